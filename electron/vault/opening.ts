import { existsSync, renameSync } from 'node:fs'
import { againstAnchor, auditHead } from '../../db/audit.ts'
import { OfficeError, Refusal } from '../../db/errors.ts'
import { knownMigrations } from '../../db/migrate.ts'
import { readMeta, readPeople, type Person } from '../../db/office.ts'
import { closeDatabase, isHeld, openDatabase, openForReading, type Head, type OpenDb } from '../../db/open.ts'
import { openAnchor, type Anchor } from './anchor.ts'
import { syncFolder } from './disk.ts'
import { openDrafts } from './drafts.ts'
import { settleErased } from './erased-files.ts'
import { holderOf } from './holder.ts'
import { readOfficeKeys, writeOfficeKeys, type KeyFile } from './key-file.ts'
import { forgetKeys, withSchema, type OfficeKeys } from './keys.ts'
import { filesOf, nextFilesOf, sweepNext, sweepPartials } from './office-folder.ts'
import { orFromReserve } from './reserve.ts'
import type { Office, Session } from './session.ts'
import { keepTorn } from './torn.ts'

/** Opening the files of an office whose keys are known, and closing them. */

/** Which keys an office is opened with, and who opens it, chosen among the people whom the database knows. */
export interface Opening {
  file: KeyFile
  keys: OfficeKeys
  who: (people: Person[]) => Office['me']
  create?: true
  /** Damaged pages are found when they are needed, and nothing is written. */
  reading?: true
}

/**
 * Opens the database, then what hangs on it; closes all of it again and forgets the keys when a part fails. Refuses
 * office.inUse also when another program has changed the keys since they were read.
 */
export function openFiles(session: Session, folder: string, { file, keys, who, create, reading }: Opening): Office {
  const files = filesOf(folder)
  let anchor: Anchor | null = null
  let database: OpenDb | null = null
  try {
    if (!create) putInPlace(folder, file.epoch)
    const chain = { key: Buffer.from(keys.audit), anchor: (head: Head) => anchor?.add(head) }
    const { migrations } = session.around
    const leftBehind = keepTorn(folder, file, keys.anchor)
    const options = { path: files.database, create: create ?? false, migrations, chain, leftBehind }
    const open = reading ? openForReading : openDatabase
    const opened = orFromReserve(folder, () => open({ ...options, key: Buffer.from(keys.db) }))
    database = opened
    mustBeUnchanged(folder, file)
    const against = (anchored: Head) => againstAnchor(opened.db, anchored)
    anchor = orFromReserve(folder, () => openAnchor(files.anchor, keys.anchor, auditHead(opened.db), against))
    sweepPartials(folder)
    sweepNext(folder)
    settleErased(opened.db, files.documents)
    const me = who(readPeople(opened.db))
    return {
      folder,
      keys,
      file: atNewestSchema(session, folder, file, keys),
      keysFromCopy: false,
      database: opened,
      anchor,
      drafts: openDrafts(opened.db, me.key),
      me,
      readOnly: false,
      sample: readMeta(opened.db, 'sample') === 'yes',
    }
  } catch (error) {
    anchor?.close()
    if (database) closeDatabase(database)
    forgetKeys(keys)
    // A database that these keys do not open may be one whose keys were changed just now.
    if (error instanceof OfficeError && error.code === 'office.damaged') mustBeUnchanged(folder, file)
    throw error
  }
}

/** Writes what waits and closes the files. */
export function closeFiles({ drafts, database, anchor }: Office): void {
  try {
    drafts.flush()
  } finally {
    closeDatabase(database)
    anchor.close()
  }
}

/** How many migrations this program knows. */
export function newestSchema({ around }: Session): number {
  return knownMigrations(around.migrations).length
}

/**
 * Finishes a change of the root key that the key file says has happened: what was prepared under its epoch's name takes its
 * place, the database last. The name makes it safe that two programs do this at once: neither can move what the other prepares.
 */
export function putInPlace(folder: string, epoch: number): void {
  const [next, files] = [nextFilesOf(folder, epoch), filesOf(folder)]
  if (!existsSync(next.database)) return
  if (isHeld(files.database)) throw new Refusal('office.inUse', holderOf(folder))
  renameIfThere(next.anchor, files.anchor)
  renameIfThere(next.database, files.database)
  syncFolder(folder)
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (existsSync(from)) throw error
  }
}

/** The key file is read before the database's lock is ours, so another program may have changed it meanwhile. */
function mustBeUnchanged(folder: string, { office, mac }: KeyFile): void {
  const now = readOfficeKeys(folder, Number.MAX_SAFE_INTEGER).file
  if (now.office === office && now.mac !== mac) throw new Refusal('office.inUse', holderOf(folder))
}

/** After a migration the key file says so too, and an older program knows before it opens anything. */
function atNewestSchema(session: Session, folder: string, file: KeyFile, keys: OfficeKeys): KeyFile {
  const newest = newestSchema(session)
  if (file.schema === newest) return file
  const raised = withSchema(file, keys, newest)
  writeOfficeKeys(folder, raised)
  return raised
}
