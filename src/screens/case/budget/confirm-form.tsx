import type { Budget } from '../../../domain/case-file.ts'
import { today } from '../../../ui/clock.ts'
import { Form, useForm } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Note } from '../../../ui/pieces.tsx'
import { formReader } from '../../../ui/read-form.ts'
import { DayField } from '../../../ui/value-fields.tsx'
import { requests } from '../../../contract/requests.ts'
import { useCase, useChange } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'

/** The second question before what cannot be undone: the day on which the client confirmed this version locks it. */
export function ConfirmForm({ budget, onLeave }: { budget: Budget; onLeave: () => void }) {
  const words = useWords()
  const change = useChange()
  const { file } = useCase()
  const form = useForm({ initial: { confirmedOn: today() as string } })
  useFormFocus(form, 'budget-confirm')
  const save = async () => {
    const read = formReader()
    const confirmedOn = read.day('confirmedOn', form.values.confirmedOn, 'required')
    if (confirmedOn !== undefined && confirmedOn > today()) read.fail('confirmedOn', 'budget.notYet')
    if (confirmedOn !== undefined && confirmedOn < budget.asOf) read.fail('confirmedOn', 'budget.confirmedBefore')
    const result = read.finish(requests['budget.confirm'], { caseNo: file.caseNo, confirmedOn })
    if (!result.ok) return form.fail(result.problems)
    const problem = await change('budget.confirm', result.value, words.budget.locked)
    if (problem) return form.fail(problem)
    onLeave()
  }
  return (
    <Form form={form} label={words.budget.confirm} saveLabel={words.budget.lock} onSave={save} onLeave={onLeave} enterSaves>
      <Note tone="waiting">{words.budget.confirmWhat}</Note>
      <div className="fields">
        <DayField label={words.budget.confirmedOn} {...form.field('confirmedOn')} required />
      </div>
    </Form>
  )
}
