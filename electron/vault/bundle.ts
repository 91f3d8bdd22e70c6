import { readDocumentRow, type StoredDocument } from '../../db/documents.ts'
import { Refusal } from '../../db/errors.ts'
import { write } from '../../db/write.ts'
import type { BundleStep, PaperPage } from '../../src/contract/requests.ts'
import type { Apart } from '../../src/domain/bundle.ts'
import { documentKinds, HEAD_BYTES, kindOf, pixelsOf, showing, textOf, type DocumentKind } from '../../src/domain/document-kind.ts'
import type { Language } from '../../src/words/words.ts'
import type { Day } from '../../src/domain/case-file.ts'
import type { BundleInMaking, Drawn } from './bundle/making.ts'
import { caseOf } from './case-now.ts'
import { storedChunks, storedPiece } from './document-file.ts'
import type { Handlers } from './handler.ts'
import { filesOf } from './office-folder.ts'
import { PlainFile } from './plain-file.ts'
import { openOffice, placeOf, whoIn, type Office, type Session } from './session.ts'

/** A PDF is taken apart in memory, some three times its size. */
const MOST_BYTES = 200 * 1024 * 1024

/** The numbered evidence as one PDF: begun, one document after the other, then its printed cover. What fails leaves nothing. */
export const bundle = {
  async 'bundle.start'({ caseNo, documents, handle }, { session }) {
    const { BundlePdf } = await import('./bundle/bundle-pdf.ts')
    const office = openOffice(session)
    caseOf(office, caseNo)
    for (const key of documents) rowOf(office, caseNo, key)
    dropBundle(session)
    const file = new PlainFile(office, placeOf(session, handle))
    const pdf = new BundlePdf((bytes) => file.write(bytes))
    session.bundle = { caseNo, waiting: [...documents], lines: [], drawn: null, pdf, file }
    return stepOf(session.bundle)
  },

  'bundle.next': (_input, { session }) =>
    orDrop(session, async (making, office) => {
      const [key] = making.waiting
      if (key !== undefined && !making.drawn) await takeNext(making, rowOf(office, making.caseNo, key), office)
      return stepOf(making)
    }),

  'bundle.paper': ({ bytes }, { session }) =>
    orDrop(session, async (making, office) => {
      if (making.drawn) await takeDrawn(making, making.drawn, bytes)
      else if (making.waiting.length === 0 && bytes) return finish(session, making, office, bytes)
      else throw new Refusal('bundle.notPrinted')
      return stepOf(making)
    }),

  'bundle.cancel'(_input, { session }) {
    openOffice(session)
    dropBundle(session)
    return null
  },
} satisfies Partial<Handlers>

/** What the paper view prints for the bundle: the document that waits for it, or else the cover with the index. */
export async function bundlePage(session: Session, { language, today }: { language: Language; today: Day }): Promise<PaperPage> {
  const { drawnPage, indexPage } = await import('../../src/print/page.tsx')
  const office = openOffice(session)
  const { caseNo, drawn, lines, pdf } = makingOf(session)
  if (drawn) return drawnPage(caseNo, drawn, language, today)
  return indexPage({ file: caseOf(office, caseNo), lines, pages: pdf.count, madeBy: office.me.name }, language, today)
}

/** Ends a bundle that is being built and removes what was written of it. */
export function dropBundle(session: Session): void {
  const { bundle: making } = session
  session.bundle = null
  making?.file.drop()
}

function makingOf({ bundle: making }: Session): BundleInMaking {
  if (!making) throw new Refusal('bundle.notBegun')
  return making
}

async function orDrop<T>(session: Session, work: (making: BundleInMaking, office: Office) => Promise<T>): Promise<T> {
  const office = openOffice(session)
  const making = makingOf(session)
  try {
    return await work(making, office)
  } catch (error) {
    dropBundle(session)
    throw error
  }
}

