import { createHash, randomBytes } from 'node:crypto'
import { closeSync, ftruncateSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { DOCUMENT_LIMIT, isWhole, storeContent, storedChunks, storedPiece, storeFile } from '../../electron/vault/document-file.ts'
import { plainName } from '../../electron/vault/document-name.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import type { CaseFile, Day } from '../../src/domain/case-file.ts'
import { newCase } from './new-case.ts'
import { ask, handleFor, makeOffice, must, problemOf, scratch, vault } from './support.ts'

const caseNo = '2026-0001'
const MIB = 1024 * 1024
const keysOf = (byte: number) => ({ epoch: 1, keys: new Map([[1, Buffer.alloc(32, byte)]]) })
const key = () => keysOf(5)
const facts = { caseNo, documents: [{ type: 'written_confirmation' as const, receivedOn: '2026-03-20' as Day }] }

async function openedOffice(): Promise<{ session: Session; folder: string; documents: string }> {
  const session = vault()
  const folder = scratch()
  await makeOffice(session, join(folder, 'office'))
  await must(session, 'case.create', newCase(caseNo))
  return { session, folder, documents: join(folder, 'office', 'documents') }
}

function fileWith(folder: string, name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const read = (folder: string, stored: Parameters<typeof storedChunks>[2]) => Buffer.concat([...storedChunks(folder, key(), stored)])

test.each([1, MIB - 1, MIB, MIB + 1, 3 * MIB])('%d bytes come back as they were and are nowhere on the disk', async (size) => {
  const folder = scratch()
  const content = randomBytes(size)
  const stored = await storeContent(folder, key(), content)
  expect(stored).toMatchObject({ sizeBytes: size, sha256: createHash('sha256').update(content).digest('hex') })
  expect(readdirSync(folder)).toEqual([stored.storedName])
  expect(read(folder, stored)).toEqual(content)
  const raw = readFileSync(join(folder, stored.storedName))
  if (size > 16) expect(raw.includes(content.subarray(0, 16))).toBe(false)
  expect(statSync(join(folder, stored.storedName)).mode & 0o777).toBe(0o600)
})

test('a changed byte, swapped chunks, a cut end, another document’s bytes and another office’s key are damage', async () => {
  const folder = scratch()
  const stored = await storeContent(folder, key(), randomBytes(2 * MIB + 100))
  const other = await storeContent(folder, key(), randomBytes(2 * MIB + 100))
  const path = join(folder, stored.storedName)
  const whole = readFileSync(path)
  const chunk = MIB + 16
  const flipped = Buffer.from(whole)
  flipped[MIB + 500] = (flipped[MIB + 500] ?? 0) ^ 1
  const swapped = Buffer.concat([whole.subarray(chunk, 2 * chunk), whole.subarray(0, chunk), whole.subarray(2 * chunk)])
  for (const damaged of [flipped, swapped, whole.subarray(0, 2 * chunk), Buffer.alloc(0), readFileSync(join(folder, other.storedName))]) {
    writeFileSync(path, damaged)
    expect(() => read(folder, stored)).toThrow('document.damaged')
    expect(isWhole(folder, key(), stored)).toBe(false)
  }
  writeFileSync(path, whole)
  expect(isWhole(folder, key(), stored)).toBe(true)
  expect(isWhole(folder, keysOf(6), stored)).toBe(false)
  expect(isWhole(folder, key(), { ...stored, sizeBytes: 2 * MIB })).toBe(false)
  expect(isWhole(folder, key(), { ...stored, sha256: other.sha256 })).toBe(false)
  rmSync(path)
  expect(isWhole(folder, key(), stored)).toBe(false)
})

test('a document cut to its first chunks is damage even when its row says so too', async () => {
  const folder = scratch()
  const content = randomBytes(2 * MIB)
  const stored = await storeContent(folder, key(), content)
  writeFileSync(join(folder, stored.storedName), readFileSync(join(folder, stored.storedName)).subarray(0, MIB + 16))
  const sha256 = createHash('sha256').update(content.subarray(0, MIB)).digest('hex')
  expect(isWhole(folder, key(), { ...stored, sizeBytes: MIB, sha256 })).toBe(false)
})

test('a document of 200 MB is taken and given with less than half of it in memory', async () => {
  const folder = scratch()
  const path = join(folder, 'large')
  const file = openSync(path, 'w')
  ftruncateSync(file, 200 * MIB)
  writeSync(file, 'the end', 200 * MIB - 7)
  closeSync(file)
  let most = 0
  const before = process.memoryUsage().rss
  const watch = () => void (most = Math.max(most, process.memoryUsage().rss - before))
  const stored = await storeFile(folder, key(), path, watch)
  expect(stored.sizeBytes).toBe(200 * MIB)
  const chunks = storedChunks(folder, key(), stored)
  while (!chunks.next().done) watch()
  // Chunks that were let go stay counted until the collector comes by, on a busy machine some later.
  expect(most).toBeLessThan(100 * MIB)
})

test('an empty document, one over 500 MB, one that is not there and a folder are refused, and nothing is left', async () => {
  const { session, folder, documents } = await openedOffice()
  const huge = join(folder, 'huge')
  const file = openSync(huge, 'w')
  ftruncateSync(file, DOCUMENT_LIMIT + 1)
  closeSync(file)
  const codeOf = async (path?: string) =>
    (await problemOf(session, 'document.add', facts, path === undefined ? {} : { files: [path] })).code
  expect(await codeOf(fileWith(folder, 'empty.pdf', ''))).toBe('document.empty')
  expect(await codeOf(huge)).toBe('document.tooLarge')
  expect(await codeOf(join(folder, 'nowhere'))).toBe('document.unreadable')
  expect(await codeOf(folder)).toBe('document.unreadable')
  expect(await codeOf()).toBe('document.unreadable')
  expect(readdirSync(documents)).toEqual([])
})

test('a document of a case that is not there is refused and not kept', async () => {
  const { session, folder, documents } = await openedOffice()
  const path = fileWith(folder, 'a.txt', 'a')
  expect(await problemOf(session, 'document.add', { ...facts, caseNo: '1999-1' }, { files: [path] })).toMatchObject({
    code: 'case.unknown',
  })
  expect(readdirSync(documents)).toEqual([])
})

test('a document whose row cannot be written is not kept', async () => {
  const { session, folder, documents } = await openedOffice()
  openOffice(session).database.sqlite.exec("CREATE TRIGGER never BEFORE INSERT ON documents BEGIN SELECT RAISE(ABORT, 'never'); END")
  expect(await problemOf(session, 'document.add', facts, { files: [fileWith(folder, 'a.txt', 'a')] })).toEqual({ code: 'unexpected' })
  expect(readdirSync(documents)).toEqual([])
})

test.each([
  ['/home/li/确认函 (1).pdf', '确认函 (1).pdf'],
  ['C:\\Users\\li\\确认函.pdf', '确认函.pdf'],
  ['..\\..\\x.txt', 'x.txt'],
  ['../../etc/passwd', 'passwd'],
  ['C:x.txt', 'x.txt'],
  ['a\u0000b\nc.txt', 'abc.txt'],
  ['/tmp/😀‮gnp.exe', '😀‮gnp.exe'],
  ['/tmp/..', 'document'],
  ['CON', 'CON'],
  ['NUL.txt', 'NUL.txt'],
  [`${'长'.repeat(400)}.pdf`, `${'长'.repeat(296)}.pdf`],
  ['x'.repeat(301), 'x'.repeat(300)],
  [`a.${'x'.repeat(400)}`, `a.${'x'.repeat(298)}`],
  [`${'x'.repeat(295)}😀😀.pdf`, `${'x'.repeat(295)}.pdf`],
  ['/tmp/', 'document'],
])('the name of %j is %j', (path, name) => expect(plainName(path)).toBe(name))

test('a stored document carries its own name and sum, and its file has neither', async () => {
  const { session, folder, documents } = await openedOffice()
  const path = fileWith(folder, '延期还款确认函.txt', '同意延期\n')
  const steps: [number, number][] = []
  const file: CaseFile = await must(session, 'document.add', facts, {
    files: [path],
    progress: (done, total) => void steps.push([done, total]),
  })
  expect(file.documents).toMatchObject([
    { type: 'written_confirmation', fileName: '延期还款确认函.txt', sizeBytes: 13, receivedOn: '2026-03-20' },
  ])
  expect(steps.at(-1)).toEqual([13, 13])
  expect(readdirSync(documents)).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)])
  const docKey = file.documents[0]?.key ?? ''
  expect(await must(session, 'document.read', { caseNo, key: docKey })).toEqual({
    fileName: '延期还款确认函.txt',
    kind: 'text',
    pixels: null,
    text: '同意延期\n',
    sizeBytes: 13,
  })
  expect(await problemOf(session, 'document.read', { caseNo, key: 'f9' })).toMatchObject({ code: 'part.unknown' })
})

