import { accessSync, closeSync, constants, existsSync, openSync, readSync, realpathSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { OfficeError, sqliteCode } from './errors.ts'
import { bringUpToDate, refuseNewer, vacuumInto } from './migrate.ts'

/** What reading functions take. */
export type Db = BetterSQLite3Database

/** The newest entry of the log: its number and MAC in hex. An empty log has number 0. */
export interface Head {
  seq: number
  mac: string
}

/** The log's key, and what is told the new head after each commit, before write() gives its answer. */
export interface Chain {
  key: Buffer
  anchor: (head: Head) => void
}

/** An open office database: the one connection to it in this process. */
export interface OpenDb {
  db: Db
  sqlite: Database.Database
  path: string
  /** False when the last program that had it open did not close it; its pages were then checked before use. */
  cleanExit: boolean
  /** The copy made before its tables were changed for this version, if they were. */
  backup: string | null
  chain: Chain
  /** The folder of the migrations that made its tables. */
  migrations: string
  /** Kept open as long as the database: closing any handle of its file drops the locks that SQLite holds on it. */
  handle: number
}

interface OpenOptions {
  path: string
  /** 32 bytes, zeroed before this returns or throws. */
  key: Buffer
  /** Makes a new file; it must not exist yet. */
  create: boolean
  /** The folder of the migrations. */
  migrations: string
  chain: Chain
}

const applicationId = 0x5061726c // "Parl"
const plaintextMagic = 'SQLite format 3\0'
const waitMs = 250
const openHere = new Set<string>()

/** The encrypting build's own call, which the types do not know. */
type Keyed = Database.Database & { key: (key: Buffer) => number }

/**
 * Opens an office's database: the only place that opens one. Throws an OfficeError, after which nothing in the folder
 * has changed. The key is taken as proven (its slot was opened by the passphrase), so a file that it does not open is
 * damaged.
 */
export function openDatabase(options: OpenOptions): OpenDb {
  const { path, key } = options
  const place = join(existsSync(dirname(path)) ? realpathSync(dirname(path)) : dirname(path), basename(path))
  let sqlite: Database.Database | undefined
  let handle: number | undefined
  try {
    if (openHere.has(place)) throw new OfficeError('office.inUse')
    const cleanFile = options.create ? refuseExisting(path) : inspect(path, key, options.migrations)
    sqlite = connect(path, key, { fileMustExist: !options.create })
    harden(sqlite)
    const db = drizzle(sqlite)
    const backup = bringUpToDate(sqlite, db, options.migrations)
    if (options.create) sqlite.pragma(`application_id = ${applicationId}`)
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    handle = openSync(path, 'r')
    if (isPlaintext(handle)) throw new Error('the new database is not encrypted')
    const cleanExit = noteUse(sqlite) && cleanFile
    openHere.add(place)
    return { db, sqlite, path: place, cleanExit, backup, chain: options.chain, migrations: options.migrations, handle }
  } catch (error) {
    sqlite?.close()
    if (handle !== undefined) closeSync(handle)
    if (options.create && sqlite) for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true })
    throw known(error)
  } finally {
    key.fill(0)
  }
}

/** Empties the WAL into the file, notes the orderly end, closes, and zeroes the log's key. */
export function closeDatabase(open: OpenDb): void {
  open.sqlite.prepare('UPDATE last_use SET closed = 1').run()
  open.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  open.sqlite.close()
  closeSync(open.handle)
  openHere.delete(open.path)
  open.chain.key.fill(0)
}

/** A consistent copy under the same key while the office stays open. `target` must not exist. */
export function copyDatabase(open: OpenDb, target: string): void {
  vacuumInto(open.sqlite, target)
}

/** What SQLite keeps of tables, indexes, triggers and views: "trigger audit_no_update" → the statement that made it. */
export function schemaOf(sqlite: Database.Database): ReadonlyMap<string, string> {
  const rows = sqlite.prepare<[], { name: string; sql: string }>(
    `SELECT type || ' ' || name AS name, ifnull(sql, '') AS sql FROM sqlite_master`,
  )
  return new Map(rows.all().map(({ name, sql }) => [name, sql]))
}

const fresh = new Map<string, ReadonlyMap<string, string>>()

/** The same of a new database through these migrations. */
export function freshSchema(migrations: string): ReadonlyMap<string, string> {
  const known = fresh.get(migrations)
  if (known) return known
  const sqlite = new Database(':memory:', addonOptions())
  bringUpToDate(sqlite, drizzle(sqlite), migrations)
  const schema = schemaOf(sqlite)
  sqlite.close()
  fresh.set(migrations, schema)
  return schema
}

/** An addon that was rebuilt for this very runtime, where the package's own does not fit. */
function addonOptions(): Database.Options {
  const addon = process.env['PARLEY_ADDON']
  return addon ? { nativeBinding: addon } : {}
}

