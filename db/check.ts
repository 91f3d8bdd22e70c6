import { asc, count, eq, gt } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { LogFinding } from '../src/domain/verify.ts'
import { sqliteCode } from './errors.ts'
import { noteDigest, rowDigest } from './canonical.ts'
import { forgetRead, readCaseById } from './case-file.ts'
import { dueRowsOf, indexRowOf, lookupsOf, waitingRowsOf } from './case-index.ts'
import { chainSteps, entriesAfter, touchedBy, type LogEntry } from './chain.ts'
import { guardFindings } from './guard.ts'
import type { Db, Head, OpenDb } from './open.ts'
import { pageProblems, tablesOf } from './pages.ts'
import { contentTables, otherTables } from './schema/all.ts'
import { caseIndex, caseLookup, dueRows, waitingRows } from './schema/case-index.ts'
import { cases } from './schema/cases.ts'
import { auditNotes, erasing, erasures } from './schema/office.ts'

/** What was found; problems name tables, row ids and entry numbers, never content. */
export interface DatabaseCheck {
  ok: boolean
  /** Rows per table. */
  counts: Record<string, number>
  integrity: { ok: boolean; problems: string[] }
  /** `head` is the newest entry's MAC in hex; `problem` names the entries that are wrong. */
  chain: { ok: boolean; entries: number; head: string; problem: string | null }
}

/** The last digest that the log holds of each row, by table and id. */
type Digests = Map<string, Map<number, { digest: string | null; seq: number }>>
type Problem = (line: string) => void
/** By entry: the digest of its reason, and the subject that it goes with. */
type Notes = Map<number, Pick<LogEntry, 'note' | 'subject'>>

/** What the log says, up to its entry `last`. */
interface Log {
  last: number
  digests: Digests
  notes: Notes
}

const pageSize = 1000
const casesAtOnce = 20
const mostProblems = 100

/** Checks the whole database at one stroke: see checkSteps(). */
export function checkDatabase(open: OpenDb, anchor: Head | null): DatabaseCheck {
  const steps = checkSteps(open, anchor)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/**
 * Checks the whole database: its pages, its references, its tables and triggers, the log entry by entry, every row
 * against its last digest in the log, and what is derived against its computation. With an anchor, a log that was cut or replaced is found too.
 * Damage is part of the answer, never thrown. It comes in steps, between which the office may be worked in.
 */
export function* checkSteps(open: OpenDb, anchor: Head | null): Generator<undefined, DatabaseCheck> {
  const { db } = open
  forgetRead(db)
  const problems: string[] = []
  const problem: Problem = (line) => problems.push(line)
  yield* checkPages(open, problem)
  attempt('the schema', problem, () => checkGuard(open, problem))
  const log: Log = { last: 0, digests: new Map(), notes: new Map() }
  const chain = yield* checkChain(db, open.chain.key, anchor, log, problem)
  if (chain) attempt('audit_notes', problem, () => checkNotes(db, caughtUp(db, log), problem))
  for (const name of chain ? tableNames : []) {
    yield
    attempt(name, problem, () => checkRows(db, name, caughtUp(db, log).digests.get(name) ?? new Map(), problem))
  }
  attempt('a reference', problem, () => checkReferences(open, problem))
  yield* checkDerived(db, problem)
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

/** A page that cannot be read ends the check of its table; the others are checked all the same. */
function* checkPages({ sqlite }: OpenDb, problem: Problem): Generator<undefined, void> {
  const names = attempt('the file', problem, () => tablesOf(sqlite))
  for (const name of names ?? []) {
    for (const line of attempt(name, problem, () => pageProblems(sqlite, name)) ?? []) problem(line)
    yield
  }
}

/** After the rows: one that is gone is said before all that pointed to it. */
function checkReferences({ sqlite }: OpenDb, problem: Problem): void {
  for (const { table, rowid } of sqlite.pragma('foreign_key_check') as { table: string; rowid: number }[]) {
    problem(`${table} ${rowid} points to a row that is not there`)
  }
}

/** The log as it is told to a person, with what it says of rows and reasons in `log`. */
function* checkChain(
  db: Db,
  key: Buffer,
  anchor: Head | null,
  log: Log,
  problem: Problem,
): Generator<undefined, DatabaseCheck['chain'] | undefined> {
  const steps = chainSteps(db, key, anchor, (entry) => noted(log, entry))
  for (;;) {
    const step = attempt('the log', problem, () => steps.next())
    if (!step) return undefined
    if (step.done) {
      const { entries, head, findings } = step.value
      return { ok: findings.length === 0, entries, head, problem: atMost(findings.map(sentence)).join('; ') || null }
    }
    yield
  }
}

/** Between two steps others may have written. */
function caughtUp(db: Db, log: Log): Log {
  for (const entry of entriesAfter(db, log.last)) noted(log, entry)
  return log
}

function sentence({ what, from, to }: LogFinding): string {
  const one = from === to
  const which = one ? `entry ${from}` : `entries ${from} to ${to}`
  if (what === 'missing') return `${which} ${one ? 'is' : 'are'} missing`
  return what === 'changed' ? `${which} ${one ? 'was' : 'were'} changed` : `${which} is not the one that was anchored`
}

function noted(log: Log, entry: LogEntry): void {
  for (const [table, rows] of touchedBy(entry)) {
    const known = log.digests.get(table) ?? new Map()
    for (const [id, digest] of rows) known.set(id, { digest, seq: entry.seq })
    log.digests.set(table, known)
  }
  if (entry.note !== null) log.notes.set(entry.seq, entry)
  log.last = entry.seq
}

/** Every reason is the one that its entry was written with; only those of an erased case may be gone. */
function checkNotes(db: Db, { notes }: Log, problem: Problem): void {
  const erased = new Set(
    db
      .select({ subject: erasures.subject })
      .from(erasures)
      .all()
      .map(({ subject }) => subject),
  )
  for (const row of db.select().from(auditNotes).all()) {
    const wanted = notes.get(row.seq)?.note
    notes.delete(row.seq)
    if (wanted !== noteDigest(row)) problem(`the reason of entry ${row.seq} was changed`)
  }
  for (const [seq, { subject }] of notes) if (subject === null || !erased.has(subject)) problem(`the reason of entry ${seq} is gone`)
  if (db.select().from(erasing).get()) problem('an erasure was left open')
}

function checkGuard(open: OpenDb, problem: Problem): void {
  const said = { changed: 'was changed', missing: 'is missing', added: 'is not of this program' }
  for (const { what, name } of guardFindings(open)) problem(`${name} ${said[what]}`)
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

function* checkDerived(db: Db, problem: Problem): Generator<undefined, void> {
  const ids = attempt('cases', problem, () => db.select({ id: cases.id }).from(cases).orderBy(asc(cases.id)).all())
  for (const [index, { id }] of (ids ?? []).entries()) {
    if (index % casesAtOnce === 0) yield
    attempt(`case ${id}`, problem, () => checkIndexOf(db, id, problem))
  }
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
  const waiting = db.select().from(waitingRows).where(eq(waitingRows.caseId, id)).all()
  if (inOrder(waiting) !== inOrder(waitingRowsOf(id, file))) problem(`waiting_rows of ${id} are not what their case gives`)
}

/** Rows as text in one order, however they were read. */
const inOrder = (rows: (typeof dueRows.$inferSelect | typeof waitingRows.$inferSelect)[]): string =>
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

function atMost(list: string[]): string[] {
  return list.length > mostProblems ? [...list.slice(0, mostProblems), `and ${list.length - mostProblems} more`] : list
}