test('what a document is comes from its bytes and not from its name; HTML and SVG are text', async () => {
  const { session, folder } = await openedOffice()
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452000000030000000408020000', 'hex'), randomBytes(20)])
  const shown = async (name: string, content: Buffer | string) => {
    const file = await must(session, 'document.add', facts, { files: [fileWith(folder, name, content)] })
    const { kind, pixels, text } = await must(session, 'document.read', { caseNo, key: file.documents.at(-1)?.key ?? '' })
    return { kind, pixels, text }
  }
  expect(await shown('picture.txt', png)).toEqual({ kind: 'png', pixels: 12, text: null })
  const page = '<html><script>1</script>'
  expect(await shown('page.png', page)).toEqual({ kind: 'text', pixels: null, text: page })
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
  expect(await shown('a.svg', svg)).toEqual({ kind: 'text', pixels: null, text: svg })
  expect(await shown('a.txt', Buffer.from('255044462d312e370affffff', 'hex'))).toEqual({ kind: 'pdf', pixels: null, text: null })
  expect(await shown('long.txt', 'x'.repeat(MIB))).toMatchObject({ kind: 'text', text: 'x'.repeat(MIB) })
  expect(await shown('longer.txt', 'x'.repeat(MIB + 1))).toEqual({ kind: 'text', pixels: null, text: null })
  expect(await shown('late.txt', `${'x'.repeat(MIB - 4)}\0`)).toEqual({ kind: 'unknown', pixels: null, text: null })
})

