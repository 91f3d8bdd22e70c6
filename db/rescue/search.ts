import { getTableColumns } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type Database from 'better-sqlite3'
import { entryMac, noteDigest, rowDigest } from '../canonical.ts'
import { touchedBy, type LogEntry } from '../chain.ts'
import { contentTables } from '../schema/all.ts'
import { audit, auditNotes } from '../schema/office.ts'
import type { Pages } from './pages.ts'
import { childrenOf, kindOf, rowsIn, type RawRow } from './records.ts'

export type ContentName = keyof typeof contentTables
export type Row = Record<string, unknown> & { id: number; salt: Buffer }

/** Where a row lies. */
export interface Place {
  page: number
  cell: number
}

/** What the log says last of a row: the digest, null when it was removed, and the entry; `erased`: it went with its client. */
export interface Last {
  digest: string | null
  seq: number
  erased: boolean
}

/** What the pages hold. */
export interface Found {
  /** By table and id, where a row lies that is as the log left it. */
  proven: Map<ContentName, Map<number, Place>>
  /** Rows of whole pages that are not as the log left them, or that it does not know. */
  other: Map<ContentName, Map<number, Place>>
  /** Entries of the log by number, each under a right MAC. */
  entries: Map<number, Place>
  /** By entry: where its reason lies, and the digest that it must have. */
  notes: Map<number, Place>
  reasons: Map<number, string>
  last: Map<ContentName, Map<number, Last>>
}

/** How the rows of a table are stored: its columns in order; `own` is the one that is the row's number. */
export interface Shape {
  table: SQLiteTable
  columns: { column: string; property: string; own: boolean }[]
}

/** The shape of a table as this program makes it. */
export function shapeOf(sqlite: Database.Database, name: string, table: SQLiteTable): Shape {
  const properties = new Map(Object.entries(getTableColumns(table)).map(([property, { name: column }]) => [column, property]))
  const stored = sqlite.prepare<[string], { name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?) ORDER BY cid').all(name)
  return { table, columns: stored.map(({ name: column, pk }) => ({ column, property: properties.get(column) ?? column, own: pk === 1 })) }
}

/** A row by the names of its properties; null when it cannot be one of this table. */
export function rowOf({ columns }: Shape, { rowid, values }: RawRow): Row | null {
  if (values.length > columns.length || values.length < 2) return null
  const row = Object.fromEntries(columns.map(({ property, own }, at) => [property, own ? rowid : (values[at] ?? null)]))
  return row as Row
}

/** What a search goes by: the shapes of all tables, and the key of the log. */
export interface Sought {
  content: ReadonlyMap<ContentName, Shape>
  log: Shape
  notes: Shape
  auditKey: Buffer
}

/** The shapes of the tables of a new office. */
export function shapesIn(sqlite: Database.Database): Omit<Sought, 'auditKey'> {
  const names = Object.keys(contentTables) as ContentName[]
  return {
    content: new Map(names.map((name) => [name, shapeOf(sqlite, name, contentTables[name])])),
    log: shapeOf(sqlite, 'audit', audit),
    notes: shapeOf(sqlite, 'audit_notes', auditNotes),
  }
}

/** Goes through all pages twice: first for the log, which then tells what each row must be. */
export function searchPages(pages: Pages, sought: Sought): Found {
  const found: Found = { proven: new Map(), other: new Map(), entries: new Map(), notes: new Map(), reasons: new Map(), last: new Map() }
  const owners = readLog(pages, sought, found)
  for (const { no, rows } of leaves(pages)) {
    const owner = owners.get(no)
    for (const row of rows) noteReason(sought.notes, row, no, found)
    takeRows(no, rows, owner, pages.proven, sought, found)
  }
  return found
}

function* leaves(pages: Pages): Generator<{ no: number; rows: ReturnType<typeof rowsIn> }> {
  for (let no = 1; no <= pages.count; no++) {
    const page = pages.read(no)
    if (page && kindOf(no, page) === 'leaf') yield { no, rows: rowsIn(pages, no, page) }
  }
}

