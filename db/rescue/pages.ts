import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'

/*
 * The pages of a database file one by one, without SQLite, which gives up a whole file when one page of its schema is lost.
 * Format: SQLCipher 4 (AES-256-CBC, the page's own IV and HMAC-SHA512 at its end, the file's salt in place of its first 16 bytes),
 * https://www.zetetic.net/sqlcipher/design/; frames of the WAL as in https://www.sqlite.org/fileformat2.html#walformat.
 */
const PAGE = 4096
const RESERVED = 80
const IV = 16
const SALT = 16
const FRAME_HEAD = 24
const WAL_HEAD = 32
const TRIED_FOR_SALT = 50

/** The bytes of a page that SQLite uses. */
export const USABLE = PAGE - RESERVED

/** The pages of a database as far as they can be read. */
export interface Pages {
  /** The number of the last page; the first is 1. */
  count: number
  /** False when the file's salt is lost: pages are then read without knowing whether they are whole. */
  proven: boolean
  /** The newest whole state of a page: from the WAL, or from the file. Null when none is whole. */
  read: (no: number) => Buffer | null
  close: () => void
}

/** The highest of any many numbers, 0 of none: as arguments of Math.max they would be too many for the stack. */
export function highest(numbers: Iterable<number>): number {
  let highestYet = 0
  for (const number of numbers) if (number > highestYet) highestYet = number
  return highestYet
}

/** Opens the pages of a database and its WAL for reading alone. `key` is copied. */
export function openPages(path: string, key: Buffer): Pages {
  const file = openSync(path, 'r')
  const inFile = Math.floor(fstatSync(file).size / PAGE)
  const frames = framesOf(`${path}-wal`)
  const salt = Buffer.alloc(SALT)
  readSync(file, salt, 0, SALT, 0)
  const secret = Buffer.from(key)
  const macKey = pbkdf2Sync(secret, Buffer.from(salt.map((byte) => byte ^ 0x3a)), 2, 32, 'sha512')
  const count = Math.max(inFile, highest(frames.keys()))

  /** Every state of a page, the newest first. */
  function* statesOf(no: number): Generator<Buffer> {
    yield* frames.get(no) ?? []
    const page = Buffer.alloc(PAGE)
    if (no <= inFile && readSync(file, page, 0, PAGE, (no - 1) * PAGE) === PAGE) yield page
  }
  const isWhole = (no: number, page: Buffer) => macOf(macKey, no, page).equals(page.subarray(PAGE - RESERVED + IV))
  const proven = numbers(Math.min(count, TRIED_FOR_SALT)).some((no) => [...statesOf(no)].some((page) => isWhole(no, page)))
  return {
    count,
    proven,
    read(no) {
      for (const page of statesOf(no)) if (!proven || isWhole(no, page)) return opened(secret, no, page)
      return null
    },
    close() {
      secret.fill(0)
      macKey.fill(0)
      closeSync(file)
    },
  }
}

function* counted(to: number): Generator<number> {
  for (let no = 1; no <= to; no++) yield no
}
const numbers = (to: number) => [...counted(to)]

function macOf(key: Buffer, no: number, page: Buffer): Buffer {
  const number = Buffer.alloc(4)
  number.writeUInt32LE(no)
  return createHmac('sha512', key)
    .update(page.subarray(saltIn(no), PAGE - RESERVED + IV))
    .update(number)
    .digest()
}

const saltIn = (no: number) => (no === 1 ? SALT : 0)

/** The page in plain text, its cells where their pointers say. */
function opened(key: Buffer, no: number, page: Buffer): Buffer {
  const iv = page.subarray(USABLE, USABLE + IV)
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
  return Buffer.concat([Buffer.alloc(saltIn(no)), decipher.update(page.subarray(saltIn(no), USABLE)), decipher.final()])
}

/**
 * The committed frames of a WAL by page, newest first. One that is damaged hides from SQLite all that came after it; here it is only
 * left out, and what a later frame says is held against the log like everything else.
 */
function framesOf(path: string): Map<number, Buffer[]> {
  const found = new Map<number, Buffer[]>()
  const wal = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  if (wal.length < WAL_HEAD) return found
  const salts = wal.subarray(16, 24)
  const frames: { no: number; commits: boolean; page: Buffer }[] = []
  for (let at = WAL_HEAD; at + FRAME_HEAD + PAGE <= wal.length; at += FRAME_HEAD + PAGE) {
    if (!wal.subarray(at + 8, at + 16).equals(salts)) continue
    const no = wal.readUInt32BE(at)
    if (no > 0) frames.push({ no, commits: wal.readUInt32BE(at + 4) > 0, page: wal.subarray(at + FRAME_HEAD, at + FRAME_HEAD + PAGE) })
  }
  for (const { no, page } of frames.slice(0, frames.findLastIndex(({ commits }) => commits) + 1))
    found.set(no, [page, ...(found.get(no) ?? [])])
  return found
}
