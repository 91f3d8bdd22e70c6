import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFName, PDFString } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { gif, hostilePdf, jpegOf, oddPages, pdfOf, pngOf } from './bundle-files.ts'
import { desk, build, run, runRaw, pagesOf, sound, left } from './bundle-desk.ts'

/** What stands on the pages of a bundle, and what does not. */

test('PDFs, pictures and texts become pages one after the other, each with its number and the count of all', async () => {
  const at = await desk()
  const keys = [
    await at.add('two.pdf', await pdfOf(['first of two', 'second of two'])),
    await at.add('photo.jpg', jpegOf()),
    await at.add('screen.png', pngOf(30, 10, 2)),
    await at.add('note.txt', '说明'),
    await at.add('old.gif', gif),
  ]
  const { body } = await build(at, keys, await pdfOf(['drawn']))
  sound(at.target)
  expect(pagesOf(at.target)).toEqual([
    ['the cover'],
    ['first of two', '1 – 1/6'],
    ['second of two', '1 – 2/6'],
    ['2 – 3/6'],
    ['3 – 4/6'],
    ['drawn', '4 – 5/6'],
    ['drawn', '5 – 6/6'],
  ])
  expect(body.match(/<td class="narrow">[^<]*/g)).toEqual(['1–2', '3', '4', '5', '6'].map((pages) => `<td class="narrow">${pages}`))
  expect(statSync(at.target).mode & 0o777).toBe(0o600)
  expect(left(at)).toEqual(['bundle.pdf'])
})

test('the index names every document in the order asked for, with the digest of its file', async () => {
  const at = await desk()
  const contents = { 'b 账单.pdf': await pdfOf(['b']), 'a.png': pngOf(2, 2, 0), 'c.mp3': Buffer.from('ID3 a recording') }
  const keys: string[] = []
  for (const [name, content] of Object.entries(contents)) keys.push(await at.add(name, content))
  const { body } = await build(at, keys.toReversed())
  const names = Object.keys(contents).toReversed()
  const text = body.replaceAll(/<[^>]*>/g, ' ')
  const places = names.map((name) => text.indexOf(name))
  expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true)
  for (const content of Object.values(contents)) expect(text).toContain(createHash('sha256').update(content).digest('hex'))
})

test('nothing that acts comes along: no script, no link, no attachment, no program to start', async () => {
  const at = await desk()
  await build(at, [await at.add('hostile.pdf', await hostilePdf())])
  sound(at.target)
  expect(pagesOf(at.target)).toHaveLength(2)
  const plain = join(at.folder, 'plain.pdf')
  run('qpdf', '--qdf', '--object-streams=disable', at.target, plain)
  const all = readFileSync(plain, 'latin1') + readFileSync(at.target, 'latin1')
  for (const word of [
    'JavaScript',
    '/JS',
    '/AA',
    '/OpenAction',
    '/Launch',
    '/URI',
    '/EF',
    'Filespec',
    'EmbeddedFile',
    'RichMedia',
    'example.org',
    'calc.exe',
    'alert',
    '/A ',
    '/Ref',
  ])
    expect(all.includes(word), word).toBe(false)
  expect(all.match(/\/Subtype \/Stamp/g)?.length).toBeGreaterThanOrEqual(2)
})

test('what was filled into a form stays on the page; a form that nothing has drawn is handed over separately', async () => {
  const at = await desk()
  const form = (drawn: boolean) =>
    pdfOf(['form'], (pdf) => {
      const field = pdf.getForm().createTextField('income')
      field.addToPage(pdf.getPages()[0]!, { x: 60, y: 600, width: 200, height: 30 })
      field.setText('4321.00')
      pdf.getForm().updateFieldAppearances()
      if (!drawn) for (const widget of field.acroField.getWidgets()) widget.dict.delete(PDFName.of('AP'))
    })
  const undrawn = await form(false)
  const { body } = await build(at, [await at.add('drawn.pdf', await form(true)), await at.add('undrawn.pdf', undrawn)])
  expect(pagesOf(at.target)).toEqual([['the cover'], expect.arrayContaining(['form', '4321.00', '1 – 1/1'])])
  expect(body).toContain('undrawn.pdf: the PDF is a form')
})

