import { brotliDecompressSync } from 'node:zlib'

/** The table names that woff2 abbreviates to a number, in its order; only those before and including `cmap`'s neighbours matter by name. */
const knownTags =
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'.split(
    ' ',
  )
const headerSize = 48
const ownTag = 63

/**
 * The code points that a woff2 file has glyphs for, ascending: what its `cmap` says, not what a stylesheet claims.
 * Throws on a file that is no woff2 or has no Unicode map.
 */
export function codePointsOf(woff2: Buffer): number[] {
  if (woff2.toString('latin1', 0, 4) !== 'wOF2') throw new Error('not a woff2 file')
  const cmap = tableOf(woff2, 'cmap')
  const found = new Set<number>()
  const subtables = cmap.readUInt16BE(2)
  for (let i = 0; i < subtables; i++) {
    const at = cmap.readUInt32BE(8 + i * 8)
    const format = cmap.readUInt16BE(at)
    if (format === 4) readSegments(cmap, at, found)
    if (format === 12) readGroups(cmap, at, found)
  }
  if (found.size === 0) throw new Error('no Unicode map in this font')
  return [...found].toSorted((a, b) => a - b)
}

/** One table's bytes; `cmap` is never transformed in woff2 (only glyf, loca and hmtx can be). */
function tableOf(woff2: Buffer, wanted: string): Buffer {
  const count = woff2.readUInt16BE(12)
  let at = headerSize
  let offset = 0
  let found: [number, number] | undefined
  const base128 = (): number => {
    for (let value = 0, n = 0; n < 5; n++) {
      const byte = woff2.readUInt8(at++)
      value = value * 128 + (byte & 127)
      if (byte < 128) return value
    }
    throw new Error('damaged woff2 table directory')
  }
  for (let i = 0; i < count; i++) {
    const flags = woff2.readUInt8(at++)
    const index = flags & ownTag
    const tag = index === ownTag ? woff2.toString('latin1', at, (at += 4)) : knownTags[index]
    const original = base128()
    const transform = flags >> 6
    const transformed = tag === 'glyf' || tag === 'loca' ? transform !== 3 : transform !== 0
    const length = transformed ? base128() : original
    if (tag === wanted) found = [offset, offset + length]
    offset += length
  }
  if (!found) throw new Error(`no table ${wanted} in this font`)
  const compressed = woff2.readUInt32BE(20)
  return brotliDecompressSync(woff2.subarray(at, at + compressed)).subarray(...found)
}

/** Format 4: segments of the Basic Multilingual Plane. */
function readSegments(cmap: Buffer, at: number, found: Set<number>): void {
  const bytes = cmap.readUInt16BE(at + 6)
  const ends = at + 14
  const starts = ends + bytes + 2
  const deltas = starts + bytes
  const ranges = deltas + bytes
  for (let i = 0; i < bytes; i += 2) {
    const start = cmap.readUInt16BE(starts + i)
    const end = Math.min(cmap.readUInt16BE(ends + i), 0xfffe)
    const range = cmap.readUInt16BE(ranges + i)
    for (let code = start; code <= end; code++) {
      const glyph = range === 0 ? code + cmap.readUInt16BE(deltas + i) : cmap.readUInt16BE(ranges + i + range + (code - start) * 2)
      if ((glyph & 0xffff) !== 0) found.add(code)
    }
  }
}

/** Format 12: groups over all of Unicode. */
function readGroups(cmap: Buffer, at: number, found: Set<number>): void {
  const groups = cmap.readUInt32BE(at + 12)
  for (let i = 0; i < groups; i++) {
    const group = at + 16 + i * 12
    const end = cmap.readUInt32BE(group + 4)
    for (let code = cmap.readUInt32BE(group); code <= end; code++) found.add(code)
  }
}
