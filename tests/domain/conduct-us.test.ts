import { describe, expect, test } from 'vitest'
import { type ConductEntry, conductFlags } from '../../src/domain/conduct.ts'
import { addDays } from '../../src/domain/day.ts'
import { day } from './build.ts'
import { entries, entry, flagged, found, minutes } from './conduct-log.ts'

describe('United States: the hours', () => {
  test.each([
    ['07:59:59', true],
    ['08:00:00', false],
    ['21:00:00', false],
    ['21:00', false],
    ['21:00:01', true],
    ['21:01', true],
  ])('%s', (time, wrong) => {
    for (const channel of ['call', 'voice_bot', 'sms', 'email'] as const)
      expect(flagged('US', { channel }, `2026-11-20T${time}`)).toEqual(wrong ? ['US_HOURS'] : [])
  })

  test('a letter or a visit has no hours, and an agreement changes none', () => {
    expect(flagged('US', { channel: 'letter' }, '2026-11-20T23:00:00')).toEqual([])
    expect(flagged('US', { channel: 'visit' }, '2026-11-20T23:00:00')).toEqual([])
    expect(flagged('US', { agreedHours: true }, '2026-11-20T23:00:00')).toEqual(['US_HOURS'])
  })
})

describe('United States: calls in seven days', () => {
  const onDays = (days: number[], parts: Partial<ConductEntry> = {}) =>
    entries(
      days.map((d) => addDays(day('2028-02-25'), d)),
      parts,
    )

  test('the 8th and later, answered or not, within a day and the six before', () => {
    expect(found('US', entries(minutes(7)))).toEqual([])
    expect(found('US', entries(minutes(9)))).toEqual(['e8 US_7_IN_7', 'e9 US_7_IN_7'])
    expect(found('US', onDays([0, 1, 2, 3, 4, 5, 6]))).toEqual([])
    expect(found('US', onDays([0, 1, 2, 3, 4, 5, 6, 6]))).toEqual(['e8 US_7_IN_7'])
    expect(found('US', onDays([0, 1, 2, 3, 4, 5, 6, 7, 8]))).toEqual([])
    expect(found('US', onDays([0, 0, 0, 0, 0, 0, 0, 6]))).toEqual(['e8 US_7_IN_7'])
    expect(found('US', onDays([0, 0, 0, 0, 0, 0, 0, 7]))).toEqual([])
  })

  test('the window rolls with every call', () => {
    expect(found('US', onDays([0, 2, 2, 2, 2, 2, 2, 7, 7, 8]))).toEqual(['e9 US_7_IN_7', 'e10 US_7_IN_7'])
  })

  test('per person and debt, whoever collects', () => {
    const log = entries(minutes(8))
    for (const other of [
      { debts: ['d2'] },
      { party: 'guarantor' },
      { channel: 'sms' },
      { startedBy: 'client' },
      { excluded: true },
    ] as const)
      for (const at of [0, 7]) expect(found('US', log.with(at, { ...log[at]!, ...other }))).toEqual([])
    for (const other of [{ creditor: 'c2' }, { number: 'B' }, { debts: ['d2', 'd1'] }, { channel: 'voice_bot' }] as const)
      for (const at of [0, 7]) expect(found('US', log.with(at, { ...log[at]!, ...other }))).toEqual(['e8 US_7_IN_7'])
  })

  test('other people are told apart by their number', () => {
    const log = entries(minutes(8), { party: 'contact_person' })
    expect(found('US', log)).toEqual(['e8 US_7_IN_7'])
    expect(found('US', log.with(3, { ...log[3]!, number: 'B' }))).toEqual([])
    const unnumbered = log.map(({ number: _, ...rest }) => rest)
    expect(found('US', unnumbered)).toEqual(['e8 US_7_IN_7'])
    expect(found('US', unnumbered.with(3, log[3]!))).toEqual([])
  })

  test('calls about two debts are counted for each', () => {
    const both = entries(minutes(7), { debts: ['d1', 'd2'] })
    expect(found('US', [...both, entry('e8', '2026-11-20T11:00:00', { debts: ['d3', 'd2'] })])).toEqual(['e8 US_7_IN_7'])
    const half = [...entries(minutes(4)), ...entries(minutes(4, '2026-11-21'), { debts: ['d2'] })]
    expect(found('US', [...half, entry('e9', '2026-11-22', { debts: ['d1', 'd2'] })])).toEqual([])
  })

  test('calls about no stated debt are taken together', () => {
    expect(found('US', entries(minutes(8), { debts: [] }))).toEqual(['e8 US_7_IN_7'])
  })
})

