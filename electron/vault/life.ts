import { chmodSync, renameSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { randomInt } from 'node:crypto'
import { Refusal } from '../../db/errors.ts'
import { countCases } from '../../db/list.ts'
import { addPerson, newPersonKey, readPeople, writeMeta } from '../../db/office.ts'
import type { Head } from '../../db/open.ts'
import type { OfficeState } from '../../src/contract/requests.ts'
import { dropBundle } from './bundle.ts'
import { createAnchor } from './anchor.ts'
import { syncFolder } from './disk.ts'
import { dropHolder, localTime, noteHolder } from './holder.ts'
import { writeOfficeKeys } from './key-file.ts'
import { createKeys, forgetKeys } from './keys.ts'
import { filesOf, makePartial, makeRoom, removePartial, tornIn } from './office-folder.ts'
import { dropCopy } from './look-copy.ts'
import { closeFiles, newestSchema, openFiles } from './opening.ts'
import { mustBeGoodPassphrase } from './passphrase.ts'
import { isGroup, RECOVERY_GROUPS } from './recovery-key.ts'
import { lowSpace, reserveLater } from './reserve.ts'
import { mustCarryDatabase } from './runtime.ts'
import { whoIn, type NewRecovery, type Office, type OfficeInMaking, type Session } from './session.ts'

/** The life of an office: made, confirmed, opened, locked. Only what succeeds changes anything in its folder. */

const NO_ENTRIES: Head = { seq: 0, mac: '0'.repeat(64) }

/** Makes an office under `<folder>.partial`; confirmRecovery() makes it stand. */
export async function makeOffice(session: Session, folder: string, passphrase: string, person: string): Promise<OfficeInMaking> {
  mustCarryDatabase(process.versions['napi'], process.env['PARLEY_ADDON'])
  if (session.office) throw new Refusal('office.alreadyOpen')
  dropMaking(session)
  const me = { key: newPersonKey(), name: person.trim(), role: 'administrator' } as const
  mustBeGoodPassphrase(passphrase, [me.name, basename(folder)], 'passphrase')
  const partial = makePartial(folder)
  try {
    const { file, keys, recoveryKey } = await createKeys(me, passphrase, await session.around.cost(), newestSchema(session))
    writeOfficeKeys(partial, file)
    createAnchor(filesOf(partial).anchor, keys.anchor, NO_ENTRIES)
    const office = openFiles(session, partial, { file, keys, who: () => me, create: true })
    session.making = { folder, partial, office, recoveryKey, ask: groupsToAsk() }
    chmodSync(filesOf(partial).database, 0o600)
    addPerson(office.database, whoIn(office), me)
    return session.making
  } catch (error) {
    dropMaking(session)
    removePartial(partial)
    throw error
  }
}

/** Notes in the office that its cases are made up. */
export function markAsSample(office: Office): void {
  writeMeta(office.database, whoIn(office), 'sample', 'yes')
  office.sample = true
}

/** Renames the new office into its place once both groups are right; office.recoveryWrong stands beside the wrong one. */
export function confirmRecovery(session: Session, typed: readonly { index: number; text: string }[]): Office {
  const { making } = session
  if (!making) throw new Refusal('office.notBeingMade')
  mustMatch(making, typed)
  session.office = moveIntoPlace(session, making)
  session.making = null
  noteHolder(session.office.folder, session.office.me.name)
  if (session.around.reserve) reserveLater(session.office.folder)
  return session.office
}

/** Refuses office.recoveryWrong unless both groups that were asked for are right. */
export function mustMatch({ ask, recoveryKey }: NewRecovery, typed: readonly { index: number; text: string }[]): void {
  for (const asked of ask)
    if (!typed.some(({ index, text }) => index === asked && isGroup(recoveryKey, index, text))) throw new Refusal('office.recoveryWrong')
}

/** Closed while it moves: an open file holds its folder where it is on Windows. */
function moveIntoPlace(session: Session, making: OfficeInMaking): Office {
  const { folder, partial, office } = making
  closeFiles(office)
  try {
    makeRoom(folder)
    renameSync(partial, folder)
  } catch (error) {
    making.office = openFiles(session, partial, { ...office, who: () => office.me })
    throw error
  }
  syncFolder(dirname(folder))
  return openFiles(session, folder, { ...office, who: () => office.me })
}

/** Writes what waits, closes everything and forgets the keys. A half-made office is removed. */
export function lockOffice(session: Session): void {
  dropMaking(session)
  dropBundle(session)
  session.newRecovery = null
  const { office } = session
  session.office = null
  if (!office) return
  // While the lock is still ours: afterwards the note may be the next one's.
  if (!office.looking) dropHolder(office.folder)
  closeFiles(office)
  if (office.looking) dropCopy(office.looking.copy)
  forgetKeys(office.keys)
}

/** What the screens know of the office. */
export function officeState({ office }: Session): OfficeState {
  if (!office)
    return {
      open: false,
      label: '',
      person: '',
      role: null,
      me: '',
      people: [],
      readOnly: false,
      sample: false,
      counts: { cases: 0 },
      notices: [],
    }
  return {
    open: true,
    label: office.looking?.label ?? basename(office.folder),
    person: office.me.name,
    role: office.me.role,
    me: office.me.key,
    people: readPeople(office.database.db).flatMap(({ key, name, role, removedAt }) => (removedAt === null ? [{ key, name, role }] : [])),
    readOnly: office.readOnly,
    sample: office.sample,
    counts: { cases: countCases(office.database.db, office.me) },
    notices: noticesOf(office),
  }
}

function noticesOf({ anchor, database, folder, keysFromCopy, looking }: Office): OfficeState['notices'] {
  const { missing, broken } = anchor.verdict
  const free = lowSpace(folder)
  return [
    ...(keysFromCopy ? [{ code: 'office.keysFromCopy' }] : []),
    ...(anchor.isBehind() ? [{ code: 'office.anchorBehind' }] : []),
    ...(free === null ? [] : [{ code: 'office.diskLow', params: { free } }]),
    ...(missing > 0 ? [missingEntries(missing, anchor.verdict.times, tornIn(folder))] : []),
    ...(broken ? [{ code: 'office.entriesReplaced' }] : []),
    ...(database.cleanExit || looking ? [] : [{ code: 'office.uncleanExit' }]),
  ]
}

function missingEntries(count: number, times: readonly string[], kept: string | null): OfficeState['notices'][number] {
  return { code: 'office.entriesMissing', params: { count, times: times.map(localTime).join(', '), ...(kept !== null && { kept }) } }
}

/** Removes an office that is being set up. */
export function dropMaking(session: Session): void {
  const { making } = session
  session.making = null
  if (!making) return
  closeFiles(making.office)
  forgetKeys(making.office.keys)
  removePartial(making.partial)
}

/** The two groups of a recovery key, from 0, that a person types back. */
export function groupsToAsk(): [number, number] {
  const first = randomInt(RECOVERY_GROUPS)
  const second = (first + 1 + randomInt(RECOVERY_GROUPS - 1)) % RECOVERY_GROUPS
  return first < second ? [first, second] : [second, first]
}