test('what cannot become pages is in the index with its digest and why', async () => {
  const at = await desk()
  const open = await pdfOf(['secret'])
  writeFileSync(join(at.folder, 'open.pdf'), open)
  run('qpdf', '--encrypt', 'user', 'owner', '256', '--', join(at.folder, 'open.pdf'), join(at.folder, 'locked.pdf'))
  run('qpdf', '--encrypt', '', 'owner', '256', '--', join(at.folder, 'open.pdf'), join(at.folder, 'owner.pdf'))
  const apart: [name: string, content: Buffer, why: string][] = [
    ['locked.pdf', readFileSync(join(at.folder, 'locked.pdf')), 'locked by a password'],
    ['owner.pdf', readFileSync(join(at.folder, 'owner.pdf')), 'locked by a password'],
    ['cut.pdf', open.subarray(0, open.length / 2), 'cannot be read'],
    ['no.pdf', Buffer.from('%PDF-1.7\nnothing'), 'cannot be read'],
    ['cut.png', pngOf(90, 90, 2).subarray(0, 60), 'cannot be read'],
    ['cut.jpg', jpegOf().subarray(0, 280), 'cannot be read'],
    ['huge.png', hugePng(), 'too large'],
    ['a.heic', Buffer.from('\0\0\0\x18ftypheic', 'latin1'), 'no pages here'],
    ['a.docx', Buffer.from('PK\x03\x04'.padEnd(30, '\0') + 'word/document.xml', 'latin1'), 'no pages here'],
    ['a.mp3', Buffer.from('ID3 sound'), 'no pages here'],
    ['bad.gif', gif, 'cannot be read'],
  ]
  const keys: string[] = []
  for (const [name, content] of apart) keys.push(await at.add(name, content))
  const { body } = await build(at, [...keys, await at.add('good.pdf', open)], null)
  const text = body.replaceAll(/<[^>]*>/g, ' ')
  for (const [name, content, why] of apart) {
    expect(text).toMatch(new RegExp(`${name.replace('.', '\\.')}: [^:]*${why}`))
    expect(text).toContain(createHash('sha256').update(content).digest('hex'))
  }
  sound(at.target)
  expect(pagesOf(at.target)).toEqual([['the cover'], ['secret', '12 – 1/1']])
})

function hugePng(): Buffer {
  const png = pngOf(2, 2, 2)
  png.writeUInt32BE(60_000, 16)
  png.writeUInt32BE(60_000, 20)
  return png
}

test('the stamp stands upright at the top right corner of what is seen, however the page is turned and cut', async () => {
  const at = await desk()
  await build(at, [await at.add('odd.pdf', await oddPages())])
  sound(at.target)
  const boxes = run('pdftotext', '-bbox', '-cropbox', at.target, '-')
  const pages = [...boxes.matchAll(/<page [^>]*>([^]*?)<\/page>/g)].slice(1)
  const widths = [595, 842, 595, 842, 300]
  expect(pages).toHaveLength(widths.length)
  for (const [index, width] of widths.entries()) {
    const words = pages[index]?.[1] ?? ''
    const found = [...words.matchAll(/xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)/g)]
    const [, xMin, yMin, xMax, yMax] = found.find(([, , , , , word]) => word?.endsWith('/5')) ?? []
    expect(Number(yMin)).toBeGreaterThan(0)
    expect(Number(yMax)).toBeLessThan(30)
    expect(Number(xMin)).toBeGreaterThan(width * 0.8)
    expect(Number(xMax)).toBeLessThan(width)
  }
})

test('a photo is turned as its camera says, and where it was taken does not come along', async () => {
  const at = await desk()
  await build(at, [await at.add('up.jpg', jpegOf(1)), await at.add('side.jpg', jpegOf(6))])
  const bytes = readFileSync(at.target, 'latin1')
  expect(bytes.includes('GPS')).toBe(false)
  expect(bytes.includes('film')).toBe(false)
  const info = run('pdfinfo', '-f', '2', '-l', '3', at.target)
  expect(info).toMatch(/Page +2 size: +841\.89 x 595\.28/)
  expect(info).toMatch(/Page +3 size: +595\.28 x 841\.89/)
})

test.each([
  [1, 'above', 'below'],
  [3, 'below', 'above'],
  [6, 'right', 'left'],
  [8, 'left', 'right'],
] as const)('by orientation %i what is bright in the photo comes %s', async (orientation, bright, dark) => {
  const at = await desk()
  await build(at, [await at.add('photo.jpg', jpegOf(orientation))])
  const page = runRaw('pdftoppm', '-r', '20', '-f', '2', at.target)
  const [, width = 0, height = 0] = /^P6\n(\d+) (\d+)\n255\n/.exec(page.toString('latin1', 0, 30))?.map(Number) ?? []
  const redAt = (x: number, y: number) =>
    page[page.length - 3 * (width * height - Math.round(y * height) * width - Math.round(x * width))] ?? 0
  const places = { above: redAt(0.5, 0.3), below: redAt(0.5, 0.7), left: redAt(0.3, 0.5), right: redAt(0.7, 0.5) }
  expect(places[bright]).toBeGreaterThan(places[dark] + 30)
})

test('a PDF that hides a layer is handed over separately; one that shows all of its layers is merged', async () => {
  const at = await desk()
  const layered = (hidden: boolean) =>
    pdfOf(['layer'], ({ catalog, context }) => {
      const layer = context.register(context.obj({ Type: 'OCG', Name: PDFString.of('draft') }))
      catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [layer], D: hidden ? { OFF: [layer] } : { ON: [layer] } }))
    })
  const { body } = await build(at, [await at.add('hidden.pdf', await layered(true)), await at.add('shown.pdf', await layered(false))])
  expect(body).toContain('hidden.pdf: the PDF has hidden layers')
  expect(pagesOf(at.target)).toEqual([['the cover'], expect.arrayContaining(['layer', '2 – 1/1'])])
})
