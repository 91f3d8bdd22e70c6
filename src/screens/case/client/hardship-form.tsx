import { parts } from '../../../contract/parts.ts'
import { enums } from '../../../domain/enums.ts'
import { AreaField, ManyField } from '../../../ui/fields.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { formReader, stated, withoutUnstated } from '../../../ui/read-form.ts'
import { DayField } from '../../../ui/value-fields.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'

/** Why the client cannot pay as agreed. */
export function HardshipForm({ onLeave }: { onLeave: () => void }) {
  const words = useWords()
  const label = useLabel()
  const change = useChange()
  const { file } = useCase()
  const before = file.hardship
  const form = useForm({
    initial: {
      causes: (before?.causes ?? []) as string[],
      startedOn: (before?.startedOn ?? '') as string,
      expectedEnd: (before?.expectedEnd ?? '') as string,
      narrative: before?.narrative ?? '',
    },
    draft: `hardship:${file.caseNo}`,
  })
  useFormFocus(form, 'hardship')
  const save = async () => {
    const { values } = form
    const read = formReader()
    const result = read.finish(
      parts.hardship,
      withoutUnstated({
        causes: values.causes,
        startedOn: read.day('startedOn', values.startedOn),
        expectedEnd: read.day('expectedEnd', values.expectedEnd),
        narrative: stated(values.narrative),
      }),
    )
    if (!result.ok) return form.fail(result.problems)
    const problem = await change('hardship.save', { caseNo: file.caseNo, hardship: result.value }, words.ui.saved)
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  return (
    <Form form={form} label={words.case.hardship} onSave={save} onLeave={onLeave}>
      <ManyField
        label={words.client.causes}
        {...form.field('causes')}
        options={enums.hardship_cause.map((cause) => ({ value: cause, label: label('hardship_cause', cause) }))}
      />
      <div className="fields">
        <DayField label={words.client.since} {...form.field('startedOn')} />
        <DayField label={words.client.expectedEnd} {...form.field('expectedEnd')} />
        <AreaField label={words.client.story} {...form.field('narrative')} size="double" rows={4} />
      </div>
    </Form>
  )
}
