import { describe, expect, test } from 'vitest'
import { caseConduct, conductRulesOf } from '../../src/domain/case-conduct.ts'
import type { CaseFile, ContactEntry } from '../../src/domain/case-file.ts'
import { enums } from '../../src/domain/enums.ts'
import type { ConductList } from '../../src/domain/office-lists.ts'
import { aCase, aContact, aDebt, anAgreement, day, firstCase, paid, row } from './build.ts'

const today = day('2026-11-22')
const shipped: ConductList = { on: {} }
const found = (file: CaseFile, list: ConductList = shipped) => caseConduct(file, list, today).map(({ entry, rule }) => `${entry} ${rule}`)
const pressed = (key: string, at: string, parts: Partial<ContactEntry> = {}) =>
  aContact(key, at, { direction: 'creditor_to_client', ...parts })
const calls = (n: number, parts: Partial<ContactEntry> = {}, on = '2026-03-16') =>
  Array.from({ length: n }, (_, i) => pressed(`c${i + 1}`, `${on}T10:0${i}`, parts))

test('the call at 22:25 of the first case', () => {
  expect(caseConduct(firstCase(), shipped, today)).toEqual([{ entry: 'c3', rule: 'CN_HOURS', counted: [] }])
})

describe('what counts in the log', () => {
  const late = pressed('c1', '2026-03-16T23:00')
  const of = (...contacts: ContactEntry[]) => found(aCase({ contacts }))

  test('only what the creditor’s side started', () => {
    for (const direction of enums.contact_direction)
      expect(of({ ...late, direction }).some((flag) => flag.endsWith('CN_HOURS'))).toBe(direction.startsWith('creditor_'))
  })
  test('neither corrected nor withdrawn entries, and the correction in their place', () => {
    expect(of(late, aContact('c2', '2026-03-17T10:00', { withdraws: 'c1' }))).toEqual([])
    expect(of(late, pressed('c2', '2026-03-16T21:00', { corrects: 'c1' }))).toEqual([])
    expect(of(late, pressed('c2', '2026-03-16T23:30', { corrects: 'c1' }))).toEqual(['c2 CN_HOURS'])
  })
  test('what a person ticked', () => {
    expect(of({ ...late, conduct: { agreedHours: true } })).toEqual([])
    expect(of(pressed('c1', '2026-03-16T10:00', { conduct: { content: ['insult'] } }))).toEqual(['c1 CONTENT'])
  })
  test('a call counts as answered unless its result says that nobody was reached', () => {
    const tooMany = (result: ContactEntry['result']) => of(...calls(4, { result })).includes('c4 CN_EFFECTIVE_CALLS_GT3')
    for (const result of enums.contact_result)
      expect([result, tooMany(result)]).toEqual([result, !['no_answer', 'busy', 'wrong_number', 'voicemail'].includes(result)])
  })
  test('calls of one organisation, however its name is typed; without one the lender of the debt stands for it', () => {
    const four = calls(4, { counterpartOrg: 'ABC 催收' })
    expect(of(...four.with(1, { ...four[1]!, counterpartOrg: 'ＡＢＣ催收' }))).toEqual(['c4 CN_EFFECTIVE_CALLS_GT3'])
    expect(of(...four.with(1, { ...four[1]!, counterpartOrg: '别家' }))).toEqual([])
    expect(of(...calls(4))).toEqual(['c4 CN_EFFECTIVE_CALLS_GT3'])
    const file = aCase({ debts: [aDebt(), aDebt({ key: 'card', parties: [{ role: 'legal_lender', name: '某银行' }] })] })
    const log = calls(4)
    expect(found({ ...file, contacts: log.with(3, { ...log[3]!, debts: ['card'] }) })).toEqual([])
  })
  test('what the counselor is told is not a call to the debtor', () => {
    expect(of(...calls(4, { direction: 'creditor_to_counselor' }))).toEqual([])
  })
})

describe('the hour is that of the place where the client lives', () => {
  const morning = pressed('c1', '2026-03-16T09:30')
  const living = (timeZone?: string, contacts = [morning]) =>
    found(aCase({ contacts, client: { name: '张', phones: [], household: [], ...(timeZone !== undefined && { timeZone }) } }))
  test('early in Berlin, fine in Shanghai and where nobody said', () => {
    expect(living('Europe/Berlin')).toEqual(['c1 CN_HOURS'])
    expect(living('Asia/Shanghai')).toEqual([])
    expect(living()).toEqual([])
  })
  test('the day turns there too', () => {
    const both = (second: string) => [...calls(3, {}, '2026-03-16'), pressed('c4', second)]
    expect(living('Asia/Shanghai', both('2026-03-16T21:00'))).toEqual(['c4 CN_EFFECTIVE_CALLS_GT3'])
    expect(living('Pacific/Auckland', both('2026-03-16T21:00'))).toEqual(['c4 CN_HOURS'])
  })
  test('a zone that this computer does not know leaves the logged hour', () => {
    expect(living('Nowhere/Land')).toEqual([])
  })
})

