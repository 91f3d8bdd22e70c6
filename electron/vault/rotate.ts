import { existsSync } from 'node:fs'
import { auditHead } from '../../db/audit.ts'
import { readBackups } from '../../db/backups.ts'
import { logicalDigest } from '../../db/digest.ts'
import { Refusal } from '../../db/errors.ts'
import { closeDatabase, closeReplaced, foldWal, openDatabase, rekeyedCopy, type Db, type Head } from '../../db/open.ts'
import { writeMany, type Change } from '../../db/write.ts'
import type { OldBackup } from '../../src/contract/office-answers.ts'
import { createAnchor } from './anchor.ts'
import { instantOf, labelOf } from './backup/places.ts'
import { syncFolder } from './disk.ts'
import type { Progress } from './document-file.ts'
import { isInPlace, keepCopy, writeKeyFile, type KeyFile } from './key-file.ts'
import { forgetKeys, rotated, type OfficeKeys } from './keys.ts'
import { filesOf, nextFilesOf, sweepNext } from './office-folder.ts'
import { openFiles } from './opening.ts'
import { whoIn, type Office, type Session } from './session.ts'

/*
 * Another root key for an office. The database is copied beside itself under the new key and read back; then the new key
 * file takes the place of the old one, and that one rename decides. Before it an office with the old keys stands there
 * whole; after it the copy is the database, and whoever opens the office next puts it in place if we could not (putInPlace).
 * Every step holds the lock on the old database, and the copy is named by its epoch, so no other program can mistake it.
 */

const STEPS = 4

/** What is done in the same act, with its entries in the log. */
export interface Rotation {
  change: (tx: Change) => void
  /** Whose slot is not taken along. */
  without?: string
}

/** Rotates the keys of the open office, which stays open. Where it cannot be opened again afterwards, it is locked. */
export function rotate(session: Session, office: Office, rotation: Rotation, progress: Progress): void {
  const next = rotated(office.file, office.keys, rotation.without)
  try {
    prepare(session, office, next, rotation, progress)
    commit(session, office, next)
  } catch (error) {
    if (session.office) sweepNext(office.folder)
    forgetKeys(next.keys)
    throw error
  }
  progress(STEPS, STEPS)
}

/** The backups that are still there and open with a key from before, and so for whoever left with it. */
export function backupsOfOldKeys(db: Db, { epoch }: Pick<KeyFile, 'epoch'>): OldBackup[] {
  const readable = readBackups(db).filter((backup) => backup.epoch < epoch && backup.removedAt === null)
  return readable.map(({ name, place }) => ({ name, place: labelOf(place), at: instantOf(name) }))
}

interface Next {
  file: KeyFile
  keys: OfficeKeys
}

/** The database and the anchor of the next epoch beside those of this one, on the disk. */
function prepare(session: Session, office: Office, { file, keys }: Next, { change }: Rotation, progress: Progress): void {
  const { folder, database, anchor } = office
  const next = nextFilesOf(folder, file.epoch)
  office.drafts.flush()
  sweepNext(folder)
  progress(0, STEPS)
  rekeyedCopy(database, next.database, Buffer.from(office.keys.db), Buffer.from(keys.db))
  progress(1, STEPS)
  let head: Head = auditHead(database.db)
  const chain = { key: Buffer.from(keys.audit), anchor: (newer: Head) => void (head = newer) }
  const { migrations } = session.around
  // The copy says of itself that it was not closed, so opening it checks its pages.
  const copy = openDatabase({ path: next.database, key: Buffer.from(keys.db), create: false, migrations, chain })
  try {
    progress(2, STEPS)
    if (logicalDigest(copy.sqlite).digest !== logicalDigest(database.sqlite).digest) throw new Refusal('office.copyDiffers')
    progress(3, STEPS)
    writeMany(copy, whoIn(office), change)
  } finally {
    closeDatabase(copy)
  }
  if (existsSync(`${next.database}-wal`)) throw new Refusal('office.diskFails')
  createAnchor(next.anchor, keys.anchor, head, anchor.verdict)
  syncFolder(folder)
  foldWal(database)
}

/** From the rename of the key file on there is no way back: what fails then locks the office, and the next opening goes on. */
function commit(session: Session, office: Office, { file, keys }: Next): void {
  const { folder, me } = office
  const failed = renamed(office, file)
  if (failed && isInPlace(folder, office.file)) throw failed
  session.office = null
  closeReplaced(office.database)
  office.anchor.close()
  forgetKeys(office.keys)
  if (failed) throw failed
  Object.assign(office, openFiles(session, folder, { file, keys, who: () => me }))
  session.office = office
  try {
    keepCopy(folder, file)
  } catch {
    // The next opening writes it.
  }
}

/** What went wrong when the new key file took the place of the old one; it may be there all the same. */
function renamed({ folder }: Office, file: KeyFile): Error | null {
  try {
    writeKeyFile(filesOf(folder).keys, file)
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error('the key file was not written')
  }
}
