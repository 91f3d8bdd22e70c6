import { renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { erasedSubjects, type ErasedSubject } from '../../../db/backups.ts'
import { checkDatabase } from '../../../db/check.ts'
import { logicalDigest } from '../../../db/digest.ts'
import { storedDocuments } from '../../../db/documents.ts'
import { eraseCase, storedNamesOf } from '../../../db/erase.ts'
import { OfficeError, Refusal } from '../../../db/errors.ts'
import type { Person } from '../../../db/office.ts'
import type { OpenDb } from '../../../db/open.ts'
import { write } from '../../../db/write.ts'
import type { Restored } from '../../../src/contract/requests.ts'
import { createAnchor } from '../anchor.ts'
import { syncFolder } from '../disk.ts'
import type { Progress } from '../document-file.ts'
import { readKeyFile, type KeyFile } from '../key-file.ts'
import { forgetKeys, unlockByPassphrase, unlockByRecoveryKey, type OfficeKeys } from '../keys.ts'
import { filesOf, makePartial, makeRoom, mustBeOutside, removePartial } from '../office-folder.ts'
import { closeFiles, newestSchema, openFiles } from '../opening.ts'
import { whoIn, type Office, type Session } from '../session.ts'
import { neededDocuments, partProblem } from './check.ts'
import { erasedIn, union } from './erased-list.ts'
import { copyDurably, Unreadable } from './files.ts'
import { readManifest, type FilePart, type Manifest } from './manifest.ts'
import { filesOfGeneration, filesOfSet } from './places.ts'
import { readsBackAs } from './read-back.ts'

/** How a backup is opened: with a passphrase or the recovery key of its time. */
export type BackupSecret = { passphrase: string } | { recoveryKey: string }

/** Which backup, and what opens it. */
export interface Opened {
  set: string
  name: string
  secret: BackupSecret
  person?: string | undefined
}

/** What a secret opened; `by` is the key of whose it was, null for the recovery key. */
interface Unlocked {
  file: KeyFile
  keys: OfficeKeys
  by: string | null
}

/** The keys of a backup. Refuses office.wrongPassphrase, office.waitBeforeTrying, office.recoveryWrong, office.keysDamaged, office.newerVersion. */
export async function unlockBackup(session: Session, { set, name, secret, person }: Opened): Promise<Unlocked> {
  const file = readKeyFile(filesOfGeneration(join(set, name)).keys, newestSchema(session))
  if ('recoveryKey' in secret) return { file, keys: unlockByRecoveryKey(file, secret.recoveryKey), by: null }
  const { keys, person: owner } = await session.tries.at(file.office, () => unlockByPassphrase(file, secret.passphrase, person))
  return { file, keys, by: owner.key }
}

/**
 * A whole office from a backup, at a place where nothing is: copied under a temporary name, opened, compared with the manifest,
 * every client who was erased since erased again, and only then renamed. The backup is only read. A document that did not come back
 * whole is named, and hinders nothing; anything else that is damaged refuses backup.damaged, with the part.
 */
export async function restoreBackup(session: Session, to: string, from: Opened, progress: Progress): Promise<Restored> {
  const { set, name } = from
  const read = readManifest(filesOfGeneration(join(set, name)).manifest)
  if (typeof read === 'string') throw new Refusal('backup.damaged', { part: 'manifest.json' })
  mustBeOutside(set, to)
  const part = 'vault.keys'
  if ((await partProblem(part, filesOfGeneration(join(set, name)).keys, read.manifest.keys)).length > 0)
    throw new Refusal('backup.damaged', { part })
  const unlocked = await unlockBackup(session, from)
  try {
    if (!read.isSealedBy(unlocked.keys.anchor)) throw new Refusal('backup.damaged', { part: 'manifest.json' })
    const partial = makePartial(to)
    try {
      const lost = await copyFiles(from, read.manifest, partial, unlocked.keys, progress)
      const { database } = filesOf(partial)
      if (!(await readsBackAs(read.manifest.digest, database, unlocked.keys, session.around.migrations)))
        throw new Refusal('backup.damaged', { part: 'vault.db' })
      const restored = finish(session, from, read.manifest, partial, unlocked, lost)
      makeRoom(to)
      renameSync(partial, to)
      syncFolder(dirname(to))
      return { label: basename(to), name, ...restored }
    } catch (error) {
      removePartial(partial)
      throw error
    }
  } finally {
    forgetKeys(unlocked.keys)
  }
}

/** Copies everything and compares the sums; gives the documents that are not as they were. */
async function copyFiles(
  { set, name }: Opened,
  manifest: Manifest,
  partial: string,
  keys: OfficeKeys,
  progress: Progress,
): Promise<Set<string>> {
  const from = filesOfGeneration(join(set, name))
  const to = filesOf(partial)
  const documents = neededDocuments(set, manifest, keys)
  const total = documents.length + 3
  for (const [part, path, target, wanted] of [
    ['vault.keys', from.keys, to.keys, manifest.keys],
    ['vault.keys', from.keys, to.keysCopy, manifest.keys],
    ['vault.db', from.database, to.database, manifest.database],
  ] as const)
    if (!(await copied(path, target, wanted))) throw new Refusal('backup.damaged', { part })
  progress(1, total)
  const lost = new Set(manifest.lost)
  for (const [index, { storedName, ...part }] of documents.entries()) {
    const target = join(to.documents, storedName)
    if (!(await copied(join(filesOfSet(set).documents, storedName), target, part))) lost.add(storedName)
    progress(index + 2, total)
  }
  syncFolder(to.documents)
  return lost
}

/** Whether a file came over as the manifest has it; otherwise it is not there. */
async function copied(from: string, to: string, wanted: FilePart): Promise<boolean> {
  try {
    const { sha256, length } = await copyDurably(from, to)
    if (sha256 === wanted.sha256 && length === wanted.length) return true
    rmSync(to)
    return false
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}

type Finished = Omit<Restored, 'label' | 'name'>

/** Makes the anchor of what was copied, checks all of it, erases again, and notes in its log that it was restored. */
function finish(session: Session, from: Opened, manifest: Manifest, folder: string, unlocked: Unlocked, lost: Set<string>): Finished {
  const { file, keys, by } = unlocked
  createAnchor(filesOf(folder).anchor, keys.anchor, manifest.head)
  const { erased: told, isWhole } = erasedIn(from.set, keys)
  const office = openFiles(session, folder, { file, keys, who: (people) => whoRestores(people, by) })
  try {
    const { database } = office
    // What a migration kept is the backup itself.
    if (database.backup) rmSync(database.backup)
    if (!checkDatabase(database, manifest.head).ok) throw new Refusal('backup.damaged', { part: 'vault.db' })
    const erased = eraseAgain(office, union(manifest.erased, told))
    write(database, { ...whoIn(office), action: 'restored', about: `backup ${from.name}` }, () => undefined)
    const damaged = [...storedDocuments(database.db)].filter(({ storedName }) => lost.has(storedName))
    return {
      counts: logicalDigest(database.sqlite).counts,
      erased,
      damaged: damaged.map(({ caseNo, key }) => ({ caseNo, key })),
      erasedListWhole: isWhole,
    }
  } finally {
    closeFiles(office)
  }
}

/** Erases whom the backup still knew; gives how many of them it had a case of. */
function eraseAgain(office: Office, erased: readonly ErasedSubject[]): number {
  const { database, folder } = office
  const already = new Set(erasedSubjects(database.db).map(({ subject }) => subject))
  const before = casesIn(database)
  for (const { at: _at, ...erasure } of erased) {
    if (already.has(erasure.subject)) continue
    for (const name of storedNamesOf(database.db, erasure.subject)) rmSync(join(filesOf(folder).documents, name), { force: true })
    eraseCase(database, whoIn(office), erasure)
  }
  return before - casesIn(database)
}

/** Whose secret it was; with the recovery key the first administrator. */
function whoRestores(people: readonly Person[], by: string | null): Person {
  const there = people.filter(({ removedAt }) => removedAt === null)
  const owner = there.find(({ key, role }) => (by === null ? role === 'administrator' : key === by)) ?? there[0]
  if (!owner) throw new OfficeError('office.damaged')
  return owner
}

function casesIn({ sqlite }: OpenDb): number {
  return sqlite.prepare<[], number>('SELECT count(*) FROM cases').pluck().get() ?? 0
}
