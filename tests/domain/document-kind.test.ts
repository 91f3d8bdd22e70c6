import { expect, test } from 'vitest'
import { documentKinds, kindOf, pixelsOf, showing, textOf, type DocumentKind, type DocumentLook } from '../../src/domain/document-kind.ts'

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const hex = (digits: string) => Uint8Array.from(digits.replaceAll(' ', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const kind = (text: string) => kindOf(bytes(text), true)

const heads: [DocumentKind, Uint8Array][] = [
  ['png', hex('89504e470d0a1a0a')],
  ['jpeg', hex('ffd8ffe000104a464946')],
  ['gif', bytes('GIF87a..')],
  ['gif', bytes('GIF89a..')],
  ['webp', bytes('RIFF\x10\0\0\0WEBPVP8 ')],
  ['bmp', hex('424d 36000000 00000000 36000000 28000000 01000000 01000000')],
  ['tiff', bytes('II*\0')],
  ['tiff', bytes('MM\0*')],
  ['pdf', bytes('%PDF-1.7\n')],
  ['heic', bytes('\0\0\0\x18ftypheic')],
  ['heic', bytes('\0\0\0\x18ftypmif1')],
  ['heic', bytes('\0\0\0\x18ftypavif')],
  ['mp4', bytes('\0\0\0\x18ftypM4A ')],
  ['mp4', bytes('\0\0\0\x18ftyp3gp4')],
  ['wav', bytes('RIFF\x10\0\0\0WAVEfmt ')],
  ['ogg', bytes('OggS\0\x02')],
  ['flac', bytes('fLaC')],
  ['webm', hex('1a45dfa3')],
  ['amr', bytes('#!AMR\n')],
  ['mp3', bytes('ID3\x04\0')],
  ['mp3', hex('fffb9000')],
  ['aac', hex('fff15080')],
  ['office', hex('d0cf11e0a1b11ae1')],
  ['office', bytes(`PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml`)],
  ['office', bytes(`PK\x03\x04${'\0'.repeat(26)}word/document.xml`)],
  ['zip', bytes(`PK\x03\x04${'\0'.repeat(26)}a.txt`)],
  ['unknown', hex('00010203')],
  ['unknown', hex('ffd8')],
  ['unknown', hex('c4e3bac3')],
  ['text', bytes('')],
]
test.each(heads)('it is %s by its first bytes %#', (expected, head) => expect(kindOf(head, true)).toBe(expected))

test('HTML, SVG and scripts are text, whatever comes later in them', () => {
  expect(kind('<!doctype html><meta http-equiv=refresh content="0;url=http://x">')).toBe('text')
  expect(kind('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')).toBe('text')
  expect(kind('<html>%PDF-1.7')).toBe('text')
  expect(kind('alert(1)//GIF89a')).toBe('text')
})

test('a sign that does not stand at the first byte does not count', () => {
  expect(kind(' %PDF-1.7')).toBe('text')
  expect(kind('\0GIF89a')).toBe('unknown')
  expect(kind('PK..%PDF-')).toBe('text')
})

test('a file of two kinds is the one that it begins as', () => {
  expect(kind('%PDF-1.7\nPK\x03\x04')).toBe('pdf')
  expect(kind('GIF89a/*\0*/=1;alert(1)')).toBe('gif')
})

test('text that is cut inside a character at the end of the first bytes is text; at the end of the whole it is not', () => {
  const cut = new TextEncoder().encode('确认').subarray(0, 5)
  expect(kindOf(cut, false)).toBe('text')
  expect(kindOf(cut, true)).toBe('unknown')
  expect(textOf(cut)).toBeNull()
})

test('signs for machines make it no text; tabs, line and page breaks do not', () => {
  expect(textOf(bytes('a\tb\r\nc\f'))).toBe('a\tb\r\nc\f')
  for (const sign of ['\0', '\x01', '\x08', '\x0e', '\x1b', '\x1f'])
    expect([textOf(bytes(`a${sign}`)), kind(`a${sign}`)]).toEqual([null, 'unknown'])
})

const sized: [DocumentKind, string, number | null][] = [
  ['png', '89504e470d0a1a0a 0000000d 49484452 0000ea60 0000ea60 0802000000', 3_600_000_000],
  ['png', '89504e470d0a1a0a 0000000d 49444154 0000ea60 0000ea60', null],
  ['png', '89504e470d0a1a0a 0000000d 49484452', null],
  ['gif', '474946383961 0400 0300', 12],
  ['bmp', '424d 36000000 00000000 36000000 28000000 05000000 fdffffff', 15],
  ['bmp', '424d 1a000000 00000000 1a000000 0c000000 0500 0300', 15],
  ['webp', '52494646 00000000 57454250 56503820 00000000 000000 9d012a 0a40 0500', 50],
  ['webp', '52494646 00000000 57454250 5650384c 00000000 2f 09c00000', 40],
  ['webp', '52494646 00000000 57454250 56503858 00000000 00000000 090000 010000', 20],
  ['jpeg', 'ffd8 ffe0 0004 0000 ffff c4 0003 00 ffd0 ffc0 0011 08 0003 0007', 21],
  ['jpeg', 'ffd8 ffe0 0004 0000', null],
  ['jpeg', 'ffd8 ffe1 00', null],
  ['jpeg', 'ffd8 0000 0000', null],
  ['pdf', '255044462d', null],
]
test.each(sized)('%s claims the pixels of its header: %s', (of, head, expected) => expect(pixelsOf(of, hex(head))).toBe(expected))

test('a picture cut anywhere in its header never throws', () => {
  for (const [of, head] of sized) for (let end = 0; end < hex(head).length; end++) pixelsOf(of, hex(head).subarray(0, end))
})

const look = (facts: Partial<DocumentLook>): DocumentLook => ({ kind: 'png', sizeBytes: 1000, pixels: 1000, ...facts })

test('a picture is shown up to 100 million pixels and 50 MB, and never without a size in its header', () => {
  expect(showing(look({ pixels: 100_000_000 }))).toEqual({ as: 'picture' })
  expect(showing(look({ pixels: 100_000_001 }))).toEqual({ not: 'tooManyPixels' })
  expect(showing(look({ pixels: null }))).toEqual({ not: 'damaged' })
  expect(showing(look({ pixels: 0 }))).toEqual({ not: 'damaged' })
  expect(showing(look({ sizeBytes: 50 * 2 ** 20 + 1 }))).toEqual({ not: 'tooLarge' })
})

test('sound is played up to 30 MB, text shown up to 1 MB, a PDF of any size', () => {
  const of = (kind: DocumentKind, sizeBytes: number) => showing(look({ kind, sizeBytes, pixels: null }))
  expect([of('mp3', 30 * 2 ** 20), of('mp3', 30 * 2 ** 20 + 1)]).toEqual([{ as: 'sound' }, { not: 'tooLarge' }])
  expect([of('text', 2 ** 20), of('text', 2 ** 20 + 1)]).toEqual([{ as: 'text' }, { not: 'tooLarge' }])
  expect(of('pdf', 500 * 2 ** 20)).toEqual({ as: 'pdf' })
})

test('what a browser would run, or cannot draw, is never handed to it', () => {
  const kept = (['tiff', 'heic', 'amr', 'office', 'zip', 'unknown'] as const).map((kind) => showing(look({ kind })))
  expect(kept).toEqual(kept.map(() => ({ not: 'kind' })))
  const mimes = Object.values(documentKinds).map(({ mime }) => mime)
  expect(mimes.filter((mime) => /html|svg|xml|script/.test(mime))).toEqual([])
})
