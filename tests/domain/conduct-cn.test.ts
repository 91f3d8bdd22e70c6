import { describe, expect, test } from 'vitest'
import { conductFlags, type ConductSetting } from '../../src/domain/conduct.ts'
import { enums } from '../../src/domain/enums.ts'
import { day } from './build.ts'
import { entries, flagged, found, minutes } from './conduct-log.ts'

describe('China: the hours', () => {
  test.each([
    ['07:59:59', true],
    ['08:00:00', false],
    ['08:00', false],
    ['21:59', false],
    ['21:59:59', false],
    ['22:00:00', true],
    ['22:00', true],
    ['03:00:00', true],
    ['00:00:00', true],
  ])('%s', (time, wrong) => {
    expect(flagged('CN', {}, `2026-11-20T${time}`)).toEqual(wrong ? ['CN_HOURS'] : [])
    expect(flagged('CN', {}, `2026-11-20T${time}+08:00`)).toEqual(wrong ? ['CN_HOURS'] : [])
    expect(flagged('CN', {}, `2026-11-20T${time}Z`)).toEqual(wrong ? ['CN_HOURS'] : [])
  })

  test('by whatever way and whoever is contacted', () => {
    for (const channel of enums.contact_channel) expect(flagged('CN', { channel }, '2026-11-20T23:00:00')).toEqual(['CN_HOURS'])
    for (const party of ['guarantor', 'spouse_liable', 'representative'] as const)
      expect(flagged('CN', { party }, '2026-11-20T23:00:00')).toEqual(['CN_HOURS'])
  })

  test('other hours can be agreed', () => {
    expect(flagged('CN', { agreedHours: true }, '2026-11-20T23:00:00')).toEqual([])
  })
})

describe('China: answered calls a day', () => {
  const answered = { answered: true }

  test('the 4th and later', () => {
    expect(found('CN', entries(minutes(3), answered))).toEqual([])
    expect(found('CN', entries(minutes(5), answered))).toEqual(['e4 CN_EFFECTIVE_CALLS_GT3', 'e5 CN_EFFECTIVE_CALLS_GT3'])
  })

  test('a bot’s call is a call, a message is none', () => {
    expect(found('CN', entries(minutes(4), { ...answered, channel: 'voice_bot' }))).toEqual(['e4 CN_EFFECTIVE_CALLS_GT3'])
    expect(found('CN', entries(minutes(9), { ...answered, channel: 'sms' }))).toEqual([])
  })

  test('unanswered ones between them do not count, nor do other creditors, days and parties', () => {
    const log = entries(minutes(4), answered)
    for (const other of [
      { answered: false },
      { creditor: 'c2' },
      { party: 'guarantor' },
      { at: '2026-11-19T21:00:00' },
      { startedBy: 'client' },
    ] as const)
      expect(found('CN', log.with(1, { ...log[1]!, ...other }))).toEqual([])
  })

  test('whichever number and debt it was about', () => {
    const log = entries(minutes(4), answered)
    expect(found('CN', log.with(1, { ...log[1]!, number: 'B', debts: ['d2'] }))).toEqual(['e4 CN_EFFECTIVE_CALLS_GT3'])
  })

  test('in the order of time, not of the file', () => {
    expect(found('CN', entries(minutes(4), answered).toReversed())).toEqual(['e4 CN_EFFECTIVE_CALLS_GT3'])
  })

  test('a contact whose party nobody stated was the debtor’s', () => {
    const log = entries(minutes(4), answered).map(({ party: _, ...rest }) => rest)
    expect(found('CN', log)).toEqual(['e4 CN_EFFECTIVE_CALLS_GT3'])
  })
})

