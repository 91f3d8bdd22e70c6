import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkDatabase } from '../../db/check.ts'
import { auditHead } from '../../db/audit.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { filesOf } from '../../electron/vault/office-folder.ts'
import { chance, type Chance } from '../../src/domain/sample/chance.ts'
import { actNames, acts, loose, seenIn, type ActName, type Found } from './acts.ts'
import { openWith, type Keys } from './at-hand.ts'
import { newOfficeAt, newPlace } from './new-office.ts'
import { prove } from './proof.ts'

/** Damages that one crashed office is tried with. */
const TRIES = 50
const WAL_HEADER = 32
const FRAME_HEADER = 24
const PAGE = 4096

interface Done {
  name: ActName
  mark: number
}

/** An office as a crash has left it, with what its WAL holds. */
interface Crashed {
  folder: string
  keys: Keys
  wal: Buffer
  /** The files that an opening changes. */
  files: ReadonlyMap<string, Buffer>
  /** The newest log entry in the database file, and after each commit in the WAL, with the act that it ends if it ends one. */
  base: number
  commits: { seq: number; act?: Done }[]
  earlier: Done[]
}

prove('torn-wal', { ci: 300, release: 10000 }, 'cut, flipped, emptied and overwritten WALs', async ({ count, seed }) => {
  const figures = { lostCommits: 0, nothingLost: 0, allLost: 0 }
  const fresh = await freshOffice()
  let crashed = await crashedOffice(fresh, seed)
  for (let round = 0; round < count; round++) {
    if (round % TRIES === TRIES - 1) crashed = await crashedOffice(fresh, seed + round)
    const pick = chance(seed, 'torn', round)
    const damaged = damagedWal(crashed.wal, pick)
    const left = commitsBefore(crashed.wal, firstDifference(crashed.wal, damaged))
    const where = `TRUST_SEED=${seed} round ${round}`
    const deep = pick.in100(5)
    reopen(crashed, damaged, ({ office }) => {
      const lastSeq = crashed.commits.at(-1)!.seq
      const seq = left === 0 ? crashed.base : crashed.commits[left - 1]!.seq
      const missing = lastSeq - seq
      expect(auditHead(office.database.db).seq, where).toBe(seq)
      expect(office.anchor.verdict, where).toMatchObject({ missing, broken: false, from: missing > 0 ? seq + 1 : null })
      const seen = seenIn(office)
      const expected = (found: Found) => (act: Done | undefined) => {
        if (act) expect(acts[act.name].found(seen, act.mark), `${where}: ${act.name} ${act.mark}`).toBe(found)
      }
      crashed.earlier.forEach(expected('all'))
      crashed.commits
        .slice(0, left)
        .map(({ act }) => act)
        .forEach(expected('all'))
      crashed.commits
        .slice(left)
        .map(({ act }) => act)
        .forEach(expected('none'))
      expect(loose(seen), where).toEqual([])
      if (deep) expect(checkDatabase(office.database, null).ok, where).toBe(true)
    })
    figures.lostCommits += crashed.commits.length - left
    figures.nothingLost += Number(left === crashed.commits.length)
    figures.allLost += Number(left === 0)
  }
  return figures
})

test('negative control: without the anchor nothing is said of a tail that is missing', async () => {
  const crashed = await crashedOffice(await freshOffice(), 1)
  const cut = crashed.wal.subarray(0, WAL_HEADER)
  reopen(crashed, cut, ({ office }) => {
    expect(office.anchor.verdict.missing).toBeGreaterThan(0)
    expect(checkDatabase(office.database, null)).toMatchObject({ ok: true, integrity: { ok: true, problems: [] } })
  })
})

async function freshOffice(): Promise<{ fresh: string; keys: Keys }> {
  const fresh = join(newPlace(), 'fresh')
  return { fresh, ...(await newOfficeAt(fresh)) }
}

