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
}

export interface Anchor {
  verdict: AnchorVerdict
  /** The newest head that is on the disk, and when it was written. */
  last: () => Head & { at: string }
  /** Adds the new head and returns when it is on the disk. */
  add(head: Head): void
  close(): void
}

interface Line extends Head, AnchorVerdict {
  at: string
}

const inOrder: AnchorVerdict = { missing: 0, broken: false, from: null }

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
  const line = lastLine(path, key)
  const found = line ? against(line) : { missing: 0, differs: true }
  const before = line ?? inOrder
  const first = found.missing > 0 ? head.seq + 1 : found.differs && line ? line.seq : null
  const verdict = { missing: before.missing + found.missing, broken: before.broken || found.differs, from: before.from ?? first }
  let last = { ...head, at: now() }
  writeFileWhole(path, written({ ...verdict, ...last }, key))
  const handle = openSync(path, 'a', 0o600)
  return {
    verdict,
    last: () => last,
    add(newer) {
      const next = { ...newer, at: now() }
      writeAll(handle, Buffer.from(written({ ...verdict, ...next }, key), 'utf8'))
      fsyncSync(handle)
      last = next
    },
    close: () => closeSync(handle),
  }
}

/** The last whole line; null when there is none or a line was changed. A line cut off by a crash was never acknowledged. */
function lastLine(path: string, key: Buffer): Line | null {
  if (!existsSync(path)) return null
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  const read = lines.map((line) => readLine(line, key))
  return read.includes(null) ? null : (read.at(-1) ?? null)
}

function readLine(text: string, key: Buffer): Line | null {
  const cut = text.lastIndexOf(' ')
  const plain = text.slice(0, cut)
  const mac = Buffer.from(text.slice(cut + 1), 'hex')
  const right = macOf(plain, key)
  return mac.length === right.length && timingSafeEqual(mac, right) ? (JSON.parse(plain) as Line) : null
}

function written({ seq, mac, missing, broken, from, at }: Line, key: Buffer): string {
  const plain = JSON.stringify({ seq, mac, missing, broken, from, at })
  return `${plain} ${macOf(plain, key).toString('hex')}\n`
}

function macOf(plain: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(plain).digest()
}

function now(): string {
  return new Date().toISOString()
}
