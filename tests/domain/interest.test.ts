import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/day.ts'
import { enums } from '../../src/domain/enums.ts'
import { accrue, type AccrualRules, lateFee, rateProblem } from '../../src/domain/interest.ts'
import { anyAmount, anyDay, anyRate, anyUnit } from './any.ts'
import { day, minor } from './build.ts'
import { count, share, yearParts } from './independent/calendar.ts'
import { nearest, parts } from './independent/plans.ts'

type Running = Pick<AccrualRules, 'rate' | 'basis' | 'dayCount' | 'rounding'>
const accrued = (rules: Running, principal: number, from: string, to: string, unit?: number) =>
  accrue(rules, minor(principal), day(from), day(to), unit)

describe('simple interest, rounded once', () => {
  test.each<[string, Running, number, string, string, number, number]>([
    ['a daily rate counts calendar days', { rate: '0.0005', basis: 'daily' }, 345_678, '2026-01-31', '2026-03-09', 37, 6395],
    ['the same day bears nothing', { rate: '0.0005', basis: 'daily' }, 345_678, '2026-01-31', '2026-01-31', 0, 0],
    ['over a leap day', { rate: '0.0005', basis: 'daily' }, 1_000_000, '2028-02-28', '2028-03-01', 2, 1000],
    [
      'a daily rate does not look at the day count',
      { rate: '0.0005', basis: 'daily', dayCount: 'thirty_360' },
      20_000,
      '2026-01-30',
      '2026-01-31',
      1,
      10,
    ],
    [
      'a year over 365 when nothing is stated',
      { rate: '0.18', basis: 'annual_nominal' },
      2_500_000,
      '2026-02-10',
      '2026-05-21',
      100,
      123_288,
    ],
    ['over 360', { rate: '0.18', basis: 'annual_nominal', dayCount: 'act_360' }, 2_500_000, '2026-02-10', '2026-05-21', 100, 125_000],
    [
      'actual over actual',
      { rate: '0.0365', basis: 'annual_nominal', dayCount: 'act_act' },
      1_000_000,
      '2027-12-01',
      '2028-02-01',
      62,
      6192,
    ],
    ['30E/360', { rate: '0.12', basis: 'annual_nominal', dayCount: 'thirty_360' }, 1_000_000, '2026-01-31', '2026-03-31', 60, 20_000],
    [
      'a monthly rate is a twelfth of a year',
      { rate: '0.015', basis: 'monthly', dayCount: 'thirty_360' },
      1_000_000,
      '2026-01-15',
      '2026-02-15',
      30,
      15_000,
    ],
    ['a monthly rate over 365', { rate: '0.015', basis: 'monthly' }, 1_000_000, '2026-01-15', '2026-02-15', 31, 15_288],
    ['an effective rate over its year', { rate: '0.21', basis: 'annual_effective' }, 1_000_000, '2026-01-01', '2027-01-01', 365, 210_000],
    ['an effective rate over two years', { rate: '0.1', basis: 'annual_effective' }, 1_000_000, '2025-01-01', '2027-01-01', 730, 210_000],
    [
      'an effective rate over half a year',
      { rate: '0.21', basis: 'annual_effective', dayCount: 'thirty_360' },
      1_000_000,
      '2026-01-01',
      '2026-07-01',
      180,
      100_000,
    ],
  ])('%s', (_, rules, principal, from, to, days, interest) => {
    expect(accrued(rules, principal, from, to)).toEqual({ ok: true, days, interest })
  })
  test('half a minor unit rounds up, and less rounds down', () => {
    const rules = { rate: '0.0005', basis: 'daily' } as const
    expect(accrued(rules, 1000, '2026-01-01', '2026-01-02')).toMatchObject({ interest: 1 })
    expect(accrued(rules, 999, '2026-01-01', '2026-01-02')).toMatchObject({ interest: 0 })
  })
  test('the root of an effective rate that comes out even rounds up at the half', () => {
    // 1.1 to the fifth is 1.61051: 73 days are a fifth of the year and bear a tenth.
    expect(accrued({ rate: '0.61051', basis: 'annual_effective' }, 5, '2026-01-01', '2026-03-15')).toMatchObject({ days: 73, interest: 1 })
    expect(accrued({ rate: '0.61051', basis: 'annual_effective' }, 4, '2026-01-01', '2026-03-15')).toMatchObject({ interest: 0 })
  })
  test('in steps of whole dollars', () => {
    expect(accrued({ rate: '0.0005', basis: 'daily' }, 1_000_000, '2026-01-01', '2026-01-02', 100)).toMatchObject({ interest: 500 })
    expect(accrued({ rate: '0.0005', basis: 'daily' }, 900_000, '2026-01-01', '2026-01-02', 100)).toMatchObject({ interest: 500 })
    expect(accrued({ rate: '0.0005', basis: 'daily' }, 899_999, '2026-01-01', '2026-01-02', 100)).toMatchObject({ interest: 400 })
  })
})

