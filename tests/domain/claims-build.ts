import type { BalanceClaim, Debt, DebtComponent } from '../../src/domain/case-file.ts'
import { claimsInTime, type ClaimChange, type DebtPayments } from '../../src/domain/claims.ts'
import { aDebt, day, minor } from './build.ts'

export const claim = (asOf: string, components: { [C in DebtComponent]?: number }, parts: Partial<BalanceClaim> = {}): BalanceClaim => ({
  asOf: day(asOf),
  source: 'creditor',
  components: components as BalanceClaim['components'],
  ...parts,
})
export const none: DebtPayments = { own: [], shared: [] }
export const own = (...list: [string, number][]): DebtPayments => ({
  own: list.map(([on, amount]) => ({ on: day(on), amount: minor(amount) })),
  shared: [],
})
export const shared = (...list: [string, number][]): DebtPayments => ({ own: [], shared: own(...list).own })

/** 8,260.00 at 0.05 % a day: 4.13 a day. */
export const daily = (balances: BalanceClaim[], parts: Partial<Debt> = {}): Debt =>
  aDebt({ overdueRate: '0.0005', overdueRateBasis: 'daily', firstOverdueOn: day('2026-02-10'), balances, ...parts })
export const first = claim('2026-03-12', { principal: 826000, overdue_interest: 12390 })

/** What the newest claim says against the one before it. */
export const change = (debt: Debt, payments: DebtPayments = none): ClaimChange | undefined => claimsInTime(debt, payments)[0]!.change
