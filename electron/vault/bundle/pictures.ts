import { inflateSync } from 'node:zlib'
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib'
import type { DocumentKind } from '../../../src/domain/document-kind.ts'

/** Pictures that go into a PDF as they are, without being drawn anew: JPEG, and PNG without transparency. */

export interface Picture {
  width: number
  height: number
  /** How it is to be turned, as EXIF counts: 1 as it lies, 3 upside down, 6 and 8 by a quarter. */
  orientation: number
  embed: (context: PDFContext) => PDFRef
}

/** The picture; 'draw' for one that has to be drawn by the paper view; 'damaged' when it is not whole. */
export function pictureOf(kind: DocumentKind, content: Buffer): Picture | 'draw' | 'damaged' {
  try {
    return kind === 'jpeg' ? jpegOf(content) : kind === 'png' ? pngOf(content) : 'draw'
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) return 'damaged'
    throw error
  }
}

const COLOURS: Partial<Record<number, string>> = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }
const [SOI, EOI, SOS, APP0, APP1, APP14, APP15, COMMENT] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xee, 0xef, 0xfe] as const

/** Without its metadata: where a photo was taken is nobody's business. Throws RangeError where it is cut off. */
function jpegOf(content: Buffer): Picture | 'draw' | 'damaged' {
  const kept: Buffer[] = [content.subarray(0, 2)]
  let frame: { marker: number; bits: number; width: number; height: number; channels: number } | null = null
  let orientation = 1
  let at = 2
  for (;;) {
    while (content.readUInt8(at) === 0xff && content.readUInt8(at + 1) === 0xff) at++
    const marker = content.readUInt8(at + 1)
    if (content.readUInt8(at) !== 0xff || marker === SOI || marker === EOI) return 'damaged'
    const end = at + 2 + content.readUInt16BE(at + 2)
    const body = content.subarray(at + 4, end)
    if (marker === APP1) orientation = exifOrientation(body) ?? orientation
    if (isFrame(marker))
      frame = { marker, bits: body.readUInt8(0), height: body.readUInt16BE(1), width: body.readUInt16BE(3), channels: body.readUInt8(5) }
    if (marker === SOS) break
    const isMetadata = (marker > APP0 && marker <= APP15 && marker !== APP14) || marker === COMMENT
    if (!isMetadata) kept.push(content.subarray(at, end))
    at = end
  }
  const end = endOfScans(content, at)
  const ColorSpace = frame ? COLOURS[frame.channels] : undefined
  if (!frame || frame.width * frame.height === 0) return 'damaged'
  if (frame.marker > 0xc2 || frame.bits !== 8 || ColorSpace === undefined) return 'draw'
  const { width, height } = frame
  const data = Buffer.concat([...kept, content.subarray(at, end)])
  // A JPEG of four inks is stored with its values the other way round.
  const Decode = frame.channels === 4 ? [1, 0, 1, 0, 1, 0, 1, 0] : undefined
  const dict = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    ColorSpace,
    Filter: 'DCTDecode',
    Decode,
  }
  return { width, height, orientation, embed: (context) => context.register(context.stream(data, dict)) }
}

/** Where the picture ends; phones put films and more behind it. */
function endOfScans(content: Buffer, from: number): number {
  for (let at = from; ;) {
    const marker = content.readUInt8(at + 1)
    if (marker === EOI) return at + 2
    at += 2 + content.readUInt16BE(at + 2)
    // Inside a scan FF is followed by 00, or by a restart mark.
    while (content.readUInt8(at) !== 0xff || content.readUInt8(at + 1) === 0 || (content.readUInt8(at + 1) & 0xf8) === 0xd0) {
      const next = content.indexOf(0xff, at + 1)
      if (next < 0) throw new RangeError('cut off')
      at = next
    }
    while (content.readUInt8(at + 1) === 0xff) at++
  }
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** Tag 0x0112 of the first directory; null when there is none. */
function exifOrientation(body: Buffer): number | null {
  if (body.subarray(0, 6).toString('latin1') !== 'Exif\0\0') return null
  const tiff = body.subarray(6)
  const little = tiff.subarray(0, 2).toString('latin1') === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = tiff.length < 8 ? 0 : little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let entry = 0; entry < short(first); entry++) {
    const at = first + 2 + entry * 12
    if (short(at) === 0x0112) return short(at + 8) || null
  }
  return null
}

const CHANNELS: Partial<Record<number, number>> = { 0: 1, 2: 3, 3: 1 }

/** Its rows go in as they are compressed; they are unpacked once to see that they are all there. */
function pngOf(content: Buffer): Picture | 'draw' | 'damaged' {
  const chunks = pngChunks(content)
  const head = chunks.find(({ kind }) => kind === 'IHDR')?.body
  if (!head || !chunks.some(({ kind }) => kind === 'IEND')) return 'damaged'
  const [width, height, bits, colour, interlaced] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8]!, head[9]!, head[12] === 1]
  if (width * height === 0) return 'damaged'
  const channels = CHANNELS[colour]
  if (channels === undefined || interlaced || chunks.some(({ kind }) => kind === 'tRNS')) return 'draw'
  const data = Buffer.concat(chunks.filter(({ kind }) => kind === 'IDAT').map(({ body }) => body))
  const size = height * (1 + Math.ceil((width * channels * bits) / 8))
  if (inflateSync(data, { maxOutputLength: size }).length !== size) return 'damaged'
  const palette = chunks.find(({ kind }) => kind === 'PLTE')?.body
  if (colour === 3 && !palette) return 'damaged'
  return {
    width,
    height,
    orientation: 1,
    embed(context) {
      const indexed =
        palette && context.obj(['Indexed', 'DeviceRGB', Math.floor(palette.length / 3) - 1, context.register(context.stream(palette))])
      const ColorSpace = colour === 3 && indexed ? indexed : colour === 2 ? 'DeviceRGB' : 'DeviceGray'
      const DecodeParms = { Predictor: 15, Colors: channels, BitsPerComponent: bits, Columns: width }
      const dict = {
        Type: 'XObject',
        Subtype: 'Image',
        Width: width,
        Height: height,
        BitsPerComponent: bits,
        ColorSpace,
        Filter: 'FlateDecode',
        DecodeParms,
      }
      return context.register(context.stream(data, dict))
    },
  }
}

function pngChunks(content: Buffer): { kind: string; body: Buffer }[] {
  const found: { kind: string; body: Buffer }[] = []
  for (let at = 8; at < content.length;) {
    const end = at + 8 + content.readUInt32BE(at)
    if (end + 4 > content.length) throw new RangeError('cut off')
    found.push({ kind: content.toString('latin1', at + 4, at + 8), body: content.subarray(at + 8, end) })
    if (found.at(-1)?.kind === 'IEND') break
    at = end + 4
  }
  return found
}
