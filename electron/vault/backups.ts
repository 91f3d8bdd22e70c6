import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { changedAfter, noteChecked, readBackups, type BackupRow } from '../../db/backups.ts'
import { Refusal } from '../../db/errors.ts'
import { readPeople } from '../../db/office.ts'
import type { BackupDamage, BackupInfo, BackupState, Parsed } from '../../src/contract/requests.ts'
import { isBackupDue, isBackupLate } from '../../src/domain/backup-time.ts'
import { checkAll, checkInside, checkParts, infoOfChecked } from './backup/check.ts'
import { atPlace, lengthOf } from './backup/files.ts'
import { holdsOf, infoOf } from './backup/info.ts'
import { makeBackup } from './backup/make.ts'
import { readManifest, type ReadManifest } from './backup/manifest.ts'
import { filesOfGeneration, generationsIn, isFolder, isOutside, labelOf, setFor, setsAt } from './backup/places.ts'
import { restoreBackup, unlockBackup } from './backup/restore.ts'
import { makeFolder } from './disk.ts'
import type { Handlers } from './handler.ts'
import { copyOfKeys } from './keys.ts'
import { openOffice, placeOf, whoIn, type Office, type Session } from './session.ts'

/** Backups of the open office, and offices from backups. */
export const backups = {
  'backup.state': (_input, { session }) => backupState(session),

  async 'backup.now'({ handle }, { session, progress }) {
    openOffice(session)
    const folder = handle === undefined ? session.backupPlace : placeOf(session, handle)
    if (folder === null) throw new Refusal('backup.noPlace')
    try {
      // A folder that a person has just named may be new; the usual place is only there while its disk is.
      if (handle !== undefined && !existsSync(folder)) await atPlace(() => makeFolder(folder))
      if (!isFolder(folder)) throw new Refusal('backup.placeGone')
      const { info, inside } = await makeBackup(session, folder, progress)
      session.backupProblem = null
      return { ...info, inside }
    } catch (error) {
      session.backupProblem = { code: error instanceof Refusal ? error.code : 'unexpected' }
      throw error
    }
  },

  async 'backup.list'({ handle }, { session, progress }) {
    const { sets } = setsAt(placeOf(session, handle))
    const all = sets.flatMap((set) => generationsIn(set).map((name) => ({ set, name })))
    const listed: BackupInfo[] = []
    for (const [index, { set, name }] of all.entries()) {
      listed.push(infoOfChecked(set, name, await checkParts(set, name)))
      progress(index + 1, all.length)
    }
    return listed.toSorted((a, b) => (a.at < b.at ? 1 : -1))
  },

  async 'backup.check'({ handle, name, deep, person, secret }, { session, progress }) {
    const place = await chosen(session, handle, name)
    const checked = await checkAll(place.set, place.name, progress)
    if (deep && checked.read && checked.problems.length === 0)
      checked.problems.push(...(await inside(session, place, checked.read, person, secret)))
    if (checked.problems.length === 0) noteWhole(session, place)
    const { read, problems } = checked
    return { name: place.name, ok: problems.length === 0, deep, documents: read?.manifest.documents.length ?? 0, problems }
  },

  async 'backup.restore'({ handle, name, to, person, secret }, { session, progress }) {
    const place = await chosen(session, handle, name)
    return restoreBackup(session, placeOf(session, to), { ...place, person, secret }, progress)
  },
} satisfies Partial<Handlers>

interface Chosen {
  set: string
  name: string
}

/** The backup that is meant: the named one, or the newest that is whole. Refuses backup.notFound, backup.several. */
async function chosen(session: Session, handle: string | undefined, name: string | undefined): Promise<Chosen> {
  const path = handle === undefined ? usualPlace(session) : placeOf(session, handle)
  const at = setsAt(path)
  const wanted = name ?? at.name
  if (wanted === null && at.sets.length > 1) throw new Refusal('backup.several')
  for (const set of at.sets) {
    if (wanted !== null && existsSync(join(set, wanted))) return { set, name: wanted }
    for (const each of wanted === null ? generationsIn(set) : [])
      if ((await checkParts(set, each)).problems.length === 0) return { set, name: each }
  }
  throw new Refusal('backup.notFound')
}