describe('a third party', () => {
  const mother = (at: string, parts: Partial<ContactEntry> = {}) => pressed('m', at, { direction: 'creditor_to_third_party', ...parts })
  const of = (...contacts: ContactEntry[]) => found(aCase({ contacts })).filter((flag) => flag.startsWith('m '))
  const inVain = (n: number, parts: Partial<ContactEntry> = {}) => calls(n, { result: 'no_answer', ...parts })

  test('may be called once three calls in a row to the debtor have failed', () => {
    expect(of(...inVain(2), mother('2026-03-16T11:00'))).toEqual(['m CN_THIRD_PARTY_CONTACT'])
    expect(of(...inVain(3), mother('2026-03-16T11:00'))).toEqual([])
    expect(of(...inVain(3), mother('2026-03-16T09:00'))).toEqual(['m CN_THIRD_PARTY_CONTACT'])
    expect(of(...inVain(3, { counterpartOrg: '别家' }), mother('2026-03-16T11:00'))).toEqual(['m CN_THIRD_PARTY_CONTACT'])
    expect(of(...inVain(3, { channel: 'sms' }), mother('2026-03-16T11:00'))).toEqual(['m CN_THIRD_PARTY_CONTACT'])
  })
  test('but not when the debtor was reached in between, or called back', () => {
    for (const between of [{}, { direction: 'client_to_creditor' }] as const)
      expect(of(...inVain(3), pressed('x', '2026-03-16T10:30', between), mother('2026-03-16T11:00'))).toEqual(['m CN_THIRD_PARTY_CONTACT'])
  })
  test('or once the number was wrong', () => {
    expect(of(...calls(1, { result: 'wrong_number' }), mother('2026-03-16T11:00'))).toEqual([])
  })
  test('or when a person noted that the debtor could not be reached; not again when it refused, nor told of the debt', () => {
    const unreachable = { debtorUnreachable: true }
    expect(of(mother('2026-03-16T11:00', { conduct: unreachable }))).toEqual([])
    expect(of(mother('2026-03-16T11:00', { conduct: { ...unreachable, refusedBefore: true } }))).toEqual(['m CN_THIRD_PARTY_AFTER_REFUSAL'])
    expect(of(mother('2026-03-16T11:00', { conduct: { ...unreachable, disclosedDebt: true } }))).toEqual(['m CN_THIRD_PARTY_DISCLOSURE'])
  })
})

describe('a card’s plan', () => {
  const card = aDebt({ key: 'card', debtType: 'credit_card' })
  const contacts = ['2026-04-01', '2026-04-02', '2026-05-20', '2026-07-20'].map((on, i) =>
    pressed(`c${i + 1}`, `${on}T10:00`, { debts: ['card'] }),
  )
  const written = { document: 'd', form: 'letter', issuedBy: '某银行', signedOn: day('2026-04-01'), clauses: {} } as const
  const schedule = [row(1, '2026-05-10', 100), row(2, '2026-06-10', 100)]
  const plan = (parts: Parameters<typeof anAgreement>[0]) =>
    found(aCase({ debts: [card], contacts, agreements: [anAgreement({ debts: ['card'], writtenTerms: written, schedule, ...parts })] }))
  const payments = [paid('2026-05-01', 100), paid('2026-06-01', 100)]
  const flags = (...keys: string[]) => keys.map((key) => `${key} AFTER_AGREEMENT`)

  test('is not to be pressed from the day after signing, until a row was missed', () => {
    expect(plan({ payments })).toEqual(flags('c2', 'c3', 'c4'))
    expect(plan({ payments: payments.slice(0, 1) })).toEqual(flags('c2', 'c3'))
    expect(plan({ payments: payments.slice(0, 1), graceDays: 5 })).toEqual(flags('c2', 'c3'))
    expect(plan({})).toEqual(flags('c2'))
  })
  test.each(enums.agreement_status)('that is %s', (status) => {
    const kept = ['active', 'cured', 'completed'].includes(status)
    expect(plan({ payments, status })).toEqual(kept ? flags('c2', 'c3', 'c4') : [])
  })
  test('that broke: until its first missed row', () => {
    expect(plan({ payments: payments.slice(0, 1), status: 'breached' })).toEqual(flags('c2', 'c3'))
  })
  test('only of cards, only when it is signed, only about its own debts', () => {
    const { signedOn: _, ...unsigned } = written
    expect(plan({ payments, writtenTerms: unsigned })).toEqual([])
    expect(plan({ payments, debts: ['huabei'] })).toEqual([])
    const loan = { ...card, debtType: 'cash_loan_online' } as const
    expect(
      found(aCase({ debts: [loan], contacts, agreements: [anAgreement({ debts: ['card'], writtenTerms: written, schedule, payments })] })),
    ).toEqual([])
  })
})

