import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { addMonths } from '../../src/domain/day.ts'
import { enums } from '../../src/domain/enums.ts'
import { shortestTerm } from '../../src/domain/guard.ts'
import { unitOf } from '../../src/domain/money.ts'
import type { Scenario } from '../../src/domain/offer.ts'
import { defaultReserve } from '../../src/domain/office-lists.ts'
import { planRows } from '../../src/domain/plan.ts'
import { aCase, day, minor, row } from './build.ts'
import { agreed, debts, guardOf, surplus, term, today, withBudget } from './guard-build.ts'
import { owing, plain } from './offer-build.ts'

test('no term is found where none is asked for or none can be', () => {
  const none = (file: CaseFile, given: Scenario) => expect(shortestTerm(file, defaultReserve, given, today)).toBeNull()
  expect(shortestTerm(withBudget(100000), defaultReserve, term(), today)).toEqual({ count: 12 })
  none(aCase({ debts }), term())
  none(withBudget(-5), term())
  none(withBudget(1), term())
  none(withBudget(100000), term({ shape: 'extension' }))
  none(withBudget(100000), term({ installments: { ...plain, method: 'custom', rows: [] } }))
  none(withBudget(100000), term({ firstDueOn: day('2026-11-21') }))
  none(withBudget(100000), term({ debts: ['gone'] }))
  none(withBudget(100000, { debts: [owing({ principal: 9 }, { key: 'a', currency: 'HKD' })] }), term())
  none(withBudget(100000, { agreements: [agreed('x', 'b', [row(1, '2026-11-23', 90001)])] }), term())
  // The interest alone is more than a month leaves.
  none(withBudget(10000), term({ installments: { ...plain, method: 'equal_installment', annualRate: '0.12' } }))
})

test('the shortest term looks beyond the twelve months', () => {
  const late = Array.from({ length: 12 }, (_, i) => row(i + 1, addMonths(day('2028-01-05'), i), 60000))
  const file = withBudget(100000, { agreements: [agreed('x', 'b', late)] })
  // 12 × 83,333.33 fit before 2028; a smaller surplus must go through 2028.
  expect(shortestTerm(file, defaultReserve, term(), today)).toEqual({ count: 12 })
  expect(shortestTerm({ ...file, budget: surplus(78000) }, defaultReserve, term(), today)).toEqual({ count: 99 })
})

test('the shortest term is the smallest count that leaves no month short: as trying every count finds it', () => {
  const plan = fc.record({
    method: fc.constantFrom(...enums.schedule_method.filter((method) => method !== 'custom' && method !== 'balloon')),
    whole: fc.integer({ min: 10_000, max: 3_000_000 }).map((amount) => amount * 1000),
    rate: fc.integer({ min: 0, max: 3000 }),
    /** Of the principal, one in so many. */
    surplus: fc.integer({ min: 1, max: 150 }),
    currency: fc.constantFrom('CNY' as const, 'TWD' as const),
    first: fc.integer({ min: 0, max: 5 }),
    commitments: fc.array(fc.record({ from: fc.nat(30), rows: fc.integer({ min: 1, max: 30 }), part: fc.integer({ min: 1, max: 90 }) }), {
      maxLength: 3,
    }),
  })
  fc.assert(
    fc.property(plan, ({ method, whole, rate, surplus: share, currency, first, commitments }) => {
      const principal = whole * unitOf(currency)
      const income = Math.floor((principal * 2) / share)
      const debts = [owing({ principal }, { key: 'a', currency }), owing({ principal: 1 }, { key: 'b', currency })]
      const agreements = commitments.map(({ from, rows, part }, i) =>
        agreed(
          `x${i}`,
          'b',
          Array.from({ length: rows }, (_, k) => row(k + 1, addMonths(day('2026-11-25'), from + k), Math.floor((income * part) / 200))),
        ),
      )
      const file = aCase({ debts, budget: surplus(income, { currency }), agreements })
      const given = term({
        firstDueOn: addMonths(day('2026-11-30'), first),
        installments: {
          ...plain,
          method,
          annualRate: String(rate / 10_000),
          feeRate: '0.05',
          stepRate: '0.03',
          stepEvery: 12,
          balloon: minor(Math.floor(principal * 0.24)),
        },
      })
      const counts = Array.from({ length: 600 }, (_, i) => i + 1)
      const found = counts.find((count) => fitsWholly(file, { ...given, installments: { ...given.installments, count } }, principal))
      expect(shortestTerm(file, defaultReserve, given, today)).toEqual(found === undefined ? null : { count: found })
    }),
    { numRuns: 25 },
  )
})

