import { useState } from 'react'
import { parts } from '../../../contract/parts.ts'
import type { CaseDocument } from '../../../domain/case-file.ts'
import { today } from '../../../ui/clock.ts'
import { ChoiceField } from '../../../ui/fields.tsx'
import { Form, useForm, type FormState } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button, ProgressLine } from '../../../ui/pieces.tsx'
import { formReader } from '../../../ui/read-form.ts'
import { T } from '../../../ui/text.tsx'
import { useOffice } from '../../frame/shell.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { factsAsTyped, FactsFields, readFacts, type FactsTyped } from './facts-fields.tsx'
import { FileField } from './file-field.tsx'
import type { GivenFile } from './given-files.ts'
import { sizeText } from './size.ts'

interface AddTyped extends FactsTyped {
  file: string
  /** The kind of each of several files; empty: as above. */
  documents: Record<string, string>
}

interface DocumentFormProps {
  /** The kind that it begins with. */
  type: CaseDocument['type'] | undefined
  given: readonly GivenFile[]
  /** What is picked takes the place of what was given before; what is dropped or pasted comes to it. */
  onPick: (files: File[]) => void
  onRemove: (index: number) => void
  onLeave: () => void
}

/** Documents that came together: the files, and what holds for all of them; of several each may be of a kind of its own. */
export function DocumentForm({ type, given, onPick, onRemove, onLeave }: DocumentFormProps) {
  const words = useWords()
  const change = useChange()
  const { file } = useCase()
  const { person } = useOffice()
  const [storing, setStoring] = useState(false)
  const form = useForm<AddTyped>({ initial: { ...factsAsTyped({ receivedOn: today(), ...(type && { type }) }), file: '', documents: {} } })
  useFormFocus(form, 'document')
  const save = async () => {
    const { values } = form
    const read = formReader()
    const facts = readFacts(read, values, person)
    if (given.length === 0) read.fail('file', 'document.choose')
    const result = read.finish(parts.documentFacts, facts)
    if (!result.ok) return form.fail(result.problems)
    setStoring(true)
    const documents = given.map(({ name }, index) => ({ ...result.value, ...ownType(values, index), name: name.slice(0, 300) }))
    const said = given.length === 1 ? words.papers.added : words.papers.addedMany(given.length)
    const problem = await change('document.add', { caseNo: file.caseNo, documents }, said, { files: given.map((one) => one.file) })
    setStoring(false)
    if (problem) return form.fail(given.length === 1 && problem.code.startsWith('document.') ? { ...problem, field: 'file' } : problem)
    onLeave()
  }
  const { id, error } = form.field('file')
  const pick = (files: File[]) => {
    form.update((values) => ({ ...values, documents: {} }))
    onPick(files)
  }
  return (
    <Form form={form} label={words.papers.add} onSave={save} onLeave={onLeave}>
      <div className="fields">
        <FileField label={words.papers.file} id={id} error={error} many names={given.map(({ name }) => name)} onPick={pick} />
        <FactsFields form={form} />
      </div>
      {given.length > 1 && <Given form={form} given={given} onRemove={onRemove} />}
      {storing && <ProgressLine label={words.papers.storing} request="document.add" />}
    </Form>
  )
}

function ownType(values: AddTyped, index: number): Partial<Pick<CaseDocument, 'type'>> {
  const own = values.documents[index]
  return own ? { type: own as CaseDocument['type'] } : {}
}

/** Each of several files, in the order in which they will stand. */
function Given({ form, given, onRemove }: { form: FormState<AddTyped>; given: readonly GivenFile[]; onRemove: (index: number) => void }) {
  const words = useWords()
  const remove = (index: number) => {
    const kept = given.map((_, at) => form.values.documents[at] ?? '').toSpliced(index, 1)
    form.set('documents', Object.fromEntries(kept.entries()))
    onRemove(index)
  }
  return (
    <ol className="given-files" aria-label={words.papers.givenFiles}>
      {given.map(({ name, file }, index) => {
        const own = form.field(`documents.${index}`)
        return (
          <li key={index}>
            <span className="number soft">{index + 1}</span>
            <span className="cut">
              <T>{name}</T> <span className="soft">{sizeText(file.size)}</span>
            </span>
            <ChoiceField
              label={words.papers.typeOf(name)}
              name="evidence_type"
              {...own}
              value={own.value ?? ''}
              optional={words.papers.asAbove}
            />
            <Button quiet label={words.ui.removeNamed(name)} onClick={() => remove(index)}>
              {words.ui.remove}
            </Button>
          </li>
        )
      })}
    </ol>
  )
}

/** What a document is, said anew; its content stays, and what was said before stays in the log. */
export function FactsForm({ document, onLeave }: { document: CaseDocument; onLeave: () => void }) {
  const words = useWords()
  const change = useChange()
  const { file } = useCase()
  const { person } = useOffice()
  const form = useForm<FactsTyped>({ initial: factsAsTyped(document) })
  useFormFocus(form, `facts:${document.key}`)
  const save = async () => {
    const read = formReader()
    const result = read.finish(parts.documentFacts, readFacts(read, form.values, person))
    if (!result.ok) return form.fail(result.problems)
    const problem = await change(
      'document.describe',
      { caseNo: file.caseNo, key: document.key, facts: result.value },
      words.papers.described,
    )
    if (problem) return form.fail(problem)
    onLeave()
  }
  return (
    <Form form={form} label={words.papers.editThis} onSave={save} onLeave={onLeave}>
      <p className="strong">
        <T>{document.fileName}</T>
      </p>
      <div className="fields">
        <FactsFields form={form} />
      </div>
    </Form>
  )
}
