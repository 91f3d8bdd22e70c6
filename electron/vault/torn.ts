import { closeSync, copyFileSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { againstAnchor } from '../../db/audit.ts'
import type { Db } from '../../db/open.ts'
import { anchoredHead } from './anchor.ts'
import { syncFolder } from './disk.ts'
import { writeKeyFile, type KeyFile } from './key-file.ts'
import { filesOf, newTornFolder } from './office-folder.ts'

/**
 * SQLite reads a WAL up to its first damaged page and drops the rest at the next checkpoint, though a rescue could still read it.
 * Gives, when entries that the anchor knows are missing, what copies the files aside as they are, encrypted as they are.
 */
export function keepTorn(folder: string, file: KeyFile, anchorKey: Buffer): (db: Db) => (() => void) | null {
  return (db) => {
    const anchored = anchoredHead(filesOf(folder).anchor, anchorKey)
    return anchored && againstAnchor(db, anchored).missing > 0 ? () => copyAside(folder, file) : null
  }
}

/** With the keys of its time: after a rotation no others would open it. */
function copyAside(folder: string, file: KeyFile): void {
  const { database, anchor } = filesOf(folder)
  const torn = newTornFolder(folder)
  try {
    writeKeyFile(filesOf(torn).keys, file)
    for (const path of [database, `${database}-wal`, anchor]) copyToDisk(path, join(torn, basename(path)))
    syncFolder(torn)
    syncFolder(dirname(torn))
  } catch (error) {
    rmSync(torn, { recursive: true, force: true })
    throw error
  }
}

function copyToDisk(from: string, to: string): void {
  copyFileSync(from, to)
  const handle = openSync(to, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
