import { and, eq, inArray, ne } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { EnumValue } from '../src/domain/enums.ts'
import type { Who } from './audit.ts'
import { forgetRead } from './case-file.ts'
import { dropDraftsOf } from './drafts.ts'
import type { Db, OpenDb } from './open.ts'
import { contentTables, otherTables, type ContentTable } from './schema/all.ts'
import { cases } from './schema/cases.ts'
import { documents } from './schema/documents.ts'
import { audit, auditNotes, erasing, erasures } from './schema/office.ts'
import { write, type Change } from './write.ts'

/** What is left of an erased client: the pseudonym, why, and who asked; who confirmed it and when is the act's own `who`. */
export interface Erasure {
  subject: string
  reason: EnumValue<'erasure_reason'>
  /** A person's name. */
  askedBy: string
}

type OfCase<T> = Extract<T, { caseId: SQLiteColumn }>

const isOfCase = <T extends SQLiteTable>(table: T): table is OfCase<T> => 'caseId' in table

/** The content tables with rows of cases by their names, in the order of the schema. */
export const caseTables: ReadonlyMap<string, ContentTable> = new Map(
  Object.entries(contentTables).filter(([, table]) => table === cases || isOfCase(table)),
)

/** What can be computed of a case again. */
const derivedTables = Object.values(otherTables).filter(isOfCase)

/**
 * Erases a case and everything that belongs to it in one act: every row of every table that is about it, its drafts, and
 * the reasons in the log. What stays is a row of `erasures` and the log with its tombstones. Another case of the same household
 * that was known by this one's number is so no longer. Where the case is not there, as in a backup that is older than it, only the row is
 * made. The files of its documents are the caller's affair: `storedNamesOf` before.
 */
export function eraseCase(open: OpenDb, who: Who, { subject, reason, askedBy }: Erasure): void {
  const act = { ...who, action: 'anonymised', about: 'case', subject } as const
  const erase = (tx: Change) => {
    tx.db.insert(erasing).values({ id: 1, subject }).run()
    const row = tx.db.select().from(cases).where(eq(cases.subject, subject)).get()
    if (row) removeCase(tx, row)
    const noted = tx.db.select({ seq: audit.seq }).from(audit).where(eq(audit.subject, subject))
    tx.db.delete(auditNotes).where(inArray(auditNotes.seq, noted)).run()
    if (!isErased(tx.db, subject)) tx.insert(erasures, { subject, reason, askedBy })
    tx.db.delete(erasing).run()
  }
  withoutReferences(open.sqlite, () => write(open, act, erase))
  forgetRead(open.db)
  // Until then the pages as they were before stand in the WAL.
  open.sqlite.pragma('wal_checkpoint(TRUNCATE)')
}

/** The names under which the documents of a case lie on the disk; none when it is not there. */
export function storedNamesOf(db: Db, subject: string): string[] {
  const mine = db.select({ id: cases.id }).from(cases).where(eq(cases.subject, subject))
  const rows = db.select({ storedName: documents.storedName }).from(documents).where(inArray(documents.caseId, mine)).all()
  return rows.map(({ storedName }) => storedName)
}

/** Which of these names documents of the office have. */
export function namedDocuments(db: Db, storedNames: readonly string[]): Set<string> {
  const rows = db
    .select({ storedName: documents.storedName })
    .from(documents)
    .where(inArray(documents.storedName, [...storedNames]))
    .all()
  return new Set(rows.map(({ storedName }) => storedName))
}

function isErased(db: Db, subject: string): boolean {
  return db.select({ id: erasures.id }).from(erasures).where(eq(erasures.subject, subject)).get() !== undefined
}

function removeCase(tx: Change, row: typeof cases.$inferSelect): void {
  leaveHousehold(tx, row)
  dropDraftsOf(tx.db, row.caseNo)
  for (const table of derivedTables) tx.db.delete(table).where(eq(table.caseId, row.id)).run()
  for (const table of caseTables.values()) if (isOfCase(table)) removeRows(tx, table, row.id)
  // Last, since the guards of what is written once look at it.
  tx.remove(cases, row.id)
}

function removeRows(tx: Change, table: OfCase<ContentTable>, caseId: number): void {
  const rows = tx.db
    .select({ id: table.id })
    .from(table as SQLiteTable)
    .where(eq(table.caseId, caseId))
    .all()
  for (const { id } of rows) tx.remove(table, id)
}

/** Cases that were linked to this one by its number are linked by the number of one that stays, or no longer when there is one left. */
function leaveHousehold(tx: Change, { id, caseNo }: typeof cases.$inferSelect): void {
  const others = tx.db
    .select({ id: cases.id, caseNo: cases.caseNo })
    .from(cases)
    .where(and(eq(cases.householdRef, caseNo), ne(cases.id, id)))
    .orderBy(cases.caseNo)
    .all()
  const householdRef = others.length > 1 ? others[0]!.caseNo : null
  for (const other of others) tx.update(cases, other.id, { householdRef })
}

/**
 * Every reference within a case names the case too (tests/db/erase.test.ts holds that), so none is left pointing nowhere when
 * all of its rows go. Looked at row by row, SQLite would search the whole case for what points to each.
 */
function withoutReferences(sqlite: OpenDb['sqlite'], work: () => void): void {
  sqlite.pragma('foreign_keys = OFF')
  try {
    work()
  } finally {
    sqlite.pragma('foreign_keys = ON')
  }
}
