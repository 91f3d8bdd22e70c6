/**
 * What a document is: decided by its first bytes and never by its name. A picture, a recording or a PDF must begin with
 * its own sign at the very first byte; everything else is plain text or something that is kept and not shown.
 */

/** Every kind: how it is shown here, if at all, and the type that a player is told. */
export const documentKinds = {
  png: { shown: 'picture', mime: 'image/png' },
  jpeg: { shown: 'picture', mime: 'image/jpeg' },
  gif: { shown: 'picture', mime: 'image/gif' },
  webp: { shown: 'picture', mime: 'image/webp' },
  bmp: { shown: 'picture', mime: 'image/bmp' },
  tiff: { shown: null, mime: 'image/tiff' },
  heic: { shown: null, mime: 'image/heic' },
  pdf: { shown: 'pdf', mime: 'application/pdf' },
  text: { shown: 'text', mime: 'text/plain' },
  mp3: { shown: 'sound', mime: 'audio/mpeg' },
  aac: { shown: 'sound', mime: 'audio/aac' },
  mp4: { shown: 'sound', mime: 'audio/mp4' },
  ogg: { shown: 'sound', mime: 'audio/ogg' },
  wav: { shown: 'sound', mime: 'audio/wav' },
  flac: { shown: 'sound', mime: 'audio/flac' },
  webm: { shown: 'sound', mime: 'audio/webm' },
  amr: { shown: null, mime: 'audio/amr' },
  office: { shown: null, mime: 'application/octet-stream' },
  zip: { shown: null, mime: 'application/zip' },
  unknown: { shown: null, mime: 'application/octet-stream' },
} as const

export type DocumentKind = keyof typeof documentKinds

/** As many first bytes as kind and pixels are read from. */
export const HEAD_BYTES = 1024 * 1024

/** What of a document decides how it is shown. */
export interface DocumentLook {
  kind: DocumentKind
  sizeBytes: number
  /** Width times height as a picture's header claims; null when it is no picture or its header does not say. */
  pixels: number | null
}

/** Pictures of more than 100 million pixels would take more memory than a window should. */
const MOST_PIXELS = 100_000_000
const MIB = 1024 * 1024
/** Larger ones are kept and not shown, in bytes. A PDF is read page by page and has no limit. */
const MOST_BYTES = { picture: 50 * MIB, text: MIB, sound: 30 * MIB, pdf: Infinity } as const

export type Shown = keyof typeof MOST_BYTES
export type NotShown = 'kind' | 'tooLarge' | 'tooManyPixels' | 'damaged'

/** How a document is shown inside the program, or why it is not. */
export function showing({ kind, sizeBytes, pixels }: DocumentLook): { as: Shown } | { not: NotShown } {
  const { shown } = documentKinds[kind]
  if (shown === null) return { not: 'kind' }
  if (sizeBytes > MOST_BYTES[shown]) return { not: 'tooLarge' }
  if (shown !== 'picture') return { as: shown }
  if (pixels === null || pixels === 0) return { not: 'damaged' }
  return pixels > MOST_PIXELS ? { not: 'tooManyPixels' } : { as: shown }
}

/** The kind of a document by its first bytes; `whole` when they are all of it. */
export function kindOf(head: Uint8Array, whole: boolean): DocumentKind {
  return signed.find(([, fits]) => fits(head))?.[0] ?? (isText(head, whole) ? 'text' : 'unknown')
}

/** Plain text of a document, UTF-8 without signs for machines; null when it is something else. */
export function textOf(content: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    return FOR_MACHINES.test(text) ? null : text
  } catch {
    return null
  }
}

/** Width times height by the picture's own header, which lies in the first bytes; null when it is not there. */
export function pixelsOf(kind: DocumentKind, head: Uint8Array): number | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const measure = measures[kind]
  try {
    const size = measure?.(view)
    return size ? size[0] * size[1] : null
  } catch (error) {
    // The header ends before its size does.
    if (error instanceof RangeError) return null
    throw error
  }
}

