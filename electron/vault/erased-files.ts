import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Who } from '../../db/audit.ts'
import { eraseCase, namedDocuments, storedNamesOf, type Erasure } from '../../db/erase.ts'
import type { Db, OpenDb } from '../../db/open.ts'
import { syncFolder } from './disk.ts'

/*
 * The files of an erased client's documents. They are renamed before the rows go and removed after: whatever a crash
 * leaves between, the database then says of each whether it is still needed. Files under other names are never touched.
 */
const SUFFIX = '.erased'
const ASIDE = /^[0-9a-f]{32}\.erased$/

/** Erases a client: the rows, then the files of the documents in this folder. */
export function eraseClient(database: OpenDb, documents: string, who: Who, erasure: Erasure): void {
  try {
    setAside(documents, storedNamesOf(database.db, erasure.subject))
    eraseCase(database, who, erasure)
  } finally {
    settleErased(database.db, documents)
  }
}

/** Ends what an erasure began: a file that a document of the office still names gets its name back, any other is removed. */
export function settleErased(db: Db, documents: string): void {
  const aside = readdirSync(documents)
    .filter((name) => ASIDE.test(name))
    .map((name) => name.slice(0, -SUFFIX.length))
  const named = namedDocuments(db, aside)
  for (const name of aside) {
    const path = join(documents, name)
    if (named.has(name)) renameSync(path + SUFFIX, path)
    else removeOrLater(path + SUFFIX)
  }
}

/** The new names are on the disk before the rows go. */
function setAside(documents: string, names: readonly string[]): void {
  for (const name of names) {
    const path = join(documents, name)
    if (existsSync(path)) renameSync(path, path + SUFFIX)
  }
  syncFolder(documents)
}

/** What another program holds open goes with the next opening of the office; the key to it is gone already. */
function removeOrLater(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    return
  }
}
