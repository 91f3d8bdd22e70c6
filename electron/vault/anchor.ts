import { createHmac, timingSafeEqual } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs'
import type { Head } from '../../db/open.ts'
import { writeAll, writeFileWhole } from './disk.ts'

/*
 * vault.anchor stands outside the database and says how far its audit chain had come: SQLite drops a damaged tail of its
 * log without a word, and an older copy put back looks whole. A line is added and fsynced before a change is acknowledged.
 */

/** What the anchor knows that the database may not. */
export interface AnchorVerdict {
  /** Entries that were acknowledged once and are no longer in the database. */
  missing: number
  /** The anchor was lost or changed, or the entries are not the ones that were anchored. */
  broken: boolean
  /** The number of the first entry that is concerned; null when there is none, or nothing tells. */
  from: number | null
  /** When the last of the missing ones were acknowledged, as far as the anchor still says. */
  times: string[]
}

export interface Anchor {
  verdict: AnchorVerdict
  /** The newest head that is on the disk, and when it was written. */
  last: () => Head & { at: string }
  /** Adds the new head and returns when it is on the disk, or when the disk will not take it: what it belongs to is saved by then. */
  add(head: Head): void
  /** True while the disk did not take the newest head; the next one that it takes stands for all of them. */
  isBehind: () => boolean
  close(): void
}

interface Line extends Head, AnchorVerdict {
  at: string
}

const inOrder: AnchorVerdict = { missing: 0, broken: false, from: null, times: [] }
const MOST_TIMES = 5

/** The first anchor of a new office, or of a copy, which keeps what was found out about the first one. */
export function createAnchor(path: string, key: Buffer, head: Head, verdict: AnchorVerdict = inOrder): void {
  writeFileWhole(path, written({ ...head, ...verdict, at: now() }, key))
}

/**
 * Compares the anchor with the chain whose newest entry is `head`, keeps what it found out, and stays open for new heads.
 * `against` says how the chain looks beside an anchored entry.
 */
export function openAnchor(
  path: string,
  key: Buffer,
  head: Head,
  against: (anchored: Head) => { missing: number; differs: boolean },
): Anchor {
  const lines = linesOf(path, key)
  const line = lines.at(-1) ?? null
  const found = line ? against(line) : { missing: 0, differs: true }
  const before = line ?? inOrder
  const first = found.missing > 0 ? head.seq + 1 : found.differs && line ? line.seq : null
  const gone = found.missing > 0 ? lines.filter(({ seq }) => seq > head.seq).map(({ at }) => at) : []
  const verdict = {
    missing: before.missing + found.missing,
    broken: before.broken || found.differs,
    from: before.from ?? first,
    times: [...before.times, ...gone].slice(-MOST_TIMES),
  }
  let last = { ...head, at: now() }
  const file = new Lines(path, written({ ...verdict, ...last }, key))
  let behind = false
  return {
    verdict,
    last: () => last,
    add(newer) {
      const next = { ...newer, at: now() }
      behind = !file.add(written({ ...verdict, ...next }, key))
      if (!behind) last = next
    },
    isBehind: () => behind,
    close: () => file.close(),
  }
}

/** The file of the anchor: lines are added to it; when one does not get there whole, the file is written anew with it alone. */
class Lines {
  private readonly path: string
  private handle: number | null

  constructor(path: string, first: string) {
    this.path = path
    writeFileWhole(path, first)
    this.handle = openSync(path, 'a', 0o600)
  }

  /** Whether the line is on the disk. */
  add(line: string): boolean {
    return this.appended(line) || this.writtenAnew(line)
  }

  close(): void {
    if (this.handle !== null) closeSync(this.handle)
    this.handle = null
  }

  private appended(line: string): boolean {
    if (this.handle === null) return false
    try {
      writeAll(this.handle, Buffer.from(line, 'utf8'))
      fsyncSync(this.handle)
      return true
    } catch {
      this.close()
      return false
    }
  }

  private writtenAnew(line: string): boolean {
    try {
      writeFileWhole(this.path, line)
      this.handle = openSync(this.path, 'a', 0o600)
      return true
    } catch {
      return false
    }
  }
}

/** The newest entry that the anchor knows of, without changing it; null when it does not tell. */
export function anchoredHead(path: string, key: Buffer): Head | null {
  return linesOf(path, key).at(-1) ?? null
}

/**
 * Its whole lines; none when one of them was changed. A last line that was cut off by a crash was never
 * acknowledged, nor was one torn by a power cut: what of it did not reach the disk reads as zeros.
 */
function linesOf(path: string, key: Buffer): Line[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  if (lines.length > 1 && lines.at(-1)?.includes('\0')) lines.pop()
  const read = lines.flatMap((line) => readLine(line, key) ?? [])
  return read.length === lines.length ? read : []
}

function readLine(text: string, key: Buffer): Line | null {
  const cut = text.lastIndexOf(' ')
  const plain = text.slice(0, cut)
  const mac = Buffer.from(text.slice(cut + 1), 'hex')
  const right = macOf(plain, key)
  return mac.length === right.length && timingSafeEqual(mac, right) ? (JSON.parse(plain) as Line) : null
}

function written({ seq, mac, missing, broken, from, times, at }: Line, key: Buffer): string {
  const plain = JSON.stringify({ seq, mac, missing, broken, from, times, at })
  return `${plain} ${macOf(plain, key).toString('hex')}\n`
}

function macOf(plain: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(plain).digest()
}

function now(): string {
  return new Date().toISOString()
}
