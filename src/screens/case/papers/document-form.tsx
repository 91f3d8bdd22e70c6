import { useState } from 'react'
import { choice } from '../../../contract/parts.ts'
import { today } from '../../../ui/clock.ts'
import { ChoiceField } from '../../../ui/fields.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.tsx'
import { ProgressLine } from '../../../ui/pieces.tsx'
import { formReader, withoutUnstated } from '../../../ui/read-form.ts'
import { DayField } from '../../../ui/value-fields.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { FileField } from './file-field.tsx'

/** One document: the file, what it is, when it came, whether the original was seen. */
export function DocumentForm({ onLeave }: { onLeave: () => void }) {
  const words = useWords()
  const change = useChange()
  const { file } = useCase()
  const [picked, setPicked] = useState<File | null>(null)
  const [storing, setStoring] = useState(false)
  const form = useForm<Record<'file' | 'type' | 'receivedOn' | 'originalSeenOn', string>>({
    initial: { file: '', type: '', receivedOn: today(), originalSeenOn: '' },
  })
  useFormFocus(form, 'document')
  const save = async () => {
    const read = formReader()
    const { values } = form
    const receivedOn = read.day('receivedOn', values.receivedOn, 'required')
    const originalSeenOn = read.day('originalSeenOn', values.originalSeenOn)
    if (!picked) read.fail('file', 'document.choose')
    const result = read.finish(choice('evidence_type'), values.type)
    if (!result.ok) return form.fail(result.problems.map((problem) => ({ ...problem, field: problem.field || 'type' })))
    if (!picked || receivedOn === undefined) return
    setStoring(true)
    const input = withoutUnstated({ caseNo: file.caseNo, type: result.value, receivedOn, originalSeenOn })
    const problem = await change('document.add', input, words.papers.added, { file: picked })
    setStoring(false)
    if (problem) return form.fail(problem.code.startsWith('document.') ? { ...problem, field: 'file' } : problem)
    onLeave()
  }

  const named = form.field('file')
  const pick = (chosen: File | null) => {
    setPicked(chosen)
    named.onChange(chosen?.name ?? '')
  }

  return (
    <Form form={form} label={words.papers.add} onSave={save} onLeave={onLeave}>
      <div className="fields">
        <FileField label={words.papers.file} id={named.id} error={named.error} file={picked} onPick={pick} />
        <ChoiceField label={words.papers.type} name="evidence_type" {...form.field('type')} required />
        <DayField label={words.papers.receivedOn} {...form.field('receivedOn')} required />
        <DayField
          label={words.papers.originalSeenOn}
          {...form.field('originalSeenOn')}
          hint={form.values.originalSeenOn === '' ? words.papers.originalHint : undefined}
        />
      </div>
      {storing && <ProgressLine label={words.papers.storing} request="document.add" />}
    </Form>
  )
}