function rowOf(office: Office, caseNo: string, key: string): StoredDocument {
  const row = readDocumentRow(office.database.db, caseNo, key)
  if (!row) throw new Refusal('part.unknown', { key })
  return row
}

/** Every document is read to its end, so that the digest in the index is the one of these very bytes. */
async function takeNext(making: BundleInMaking, row: StoredDocument, office: Office): Promise<void> {
  const { pictureOf } = await import('./bundle/pictures.ts')
  const kind = kindIn(office, row)
  const before = making.pdf.count
  if (typeof kind !== 'string') {
    const chunks = chunksOf(office, row)
    while (!chunks.next().done);
    return taken(making, row, before, kind.apart)
  }
  const content = wholeOf(office, row)
  if (kind === 'pdf') return taken(making, row, before, await making.pdf.addPdf(content, making.lines.length + 1))
  const text = kind === 'text' ? textOf(content) : null
  if (text !== null) return void (making.drawn = { row, text })
  const picture = pictureOf(kind, content)
  if (picture === 'damaged') return taken(making, row, before, 'damaged')
  if (picture === 'draw') {
    making.drawn = { row, picture: { mime: documentKinds[kind].mime, base64: content.toString('base64') } }
    return
  }
  making.pdf.addPicture(picture, making.lines.length + 1)
  taken(making, row, before, null)
}

/** The kind of a document that becomes pages; or why it does not, by its first bytes. */
function kindIn(office: Office, row: StoredDocument): DocumentKind | { apart: Apart } {
  const { sizeBytes } = row
  const head = storedPiece(filesOf(office.folder).documents, office.keys.documents, row, 0, HEAD_BYTES)
  const kind = kindOf(head, head.length === sizeBytes)
  const shown = showing({ kind, sizeBytes, pixels: pixelsOf(kind, head) })
  if ('not' in shown) return { apart: shown.not === 'tooManyPixels' ? 'tooLarge' : shown.not }
  if (shown.as === 'sound') return { apart: 'kind' }
  return sizeBytes > MOST_BYTES ? { apart: 'tooLarge' } : kind
}

function chunksOf(office: Office, row: StoredDocument): Generator<Buffer> {
  return storedChunks(filesOf(office.folder).documents, office.keys.documents, row)
}

function wholeOf(office: Office, row: StoredDocument): Buffer {
  const content = Buffer.alloc(row.sizeBytes)
  let at = 0
  for (const chunk of chunksOf(office, row)) at += chunk.copy(content, at)
  return content
}

/** The pages that the paper view made of it; none when it could not be drawn. */
async function takeDrawn(making: BundleInMaking, { row }: Drawn, bytes: Uint8Array | null): Promise<void> {
  const before = making.pdf.count
  making.drawn = null
  taken(making, row, before, bytes ? await making.pdf.addPdf(Buffer.from(bytes), making.lines.length + 1) : 'damaged')
}

function taken(making: BundleInMaking, { key }: StoredDocument, before: number, apart: Apart | null): void {
  making.waiting.shift()
  making.lines.push({ no: making.lines.length + 1, document: key, pages: apart ? { apart } : { from: before + 1, to: making.pdf.count } })
}

async function finish(session: Session, making: BundleInMaking, office: Office, cover: Uint8Array): Promise<BundleStep> {
  const { caseNo, lines, pdf, file } = making
  const names = new Map(caseOf(office, caseNo).documents.map(({ key, fileName }) => [key, fileName]))
  await pdf.finish(cover, new Map(lines.map(({ no, document }) => [no, `${no} ${names.get(document)}`])))
  file.finish(() => write(office.database, { ...whoIn(office), action: 'exported', about: 'bundle', caseNo }, () => undefined))
  session.bundle = null
  return { ...stepOf(making), next: 'nothing' }
}

function stepOf({ waiting, lines, drawn }: BundleInMaking): BundleStep {
  return { done: lines.length, total: lines.length + waiting.length, next: drawn || waiting.length === 0 ? 'paper' : 'document' }
}
