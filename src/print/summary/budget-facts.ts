import { affordable, budgetFigures, reserve, type BudgetFigures } from '../../domain/budget.ts'
import { budgetChanges, type BudgetChanges } from '../../domain/budget-changes.ts'
import type { Budget, CaseFile } from '../../domain/case-file.ts'
import type { Reserve } from '../../domain/office-lists.ts'

/** One version of the budget with its month; minor units. */
export interface BudgetVersion {
  budget: Budget
  figures: BudgetFigures
  /** What the office leaves aside of the surplus, and what then is there for creditors. */
  kept: bigint
  offerable: bigint
  /** Against the version that it replaced: null where that was in another currency, missing for the first. */
  changes?: BudgetChanges | null
}

/** All versions, newest first; the first is the one that counts. */
export function budgetVersions(file: Pick<CaseFile, 'budget' | 'earlierBudgets'>, office: Reserve): BudgetVersion[] {
  const all = file.budget ? [file.budget, ...(file.earlierBudgets ?? [])] : []
  return all.map((budget, index) => {
    const figures = budgetFigures(budget)
    const cap = office.caps[budget.currency]
    const kept = reserve(figures.disposable, { rate: office.rate, ...(cap !== undefined && { cap }) })
    const before = all[index + 1]
    return {
      budget,
      figures,
      kept,
      offerable: affordable(figures.disposable, kept),
      ...(before && { changes: budgetChanges(before, budget) }),
    }
  })
}
