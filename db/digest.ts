import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'

/** What a database says, apart from how its pages lie. */
export interface LogicalDigest {
  /** SHA-256 in hex over every row of every recorded table. */
  digest: string
  /** Rows per table. */
  counts: Record<string, number>
}

/**
 * Tables that are derived from others, kept for a moment, or of no meaning in another file. Everything else counts,
 * also a table that only a newer or older program knows.
 */
const LEFT_OUT = ['__drizzle_migrations', 'case_index', 'case_lookup', 'drafts', 'due_rows', 'erasing', 'last_use', 'waiting_rows']
const ROWS_AT_ONCE = 1000

/** The digest of a database at one stroke. */
export function logicalDigest(sqlite: Database.Database): LogicalDigest {
  const steps = digestSteps(sqlite)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same in steps, between which nothing may change the database. */
export function* digestSteps(sqlite: Database.Database): Generator<undefined, LogicalDigest> {
  const sum = createHash('sha256')
  const counts: Record<string, number> = {}
  for (const table of tablesOf(sqlite)) {
    const columns = sqlite.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table).toSorted()
    sum.update(`${table} ${columns.join(' ')}\n`)
    let rows = 0
    for (const text of rowsOf(sqlite, table, columns)) {
      sum.update(text).update('\n')
      if (++rows % ROWS_AT_ONCE === 0) yield
    }
    counts[table] = rows
    yield
  }
  return { digest: sum.digest('hex'), counts }
}

function tablesOf(sqlite: Database.Database): string[] {
  const names = sqlite.prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).pluck().all()
  return names.filter((name) => !LEFT_OUT.includes(name)).toSorted()
}

/** The rows of a table in the order of their numbers, each as JSON, which has no bytes; SQLite writes it twice as fast as JavaScript. */
function rowsOf(sqlite: Database.Database, table: string, columns: readonly string[]): IterableIterator<string> {
  const values = columns.map((name) => `iif(typeof("${name}") = 'blob', hex("${name}"), "${name}")`)
  return sqlite
    .prepare<[], string>(`SELECT json_array(${values.join(', ')}) FROM "${table}" ORDER BY rowid`)
    .pluck()
    .iterate()
}
