import { and, asc, eq, gt } from 'drizzle-orm'
import type { CaseDocument, DocumentFacts, EvidenceAsk } from '../src/domain/case-file.ts'
import type { Who } from './audit.ts'
import { freeKey, needCase, needPart } from './find.ts'
import type { StoredFile } from './insert-case.ts'
import type { Db, OpenDb } from './open.ts'
import { document } from './read-rows.ts'
import { cases } from './schema/cases.ts'
import { debts } from './schema/debts.ts'
import { documentFacts, documents, evidenceAsks } from './schema/documents.ts'
import { write, writeMany } from './write.ts'
import { askValues, documentValues, factValues } from './write-rows.ts'

/** A document with where its content lies. */
export interface StoredDocument extends CaseDocument, StoredFile {
  caseNo: string
}

interface NewDocuments {
  caseNo: string
  documents: readonly { document: Omit<CaseDocument, 'key'>; stored: StoredFile }[]
}

/** Adds documents whose contents are already stored, in one act and in their order; gives their keys. */
export function addDocuments(open: OpenDb, who: Who, { caseNo, documents: given }: NewDocuments): string[] {
  return writeMany(open, who, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    return given.map(({ document: one, stored }) => {
      const key = freeKey(tx.db, documents, caseId, 'f')
      tx.insert(documents, { caseId, ...documentValues({ ...one, key }), ...stored })
      tx.entry({ action: 'created', about: `document ${key}`, caseNo })
      return key
    })
  })
}

/** Says anew what a document is; what was said before stays in its row. */
export function describeDocument(
  open: OpenDb,
  who: Who,
  { caseNo, key, facts }: { caseNo: string; key: string; facts: DocumentFacts },
): void {
  write(open, { ...who, action: 'updated', about: `document ${key}`, caseNo }, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    needPart(tx.db, documents, caseId, key)
    tx.insert(documentFacts, { caseId, document: key, ...factValues(facts) })
  })
}

/** Notes that the client was asked for a kind of document; gives the key. */
export function askForEvidence(open: OpenDb, who: Who, { caseNo, ask }: { caseNo: string; ask: Omit<EvidenceAsk, 'key'> }): string {
  return writeMany(open, who, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    if (ask.debt !== undefined) needPart(tx.db, debts, caseId, ask.debt)
    const key = freeKey(tx.db, evidenceAsks, caseId, 'q')
    tx.insert(evidenceAsks, { caseId, key, ...askValues(ask) })
    tx.entry({ action: 'created', about: `ask ${key}`, caseNo })
    return key
  })
}

/** Takes it back. */
export function dropAsk(open: OpenDb, who: Who, { caseNo, key }: { caseNo: string; key: string }): void {
  write(open, { ...who, action: 'deleted', about: `ask ${key}`, caseNo }, (tx) => {
    tx.remove(evidenceAsks, needPart(tx.db, evidenceAsks, needCase(tx.db, caseNo), key))
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
  return { caseNo: row.caseNo, ...document(row.document, undefined), storedName, wrappedKey }
}