describe('interest posted rounded each day', () => {
  test.each<[string, Running, number, string, string, number, number, number]>([
    ['a daily rate', { rate: '0.0005', basis: 'daily' }, 345_678, '2026-01-31', '2026-03-09', 37, 173, 6401],
    [
      'a daily rate does not look at the day count',
      { rate: '0.0005', basis: 'daily', dayCount: 'thirty_360' },
      345_678,
      '2026-01-31',
      '2026-03-09',
      37,
      173,
      6401,
    ],
    [
      'nor at the length of the year',
      { rate: '0.0005', basis: 'daily', dayCount: 'act_act' },
      345_678,
      '2027-12-31',
      '2028-01-03',
      3,
      173,
      519,
    ],
    ['a year over 365', { rate: '0.18', basis: 'annual_nominal' }, 2_500_000, '2026-02-10', '2026-05-21', 100, 1233, 123_300],
    [
      'a year over 360',
      { rate: '0.18', basis: 'annual_nominal', dayCount: 'act_360' },
      2_500_100,
      '2026-02-10',
      '2026-05-21',
      100,
      1250,
      125_000,
    ],
    ['30E/360', { rate: '0.18', basis: 'annual_nominal', dayCount: 'thirty_360' }, 2_501_000, '2026-01-31', '2026-03-31', 60, 1251, 75_060],
    [
      'each day by its own year',
      { rate: '0.365', basis: 'annual_nominal', dayCount: 'act_act' },
      183_000,
      '2027-12-30',
      '2028-01-04',
      5,
      183,
      2 * 183 + 3 * 183,
    ],
    [
      'a leap year’s day bears less',
      { rate: '0.365', basis: 'annual_nominal', dayCount: 'act_act' },
      366_000,
      '2027-12-30',
      '2028-01-04',
      5,
      366,
      2 * 366 + 3 * 365,
    ],
    [
      'over a whole year between',
      { rate: '0.365', basis: 'annual_nominal', dayCount: 'act_act' },
      366_000,
      '2026-12-31',
      '2028-01-02',
      367,
      366,
      366 * 366 + 365,
    ],
    ['a monthly rate', { rate: '0.01', basis: 'monthly' }, 365_000, '2026-01-01', '2026-01-03', 2, 120, 240],
    ['an effective rate', { rate: '0.21', basis: 'annual_effective' }, 1_000_000, '2026-01-01', '2026-01-03', 2, 522, 1044],
  ])('%s', (_, rules, principal, from, to, days, daily, interest) => {
    expect(accrued({ ...rules, rounding: 'daily' }, principal, from, to)).toEqual({ ok: true, days, daily, interest })
  })
})

