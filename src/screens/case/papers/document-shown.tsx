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

/** A document opened: what is known of it, who has it, and its content. */
export function DocumentShown({ document, onEdit }: { document: CaseDocument; onEdit: () => void }) {
  const words = useWords()
  const label = useLabel()
  const { file } = useCase()
  return (
    <figure className="paper-shown">
      <figcaption className="row ends">
        <span className="strong">
          <T>{document.fileName}</T>
        </span>
        <Button quiet keys="e" opens={`facts:${document.key}`} label={`${words.ui.edit}: ${document.fileName}`} onClick={onEdit}>
          {words.ui.edit}
        </Button>
      </figcaption>
      <div className="facts-in-two">
        <Facts
          list={[
            [words.papers.type, label('evidence_type', document.type)],
            [words.papers.receivedOn, <DayText day={document.receivedOn} />],
            [words.papers.issuedOn, document.issuedOn && <DayText day={document.issuedOn} />],
            [words.papers.validUntil, document.validUntil && <DayText day={document.validUntil} distance />],
            [words.papers.originalSeenOn, <OriginalSeen document={document} />],
            [words.papers.size, sizeText(document.sizeBytes)],
            [words.papers.handedOver, <HandedOver document={document} />],
            [words.papers.version, <span className="code digest">{document.sha256}</span>],
          ]}
        />
      </div>
      <DocumentPreview caseNo={file.caseNo} document={document.key} />
    </figure>
  )
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