test('what does not divide may make fewer rows fit where more do not: still the fewest are found', () => {
  // 245 × 5,306 leave 30 more for the last row; of 246 to 249 the last row is above 5,419.
  const file = aCase({ debts: [owing({ principal: 1300000 }, { key: 'a' })], budget: surplus(6021) })
  expect(shortestTerm(file, defaultReserve, term(), today)).toEqual({ count: 245 })
})

test('where payments rise, fewer rows may do without the last rise, and with more the first would not cover its interest', () => {
  const rising = (annualRate: string) =>
    term({ installments: { ...plain, method: 'step_up', annualRate, stepRate: '0.03', stepEvery: 12 } })
  const file = (amount: number, agreements: CaseFile['agreements'] = []) =>
    aCase({ debts: ['a', 'b'].map((key) => owing({ principal: 10000000 }, { key })), budget: surplus(amount), agreements })
  expect(shortestTerm(file(190476), defaultReserve, rising('0.0397'), today)).toEqual({ count: 71 })
  const once = [agreed('x', 'b', [row(1, '2027-11-25', 61111)])]
  expect(shortestTerm(file(158730, once), defaultReserve, { ...rising('0.0894'), firstDueOn: day('2026-11-30') }, today)).toEqual({
    count: 205,
  })
})

test('with a balloon the last payment decides: a balloon above what a month leaves never fits', () => {
  const balloon = (amount: number, annualRate = '0') =>
    term({ installments: { ...plain, method: 'balloon', annualRate, balloon: minor(amount) } })
  const found = (given: Scenario) => shortestTerm(withBudget(100000), defaultReserve, given, today)
  // 90,000 a month: the last row is the balloon and one more part of the rest.
  expect([found(balloon(90001)), found(balloon(0)), found(balloon(80000))]).toEqual([null, { count: 12 }, { count: 92 }])
  for (const given of [balloon(30000, '0.06'), balloon(60000, '0.12'), balloon(75000, '0.05')]) {
    const { count } = found(given)!
    const fits = (n: number) => fitsWholly(withBudget(100000), { ...given, installments: { ...given.installments, count: n } }, 1000000)
    expect([fits(count), Array.from({ length: count - 1 }, (_, i) => i + 1).some(fits)]).toEqual([true, false])
  }
})

/** Every month from now on, added up one by one from all rows. */
function fitsWholly(file: CaseFile, given: Scenario, principal: number): boolean {
  const { installments, firstDueOn } = given
  const plan = planRows({ ...installments, principal: minor(principal), n: installments.count, unit: unitOf(file.debts[0]!.currency) })
  if (!plan.ok || principal < installments.count * unitOf(file.debts[0]!.currency)) return false
  const asked: Record<string, number> = {}
  for (const { dueOn, amount } of file.agreements.flatMap(({ schedule }) => schedule))
    asked[dueOn.slice(0, 7)] = (asked[dueOn.slice(0, 7)] ?? 0) + amount
  const guarded = Array.from({ length: 12 }, (_, i) => addMonths(day('2026-11-01'), i).slice(0, 7))
  const own = plan.rows.map(({ payment }, i) => [addMonths(firstDueOn, i).slice(0, 7), payment] as const)
  for (const [month, payment] of own) asked[month] = (asked[month] ?? 0) + payment
  const most = Number(guardOf(file).affordable)
  return [...guarded, ...own.map(([month]) => month)].every((month) => (asked[month] ?? 0) <= most)
}
