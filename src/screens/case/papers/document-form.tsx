import { useState } from 'react'
import { choice } from '../../../contract/parts.ts'
import { today } from '../../../ui/clock.ts'
import { ChoiceField } from '../../../ui/fields.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useSentence, useWords } from '../../../ui/language.tsx'
import { ProgressLine } from '../../../ui/pieces.tsx'
import { formReader, withoutUnstated } from '../../../ui/read-form.ts'
import { DayField } from '../../../ui/value-fields.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { FileField } from './file-field.tsx'

/** One document: the file, what it is, when it came, whether the original was seen. */
export function DocumentForm({ onLeave }: { onLeave: () => void }) {
  const words = useWords()
  const sentence = useSentence()
  const change = useChange()
  const { file } = useCase()
  const [picked, setPicked] = useState<File | null>(null)
  const [missing, setMissing] = useState(false)
  const [storing, setStoring] = useState(false)
  const form = useForm({ initial: { type: '', receivedOn: today() as string, originalSeenOn: '' } })
  useFormFocus(form, 'document')
  const save = async () => {
    const read = formReader()
    const { values } = form
    const receivedOn = read.day('receivedOn', values.receivedOn, 'required')
    const originalSeenOn = read.day('originalSeenOn', values.originalSeenOn)
    const result = read.finish(choice('evidence_type'), values.type)
    setMissing(picked === null)
    if (!result.ok) return form.fail(result.problems.map((problem) => ({ ...problem, field: problem.field || 'type' })))
    if (!picked || receivedOn === undefined) return form.fail([])
    setStoring(true)
    const input = withoutUnstated({ caseNo: file.caseNo, type: result.value, receivedOn, originalSeenOn })
    const problem = await change('document.add', input, words.papers.added, { file: picked })
    setStoring(false)
    if (problem) return form.fail(problem)
    onLeave()
  }

  return (
    <Form form={form} label={words.papers.add} onSave={save} onLeave={onLeave}>
      <div className="fields">
        <FileField label={words.papers.file} file={picked} onPick={setPicked} {...(missing && !picked ? { error: sentence('document.choose') } : {})} />
        <ChoiceField label={words.papers.type} name="evidence_type" {...form.field('type')} required />
        <DayField label={words.papers.receivedOn} {...form.field('receivedOn')} required />
        <DayField label={words.papers.originalSeenOn} {...form.field('originalSeenOn')} hint={form.values.originalSeenOn === '' ? words.papers.originalHint : undefined} />
      </div>
      {storing && <ProgressLine label={words.papers.storing} request="document.add" />}
    </Form>
  )
}
