import { describe, expect, test } from 'vitest'
import type { CaseFile, ContactEntry } from '../../src/domain/case-file.ts'
import { enums } from '../../src/domain/enums.ts'
import { nextStep, openSteps } from '../../src/domain/next-step.ts'
import { aCase, aContact, aDebt, aDocument, anAgreement, aProposal, day, firstCase, lender, minor, paid, row, secondCase } from './build.ts'

const brief = (file: CaseFile) => openSteps(file).map(({ on, by, kind }) => [on, by, kind])
const promise = { promiseByThem: { what: '寄出协议', dueOn: day('2026-03-24') } }
const called = aContact('c1', '2026-03-17T15:40', promise)
const withContacts = (...contacts: ContactEntry[]) => aCase({ contacts })
const planned = (parts: Parameters<typeof anAgreement>[0]) => aCase({ agreements: [anAgreement(parts)] })

test('the first case waits for its only installment', () => {
  expect(nextStep(firstCase())).toEqual({ on: '2026-04-10', by: 'client', kind: 'installment', ref: 'a1', debts: ['huabei'], no: 1 })
  expect(brief(firstCase())).toEqual([['2026-04-10', 'client', 'installment']])
})

test('the second case waits for the rest of its third installment; its differences have no day', () => {
  expect(nextStep(secondCase())).toMatchObject({ on: '2026-07-09', by: 'client', no: 3 })
  expect(brief(secondCase())).toEqual([
    ['2026-07-09', 'client', 'installment'],
    [null, 'counselor', 'difference'],
  ])
})

test('a case without anything open has no next step', () => {
  expect(nextStep(aCase())).toBeNull()
})

test.each(enums.case_status)('a case that is %s', (status) => {
  const file = { ...firstCase(), status }
  expect(nextStep(file) === null).toBe(status === 'completed' || status === 'closed')
})

describe('installments', () => {
  const schedule = [row(1, '2026-09-10', 100), row(2, '2026-10-10', 100)]
  test('the earliest unpaid row, by its day and not by its place', () => {
    expect(brief(planned({ schedule: schedule.toReversed() }))).toEqual([['2026-09-10', 'client', 'installment']])
    expect(brief(planned({ schedule, payments: [paid('2030-01-01', 100)] }))).toEqual([['2026-10-10', 'client', 'installment']])
    expect(brief(planned({ schedule, payments: [paid('2026-09-01', 100, 'planned')] }))).toEqual([['2026-09-10', 'client', 'installment']])
    expect(brief(planned({ schedule, payments: [paid('2026-09-01', 200)] }))).toEqual([])
  })
  test('a waived row is not owed, a deferred one has lost its day', () => {
    const [first, second] = schedule as [(typeof schedule)[0], (typeof schedule)[0]]
    expect(brief(planned({ schedule: [{ ...first, relief: 'waived' }, second] }))).toEqual([['2026-10-10', 'client', 'installment']])
    expect(brief(planned({ schedule: [{ ...first, relief: 'deferred' }, second] }))).toEqual([['2026-10-10', 'client', 'installment']])
    expect(brief(planned({ schedule: [{ ...first, relief: 'deferred' }] }))).toEqual([[null, 'client', 'installment']])
  })
  test.each(enums.agreement_status)('of an agreement that is %s', (status) => {
    const ended = ['terminated', 'completed', 'amended'].includes(status)
    expect(brief(planned({ schedule, status }))).toEqual(ended ? [] : [['2026-09-10', 'client', 'installment']])
  })
})

describe('promises and follow-ups', () => {
  test('both sides’ promises and the follow-up are owed', () => {
    const entry = aContact('c1', '2026-03-17T15:40', {
      ...promise,
      promiseByUs: { what: '上传证明', dueOn: day('2026-03-20') },
      nextFollowUpOn: day('2026-03-24'),
    })
    expect(openSteps(withContacts(entry))).toEqual([
      { on: '2026-03-20', by: 'counselor', kind: 'promiseByUs', ref: 'c1', debts: ['huabei'], what: '上传证明' },
      { on: '2026-03-24', by: 'creditor', kind: 'promiseByThem', ref: 'c1', debts: ['huabei'], what: '寄出协议' },
      { on: '2026-03-24', by: 'counselor', kind: 'followUp', ref: 'c1', debts: ['huabei'] },
    ])
  })
  test('what the client promised the counselor is owed by the client', () => {
    for (const direction of ['client_to_counselor', 'counselor_to_client'] as const)
      expect(brief(withContacts({ ...called, direction }))).toEqual([['2026-03-24', 'client', 'promiseByThem']])
  })
  test('a promise without a day stands after those with one', () => {
    const undated = aContact('c1', '2026-03-17T15:40', {
      promiseByThem: { what: '回电' },
      promiseByUs: { what: '上传', dueOn: day('2026-12-31') },
    })
    expect(brief(withContacts(undated))).toEqual([
      ['2026-12-31', 'counselor', 'promiseByUs'],
      [null, 'creditor', 'promiseByThem'],
    ])
  })
  test('what was withdrawn is not owed, and what was corrected is owed as corrected', () => {
    expect(brief(withContacts(called, aContact('c2', '2026-03-17T15:40', { withdraws: 'c1' })))).toEqual([])
    const corrected = aContact('c2', '2026-03-17T15:40', { corrects: 'c1', promiseByThem: { what: '寄出协议', dueOn: day('2026-03-31') } })
    expect(brief(withContacts(called, corrected))).toEqual([['2026-03-31', 'creditor', 'promiseByThem']])
  })
})

