import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { vi } from 'vitest'
import { readManifest } from '../../electron/vault/backup/manifest.ts'
import { filesOfGeneration } from '../../electron/vault/backup/places.ts'
import { bringIn } from '../../electron/vault/bring-in.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import type { Day } from '../../src/domain/case-file.ts'
import type { Chance } from '../../src/domain/sample/chance.ts'
import { sampleOffice } from '../../src/domain/sample/office.ts'
import { handleFor, makeOffice, must, scratch, vault } from '../vault/support.ts'

/** Offices with backups on a disk beside them, and what can happen to the files. */

export interface Prepared {
  folder: string
  office: string
  disk: string
  recoveryKey: string
  /** Three of three days, the newest first. */
  names: string[]
}

/** Runs work on another day of the calendar; timers run as ever. */
export async function onDay<T>(day: string, work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ now: new Date(`${day}T10:00:00Z`), toFake: ['Date'] })
  try {
    return await work()
  } finally {
    vi.useRealTimers()
  }
}

/** An office of some made-up cases that was backed up on three days, with more documents each day; locked. */
export async function preparedOffice(cases: number, seed: number): Promise<Prepared> {
  const folder = scratch()
  const [office, disk] = [join(folder, 'office'), join(folder, 'disk')]
  mkdirSync(disk)
  const session = vault()
  const recoveryKey = await makeOffice(session, office)
  const files = sampleOffice(cases * 3, seed, '2026-11-22' as Day)
  const names: string[] = []
  for (const [index, day] of ['2026-11-18', '2026-11-19', '2026-11-20'].entries())
    await onDay(day, async () => {
      await bringIn(openOffice(session), files.slice(index * cases, (index + 1) * cases), () => undefined)
      names.unshift((await backUp(session, disk)).name)
    })
  lockOffice(session)
  return { folder, office, disk, recoveryKey, names }
}

/** Makes a backup of the open office. */
export function backUp(session: Session, disk: string) {
  return must(session, 'backup.now', { handle: handleFor(session, disk) })
}

/** The one set in a folder. */
export function setIn(disk: string): string {
  return join(disk, readdirSync(disk)[0] ?? '')
}

/** A copy of the disk of a prepared office, and of the office itself when it is needed, in a folder of its own. */
export function copyOf(prepared: Prepared, round: number, withOffice: boolean): Prepared {
  const folder = join(prepared.folder, `round-${round}`)
  const [office, disk] = [join(folder, 'office'), join(folder, 'disk')]
  if (withOffice) cpSync(prepared.office, office, { recursive: true })
  cpSync(prepared.disk, disk, { recursive: true })
  return { ...prepared, folder, office, disk }
}

export function removeCopy({ folder }: Prepared): void {
  rmSync(folder, { recursive: true })
}

/** Every file of some folders with its digest. */
export function digestsOf(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .toSorted()
      .map(
        (name) =>
          `${name} ${createHash('sha256')
            .update(readFileSync(join(folder, name)))
            .digest('hex')}`,
      ),
  )
}

/** All that a set holds but its list of the erased, as paths. */
export function partsOf(set: string): string[] {
  const all = readdirSync(set, { recursive: true, encoding: 'utf8' }).filter((name) => name !== 'erased.json')
  return all.map((name) => join(set, name)).filter((path) => statSync(path).isFile())
}

/** Which backups need a file of a set, by name. */
export function neededBy(set: string, path: string): string[] {
  const names = readdirSync(set).filter((name) => /^\d{4}-/.test(name))
  if (basename(dirname(path)) !== 'documents') return names.filter((name) => name === basename(dirname(path)))
  return names.filter((name) => {
    const read = readManifest(filesOfGeneration(join(set, name)).manifest)
    return typeof read !== 'string' && read.manifest.documents.some(({ storedName }) => storedName === basename(path))
  })
}

/** Something that happens to a file; gives its kind. What it leaves is never what was there. */
export function damage(path: string, pick: Chance): 'cut' | 'flipped' | 'zeroed' | 'longer' | 'gone' {
  const bytes = readFileSync(path)
  const kind = pick.of(['cut', 'flipped', 'flipped', 'zeroed', 'longer', 'gone'] as const)
  if (kind === 'cut') truncateSync(path, pick.int(0, bytes.length - 1))
  if (kind === 'longer') writeFileSync(path, Buffer.concat([bytes, Buffer.alloc(pick.int(1, 4096), pick.int(0, 255))]))
  if (kind === 'gone') rmSync(path)
  if (kind === 'flipped' || kind === 'zeroed') {
    const at = pick.int(0, bytes.length - 1)
    const end = kind === 'zeroed' ? Math.min(bytes.length, at + 512) : at + 1
    const was = Buffer.from(bytes.subarray(at, end))
    if (kind === 'zeroed') bytes.fill(0, at, end)
    if (kind === 'flipped' || was.equals(bytes.subarray(at, end))) bytes[at] = was[0]! ^ (1 << pick.int(0, 7))
    writeFileSync(path, bytes)
  }
  return kind
}
