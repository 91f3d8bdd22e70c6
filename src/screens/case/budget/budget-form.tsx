import { useMemo, useState } from 'react'
import type { Currency } from '../../../domain/case-file.ts'
import { enums } from '../../../domain/enums.ts'
import { personsOf } from '../../../domain/guideline.ts'
import { today } from '../../../ui/clock.ts'
import { ChoiceField, TextField } from '../../../ui/fields.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.tsx'
import { DayField } from '../../../ui/value-fields.tsx'
import { useOfficeLists } from '../../office-lists.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { ExpenseLines, IncomeLines } from './budget-lines.tsx'
import { budgetAsTyped, firstBudget, nextVersion, type BudgetFields } from './fields.ts'
import { Figures } from './figures.tsx'
import { guidelineFrom, readBudget, soFar } from './read-budget.ts'

export interface Writing {
  /** The newest version as it stands, or the next one made from it. */
  version: 'newest' | 'next'
  /** A line that is wanted at once. */
  add?: 'income' | 'expenses'
}

/** All lines of a version, with what they come to while they are typed. */
export function BudgetForm({ writing, onLeave }: { writing: Writing; onLeave: () => void }) {
  const words = useWords()
  const change = useChange()
  const { file } = useCase()
  const { guidelines } = useOfficeLists()
  const { budget, earlierBudgets = [] } = file
  const isNext = budget !== undefined && writing.version === 'next'
  const [initial] = useState<BudgetFields>(() =>
    budget ? (isNext ? nextVersion(budget, today()) : budgetAsTyped(budget)) : firstBudget(file, today()),
  )
  const number = earlierBudgets.length + (budget ? 1 : 0) + (isNext || !budget ? 1 : 0)
  const form = useForm({ initial, draft: `budget:${file.caseNo}:${number}` })
  useFormFocus(form, isNext ? 'budget-next' : 'budget')
  const guidelineOf = useMemo(() => guidelineFrom(guidelines, file.client), [guidelines, file.client])
  const counted = soFar(form.values, guidelineOf)
  const currency = form.values.currency as Currency
  const label = isNext ? words.budget.newVersion : budget ? words.budget.edit : words.budget.start
  const save = async () => {
    const result = readBudget(form.values, guidelineOf, isNext ? 'reasonRequired' : undefined)
    if (!result.ok) return form.fail(result.problems)
    const input = { caseNo: file.caseNo, budget: result.value, ...(isNext && { newVersion: true }) }
    const { confirmedByClientOn: _none, ...before } = budget ?? {}
    const undo = () => void change('budget.save', { caseNo: file.caseNo, budget: before as typeof result.value }, words.ui.saved)
    const problem = await change('budget.save', input, words.ui.saved, budget && !isNext ? { undo } : {})
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  return (
    <Form form={form} label={label} onSave={save} onLeave={onLeave} sticky>
      <div className="budget-sofar">
        <Figures lines={counted} currency={currency} inLine />
        {counted.unread > 0 && <p className="warning">{words.budget.unread(counted.unread)}</p>}
      </div>
      <div className="fields">
        {(isNext || initial.reason !== '') && (
          <TextField label={words.budget.reason} {...form.field('reason')} size="double" required={isNext} autoFocus={isNext} />
        )}
        <DayField label={words.budget.asOf} {...form.field('asOf')} required />
        <ChoiceField label={words.budget.currency} name="currency" only={enums.currency} {...form.field('currency')} required />
      </div>
      <IncomeLines form={form} wanted={form.ready && writing.add === 'income'} />
      <ExpenseLines form={form} guidelineOf={guidelineOf} wanted={form.ready && writing.add === 'expenses'} />
      <p className="soft small">{words.budget.flow}</p>
      {guidelines.some((guideline) => guideline.currency === currency) && (
        <p className="soft small">{words.budget.persons(personsOf(file.client))}</p>
      )}
    </Form>
  )
}
