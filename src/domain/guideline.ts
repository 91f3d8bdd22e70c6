import { toMonth } from './budget.ts'
import type { BudgetExpense, Client, Currency, Day, Minor } from './case-file.ts'
import type { Guideline } from './office-lists.ts'

/**
 * For how many people a guideline is reckoned: the client and everybody of the household but who is stated not to depend
 * on it.
 */
export function personsOf({ household }: Pick<Client, 'household'>): number {
  return 1 + household.filter(({ relation, dependant }) => relation !== 'client' && dependant !== false).length
}

/**
 * The office's guideline for a category on a day, in minor units a month for the whole household: of several that hold
 * the one that began last. Null when the office has set none, or when it comes to more than can be stored.
 */
export function guidelineFor(
  list: readonly Guideline[],
  { category, currency, on, persons }: { category: BudgetExpense['category']; currency: Currency; on: Day; persons: number },
): Minor | null {
  const holding = list.filter(
    (one) =>
      one.category === category && one.currency === currency && one.validFrom <= on && (one.validTo === undefined || on <= one.validTo),
  )
  const newest = holding.reduce<Guideline | null>((best, one) => (best && best.validFrom > one.validFrom ? best : one), null)
  if (!newest) return null
  const total = BigInt(newest.first) + BigInt(newest.further) * BigInt(persons - 1)
  return total <= Number.MAX_SAFE_INTEGER ? (Number(total) as Minor) : null
}

/** A category that comes to more than its guideline; minor units a month. */
export interface AboveGuideline {
  guideline: Minor
  spent: bigint
  above: bigint
}

/**
 * For each expense whether its category passes the guideline. All lines of a category count together, since the guideline
 * is the household's; what comes of it stands at the last of them, and null at every other line.
 */
export function aboveGuideline(
  expenses: readonly Pick<BudgetExpense, 'category' | 'amount' | 'frequency' | 'guideline'>[],
): (AboveGuideline | null)[] {
  return expenses.map((line, index) => {
    const same = expenses.filter((other) => other.category === line.category)
    if (expenses.findLastIndex((other) => other.category === line.category) !== index) return null
    const guideline = same.findLast((other) => other.guideline !== undefined)?.guideline
    if (guideline === undefined) return null
    const spent = same.reduce((sum, { amount, frequency }) => sum + toMonth(amount, frequency), 0n)
    return spent > BigInt(guideline) ? { guideline, spent, above: spent - BigInt(guideline) } : null
  })
}
