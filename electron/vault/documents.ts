import { basename } from 'node:path'
import { addDocuments, askForEvidence, describeDocument, dropAsk, readDocumentRow, type StoredDocument } from '../../db/documents.ts'
import { Refusal } from '../../db/errors.ts'
import { write } from '../../db/write.ts'
import { HEAD_BYTES, kindOf, pixelsOf, showing, textOf, type DocumentLook } from '../../src/domain/document-kind.ts'
import { caseOf, changeCase, noteView } from './case-now.ts'
import {
  PASTED_LIMIT,
  removeUnused,
  sizeToStore,
  storeContent,
  storedChunks,
  storedPiece,
  storeFile,
  type Progress,
  type StoredFile,
} from './document-file.ts'
import { plainName } from './document-name.ts'
import type { GivenFile, Handlers } from './handler.ts'
import { filesOf } from './office-folder.ts'
import { writePlainFile } from './plain-file.ts'
import { openOffice, placeOf, whoIn, type Office } from './session.ts'

/** Documents: taken in, described, looked at, given out; and what was asked for. */
export const documents = {
  async 'document.add'({ caseNo, documents: facts }, { session, files, progress }) {
    const office = openOffice(session)
    caseOf(office, caseNo)
    if (files.length !== facts.length) throw new Refusal('document.unreadable')
    const stored = await storeAll(office, files, progress)
    try {
      const named = facts.map(({ name, ...facts }, index) => {
        const { sizeBytes, sha256, ...kept } = stored[index]!
        return { document: { ...facts, fileName: nameOf(files[index]!, name), sizeBytes, sha256 }, stored: kept }
      })
      addDocuments(office.database, whoIn(office), { caseNo, documents: named })
    } catch (error) {
      await remove(office, stored, error)
      throw error
    }
    return caseOf(office, caseNo)
  },

  'document.describe': (input, { session }) => changeCase(session, describeDocument, input),
  'evidence.ask': (input, { session }) => changeCase(session, askForEvidence, input),
  'evidence.dropAsk': (input, { session }) => changeCase(session, dropAsk, input),

  'document.read'({ caseNo, key }, { session }) {
    const office = openOffice(session)
    const row = rowOf(office, caseNo, key)
    const look = lookAt(office, row)
    const shown = showing(look)
    const isText = 'as' in shown && shown.as === 'text'
    noteView(office, caseNo, `document ${key}`)
    const text = isText ? textOf(pieceOf(office, row, 0, row.sizeBytes)) : null
    return { ...look, fileName: row.fileName, text }
  },

  'document.bytes'({ caseNo, key, from, length }, { session }) {
    const office = openOffice(session)
    return new Uint8Array(pieceOf(office, rowOf(office, caseNo, key), from, length))
  },

  async 'document.saveAs'({ caseNo, key, handle }, { session }) {
    const office = openOffice(session)
    const row = rowOf(office, caseNo, key)
    const target = placeOf(session, handle)
    await writePlainFile(office, target, chunksOf(office, row), () =>
      write(office.database, { ...whoIn(office), action: 'exported', about: `document ${key}`, caseNo }, () => undefined),
    )
    return { label: basename(target) }
  },
} satisfies Partial<Handlers>

/** Looks at every size before anything is written; then stores one after the other, all or none. The place of the one at fault is the problem's field. */
async function storeAll(office: Office, files: readonly GivenFile[], progress: Progress): Promise<StoredFile[]> {
  const sizes: number[] = []
  for (const [index, file] of files.entries()) sizes.push(await atPlace(index, sizeOf(file)))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const folder = filesOf(office.folder).documents
  const stored: StoredFile[] = []
  let before = 0
  try {
    for (const [index, file] of files.entries()) {
      const told = (done: number) => progress(before + done, total)
      const key = office.keys.documents
      stored.push(await atPlace(index, typeof file === 'string' ? storeFile(folder, key, file, told) : storeContent(folder, key, file)))
      before += sizes[index]!
      progress(before, total)
    }
  } catch (error) {
    await remove(office, stored, error)
    throw error
  }
  return stored
}

async function sizeOf(file: GivenFile): Promise<number> {
  if (typeof file === 'string') return sizeToStore(file)
  if (file.length === 0) throw new Refusal('document.empty')
  if (file.length > PASTED_LIMIT) throw new Refusal('document.pastedTooLarge')
  return file.length
}

/** A refusal says which of the files it is about. */
async function atPlace<T>(index: number, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.code, error.params, `documents.${index}`) : error
  }
}

/** What comes by its path has its own name; what is pasted has the one that the page gave it. */
function nameOf(file: GivenFile, given: string | undefined): string {
  return plainName(typeof file === 'string' ? file : (given ?? ''))
}

function remove(office: Office, stored: readonly StoredFile[], error: unknown): Promise<void> {
  const names = stored.map(({ storedName }) => storedName)
  return removeUnused(filesOf(office.folder).documents, names, error)
}

function lookAt(office: Office, row: StoredDocument): DocumentLook {
  const head = pieceOf(office, row, 0, HEAD_BYTES)
  const kind = kindOf(head, head.length === row.sizeBytes)
  return { kind, sizeBytes: row.sizeBytes, pixels: pixelsOf(kind, head) }
}

function rowOf(office: Office, caseNo: string, key: string): StoredDocument {
  const row = readDocumentRow(office.database.db, caseNo, key)
  if (!row) throw new Refusal('part.unknown', { key })
  return row
}

function pieceOf(office: Office, row: StoredDocument, from: number, length: number): Buffer {
  return storedPiece(filesOf(office.folder).documents, office.keys.documents, row, from, length)
}

function chunksOf(office: Office, row: StoredDocument): Generator<Buffer> {
  return storedChunks(filesOf(office.folder).documents, office.keys.documents, row)
}
