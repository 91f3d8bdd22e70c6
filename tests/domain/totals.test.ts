import { expect, test } from 'vitest'
import type { BalanceClaim, DebtComponent } from '../../src/domain/case-file.ts'
import { caseTotals, debtTotal, latestBalance } from '../../src/domain/totals.ts'
import { aCase, aDebt, day, firstCase, minor } from './build.ts'

const claim = (asOf: string, components: { [C in DebtComponent]?: number }): BalanceClaim => ({
  asOf: day(asOf),
  source: 'client',
  components: components as BalanceClaim['components'],
})

test('the newest balance counts, whatever the order; of one day the last recorded', () => {
  const old = claim('2026-03-01', { principal: 1 })
  const first = claim('2026-04-01', { principal: 2 })
  const second = claim('2026-04-01', { principal: 3 })
  expect(latestBalance(aDebt({ balances: [first, old] }))).toBe(first)
  expect(latestBalance(aDebt({ balances: [old, first, second] }))).toBe(second)
  expect(latestBalance(aDebt())).toBeNull()
})

test('a debt’s total is the sum of its components; not stated is not zero', () => {
  expect(debtTotal(aDebt({ balances: [claim('2026-03-12', { principal: 826000, overdue_interest: 12390 })] }))).toBe(838390n)
  expect(debtTotal(aDebt({ balances: [claim('2026-03-12', { principal: 0 })] }))).toBe(0n)
  expect(debtTotal(aDebt({ balances: [claim('2026-03-12', {})] }))).toBeNull()
  expect(debtTotal(aDebt())).toBeNull()
})

test('a case has one total a currency, in a fixed order, its components adding up to it', () => {
  const max = minor(Number.MAX_SAFE_INTEGER)
  const file = aCase({
    debts: [
      aDebt({ key: 'a', currency: 'JPY', balances: [claim('2026-03-12', { principal: 100 })] }),
      aDebt({ key: 'b', balances: [claim('2026-03-12', { principal: max, late_fee: 5 })] }),
      aDebt({ key: 'c', balances: [claim('2026-03-12', { principal: max })] }),
      aDebt({ key: 'd', currency: 'USD' }),
    ],
  })
  expect(caseTotals(file)).toEqual([
    { currency: 'CNY', total: 2n ** 54n + 3n, byComponent: { principal: 2n ** 54n - 2n, late_fee: 5n } },
    { currency: 'JPY', total: 100n, byComponent: { principal: 100n } },
  ])
  expect(caseTotals(aCase())).toEqual([])
  expect(caseTotals(firstCase())).toMatchObject([{ total: 838390n }])
})