test('any piece of a document is what stands there, from first to last byte and past the end', async () => {
  const folder = scratch()
  const content = randomBytes(3 * MIB + 5)
  const stored = await storeContent(folder, key(), content)
  const pieces = [
    [0, 1],
    [0, MIB],
    [MIB - 1, 2],
    [MIB, MIB],
    [2 * MIB - 3, MIB + 6],
    [3 * MIB, 5],
    [3 * MIB + 4, 100],
    [3 * MIB + 5, 1],
    [9 * MIB, 10],
  ] as const
  for (const [from, length] of pieces)
    expect(storedPiece(folder, key(), stored, from, length)).toEqual(content.subarray(from, from + length))
  const path = join(folder, stored.storedName)
  const whole = readFileSync(path)
  whole[MIB + 16 + 7] = (whole[MIB + 16 + 7] ?? 0) ^ 1
  writeFileSync(path, whole)
  expect(storedPiece(folder, key(), stored, 0, MIB)).toEqual(content.subarray(0, MIB))
  expect(() => storedPiece(folder, key(), stored, MIB - 1, 2)).toThrow('document.damaged')
})

test('a page reads a document piece by piece, and never another case’s', async () => {
  const { session, folder } = await openedOffice()
  const content = randomBytes(MIB + 100)
  const file = await must(session, 'document.add', facts, { files: [fileWith(folder, 'a.bin', content)] })
  const docKey = file.documents[0]?.key ?? ''
  const piece = await must(session, 'document.bytes', { caseNo, key: docKey, from: MIB - 2, length: 50 })
  expect(piece).toBeInstanceOf(Uint8Array)
  expect(Buffer.from(piece)).toEqual(content.subarray(MIB - 2, MIB + 48))
  await must(session, 'case.create', newCase('2026-0002'))
  const ofOther = { caseNo: '2026-0002', key: docKey, from: 0, length: 1 }
  expect(await problemOf(session, 'document.bytes', ofOther)).toMatchObject({ code: 'part.unknown' })
})

test('a document is given out in plain text only where the person said, for its owner only, with an entry in the log', async () => {
  const { session, folder, documents } = await openedOffice()
  const content = randomBytes(MIB + 7)
  const file = await must(session, 'document.add', facts, { files: [fileWith(folder, 'a.bin', content)] })
  const docKey = file.documents[0]?.key ?? ''
  const target = join(folder, 'out.bin')
  expect(await must(session, 'document.saveAs', { caseNo, key: docKey, handle: handleFor(session, target) })).toEqual({ label: 'out.bin' })
  expect(readFileSync(target)).toEqual(content)
  expect(statSync(target).mode & 0o777).toBe(0o600)
  expect(auditEntries(openOffice(session).database.db, { from: 0, limit: 1 })[0]).toMatchObject({
    action: 'exported',
    about: `document ${docKey}`,
    caseNo,
  })
  const saveTo = (path: string) => ask(session, 'document.saveAs', { caseNo, key: docKey, handle: handleFor(session, path) })
  expect(await saveTo(join(folder, 'no', 'where'))).toMatchObject({ ok: false, problem: { code: 'file.notWritable' } })
  expect(await saveTo(join(documents, '..', 'vault.db'))).toMatchObject({ ok: false, problem: { code: 'file.insideOffice' } })
  const [name = ''] = readdirSync(documents)
  writeFileSync(join(documents, name), 'damaged')
  expect(await saveTo(join(folder, 'second.bin'))).toMatchObject({ ok: false, problem: { code: 'document.damaged' } })
  expect(readdirSync(folder).toSorted()).toEqual(['a.bin', 'office', 'out.bin'])
  expect(await must(session, 'office.check', {})).toMatchObject({
    ok: false,
    documents: { ok: false, count: 1, problems: [`${caseNo}/${docKey}`] },
  })
})