/** Works in a copy of the office for a while and takes the files as they are while it is open, which is what a crash leaves. */
async function crashedOffice({ fresh, keys }: { fresh: string; keys: Keys }, seed: number): Promise<Crashed> {
  const folder = join(fresh, '..', 'office')
  rmSync(folder, { recursive: true, force: true })
  cpSync(fresh, folder, { recursive: true })
  const pick = chance(seed, 'work')
  const session = openWith(folder, keys)
  const { database } = session.office
  const seqNow = () => auditHead(database.db).seq
  const crashed: Crashed = { folder, keys, wal: Buffer.alloc(0), files: new Map(), base: seqNow(), commits: [], earlier: [] }
  const commitsNow = () => commitsBefore(readFileSync(`${database.path}-wal`), Infinity)
  // What opening has noted.
  for (let no = commitsNow(); no > 0; no--) crashed.commits.push({ seq: crashed.base })
  const last = pick.int(6, 40)
  // One that SQLite has just copied into the file is of no use any more, and a crash no longer tears it: the next act empties it.
  for (let mark = 1; mark <= last || isCopied(readFileSync(`${database.path}-wal`)); mark++) {
    const name = pick.of(actNames)
    const before = seqNow()
    expect(await acts[name].ask(session, mark), name).toMatchObject({ ok: true })
    const commits = commitsNow()
    if (commits !== crashed.commits.length + 1) {
      // SQLite emptied the WAL into the file before this act.
      expect(commits).toBe(1)
      crashed.earlier.push(...crashed.commits.flatMap(({ act }) => act ?? []))
      Object.assign(crashed, { base: before, commits: [] })
    }
    crashed.commits.push({ seq: seqNow(), act: { name, mark } })
  }
  const names = readdirSync(folder).filter((name) => /^vault\.(db|anchor)/.test(name))
  crashed.files = new Map(names.map((name) => [name, readFileSync(join(folder, name))]))
  crashed.wal = crashed.files.get('vault.db-wal')!
  lockOffice(session)
  return crashed
}

/** Opens the crashed office with another WAL, looks, and locks it. */
function reopen({ folder, keys, files }: Crashed, wal: Buffer, look: (session: ReturnType<typeof openWith>) => void): void {
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
  const { database } = filesOf(folder)
  writeFileSync(`${database}-wal`, wal)
  rmSync(`${database}-shm`, { force: true })
  const session = openWith(folder, keys)
  look(session)
  lockOffice(session)
}

/** A WAL that is cut, or of which a bit is another one, or a stretch is empty or something else. */
function damagedWal(wal: Buffer, pick: Chance): Buffer {
  const at = pick.int(0, wal.length - 1)
  const damaged = Buffer.from(wal)
  const stretch = damaged.subarray(at, at + pick.of([1, 8, 24, 512, 4096, 40_000]))
  const ways = [
    () => damaged.subarray(0, at),
    () => (damaged.writeUInt8(wal[at]! ^ (1 << pick.int(0, 7)), at), damaged),
    () => (stretch.fill(0), damaged),
    () => (stretch.set(Array.from(stretch, () => pick.int(0, 255))), damaged),
  ]
  return pick.of(ways)()
}

function firstDifference(wal: Buffer, damaged: Buffer): number {
  for (let at = 0; at < damaged.length; at++) if (wal[at] !== damaged[at]) return at
  return damaged.length === wal.length ? Infinity : damaged.length
}

/** How many transactions are whole before this byte. */
function commitsBefore(wal: Buffer, end: number): number {
  return framesBefore(wal, end).filter((at) => wal.readUInt32BE(at + 4) > 0).length
}

/** Where the frames before this byte begin: those of the salt of the header. One that says how many pages there are ends a transaction. */
function framesBefore(wal: Buffer, end: number): number[] {
  const salt = wal.subarray(16, 24)
  const frames: number[] = []
  for (let at = WAL_HEADER; at + FRAME_HEADER + PAGE <= Math.min(end, wal.length); at += FRAME_HEADER + PAGE) {
    if (!wal.subarray(at + 8, at + 16).equals(salt)) break
    frames.push(at)
  }
  return frames
}

/** As many frames as `wal_autocheckpoint` waits for. */
function isCopied(wal: Buffer): boolean {
  return framesBefore(wal, Infinity).length >= 200
}
