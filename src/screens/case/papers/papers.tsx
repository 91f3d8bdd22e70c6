/** The documents of a case: given by drop, paste or dialog, stored encrypted, shown where that is safe, saved as a plain file on request. */
import { Fragment, useEffect, useState } from 'react'
import { call } from '../../../call.ts'
import type { CaseDocument } from '../../../domain/case-file.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { writeKeys } from '../../../ui/keys.ts'
import { useLabel, useSentence, useWords } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/may.tsx'
import { Button, DayText, Empty } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { useCase } from '../case-context.tsx'
import { useChosen, type Chosen } from '../chosen.ts'
import { WorkHead } from '../work-head.tsx'
import { DocumentForm, FactsForm } from './document-form.tsx'
import { DocumentShown } from './document-shown.tsx'
import { named, useGivenFiles, type GivenFile } from './given-files.ts'

/** With a kind: its form opens at once. */
export function Papers({ adds }: { adds?: CaseDocument['type'] | undefined }) {
  const words = useWords()
  const { file } = useCase()
  const [adding, setAdding] = useState(adds !== undefined)
  const [given, setGiven] = useState<GivenFile[]>([])
  const taken = file.documents.map(({ fileName }) => fileName)
  const add = (files: File[]) => {
    setGiven([...given, ...named(files, [...taken, ...given.map(({ name }) => name)], words.papers.screenshot)])
    setAdding(true)
  }
  const leave = () => {
    setGiven([])
    setAdding(false)
  }
  const may = useMay('document.add')
  const over = useGivenFiles(add, may)
  useCommand({ id: 'document.new', needs: 'document.add', title: words.papers.add, keys: 'd', run: () => setAdding(true) })
  const addButton = (
    <Button needs="document.add" main={file.documents.length === 0} keys="d" opens="document" onClick={() => setAdding(true)}>
      {words.papers.add}
    </Button>
  )
  return (
    <>
      <WorkHead title={words.case.sections.papers}>{!adding && file.documents.length > 0 && addButton}</WorkHead>
      <div className="stack">
        {may && (
          <p className={over ? 'drop-zone over' : 'drop-zone'}>
            {over ? words.papers.dropNow : words.papers.dropHere(writeKeys('mod+v').join(' '))}
          </p>
        )}
        {adding && (
          <DocumentForm
            type={adds}
            given={given}
            onPick={(files) => setGiven(named(files, taken, words.papers.screenshot))}
            onRemove={(index) => setGiven(given.toSpliced(index, 1))}
            onLeave={leave}
          />
        )}
        {!adding && file.documents.length === 0 && <Empty text={words.papers.empty} action={addButton} />}
        {file.documents.length > 0 && <Documents />}
      </div>
    </>
  )
}

function Documents() {
  const words = useWords()
  const { file, wanted } = useCase()
  const [shown, setShown] = useState<string | null>(null)
  const [edited, setEdited] = useState<string | null>(null)
  const list = useChosen(
    'papers',
    file.documents.map((document) => document.key),
  )
  const saveAs = useSaveAs()
  const find = (key: string | null | undefined) => file.documents.find((document) => document.key === key)
  const chosen = find(list.chosen)
  const toggle = (key: string) => setShown(shown === key ? null : key)
  useEffect(() => {
    if (wanted?.section === 'papers') setShown(wanted.key)
  }, [wanted])
  const enabled = chosen !== undefined
  useCommand({ id: 'document.show', title: words.papers.showThis, keys: 'Enter', run: () => chosen && toggle(chosen.key), enabled })
  useCommand({
    id: 'document.edit',
    needs: 'document.describe',
    title: words.papers.editThis,
    keys: 'e',
    run: () => chosen && setEdited(chosen.key),
    enabled,
  })
  useCommand({
    id: 'document.save',
    needs: 'document.saveAs',
    title: words.papers.saveThis,
    keys: 's',
    run: () => chosen && void saveAs(chosen),
    enabled,
  })
  const inEdit = find(edited)
  return (
    <>
      {inEdit && <FactsForm key={inEdit.key} document={inEdit} onLeave={() => setEdited(null)} />}
      <div className="wide-table">
        <table className="table chosen-rows papers">
          <caption className="unseen">{words.case.sections.papers}</caption>
          <thead>
            <tr>
              <th scope="col">{words.papers.name}</th>
              <th scope="col">{words.papers.type}</th>
              <th scope="col">{words.papers.receivedOn}</th>
              <th scope="col">{words.papers.originalSeenOn}</th>
              <th scope="col">{words.papers.validUntil}</th>
              <th scope="col">
                <span className="unseen">{words.ui.open}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {file.documents.map((document) => (
              <Fragment key={document.key}>
                <DocumentRow
                  document={document}
                  line={list.line(document.key)}
                  shown={shown === document.key}
                  onShow={() => toggle(document.key)}
                />
                {shown === document.key && (
                  <tr>
                    <td colSpan={6}>
                      <DocumentShown document={document} onEdit={() => setEdited(document.key)} onSave={() => void saveAs(document)} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function useSaveAs(): (document: CaseDocument) => Promise<void> {
  const words = useWords()
  const sentence = useSentence()
  const say = useToast()
  const { file } = useCase()
  return async (document) => {
    const place = await call('shell.pick', { kind: 'saveFile', suggestedName: document.fileName })
    if (!place.ok || !place.value) return
    const reply = await call('document.saveAs', { caseNo: file.caseNo, key: document.key, handle: place.value.handle })
    say(reply.ok ? words.papers.savedPlain(reply.value.label) : sentence(reply.problem))
  }
}

interface DocumentRowProps {
  document: CaseDocument
  line: ReturnType<Chosen['line']>
  shown: boolean
  onShow: () => void
}

function DocumentRow({ document, line, shown, onShow }: DocumentRowProps) {
  const words = useWords()
  const label = useLabel()
  return (
    <tr {...line}>
      <th scope="row">
        <T>{document.fileName}</T>
      </th>
      <td>{label('evidence_type', document.type)}</td>
      <td className="nowrap">
        <DayText day={document.receivedOn} />
      </td>
      <td className="nowrap">
        {document.originalSeenOn ? <DayText day={document.originalSeenOn} /> : <span className="soft">{words.papers.notSeen}</span>}
      </td>
      <td className="nowrap">{document.validUntil && <DayText day={document.validUntil} />}</td>
      <td>
        <Button quiet expanded={shown} label={`${shown ? words.ui.hide : words.ui.show}: ${document.fileName}`} onClick={onShow}>
          {shown ? words.ui.hide : words.ui.show}
        </Button>
      </td>
    </tr>
  )
}
