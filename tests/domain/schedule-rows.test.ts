import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Installment } from '../../src/domain/case-file.ts'
import { equalRows, scheduleMisfit, scheduleTerms, splitEqual, spreadRest } from '../../src/domain/schedule.ts'
import { anyAmount, anyUnit } from './any.ts'
import { day, minor, row, seeded } from './build.ts'

test('the installments add up to the whole, whatever the rule and however large', () => {
  const next = seeded(3)
  for (let i = 0; i < 3000; i++) {
    const total = Math.floor(next() ** 3 * Number.MAX_SAFE_INTEGER)
    const n = 1 + Math.floor(next() * 600)
    for (const rule of ['floor_last', 'floor_first', 'largest_remainder', 'half_up_last'] as const) {
      const parts = splitEqual(minor(total), n, rule)
      if (parts === null) continue
      expect(parts).toHaveLength(n)
      expect(parts.every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true)
      expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(total))
    }
  }
})

test('the largest amount divides exactly', () => {
  const parts = splitEqual(minor(Number.MAX_SAFE_INTEGER), 3, 'half_up_last')
  expect(parts).toEqual([3002399751580330, 3002399751580330, 3002399751580331])
})

test('half a minor unit is rounded up', () => {
  expect(splitEqual(minor(5), 2, 'half_up_last')).toEqual([3, 2])
  expect(splitEqual(minor(4), 3, 'half_up_last')).toEqual([1, 1, 2])
})

test('a plan of no installments is a mistake of the program', () => {
  for (const n of [0, -1, 1.5]) expect(() => equalRows(minor(100), n, day('2026-01-01'))).toThrow(RangeError)
})

test('equal rows: monthly from the first day, clamped to the month, the rest in the last', () => {
  expect(equalRows(minor(100000), 3, day('2026-01-31'))).toEqual([
    row(1, '2026-01-31', 33333),
    row(2, '2026-02-28', 33333),
    row(3, '2026-03-31', 33334),
  ])
})

test('a currency of whole units: rows are multiples of the unit, and what is no multiple goes to the odd row', () => {
  expect(splitEqual(minor(1_000_050), 3, 'floor_last', 100)).toEqual([333_300, 333_300, 333_450])
  expect(splitEqual(minor(1_000_050), 3, 'floor_first', 100)).toEqual([333_450, 333_300, 333_300])
  expect(splitEqual(minor(1_000_150), 3, 'largest_remainder', 100)).toEqual([333_400, 333_400, 333_350])
  expect(splitEqual(minor(500), 2, 'half_up_last', 100)).toEqual([300, 200])
  expect(splitEqual(minor(499), 2, 'half_up_last', 100)).toEqual([200, 299])
  expect(equalRows(minor(1_000_000), 3, day('2024-01-31'), 100)).toEqual([
    row(1, '2024-01-31', 333_300),
    row(2, '2024-02-29', 333_300),
    row(3, '2024-03-31', 333_400),
  ])
})

test('half up refuses only what would make the last row less than nothing', () => {
  expect(splitEqual(minor(5), 9, 'half_up_last')).toBeNull()
  expect(splitEqual(minor(2), 3, 'half_up_last')).toEqual([1, 1, 0])
  expect(splitEqual(minor(1), 2, 'half_up_last')).toEqual([1, 0])
  expect(() => splitEqual(minor(1), 0, 'floor_last')).toThrow('A plan has at least one installment')
})

test('one row takes everything, and 600 rows reach to their last month', () => {
  expect(equalRows(minor(7), 1, day('2026-12-31'))).toEqual([row(1, '2026-12-31', 7)])
  const rows = equalRows(minor(601), 600, day('2026-01-31'))
  expect([rows.length, rows[0]!.amount, rows[599]!.amount, rows[599]!.dueOn]).toEqual([600, 1, 2, '2075-12-31'])
  expect(rows[1]!.dueOn).toBe('2026-02-28')
  expect(rows[25]!.dueOn).toBe('2028-02-29')
})

