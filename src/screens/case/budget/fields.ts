/** The budget form as typed, and what it begins with. */
import { parts } from '../../../contract/parts.ts'
import type { Budget, BudgetExpense, BudgetIncome, CaseFile, Client, Currency, Day, Minor } from '../../../domain/case-file.ts'
import type { EnumValue } from '../../../domain/enums.ts'
import { formatMoney, parseMoney } from '../../../domain/money.ts'
import { newRowId } from '../../../ui/form-rows.tsx'
import { usualCurrency } from '../../intake/fields.ts'

export const typedBudget = parts.budget.omit({ confirmedByClientOn: true })

export interface IncomeFields {
  row: string
  type: string
  amount: string
  frequency: string
  owner: string
  document: string
}

export interface ExpenseFields {
  row: string
  category: string
  amount: string
  frequency: string
  owner: string
  document: string
  flexibility: string
  reason: string
  /** The guideline that the stored line carries, in minor units, and for what it was taken. */
  guideline: string
  guidelineOf: string
}

export interface BudgetFields {
  asOf: string
  currency: string
  reason: string
  income: IncomeFields[]
  expenses: ExpenseFields[]
}

type Category = EnumValue<'expense_category'>
type IncomeType = EnumValue<'income_type'>

/** Categories that are rarely changed from one month to the next, as the Standard Financial Statement parts them. */
const fixed: readonly Category[] = [
  'housing',
  'property_fee',
  'utilities',
  'council_local_tax',
  'transport',
  'medical',
  'insurance',
  'social_insurance',
  'childcare_education',
  'elder_care',
  'maintenance_paid',
  'professional',
  'debt_priority',
]

/** What kind of expense a category usually is; a person may say otherwise for a line. */
export function usualKind(category: string): EnumValue<'expense_flexibility'> {
  if (category === 'savings') return 'savings'
  return fixed.includes(category as Category) ? 'fixed' : 'flexible'
}

const blank = () => ({ row: newRowId(), amount: '', frequency: 'monthly', owner: '', document: '' })
export const newIncome = (type: IncomeType): IncomeFields => ({ ...blank(), type })
export const newExpense = (category: Category): ExpenseFields => ({
  ...blank(),
  category,
  flexibility: usualKind(category),
  reason: '',
  guideline: '',
  guidelineOf: '',
})

const incomeBy: { [E in EnumValue<'employment_status'>]?: IncomeType } = {
  self_employed: 'self_employment',
  gig_worker: 'gig',
  unemployed: 'unemployment_benefit',
  retired: 'pension',
  student: 'family_support',
  unable_to_work: 'disability_benefit',
}

/** The incomes that a client like this usually has; lines that stay empty are left out. */
export function usualIncome({ employmentStatus, household }: Pick<Client, 'employmentStatus' | 'household'>): IncomeType[] {
  const together = household.some(({ relation }) => relation === 'spouse' || relation === 'partner')
  const own = (employmentStatus && incomeBy[employmentStatus]) ?? 'salary'
  return together ? [own, 'partner_contribution', 'other'] : [own, 'other']
}

/** What nearly every household pays for, in the order in which it is asked. */
export const usualExpenses: readonly Category[] = [
  'housing',
  'utilities',
  'communication',
  'food',
  'household_goods',
  'transport',
  'medical',
  'insurance',
  'childcare_education',
  'elder_care',
  'clothing',
  'personal',
  'other',
]

/** The first of the usual kinds that has no line yet. */
export function nextKind<K extends string>(usual: readonly K[], there: readonly string[]): K | 'other' {
  return usual.find((kind) => !there.includes(kind)) ?? 'other'
}

/** What a first budget begins with: the usual lines, to be filled in rather than chosen. */
export function firstBudget({ client, debts, jurisdiction }: CaseFile, today: Day): BudgetFields {
  return {
    asOf: today,
    currency: debts[0]?.currency ?? usualCurrency(jurisdiction),
    reason: '',
    income: usualIncome(client).map(newIncome),
    expenses: usualExpenses.map(newExpense),
  }
}

/** For what a guideline was taken: another category, currency or day needs another. */
export const guidelineKey = (category: string, currency: string, asOf: string): string => `${category} ${currency} ${asOf}`

/** A version as the form holds it. */
export function budgetAsTyped(budget: Budget): BudgetFields {
  const { asOf, currency } = budget
  const line = ({ amount, frequency, owner, document }: BudgetIncome | BudgetExpense) => ({
    row: newRowId(),
    amount: formatMoney(amount, currency),
    frequency,
    owner: owner ?? '',
    document: document ?? '',
  })
  return {
    asOf,
    currency,
    reason: budget.reason ?? '',
    income: budget.income.map((income) => ({ ...line(income), type: income.type })),
    expenses: budget.expenses.map((expense) => ({
      ...line(expense),
      category: expense.category,
      flexibility: expense.flexibility,
      reason: expense.reasonAboveGuideline ?? '',
      guideline: expense.guideline === undefined ? '' : String(expense.guideline),
      guidelineOf: expense.guideline === undefined ? '' : guidelineKey(expense.category, currency, asOf),
    })),
  }
}

/** A version as the beginning of the next: of today, with guidelines and reason to be said anew. */
export function nextVersion(budget: Budget, today: Day): BudgetFields {
  const typed = budgetAsTyped(budget)
  return {
    ...typed,
    asOf: today,
    reason: '',
    expenses: typed.expenses.map((expense) => ({ ...expense, guideline: '', guidelineOf: '' })),
  }
}

/** A typed amount while it is typed: null for one that is empty or cannot be read. */
export function amountOf(text: string, currency: string): Minor | null {
  const parsed = parseMoney(text, currency as Currency)
  return parsed.ok ? parsed.value : null
}
