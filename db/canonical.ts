import { createHash, createHmac } from 'node:crypto'
import { getTableColumns } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { EnumValue } from '../src/domain/enums.ts'

type Row = Readonly<Record<string, unknown>>

const columnOrder = new WeakMap<SQLiteTable, readonly (readonly [column: string, property: string])[]>()

/** A table's columns but its salt, by name. */
function columnsOf(table: SQLiteTable) {
  const found = columnOrder.get(table)
  if (found) return found
  const columns = Object.entries(getTableColumns(table))
    .map(([property, column]) => [column.name, property] as const)
    .filter(([name]) => name !== 'salt')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  columnOrder.set(table, columns)
  return columns
}

/** A row one way only: its columns by name, without the salt and without nulls, so that a new column changes no old row. */
function canonicalRow(table: SQLiteTable, row: Row): string {
  const content: Record<string, unknown> = {}
  for (const [name, property] of columnsOf(table)) {
    const value = row[property]
    if (value !== null && value !== undefined) content[name] = Buffer.isBuffer(value) ? value.toString('base64') : value
  }
  return JSON.stringify(content)
}

/** SHA-256 over a row's salt and its canonical text, in base64url. */
export function rowDigest(table: SQLiteTable, row: Row & { salt: Buffer }): string {
  return createHash('sha256').update(row.salt).update(canonicalRow(table, row)).digest('base64url')
}

/** An entry of the log as its MAC covers it. */
export interface SealedEntry {
  seq: number
  at: string
  by: string
  action: EnumValue<'data_action'>
  about: string
  subject: string | null
  note: string | null
  touched: string
}

/** SHA-256 over a note's salt and its text, in base64url: what an entry holds of the reason that may be erased. */
export function noteDigest({ salt, reason }: { salt: Buffer; reason: string }): string {
  return createHash('sha256').update(salt).update(reason).digest('base64url')
}

/** The MAC before the first entry. */
export const chainStart: Buffer = Buffer.alloc(32)

/** HMAC-SHA256 over the previous entry's MAC and this entry. */
export function entryMac(key: Buffer, prev: Buffer, entry: SealedEntry): Buffer {
  const { seq, at, by, action, about, subject, note, touched } = entry
  return createHmac('sha256', key)
    .update(prev)
    .update(JSON.stringify([seq, at, by, action, about, subject, note, touched]))
    .digest()
}
