import type { CaseDocument, Client, ContactEntry, Day, LetterFacts } from '../../domain/case-file.ts'
import type { LetterContent } from '../../domain/letter.ts'
import { accountsOf } from '../../words/letter-text.ts'
import { Said } from '../pieces.tsx'
import { useTongue } from '../tongue.ts'

/** A letter as it was saved, with what stands around its text on paper. */
export interface LetterSheet extends Pick<LetterContent, 'debts'> {
  caseNo: string
  client: Client['name']
  letter: LetterFacts
  entry: ContactEntry
  on: Day
  /** Who writes: the person of the office, or the client. */
  from: string
  attachments: CaseDocument[]
  /** It no longer counts. */
  state?: 'corrected' | 'withdrawn'
}

/** One letter: who to whom, when, about what, the text as it was saved, a line to sign on, what is enclosed. */
export function Letter({ sheet }: { sheet: LetterSheet }) {
  const { words } = useTongue()
  const { letter, entry, state, attachments } = sheet
  const { paper } = words.letters
  return (
    <main className="letter">
      {state && (
        <p>
          <strong>✕ {paper.state[state]}</strong>
        </p>
      )}
      <Head sheet={sheet} />
      {entry.counterpartOrg !== undefined && (
        <p className="letter-to">
          <Said>{entry.counterpartOrg}</Said>
        </p>
      )}
      <h1>
        <Said>{letter.subject}</Said>
      </h1>
      <Body text={entry.summary} />
      <div className="signature">
        <span>{paper.signature}</span>
        <span>{paper.signedOn}</span>
      </div>
      {attachments.length > 0 && <Attachments attachments={attachments} />}
    </main>
  )
}

function Head({ sheet }: { sheet: LetterSheet }) {
  const { words, day } = useTongue()
  const { paper, said } = words.letters
  const facts: [string, string][] = [
    [paper.date, day(sheet.on)],
    [paper.ourNo, sheet.caseNo],
    [paper.ofClient, sheet.client],
    [paper.accounts, accountsOf(sheet, said)],
  ]
  return (
    <div className="letter-head">
      <p className="letter-from">
        <Said>{sheet.from}</Said>
      </p>
      <div>
        {facts.map(([label, text]) => (
          <p key={label}>
            <Said>{words.paper.noteOf(label, text)}</Said>
          </p>
        ))}
      </div>
    </div>
  )
}

/** An empty line parts paragraphs; a line that begins with its number keeps it in the margin. */
function Body({ text }: { text: string }) {
  return text.split(/\n\s*\n/).map((paragraph, index) => (
    <div className="paragraph" key={index}>
      {paragraph.split('\n').map((line, at) => (
        <p key={at} className={/^\d+\. /.test(line) ? 'point' : undefined}>
          <Said>{line}</Said>
        </p>
      ))}
    </div>
  ))
}

function Attachments({ attachments }: { attachments: CaseDocument[] }) {
  const { words, label, day } = useTongue()
  const { paper } = words.letters
  return (
    <section className="attachments">
      <h3>{paper.attachments}</h3>
      <ol>
        {attachments.map((document) => (
          <li key={document.key}>
            <Said>{document.fileName}</Said>
            {` · ${label('evidence_type', document.type)} · ${words.paper.agreement.received(day(document.receivedOn))}`}
            <span className="hash">
              {paper.hash} {document.sha256}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