describe('China: dialling a day', () => {
  test('the 7th and later unanswered', () => {
    expect(found('CN', entries(minutes(6)))).toEqual([])
    expect(found('CN', entries(minutes(8)))).toEqual(['e7 CN_DIALS_GT6', 'e8 CN_DIALS_GT6'])
  })

  test('the same number, creditor and day; answered ones and messages do not count', () => {
    const log = entries(minutes(7))
    for (const other of [
      { number: 'B' },
      { creditor: 'c2' },
      { at: '2026-11-21T09:00:00' },
      { answered: true },
      { channel: 'sms' },
    ] as const)
      expect(found('CN', log.with(2, { ...log[2]!, ...other }))).toEqual([])
    expect(found('CN', log.with(2, { ...log[2]!, debts: ['d2'] }))).toEqual(['e7 CN_DIALS_GT6'])
  })

  test('at a guarantor’s number too, and a bot’s', () => {
    expect(found('CN', entries(minutes(7), { party: 'guarantor', channel: 'voice_bot' }))).toEqual(['e7 CN_DIALS_GT6'])
  })

  test('without a number the party stands for it', () => {
    const log = entries(minutes(7)).map(({ number: _, ...rest }) => rest)
    expect(found('CN', log)).toEqual(['e7 CN_DIALS_GT6'])
    expect(found('CN', log.with(2, { ...log[2]!, party: 'guarantor' }))).toEqual([])
  })

  test('a flag names what it was counted with', () => {
    expect(conductFlags('CN', entries(minutes(7)))).toEqual([
      { entry: 'e7', rule: 'CN_DIALS_GT6', counted: ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'] },
    ])
  })
})

describe('China: other people', () => {
  test.each(['contact_person', 'unrelated_third_party', 'employer'] as const)('%s', (party) => {
    expect(flagged('CN', { party })).toEqual(['CN_THIRD_PARTY_CONTACT'])
    expect(flagged('CN', { party, debtorUnreachable: true })).toEqual([])
    expect(flagged('CN', { party, debtorUnreachable: true, refusedBefore: true })).toEqual(['CN_THIRD_PARTY_AFTER_REFUSAL'])
    expect(flagged('CN', { party, debtorUnreachable: true, disclosedDebt: true })).toEqual(['CN_THIRD_PARTY_DISCLOSURE'])
    expect(flagged('CN', { party, refusedBefore: true, disclosedDebt: true, channel: 'sms' }, '2026-11-20T22:00:00')).toEqual([
      'CN_HOURS',
      'CN_THIRD_PARTY_CONTACT',
      'CN_THIRD_PARTY_AFTER_REFUSAL',
      'CN_THIRD_PARTY_DISCLOSURE',
    ])
  })

  test.each(['debtor', 'guarantor', 'spouse_liable', 'representative'] as const)('%s is liable or acts for the debtor', (party) => {
    expect(flagged('CN', { party, refusedBefore: true, disclosedDebt: true })).toEqual([])
  })
})

describe('China: a card plan in force', () => {
  const plan = (from: string, to?: string): ConductSetting => ({
    cardPlans: [{ debts: ['d1', 'd2'], from: day(from), ...(to !== undefined && { to: day(to) }) }],
  })

  test('collecting goes on after the day of signing', () => {
    expect(flagged('CN', {}, '2026-11-20T10:00:00', plan('2026-11-20'))).toEqual([])
    expect(flagged('CN', {}, '2026-11-20T10:00:00', plan('2026-11-19'))).toEqual(['AFTER_AGREEMENT'])
    expect(flagged('CN', { channel: 'letter' }, '2026-11-20T10:00:00', plan('2026-11-19'))).toEqual(['AFTER_AGREEMENT'])
  })

  test('until it ends, and only about its debts', () => {
    expect(flagged('CN', {}, '2026-11-20T10:00:00', plan('2026-01-01', '2026-11-20'))).toEqual(['AFTER_AGREEMENT'])
    expect(flagged('CN', {}, '2026-11-20T10:00:00', plan('2026-01-01', '2026-11-19'))).toEqual([])
    expect(flagged('CN', { debts: ['d3', 'd2'] }, '2026-11-20T10:00:00', plan('2026-01-01'))).toEqual(['AFTER_AGREEMENT'])
    expect(flagged('CN', { debts: ['d3'] }, '2026-11-20T10:00:00', plan('2026-01-01'))).toEqual([])
    expect(flagged('US', {}, '2026-11-20T10:00:00', plan('2026-01-01'))).toEqual([])
  })
})