describe('rows set by hand stay, and what is left goes over the others', () => {
  const spread = (amounts: number[], byHand: number[], total: number, unit?: number) =>
    spreadRest(amounts.map(minor), new Set(byHand), minor(total), unit)
  test.each<[string, number[], number[], number, number | undefined, number[]]>([
    ['one by hand', [500, 1, 1], [0], 1000, undefined, [500, 250, 250]],
    ['one in the middle, the last of the others takes what does not divide', [0, 100, 0], [1], 301, undefined, [100, 100, 101]],
    ['the last by hand: the one before it takes what does not divide', [0, 0, 100], [2], 301, undefined, [100, 101, 100]],
    ['none by hand', [9, 9], [], 5, undefined, [2, 3]],
    ['a row of nothing by hand', [0, 9], [0], 5, undefined, [0, 5]],
    ['all by hand and right', [2, 3], [0, 1], 5, undefined, [2, 3]],
    ['just one step for each of the others', [3, 0, 0], [0], 5, undefined, [3, 1, 1]],
    ['whole units', [333, 0, 0], [0], 1000, 100, [333, 300, 367]],
  ])('%s', (_, amounts, byHand, total, unit, wanted) => {
    expect(spread(amounts, byHand, total, unit)).toEqual({ ok: true, amounts: wanted })
  })
  test('what does not fit is said, with by how much', () => {
    expect(spread([6, 0], [0], 5)).toEqual({ ok: false, code: 'schedule.byHandTooMuch', by: 1n })
    expect(spread([3, 3], [0, 1], 5)).toEqual({ ok: false, code: 'schedule.byHandTooMuch', by: 1n })
    expect(spread([2, 2], [0, 1], 5)).toEqual({ ok: false, code: 'schedule.byHandTooLittle', by: 1n })
    expect(spread([5, 0], [0], 5)).toEqual({ ok: false, code: 'schedule.restTooSmall', left: 0n, rows: 1 })
    expect(spread([4, 0, 0], [0], 5)).toEqual({ ok: false, code: 'schedule.restTooSmall', left: 1n, rows: 2 })
    expect(spread([0, 0], [], 199, 100)).toEqual({ ok: false, code: 'schedule.restTooSmall', left: 199n, rows: 2 })
    expect(spread([0, 0], [], 200, 100)).toEqual({ ok: true, amounts: [100, 100] })
    const most = Number.MAX_SAFE_INTEGER
    expect(spread([most, most, 0], [0, 1], most)).toEqual({ ok: false, code: 'schedule.byHandTooMuch', by: BigInt(most) })
  })
  test('the rows add up to the total, none is below nothing, those by hand are as they were; else it is refused', () => {
    const amounts = fc.array(anyAmount(0, 10 ** 9), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(amounts, fc.array(fc.nat(39)), anyAmount(), anyUnit, (list, places, total, unit) => {
        const byHand = new Set(places.filter((at) => at < list.length))
        const result = spreadRest(list, byHand, total, unit)
        const fixed = list.reduce((sum, amount, at) => sum + (byHand.has(at) ? amount : 0), 0)
        const others = list.length - byHand.size
        const fits = others === 0 ? fixed === total : total - fixed >= others * unit
        expect(result.ok).toBe(fits)
        if (!result.ok) return
        expect(result.amounts.reduce((sum, amount) => sum + amount, 0)).toBe(total)
        const free = result.amounts.filter((_, at) => !byHand.has(at))
        expect(result.amounts.filter((_, at) => byHand.has(at))).toEqual(list.filter((_, at) => byHand.has(at)))
        expect(free.every((amount, i) => amount > 0 && (i === free.length - 1 || (amount % unit === 0 && amount === free[0])))).toBe(true)
      }),
    )
  })
})

describe('rows that are not as agreed are marked', () => {
  const terms = { total: minor(300), installments: 3, firstDueOn: day('2026-09-10') }
  const rows = [row(1, '2026-09-10', 100), row(2, '2026-10-10', 100), row(3, '2026-11-10', 100)]
  const written = { ...terms, document: 'letter', form: 'letter' as const, issuedBy: '银行', clauses: {} }
  test('nothing to say: as agreed, no rows, or nothing agreed', () => {
    expect(scheduleMisfit({ schedule: rows, oralTerms: terms })).toEqual([])
    expect(scheduleMisfit({ schedule: [], oralTerms: terms })).toEqual([])
    expect(scheduleMisfit({ schedule: rows })).toEqual([])
  })
  test.each<[string, Installment[], object[]]>([
    ['one more', rows.with(2, row(3, '2026-11-10', 101)), [{ kind: 'sum', sum: 301n, total: 300 }]],
    ['one less', rows.with(2, row(3, '2026-11-10', 99)), [{ kind: 'sum', sum: 299n, total: 300 }]],
    ['too few', [row(1, '2026-09-10', 200), row(2, '2026-10-10', 100)], [{ kind: 'count', rows: 2, count: 3 }]],
    ['another first day', rows.with(0, row(1, '2026-09-11', 100)), [{ kind: 'first', dueOn: '2026-09-11', firstDueOn: '2026-09-10' }]],
    ['out of order', rows.with(2, row(3, '2026-10-09', 100)), [{ kind: 'order', no: 3 }]],
    [
      'the earliest day is the first one, wherever it stands',
      [row(1, '2026-10-10', 100), row(2, '2026-09-10', 100), row(3, '2026-11-10', 100)],
      [{ kind: 'order', no: 2 }],
    ],
  ])('%s', (_, schedule, found) => {
    expect(scheduleMisfit({ schedule, oralTerms: terms })).toEqual(found)
  })
  test('two rows on one day are in order, and a waived row counts as agreed', () => {
    const schedule = [row(1, '2026-09-10', 100), row(2, '2026-09-10', 100, 'waived'), row(3, '2026-11-10', 100)]
    expect(scheduleMisfit({ schedule, oralTerms: terms })).toEqual([])
  })
  test('the paper counts before what was said, and a total that is given before both', () => {
    const agreement = { schedule: rows, oralTerms: { ...terms, total: minor(1) }, writtenTerms: written }
    expect(scheduleMisfit(agreement)).toEqual([])
    expect(scheduleMisfit(agreement, minor(299))).toEqual([{ kind: 'sum', sum: 300n, total: 299 }])
    expect(scheduleMisfit({ schedule: rows, writtenTerms: { document: 'x', form: 'letter', issuedBy: 'y', clauses: {} } })).toEqual([])
  })
})

test('the paper’s terms are the schedule’s, and what was said while there is none', () => {
  const oralTerms = { total: minor(1) }
  expect(scheduleTerms({ oralTerms })).toBe(oralTerms)
  expect(scheduleTerms({})).toBeUndefined()
})
