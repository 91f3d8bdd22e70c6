import type { BundleLine } from '../../domain/bundle.ts'
import type { CaseDocument, CaseFile } from '../../domain/case-file.ts'
import { Fact, Facts, Lines, Said, Table } from '../pieces.tsx'
import { useTongue } from '../tongue.ts'

export interface BundleFacts {
  file: CaseFile
  lines: readonly BundleLine[]
  /** Pages of evidence. */
  pages: number
  madeBy: string
}

/** The cover of an evidence bundle and its index: what is in it, on which pages, with the digest of each file. */
export function BundleIndex(facts: BundleFacts) {
  const { words } = useTongue()
  const { paper } = words.evidenceMatrix
  return (
    <main>
      <Cover {...facts} />
      <h2>{paper.index}</h2>
      <Index {...facts} />
      <Separately {...facts} />
      <h2>{paper.checkTitle}</h2>
      <p>{paper.check}</p>
    </main>
  )
}

function Cover({ file, lines, pages, madeBy }: BundleFacts) {
  const { words, day, today } = useTongue()
  const { paper } = words.evidenceMatrix
  return (
    <header className="bundle-cover">
      <h1>{paper.title}</h1>
      <Facts wide>
        <Fact label={paper.client}>
          <Said>{file.client.name}</Said>
        </Fact>
        <Fact label={paper.reference}>
          <Said>{file.caseNo}</Said>
        </Fact>
        <Fact label={paper.madeBy}>
          <Said>{madeBy}</Said>
        </Fact>
        <Fact label={paper.madeOn}>{day(today)}</Fact>
        <Fact label={paper.documents}>{lines.length}</Fact>
        <Fact label={paper.pages}>{pages}</Fact>
      </Facts>
      {pages > 0 && <p>{paper.stamp}</p>}
    </header>
  )
}

function Index({ file, lines }: BundleFacts) {
  const { words, label } = useTongue()
  const { paper } = words.evidenceMatrix
  return (
    <Table
      className="bundle-index"
      columns={[{ head: paper.no, narrow: true }, { head: paper.document }, { head: paper.dates }, { head: paper.page, narrow: true }]}
    >
      {lines.map((line) => {
        const document = documentOf(file, line)
        return (
          <tr key={line.no}>
            <th scope="row" className="narrow">
              {line.no}
            </th>
            <td>
              <Lines>
                {[
                  <strong key="name">
                    <Said>{document.fileName}</Said>
                  </strong>,
                  label('evidence_type', document.type),
                ]}
              </Lines>
              <span className="hash">
                {paper.digest} {document.sha256}
              </span>
            </td>
            <td>
              <Dates document={document} />
            </td>
            <td className="narrow">{pagesText(line, paper.apart)}</td>
          </tr>
        )
      })}
    </Table>
  )
}

function Dates({ document }: { document: CaseDocument }) {
  const { receivedOn, issuedOn, originalSeenOn, originalSeenBy, validUntil } = document
  const { words, day } = useTongue()
  const { paper } = words.evidenceMatrix
  const seen =
    originalSeenOn &&
    (originalSeenBy === undefined ? paper.originalSeen(day(originalSeenOn)) : paper.originalSeenBy(day(originalSeenOn), originalSeenBy))
  return (
    <Lines>
      {[
        issuedOn && paper.issued(day(issuedOn)),
        paper.received(day(receivedOn)),
        seen && <Said key="seen">{seen}</Said>,
        validUntil && paper.validUntil(day(validUntil)),
      ]}
    </Lines>
  )
}

function Separately({ file, lines }: BundleFacts) {
  const { words } = useTongue()
  const { paper } = words.evidenceMatrix
  const apart = lines.flatMap((line) => ('apart' in line.pages ? [{ line, why: paper.because[line.pages.apart] }] : []))
  if (apart.length === 0) return null
  return (
    <>
      <h2>{paper.apartTitle}</h2>
      <p>{paper.apartText}</p>
      <Lines>
        {apart.map(({ line, why }) => (
          <Said key={line.no}>{words.paper.noteOf(`${line.no} ${documentOf(file, line).fileName}`, why)}</Said>
        ))}
      </Lines>
    </>
  )
}

function documentOf(file: CaseFile, { document }: BundleLine): CaseDocument {
  const found = file.documents.find(({ key }) => key === document)
  if (!found) throw new Error('a bundle with a document that is not of its case')
  return found
}

function pagesText({ pages }: BundleLine, apart: string): string {
  if ('apart' in pages) return apart
  return pages.from === pages.to ? String(pages.from) : `${pages.from}–${pages.to}`
}
