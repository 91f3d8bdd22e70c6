import { expect, test } from 'vitest'
import { remainingDays, remainingOn } from '../../src/domain/remaining.ts'
import { aCase, aDebt, anAgreement, day, minor, row } from './build.ts'

const debt = aDebt({
  overdueRate: '0.001',
  overdueRateBasis: 'daily',
  balances: [{ asOf: day('2026-03-01'), source: 'letter', components: { principal: minor(100_000) } }],
})
const file = aCase({ debts: [debt, aDebt({ key: 'other' })] })
const schedule = [row(1, '2026-04-10', 40_000), row(2, '2026-05-10', 30_000), row(3, '2026-05-10', 20_000, 'waived')]

test('a plan goes down with each day on which something is due; what is waived is not asked for', () => {
  const agreement = anAgreement({ schedule })
  expect(remainingDays(file, agreement)).toEqual(['2026-03-01', '2026-04-10', '2026-05-10'])
  expect(remainingDays(file, agreement).map((on) => remainingOn(file, agreement, on).plan)).toEqual([70_000n, 30_000n, 0n])
})

test('without the plan the newest balance grows by the account’s own rate', () => {
  const agreement = anAgreement({ schedule })
  expect(remainingOn(file, agreement, day('2026-03-01')).without).toBe(100_000n)
  expect(remainingOn(file, agreement, day('2026-03-31')).without).toBe(103_000n)
})

test('a day before the balance, and a debt without one, say nothing', () => {
  expect(remainingOn(file, anAgreement({ schedule }), day('2026-02-28'))).toEqual({ plan: 70_000n, without: null })
  expect(remainingOn(file, anAgreement({ schedule, debts: ['huabei', 'other'] }), day('2026-04-10')).without).toBeNull()
  const empty = aCase({ debts: [aDebt({ balances: [{ asOf: day('2026-03-01'), source: 'letter', components: {} }] })] })
  expect(remainingOn(empty, anAgreement({ schedule }), day('2026-04-10')).without).toBeNull()
})

test('only the newest balance before the first due day begins the line', () => {
  const balances = ['2026-02-01', '2026-03-01', '2026-04-20'].map((on) => ({ ...debt.balances[0]!, asOf: day(on) }))
  const later = aCase({ debts: [{ ...debt, balances }] })
  const other = aDebt({ key: 'other', balances: [{ asOf: day('2026-03-15'), source: 'letter', components: { principal: minor(1) } }] })
  expect(remainingDays(aCase({ debts: [debt, other] }), anAgreement({ schedule }))).toEqual(['2026-03-01', '2026-04-10', '2026-05-10'])
  expect(remainingDays(aCase({ debts: [debt, other] }), anAgreement({ schedule, debts: ['huabei', 'other'] }))[0]).toBe('2026-03-15')
  expect(remainingDays(later, anAgreement({ schedule }))).toEqual(['2026-04-10', '2026-05-10'])
  expect(remainingDays(file, anAgreement({ schedule: [] }))).toEqual([])
})
