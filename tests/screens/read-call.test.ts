import { expect, test } from 'vitest'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { enums } from '../../src/domain/enums.ts'
import { noTerms, termsAsTyped } from '../../src/screens/case/agreements/read-terms.ts'
import {
  asksTerms,
  commonResults,
  freshCall,
  hasTyped,
  lengthText,
  otherResults,
  readCall,
  secondsSince,
  termsSoFar,
  termsText,
  type CallFields,
} from '../../src/screens/case/call/read-call.ts'
import { aCase, aDebt, anAgreement, aProposal, day, minor, waiver } from '../domain/build.ts'

const file = aCase()
const now = Date.parse('2026-11-22T10:07:05Z')
const fresh = (of: CaseFile = file): CallFields =>
  freshCall(of, 'huabei', 'Asia/Shanghai', () => ({ day: day('2026-11-22'), time: '18:00' }))
const terms = { total: minor(1_200_000), installments: 12, firstDueOn: day('2026-12-10'), waivers: [waiver('overdue_interest', 26_000)] }
const typed = (parts: Partial<CallFields> = {}, of: CaseFile = file): CallFields => ({
  ...fresh(of),
  startedAt: '2026-11-22T10:00:00.000Z',
  counterpartName: '王先生',
  counterpartNo: '8817',
  summary: '同意分12期。',
  result: 'answered',
  ...parts,
})
const read = (parts: Partial<CallFields> = {}, of: CaseFile = file) => {
  const result = readCall(of, typed(parts, of), 'CNY', now)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}
const refused = (parts: Partial<CallFields>): string[] => {
  const result = readCall(file, typed(parts), 'CNY', now)
  return result.ok ? [] : result.problems.map(({ field, code }) => `${field}: ${code}`)
}

test('a call starts with its debt, this moment, a call by us, and nobody on the line', () => {
  const other = aDebt({ key: 'card', brand: '信用卡' })
  expect(fresh(aCase({ debts: [other, aDebt()] }))).toMatchObject({
    debts: ['huabei'],
    debt: 'huabei',
    caseNo: '2026-0001',
    day: '2026-11-22',
    time: '18:00',
    channel: 'call',
    direction: 'counselor_to_creditor',
    counterpartOrg: '支付宝（中国）网络技术有限公司',
    counterpartName: '',
    startedAt: '',
    agreement: '',
  })
})

test('every result is reached by one key or from the list, once', () => {
  expect(commonResults).toHaveLength(9)
  expect([...commonResults, ...otherResults].toSorted()).toEqual([...enums.contact_result].toSorted())
})

test('the timer alone is nothing typed; a letter, a tick or a term is', () => {
  expect(hasTyped({ ...fresh(), startedAt: '2026-11-22T10:00:00.000Z', time: '18:07' }, fresh())).toBe(false)
  expect(hasTyped({ ...fresh(), summary: ' ' }, fresh())).toBe(true)
  expect(hasTyped({ ...fresh(), nameRefused: true }, fresh())).toBe(true)
  expect(hasTyped({ ...fresh(), hungUp: true }, fresh())).toBe(true)
  expect(hasTyped({ ...fresh(), terms: { ...noTerms(), total: '1' } }, fresh())).toBe(true)
})

test('name and number are asked for until given or refused, each on its own', () => {
  const nobody = { counterpartName: ' ', counterpartNo: '' }
  expect(refused(nobody)).toEqual(['counterpartName: call.name', 'counterpartNo: call.number'])
  expect(refused({ ...nobody, nameRefused: true })).toEqual(['counterpartNo: call.number'])
  expect(read({ ...nobody, nameRefused: true, numberRefused: true }).entry.refusedToSay).toEqual(['name', 'number'])
  expect(read({ counterpartNo: '', numberRefused: true }).entry.refusedToSay).toEqual(['number'])
})

test('what was refused first and given later is given', () => {
  const { entry } = read({ nameRefused: true, numberRefused: true })
  expect(entry).not.toHaveProperty('refusedToSay')
  expect(entry).toMatchObject({ counterpartName: '王先生', counterpartNo: '8817' })
})

test.each(['no_answer', 'busy', 'wrong_number', 'voicemail'])('%s: there was nobody to ask, and the call has no length', (result) => {
  const { entry } = read({ counterpartName: '', counterpartNo: '', nameRefused: true, result })
  expect(entry).not.toHaveProperty('durationSec')
  expect(entry).not.toHaveProperty('refusedToSay')
})

