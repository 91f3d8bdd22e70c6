import { chmodSync, renameSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { randomInt } from 'node:crypto'
import { againstAnchor, auditHead } from '../../db/audit.ts'
import { Refusal } from '../../db/errors.ts'
import { countCases } from '../../db/list.ts'
import { knownMigrations } from '../../db/migrate.ts'
import { addPerson, readMeta, readPeople, writeMeta } from '../../db/office.ts'
import { closeDatabase, openDatabase, type Head, type OpenDb } from '../../db/open.ts'
import type { OfficeState } from '../../src/contract/requests.ts'
import { dropBundle } from './bundle.ts'
import { createAnchor, openAnchor, type Anchor } from './anchor.ts'
import { syncFolder } from './disk.ts'
import { openDrafts } from './drafts.ts'
import {
  createKeys,
  forgetKeys,
  readKeyFile,
  unlockByPassphrase,
  unlockByRecoveryKey,
  withPassphrase,
  withSchema,
  writeKeyFile,
  type KeyFile,
  type OfficeKeys,
} from './keys.ts'
import { filesOf, makePartial, makeRoom, mustBeWholeAndWritable, removePartial, sweepPartials } from './office-folder.ts'
import { isGroup, RECOVERY_GROUPS } from './recovery-key.ts'
import { mustCarryDatabase } from './runtime.ts'
import type { Office, OfficeInMaking, Session } from './session.ts'

/** The life of an office: made, confirmed, opened, locked. Only what succeeds changes anything in its folder. */

const NO_ENTRIES: Head = { seq: 0, mac: '0'.repeat(64) }

/** How an office is opened: with its passphrase, or with the recovery key, which sets a new passphrase. */
export type Secret = { passphrase: string } | { recoveryKey: string; newPassphrase: string }

/** Makes an office under `<folder>.partial`; confirmRecovery() makes it stand. */
export async function makeOffice(session: Session, folder: string, passphrase: string, person: string): Promise<OfficeInMaking> {
  mustCarryDatabase(process.versions['napi'], process.env['PARLEY_ADDON'])
  if (session.office) throw new Refusal('office.alreadyOpen')
  dropMaking(session)
  const partial = makePartial(folder)
  try {
    const { file, keys, recoveryKey } = await createKeys(passphrase, await session.around.cost(), newestSchema(session))
    writeKeyFile(filesOf(partial).keys, file)
    createAnchor(filesOf(partial).anchor, keys.anchor, NO_ENTRIES)
    const office = openFiles(session, partial, file, keys, true)
    session.making = { folder, partial, office, recoveryKey, ask: twoOf(RECOVERY_GROUPS) }
    chmodSync(filesOf(partial).database, 0o600)
    office.person = person.trim()
    addPerson(office.database, { by: office.person, at: new Date().toISOString() }, office.person)
    return session.making
  } catch (error) {
    dropMaking(session)
    removePartial(partial)
    throw error
  }
}

/** Notes in the office that its cases are made up. */
export function markAsSample(office: Office): void {
  writeMeta(office.database, { by: office.person, at: new Date().toISOString() }, 'sample', 'yes')
  office.sample = true
}

/** Renames the new office into its place once both groups are right; office.recoveryWrong stands beside the wrong one. */
export function confirmRecovery(session: Session, typed: readonly { index: number; text: string }[]): Office {
  const { making } = session
  if (!making) throw new Refusal('office.notBeingMade')
  for (const asked of making.ask)
    if (!typed.some(({ index, text }) => index === asked && isGroup(making.recoveryKey, index, text)))
      throw new Refusal('office.recoveryWrong')
  session.office = moveIntoPlace(session, making)
  session.making = null
  return session.office
}

/** Closed while it moves: an open file holds its folder where it is on Windows. */
function moveIntoPlace(session: Session, making: OfficeInMaking): Office {
  const { folder, partial, office } = making
  closeFiles(office)
  try {
    makeRoom(folder)
    renameSync(partial, folder)
  } catch (error) {
    making.office = openFiles(session, partial, office.file, office.keys, false)
    throw error
  }
  syncFolder(dirname(folder))
  return openFiles(session, folder, office.file, office.keys, false)
}

/** Opens an office; refuses with one of the sentences of the six problems and changes nothing then. */
export async function unlockOffice(session: Session, folder: string, secret: Secret): Promise<Office> {
  mustCarryDatabase(process.versions['napi'], process.env['PARLEY_ADDON'])
  if (session.office) throw new Refusal('office.alreadyOpen')
  dropMaking(session)
  mustBeWholeAndWritable(folder)
  const file = readKeyFile(filesOf(folder).keys, newestSchema(session))
  const keys = 'passphrase' in secret ? await unlockByPassphrase(file, secret.passphrase) : unlockByRecoveryKey(file, secret.recoveryKey)
  const renewed = 'newPassphrase' in secret ? await withPassphrase(file, keys, secret.newPassphrase, await session.around.cost()) : file
  session.office = openFiles(session, folder, renewed, keys, false)
  try {
    if (renewed !== file) writeKeyFile(filesOf(folder).keys, renewed)
  } catch (error) {
    lockOffice(session)
    throw error
  }
  return session.office
}

/** Writes what waits, closes everything and forgets the keys. A half-made office is removed. */
export function lockOffice(session: Session): void {
  dropMaking(session)
  dropBundle(session)
  const { office } = session
  session.office = null
  if (!office) return
  closeFiles(office)
  forgetKeys(office.keys)
}

/** What the screens know of the office. */
export function officeState({ office }: Session): OfficeState {
  if (!office) return { open: false, label: '', person: '', sample: false, counts: { cases: 0 }, notices: [] }
  return {
    open: true,
    label: basename(office.folder),
    person: office.person,
    sample: office.sample,
    counts: { cases: countCases(office.database.db) },
    notices: noticesOf(office),
  }
}

function noticesOf({ anchor, database }: Office): OfficeState['notices'] {
  const { missing, broken } = anchor.verdict
  return [
    ...(missing > 0 ? [{ code: 'office.entriesMissing', params: { count: missing } }] : []),
    ...(broken ? [{ code: 'office.entriesReplaced' }] : []),
    ...(database.cleanExit ? [] : [{ code: 'office.uncleanExit' }]),
  ]
}

/** Opens the database, then what hangs on it; closes all of it again when a part fails. */
function openFiles(session: Session, folder: string, file: KeyFile, keys: OfficeKeys, create: boolean): Office {
  const files = filesOf(folder)
  let anchor: Anchor | null = null
  let database: OpenDb | null = null
  try {
    const chain = { key: Buffer.from(keys.audit), anchor: (head: Head) => anchor?.add(head) }
    const opened = openDatabase({ path: files.database, key: Buffer.from(keys.db), create, migrations: session.around.migrations, chain })
    database = opened
    anchor = openAnchor(files.anchor, keys.anchor, auditHead(opened.db), (anchored) => againstAnchor(opened.db, anchored))
    sweepPartials(files.documents)
    return {
      folder,
      keys,
      file: atNewestSchema(session, files.keys, file, keys),
      database: opened,
      anchor,
      drafts: openDrafts(opened.db),
      person: readPeople(opened.db)[0]?.name ?? '',
      sample: readMeta(opened.db, 'sample') === 'yes',
    }
  } catch (error) {
    anchor?.close()
    if (database) closeDatabase(database)
    forgetKeys(keys)
    throw error
  }
}

function newestSchema({ around }: Session): number {
  return knownMigrations(around.migrations).length
}

/** After a migration the key file says so too, and an older program knows before it opens anything. */
function atNewestSchema(session: Session, path: string, file: KeyFile, keys: OfficeKeys): KeyFile {
  const newest = newestSchema(session)
  if (file.schema === newest) return file
  const raised = withSchema(file, keys, newest)
  writeKeyFile(path, raised)
  return raised
}

function closeFiles({ drafts, database, anchor }: Office): void {
  drafts.flush()
  closeDatabase(database)
  anchor.close()
}

function dropMaking(session: Session): void {
  const { making } = session
  session.making = null
  if (!making) return
  closeFiles(making.office)
  forgetKeys(making.office.keys)
  removePartial(making.partial)
}

function twoOf(count: number): [number, number] {
  const first = randomInt(count)
  const second = (first + 1 + randomInt(count - 1)) % count
  return first < second ? [first, second] : [second, first]
}