function connect(path: string, key: Buffer, options: Database.Options): Database.Database {
  const sqlite = new Database(path, { timeout: waitMs, ...options, ...addonOptions() })
  try {
    sqlite.pragma(`cipher = 'sqlcipher'`)
    sqlite.pragma('legacy = 4')
    const raw = Buffer.concat([Buffer.from('raw:'), key])
    ;(sqlite as Keyed).key(raw)
    raw.fill(0)
    expect(sqlite, 'cipher', 'sqlcipher')
    expect(sqlite, 'legacy', 4)
    // Before the first query: sorted rows would otherwise go to temporary files in plain text.
    set(sqlite, 'temp_store', 2)
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/**
 * Looks at an existing file without changing anything, and throws what speaks against opening it. Gives false when
 * its WAL was left behind; every page has then been checked.
 */
function inspect(path: string, key: Buffer, migrations: string): boolean {
  refuseUnusable(path)
  const leftBehind = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0
  const sqlite = connect(path, key, { readonly: true, fileMustExist: true })
  try {
    sqlite.prepare('SELECT count(*) FROM sqlite_master').get()
    if ((sqlite.pragma('application_id', { simple: true }) as number) !== applicationId) throw new OfficeError('office.damaged')
    refuseNewer(sqlite, migrations)
    if ((leftBehind || !closedInOrder(sqlite)) && sqlite.pragma('quick_check', { simple: true }) !== 'ok')
      throw new OfficeError('office.damaged')
    // A read-only connection leaves these two behind. While it stays connected no other program can be using them.
    removeTraces(path, leftBehind)
  } catch (error) {
    if (sqliteCode(error) !== 'SQLITE_BUSY') removeTraces(path, leftBehind)
    throw error
  } finally {
    sqlite.close()
  }
  return !leftBehind
}

function removeTraces(path: string, leftBehind: boolean): void {
  rmSync(`${path}-shm`, { force: true })
  if (!leftBehind) rmSync(`${path}-wal`, { force: true })
}

function refuseUnusable(path: string): void {
  if (!existsSync(path)) throw new OfficeError('office.notFound')
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    accessSync(dirname(path), constants.R_OK | constants.W_OK)
  } catch (error) {
    throw new OfficeError('office.notWritable', undefined, error)
  }
  const file = openSync(path, 'r')
  const plain = isPlaintext(file)
  closeSync(file)
  if (plain) throw new OfficeError('office.damaged')
}

function refuseExisting(path: string): true {
  if (existsSync(path)) throw new Error('a database is already there')
  if (!existsSync(dirname(path))) throw new OfficeError('office.notFound')
  return true
}

/** An empty file counts too: SQLite would fill it without asking. */
function isPlaintext(file: number): boolean {
  const start = Buffer.alloc(16)
  return readSync(file, start, 0, 16, 0) < 16 || start.toString('latin1') === plaintextMagic
}

function harden(sqlite: Database.Database): void {
  // Alone on the file, the WAL's index stays in this process's memory, and a second program gets SQLITE_BUSY.
  set(sqlite, 'locking_mode', 'exclusive')
  sqlite.prepare('SELECT count(*) FROM sqlite_master').get()
  set(sqlite, 'journal_mode', 'wal')
  set(sqlite, 'synchronous', 2)
  set(sqlite, 'checkpoint_fullfsync', 1)
  set(sqlite, 'secure_delete', 1)
  set(sqlite, 'foreign_keys', 1)
  set(sqlite, 'trusted_schema', 0)
  set(sqlite, 'cell_size_check', 1)
  sqlite.pragma('mmap_size = 0')
  set(sqlite, 'cache_size', -65_536)
  set(sqlite, 'wal_autocheckpoint', 200)
  set(sqlite, 'journal_size_limit', 16_777_216)
}

function set(sqlite: Database.Database, name: string, value: string | number): void {
  sqlite.pragma(`${name} = ${value}`)
  expect(sqlite, name, value)
}

function expect(sqlite: Database.Database, name: string, value: string | number): void {
  const is = sqlite.pragma(name, { simple: true })
  if (String(is) !== String(value)) throw new Error(`${name} is ${String(is)}, not ${value}`)
}

function closedInOrder(sqlite: Database.Database): boolean {
  return sqlite.prepare('SELECT closed FROM last_use').pluck().get() === 1
}

/** Notes that the file is open now; gives whether it had been closed in order, as a new file counts. */
function noteUse(sqlite: Database.Database): boolean {
  const closed = sqlite.prepare<[], number>('SELECT closed FROM last_use').pluck().get()
  sqlite.prepare('INSERT INTO last_use (id, closed) VALUES (1, 0) ON CONFLICT (id) DO UPDATE SET closed = 0').run()
  return closed !== 0
}

function known(error: unknown): unknown {
  switch (sqliteCode(error).split('_').slice(0, 2).join('_')) {
    case 'SQLITE_BUSY':
      return new OfficeError('office.inUse', undefined, error)
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return new OfficeError('office.damaged', undefined, error)
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
      return new OfficeError('office.notWritable', undefined, error)
    default:
      return error
  }
}
