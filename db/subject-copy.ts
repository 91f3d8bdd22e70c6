import { asc, eq, getTableColumns, or } from 'drizzle-orm'
import { getTableConfig, SQLiteSyncDialect, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { enums, type EnumName } from '../src/domain/enums.ts'
import type { CopiedEntry, FieldKind } from '../src/domain/subject-copy.ts'
import { readEntries } from './audit.ts'
import { caseTables } from './erase.ts'
import { isTakenOutWhole } from './log.ts'
import type { Db } from './open.ts'
import type { ContentTable } from './schema/all.ts'
import { cases } from './schema/cases.ts'
import { audit } from './schema/office.ts'

/**
 * What a copy of everything about a client leaves out of the rows: what keeps them safe and says nothing about anybody, and
 * would only help to guess at what is erased later or to open other files.
 */
export const keptBack: readonly string[] = ['salt', 'wrappedKey']

/** A row's property and what its value is. */
export interface CopiedColumn {
  property: string
  kind: FieldKind
}

/** What a value is by the condition that columns.ts puts on its column. */
const shapes: [FieldKind, RegExp][] = [
  ['list', /^json_valid\(/],
  ['day', / AND date\(/],
  ['flag', / IN \(0, 1\)$/],
  ['amount', new RegExp(` BETWEEN 0 AND ${Number.MAX_SAFE_INTEGER}$`)],
  ['instant', /\*Z'$/],
  ['moment', /\[-\+\]/],
]

/** Every table with rows of cases by its name, in the order in which the schema lists them, with all its columns but those kept back. */
export const copiedTables: ReadonlyMap<string, readonly CopiedColumn[]> = new Map(
  [...caseTables].map(([name, table]) => [name, columnsOf(table)]),
)

type Row = Record<string, unknown>

/** The rows of a case in a table, in the order in which they were made, with the columns of copiedTables; JSON text as what it says. */
export function copiedRows(db: Db, name: string, caseId: number): Row[] {
  const table: ContentTable = caseTables.get(name)!
  const owner = 'caseId' in table ? table.caseId : cases.id
  const rows = db
    .select()
    .from(table as SQLiteTable)
    .where(eq(owner, caseId))
    .orderBy(asc(table.id))
    .all() as Row[]
  const columns = copiedTables.get(name)!
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column.property, plain(column, row[column.property])])))
}

/** What the log says of a case and of all cases taken out together, the oldest first. */
export function copiedLog(db: Db, subject: string): CopiedEntry[] {
  const entries = readEntries(db, or(eq(audit.subject, subject), isTakenOutWhole(db, subject)), Number.MAX_SAFE_INTEGER).toReversed()
  return entries.map(({ seq, at, by, action, about, reason }) => ({ seq, at, by, action, about, ...(reason !== undefined && { reason }) }))
}

function plain({ kind }: CopiedColumn, value: unknown): unknown {
  return kind === 'list' && typeof value === 'string' ? JSON.parse(value) : value
}

function columnsOf(table: SQLiteTable): CopiedColumn[] {
  const rules = rulesOf(table)
  return Object.entries(getTableColumns(table))
    .filter(([property]) => !keptBack.includes(property))
    .map(([property, column]) => ({ property, kind: kindOf(column as SQLiteColumn, rules.get(column.name) ?? []) }))
}

/** The conditions that the table puts on each column (see rules() of schema/columns.ts), by the column's name. */
function rulesOf(table: SQLiteTable): Map<string, string[]> {
  const { name, checks } = getTableConfig(table)
  const dialect = new SQLiteSyncDialect()
  const found = new Map<string, string[]>()
  for (const check of checks) {
    const column = check.name.slice(name.length + 1)
    found.set(column, [...(found.get(column) ?? []), dialect.sqlToQuery(check.value).sql])
  }
  return found
}

function kindOf({ enumValues, dataType }: SQLiteColumn, rules: readonly string[]): FieldKind {
  if (enumValues) {
    const list = (Object.keys(enums) as EnumName[]).find((name) => (enums[name] as readonly string[]) === enumValues)
    if (list) return list
    if (enumValues.length > 0) return 'own'
  }
  const shape = shapes.find(([, pattern]) => rules.some((rule) => pattern.test(rule)))
  return shape?.[0] ?? (dataType === 'number' ? 'count' : 'text')
}
