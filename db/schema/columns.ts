import { sql } from 'drizzle-orm'
import { blob, check, integer, text } from 'drizzle-orm/sqlite-core'
import type { Day, Minor } from '../../src/domain/case-file.ts'
import { enums, type EnumName } from '../../src/domain/enums.ts'

/** What is stored as JSON text, and what it says. Only this program writes it. */
export type Json<T> = string & { readonly __json: T }

/**
 * The columns that every table is made of. STRICT tables know integer, text and blob only; booleans are 0 or 1 and
 * lists are JSON text, both turned by hand in the queries, so that a null always stays a null.
 */
export const id = () => integer('id').primaryKey()

/** The random bytes that go before a row's content in its digest, so that the log tells nothing about the content. */
export const salt = () => blob('salt', { mode: 'buffer' }).notNull()

/** Columns of a row that belongs to another row made in the same act. */
export const salted = () => ({ id: id(), salt: salt() })

/** Columns of a row that is written once and stays. */
export const kept = () => ({ ...salted(), createdAt: text('created_at').notNull(), createdBy: text('created_by').notNull() })

/** Columns of a row that can change: `rev` counts its states from 1. */
export const changing = () => ({ ...kept(), updatedAt: text('updated_at'), rev: integer('rev').notNull() })

export const caseId = () => integer('case_id').notNull()
export const key = () => text('key').notNull()
export const day = (name: string) => text(name).$type<Day>()
export const minor = (name: string) => integer(name).$type<Minor>()
/** A list or record of the domain as JSON text. */
export const json = <T>(name: string) => text(name).$type<Json<T>>()
export const choice = <N extends EnumName>(name: string, list: N) =>
  text(name, { enum: enums[list] as unknown as [(typeof enums)[N][number]] })

/** What SQLite itself refuses in a table, by column; a null passes every rule. */
interface Rules {
  choices?: Record<string, EnumName | readonly string[]>
  days?: readonly string[]
  money?: readonly string[]
  json?: readonly string[]
  flags?: readonly string[]
  zoned?: readonly string[]
  instants?: readonly string[]
  /** Columns and the smallest and largest whole number they take. */
  counts?: Record<string, readonly [number, number]>
  filled?: readonly string[]
}

const digits = (pattern: string) => pattern.replaceAll('9', '[0-9]')
const dayPattern = digits('9999-99-99')
const zonedPattern = `${digits('9999-99-99T99:99:99')}[-+]${digits('99:99')}`
const instantPattern = `${digits('9999-99-99T99:99:99')}*Z`

/** The CHECK constraints of a table. They are part of its first migration, since adding one later rebuilds the table. */
export function rules(table: string, the: Rules) {
  const found: [column: string, condition: string][] = []
  for (const [column, list] of Object.entries(the.choices ?? {})) {
    const values: readonly string[] = typeof list === 'string' ? enums[list] : list
    found.push([column, `"${column}" IN (${values.map((value) => `'${value}'`).join(', ')})`])
  }
  // date() gives a later day for one that does not exist, so the comparison refuses 31 February.
  for (const column of the.days ?? [])
    found.push([column, `"${column}" GLOB '${dayPattern}' AND "${column}" >= '1900-01-01' AND date("${column}") = "${column}"`])
  for (const column of the.money ?? []) found.push([column, `"${column}" BETWEEN 0 AND ${Number.MAX_SAFE_INTEGER}`])
  for (const column of the.json ?? []) found.push([column, `json_valid("${column}")`])
  for (const column of the.flags ?? []) found.push([column, `"${column}" IN (0, 1)`])
  for (const column of the.zoned ?? []) found.push([column, `"${column}" GLOB '${zonedPattern}'`])
  for (const column of the.instants ?? []) found.push([column, `"${column}" GLOB '${instantPattern}'`])
  for (const [column, [low, high]] of Object.entries(the.counts ?? {})) found.push([column, `"${column}" BETWEEN ${low} AND ${high}`])
  for (const column of the.filled ?? []) found.push([column, `trim("${column}") <> ''`])
  return found.map(([column, condition]) => check(`${table}_${column}`, sql.raw(condition)))
}
