import { expect, test } from 'vitest'
import type { Proposal } from '../../src/domain/case-file.ts'
import { isExpired } from '../../src/domain/offer.ts'
import { officeListsOf } from '../../src/domain/rule-table.ts'
import { followed, goneOn, unanswered, underStatus, warningsOf } from '../../src/screens/case/offers/proposal-warnings.ts'
import { keepsPlan, proposalAsTyped, typedOffer } from '../../src/screens/case/offers/read-proposal.ts'
import { aCase, aProposal, day, minor, waiver } from '../domain/build.ts'
import { owing } from '../domain/offer-build.ts'

/** How offers stand: expired, answered, replaced, and gone out despite warnings. */

const today = day('2026-11-22')
const lists = officeListsOf({})
const old = owing({ principal: 100000 }, { limitationFrom: day('2023-12-01') })
const poor = {
  asOf: day('2026-11-01'),
  currency: 'CNY' as const,
  income: [{ type: 'salary' as const, amount: minor(100000), frequency: 'monthly' as const }],
  expenses: [],
}
const kinds = (list: { kind: string }[]) => list.map(({ kind }) => kind)

test('an offer expires after its day while an answer is awaited, and not once it was decided', () => {
  const until = (validUntil: string, status: Proposal['status'] = 'sent') =>
    isExpired(aProposal('p1', { validUntil: day(validUntil), status }), today)
  expect([until('2026-11-21'), until('2026-11-22'), until('2026-11-21', 'accepted'), until('2026-11-21', 'draft')]).toEqual([
    true,
    false,
    false,
    false,
  ])
  expect(isExpired(aProposal('p1'), today)).toBe(false)
})

test('on an old debt every offer warns of the limitation period, a token payment without any plan too', () => {
  const offer = aProposal('p1', { types: ['token_payment'], terms: { total: minor(10000) } })
  expect(kinds(warningsOf(aCase({ debts: [old] }), lists, today, offer))).toEqual(['limitation_restart'])
  expect(warningsOf(aCase(), lists, today, offer)).toEqual([])
})

test('total, number and first day of an offer without a plan stand for equal rows', () => {
  const file = aCase({ debts: [owing({ principal: 1200000 })], budget: poor })
  const terms = { total: minor(1200000), installments: 12, firstDueOn: day('2026-12-10') }
  expect(kinds(warningsOf(file, lists, today, aProposal('p1', { terms })))).toEqual(['unaffordable_plan'])
  expect(warningsOf(file, lists, today, aProposal('p1', { terms }), false)).toEqual([])
  expect(warningsOf(file, lists, today, aProposal('p1', { terms: { ...terms, installments: 24 } }))).toEqual([])
})

test('a reason is wanted when an offer goes out, once for each kind of warning, and kept with it', () => {
  const warnings = warningsOf(aCase({ debts: [old] }), lists, today, aProposal('p1'))
  expect(unanswered(warnings, { status: 'draft' })).toEqual([])
  expect(unanswered(warnings, { status: 'withdrawn' })).toEqual([])
  expect(unanswered(warnings, { status: 'sent' })).toEqual(warnings)
  const gone = goneOn(aProposal('p1'), [...warnings, ...warnings], '当事人坚持', today)
  expect(gone.acceptedWarnings).toEqual([{ warning: 'limitation_restart', reason: '当事人坚持', acceptedOn: today }])
  expect(unanswered(warnings, { ...gone, status: 'accepted' })).toEqual([])
})

test('an offer of the creditor wants a reason when it is accepted, not when it is recorded', () => {
  const warnings = warningsOf(aCase({ debts: [old] }), lists, today, aProposal('p1'))
  const of = (status: Proposal['status']) => unanswered(warnings, { status, madeBy: 'creditor' }).length
  expect([of('sent'), of('under_review'), of('accepted'), of('accepted_partly')]).toEqual([0, 0, 1, 1])
})

test('a status brings its day with it, and never changes one that is stated', () => {
  expect(underStatus(aProposal('p1', { status: 'draft' }), 'sent', today)).toMatchObject({ status: 'sent', sentOn: today })
  expect(underStatus(aProposal('p1', { sentOn: day('2026-11-01') }), 'sent', today).sentOn).toBe('2026-11-01')
  expect(underStatus(aProposal('p1', { sentOn: day('2026-11-01') }), 'accepted', today)).toMatchObject({
    sentOn: '2026-11-01',
    decidedOn: today,
  })
  expect(underStatus(aProposal('p1'), 'acknowledged', today)).toStrictEqual(aProposal('p1', { status: 'acknowledged' }))
})

test('what a new offer answers has a counter-offer, what it stands in place of is superseded, and what was decided stays', () => {
  const file = aCase({ proposals: [aProposal('p1'), aProposal('p2', { status: 'draft' }), aProposal('p3', { status: 'accepted' })] })
  const statuses = (of: Parameters<typeof followed>[1]) => followed(file, of).map(({ key, status }) => [key, status])
  expect(statuses({ answers: 'p1' })).toEqual([['p1', 'counter_offer']])
  expect(statuses({ answers: 'p1', replaces: 'p2' })).toEqual([
    ['p1', 'counter_offer'],
    ['p2', 'superseded'],
  ])
  expect(statuses({ answers: 'p3', replaces: 'p3' })).toEqual([])
  expect(statuses({})).toEqual([])
})

const planned = aProposal('p1', {
  terms: {
    total: minor(1200000),
    installments: 12,
    firstDueOn: day('2026-12-10'),
    waivers: [waiver('late_fee', 5)],
    payTo: { holder: '银行', account: '6222' },
  },
  plan: { method: 'equal_split', principal: minor(1200000), startOn: today },
  newBorrowing: true,
})

test('a proposal goes through its form and loses nothing; its plan stays as long as debts and terms do', () => {
  const file = aCase({ proposals: [planned] })
  const typed = proposalAsTyped(file, today, planned)
  expect(typedOffer(typed, { ...planned.terms })).toStrictEqual({ debts: ['huabei'], terms: planned.terms, newBorrowing: true })
  expect(keepsPlan(file, { ...typed, reasons: '住院' }, planned)).toBe(true)
  expect(keepsPlan(file, { ...typed, terms: { ...typed.terms, installments: '24' } }, planned)).toBe(false)
  expect(keepsPlan(file, { ...typed, debts: [] }, planned)).toBe(false)
  expect(keepsPlan(file, typed, undefined)).toBe(false)
})

test('a counter-offer begins with the terms that it answers, from the creditor and under review', () => {
  expect(proposalAsTyped(aCase({ proposals: [planned] }), today, undefined, planned)).toMatchObject({
    madeBy: 'creditor',
    answers: 'p1',
    status: 'under_review',
    sentOn: today,
    terms: { total: '12,000.00', installments: '12' },
    newBorrowing: false,
  })
})
