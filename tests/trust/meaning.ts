import { createHash } from 'node:crypto'
import { auditEntries } from '../../db/audit.ts'
import { readAllCaseFiles } from '../../db/case-file.ts'
import { readDocumentRow } from '../../db/documents.ts'
import { readOfficeLists } from '../../db/office-lists.ts'
import { readPeople } from '../../db/office.ts'
import { storedChunks } from '../../electron/vault/document-file.ts'
import { filesOf } from '../../electron/vault/office-folder.ts'
import type { Office } from '../../electron/vault/session.ts'

/** What an office means, apart from how any version keeps it: a digest for each kind of thing, so that a difference has a name. */
export interface Meaning {
  cases: string
  documents: string
  people: string
  lists: string
  /** Who did what when, up to the entry that the fixture was made with. */
  log: string
  entries: number
}

/** The meaning of an open office; of its log only the first `entries`, all when none are given. */
export function meaningOf({ database: { db }, folder, keys }: Office, entries?: number): Meaning {
  const { documents } = filesOf(folder)
  const files = [...readAllCaseFiles(db)]
  const contents = files.flatMap(({ caseNo, documents: rows }) =>
    rows.map(({ key }) => {
      const sum = createHash('sha256')
      for (const chunk of storedChunks(documents, keys.documents, readDocumentRow(db, caseNo, key)!)) sum.update(chunk)
      return `${caseNo} ${key} ${sum.digest('hex')}`
    }),
  )
  const log = auditEntries(db, { from: entries ?? 0, limit: 1_000_000 })
  return {
    cases: digest(files),
    documents: digest(contents),
    people: digest(readPeople(db).map(({ key, name, role, removedAt }) => ({ key, name, role, removedAt }))),
    lists: digest(readOfficeLists(db)),
    log: digest(log.map(({ seq, at, by, action, about, caseNo, reason }) => [seq, at, by, action, about, caseNo, reason])),
    entries: log.length,
  }
}

/** Equal values give equal text, in whatever order their properties come. */
function digest(value: unknown): string {
  const text = JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
  return createHash('sha256').update(text).digest('hex')
}
