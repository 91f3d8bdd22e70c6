/** The documents of a case: each stored encrypted, shown where that is safe, saved as a plain file on request. */
import { useState } from 'react'
import { call } from '../../../call.ts'
import type { CaseDocument } from '../../../domain/case-file.ts'
import { choice } from '../../../contract/parts.ts'
import { today } from '../../../ui/clock.ts'
import { ChoiceField } from '../../../ui/fields.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useCommand } from '../../../ui/commands.tsx'
import { useFormat, useLabel, useSentence, useWords } from '../../../ui/language.tsx'
import { Button, DayText, Empty } from '../../../ui/pieces.tsx'
import { formReader, withoutUnstated } from '../../../ui/read-form.ts'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { DayField } from '../../../ui/value-fields.tsx'
import { Section } from '../../../ui/view.tsx'
import { DocumentContent } from '../agreements/paper-preview.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { FileField } from './file-field.tsx'

export function Papers() {
  const words = useWords()
  const { file } = useCase()
  const [adding, setAdding] = useState(false)
  const [shown, setShown] = useState<string | null>(null)
  useCommand({ id: 'document.new', title: words.papers.add, keys: 'd', run: () => setAdding(true) })
  const add = (
    <Button main={file.documents.length === 0} keys="d" onClick={() => setAdding(true)}>
      {words.papers.add}
    </Button>
  )
  return (
    <Section title={words.case.sections.papers} actions={!adding && file.documents.length > 0 && add}>
      {adding && <DocumentForm onLeave={() => setAdding(false)} />}
      {!adding && file.documents.length === 0 && <Empty text={words.papers.empty} action={add} />}
      {file.documents.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.papers.name}</th>
              <th scope="col">{words.papers.type}</th>
              <th scope="col">{words.papers.receivedOn}</th>
              <th scope="col">{words.papers.originalSeenOn}</th>
              <th scope="col" className="number">
                {words.papers.size}
              </th>
              <th scope="col">
                <span className="unseen">{words.ui.open}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {file.documents.map((document) => (
              <DocumentRow key={document.key} document={document} shown={shown === document.key} onShow={() => setShown(shown === document.key ? null : document.key)} />
            ))}
          </tbody>
        </table>
      )}
      {shown && <DocumentContent caseNo={file.caseNo} document={shown} />}
    </Section>
  )
}

function DocumentRow({ document, shown, onShow }: { document: CaseDocument; shown: boolean; onShow: () => void }) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const sentence = useSentence()
  const say = useToast()
  const { file } = useCase()
  const saveAs = async () => {
    const place = await call('shell.pick', { kind: 'saveFile', suggestedName: document.fileName })
    if (!place.ok || !place.value) return
    const reply = await call('document.saveAs', { caseNo: file.caseNo, key: document.key, handle: place.value.handle })
    say(reply.ok ? words.papers.savedPlain(reply.value.label) : sentence(reply.problem))
  }
  return (
    <tr>
      <th scope="row">
        <T>{document.fileName}</T>
      </th>
      <td>{label('evidence_type', document.type)}</td>
      <td>
        <DayText day={document.receivedOn} />
      </td>
      <td>{document.originalSeenOn ? <DayText day={document.originalSeenOn} /> : <span className="soft">{words.papers.notSeen}</span>}</td>
      <td className="number">{words.papers.bytes(format.count(document.sizeBytes))}</td>
      <td>
        <Button quiet expanded={shown} label={`${shown ? words.ui.hide : words.ui.show}: ${document.fileName}`} onClick={onShow}>
          {shown ? words.ui.hide : words.ui.show}
        </Button>
        <Button quiet label={`${words.papers.saveAs}: ${document.fileName}`} onClick={() => void saveAs()}>
          {words.papers.saveAs}
        </Button>
      </td>
    </tr>
  )
}

function DocumentForm({ onLeave }: { onLeave: () => void }) {
  const words = useWords()
  const sentence = useSentence()
  const change = useChange()
  const { file } = useCase()
  const [picked, setPicked] = useState<File | null>(null)
  const [missing, setMissing] = useState(false)
  const form = useForm({ initial: { type: '', receivedOn: today() as string, originalSeenOn: '' } })
  const save = async () => {
    const read = formReader()
    const { values } = form
    const receivedOn = read.day('receivedOn', values.receivedOn, 'required')
    const originalSeenOn = read.day('originalSeenOn', values.originalSeenOn)
    const result = read.finish(choice('evidence_type'), values.type)
    setMissing(picked === null)
    if (!result.ok) return form.fail(result.problems.map((problem) => ({ ...problem, field: problem.field || 'type' })))
    if (!picked || receivedOn === undefined) return
    const problem = await change('document.add', withoutUnstated({ caseNo: file.caseNo, type: result.value, receivedOn, originalSeenOn }), words.papers.added, { file: picked })
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
    </Form>
  )
}
