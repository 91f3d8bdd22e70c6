import { toMonth } from './budget.ts'
import type { Budget, BudgetExpense, BudgetIncome } from './case-file.ts'

type Line = BudgetIncome | BudgetExpense

/** A line of a version beside the same line of the version before. */
export interface LineChange<L extends Line> {
  state: 'same' | 'new' | 'changed' | 'gone'
  /** As it stands in the newer version; for one that is gone, as it stood. */
  line: L
  /** What a changed line was. */
  before?: L
  /** By how much a month grew, in minor units; below zero it shrank. */
  more: bigint
}

export interface BudgetChanges {
  income: LineChange<BudgetIncome>[]
  expenses: LineChange<BudgetExpense>[]
}

/**
 * What a version changed against the one before, line by line in the order of the newer one, then what is gone. Lines are
 * the same when they are of one kind and one person, else of one kind; several of those in their order. Null when the
 * two are in different currencies.
 */
export function budgetChanges(
  before: Pick<Budget, 'currency' | 'income' | 'expenses'>,
  after: Pick<Budget, 'currency' | 'income' | 'expenses'>,
): BudgetChanges | null {
  if (before.currency !== after.currency) return null
  return {
    income: changesOf(before.income, after.income, ({ type }) => type),
    expenses: changesOf(before.expenses, after.expenses, ({ category }) => category),
  }
}

function changesOf<L extends Line>(before: readonly L[], after: readonly L[], kindOf: (line: L) => string): LineChange<L>[] {
  const left = new Set(before)
  const was = new Map<L, L>()
  const pair = (alike: (old: L, now: L) => boolean) => {
    for (const now of after) {
      const old = was.has(now) ? undefined : [...left].find((one) => alike(one, now))
      if (!old) continue
      was.set(now, old)
      left.delete(old)
    }
  }
  pair((old, now) => kindOf(old) === kindOf(now) && old.owner === now.owner)
  pair((old, now) => kindOf(old) === kindOf(now))
  return [
    ...after.map((line): LineChange<L> => {
      const old = was.get(line)
      if (!old) return { state: 'new', line, more: monthOf(line) }
      if (alike(old, line)) return { state: 'same', line, more: 0n }
      return { state: 'changed', line, before: old, more: monthOf(line) - monthOf(old) }
    }),
    ...[...left].map((line): LineChange<L> => ({ state: 'gone', line, more: -monthOf(line) })),
  ]
}

const monthOf = ({ amount, frequency }: Line): bigint => toMonth(amount, frequency)

/** True when two lines state the same, in whatever order their properties stand. */
function alike(one: Line, other: Line): boolean {
  const told = (line: Line) => JSON.stringify(Object.entries(line).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return told(one) === told(other)
}
