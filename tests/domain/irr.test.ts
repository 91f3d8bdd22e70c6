import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Minor } from '../../src/domain/case-file.ts'
import { addDays, daysBetween } from '../../src/domain/day.ts'
import { capCheck, irrMonthly, xirr } from '../../src/domain/irr.ts'
import { anyAmount, anyDay } from './any.ts'
import { day, minor } from './build.ts'
import { compounded, dailyRate, monthlyRate, percent } from './independent/rates.ts'

const irr = (principal: number, payments: number[]) => irrMonthly(minor(principal), payments.map(minor))
const rate = (monthly: string, nominal: string, effective: string) => ({ ok: true, monthly, nominal, effective })
const times = (n: number, amount: number) => Array<number>(n).fill(amount)
const none = { ok: false, code: 'irr.none' }
const ambiguous = { ok: false, code: 'irr.ambiguous' }

describe('the monthly rate of a plan', () => {
  test.each<[string, number, number[], ReturnType<typeof rate>]>([
    ['nothing more than the principal', 1_200_000, times(12, 100_000), rate('0.000000', '0.0000', '0.0000')],
    ['less than the principal', 1_000_000, times(12, 75_000), rate('-1.584851', '-19.0182', '-17.4450')],
    ['a fee taken off at the start', 950_000, times(12, 90_000), rate('2.030506', '24.3661', '27.2801')],
    ['a flat fee', 120_000, times(12, 10_880), rate('1.322027', '15.8643', '17.0702')],
    ['one payment', 100, [110], rate('10.000000', '120.0000', '213.8428')],
    ['one payment of less', 100, [50], rate('-50.000000', '-600.0000', '-99.9756')],
    ['one payment of almost nothing', 1_000_000_000, [1], rate('-100.000000', '-1200.0000', '-100.0000')],
    ['all at the end, holidays before', 10_000, [0, 0, 0, 10_612], rate('1.496090', '17.9531', '19.5066')],
    ['holidays at the end', 1000, [1010, 0, 0], rate('1.000000', '12.0000', '12.6825')],
    ['six times as much', 1, [6], rate('500.000000', '6000.0000', '217678233500.0000')],
  ])('%s', (_, principal, payments, expected) => {
    expect(irr(principal, payments)).toEqual(expected)
  })
  test('rounds half up where the rate lies exactly half way, away from zero', () => {
    expect(irr(10 ** 9, [1_010_000_005])).toMatchObject({ monthly: '1.000001' })
    expect(irr(10 ** 10, [10_100_000_049])).toMatchObject({ monthly: '1.000000' })
    expect(irr(10 ** 9, [989_999_995])).toMatchObject({ monthly: '-1.000001' })
    expect(irr(10 ** 10, [9_899_999_951])).toMatchObject({ monthly: '-1.000000' })
    // Half of 0.0001 % a year is 1/24 of a millionth a month.
    expect(irr(24_000_000, [24_000_001])).toMatchObject({ nominal: '0.0001' })
    expect(irr(24_000_001, [24_000_002])).toMatchObject({ nominal: '0.0000' })
    expect(irr(24_000_000, [23_999_999])).toMatchObject({ nominal: '-0.0001' })
  })
  test('there is none where money never comes back', () => {
    expect(irr(1000, [])).toEqual(none)
    expect(irr(1000, [0, 0])).toEqual(none)
    expect(irr(0, [100, 100])).toEqual(none)
    expect(irr(0, [])).toEqual(none)
    expect(irr(1000, [-100, -100])).toEqual(none)
  })
  test('there is none from 10¹² % a year on', () => {
    expect(irr(1, [Number.MAX_SAFE_INTEGER])).toEqual(none)
    // The twelfth root of 10¹⁰ is 6.8129…
    expect(irr(10_000, [68_129])).toMatchObject({ ok: true, monthly: '581.290000' })
    expect(irr(10_000, [68_130])).toEqual(none)
  })
  test('is not told where more than one would do', () => {
    // Worth nothing at 10 % and at 20 % alike.
    expect(irr(10_000, [23_000, -13_200])).toEqual(ambiguous)
    expect(irr(100, [150, -50])).toEqual(ambiguous)
  })
  test('is told where money was drawn again and only one rate above zero does', () => {
    // 100, 50 more a month later, 160.5 another month later: 100·1.05² − 110.25; 110.25 is 105 grown by 1.05 and 100 alike.
    expect(irr(100_000, [5000, -50_000, 162_750])).toMatchObject({ ok: true, monthly: '5.000000' })
  })
})