describe('United States: after a conversation', () => {
  const talk = entry('talk', '2026-11-01T10:00:00', { answered: true })
  const after = (at: string, parts: Partial<ConductEntry> = {}) => found('US', [talk, entry('next', at, parts)])
  const wrong = ['next US_WITHIN_7_AFTER_CONVERSATION']

  test('on its day and the six that follow', () => {
    expect(after('2026-11-01T10:00:01')).toEqual(wrong)
    expect(after('2026-11-07T20:59:59')).toEqual(wrong)
    expect(after('2026-11-08T08:00:00')).toEqual([])
    expect(after('2026-11-01T09:59:59')).toEqual([])
    expect(after('2026-10-31T10:00:00')).toEqual([])
  })

  test('answered or not, on any number, about the same debt and to the same person', () => {
    for (const same of [
      { answered: true },
      { number: 'B' },
      { creditor: 'c2' },
      { debts: ['d2', 'd1'] },
      { channel: 'voice_bot' },
    ] as const)
      expect(after('2026-11-02', same)).toEqual(wrong)
    for (const other of [
      { debts: ['d2'] },
      { party: 'guarantor' },
      { channel: 'sms' },
      { startedBy: 'client' },
      { excluded: true },
    ] as const)
      expect(after('2026-11-02', other)).toEqual([])
  })

  test('of two at the same time the one logged first comes first', () => {
    const same = entry('same', talk.at)
    expect(found('US', [talk, same])).toEqual(['same US_WITHIN_7_AFTER_CONVERSATION'])
    expect(found('US', [same, talk])).toEqual([])
  })

  test('every answered call begins seven days of its own', () => {
    const log = [talk, entry('a', '2026-11-06', { answered: true }), entry('b', '2026-11-12'), entry('c', '2026-11-13')]
    expect(found('US', log)).toEqual(['a US_WITHIN_7_AFTER_CONVERSATION', 'b US_WITHIN_7_AFTER_CONVERSATION'])
  })

  test('a conversation that the client began does not count, nor an answered message', () => {
    expect(found('US', [{ ...talk, startedBy: 'client' }, entry('next', '2026-11-02')])).toEqual([])
    expect(found('US', [{ ...talk, channel: 'sms' }, entry('next', '2026-11-02')])).toEqual([])
    expect(found('US', [{ ...talk, answered: false }, entry('next', '2026-11-02')])).toEqual([])
  })

  test('a call that was consented to can be the conversation', () => {
    expect(found('US', [{ ...talk, excluded: true }, entry('next', '2026-11-02')])).toEqual(wrong)
  })

  test('a flag names the conversations', () => {
    expect(conductFlags('US', [talk, entry('next', '2026-11-02')])).toEqual([
      { entry: 'next', rule: 'US_WITHIN_7_AFTER_CONVERSATION', counted: ['talk'] },
    ])
  })
})

test('United States: the debt told to others', () => {
  for (const party of ['contact_person', 'unrelated_third_party', 'employer'] as const) {
    expect(flagged('US', { party, disclosedDebt: true })).toEqual(['US_THIRD_PARTY_DISCLOSURE'])
    expect(flagged('US', { party })).toEqual([])
  }
  expect(flagged('US', { party: 'spouse_liable', disclosedDebt: true })).toEqual([])
})
