import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { changedAfter, damagedBackups, noteChecked, noteDamaged, readBackups, type BackupRow } from '../../db/backups.ts'
import { Refusal } from '../../db/errors.ts'
import { readPeople } from '../../db/office.ts'
import type { BackupDamage, BackupInfo, BackupState, Parsed } from '../../src/contract/requests.ts'
import { isBackupDue, isBackupLate } from '../../src/domain/backup-time.ts'
import { checkAll, checkInside, checkParts, infoOfChecked } from './backup/check.ts'
import { atPlace } from './backup/files.ts'
import { problemWith } from './backup/info.ts'
import { makeBackup } from './backup/make.ts'
import type { ReadManifest } from './backup/manifest.ts'
import { generationsIn, isFolder, isOutside, labelOf, setFor, setsAt } from './backup/places.ts'
import { damaged, documentLengths, lookAt } from './backup/quick-look.ts'
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
      session.backupProblem = problemWith(info)
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
    noteResult(session, place, checked.problems[0])
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

/** The open office's own list says when each was last found whole, or that it is not. */
function noteResult({ office }: Session, { set, name }: Chosen, damage: BackupDamage | undefined): void {
  if (!office || office.readOnly || office.me.role === 'reader') return
  const row = listed(office, realpathSync(dirname(set))).find((each) => each.name === name)
  if (!row || setFor(dirname(set), office.file.office) !== set) return
  if (damage) noteDamaged(office.database, whoIn(office), { name, ...damage })
  else noteChecked(office.database, whoIn(office), row)
}

/** The backups in a place that the office lists and did not remove, in the order in which they were made. */
function listed(office: Office, place: string): BackupRow[] {
  return present(office).filter((row) => row.place === place)
}

async function backupState(session: Session): Promise<BackupState> {
  const before = openOffice(session)
  const lengths = await documentLengths(new Set(present(before).map(({ place }) => setFor(place, before.file.office))))
  // It may have been locked meanwhile.
  const office = openOffice(session)
  const rows = present(office)
  const found = new Map(damagedBackups(office.database.db).map(({ name, ...damage }) => [name, damage]))
  const looked = rows.toReversed().map((row) => {
    const damage = found.get(row.name)
    return { row, info: damage ? damaged(row, damage) : lookAt(row, rows, office.file.office, lengths) }
  })
  const list = looked.map(({ info }) => info)
  const last = looked.find(({ row, info }) => info.offMachine && counts(row, info))?.info ?? null
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

/** One that is not where it should be counts only while its whole place is out of reach. */
function counts({ place }: BackupRow, { state }: BackupInfo): boolean {
  return state === 'verified' || (state === 'away' && !isFolder(place))
}

/** The backups that the office lists and did not remove. */
function present({ database }: Office): BackupRow[] {
  return readBackups(database.db).filter(({ removedAt }) => removedAt === null)
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

/** Whether the open office should be backed up by itself now. */
export function isDue(session: Session, now: Date): boolean {
  const { office, backupPlace } = session
  if (!office || office.readOnly || office.me.role === 'reader' || session.backup || backupPlace === null || !isFolder(backupPlace))
    return false
  const last = listed(office, realpathSync(backupPlace)).at(-1)
  const changedAt = changedAfter(office.database.db, last?.seq ?? 0)
  return isBackupDue({ now: now.toISOString(), changedAt, lastAt: last?.createdAt ?? null, reachable: true })
}
