import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { Refusal } from './errors.ts'
import type { Db } from './open.ts'
import { prepared } from './prepared.ts'
import { nextKey } from './rows.ts'
import { cases } from './schema/cases.ts'
import { debts } from './schema/debts.ts'

const idByNo = prepared((db) =>
  db
    .select({ id: cases.id })
    .from(cases)
    .where(eq(cases.caseNo, sql.placeholder('caseNo')))
    .prepare(),
)

/** The id of the case with this number, if there is one. */
export function caseIdOf(db: Db, caseNo: string): number | undefined {
  return idByNo(db).get({ caseNo })?.id
}

/** The same, or the Refusal 'case.unknown'. */
export function needCase(db: Db, caseNo: string): number {
  const id = caseIdOf(db, caseNo)
  if (id === undefined) throw new Refusal('case.unknown', { caseNo })
  return id
}

type KeyedTable = SQLiteTable & { id: SQLiteColumn; caseId: SQLiteColumn; key: SQLiteColumn }

/** The row id of a case's part by its key, or the Refusal 'part.unknown'. */
export function needPart(db: Db, table: KeyedTable, caseId: number, key: string): number {
  const row = db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.caseId, caseId), eq(table.key, key)))
    .get() as { id: number } | undefined
  if (!row) throw new Refusal('part.unknown', { key })
  return row.id
}

/** Refuses debts that the case does not have with 'part.unknown', and one named twice with 'key.twice'. */
export function needDebts(db: Db, caseNo: string, caseId: number, keys: readonly string[]): void {
  const twice = keys.find((key, at) => keys.indexOf(key) !== at)
  if (twice !== undefined) throw new Refusal('key.twice', { caseNo, key: twice })
  for (const key of keys) needPart(db, debts, caseId, key)
}

/** What is asked or agreed is in one currency, so its debts are too: the Refusal 'offer.currencies' when they are not. */
export function needOneCurrency(db: Db, caseId: number, keys: readonly string[]): void {
  const mine = and(eq(debts.caseId, caseId), inArray(debts.key, [...keys]))
  if (db.selectDistinct({ currency: debts.currency }).from(debts).where(mine).all().length > 1)
    throw new Refusal('offer.currencies', undefined, 'debts')
}

/** The next free key of a kind in a case, "c4". */
export function freeKey(db: Db, table: KeyedTable, caseId: number, letter: string): string {
  const keys = db.select({ key: table.key }).from(table).where(eq(table.caseId, caseId)).all() as { key: string }[]
  return nextKey(letter, keys)
}

type PartTable = SQLiteTable & { id: SQLiteColumn; caseId: SQLiteColumn }
type AgreementPart = PartTable & { agreement: SQLiteColumn }

/** The row id of the part at `index` in the order in which they were made, or the Refusal 'part.unknown'. */
export function needAt(db: Db, table: PartTable | AgreementPart, caseId: number, index: number, agreement?: string): number {
  const mine =
    agreement !== undefined && 'agreement' in table
      ? and(eq(table.caseId, caseId), eq(table.agreement, agreement))
      : eq(table.caseId, caseId)
  const row = db.select({ id: table.id }).from(table).where(mine).orderBy(asc(table.id)).limit(1).offset(index).get() as
    | { id: number }
    | undefined
  if (!row) throw new Refusal('part.unknown', { key: String(index + 1) })
  return row.id
}
