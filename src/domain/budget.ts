import type { Budget, BudgetExpense, BudgetIncome, Minor, Rate } from './case-file.ts'
import { enums, type EnumValue } from './enums.ts'
import { atRate, decimalText, halfUp } from './exact.ts'

type Frequency = EnumValue<'frequency'>
type Flexibility = EnumValue<'expense_flexibility'>

/** How many times a year's twelfth holds one payment, as a fraction: a week comes 52 times a year. */
const perMonth: Record<Exclude<Frequency, 'one_off'>, readonly [bigint, bigint]> = {
  weekly: [52n, 12n],
  fortnightly: [26n, 12n],
  four_weekly: [13n, 12n],
  monthly: [1n, 1n],
  quarterly: [1n, 3n],
  half_yearly: [1n, 6n],
  annual: [1n, 12n],
}

/** What an amount comes to in a month, half up, so that the printed column adds up. What comes once counts nothing. */
export function toMonth(amount: Minor, frequency: Frequency): bigint {
  if (frequency === 'one_off') return 0n
  const [times, over] = perMonth[frequency]
  return halfUp(BigInt(amount) * times, over)
}

export interface MonthlyLine<L> {
  line: L
  monthly: bigint
}

export interface PersonFigures {
  /** The label of a person of the household; missing for the client's own. */
  owner?: string
  income: bigint
  expenses: bigint
}

/** All in minor units a month. */
export interface BudgetFigures {
  /** In the order of the budget, one-off lines with 0. */
  income: MonthlyLine<BudgetIncome>[]
  expenses: MonthlyLine<BudgetExpense>[]
  /** Lines that come once: no part of any figure of a month. */
  oneOff: { income: BudgetIncome[]; expenses: BudgetExpense[] }
  totalIncome: bigint
  totalExpenses: bigint
  byFlexibility: Record<Flexibility, bigint>
  /** In the order in which they appear. */
  byPerson: PersonFigures[]
  /** The surplus; below zero it is the deficit. */
  disposable: bigint
}

/** A budget's month: every line, and their sums. */
export function budgetFigures(budget: Pick<Budget, 'income' | 'expenses'>): BudgetFigures {
  const income = budget.income.map(monthlyLine)
  const expenses = budget.expenses.map(monthlyLine)
  const totalIncome = sumOf(income)
  const totalExpenses = sumOf(expenses)
  const flexible = (kind: Flexibility) => sumOf(expenses.filter(({ line }) => line.flexibility === kind))
  return {
    income,
    expenses,
    oneOff: { income: budget.income.filter(comesOnce), expenses: budget.expenses.filter(comesOnce) },
    totalIncome,
    totalExpenses,
    byFlexibility: Object.fromEntries(enums.expense_flexibility.map((kind) => [kind, flexible(kind)])) as Record<Flexibility, bigint>,
    byPerson: [...new Set([...budget.income, ...budget.expenses].map(({ owner }) => owner))].map((owner) => ({
      ...(owner !== undefined && { owner }),
      income: sumOf(income.filter(({ line }) => line.owner === owner)),
      expenses: sumOf(expenses.filter(({ line }) => line.owner === owner)),
    })),
    disposable: totalIncome - totalExpenses,
  }
}

/** What is left aside of a surplus before anything is offered: a share of it, half up, and at most the cap. Of a deficit nothing. */
export function reserve(disposable: bigint, { rate, cap }: { rate: Rate; cap?: Minor }): bigint {
  if (disposable <= 0n) return 0n
  const share = atRate(disposable, rate)
  return cap !== undefined && share > BigInt(cap) ? BigInt(cap) : share
}

/** What a month's surplus leaves for creditors once the reserve is set aside, never below zero. */
export function affordable(disposable: bigint, kept: bigint): bigint {
  return disposable > kept ? disposable - kept : 0n
}

/** Payments to creditors as a percentage of income, two decimals, half up: "45.50"; null without income. */
export function debtServiceRatio(payments: bigint, income: bigint): string | null {
  return income > 0n ? decimalText(payments * 100n, income, 2) : null
}

const monthlyLine = <L extends BudgetIncome | BudgetExpense>(line: L): MonthlyLine<L> => ({
  line,
  monthly: toMonth(line.amount, line.frequency),
})
const comesOnce = ({ frequency }: BudgetIncome | BudgetExpense): boolean => frequency === 'one_off'
const sumOf = (lines: readonly MonthlyLine<unknown>[]): bigint => lines.reduce((sum, { monthly }) => sum + monthly, 0n)