describe('a later fact on the same debt settles what a contact left open', () => {
  const open = [['2026-03-24', 'creditor', 'promiseByThem']]
  test.each<[string, ContactEntry, boolean]>([
    ['a later contact', aContact('c2', '2026-03-18T09:00'), true],
    ['a contact of the same minute, logged later', aContact('c2', '2026-03-17T15:40'), true],
    ['an earlier contact, logged later', aContact('c2', '2026-03-16T22:25'), false],
    ['a later contact elsewhere in the world', { ...aContact('c2', '2026-03-17T08:00'), at: '2026-03-17T08:00:00+00:00' }, true],
    ['an earlier contact elsewhere in the world', { ...aContact('c2', '2026-03-17T16:00'), at: '2026-03-17T16:00:00+09:00' }, false],
    ['a later contact on another debt', aContact('c2', '2026-03-18T09:00', { debts: ['jiebei'] }), false],
    ['a later contact on both debts', aContact('c2', '2026-03-18T09:00', { debts: ['jiebei', 'huabei'] }), true],
    ['a later contact on no debt', aContact('c2', '2026-03-18T09:00', { debts: [] }), false],
    ['a later contact that only takes another back', aContact('c2', '2026-03-18T09:00', { withdraws: 'c9' }), false],
    ['a later call that nobody answered', aContact('c2', '2026-03-18T09:00', { result: 'no_answer' }), false],
    ['a later message on a machine', aContact('c2', '2026-03-18T09:00', { result: 'voicemail' }), false],
  ])('%s', (_, later, settles) => {
    expect(brief(withContacts(called, later))).toEqual(settles ? [] : open)
  })
  test('an unanswered call is a follow-up made', () => {
    const waiting = { ...called, nextFollowUpOn: day('2026-03-20') }
    const tried = aContact('c2', '2026-03-20T09:00', { result: 'no_answer', nextFollowUpOn: day('2026-03-21') })
    expect(brief(withContacts(waiting, tried))).toEqual([
      ['2026-03-21', 'counselor', 'followUp'],
      ['2026-03-24', 'creditor', 'promiseByThem'],
    ])
  })
  test('an entry on no debt is settled by any later contact', () => {
    expect(brief(withContacts({ ...called, debts: [] }, aContact('c2', '2026-03-18T09:00')))).toEqual([])
    expect(brief(withContacts({ ...called, debts: [] }))).toEqual(open)
  })
  test('a contact on two debts is settled by a fact on either', () => {
    const both = { ...called, debts: ['huabei', 'jiebei'] }
    expect(brief(withContacts(both, aContact('c2', '2026-03-18T09:00', { debts: ['jiebei'] })))).toEqual([])
  })
  test.each([
    ['2026-03-16', false],
    ['2026-03-17', false],
    ['2026-03-18', true],
  ])('a proposal sent on %s', (sentOn, settles) => {
    expect(brief({ ...withContacts(called), proposals: [aProposal('p1', { sentOn: day(sentOn) })] })).toEqual(settles ? [] : open)
  })
  test('a proposal on another debt or not yet sent settles nothing', () => {
    const proposals = [aProposal('p1'), aProposal('p2', { debts: ['jiebei'], sentOn: day('2026-03-18') })]
    expect(brief({ ...withContacts(called), proposals })).toEqual(open)
  })
  const withPaper = (signedOn: string | undefined, receivedOn: string, contact?: string): CaseFile => ({
    ...withContacts(called),
    documents: [aDocument('letter', receivedOn)],
    agreements: [
      anAgreement({
        ...(contact && { oralTerms: { contact, total: minor(1) } }),
        writtenTerms: {
          document: 'letter',
          form: 'letter',
          issuedBy: lender,
          total: minor(1),
          clauses: {},
          ...(signedOn && { signedOn: day(signedOn) }),
        },
      }),
    ],
  })
  test.each([
    ['signed and received before', '2026-03-15', '2026-03-16', undefined, false],
    ['signed later', '2026-03-18', '2026-03-10', undefined, true],
    ['received later', undefined, '2026-03-18', undefined, true],
    ['of the same day', '2026-03-17', '2026-03-17', undefined, false],
    ['of the same day, confirming this call', '2026-03-17', '2026-03-17', 'c1', true],
    ['of the day before, about this call', '2026-03-16', '2026-03-16', 'c1', false],
  ])('a paper %s', (_, signedOn, receivedOn, contact, settles) => {
    expect(brief(withPaper(signedOn, receivedOn, contact))).toEqual(settles ? [] : open)
  })
  test('a paper that a newer one replaced settled it too', () => {
    const file = withPaper('2026-03-18', '2026-03-18')
    const { writtenTerms, ...agreement } = file.agreements[0]!
    expect(brief({ ...file, agreements: [{ ...agreement, earlierPapers: [writtenTerms!] }] })).toEqual([])
  })
})

test('a promise by phone that has no paper waits for its creditor, without a day', () => {
  const file = aCase({
    contacts: [aContact('c1', '2026-03-17T15:40')],
    agreements: [anAgreement({ oralTerms: { contact: 'c1', total: minor(1) } })],
  })
  expect(openSteps(file)).toEqual([{ on: null, by: 'creditor', kind: 'confirmation', ref: 'a1', debts: ['huabei'] }])
})

test('steps of several debts stand in the order of their days', () => {
  const file = aCase({
    debts: [aDebt(), aDebt({ key: 'jiebei' })],
    contacts: [called, aContact('c2', '2026-03-18T09:00', { debts: ['jiebei'], nextFollowUpOn: day('2026-03-20') })],
    agreements: [anAgreement({ schedule: [row(1, '2026-03-22', 100)] })],
  })
  expect(brief(file)).toEqual([
    ['2026-03-20', 'counselor', 'followUp'],
    ['2026-03-22', 'client', 'installment'],
    ['2026-03-24', 'creditor', 'promiseByThem'],
  ])
})