describe('the effective rate of dated flows', () => {
  const flows = (...list: [string, number][]) => xirr(list.map(([on, amount]) => ({ on: day(on), amount })))
  test('a plan that starts after a holiday', () => {
    const months = ['2026-03-15', '2026-04-15', '2026-05-15', '2026-06-15', '2026-07-15', '2026-08-15']
    expect(flows(['2026-01-15', -1_000_000], ...months.map((on): [string, number] => [on, 180_000]))).toEqual({
      ok: true,
      effective: '23.1839',
    })
  })
  test.each<[string, [string, number][], string]>([
    [
      '365 days are a year',
      [
        ['2026-01-01', -100],
        ['2027-01-01', 110],
      ],
      '10.0000',
    ],
    [
      '366 days are more',
      [
        ['2028-01-01', -100],
        ['2029-01-01', 110],
      ],
      '9.9714',
    ],
    [
      '73 days are a fifth',
      [
        ['2026-01-01', -100],
        ['2026-03-15', 110],
      ],
      '61.0510',
    ],
    [
      'half way is rounded up',
      [
        ['2026-01-01', -10_000_000],
        ['2027-01-01', 11_000_005],
      ],
      '10.0001',
    ],
    [
      'less than half way is not',
      [
        ['2026-01-01', -10_000_000],
        ['2027-01-01', 11_000_004],
      ],
      '10.0000',
    ],
    [
      'less comes back',
      [
        ['2026-01-01', -100],
        ['2028-01-01', 81],
      ],
      '-10.0000',
    ],
    [
      'as much comes back',
      [
        ['2026-01-01', -100],
        ['2028-02-29', 100],
      ],
      '0.0000',
    ],
    [
      'in any order, several on a day',
      [
        ['2027-01-01', 60],
        ['2026-01-01', -100],
        ['2027-01-01', 50],
      ],
      '10.0000',
    ],
    [
      'from the borrower’s side',
      [
        ['2026-01-01', 100],
        ['2027-01-01', -110],
      ],
      '10.0000',
    ],
  ])('%s', (_, list, effective) => {
    expect(flows(...list)).toEqual({ ok: true, effective })
  })
  test('days on which nothing flows do not count', () => {
    for (const side of [1, -1])
      for (const [back, effective] of [
        [110, '10.0000'],
        [90, '-10.0000'],
      ] as const)
        expect(flows(['2025-12-01', 0], ['2026-01-01', -100 * side], ['2027-01-01', back * side], ['2028-01-01', 0])).toEqual({
          ok: true,
          effective,
        })
  })
  test('there is none without money both ways, nor where it cancels out within a day', () => {
    expect(flows()).toEqual(none)
    expect(flows(['2026-01-01', 100], ['2026-02-01', 100])).toEqual(none)
    expect(flows(['2026-01-01', 100], ['2026-01-01', -100])).toEqual(none)
    expect(flows(['2026-01-01', -100], ['2026-02-01', 0])).toEqual(none)
    expect(flows(['2026-01-01', -1], ['2026-01-02', 10])).toEqual(none)
  })
  test('is not told where more than one would do', () => {
    expect(flows(['2026-01-01', -10_000], ['2027-01-01', 23_000], ['2028-01-01', -13_200])).toEqual(ambiguous)
  })
})

describe('reference lines', () => {
  const check = (payment: number, cap: string) => capCheck(minor(1_000_000), [minor(payment)], { line: cap })
  test('are each told to be passed or not', () => {
    const payments = [...times(11, 93_333), 93_337].map(minor)
    expect(capCheck(minor(1_000_000), payments, { judicial: '0.24', guidance: '0.20', lpr: '0.12' })).toEqual({
      ok: true,
      nominal: '21.4571',
      flags: { judicial: false, guidance: true, lpr: true },
    })
    expect(capCheck(minor(1_000_000), payments, {})).toEqual({ ok: true, nominal: '21.4571', flags: {} })
  })
  test('are passed by more than a hundredth of a percentage point, exactly', () => {
    // 24.01 % a year is 2.00083… % a month; 12 % and one hundredth is 1.000833… %.
    expect(check(1_020_008, '0.24')).toMatchObject({ flags: { line: false } })
    expect(check(1_020_009, '0.24')).toMatchObject({ flags: { line: true } })
    // A month at exactly 12·0.0001 % over 11.99 % is the line itself.
    expect(check(1_010_000, '0.1199')).toMatchObject({ nominal: '12.0000', flags: { line: false } })
    expect(check(1_010_000, '0.119899999999')).toMatchObject({ flags: { line: true } })
    expect(check(1_010_000, '0.119900000001')).toMatchObject({ flags: { line: false } })
  })
  test('a plan that gives something away passes none', () => {
    expect(check(900_000, '0')).toMatchObject({ nominal: '-120.0000', flags: { line: false } })
    expect(check(1_000_000, '0')).toMatchObject({ nominal: '0.0000', flags: { line: false } })
  })
  test('cannot be told without a rate', () => {
    expect(capCheck(minor(0), [minor(1)], { line: '0.24' })).toEqual(none)
  })
})

