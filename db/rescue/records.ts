import { USABLE, type Pages } from './pages.ts'

/*
 * Rows as they lie in a page of a table, by https://www.sqlite.org/fileformat2.html#b_tree_pages. Anything that does not fit is
 * no row: a page that was not proven whole may be noise.
 */
const LEAF = 0x0d
const INTERIOR = 0x05
const FIRST_HEAD = 100

export type Value = null | number | string | Buffer

/** A row: its number, and its values in the order of the table's columns; a column that is the row's number is null. */
export interface RawRow {
  rowid: number
  values: Value[]
}

/** What a page is: the rows of a table, the pages below it, or neither. */
export type PageKind = 'leaf' | 'interior' | 'other'

export function kindOf(no: number, page: Buffer): PageKind {
  const type = page[headOf(no)]
  return type === LEAF ? 'leaf' : type === INTERIOR ? 'interior' : 'other'
}

/** The rows of a leaf that can be read to their end, each with the place of its cell. */
export function rowsIn(pages: Pages, no: number, page: Buffer): (RawRow & { cell: number })[] {
  return cellsIn(no, page, 8).flatMap((at, cell) => {
    const row = orNone(() => readCell(pages, page, at))
    return row ? [{ ...row, cell }] : []
  })
}

/** The pages below an interior one. */
export function childrenOf(no: number, page: Buffer): number[] {
  return [...cellsIn(no, page, 12).map((at) => page.readUInt32BE(at)), page.readUInt32BE(headOf(no) + 8)]
}

const headOf = (no: number) => (no === 1 ? FIRST_HEAD : 0)

function cellsIn(no: number, page: Buffer, headLength: number): number[] {
  const head = headOf(no)
  const most = Math.floor((USABLE - head - headLength) / 2)
  const count = Math.min(page.readUInt16BE(head + 3), most)
  return Array.from({ length: count }, (_, index) => page.readUInt16BE(head + headLength + 2 * index)).filter((at) => at <= USABLE - 4)
}

/** What is not written as it must be throws inside, a range or a number that is none. */
function orNone<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError || error instanceof NotARow) return null
    throw error
  }
}

class NotARow extends Error {}

function readCell(pages: Pages, page: Buffer, start: number): RawRow {
  const [length, afterLength] = varint(page, start)
  const [rowid, at] = varint(page, afterLength)
  return { rowid, values: valuesIn(payloadOf(pages, page, at, length)) }
}

/** The bytes of a row: in the page itself and, beyond what fits, in a chain of pages of their own. */
function payloadOf(pages: Pages, page: Buffer, at: number, length: number): Buffer {
  const mostHere = USABLE - 35
  if (length <= mostHere) return exactly(page, at, length)
  const least = Math.floor(((USABLE - 12) * 32) / 255) - 23
  const fitting = least + ((length - least) % (USABLE - 4))
  const here = fitting <= mostHere ? fitting : least
  const parts = [exactly(page, at, here)]
  let next = page.readUInt32BE(at + here)
  for (let left = length - here; left > 0;) {
    const more = next > 0 && next <= pages.count ? pages.read(next) : null
    if (!more) throw new NotARow()
    const taken = Math.min(left, USABLE - 4)
    parts.push(more.subarray(4, 4 + taken))
    left -= taken
    next = more.readUInt32BE(0)
  }
  return Buffer.concat(parts)
}

function valuesIn(record: Buffer): Value[] {
  const [headEnd, first] = varint(record, 0)
  if (headEnd > record.length) throw new NotARow()
  const values: Value[] = []
  let at = headEnd
  for (let head = first; head < headEnd;) {
    const [type, next] = varint(record, head)
    head = next
    const length = lengthOf(type)
    values.push(valueOf(type, exactly(record, at, length)))
    at += length
  }
  return values
}

const INTEGER_LENGTHS = [0, 1, 2, 3, 4, 6, 8]

function lengthOf(type: number): number {
  if (type <= 6) return INTEGER_LENGTHS[type]!
  if (type === 7) return 8
  if (type <= 9) return 0
  if (type < 12) throw new NotARow()
  return Math.floor((type - 12) / 2)
}

function valueOf(type: number, bytes: Buffer): Value {
  if (type === 0) return null
  if (type === 6) return Number(bytes.readBigInt64BE())
  if (type < 6) return bytes.readIntBE(0, bytes.length)
  if (type === 7) return bytes.readDoubleBE()
  if (type <= 9) return type - 8
  return type % 2 === 0 ? Buffer.from(bytes) : bytes.toString('utf8')
}

function exactly(bytes: Buffer, at: number, length: number): Buffer {
  if (at + length > bytes.length) throw new NotARow()
  return bytes.subarray(at, at + length)
}

/** A number of up to nine bytes, and where it ends. One beyond what a number holds exactly is of no row of ours. */
function varint(bytes: Buffer, start: number): [value: number, end: number] {
  let value = 0
  for (let at = start; at < start + 8; at++) {
    const byte = bytes.readUInt8(at)
    value = value * 128 + (byte & 0x7f)
    if (value > Number.MAX_SAFE_INTEGER) throw new NotARow()
    if (byte < 0x80) return [value, at + 1]
  }
  throw new NotARow()
}
