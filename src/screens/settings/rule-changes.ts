import type { Rule } from '../../domain/office-lists.ts'
import { shippedRules } from '../../domain/rule-table.ts'

const shipped: readonly Rule[] = shippedRules

/** The rule as the program comes with it, if it does. */
export function asShipped(key: string): Rule | undefined {
  return shipped.find((rule) => rule.key === key)
}

/** What the office has set, with this rule as it is now; one that says again what is shipped needs no line of its own. */
export function withRule(saved: readonly Rule[], rule: Rule): Rule[] {
  const original = asShipped(rule.key)
  if (original && alike(original, rule)) return withoutRule(saved, rule.key)
  return saved.some(({ key }) => key === rule.key) ? saved.map((one) => (one.key === rule.key ? rule : one)) : [...saved, rule]
}

/** What the office has set without this rule: gone when the office had added it, as shipped otherwise. */
export function withoutRule(saved: readonly Rule[], key: string): Rule[] {
  return saved.filter((rule) => rule.key !== key)
}

function alike(one: Rule, other: Rule): boolean {
  const told = (rule: Rule) => JSON.stringify(Object.entries(rule).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return told(one) === told(other)
}
