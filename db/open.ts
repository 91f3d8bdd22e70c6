import { randomInt } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, realpathSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { OfficeError, officeErrorOf, sqliteCode } from './errors.ts'
import { isPlaintext, refuseExisting, refuseUnusable } from './file.ts'
import { closedInOrder, noteUse } from './last-use.ts'
import { bringUpToDate, refuseNewer, vacuumInto } from './migrate.ts'
import { expect, harden, set } from './pragmas.ts'

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
  /** Looks at a file whose WAL was left behind; what it gives is done before anything is written, when nothing reads the file. */
  leftBehind?: (db: Db) => (() => void) | null
}

const applicationId = 0x5061726c // "Parl"
const waitMs = 250
const openHere = new Set<string>()

/** The encrypting build's own calls, which the types do not know. */
type Keyed = Database.Database & { key: (key: Buffer) => number; rekey: (key: Buffer) => number }

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
  let begun = false
  try {
    if (openHere.has(place)) throw new OfficeError('office.inUse')
    const cleanFile = options.create ? refuseExisting(path) : inspect(options)
    begun = true
    sqlite = connectAlone(path, key, { fileMustExist: !options.create })
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
    if (options.create && begun) for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true })
    throw officeErrorOf(error)
  } finally {
    key.fill(0)
  }
}

/**
 * Empties the WAL into the file, notes the orderly end, closes, and zeroes the log's key. Where the disk does not take
 * that, all that was saved is in the WAL, and the next opening sees by itself that the end was not orderly.
 */
export function closeDatabase(open: OpenDb): void {
  try {
    open.sqlite.prepare('UPDATE last_use SET closed = 1').run()
    open.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (!sqliteCode(error)) throw error
  } finally {
    open.sqlite.close()
    closeSync(open.handle)
    openHere.delete(open.path)
    open.chain.key.fill(0)
  }
}

/** Opens a database that no program writes to, such as a backup's, for reading alone: nothing in its folder changes. Closed by closeReading(). */
export function openForReading({ path, key, migrations, chain }: Omit<OpenOptions, 'create'>): OpenDb {
  let sqlite: Database.Database | undefined
  try {
    sqlite = connect(path, key, { readonly: true, fileMustExist: true })
    sqlite.prepare('SELECT count(*) FROM sqlite_master').get()
    set(sqlite, 'trusted_schema', 0)
    set(sqlite, 'cell_size_check', 1)
    set(sqlite, 'cache_size', -65_536)
    refuseNewer(sqlite, migrations)
    return { db: drizzle(sqlite), sqlite, path, cleanExit: true, backup: null, chain, migrations, handle: openSync(path, 'r') }
  } catch (error) {
    sqlite?.close()
    throw officeErrorOf(error)
  } finally {
    key.fill(0)
  }
}

/** Closes what openForReading() opened, and zeroes the log's key. */
export function closeReading({ sqlite, handle, chain }: OpenDb): void {
  sqlite.close()
  closeSync(handle)
  chain.key.fill(0)
}

/** A consistent copy under the same key while the office stays open. `target` must not exist. */
export function copyDatabase(open: OpenDb, target: string): void {
  vacuumInto(open.sqlite, target)
}

/** The same under another key, with a salt of its own, complete and on the disk or not there at all. Both keys are zeroed. */
export function rekeyedCopy(open: OpenDb, target: string, key: Buffer, newKey: Buffer): void {
  let copy: Database.Database | undefined
  try {
    copyDatabase(open, target)
    copy = connect(target, key, { fileMustExist: true })
    // In a WAL the file would keep its salt.
    set(copy, 'journal_mode', 'delete')
    withRaw(newKey, (raw) => (copy as Keyed).rekey(raw))
    copy.close()
    const file = openSync(target, 'r+')
    fsyncSync(file)
    closeSync(file)
  } catch (error) {
    copy?.close()
    for (const end of ['', '-journal']) rmSync(target + end, { force: true })
    throw error
  } finally {
    for (const each of [key, newKey]) each.fill(0)
  }
}

