import type { Chance } from '../../src/domain/sample/chance.ts'

/** What a disk may do to a file: gives other bytes for it, and what was done. `older` is an earlier state of the same file, `other` another file of the office. */
export type Rot = (bytes: Buffer, older: Buffer, other: Buffer, pick: Chance) => Buffer

const PAGE = 4096

function over(bytes: Buffer, at: number, part: Uint8Array): Buffer {
  const rotten = Buffer.from(bytes)
  rotten.set(part.subarray(0, rotten.length - at), at)
  return rotten
}

function noise(length: number, pick: Chance): Buffer {
  return Buffer.from(Array.from({ length }, () => pick.int(0, 255)))
}

function block(bytes: Buffer, size: number, pick: Chance): number {
  return pick.int(0, Math.max(0, Math.ceil(bytes.length / size) - 1)) * size
}

/** Pages that differ in an older state, if any. */
function olderPages(bytes: Buffer, older: Buffer): number[] {
  const pages: number[] = []
  for (let at = 0; at < Math.min(bytes.length, older.length); at += PAGE)
    if (!bytes.subarray(at, at + PAGE).equals(older.subarray(at, at + PAGE))) pages.push(at)
  return pages
}

export const rots: Record<string, Rot> = {
  'one bit': (bytes, _older, _other, pick) => {
    const at = pick.int(0, bytes.length - 1)
    return over(bytes, at, Buffer.of(bytes[at]! ^ (1 << pick.int(0, 7))))
  },
  '512 bytes of noise': (bytes, _older, _other, pick) => over(bytes, block(bytes, 512, pick), noise(512, pick)),
  '4 KiB of noise': (bytes, _older, _other, pick) => over(bytes, block(bytes, PAGE, pick), noise(PAGE, pick)),
  '512 empty bytes': (bytes, _older, _other, pick) => over(bytes, block(bytes, 512, pick), Buffer.alloc(512)),
  '4 KiB empty': (bytes, _older, _other, pick) => over(bytes, block(bytes, PAGE, pick), Buffer.alloc(PAGE)),
  'two pages swapped': (bytes, _older, _other, pick) => {
    const [a, b] = [block(bytes, PAGE, pick), block(bytes, PAGE, pick)]
    return over(over(bytes, a, bytes.subarray(b, b + PAGE)), b, bytes.subarray(a, a + PAGE))
  },
  'a page of another file': (bytes, _older, other, pick) =>
    over(bytes, block(bytes, PAGE, pick), other.subarray(block(other, PAGE, pick)).subarray(0, PAGE)),
  'a page as it was': (bytes, older, _other, pick) => {
    const pages = olderPages(bytes, older)
    if (pages.length === 0) return older
    const at = pick.of(pages)
    return over(bytes, at, older.subarray(at, at + PAGE))
  },
  'the end cut off': (bytes, _older, _other, pick) => bytes.subarray(0, pick.int(0, bytes.length - 1)),
  'all as it was': (_bytes, older) => older,
}