type Fits = (head: Uint8Array) => boolean
const word = (head: Uint8Array, from: number, to: number) => String.fromCharCode(...head.subarray(from, to))
const begins =
  (...signs: string[]): Fits =>
  (head) =>
    signs.some((sign) => word(head, 0, sign.length) === sign)
const riff =
  (form: string): Fits =>
  (head) =>
    word(head, 0, 4) === 'RIFF' && word(head, 8, 12) === form
/** ISO base media files say by a brand what they hold. */
const brand =
  (brands: RegExp): Fits =>
  (head) =>
    word(head, 4, 8) === 'ftyp' && brands.test(word(head, 8, 12))

const signed: readonly (readonly [DocumentKind, Fits])[] = [
  ['png', begins('\x89PNG\r\n\x1a\n')],
  ['jpeg', begins('\xff\xd8\xff')],
  ['gif', begins('GIF87a', 'GIF89a')],
  ['webp', riff('WEBP')],
  [
    'bmp',
    (head) => word(head, 0, 2) === 'BM' && word(head, 6, 10) === '\0\0\0\0' && [12, 40, 52, 56, 64, 108, 124].includes(head[14] ?? 0),
  ],
  ['tiff', begins('II*\0', 'MM\0*')],
  ['pdf', begins('%PDF-')],
  ['heic', brand(/^(hei|hev|mif1|msf1|avi[fs])/)],
  ['mp4', brand(/^(M4[ABV] |mp4|iso|3g|dash|qt )/)],
  ['wav', riff('WAVE')],
  ['ogg', begins('OggS')],
  ['flac', begins('fLaC')],
  ['webm', begins('\x1aE\xdf\xa3')],
  ['amr', begins('#!AMR')],
  ['mp3', (head) => begins('ID3')(head) || isMpegFrame(head)],
  ['aac', ([first = 0, second = 0]) => first === 0xff && (second & 0xf6) === 0xf0],
  ['office', (head) => begins('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')(head) || isOfficeZip(head)],
  ['zip', begins('PK\x03\x04', 'PK\x05\x06')],
]

/** A frame of MPEG audio layer III with a bit rate and a sampling rate that exist. */
function isMpegFrame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const version = (second >> 3) & 3
  return first === 0xff && second >> 5 === 7 && version !== 1 && ((second >> 1) & 3) === 1 && third >> 4 < 15 && ((third >> 2) & 3) !== 3
}

function isOfficeZip(head: Uint8Array): boolean {
  return begins('PK\x03\x04')(head) && /^(\[Content_Types\]\.xml|_rels\/|word\/|xl\/|ppt\/|docProps\/|mimetype)/.test(word(head, 30, 60))
}

/** Controls other than those that lay out text. */
const FOR_MACHINES = /[^\P{Cc}\t\n\v\f\r\x7f-\x9f]/u

function isText(head: Uint8Array, whole: boolean): boolean {
  try {
    return !FOR_MACHINES.test(new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !whole }))
  } catch {
    return false
  }
}

type Measure = (view: DataView) => [number, number] | null

const measures: { [K in DocumentKind]?: Measure } = {
  png: (view) => (view.getUint32(12) === 0x49484452 ? [view.getUint32(16), view.getUint32(20)] : null),
  gif: (view) => [view.getUint16(6, true), view.getUint16(8, true)],
  bmp: (view) =>
    view.getUint32(14, true) === 12
      ? [view.getUint16(18, true), view.getUint16(20, true)]
      : [Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true))],
  webp: webpSize,
  jpeg: jpegSize,
}

function webpSize(view: DataView): [number, number] | null {
  const low = (at: number) => view.getUint16(at, true)
  const form = view.getUint32(12)
  if (form === 0x56503820) return view.getUint8(23) === 0x9d ? [low(26) & 0x3fff, low(28) & 0x3fff] : null
  if (form === 0x5650384c) {
    const bits = view.getUint32(21, true)
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1]
  }
  if (form === 0x56503858) return [1 + low(24) + (view.getUint8(26) << 16), 1 + low(27) + (view.getUint8(29) << 16)]
  return null
}

/** Walks from marker to marker to the frame header. */
function jpegSize(view: DataView): [number, number] | null {
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)]
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2
    else at += 2 + view.getUint16(at + 2)
  }
}
