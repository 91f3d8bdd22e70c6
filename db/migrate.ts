import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type Database from 'better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { OfficeError } from './errors.ts'

interface Journal {
  entries: { when: number; tag: string }[]
}

/** The migrations that this program knows, oldest first. */
export function knownMigrations(folder: string): Journal['entries'] {
  return (JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as Journal).entries
}

/** The stamps of the migrations that the file has, oldest first; none in a new file. */
function appliedMigrations(sqlite: Database.Database): number[] {
  const there = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__drizzle_migrations'").get()
  return there ? sqlite.prepare<[], number>('SELECT created_at FROM __drizzle_migrations ORDER BY created_at').pluck().all() : []
}

/** Throws 'office.newerVersion' when a newer program has changed the file's tables. */
export function refuseNewer(sqlite: Database.Database, folder: string): void {
  const known = knownMigrations(folder)
  const newest = appliedMigrations(sqlite).at(-1) ?? 0
  const version = sqlite.pragma('user_version', { simple: true }) as number
  if (newest > (known.at(-1)?.when ?? 0) || version > known.length) throw new OfficeError('office.newerVersion')
}

/**
 * Brings the file's tables to what this program knows. A file with data is copied beside itself first; gives that
 * copy's path, or null. Throws 'office.migrationFailed', which names the copy.
 */
export function bringUpToDate(sqlite: Database.Database, db: BetterSQLite3Database, folder: string): string | null {
  const known = knownMigrations(folder)
  refuseNewer(sqlite, folder)
  const applied = appliedMigrations(sqlite).length
  // The version is set last, so it also tells that the checks below were passed.
  if (applied === known.length && sqlite.pragma('user_version', { simple: true }) === known.length) return null
  const backup = applied > 0 ? copyBeside(sqlite, known.length) : null
  try {
    // Inside Drizzle's transaction this pragma would do nothing, and a rebuilt table would take its children along.
    sqlite.pragma('foreign_keys = OFF')
    // A table that is built anew is gone for a moment, and triggers of other tables speak of it.
    sqlite.pragma('legacy_alter_table = ON')
    migrate(db, { migrationsFolder: folder })
    const orphans = sqlite.pragma('foreign_key_check') as unknown[]
    if (orphans.length > 0) throw new Error(`${orphans.length} rows point to nothing after the migration`)
    const now = appliedMigrations(sqlite).length
    if (now !== known.length) throw new Error(`${now} of ${known.length} migrations are applied`)
    sqlite.pragma(`user_version = ${known.length}`)
    sqlite.pragma('legacy_alter_table = OFF')
    sqlite.pragma('foreign_keys = ON')
  } catch (error) {
    throw new OfficeError('office.migrationFailed', backup ? { backup: basename(backup) } : undefined, error)
  }
  return backup
}

function copyBeside(sqlite: Database.Database, version: number): string {
  const target = `${sqlite.name}.before-${version}-${new Date().toISOString().replaceAll(/[-:.]/g, '')}`
  vacuumInto(sqlite, target)
  return target
}

/** An encrypted copy under the same key, complete or not there at all. Throws when `target` exists. */
export function vacuumInto(sqlite: Database.Database, target: string): void {
  if (existsSync(target)) throw new Error('the target of a copy exists')
  const partial = `${target}.partial`
  rmSync(partial, { force: true })
  try {
    sqlite.prepare('VACUUM INTO ?').run(partial)
    const file = openSync(partial, 'r+')
    fsyncSync(file)
    closeSync(file)
    renameSync(partial, target)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}
