import { randomBytes } from 'node:crypto'
import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { CaseFile } from '../src/domain/case-file.ts'
import { auditHead, type Act, type Who } from './audit.ts'
import { entryMac, noteDigest, rowDigest } from './canonical.ts'
import { forgetRead } from './case-file.ts'
import { refreshIndex } from './case-index.ts'
import type { Db, Head, OpenDb } from './open.ts'
import { prepared } from './prepared.ts'
import { toJson } from './rows.ts'
import { contentTables, type ContentTable } from './schema/all.ts'
import { cases } from './schema/cases.ts'
import { audit, auditNotes, type Touched } from './schema/office.ts'

type SetHere = 'id' | 'salt' | 'createdAt' | 'createdBy' | 'updatedAt' | 'rev'
type NewRow<T extends ContentTable> = Omit<T['$inferInsert'], SetHere>
/** What changes in a row; undefined leaves a column as it is, null empties it. */
type Patch<T extends ContentTable> = { [K in keyof NewRow<T>]?: NewRow<T>[K] | undefined }

/** What an audit entry says besides who and when; `subject` in place of `caseNo` once the case is no longer there. */
export type Entry = Omit<Act, 'by' | 'at'> & { subject?: string }

/** What a change may do: rows of content tables, each with its salt, its state number and its digest in the entry. */
export interface Change {
  readonly db: Db
  readonly who: Who
  /** Adds a row and gives it as it was stored. */
  insert<T extends ContentTable>(table: T, values: NewRow<T>): T['$inferSelect']
  /** Changes a row that exists; what `patch` leaves out stays. */
  update<T extends ContentTable>(table: T, id: number, patch: Patch<T>): T['$inferSelect']
  remove(table: ContentTable, id: number): void
  /** Says what a whole case reads as now, so that its index row needs no reading back. */
  wholeCase(caseId: number, file: CaseFile): void
  /** Ends one act of several: its audit entry covers every row touched since the entry before. */
  entry(act: Entry): void
}

/**
 * The only way to change anything: one immediate transaction with the rows, exactly one audit entry, and the index
 * rows of the touched cases. The new head is anchored after the commit and before this returns.
 */
export function write<T>(open: OpenDb, act: Who & Entry, change: (tx: Change) => T): T {
  return writeMany(open, act, (tx) => {
    const result = change(tx)
    tx.entry(act)
    return result
  })
}

/** The same with an audit entry at each `tx.entry()`: all of them or nothing. Rows without an entry are an error. */
export function writeMany<T>(open: OpenDb, who: Who, change: (tx: Change) => T): T {
  let head: Head | undefined
  const run = () => {
    const running = new RunningChange(open, who)
    const value = change(running)
    head = running.finish()
    return value
  }
  const result = orForget(open.db, () => open.db.transaction(run, { behavior: 'immediate' }))
  if (head) open.chain.anchor(head)
  return result
}

/** What was read within a change that is taken back is not there. */
function orForget<T>(db: Db, change: () => T): T {
  try {
    return change()
  } catch (error) {
    forgetRead(db)
    throw error
  }
}

const tableNames = new Map<SQLiteTable, string>(Object.entries(contentTables).map(([name, table]) => [table, name]))
const inserts = new Map(Object.values(contentTables).map((table: SQLiteTable) => [table, prepared((db) => insertInto(db, table))]))
const insertAudit = prepared((db) => insertInto(db, audit))

/** INSERT … RETURNING over all columns but an integer key that SQLite gives. */
function insertInto(db: Db, table: SQLiteTable) {
  const properties = Object.keys(getTableColumns(table)).filter((property) => property !== 'id')
  const values = Object.fromEntries(properties.map((property) => [property, sql.placeholder(property)]))
  const statement = db.insert(table).values(values).returning().prepare()
  return { properties, run: (row: Record<string, unknown>) => statement.all(row) as StoredRow[] }
}

const subjectByNo = prepared((db) =>
  db
    .select({ subject: cases.subject })
    .from(cases)
    .where(eq(cases.caseNo, sql.placeholder('caseNo')))
    .prepare(),
)

/** What the log calls the case with this number. */
function subjectOf(db: Db, caseNo: string): string {
  const found = subjectByNo(db).get({ caseNo })
  if (!found) throw new Error('an entry about a case that is not there')
  return found.subject
}

/** What can be revealed of a part. */
const numbers = new Set(['accountNo', 'contractNo', 'phone', 'number', 'account'])

