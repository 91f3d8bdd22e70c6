import { and, asc, eq, gt } from 'drizzle-orm'
import type { CaseDocument } from '../src/domain/case-file.ts'
import type { Who } from './audit.ts'
import { freeKey, needCase } from './find.ts'
import type { StoredFile } from './insert-case.ts'
import type { Db, OpenDb } from './open.ts'
import { document } from './read-rows.ts'
import { cases } from './schema/cases.ts'
import { documents } from './schema/documents.ts'
import { writeMany } from './write.ts'
import { documentValues } from './write-rows.ts'

/** A document with where its content lies. */
export interface StoredDocument extends CaseDocument, StoredFile {
  caseNo: string
}

interface NewDocument {
  caseNo: string
  document: Omit<CaseDocument, 'key'>
  stored: StoredFile
}

/** Adds a document whose content is already stored; gives its key. */
export function addDocument(open: OpenDb, who: Who, input: NewDocument): string {
  return writeMany(open, who, (tx) => {
    const caseId = needCase(tx.db, input.caseNo)
    const key = freeKey(tx.db, documents, caseId, 'f')
    tx.insert(documents, { caseId, ...documentValues({ ...input.document, key }), ...input.stored })
    tx.entry('created', `document ${input.caseNo}/${key}`)
    return key
  })
}

/** One document of a case, or undefined. */
export function readDocumentRow(db: Db, caseNo: string, key: string): StoredDocument | undefined {
  const row = joined(db)
    .where(and(eq(cases.caseNo, caseNo), eq(documents.key, key)))
    .get()
  return row && toStored(row)
}

/** Every document of the office in the order in which they were added, one at a time. */
export function* storedDocuments(db: Db): IterableIterator<StoredDocument> {
  let last = 0
  for (;;) {
    const rows = joined(db).where(gt(documents.id, last)).orderBy(asc(documents.id)).limit(500).all()
    if (rows.length === 0) return
    yield* rows.map(toStored)
    last = rows.at(-1)!.document.id
  }
}

function joined(db: Db) {
  return db
    .select({ document: documents, caseNo: cases.caseNo })
    .from(documents)
    .innerJoin(cases, eq(cases.id, documents.caseId))
    .$dynamic()
}

function toStored(row: { document: typeof documents.$inferSelect; caseNo: string }): StoredDocument {
  const { storedName, wrappedKey } = row.document
  return { caseNo: row.caseNo, ...document(row.document), storedName, wrappedKey }
}
