import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/day.ts'
import { type DayCount, daysCounted, daysInYear, yearFraction } from '../../src/domain/day-count.ts'
import { enums } from '../../src/domain/enums.ts'
import { anyDay } from './any.ts'
import { day } from './build.ts'
import { count, share, yearParts } from './independent/calendar.ts'

const dayCounts = fc.constantFrom(...enums.day_count)
const asText = (dayCount: DayCount, from: string, to: string) => {
  const { num, den } = yearFraction(dayCount, day(from), day(to))
  return `${num}/${den}`
}

describe('the share of a year', () => {
  test.each<[DayCount, string, string, string]>([
    ['act_365', '2026-01-01', '2027-01-01', '1/1'],
    ['act_365', '2028-01-01', '2029-01-01', '366/365'],
    ['act_360', '2026-02-10', '2026-05-21', '5/18'],
    ['act_act', '2028-01-01', '2029-01-01', '1/1'],
    ['act_act', '2028-02-28', '2028-03-01', '1/183'],
    ['act_act', '2027-12-31', '2028-01-02', '731/133590'],
    ['act_act', '2026-07-01', '2029-07-01', '3/1'],
    ['thirty_360', '2026-01-30', '2026-01-31', '0/1'],
    ['thirty_360', '2026-01-31', '2026-03-31', '1/6'],
    ['thirty_360', '2026-02-28', '2026-03-01', '1/120'],
    ['thirty_360', '2028-02-29', '2028-03-01', '1/180'],
    ['thirty_360', '2026-12-31', '2027-12-31', '1/1'],
  ])('%s from %s to %s is %s', (dayCount, from, to, expected) => {
    expect(asText(dayCount, from, to)).toBe(expected)
  })
  test('is what counting day by day gives', () => {
    fc.assert(
      fc.property(dayCounts, anyDay, fc.nat(1500), (dayCount, from, days) => {
        const to = addDays(from, days)
        const { num, den } = yearFraction(dayCount, from, to)
        expect(num * yearParts).toBe(share(dayCount, from, to) * den)
        expect(daysCounted('act_act', from, to)).toBe(count(from, to))
        expect(BigInt(daysCounted('thirty_360', from, to)) * yearParts).toBe(360n * share('thirty_360', from, to))
      }),
    )
  })
  test('of two periods that touch adds up', () => {
    fc.assert(
      fc.property(dayCounts, anyDay, fc.nat(900), fc.nat(900), (dayCount, from, first, second) => {
        const middle = addDays(from, first)
        const to = addDays(middle, second)
        const [a, b, both] = [yearFraction(dayCount, from, middle), yearFraction(dayCount, middle, to), yearFraction(dayCount, from, to)]
        expect((a.num * b.den + b.num * a.den) * both.den).toBe(both.num * a.den * b.den)
      }),
    )
  })
})

test.each([
  [1900, 365],
  [2000, 366],
  [2024, 366],
  [2026, 365],
  [2100, 365],
])('the year %d has %d days', (year, days) => {
  expect(daysInYear(year)).toBe(days)
})
