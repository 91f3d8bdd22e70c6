import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts, degrees } from '@cantoo/pdf-lib'

/** Files as they come from clients, made here. */

/** A PDF whose pages carry these texts. */
export async function pdfOf(texts: readonly string[], change: (pdf: PDFDocument) => void = () => undefined): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const text of texts) pdf.addPage([595, 842]).drawText(text, { x: 60, y: 700, size: 18, font })
  change(pdf)
  return Buffer.from(await pdf.save({ updateFieldAppearances: false }))
}

/** Scripts, links, attachments and programs to start, in every place where a PDF can have them. */
export async function hostilePdf(): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  const { context } = pdf
  const page = pdf.addPage([595, 842])
  const script = context.obj({ Type: 'Action', S: 'JavaScript', JS: PDFString.of('app.alert(1)') })
  const launch = context.obj({ S: 'Launch', F: PDFString.of('calc.exe') })
  const uri = context.obj({ S: 'URI', URI: PDFString.of('http://example.org/') })
  const appearance = context.register(context.stream('0 0 20 20 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 20, 20] }))
  const drawn = { AP: { N: appearance }, F: 4 }
  const file = context.register(
    context.obj({ Type: 'Filespec', EF: { F: context.register(context.stream('MZ')) }, F: PDFString.of('a.exe') }),
  )
  const annotations = [
    { Subtype: 'Link', A: uri },
    { Subtype: 'Link', A: launch },
    { Subtype: 'Widget', FT: 'Btn', A: script, AA: { E: script, D: launch }, MK: {}, ...drawn },
    { Subtype: 'Stamp', A: uri, AA: { E: script }, ...drawn },
    { Subtype: 'FileAttachment', FS: file, ...drawn },
    { Subtype: 'Screen', A: script, ...drawn },
    { Subtype: 'RichMedia', RichMediaContent: { Assets: file }, ...drawn },
  ]
  const at = { Type: 'Annot', Rect: [10, 10, 30, 30] }
  page.node.set(PDFName.of('Annots'), context.obj(annotations.map((annotation) => context.register(context.obj({ ...at, ...annotation })))))
  page.node.set(PDFName.of('AA'), context.obj({ O: script, C: launch }))
  page.node.set(PDFName.of('PieceInfo'), context.obj({ X: { Private: script } }))
  const outside = {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, 9, 9],
    F: PDFString.of('http://example.org/x'),
    Metadata: uri,
    Ref: { F: file, Page: 0 },
  }
  page.node.set(PDFName.of('Resources'), context.obj({ XObject: { X: context.register(context.stream('q Q', outside)) } }))
  pdf.catalog.set(PDFName.of('OpenAction'), script)
  pdf.catalog.set(PDFName.of('AA'), context.obj({ WC: script }))
  pdf.catalog.set(
    PDFName.of('Names'),
    context.obj({
      JavaScript: { Names: [PDFHexString.fromText('x'), script] },
      EmbeddedFiles: { Names: [PDFHexString.fromText('a'), file] },
    }),
  )
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}

/** Pages that are turned, cropped and do not begin at nought. */
export async function oddPages(): Promise<Buffer> {
  return pdfOf(['up', 'right', 'over', 'left', 'cropped'], (pdf) => {
    for (const [index, page] of pdf.getPages().entries()) page.setRotation(degrees((index % 4) * 90))
    const last = pdf.getPages().at(-1)
    last?.setMediaBox(-100, -200, 595, 842)
    last?.setCropBox(0, -100, 300, 500)
  })
}

/** A picture, eight bits a channel, of one colour or of as many as there are. */
export function pngOf(width: number, height: number, colour: 0 | 2 | 6, colours: 'one' | 'all' = 'one'): Buffer {
  const channels = { 0: 1, 2: 3, 6: 4 }[colour]
  const size = height * (1 + width * channels)
  const rows = colours === 'one' ? Buffer.alloc(size, 0x7f) : randomBytes(size)
  for (let row = 0; row < height; row++) rows[row * (1 + width * channels)] = 0
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, colour, 0, 0, 0], 8)
  const sign = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([sign, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(kind: string, body: Buffer): Buffer {
  const framed = Buffer.alloc(body.length + 12)
  framed.writeUInt32BE(body.length)
  framed.write(kind, 4, 'latin1')
  body.copy(framed, 8)
  return framed
}

const JPEG =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAACAAQDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAaEAEAAQUAAAAAAAAAAAAAAAAAAQIDE1OS/8QAFAEBAAAAAAAAAAAAAAAAAAAABf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIbPe219SAYPP//Z'

/** Four pixels wide and two high, red above blue; with EXIF as a phone writes it when an orientation is given, and a film behind it. */
export function jpegOf(orientation?: number): Buffer {
  const plain = Buffer.from(JPEG, 'base64')
  if (orientation === undefined) return plain
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 31.2304N')])
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2])
  return Buffer.concat([plain.subarray(0, 20), head, body, plain.subarray(20), Buffer.from('ftypmp42 a film \xff\xd9', 'latin1')])
}

/** Two pixels by two. */
export const gif = Buffer.from('R0lGODlhAgACAPAAAP8AAAAAACH5BAAAAAAALAAAAAACAAIAAAIChFEAOw==', 'base64')