describe('a second computation, day by day on its own calendar', () => {
  const dayCounts = fc.constantFrom(...enums.day_count)
  test('gives the same interest for nominal, monthly and daily rates', () => {
    fc.assert(
      fc.property(anyAmount(), anyRate(), dayCounts, anyDay, fc.nat(1200), anyUnit, (principal, rate, dayCount, from, days, unit) => {
        const to = addDays(from, days)
        const base = BigInt(principal) * share(dayCount, from, to)
        const one = 10n ** 12n
        const year = nearest(base * parts(rate), one * yearParts, BigInt(unit))
        const month = nearest(base * parts(rate) * 12n, one * yearParts, BigInt(unit))
        const daily = nearest(BigInt(principal) * parts(rate) * BigInt(count(from, to)), one, BigInt(unit))
        const interest = (basis: 'annual_nominal' | 'monthly' | 'daily', per: string) =>
          accrue({ rate: per, basis, dayCount }, principal, from, to, unit)
        expect(interest('annual_nominal', rate)).toMatchObject({ interest: Number(year) })
        expect(interest('monthly', rate)).toMatchObject({ interest: Number(month) })
        if (!rateProblem(rate, 'daily')) expect(interest('daily', rate)).toMatchObject({ interest: Number(daily) })
      }),
    )
  })
  test('proves an effective rate by powers: half a unit less grown to 365 is not above the year’s growth, half a unit more is', () => {
    fc.assert(
      fc.property(
        anyAmount(1, 10 ** 10),
        fc.integer({ min: 1, max: 300 }),
        anyDay,
        fc.integer({ min: 1, max: 900 }),
        (principal, percent, from, days) => {
          const result = accrue({ rate: (percent / 100).toFixed(2), basis: 'annual_effective' }, principal, from, addDays(from, days))
          const twice = 2n * BigInt(principal) + 2n * BigInt(result.ok ? result.interest : 0)
          const grown = BigInt(100 + percent) ** BigInt(days) * (2n * BigInt(principal)) ** 365n
          const hundreds = 100n ** BigInt(days)
          expect((twice - 1n) ** 365n * hundreds <= grown).toBe(true)
          expect((twice + 1n) ** 365n * hundreds > grown).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })
  test('interest never falls with principal or time', () => {
    fc.assert(
      fc.property(
        anyAmount(),
        anyAmount(),
        fc.constantFrom(...enums.rate_basis.slice(0, 4)),
        dayCounts,
        anyDay,
        fc.nat(500),
        (a, b, basis, dayCount, from, days) => {
          const of = (principal: number, to: number) => {
            const result = accrue({ rate: '0.01', basis, dayCount }, minor(principal), from, addDays(from, to))
            return result.ok ? result.interest : NaN
          }
          expect(of(Math.max(a, b), days)).toBeGreaterThanOrEqual(of(Math.min(a, b), days))
          expect(of(a, days + 1)).toBeGreaterThanOrEqual(of(a, days))
        },
      ),
    )
  })
})

describe('what does not fit is refused', () => {
  const rules = { rate: '0.0005', basis: 'daily' } as const
  test.each([
    ['day.order', rules, 100, '2026-01-02', '2026-01-01'],
    ['money.negative', rules, -1, '2026-01-01', '2026-01-02'],
    ['rate.negative', { rate: '-0.0001', basis: 'daily' } as const, 100, '2026-01-01', '2026-01-02'],
    ['rate.absurd', { rate: '0.03', basis: 'daily' } as const, 100, '2026-01-01', '2026-01-02'],
    ['rate.flatFee', { rate: '0.05', basis: 'flat_fee' } as const, 100, '2026-01-01', '2026-01-02'],
    ['money.tooLarge', { rate: '10', basis: 'annual_nominal' } as const, Number.MAX_SAFE_INTEGER, '2026-01-01', '2027-01-01'],
  ])('%s', (code, refusedRules, principal, from, to) => {
    expect(accrued(refusedRules, principal, from, to)).toEqual({ ok: false, code })
  })
  test.each([
    ['10', 'annual_nominal', null],
    ['10.000000000001', 'annual_nominal', 'rate.absurd'],
    ['10', 'annual_effective', null],
    ['10.01', 'annual_effective', 'rate.absurd'],
    ['0.833333333333', 'monthly', null],
    ['0.833333333334', 'monthly', 'rate.absurd'],
    ['0.027397260273', 'daily', null],
    ['0.027397260274', 'daily', 'rate.absurd'],
    ['10', 'flat_fee', null],
    ['10.01', 'flat_fee', 'rate.absurd'],
    ['0', 'daily', null],
    ['-0.000001', 'monthly', 'rate.negative'],
  ] as const)('a rate of %s, %s', (rate, basis, code) => {
    expect(rateProblem(rate, basis)).toEqual(code && { ok: false, code })
  })
})

describe('the late fee', () => {
  const rule = { minimumPaymentRate: '0.10', rate: '0.05', least: minor(1000) }
  const fee = (balance: number, paid: number, changed: Partial<typeof rule> = {}, unit?: number) =>
    lateFee({ balance: minor(balance), paid: minor(paid) }, { ...rule, ...changed }, unit)
  test.each([
    ['a share of what is missing', 1_234_567, 50_000, 123_457, 73_457, 3673],
    ['at least the least', 100_000, 0, 10_000, 10_000, 1000],
    ['just above the least', 200_200, 0, 20_020, 20_020, 1001],
    ['none where the minimum was paid', 100_000, 10_000, 10_000, 0, 0],
    ['none where more was paid', 100_000, 10_001, 10_000, 0, 0],
    ['one unit missing asks for the least', 100_000, 9_999, 10_000, 1, 1000],
  ])('%s', (_, balance, paid, minPayment, shortfall, expected) => {
    expect(fee(balance, paid)).toEqual({ ok: true, minPayment, shortfall, lateFee: expected })
  })
  test('in steps of whole dollars', () => {
    expect(fee(1_234_567, 0, {}, 100)).toEqual({ ok: true, minPayment: 123_500, shortfall: 123_500, lateFee: 6200 })
  })
  test('refuses negative amounts and shares, and what is too large', () => {
    expect(fee(-1, 0)).toEqual({ ok: false, code: 'money.negative' })
    expect(fee(100, -1)).toEqual({ ok: false, code: 'money.negative' })
    expect(fee(100, 0, { least: minor(-1) })).toEqual({ ok: false, code: 'money.negative' })
    expect(fee(100, 0, { rate: '-0.01' })).toEqual({ ok: false, code: 'rate.negative' })
    expect(fee(100, 0, { minimumPaymentRate: '-0.01' })).toEqual({ ok: false, code: 'rate.negative' })
    expect(fee(100, 0, { rate: '11' })).toEqual({ ok: false, code: 'rate.absurd' })
    expect(fee(Number.MAX_SAFE_INTEGER, 0, { minimumPaymentRate: '2' })).toEqual({ ok: false, code: 'money.tooLarge' })
    expect(fee(Number.MAX_SAFE_INTEGER, 0, { minimumPaymentRate: '1', rate: '2' })).toEqual({ ok: false, code: 'money.tooLarge' })
    expect(fee(0, 0, { least: minor(0) })).toEqual({ ok: true, minPayment: 0, shortfall: 0, lateFee: 0 })
  })
})
