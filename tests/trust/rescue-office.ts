import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { auditHead } from '../../db/audit.ts'
import { closeDatabase, openDatabase, type Head, type OpenDb } from '../../db/open.ts'
import { rescueRows, type RescuedRows } from '../../db/rescue.ts'
import { contentTables } from '../../db/schema/all.ts'
import type { Chance } from '../../src/domain/sample/chance.ts'
import { migrations } from '../support/office-db.ts'
import { emptyOffice, someActs, withCases, type OpenOffice } from './tamper-office.ts'

/** An office whose pages are destroyed, and what SQLite itself says lies on which of them. */

const PAGE = 4096
const WAL_HEAD = 32
const FRAME_HEAD = 24
const databaseKey = () => Buffer.alloc(32, 1)
export const rescuer = { by: '周顾问', at: '2026-11-23T09:00:00.000Z' }
export const recorded = [...Object.keys(contentTables), 'audit', 'audit_notes']

/** A row as SQLite gives it, and the pages that it lies on: its leaf, and what did not fit into it. */
export interface KnownRow {
  table: string
  id: number
  text: string
  caseId: number | null
  pages: number[]
  /** The pages from the schema down to its leaf. */
  way: number[]
}

export interface PreparedOffice {
  folder: string
  head: Head
  pageCount: number
  rows: Map<string, KnownRow>
}

/** An office of made-up cases under fixed keys as it lies on the disk, its last acts still in the WAL when `inWal`. */
export async function prepareOffice(folder: string, cases: number, seed: number, pick: Chance, inWal: boolean): Promise<PreparedOffice> {
  const live = join(folder, `live ${cases}`)
  mkdirSync(live, { recursive: true })
  emptyOffice(live)
  const office = await withCases(live, cases, seed)
  if (inWal) office.database.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  someActs(office, 40, pick)
  if (!inWal) office.database.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  const known = { head: auditHead(office.database.db), pageCount: pageCount(office), rows: knownRows(office.database.sqlite) }
  const kept = join(folder, `kept ${cases}`)
  mkdirSync(kept)
  for (const end of ['', '-wal'])
    if (existsSync(join(live, `vault.db${end}`))) copyFileSync(join(live, `vault.db${end}`), join(kept, `vault.db${end}`))
  office.close()
  return { folder: kept, ...known }
}

const pageCount = ({ database }: OpenOffice) => database.sqlite.pragma('page_count', { simple: true }) as number

/** Every row of the record with its pages, by what dbstat says of each table: its leaves hold the rows in the order of their numbers. */
function knownRows(sqlite: Database.Database): Map<string, KnownRow> {
  const found = new Map<string, KnownRow>()
  const pages = sqlite.prepare<[string], { path: string; pageno: number; pagetype: string; ncell: number }>(
    'SELECT path, pageno, pagetype, ncell FROM dbstat WHERE name = ? ORDER BY path',
  )
  const schema = pages.all('sqlite_schema').map(({ pageno }) => pageno)
  for (const table of recorded) {
    const all = pages.all(table)
    const rows = sqlite.prepare<[], Record<string, unknown>>(`SELECT rowid AS rowid_, * FROM "${table}" NOT INDEXED ORDER BY rowid`).all()
    let at = 0
    for (const leaf of all.filter(({ pagetype }) => pagetype === 'leaf')) {
      const above = all.filter(({ path, pagetype }) => pagetype === 'internal' && leaf.path.startsWith(path)).map(({ pageno }) => pageno)
      for (let cell = 0; cell < leaf.ncell; cell++) {
        const { rowid_: id, ...row } = rows[at++]!
        const cellPath = `${leaf.path}${cell.toString(16).padStart(3, '0')}+`
        const more = all.filter(({ path }) => path.startsWith(cellPath)).map(({ pageno }) => pageno)
        const caseId = table === 'cases' ? (id as number) : ((row['case_id'] as number | undefined) ?? null)
        const known = { table, id: id as number, text: textOf(row), caseId, pages: [leaf.pageno, ...more], way: [...schema, ...above] }
        found.set(`${table} ${String(id)}`, known)
      }
    }
    if (at !== rows.length) throw new Error(`${table}: ${rows.length} rows on pages with ${at}`)
  }
  return found
}

const textOf = (row: Record<string, unknown>) =>
  JSON.stringify(row, (_key, value: unknown) => (Buffer.isBuffer(value) ? value.toString('hex') : value))

/** The same rows as another office has them. */
export function rowsIn({ sqlite }: OpenDb): Map<string, string> {
  const rows = recorded.flatMap((table) =>
    sqlite
      .prepare<[], Record<string, unknown>>(`SELECT rowid AS rowid_, * FROM "${table}" NOT INDEXED ORDER BY rowid`)
      .all()
      .map(({ rowid_: id, ...row }) => [`${table} ${String(id)}`, textOf(row)] as const),
  )
  return new Map(rows)
}

/** Copies the office to `to` and spoils these pages, wherever a state of them lies: in the file, and in the WAL. */
export function destroyPages(office: PreparedOffice, to: string, pages: readonly number[], spoil: (page: Buffer) => void): string {
  mkdirSync(to, { recursive: true })
  const path = join(to, 'vault.db')
  const file = readFileSync(join(office.folder, 'vault.db'))
  for (const no of pages) if (no * PAGE <= file.length) spoil(file.subarray((no - 1) * PAGE, no * PAGE))
  writeFileSync(path, file)
  const walPath = join(office.folder, 'vault.db-wal')
  if (!existsSync(walPath)) return path
  const wal = readFileSync(walPath)
  for (let at = WAL_HEAD; at + FRAME_HEAD + PAGE <= wal.length; at += FRAME_HEAD + PAGE)
    if (pages.includes(wal.readUInt32BE(at))) spoil(wal.subarray(at + FRAME_HEAD, at + FRAME_HEAD + PAGE))
  writeFileSync(`${path}-wal`, wal)
  return path
}

/** Rescues a damaged database into a new one, hands both over, and takes the new one away. */
export function rescued<T>(office: PreparedOffice, path: string, look: (report: RescuedRows, into: OpenDb) => T): T {
  const target = `${path}.rescued`
  const chain = { key: Buffer.alloc(32, 2), anchor: () => undefined }
  const into = openDatabase({ path: target, key: databaseKey(), create: true, migrations, chain })
  try {
    const holders = [{ key: 'p1', name: '周顾问' }]
    return look(rescueRows(into, { path, key: databaseKey(), anchor: office.head, holders, act: rescuer }), into)
  } finally {
    closeDatabase(into)
    rmSync(target)
  }
}

/** Opens the database as somebody with its key and SQL at hand would, past the anchor. */
export function forge(path: string, change: (sqlite: Database.Database, open: OpenDb) => void): void {
  const open = openDatabase({
    path,
    key: databaseKey(),
    create: false,
    migrations,
    chain: { key: Buffer.alloc(32, 2), anchor: () => undefined },
  })
  change(open.sqlite, open)
  closeDatabase(open)
}
