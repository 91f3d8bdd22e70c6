import type { Budget, BudgetExpense, Client, Currency, Minor } from '../../../domain/case-file.ts'
import { parseDay } from '../../../domain/day.ts'
import { guidelineFor, personsOf } from '../../../domain/guideline.ts'
import type { Guideline } from '../../../domain/office-lists.ts'
import { formReader, stated, withoutUnstated, type FormRead, type FormReader } from '../../../ui/read-form.ts'
import { amountOf, guidelineKey, typedBudget, type BudgetFields, type ExpenseFields, type IncomeFields } from './fields.ts'

/** Gives the guideline of an expense as it stands in the form. */
export type GuidelineOf = (fields: BudgetFields, expense: ExpenseFields) => Minor | undefined

/** The guideline that a stored line carries; for one that is written now, that of the office for the day and the household. */
export function guidelineFrom(list: readonly Guideline[], client: Pick<Client, 'household'>): GuidelineOf {
  const persons = personsOf(client)
  return ({ asOf, currency }, { category, guideline, guidelineOf }) => {
    const day = parseDay(asOf)
    if (!day.ok) return undefined
    if (guidelineOf === guidelineKey(category, currency, day.value)) return Number(guideline) as Minor
    const asked = { category: category as BudgetExpense['category'], currency: currency as Currency, on: day.value, persons }
    return guidelineFor(list, asked) ?? undefined
  }
}

/** The lines whose amounts can be read already, as they would be stored, and how many amounts cannot be read. */
export function soFar(fields: BudgetFields, guidelineOf: GuidelineOf): Pick<Budget, 'income' | 'expenses'> & { unread: number } {
  const all = [...fields.income, ...fields.expenses]
  const lines = <L extends IncomeFields | ExpenseFields, T>(list: readonly L[], more: (line: L) => object): T[] =>
    list.flatMap((line) => {
      const amount = amountOf(line.amount, fields.currency)
      if (amount === null) return []
      const { frequency, owner, document } = line
      return [withoutUnstated({ amount, frequency, owner: stated(owner), document: stated(document), ...more(line) }) as T]
    })
  return {
    income: lines(fields.income, ({ type }) => ({ type })),
    expenses: lines(fields.expenses, (line) => ({
      category: line.category,
      flexibility: line.flexibility,
      guideline: guidelineOf(fields, line),
      reasonAboveGuideline: stated(line.reason),
    })),
    unread: all.filter(({ amount }) => stated(amount) !== undefined && amountOf(amount, fields.currency) === null).length,
  }
}

/** The budget of a filled form; lines of which only the kind was chosen are left out, and one without any line is asked back. */
export function readBudget(
  fields: BudgetFields,
  guidelineOf: GuidelineOf,
  reason?: 'reasonRequired',
): FormRead<ReturnType<(typeof typedBudget)['parse']>> {
  const read = formReader()
  if (reason && stated(fields.reason) === undefined) read.fail('reason', 'text.empty')
  if ([...fields.income, ...fields.expenses].every(leftOut)) {
    read.fail(fields.income.length > 0 ? 'income.0.amount' : fields.expenses.length > 0 ? 'expenses.0.amount' : 'income', 'text.empty')
  }
  return read.finish(
    typedBudget,
    withoutUnstated({
      asOf: read.day('asOf', fields.asOf, 'required'),
      currency: fields.currency,
      reason: stated(fields.reason),
      income: read.rows('income', fields.income, leftOut, (line, at) =>
        withoutUnstated({ type: line.type, ...readLine(read, line, at, fields) }),
      ),
      expenses: read.rows('expenses', fields.expenses, leftOut, (line, at) =>
        withoutUnstated({
          category: line.category,
          flexibility: line.flexibility,
          ...readLine(read, line, at, fields),
          guideline: guidelineOf(fields, line),
          reasonAboveGuideline: stated(line.reason),
        }),
      ),
    }),
  )
}

const leftOut = ({ amount, document }: IncomeFields | ExpenseFields): boolean => stated(amount) === undefined && document === ''

function readLine(read: FormReader, line: IncomeFields | ExpenseFields, at: string, { currency }: BudgetFields) {
  return {
    amount: read.money(`${at}.amount`, line.amount, currency as Currency, 'required'),
    frequency: line.frequency,
    owner: stated(line.owner),
    document: stated(line.document),
  }
}
