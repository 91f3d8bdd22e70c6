import { useEffect, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react'
import { toMonth } from '../../../domain/budget.ts'
import type { Currency, Minor } from '../../../domain/case-file.ts'
import { enums, type EnumValue } from '../../../domain/enums.ts'
import { aboveGuideline, type AboveGuideline } from '../../../domain/guideline.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { ChoiceField, SelectField, TextField } from '../../../ui/fields.tsx'
import { useRows } from '../../../ui/form-rows.tsx'
import type { FormState } from '../../../ui/form.tsx'
import { isComposing, writeKeys } from '../../../ui/keys.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { MoneyField } from '../../../ui/value-fields.tsx'
import { AddLine, RemoveLine } from '../../intake/part.tsx'
import { useCase } from '../case-context.tsx'
import { amountOf, newExpense, newIncome, nextKind, usualExpenses, usualIncome, usualKind, type BudgetFields } from './fields.ts'
import type { ExpenseFields, IncomeFields } from './fields.ts'
import type { GuidelineOf } from './read-budget.ts'

type BudgetFormState = FormState<BudgetFields>

interface LinesProps {
  form: BudgetFormState
  /** A new line is wanted as soon as this is true. */
  wanted: boolean
}

/** Income line by line: what it is, how much and how often, whose, and what shows it. */
export function IncomeLines({ form, wanted }: LinesProps) {
  const words = useWords()
  const label = useLabel()
  const { file } = useCase()
  const rows = useRows<IncomeFields, BudgetFields>(form, () => 'income')
  const { income } = form.values
  const add = () =>
    rows.add(
      newIncome(
        nextKind(
          usualIncome(file.client),
          income.map(({ type }) => type),
        ),
      ),
    )
  useEffect(() => {
    if (wanted) add()
  }, [wanted])
  useCommand({ id: 'budget.addIncome', title: words.budget.addIncome, keys: 'mod+i', run: add })
  const columns = useColumns(form.values, false)
  return (
    <fieldset className="fieldset stack tight" onKeyDown={(event) => toNextAmount(event, add)}>
      <legend>{words.budget.income}</legend>
      <div className="form-lines" ref={rows.box} style={columns.style}>
        {income.map((line, index) => {
          const at = `income.${index}` as const
          const name = words.budget.line(label('income_type', line.type as EnumValue<'income_type'>), String(index + 1))
          return (
            <div className="form-line budget-line" key={line.row} data-row={line.row} role="group" aria-label={name}>
              <ChoiceField label={words.budget.what} name="income_type" {...form.field(`${at}.type`)} />
              <Amounts form={form} at={at} line={line} owners={columns.owners} />
              {columns.documents && <EvidenceField form={form} at={at} options={columns.documents} />}
              <RemoveLine what={name} onClick={() => rows.remove(index, name)} />
            </div>
          )
        })}
        <AddLine onClick={add}>
          {words.budget.addIncome} <AddKeys keys="mod+i" />
        </AddLine>
      </div>
    </fieldset>
  )
}

/** Expenses line by line; one whose category passes the office's guideline asks why. */
export function ExpenseLines({ form, guidelineOf, wanted }: LinesProps & { guidelineOf: GuidelineOf }) {
  const words = useWords()
  const label = useLabel()
  const rows = useRows<ExpenseFields, BudgetFields>(form, () => 'expenses')
  const { expenses, currency } = form.values
  const add = () =>
    rows.add(
      newExpense(
        nextKind(
          usualExpenses,
          expenses.map(({ category }) => category),
        ),
      ),
    )
  useEffect(() => {
    if (wanted) add()
  }, [wanted])
  useCommand({ id: 'budget.addExpense', title: words.budget.addExpense, keys: 'mod+o', run: add })
  const columns = useColumns(form.values, true)
  const above = aboveGuideline(expenses.map((line) => lineSoFar(line, currency, guidelineOf(form.values, line))))
  const choose = (index: number, line: ExpenseFields, category: string) => {
    // The kind follows the category until somebody said otherwise.
    const flexibility = line.flexibility === usualKind(line.category) ? usualKind(category) : line.flexibility
    form.update((values) => ({
      ...values,
      expenses: values.expenses.map((one, place) => (place === index ? { ...one, category, flexibility } : one)),
    }))
  }
  return (
    <fieldset className="fieldset stack tight" onKeyDown={(event) => toNextAmount(event, add)}>
      <legend>{words.budget.expenses}</legend>
      <div className="form-lines" ref={rows.box} style={columns.style}>
        {expenses.map((line, index) => {
          const at = `expenses.${index}` as const
          const name = words.budget.line(label('expense_category', line.category as EnumValue<'expense_category'>), String(index + 1))
          const over = above[index]
          return (
            <div className="form-line budget-line" key={line.row} data-row={line.row} role="group" aria-label={name}>
              <ChoiceField
                label={words.budget.what}
                name="expense_category"
                {...form.field(`${at}.category`)}
                onChange={(category) => choose(index, line, category)}
              />
              <Amounts form={form} at={at} line={line} owners={columns.owners} />
              <ChoiceField label={words.budget.kind} name="expense_flexibility" {...form.field(`${at}.flexibility`)} />
              {columns.documents && <EvidenceField form={form} at={at} options={columns.documents} />}
              <RemoveLine what={name} onClick={() => rows.remove(index, name)} />
              {over && (
                <div className="budget-above">
                  <AboveText {...over} currency={currency as Currency} />
                  <TextField label={words.budget.whyAbove} {...form.field(`${at}.reason`)} />
                </div>
              )}
            </div>
          )
        })}
        <AddLine onClick={add}>
          {words.budget.addExpense} <AddKeys keys="mod+o" />
        </AddLine>
      </div>
    </fieldset>
  )
}

/** By how much a category passes its guideline, by its sign and in words. */
export function AboveText(props: AboveGuideline & { currency: Currency }) {
  const words = useWords()
  const format = useFormat()
  const write = (amount: Minor | bigint) => format.money(amount, props.currency)
  return <p className="warning">▲ {words.budget.above(write(props.guideline), write(props.spent), write(props.above))}</p>
}

function AddKeys({ keys }: { keys: string }) {
  return <kbd aria-hidden="true">{writeKeys(keys).join(' ')}</kbd>
}

const lineSoFar = ({ category, amount, frequency }: ExpenseFields, currency: string, guideline: Minor | undefined) => ({
  category: category as EnumValue<'expense_category'>,
  amount: amountOf(amount, currency) ?? (0 as Minor),
  frequency: frequency as EnumValue<'frequency'>,
  ...(guideline !== undefined && { guideline }),
})

interface AmountsProps {
  form: BudgetFormState
  at: `income.${number}` | `expenses.${number}`
  line: IncomeFields | ExpenseFields
  owners: Option[] | null
}

/** How much and how often, what that is a month, and whose it is. */
function Amounts({ form, at, line, owners }: AmountsProps) {
  const words = useWords()
  const format = useFormat()
  const currency = form.values.currency as Currency
  const amount = amountOf(line.amount, currency)
  const frequency = line.frequency as EnumValue<'frequency'>
  const month = frequency === 'one_off' ? words.budget.once : amount === null ? '' : format.money(toMonth(amount, frequency), currency)
  return (
    <>
      <MoneyField label={`${words.budget.amount} (${currency})`} currency={currency} {...form.field(`${at}.amount`)} />
      <ChoiceField label={words.budget.often} name="frequency" only={enums.frequency} {...form.field(`${at}.frequency`)} />
      <div className="field">
        <span className="field-legend">{words.budget.month}</span>
        <output className="budget-month number">{month}</output>
      </div>
      {owners && <SelectField label={words.budget.whose} options={owners} optional={words.budget.client} {...form.field(`${at}.owner`)} />}
    </>
  )
}

function EvidenceField({ form, at, options }: Pick<AmountsProps, 'form' | 'at'> & { options: Option[] }): ReactNode {
  const words = useWords()
  return (
    <SelectField label={words.budget.evidence} options={options} optional={words.budget.noEvidence} {...form.field(`${at}.document`)} />
  )
}

interface Option {
  value: string
  label: string
}

/** The people and documents to choose from, each null where there are none; and the columns that this gives. */
function useColumns({ income, expenses }: BudgetFields, kinds: boolean) {
  const { file } = useCase()
  const told = file.client.household.flatMap(({ label, relation }) => (relation === 'client' ? [] : [label]))
  const written = [...income, ...expenses].map(({ owner }) => owner).filter((owner) => owner !== '')
  const people = [...new Set([...told, ...written])]
  const owners = people.length === 0 ? null : people.map((label): Option => ({ value: label, label }))
  const documents =
    file.documents.length === 0 ? null : file.documents.map(({ key, fileName }): Option => ({ value: key, label: fileName }))
  const tracks = ['2fr', '1.05fr', '1.45fr', '0.9fr', owners && '0.85fr', kinds && '1.2fr', documents && '0.95fr', '32px']
  return { owners, documents, style: { '--budget-columns': tracks.filter(Boolean).join(' ') } as CSSProperties }
}

/** Enter goes on to the next amount, and after the last one to a new line; ↑ and ↓ go from amount to amount. */
function toNextAmount(event: KeyboardEvent<HTMLElement>, add: () => void): void {
  const { target, currentTarget, key } = event
  if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  if (!(target instanceof HTMLInputElement) || !['Enter', 'ArrowDown', 'ArrowUp'].includes(key)) return
  event.preventDefault()
  const amounts = [...currentTarget.querySelectorAll<HTMLInputElement>('[data-row] input.number')]
  const row = target.closest('[data-row]')
  const next = amounts.findIndex((input) => input.closest('[data-row]') === row) + (key === 'ArrowUp' ? -1 : 1)
  if (next >= amounts.length && key === 'Enter') return add()
  amounts[next]?.focus()
  amounts[next]?.select()
}