test('a running call lasts until it is saved, one that was hung up as long as the form says', () => {
  expect(read().entry.durationSec).toBe(425)
  expect(read({ hungUp: true, minutes: '3:05' }).entry.durationSec).toBe(185)
  expect(read({ hungUp: true, minutes: '' }).entry).not.toHaveProperty('durationSec')
  expect(read({ startedAt: '2026-11-20T10:00:00.000Z' }).entry, 'no call lasts two days').not.toHaveProperty('durationSec')
  expect(refused({ hungUp: true, minutes: 'long' })).toEqual(['minutes: number.invalid'])
})

test('seconds are whole, never below zero, and written as the form reads them', () => {
  expect(secondsSince('2026-11-22T10:00:00.000Z', now)).toBe(425)
  expect(secondsSince('2026-11-22T10:00:00.900Z', now)).toBe(424)
  expect(secondsSince('2026-11-22T10:08:00.000Z', now)).toBe(0)
  expect([0, 5, 65, 3600, 86_400, 86_401].map(lengthText)).toEqual(['0:00', '0:05', '1:05', '60:00', '1440:00', ''])
})

test('terms are asked for when something was agreed or offered, and are never dropped once typed', () => {
  expect(enums.contact_result.filter((result) => asksTerms({ result, terms: noTerms() }))).toEqual(['offer_received', 'accepted_verbal'])
  expect(asksTerms({ result: 'answered', terms: { ...noTerms(), installments: 'x' } })).toBe(true)
  expect(read({ result: 'answered', terms: termsAsTyped(terms, 'CNY') }).said?.terms).toEqual(terms)
  expect(refused({ result: 'answered', terms: { ...noTerms(), total: 'viel' } })).toEqual(['terms.total: money.invalid'])
})

test('one save carries the entry and the terms said, as a new agreement in answer to our open offer', () => {
  const asked = aCase({ proposals: [aProposal('p1')] })
  const { entry, said } = read({ result: 'accepted_verbal', terms: termsAsTyped(terms, 'CNY') }, asked)
  expect(entry).toMatchObject({ debts: ['huabei'], at: '2026-11-22T18:00:00+08:00', result: 'accepted_verbal', readBack: false })
  expect(said).toEqual({ proposal: 'p1', terms })
})

test('where an agreement waits for confirmation the terms are of that one', () => {
  const waits = aCase({ proposals: [aProposal('p1')], agreements: [anAgreement({ status: 'pending_confirmation' })] })
  expect(read({ result: 'accepted_verbal', terms: termsAsTyped(terms, 'CNY') }, waits).said).toEqual({ agreement: 'a1', terms })
  expect(read({ result: 'accepted_verbal', terms: termsAsTyped(terms, 'CNY'), agreement: '' }, waits).said).toEqual({
    proposal: 'p1',
    terms,
  })
})

test('a spoken yes without terms is logged as it is', () => {
  const { entry, said } = read({ result: 'accepted_verbal' })
  expect(said).toBeUndefined()
  expect(entry).not.toHaveProperty('readBack')
})

test('only the very terms that were read back count as read back', () => {
  const fields = termsAsTyped(terms, 'CNY')
  const agreedTo = termsText(fields)
  expect(read({ result: 'accepted_verbal', terms: fields, agreedTo }).entry.readBack).toBe(true)
  expect(read({ result: 'accepted_verbal', terms: { ...fields, total: '12,144.00' }, agreedTo }).entry.readBack).toBe(false)
  expect(termsText(termsAsTyped(terms, 'CNY')), 'the places of rows on screen are no terms').toBe(agreedTo)
})

test('what is wrong stands beside its field, once', () => {
  expect(refused({ summary: '', result: '' })).toEqual(['summary: text.empty', 'result: choice.unknown'])
  const half = { ...noTerms(), waived: 'some' }
  expect(refused({ result: 'accepted_verbal', terms: half })).toEqual(
    expect.arrayContaining(['terms.waivers.0.component: choice.unknown', 'terms.waivers.0.amount: text.empty']),
  )
})

test('only whole terms are read aloud', () => {
  const half = {
    ...noTerms(),
    total: '12000',
    installments: '12x',
    waived: 'some',
    waivers: [{ row: 'r', component: 'late_fee', amount: '' }],
  }
  expect(termsSoFar(half, 'CNY')).toEqual({ total: 1_200_000 })
  expect(termsSoFar(termsAsTyped(terms, 'CNY'), 'CNY')).toEqual(terms)
  expect(termsSoFar(noTerms(), 'CNY')).toEqual({})
})