describe('a second computation, halving the rate over discounted money', () => {
  const anyPayments = fc.array(anyAmount(0, 10 ** 6), { minLength: 1, maxLength: 36 })
  test('gives the same months and years', () => {
    fc.assert(
      fc.property(anyAmount(1, 10 ** 7), anyPayments, (principal, payments) => {
        fc.pre(payments.some((payment) => payment > 0))
        const exact = monthlyRate(BigInt(principal), payments.map(BigInt))
        fc.pre(compounded(exact, 12) < 10n ** 69n)
        expect(irrMonthly(principal, payments)).toEqual(rate(percent(exact, 6), percent(12n * exact, 4), percent(compounded(exact, 12), 4)))
      }),
      { numRuns: 150 },
    )
  })
  test('gives the same over 600 months', () => {
    for (const payment of [100, 1000, 2500, 90_000]) {
      const exact = monthlyRate(120_000n, times(600, payment).map(BigInt))
      expect(irr(120_000, times(600, payment))).toMatchObject({ monthly: percent(exact, 6), nominal: percent(12n * exact, 4) })
    }
  })
  test('gives the same for dated flows, day by day', () => {
    const anyFlows = fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), anyAmount(0, 10 ** 6)), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(anyAmount(1000, 10 ** 7), anyDay, anyFlows, (principal, start, later) => {
        const paid = later.reduce((sum, [, amount]) => sum + amount, 0)
        fc.pre(paid > principal / 2 && paid < principal * 1.5)
        const flows = [
          { on: start, amount: -Number(principal) },
          ...later.map(([after, amount]) => ({ on: addDays(start, after), amount: amount as number })),
        ]
        const exact = dailyRate(flows.map(({ on, amount }) => ({ day: daysBetween(start, on), amount: BigInt(amount) })))
        fc.pre(compounded(exact, 365) < 10n ** 69n)
        expect(xirr(flows)).toEqual({ ok: true, effective: percent(compounded(exact, 365), 4) })
      }),
      { numRuns: 40 },
    )
  })
  test('does not depend on the order of flows, on the currency’s size or on the day it starts', () => {
    const anyFlows = fc.array(fc.tuple(fc.integer({ min: 1, max: 2000 }), anyAmount(1, 10 ** 6)), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(anyAmount(1, 10 ** 7), anyDay, anyFlows, (principal, start, later) => {
        const flows = [
          { on: start, amount: -Number(principal) },
          ...later.map(([after, amount]) => ({ on: addDays(start, after), amount: amount as number })),
        ]
        const result = xirr(flows)
        expect(xirr(flows.toReversed())).toEqual(result)
        expect(xirr(flows.map(({ on, amount }) => ({ on: addDays(on, 59), amount: -amount * 100 })))).toEqual(result)
      }),
      { numRuns: 60 },
    )
  })
})

test('a rise in any payment never lowers the rate', () => {
  fc.assert(
    fc.property(
      anyAmount(1, 10 ** 7),
      fc.array(anyAmount(1, 10 ** 6), { minLength: 1, maxLength: 24 }),
      fc.nat(23),
      fc.integer({ min: 1, max: 1000 }),
      (principal, payments, at, by) => {
        const more = payments.map((payment, i) => (i === at % payments.length ? payment + by : payment) as Minor)
        const [before, after] = [irrMonthly(principal, payments), irrMonthly(principal, more)]
        fc.pre(before.ok && after.ok)
        expect(Number(after.ok && after.monthly)).toBeGreaterThanOrEqual(Number(before.ok && before.monthly))
      },
    ),
  )
})
