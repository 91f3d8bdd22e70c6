import { importCases, type StoredFile as StoredRef } from '../../db/insert-case.ts'
import type { CaseFile, CaseFileInput } from '../../src/domain/case-file.ts'
import { removeUnused, storeContent, type Progress } from './document-file.ts'
import { filesOf } from './office-folder.ts'
import { whoIn, type Office } from './session.ts'

interface Ready {
  file: CaseFile
  stored: Map<string, StoredRef>
}

/**
 * Takes cases from outside into the office, all of them or none: their documents are encrypted first, then one transaction
 * holds every row; a refusal removes the documents again.
 */
export async function bringIn(office: Office, cases: readonly CaseFileInput[], progress: Progress): Promise<number> {
  const folder = filesOf(office.folder).documents
  const names: string[] = []
  const total = cases.length * 2
  try {
    const ready: Ready[] = []
    for (const [index, input] of cases.entries()) {
      ready.push(await withStoredDocuments(office, folder, input, names))
      progress(index + 1, total)
    }
    // What an administrator brings in for the whole office is nobody's yet.
    const owner = office.me.role === 'administrator' ? null : office.me.key
    return importCases(office.database, { ...whoIn(office), owner }, ready, (done) => progress(cases.length + done, total))
  } catch (error) {
    await removeUnused(folder, names, error)
    throw error
  }
}

async function withStoredDocuments(office: Office, folder: string, { file, documents }: CaseFileInput, names: string[]): Promise<Ready> {
  const contents = new Map(documents.map(({ key, content }) => [key, content]))
  const stored = new Map<string, StoredRef>()
  const rows: CaseFile['documents'] = []
  for (const row of file.documents) {
    const { sizeBytes, sha256, ...ref } = await storeContent(folder, office.keys.documents, Buffer.from(contents.get(row.key) ?? []))
    names.push(ref.storedName)
    stored.set(row.key, ref)
    rows.push({ ...row, sizeBytes, sha256 })
  }
  return { file: { ...file, documents: rows }, stored }
}