/**
 * Brings all of a database into its one file, so that another may take that file's place: a WAL that stayed beside it
 * would be read as the other's. Nothing may be written between this and closeReplaced().
 */
export function foldWal({ sqlite, path }: OpenDb): void {
  const [done] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  if (done?.busy !== 0 || statSync(`${path}-wal`).size > 0) throw new Error('the WAL cannot be emptied')
  const wal = openSync(`${path}-wal`, 'r+')
  fsyncSync(wal)
  closeSync(wal)
}

/** Closes a database that was folded and is about to be replaced: unlike closeDatabase() it writes nothing. */
export function closeReplaced(open: OpenDb): void {
  openHere.delete(open.path)
  closeReading(open)
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

/**
 * The one connection that may write. Two programs that ask for it at the same moment each wait for the other: each waits
 * a time of its own, so that one of them lets go first.
 */
function connectAlone(path: string, key: Buffer, options: Database.Options): Database.Database {
  for (let tries = 1; ; tries++) {
    const sqlite = connect(path, key, { ...options, timeout: randomInt(10, waitMs) })
    try {
      harden(sqlite)
      return sqlite
    } catch (error) {
      sqlite.close()
      if (tries === 4 || sqliteCode(error) !== 'SQLITE_BUSY') throw error
    }
  }
}

function connect(path: string, key: Buffer, options: Database.Options): Database.Database {
  const sqlite = new Database(path, { timeout: waitMs, ...options, ...addonOptions() })
  try {
    sqlite.pragma(`cipher = 'sqlcipher'`)
    sqlite.pragma('legacy = 4')
    withRaw(key, (raw) => (sqlite as Keyed).key(raw))
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

/** Whether another program has this database open. Asked without its key, so before a passphrase is stretched. */
export function isHeld(path: string): boolean {
  if (!existsSync(path)) return false
  const sqlite = new Database(path, { timeout: waitMs, readonly: true, fileMustExist: true, ...addonOptions() })
  try {
    sqlite.pragma('schema_version')
    return false
  } catch (error) {
    return sqliteCode(error).startsWith('SQLITE_BUSY')
  } finally {
    sqlite.close()
  }
}

/**
 * Looks at an existing file without changing anything, and throws what speaks against opening it. Gives false when
 * its WAL was left behind; every page has then been checked.
 */
function inspect({ path, key, migrations, leftBehind: look }: OpenOptions): boolean {
  refuseUnusable(path)
  const leftBehind = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0
  const sqlite = connect(path, key, { readonly: true, fileMustExist: true })
  let keep: (() => void) | null = null
  try {
    sqlite.prepare('SELECT count(*) FROM sqlite_master').get()
    if ((sqlite.pragma('application_id', { simple: true }) as number) !== applicationId) throw new OfficeError('office.damaged')
    refuseNewer(sqlite, migrations)
    if ((leftBehind || !closedInOrder(sqlite)) && sqlite.pragma('quick_check', { simple: true }) !== 'ok')
      throw new OfficeError('office.damaged')
    if (leftBehind && look) keep = look(drizzle(sqlite))
    // A read-only connection leaves these two behind. While it stays connected no other program can be using them.
    removeTraces(path, leftBehind)
  } catch (error) {
    if (sqliteCode(error) !== 'SQLITE_BUSY') removeTraces(path, leftBehind)
    throw error
  } finally {
    sqlite.close()
  }
  keep?.()
  return !leftBehind
}

function removeTraces(path: string, leftBehind: boolean): void {
  rmSync(`${path}-shm`, { force: true })
  if (!leftBehind) rmSync(`${path}-wal`, { force: true })
}

function withRaw(key: Buffer, use: (raw: Buffer) => unknown): void {
  const raw = Buffer.concat([Buffer.from('raw:'), key])
  use(raw)
  raw.fill(0)
}