/** "contact c3" stays; a key that came in with a file may be anything, a name, and the log outlives what it tells of. */
function withoutForeignKeys(about: string): string {
  const [kind = '', ...words] = about.split(' ')
  return [kind, ...words.filter((word) => /^[a-z]\d{1,9},?$/.test(word) || numbers.has(word))].join(' ')
}

type StoredRow = Record<string, unknown> & { id: number; salt: Buffer }

class RunningChange implements Change {
  readonly db: Db
  readonly who: Who
  private readonly key: Buffer
  private seq: number
  private mac: Buffer
  private entries = 0
  private touched: Touched = {}
  private readonly cases = new Map<number, CaseFile | undefined>()

  constructor(open: OpenDb, who: Who) {
    this.db = open.db
    this.who = who
    this.key = open.chain.key
    const head = auditHead(open.db)
    this.seq = head.seq
    this.mac = Buffer.from(head.mac, 'hex')
  }

  insert<T extends ContentTable>(table: T, values: NewRow<T>): T['$inferSelect'] {
    const statement = inserts.get(table)!(this.db)
    const set: Record<string, unknown> = { salt: randomBytes(16), createdAt: this.who.at, createdBy: this.who.by, rev: 1 }
    const given: Record<string, unknown> = values
    const row: Record<string, unknown> = {}
    for (const property of statement.properties) row[property] = set[property] ?? given[property] ?? null
    return this.note(table, statement.run(row))
  }

  update<T extends ContentTable>(table: T, id: number, patch: Patch<T>): T['$inferSelect'] {
    const columns = getTableColumns(table as SQLiteTable)
    if (!columns['rev']) throw new Error('rows of this table are written once')
    const change = { ...patch, updatedAt: this.who.at, rev: sql`${columns['rev']} + 1` }
    const rows = this.db
      .update(table as SQLiteTable)
      .set(change)
      .where(eq(table.id, id))
      .returning()
      .all()
    return this.note(table, rows as StoredRow[])
  }

  remove(table: ContentTable, id: number): void {
    const [row, ...more] = this.db
      .delete(table as SQLiteTable)
      .where(eq(table.id, id))
      .returning()
      .all() as StoredRow[]
    if (!row || more.length > 0) throw new Error(`removed ${row ? 'more than one row' : 'nothing'}`)
    this.touch(table, row, null)
  }

  wholeCase(caseId: number, file: CaseFile): void {
    this.cases.set(caseId, file)
  }

  entry({ action, about, caseNo, reason, ...given }: Entry): void {
    for (const [caseId, file] of this.cases) refreshIndex(this.db, caseId, file)
    this.cases.clear()
    const { at, by } = this.who
    const subject = given.subject ?? (caseNo === undefined ? null : subjectOf(this.db, caseNo))
    const noted = reason === undefined ? null : { seq: this.seq + 1, salt: randomBytes(16), reason }
    const note = noted && noteDigest(noted)
    const told = subject === null ? about : withoutForeignKeys(about)
    const sealed = { seq: this.seq + 1, at, by, action, about: told, subject, note, touched: toJson(this.touched) }
    const mac = entryMac(this.key, this.mac, sealed)
    insertAudit(this.db).run({ ...sealed, prev: this.mac, mac })
    if (noted) this.db.insert(auditNotes).values(noted).run()
    this.seq = sealed.seq
    this.mac = mac
    this.touched = {}
    this.entries += 1
  }

  /** The head after the last entry; undefined when there was none. */
  finish(): Head | undefined {
    if (Object.keys(this.touched).length > 0) throw new Error('rows were changed without an audit entry')
    return this.entries > 0 ? { seq: this.seq, mac: this.mac.toString('hex') } : undefined
  }

  /** Takes the row that a statement gave back, which must be exactly one. */
  private note<T extends ContentTable>(table: T, rows: StoredRow[]): T['$inferSelect'] {
    const [row] = rows
    if (!row || rows.length > 1) throw new Error(`wrote ${rows.length} rows instead of one`)
    this.touch(table, row, rowDigest(table, row))
    return row as T['$inferSelect']
  }

  private touch(table: ContentTable, row: StoredRow, digest: string | null): void {
    const name = tableNames.get(table)!
    const list = (this.touched[name] ??= [])
    list.push([row.id, digest])
    const caseId = name === 'cases' ? row.id : row['caseId']
    if (name === 'cases' && digest === null) this.cases.delete(row.id)
    else if (typeof caseId === 'number') this.cases.set(caseId, undefined)
  }
}
