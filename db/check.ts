import { asc, count, eq, gt } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { sqliteCode } from './errors.ts'
import { chainStart, entryMac, rowDigest } from './canonical.ts'
import { readCaseById } from './case-file.ts'
import { dueRowsOf, indexRowOf, lookupsOf } from './case-index.ts'
import type { Db, Head, OpenDb } from './open.ts'
import { fromJson } from './rows.ts'
import { contentTables, otherTables } from './schema/all.ts'
import { caseIndex, caseLookup, dueRows } from './schema/case-index.ts'
import { cases } from './schema/cases.ts'
import type { Json } from './schema/columns.ts'
import { audit, type Touched } from './schema/office.ts'

/** What was found; problems name tables, row ids and entry numbers, never content. */
export interface DatabaseCheck {
  ok: boolean
  /** Rows per table. */
  counts: Record<string, number>
  integrity: { ok: boolean; problems: string[] }
  /** `head` is the newest entry's MAC in hex; `problem` names the first entry that is wrong. */
  chain: { ok: boolean; entries: number; head: string; problem: string | null }
}

/** The last digest that the log holds of each row, by table and id. */
type Digests = Map<string, Map<number, { digest: string | null; seq: number }>>
type Problem = (line: string) => void

const pageSize = 1000
const mostProblems = 100

/**
 * Checks the whole database: its pages, its references, the log entry by entry, every row against its last digest in
 * the log, and what is derived against its computation. With an anchor, a log that was cut or replaced is found too.
 * Damage is part of the answer, never thrown.
 */
export function checkDatabase(open: OpenDb, anchor: Head | null): DatabaseCheck {
  const { db } = open
  const problems: string[] = []
  const problem: Problem = (line) => problems.push(line)
  const digests: Digests = new Map()
  attempt('the file', problem, () => checkPages(open, problem))
  const chain = attempt('the log', problem, () => checkChain(db, open.chain.key, anchor, digests))
  if (chain) for (const name of tableNames) attempt(name, problem, () => checkRows(db, name, digests.get(name) ?? new Map(), problem))
  attempt('the index of cases', problem, () => checkDerived(db, problem))
  const counts = attempt('a table', problem, () => countRows(db))
  const integrity = { ok: problems.length === 0, problems: atMost(problems) }
  return { ok: integrity.ok && chain?.ok === true, counts: counts ?? {}, integrity, chain: chain ?? noChain }
}

const tableNames = Object.keys(contentTables) as (keyof typeof contentTables)[]
const noChain: DatabaseCheck['chain'] = { ok: false, entries: 0, head: '', problem: 'the log cannot be read' }

/** What needs a damaged page fails; that is then what was found, and the rest is checked all the same. */
function attempt<T>(what: string, problem: Problem, check: () => T): T | undefined {
  try {
    return check()
  } catch (error) {
    problem(`${what} cannot be read${sqliteCode(error) && ` (${sqliteCode(error)})`}`)
    return undefined
  }
}

function checkPages({ sqlite }: OpenDb, problem: Problem): void {
  for (const line of sqlite.pragma('integrity_check') as { integrity_check: string }[]) {
    if (line.integrity_check !== 'ok') problem(line.integrity_check)
  }
  for (const { table, rowid } of sqlite.pragma('foreign_key_check') as { table: string; rowid: number }[]) {
    problem(`${table} ${rowid} points to a row that is not there`)
  }
}

/** Walks the log from its start, and gathers the last digest that it holds of each row. */
function checkChain(db: Db, key: Buffer, anchor: Head | null, digests: Digests): DatabaseCheck['chain'] {
  let prev = chainStart
  let seq = 0
  let entries = 0
  let problem: string | null = null
  for (const entry of entriesOf(db)) {
    if (entry.seq !== seq + 1) problem ??= missing(seq + 1, entry.seq - 1)
    else if (!entry.prev.equals(prev) || !entryMac(key, prev, entry).equals(entry.mac)) problem ??= `entry ${entry.seq} was changed`
    if (entry.seq === anchor?.seq && entry.mac.toString('hex') !== anchor.mac)
      problem ??= `entry ${entry.seq} is not the one that was anchored`
    note(digests, entry.touched, entry.seq)
    prev = entry.mac
    seq = entry.seq
    entries += 1
  }
  if (anchor && anchor.seq > seq) problem ??= missing(seq + 1, anchor.seq)
  return { ok: problem === null, entries, head: prev.toString('hex'), problem }
}

