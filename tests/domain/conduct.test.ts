import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ConductEntry, conductFlags, conductRules } from '../../src/domain/conduct.ts'
import { addDays } from '../../src/domain/day.ts'
import { enums } from '../../src/domain/enums.ts'
import { day } from './build.ts'
import { entries, flagged, found, minutes, type Jurisdiction } from './conduct-log.ts'

test('England and Wales: contact in a breathing space, first and last day included', () => {
  const moratoria = [{ debts: ['d1'], from: day('2026-11-10'), to: day('2026-11-20') }]
  const inSpace = (on: string, jurisdiction: Jurisdiction = 'UK_EW', debts = ['d1']) =>
    flagged(jurisdiction, { debts }, `${on}T10:00:00`, { moratoria })
  expect(['2026-11-09', '2026-11-10', '2026-11-20', '2026-11-21'].map((on) => inSpace(on).length)).toEqual([0, 1, 1, 0])
  expect(inSpace('2026-11-15')).toEqual(['CONTACT_IN_MORATORIUM'])
  expect(inSpace('2026-11-15', 'UK_EW', ['d2'])).toEqual([])
  expect(inSpace('2026-11-15', 'UK_SCT')).toEqual([])
})

describe('where the law has no figure the office’s own limits count, once they are set', () => {
  const setting = { officeHours: { from: '07:00', to: '22:00' }, officeCallsPerDay: 2 }

  test.each(['TW', 'HK', 'UK_EW', 'UK_SCT', 'DE', 'OTHER'] as const)('%s', (jurisdiction) => {
    expect(flagged(jurisdiction, {}, '2026-11-20T06:59:59', setting)).toEqual(['OFFICE_HOURS'])
    expect(flagged(jurisdiction, {}, '2026-11-20T07:00:00', setting)).toEqual([])
    expect(flagged(jurisdiction, {}, '2026-11-20T21:59:59', setting)).toEqual([])
    expect(flagged(jurisdiction, {}, '2026-11-20T22:00:00', setting)).toEqual(['OFFICE_HOURS'])
    expect(flagged(jurisdiction, { agreedHours: true }, '2026-11-20T22:00:00', setting)).toEqual([])
    expect(flagged(jurisdiction, {}, '2026-11-20T23:00:00')).toEqual([])
    expect(found(jurisdiction, entries(minutes(3)), setting)).toEqual(['e3 OFFICE_CALLS'])
    expect(found(jurisdiction, entries(minutes(9)))).toEqual([])
  })

  test('calls alone, of one creditor on one day', () => {
    const log = entries(minutes(3))
    for (const other of [{ channel: 'sms' }, { creditor: 'c2' }, { at: '2026-11-21T09:00:00' }] as const)
      for (const at of [0, 2]) expect(found('TW', log.with(at, { ...log[at]!, ...other }), setting)).toEqual([])
    expect(flagged('TW', {}, '2026-11-20T10:00:00', { officeCallsPerDay: 0 })).toEqual(['OFFICE_CALLS'])
  })

  test('China and the United States have figures of their own', () => {
    expect(flagged('CN', {}, '2026-11-20T08:30:00', { officeHours: { from: '09:00', to: '18:00' } })).toEqual([])
    expect(found('US', entries(minutes(3)), setting)).toEqual([])
  })
})

test('a contact that is wrong by itself is counted with no other', () => {
  const log = entries(['2026-11-20T10:00:00', '2026-11-20T23:00:00'])
  expect(conductFlags('CN', log)).toEqual([{ entry: 'e2', rule: 'CN_HOURS', counted: [] }])
})

test('what was said counts everywhere', () => {
  for (const jurisdiction of enums.jurisdiction) {
    expect(flagged(jurisdiction, { content: ['threat'] })).toEqual(['CONTENT'])
    expect(flagged(jurisdiction, { content: [] })).toEqual([])
  }
})

test('dialling too often is advised against, the office’s own limits inform, the rest may be breaches', () => {
  const of = (severity: string) => Object.entries(conductRules).flatMap(([rule, { severity: own }]) => (own === severity ? [rule] : []))
  expect(of('advisory')).toEqual(['CN_DIALS_GT6'])
  expect(of('info')).toEqual(['OFFICE_HOURS', 'OFFICE_CALLS'])
  expect(of('breach')).toHaveLength(12)
})

describe('over any log', () => {
  const anyEntry = fc.record({
    at: fc
      .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 23 }))
      .map(([d, h]) => `${addDays(day('2026-02-20'), d)}T${String(h).padStart(2, '0')}:00:00`),
    channel: fc.constantFrom('call', 'call', 'voice_bot', 'sms'),
    startedBy: fc.constantFrom('creditor', 'creditor', 'creditor', 'client', 'counselor'),
    party: fc.constantFrom('debtor', 'debtor', 'guarantor', 'contact_person'),
    number: fc.constantFrom('A', 'B'),
    creditor: fc.constantFrom('c1', 'c2'),
    debts: fc.constantFrom(['d1'], ['d2'], ['d1', 'd2'], []),
    answered: fc.boolean(),
  }) as fc.Arbitrary<Omit<ConductEntry, 'key'>>
  const anyLog = fc.array(anyEntry, { maxLength: 60 }).map((log) => log.map((one, i): ConductEntry => ({ ...one, key: `e${i}` })))

  test('what the client or the counselor started changes nothing', () => {
    fc.assert(
      fc.property(anyLog, fc.constantFrom(...enums.jurisdiction), (log, jurisdiction) => {
        expect(conductFlags(jurisdiction, log)).toEqual(
          conductFlags(
            jurisdiction,
            log.filter(({ startedBy }) => startedBy === 'creditor'),
          ),
        )
      }),
    )
  })

  test('one contact more never takes a flag away from the others', () => {
    fc.assert(
      fc.property(anyLog, fc.constantFrom('CN', 'US'), (log, jurisdiction) => {
        const all = found(jurisdiction, log)
        for (const flag of found(jurisdiction, log.slice(0, -1))) expect(all).toContain(flag)
      }),
    )
  })

  test('calls in seven days, counted another way: for every debt and person all windows of seven days', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const calls = log.filter(({ startedBy, channel, party }) => startedBy === 'creditor' && channel !== 'sms' && party === 'debtor')
        const inTime = calls.toSorted((a, b) => (a.at === b.at ? log.indexOf(a) - log.indexOf(b) : a.at < b.at ? -1 : 1))
        const tooMany = new Set<string>()
        for (const debt of ['d1', 'd2', undefined])
          for (let start = -6; start <= 12; start++) {
            const window = Array.from({ length: 7 }, (_, i) => addDays(day('2026-02-20'), start + i) as string)
            const about = inTime.filter(({ debts }) => (debt === undefined ? debts.length === 0 : debts.includes(debt)))
            for (const call of about.filter(({ at }) => window.includes(at.slice(0, 10))).slice(7)) tooMany.add(call.key)
          }
        const ours = conductFlags('US', log).filter(
          ({ rule, entry: key }) => rule === 'US_7_IN_7' && calls.some((call) => call.key === key),
        )
        expect(new Set(ours.map(({ entry: key }) => key))).toEqual(tooMany)
      }),
    )
  })
})