function usualPlace(session: Session): string {
  if (session.backupPlace === null) throw new Refusal('backup.noPlace')
  return setFor(session.backupPlace, openOffice(session).file.office)
}

type Secret = Parsed<'backup.check'>['secret']

/** With the secret of its time, or with the keys of the open office when they are the same. Refuses backup.secretNeeded. */
async function inside(
  session: Session,
  place: Chosen,
  read: ReadManifest,
  person: string | undefined,
  secret: Secret,
): Promise<BackupDamage[]> {
  const { office, epoch } = read.manifest
  const open = session.office
  if (!secret && (open?.file.office !== office || open.file.epoch !== epoch)) throw new Refusal('backup.secretNeeded')
  const keys = secret ? (await unlockBackup(session, { ...place, person, secret })).keys : copyOfKeys(openOffice(session).keys)
  return checkInside(place.set, place.name, read, keys, session.around.migrations)
}

/** The open office's own list says when each was last found whole. */
function noteWhole({ office }: Session, { set, name }: Chosen): void {
  if (!office || office.readOnly || office.me.role === 'reader') return
  const row = listed(office, realpathSync(dirname(set))).find((each) => each.name === name)
  if (row && setFor(dirname(set), office.file.office) === set) noteChecked(office.database, whoIn(office), row)
}

/** The backups in a place that the office lists and did not remove, in the order in which they were made. */
function listed({ database }: Office, place: string): BackupRow[] {
  return readBackups(database.db).filter((row) => row.place === place && row.removedAt === null)
}

function backupState(session: Session): BackupState {
  const office = openOffice(session)
  const rows = readBackups(office.database.db).filter(({ removedAt }) => removedAt === null)
  const list = rows.map((row) => lookAt(office, row)).toReversed()
  const last = list.find(({ offMachine, state }) => offMachine && state !== 'damaged') ?? null
  return {
    place: session.backupPlace === null ? null : placeState(office, session.backupPlace, rows),
    list,
    last,
    // A new office has as long for its first one.
    late: isBackupLate(last?.at ?? madeAt(office), new Date().toISOString()),
    running: session.backup && { ...session.backup },
    problem: session.backupProblem,
  }
}

/** Its first person came with it. */
function madeAt({ database }: Office): string | null {
  return readPeople(database.db)[0]?.since ?? null
}

function placeState(office: Office, folder: string, rows: readonly BackupRow[]): BackupState['place'] {
  const reachable = isFolder(folder)
  // A place that comes and goes is another device, unless it is known not to be.
  const offMachine = reachable ? isOutside(office.folder, folder) : rows.findLast(({ place }) => place === folder)?.offMachine !== 0
  return { label: labelOf(folder), offMachine, reachable }
}

/** What a look without reading tells: whether its files are there. */
function lookAt({ file }: Office, row: BackupRow): BackupInfo {
  const folder = join(setFor(row.place, file.office), row.name)
  // Gone with its disk, or with another one that is used in turn.
  if (!isFolder(folder)) return infoOf(row, null, 'away')
  const files = filesOfGeneration(folder)
  const missing = Object.values(files).find((path) => lengthOf(path) === null)
  if (missing === undefined) return { ...infoOf(row, null), holds: holdsAt(row, files.manifest) }
  return { ...infoOf(row, null, 'damaged'), damage: { part: basename(missing), what: 'missing' } }
}

/** By the digest of the manifest, which never changes. */
const held = new Map<string, BackupInfo['holds']>()

function holdsAt({ digest }: BackupRow, path: string): BackupInfo['holds'] {
  if (!held.has(digest)) {
    const read = readManifest(path)
    held.set(digest, typeof read === 'string' ? null : holdsOf(read.manifest))
  }
  return held.get(digest) ?? null
}

/** Whether the open office should be backed up by itself now. */
export function isDue(session: Session, now: Date): boolean {
  const { office, backupPlace } = session
  if (!office || office.readOnly || office.me.role === 'reader' || session.backup || backupPlace === null || !isFolder(backupPlace))
    return false
  const last = listed(office, realpathSync(backupPlace)).at(-1)
  const changedAt = changedAfter(office.database.db, last?.seq ?? 0)
  return isBackupDue({ now: now.toISOString(), changedAt, lastAt: last?.createdAt ?? null, reachable: true })
}