const missing = (from: number, to: number) => (from === to ? `entry ${from} is missing` : `entries ${from} to ${to} are missing`)

function note(digests: Digests, touched: Json<Touched>, seq: number): void {
  for (const [table, rows] of Object.entries(fromJson(touched))) {
    const known = digests.get(table) ?? new Map()
    for (const [id, digest] of rows) known.set(id, { digest, seq })
    digests.set(table, known)
  }
}

/** Every row has a last digest and equals it; every last digest has its row. Empties `known` as it goes. */
function checkRows(
  db: Db,
  name: keyof typeof contentTables,
  known: Map<number, { digest: string | null; seq: number }>,
  problem: Problem,
): void {
  const table = contentTables[name]
  for (const row of rowsOf(db, table)) {
    const last = known.get(row.id)
    known.delete(row.id)
    if (!last || last.digest === null) problem(`${name} ${row.id} is not in the log`)
    else if (last.digest !== rowDigest(table, row)) problem(`${name} ${row.id} is not as entry ${last.seq} left it`)
  }
  for (const [id, { digest, seq }] of known) if (digest !== null) problem(`${name} ${id} is gone; entry ${seq} left it there`)
}

function checkDerived(db: Db, problem: Problem): void {
  const ids = db.select({ id: cases.id }).from(cases).orderBy(asc(cases.id)).all()
  for (const { id } of ids) attempt(`case ${id}`, problem, () => checkIndexOf(db, id, problem))
}

function checkIndexOf(db: Db, id: number, problem: Problem): void {
  const file = readCaseById(db, id)
  const row = db.select().from(caseIndex).where(eq(caseIndex.caseId, id)).get()
  if (JSON.stringify(row) !== JSON.stringify(indexRowOf(id, file))) problem(`case_index ${id} is not what its case gives`)
  const lookups = db.select().from(caseLookup).where(eq(caseLookup.caseId, id)).all()
  const found = lookups.map(({ kind, value }) => `${kind} ${value}`).toSorted()
  const wanted = lookupsOf(file).map(([kind, value]) => `${kind} ${value}`)
  if (found.join('\n') !== wanted.join('\n')) problem(`case_lookup ${id} is not what its case gives`)
  const due = db.select().from(dueRows).where(eq(dueRows.caseId, id)).all()
  if (inOrder(due) !== inOrder(dueRowsOf(id, file))) problem(`due_rows of ${id} are not what their case gives`)
}

/** Rows as text in one order of agreements and numbers, however they were read. */
const inOrder = (rows: (typeof dueRows.$inferSelect)[]): string =>
  rows
    .map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted()
    .join('\n')

function countRows(db: Db): Record<string, number> {
  const tables: [string, SQLiteTable][] = Object.entries({ ...contentTables, ...otherTables })
  return Object.fromEntries(tables.map(([name, table]) => [name, db.select({ n: count() }).from(table).get()?.n ?? 0]))
}

type Row = Record<string, unknown> & { id: number; salt: Buffer }

/** A table's rows by id, a page at a time. */
function* rowsOf(db: Db, table: (typeof contentTables)[keyof typeof contentTables]): Iterable<Row> {
  for (let last = 0; ;) {
    const rows = db
      .select()
      .from(table as SQLiteTable)
      .where(gt(table.id, last))
      .orderBy(asc(table.id))
      .limit(pageSize)
      .all() as Row[]
    yield* rows
    if (rows.length < pageSize) return
    last = rows.at(-1)!.id
  }
}

function* entriesOf(db: Db): Iterable<typeof audit.$inferSelect> {
  for (let last = 0; ;) {
    const rows = db.select().from(audit).where(gt(audit.seq, last)).orderBy(asc(audit.seq)).limit(pageSize).all()
    yield* rows
    if (rows.length < pageSize) return
    last = rows.at(-1)!.seq
  }
}

function atMost(list: string[]): string[] {
  return list.length > mostProblems ? [...list.slice(0, mostProblems), `and ${list.length - mostProblems} more`] : list
}
