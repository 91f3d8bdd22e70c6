import type { LineChange } from '../../domain/budget-changes.ts'
import type { BudgetExpense, BudgetIncome } from '../../domain/case-file.ts'
import type { Tongue } from '../tongue.ts'
import type { BudgetVersion } from './budget-facts.ts'

type Line = BudgetIncome | BudgetExpense

/** What a version changed, a line each: what came, what went, what has another amount or turn. Nothing for the first. */
export function changeLines({ budget, changes }: BudgetVersion, tongue: Tongue): string[] {
  const { words, money, label } = tongue
  if (changes === undefined) return []
  if (changes === null) return [words.budget.otherCurrency]
  const amount = ({ amount: minor, frequency }: Line) => `${money(minor, budget.currency)} ${label('frequency', frequency)}`
  const told = ({ state, line, before }: LineChange<Line>): string => {
    const now = amount(line)
    if (state !== 'changed' || !before) return `${words.budget.states[state]} ${now}`
    const was = amount(before)
    return was === now ? words.budget.states.changed : `${was} → ${now}`
  }
  return [...changes.income, ...changes.expenses]
    .filter(({ state }) => state !== 'same')
    .map((change) => words.paper.noteOf(nameOf(change.line, tongue), told(change)))
}

function nameOf(line: Line, { words, label }: Tongue): string {
  const kind = kindOf(line, label)
  return line.owner === undefined ? kind : `${kind}${words.paper.aside(line.owner)}`
}

/** What a line is called by its kind. */
export function kindOf(line: Line, label: Tongue['label']): string {
  return 'type' in line ? label('income_type', line.type) : label('expense_category', line.category)
}