describe('a breathing space', () => {
  const on = { on: { 'UK_EW CONTACT_IN_MORATORIUM': true } }
  const of = (to?: string, list: ConductList = on) =>
    found(
      aCase({
        jurisdiction: 'UK_EW',
        debts: [aDebt({ moratorium: { from: day('2026-01-01'), ...(to && { to: day(to) }) } })],
        contacts: ['2025-12-31', '2026-01-01', '2026-01-15', '2026-03-01', '2026-03-02'].map((at, i) => pressed(`c${i}`, `${at}T10:00`)),
      }),
      list,
    ).map((flag) => flag.slice(0, 2))
  test('lasts as long as was typed, else sixty days', () => {
    expect(of('2026-01-15')).toEqual(['c1', 'c2'])
    expect(of()).toEqual(['c1', 'c2', 'c3'])
  })
  test('says nothing until the office has switched the rule on', () => {
    expect(of(undefined, shipped)).toEqual([])
  })
})

describe('what is on', () => {
  const wrong = pressed('c1', '2026-03-16T23:30', { conduct: { content: ['threat'], disclosedDebt: true }, party: 'employer' })
  const at = (jurisdiction: CaseFile['jurisdiction'], list = shipped) => found(aCase({ jurisdiction, contacts: [wrong] }), list)

  test('China and the read rules of the United States, nothing elsewhere', () => {
    expect(at('CN')).toEqual(['c1 CN_HOURS', 'c1 CN_THIRD_PARTY_CONTACT', 'c1 CN_THIRD_PARTY_DISCLOSURE', 'c1 CONTENT'])
    expect(at('US')).toEqual(['c1 US_HOURS'])
    for (const jurisdiction of ['TW', 'HK', 'UK_EW', 'UK_SCT', 'DE', 'OTHER'] as const) {
      expect(at(jurisdiction)).toEqual([])
      expect(conductRulesOf(jurisdiction, shipped).every(({ on, read }) => !on && !read)).toBe(true)
    }
  })
  test('is the office’s to say, place by place', () => {
    expect(at('CN', { on: { 'CN CN_HOURS': false } })).not.toContain('c1 CN_HOURS')
    expect(at('TW', { on: { 'TW CONTENT': true } })).toEqual(['c1 CONTENT'])
    expect(at('HK', { on: { 'TW CONTENT': true } })).toEqual([])
    expect(at('US', { on: { 'US US_THIRD_PARTY_DISCLOSURE': true } })).toContain('c1 US_THIRD_PARTY_DISCLOSURE')
  })
  test('hours and calls a day where the law has no figure are the office’s own', () => {
    const list = { on: { 'TW OFFICE_HOURS': true, 'TW OFFICE_CALLS': true } }
    expect(at('TW', list)).toEqual([])
    expect(at('TW', { ...list, hours: { from: '07:00', to: '22:00' } })).toEqual(['c1 OFFICE_HOURS'])
    expect(at('TW', { ...list, callsPerDay: 0 })).toEqual(['c1 OFFICE_CALLS'])
  })
  test('every rule of a place is offered once', () => {
    expect(conductRulesOf('CN', shipped).map(({ rule }) => rule)).toEqual([
      'CN_HOURS',
      'CN_EFFECTIVE_CALLS_GT3',
      'CN_DIALS_GT6',
      'CN_THIRD_PARTY_CONTACT',
      'CN_THIRD_PARTY_AFTER_REFUSAL',
      'CN_THIRD_PARTY_DISCLOSURE',
      'AFTER_AGREEMENT',
      'CONTENT',
    ])
    expect(conductRulesOf('UK_EW', shipped).map(({ rule }) => rule)).toEqual([
      'CONTACT_IN_MORATORIUM',
      'OFFICE_HOURS',
      'OFFICE_CALLS',
      'CONTENT',
    ])
  })
})
