import { useEffect, useRef } from 'react'
import type { CaseDocument, ContactEntry } from '../../../domain/case-file.ts'
import { standingContacts } from '../../../domain/contacts.ts'
import { localParts } from '../../../domain/time.ts'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { Button, DayText } from '../../../ui/pieces.tsx'
import { DocumentPreview } from '../../../ui/preview/document-preview.tsx'
import { T } from '../../../ui/text.tsx'
import { Facts } from '../../../ui/view.tsx'
import { useCase } from '../case-context.tsx'
import { sizeText } from './size.ts'

interface DocumentShownProps {
  document: CaseDocument
  onEdit: () => void
  onSave: () => void
}

/** A document opened: what is known of it, who has it, and its content. */
export function DocumentShown({ document, onEdit, onSave }: DocumentShownProps) {
  const words = useWords()
  const { file } = useCase()
  const frame = useRef<HTMLElement>(null)
  useEffect(() => (frame.current ? keepInSight(frame.current) : undefined), [])
  const { issuedOn, validUntil } = document
  const issued = issuedOn && <DayText day={issuedOn} />
  const valid = validUntil && <DayText day={validUntil} distance />
  const original = <OriginalSeen document={document} />
  const handedOver = <HandedOver document={document} />
  const digest = <span className="code digest">{document.sha256}</span>
  return (
    <figure className="paper-shown" ref={frame}>
      <figcaption className="row ends">
        <span className="strong">
          <T>{document.fileName}</T>
        </span>
        <span className="row">
          <Button needs="document.describe" quiet keys="e" opens={`facts:${document.key}`} onClick={onEdit}>
            {words.ui.edit}
            <span className="unseen">{document.fileName}</span>
          </Button>
          <Button needs="document.saveAs" quiet keys="s" onClick={onSave}>
            {words.papers.saveAs}
            <span className="unseen">{document.fileName}</span>
          </Button>
        </span>
      </figcaption>
      <div className="facts-in-two">
        <Facts
          list={[
            [words.papers.issuedOn, issued],
            [words.papers.validUntil, valid],
            [words.papers.originalSeenOn, original],
            [words.papers.size, sizeText(document.sizeBytes)],
            [words.papers.handedOver, handedOver],
            [words.papers.version, digest],
          ]}
        />
      </div>
      <DocumentPreview caseNo={file.caseNo} document={document.key} />
    </figure>
  )
}

/** Brings it to the top, again as its content comes, until the person does something; gives the way to stop. */
function keepInSight(element: HTMLElement): () => void {
  const growing = new ResizeObserver(() => element.scrollIntoView({ block: 'start' }))
  growing.observe(element)
  const stop = () => growing.disconnect()
  for (const act of ['wheel', 'keydown', 'pointerdown']) window.addEventListener(act, stop, { once: true, capture: true })
  return stop
}

function OriginalSeen({ document: { originalSeenOn, originalSeenBy } }: { document: CaseDocument }) {
  const words = useWords()
  if (originalSeenOn === undefined) return <span className="soft">{words.papers.notSeen}</span>
  return (
    <>
      <DayText day={originalSeenOn} />
      {originalSeenBy !== undefined && (
        <>
          {' · '}
          <T>{originalSeenBy}</T>
        </>
      )}
    </>
  )
}

/** The entries of the log with which this very content was sent or received. */
function HandedOver({ document }: { document: CaseDocument }) {
  const words = useWords()
  const label = useLabel()
  const { file, show } = useCase()
  const entries = standingContacts(file).filter((entry) => entry.documents?.includes(document.key))
  if (entries.length === 0) return <span className="soft">{words.papers.neverHandedOver}</span>
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.key}>
          <button type="button" className="button quiet" onClick={() => show('contacts', entry.key)}>
            {label('contact_direction', entry.direction)} · <DayText day={localParts(entry.at).day} />
          </button>{' '}
          <T>{whoOf(entry)}</T> <span className="soft small">{words.papers.versionShort(document.sha256.slice(0, 12))}</span>
        </li>
      ))}
    </ul>
  )
}

function whoOf({ counterpartOrg, counterpartName }: ContactEntry): string {
  return [counterpartOrg, counterpartName].filter(Boolean).join(' ')
}
