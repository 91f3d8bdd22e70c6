import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isDamage, OfficeError, Refusal, sqliteCode } from '../../db/errors.ts'
import type { Person } from '../../db/office.ts'
import { createAnchor } from './anchor.ts'
import { readManifest } from './backup/manifest.ts'
import { filesOfGeneration, generationsIn, setsAt } from './backup/places.ts'
import type { BackupSecret } from './backup/restore.ts'
import { readOfficeKeys, writeOfficeKeys, type KeyFile } from './key-file.ts'
import { copyOfKeys, forgetKeys, unlockByPassphrase, unlockByRecoveryKey, type OfficeKeys } from './keys.ts'
import { dropMaking } from './life.ts'
import { copyAtRest, dropCopy, newCopy } from './look-copy.ts'
import { filesOf, mustBeWhole, nextFilesOf } from './office-folder.ts'
import { newestSchema, openFiles } from './opening.ts'
import { mustCarryDatabase } from './runtime.ts'
import type { Office, Session } from './session.ts'

/** What a secret opened; `by` is the key of whose it was, null for the recovery key. */
export interface Unlocked {
  file: KeyFile
  keys: OfficeKeys
  by: string | null
}

/** The keys of an office that may be damaged or held by another; nothing is written. */
export async function keysOf(session: Session, folder: string, secret: BackupSecret, person: string | undefined): Promise<Unlocked> {
  const { file } = readOfficeKeys(folder, newestSchema(session))
  if ('recoveryKey' in secret) return { file, keys: unlockByRecoveryKey(file, secret.recoveryKey), by: null }
  const unlocked = await session.tries.at(file.office, () => unlockByPassphrase(file, secret.passphrase, person))
  return { file, keys: unlocked.keys, by: unlocked.person.key }
}

/** The database of an office; a change of the root key that a crash cut off may have left it under its next name. */
export function databaseOf(folder: string, { epoch }: KeyFile): string {
  const next = nextFilesOf(folder, epoch).database
  return existsSync(next) ? next : filesOf(folder).database
}

/** What is looked into: the folder with its keys and database, and the one whose `documents` it has. */
interface Looked {
  folder: string
  home: string
  label: string
}

interface ToLookAt {
  place: string
  name: string | undefined
  secret: BackupSecret
  person: string | undefined
}

/** Opens an office or a backup for reading, from a private copy; its own folder stays as it is, and nothing is logged. */
export async function lookInside(session: Session, { place, name, secret, person }: ToLookAt): Promise<Office> {
  mustCarryDatabase(process.versions['napi'], process.env['PARLEY_ADDON'])
  if (session.office) throw new Refusal('office.alreadyOpen')
  dropMaking(session)
  const looked = lookedAt(place, name)
  mustBeWhole(looked.folder)
  const { file, keys, by } = await keysOf(session, looked.folder, secret, person)
  const copy = newCopy()
  try {
    await copyAtRest(looked.folder, databaseOf(looked.folder, file), copy)
    writeOfficeKeys(copy, file)
    if (looked.folder !== looked.home) anchorOfBackup(looked.folder, copy, keys)
    const office = openCopy(session, copy, file, keys, (people) => whoLooks(people, by))
    session.office = { ...office, folder: looked.home, readOnly: true, looking: { copy, label: looked.label } }
    return session.office
  } catch (error) {
    dropCopy(copy)
    throw error
  } finally {
    forgetKeys(keys)
  }
}

/** A backup's manifest says how far its log goes; one that does not is told as a lost anchor. */
function anchorOfBackup(generation: string, copy: string, keys: OfficeKeys): void {
  const read = readManifest(filesOfGeneration(generation).manifest)
  if (typeof read !== 'string' && read.isSealedBy(keys.anchor)) createAnchor(filesOf(copy).anchor, keys.anchor, read.manifest.head)
}

function lookedAt(place: string, name: string | undefined): Looked {
  const { sets, name: own } = setsAt(place)
  if (sets.length === 0) return { folder: place, home: place, label: basename(place) }
  const wanted = name ?? own
  const found = sets.flatMap((set) => generationsIn(set).map((each) => join(set, each)))
  const folder = found.find((each) => wanted === null || basename(each) === wanted)
  if (!folder) throw new Refusal('backup.notFound')
  return { folder, home: dirname(folder), label: basename(folder) }
}

/** As it would be opened; where pages are damaged, without them, as far as that goes. */
function openCopy(session: Session, copy: string, file: KeyFile, keys: OfficeKeys, who: (people: Person[]) => Person): Office {
  try {
    return openFiles(session, copy, { file, keys: copyOfKeys(keys), who })
  } catch (error) {
    if (!isDamagedOffice(error)) throw error
  }
  try {
    return openFiles(session, copy, { file, keys: copyOfKeys(keys), who, reading: true })
  } catch (error) {
    throw isDamagedOffice(error) ? new Refusal('office.tooDamaged') : error
  }
}

function isDamagedOffice(error: unknown): boolean {
  return (error instanceof OfficeError && error.code === 'office.damaged') || isDamage(sqliteCode(error))
}

/** Whose secret it was, if that person still works here; with the recovery key an administrator. */
function whoLooks(people: readonly Person[], by: string | null): Person {
  const here = people.filter(({ removedAt }) => removedAt === null)
  const found = here.find(({ key, role }) => (by === null ? role === 'administrator' : key === by))
  if (!found) throw new Refusal(by === null ? 'person.notAdministrator' : 'office.wrongPassphrase')
  return found
}
