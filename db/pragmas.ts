import type Database from 'better-sqlite3'

/** What every connection that writes is held to. */
export function harden(sqlite: Database.Database): void {
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

/** Sets a pragma and throws unless it reads back so. */
export function set(sqlite: Database.Database, name: string, value: string | number): void {
  sqlite.pragma(`${name} = ${value}`)
  expect(sqlite, name, value)
}

/** Throws unless a pragma reads so. */
export function expect(sqlite: Database.Database, name: string, value: string | number): void {
  const is = sqlite.pragma(name, { simple: true })
  if (String(is) !== String(value)) throw new Error(`${name} is ${String(is)}, not ${value}`)
}
