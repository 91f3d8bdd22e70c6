import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { addDocument, readDocumentRow, type StoredDocument } from '../../db/documents.ts'
import { Refusal } from '../../db/errors.ts'
import { write } from '../../db/write.ts'
import { caseOf } from './case-now.ts'
import { storeFile, storedChunks } from './document-file.ts'
import { plainName, previewOf } from './document-kind.ts'
import type { Handlers } from './handler.ts'
import { filesOf } from './office-folder.ts'
import { writePlainFile } from './plain-file.ts'
import { openOffice, placeOf, whoIn, type Office } from './session.ts'

/** Documents: taken in, looked at, given out. */
export const documents = {
  async 'document.add'({ caseNo, ...facts }, { session, path, progress }) {
    const office = openOffice(session)
    caseOf(office, caseNo)
    if (path === null) throw new Refusal('document.unreadable')
    const folder = filesOf(office.folder).documents
    const { sizeBytes, sha256, ...stored } = await storeFile(folder, office.keys.documents, path, progress)
    try {
      const document = { ...facts, fileName: plainName(path), sizeBytes, sha256 }
      addDocument(office.database, whoIn(office), { caseNo, document, stored })
    } catch (error) {
      await rm(join(folder, stored.storedName), { force: true })
      throw error
    }
    return caseOf(office, caseNo)
  },

  'document.read'({ caseNo, key }, { session }) {
    const office = openOffice(session)
    const row = rowOf(office, caseNo, key)
    return { fileName: row.fileName, sizeBytes: row.sizeBytes, ...previewOf(row.sizeBytes, () => chunksOf(office, row)) }
  },

  async 'document.saveAs'({ caseNo, key, handle }, { session }) {
    const office = openOffice(session)
    const row = rowOf(office, caseNo, key)
    const target = placeOf(session, handle)
    await writePlainFile(office, target, chunksOf(office, row), () =>
      write(office.database, { ...whoIn(office), action: 'exported', about: `document ${caseNo}/${key}` }, () => undefined),
    )
    return { label: basename(target) }
  },
} satisfies Partial<Handlers>

function rowOf(office: Office, caseNo: string, key: string): StoredDocument {
  const row = readDocumentRow(office.database.db, caseNo, key)
  if (!row) throw new Refusal('part.unknown', { key })
  return row
}

function chunksOf(office: Office, row: StoredDocument): Generator<Buffer> {
  return storedChunks(filesOf(office.folder).documents, office.keys.documents, row)
}