/** Collects the entries of the log; gives the table of each page that can still be reached from its root. */
function readLog(pages: Pages, { log, auditKey }: Sought, found: Found): Map<number, string> {
  const below = new Map<number, number[]>()
  const roots = new Map<number, string>()
  for (let no = 1; no <= pages.count; no++) {
    const page = pages.read(no)
    if (page && kindOf(no, page) === 'interior') below.set(no, childrenOf(no, page))
  }
  for (const { no, rows } of leaves(pages))
    for (const row of rows) {
      const root = rootIn(row)
      if (root) roots.set(root.page, root.table)
      const entry = entryOf(log, row, auditKey)
      if (entry && !found.entries.has(entry.seq)) {
        found.entries.set(entry.seq, { page: no, cell: row.cell })
        if (entry.note !== null) found.reasons.set(entry.seq, entry.note)
        noteTouched(found.last, entry)
      }
    }
  return ownersOf(roots, below)
}

/** The root page of a table, as the schema says in a row of its own. */
function rootIn({ values: [type, name, , page, sql] }: RawRow): { table: string; page: number } | null {
  const isTable = type === 'table' && typeof name === 'string' && typeof page === 'number' && typeof sql === 'string'
  return isTable ? { table: name, page } : null
}

function ownersOf(roots: ReadonlyMap<number, string>, below: ReadonlyMap<number, number[]>): Map<number, string> {
  const owners = new Map(roots)
  const waiting = [...roots.keys()]
  for (let no = waiting.pop(); no !== undefined; no = waiting.pop())
    for (const child of below.get(no) ?? [])
      if (!owners.has(child)) {
        owners.set(child, owners.get(no)!)
        waiting.push(child)
      }
  return owners
}

/** The entry of the log that a row is, when its MAC is right. */
export function entryOf(shape: Shape, raw: RawRow, key: Buffer): LogEntry | null {
  const entry = rowOf(shape, raw) as unknown as LogEntry | null
  if (!entry || !Buffer.isBuffer(entry.mac) || !Buffer.isBuffer(entry.prev) || typeof entry.touched !== 'string') return null
  return entryMac(key, entry.prev, entry).equals(entry.mac) ? entry : null
}

function noteTouched(last: Found['last'], entry: LogEntry): void {
  for (const [name, rows] of touchedBy(entry)) {
    const known = last.get(name as ContentName) ?? new Map<number, Last>()
    for (const [id, digest] of rows)
      if ((known.get(id)?.seq ?? 0) <= entry.seq)
        known.set(id, { digest, seq: entry.seq, erased: digest === null && entry.action === 'anonymised' })
    last.set(name as ContentName, known)
  }
}

function noteReason(shape: Shape, raw: RawRow & { cell: number }, page: number, found: Found): void {
  const digest = found.reasons.get(raw.rowid)
  const row = digest === undefined ? null : rowOf(shape, raw)
  const reason = row?.['reason']
  if (row && Buffer.isBuffer(row.salt) && typeof reason === 'string' && noteDigest({ salt: row.salt, reason }) === digest)
    found.notes.set(raw.rowid, { page, cell: raw.cell })
}

/** Holds every row of a leaf against the log: its digest there also tells of which table it is. */
function takeRows(
  page: number,
  rows: ReturnType<typeof rowsIn>,
  owner: string | undefined,
  proven: boolean,
  { content }: Sought,
  found: Found,
): void {
  const names = owner === undefined ? [...content.keys()] : [owner as ContentName].filter((name) => content.has(name))
  const rest: typeof rows = []
  let here = names.length === 1 ? names[0] : undefined
  for (const row of rows) {
    const name = names.find((one) => isAsLogged(content.get(one)!, row, found.last.get(one)?.get(row.rowid)))
    if (!name) rest.push(row)
    else at(found.proven, name).set(row.rowid, { page, cell: row.cell })
    here ??= name
  }
  if (here !== undefined && proven) for (const row of rest) at(found.other, here).set(row.rowid, { page, cell: row.cell })
}

function isAsLogged(shape: Shape, raw: RawRow, last: Last | undefined): boolean {
  const row = last?.digest ? rowOf(shape, raw) : null
  return row !== null && Buffer.isBuffer(row.salt) && rowDigest(shape.table, row) === last?.digest
}

export function at<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const there = map.get(key) ?? new Map<L, V>()
  map.set(key, there)
  return there
}
