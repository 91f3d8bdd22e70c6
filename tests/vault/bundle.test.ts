import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFName } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { answer } from '../../electron/vault/answer.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { BundleStep, PaperPage } from '../../src/contract/requests.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { gif, hostilePdf, jpegOf, oddPages, pdfOf, pngOf } from './bundle-files.ts'
import { newCase } from './new-case.ts'
import { ask, handleFor, makeOffice, must, problemOf, scratch, vault } from './support.ts'

const caseNo = '2026-0001'
const today = '2026-11-22'

interface Desk {
  session: Session
  folder: string
  /** Where the bundle goes, alone in its folder. */
  target: string
  /** Adds a document and gives its key. */
  add: (name: string, content: Buffer | string) => Promise<string>
}

async function desk(): Promise<Desk> {
  const session = vault()
  const folder = scratch()
  await makeOffice(session, join(folder, 'office'))
  await must(session, 'case.create', newCase(caseNo))
  mkdirSync(join(folder, 'out'))
  const add = async (name: string, content: Buffer | string) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    const documents = [{ type: 'medical_bill' as const, receivedOn: '2026-03-20' as Day }]
    const file = await must(session, 'document.add', { caseNo, documents }, { files: [path] })
    return file.documents.at(-1)?.key ?? ''
  }
  return { session, folder, target: join(folder, 'out', 'bundle.pdf'), add }
}

const begin = ({ session, target }: Desk, documents: string[]) =>
  must(session, 'bundle.start', { caseNo, documents, handle: handleFor(session, target) })

/** As main does: the page of the paper view, and the PDF that it makes of it. */
async function printed({ session }: Desk, bytes: Uint8Array | null): Promise<{ page: PaperPage; step: BundleStep }> {
  const page = (await answer(session, 'paper.page', { kind: 'bundle', language: 'en', today }, { role: 'paper' })) as Reply<PaperPage>
  const step = (await answer(session, 'bundle.paper', { bytes }, { role: 'main' })) as Reply<BundleStep>
  if (!page.ok || !step.ok) throw new Error(JSON.stringify([page, step]))
  return { page: page.value, step: step.value }
}

/** Builds the whole bundle; `drawn` stands for what the paper view makes of a text or a picture. Gives the index as it was printed. */
async function build(at: Desk, documents: string[], drawn: Uint8Array | null = null): Promise<PaperPage> {
  let step = await begin(at, documents)
  for (;;) {
    if (step.next === 'document') step = await must(at.session, 'bundle.next', {})
    else {
      const isCover = step.done === step.total
      const { page, step: next } = await printed(at, isCover ? await pdfOf(['the cover']) : drawn)
      if (next.next === 'nothing') return page
      step = next
    }
  }
}

const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
const pagesOf = (pdf: string) =>
  run('pdftotext', '-raw', pdf, '-')
    .split('\f')
    .slice(0, -1)
    .map((page) => page.split('\n').filter(Boolean))
const sound = (pdf: string) => expect(run('qpdf', '--check', pdf)).toContain('No syntax or stream encoding errors found')
const left = ({ folder }: Desk) => readdirSync(join(folder, 'out'))

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

test('cancelling, locking, and beginning another one leave nothing of it', async () => {
  const at = await desk()
  const keys = [await at.add('a.pdf', await pdfOf(['a'])), await at.add('b.pdf', await pdfOf(['b']))]
  await begin(at, keys)
  await must(at.session, 'bundle.next', {})
  expect(left(at)).toEqual([expect.stringMatching(/^bundle\.pdf\.[0-9a-f]{8}\.partial$/)])
  await must(at.session, 'bundle.cancel', {})
  expect(left(at)).toEqual([])
  expect(await problemOf(at.session, 'bundle.next', {})).toEqual({ code: 'bundle.notBegun' })
  await begin(at, keys)
  await begin(at, keys)
  expect(left(at)).toHaveLength(1)
  lockOffice(at.session)
  expect(left(at)).toEqual([])
})

test('an older file of that name stays until the new one is whole', async () => {
  const at = await desk()
  writeFileSync(at.target, 'older')
  await begin(at, [await at.add('a.pdf', await pdfOf(['a']))])
  await must(at.session, 'bundle.next', {})
  expect(readFileSync(at.target, 'utf8')).toBe('older')
  await printed(at, await pdfOf(['cover']))
  expect(readFileSync(at.target, 'latin1').slice(0, 5)).toBe('%PDF-')
  expect(left(at)).toEqual(['bundle.pdf'])
})

test('a document whose stored bytes were changed stops the bundle, and nothing is left', async () => {
  const at = await desk()
  const keys = [await at.add('a.pdf', await pdfOf(['a'])), await at.add('b.pdf', await pdfOf(['b']))]
  const documents = join(at.folder, 'office', 'documents')
  for (const name of readdirSync(documents)) {
    const bytes = readFileSync(join(documents, name))
    bytes[100] = (bytes[100] ?? 0) ^ 1
    writeFileSync(join(documents, name), bytes)
  }
  await begin(at, keys)
  expect(await problemOf(at.session, 'bundle.next', {})).toMatchObject({ code: 'document.damaged' })
  expect(left(at)).toEqual([])
})

test('refused before anything is written: a document of nowhere, a place inside the office, a folder that is not there', async () => {
  const at = await desk()
  const key = await at.add('a.pdf', await pdfOf(['a']))
  const codeOf = async (documents: string[], path: string) =>
    (await problemOf(at.session, 'bundle.start', { caseNo, documents, handle: handleFor(at.session, path) })).code
  expect(await codeOf(['f99'], at.target)).toBe('part.unknown')
  expect(await codeOf([key], join(at.folder, 'office', 'x.pdf'))).toBe('file.insideOffice')
  expect(await codeOf([key], join(at.folder, 'no', 'where.pdf'))).toBe('file.notWritable')
  expect(await codeOf([], at.target)).toBe('list.empty')
  expect(left(at)).toEqual([])
})

test('the bundle is one entry of the log, made when it is whole', async () => {
  const at = await desk()
  const key = await at.add('a.pdf', await pdfOf(['a']))
  const newest = () => auditEntries(openOffice(at.session).database.db, { from: 0, limit: 1 })[0]
  const before = newest()
  await begin(at, [key])
  await must(at.session, 'bundle.next', {})
  expect(newest()).toEqual(before)
  await printed(at, await pdfOf(['cover']))
  expect(newest()).toMatchObject({ action: 'exported', about: `bundle ${caseNo}` })
})

test('pages come from main alone, and other requests are answered between two documents', async () => {
  const at = await desk()
  await begin(at, [await at.add('a.pdf', await pdfOf(['a']))])
  expect(await problemOf(at.session, 'bundle.paper', { bytes: null })).toEqual({ code: 'request.refused' })
  expect((await ask(at.session, 'case.open', { caseNo })).ok).toBe(true)
  expect((await answer(at.session, 'bundle.next', {}, { role: 'paper' })).ok).toBe(false)
})

test('a cover that could not be printed ends the bundle', async () => {
  const at = await desk()
  await begin(at, [await at.add('a.pdf', await pdfOf(['a']))])
  await must(at.session, 'bundle.next', {})
  expect(await answer(at.session, 'bundle.paper', { bytes: null }, { role: 'main' })).toEqual({
    ok: false,
    problem: { code: 'bundle.notPrinted' },
  })
  expect(left(at)).toEqual([])
})
