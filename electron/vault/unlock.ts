import { basename } from 'node:path'
import { existsSync, renameSync } from 'node:fs'
import { Refusal } from '../../db/errors.ts'
import { readPeople, type Person } from '../../db/office.ts'
import { isHeld } from '../../db/open.ts'
import { isBelow, type Cost } from './argon.ts'
import { changeKeys, note } from './change-keys.ts'
import { holderOf, noteHolder } from './holder.ts'
import { keepCopy, readOfficeKeys, type KeyFile } from './key-file.ts'
import type { Named } from './key-slots.ts'
import { forgetKeys, peopleOf, unlockByPassphrase, unlockByRecoveryKey, withoutPeople, withPerson, type OfficeKeys } from './keys.ts'
import { dropMaking } from './life.ts'
import { filesOf, mustBeWholeAndWritable } from './office-folder.ts'
import { closeFiles, newestSchema, openFiles } from './opening.ts'
import { mustBeOurOwn } from './own-files.ts'
import { mustBeGoodPassphrase } from './passphrase.ts'
import { reserveLater } from './reserve.ts'
import { mustCarryDatabase } from './runtime.ts'
import type { Office, Session } from './session.ts'

/** How an office is opened: with a passphrase, or with the recovery key, which gives an administrator a new one. */
export type Secret = { passphrase: string } | { recoveryKey: string; newPassphrase: string }

/** Who has a passphrase for an office, known before it is opened. Refuses as unlockOffice() does before it tries the passphrase. */
export function glanceAt(session: Session, folder: string): Named[] {
  mustBeOpenable(folder)
  return peopleOf(readOfficeKeys(folder, newestSchema(session)).file)
}

/**
 * Opens an office, for the person given, by key, or for whomever the passphrase is of; refuses with one of the sentences of
 * damage, after which nothing is changed.
 */
export async function unlockOffice(session: Session, folder: string, secret: Secret, person?: string): Promise<Office> {
  mustCarryDatabase(process.versions['napi'], process.env['PARLEY_ADDON'])
  if (session.office) throw new Refusal('office.alreadyOpen')
  dropMaking(session)
  mustBeOpenable(folder)
  const { file, fromCopy } = readOfficeKeys(folder, newestSchema(session))
  const opened = await session.tries.at(file.office, () => openedBy(file, secret, person))
  const office = openFiles(session, folder, { file, keys: opened.keys, who: (people) => whoOpens(people, opened.person, person) })
  try {
    office.keysFromCopy = fromCopy
    await settleKeys(session, office, secret, opened.cost)
  } catch (error) {
    closeFiles(office)
    forgetKeys(office.keys)
    throw error
  }
  session.office = office
  noteHolder(folder, office.me.name)
  if (session.around.reserve) reserveLater(folder)
  return office
}

function mustBeOpenable(folder: string): void {
  mustBeOurOwn(folder)
  mustBeWholeAndWritable(folder)
  if (isHeld(filesOf(folder).database)) throw new Refusal('office.inUse', holderOf(folder))
}

interface Opened {
  keys: OfficeKeys
  /** Whose slot it was; null for the recovery key. */
  person: string | null
  cost: Cost | null
}

async function openedBy(file: KeyFile, secret: Secret, person: string | undefined): Promise<Opened> {
  if ('recoveryKey' in secret) return { keys: unlockByRecoveryKey(file, secret.recoveryKey), person: null, cost: null }
  const { keys, person: of, cost } = await unlockByPassphrase(file, secret.passphrase, person)
  return { keys, person: of.key, cost }
}

/** Someone who works here and had that slot; with the recovery key an administrator: the one that was named, or else the first. */
function whoOpens(people: readonly Person[], slotOf: string | null, named: string | undefined): Office['me'] {
  const here = people.filter(({ removedAt }) => removedAt === null)
  const found =
    slotOf === null
      ? here.find(({ key, role }) => role === 'administrator' && (named === undefined || named === key))
      : here.find(({ key }) => key === slotOf)
  if (!found) throw new Refusal(slotOf === null ? 'person.notAdministrator' : 'office.wrongPassphrase')
  const { key, name, role } = found
  return { key, name, role }
}

/**
 * Brings the key file to what it should be, now that the office is ours: the new passphrase after a recovery, no slot of
 * somebody whose adding a crash cut off, a passphrase that costs what one should on this computer, and two equal copies.
 */
async function settleKeys(session: Session, office: Office, secret: Secret, cost: Cost | null): Promise<void> {
  const { folder, me, keys } = office
  const people = new Set(readPeople(office.database.db).flatMap(({ key, removedAt }) => (removedAt === null ? [key] : [])))
  const strangers = peopleOf(office.file).flatMap(({ key }) => (people.has(key) ? [] : [key]))
  let file = strangers.length > 0 ? withoutPeople(office.file, keys, strangers) : office.file
  if ('newPassphrase' in secret) {
    mustBeGoodPassphrase(secret.newPassphrase, [me.name, basename(folder)], 'secret.newPassphrase')
    file = await withPerson(file, keys, me, secret.newPassphrase, await session.around.cost())
  } else if (cost && isBelow(cost, session.around.leastCost)) {
    file = await withPerson(file, keys, me, secret.passphrase, await session.around.cost())
  }
  try {
    if (office.keysFromCopy) setAside(folder)
    if (file !== office.file || office.keysFromCopy)
      changeKeys(office, file, () => 'newPassphrase' in secret && note(office, 'passphrase recovery'))
    else keepCopy(folder, file)
  } catch (error) {
    // Nothing that a person asked for hangs on it, and the next opening does it.
    if ('newPassphrase' in secret) throw error
  }
}

/** A damaged key file is kept: nothing of an office is written over because it could not be read. */
function setAside(folder: string): void {
  const { keys } = filesOf(folder)
  if (existsSync(keys)) renameSync(keys, `${keys}.damaged-${new Date().toISOString().replaceAll(/[-:.]/g, '')}`)
}
