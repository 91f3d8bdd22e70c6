export function BudgetSection() {
  return null
}
