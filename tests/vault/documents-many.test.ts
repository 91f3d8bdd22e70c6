import { randomBytes } from 'node:crypto'
import { closeSync, ftruncateSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { PASTED_LIMIT } from '../../electron/vault/document-file.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { newCase } from './new-case.ts'
import { makeOffice, must, problemOf, scratch, vault } from './support.ts'

const caseNo = '2026-0001'
const day = (text: string) => text as Day

async function openedOffice(): Promise<{ session: Session; folder: string; documents: string }> {
  const session = vault()
  const folder = scratch()
  await makeOffice(session, join(folder, 'office'))
  await must(session, 'case.create', newCase(caseNo))
  return { session, folder, documents: join(folder, 'office', 'documents') }
}

const asScreenshots = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    type: 'screenshot' as const,
    receivedOn: day('2026-11-22'),
    name: `截图${index + 1}.png`,
  }))

test('20 pasted pictures are one act and keep their order', async () => {
  const { session } = await openedOffice()
  const pictures = Array.from({ length: 20 }, (_, index) => new Uint8Array(randomBytes(1000 + index)))
  const file = await must(session, 'document.add', { caseNo, documents: asScreenshots(20) }, { files: pictures })
  expect(file.documents.map(({ fileName }) => fileName)).toEqual(asScreenshots(20).map(({ name }) => name))
  expect(file.documents.map(({ sizeBytes }) => sizeBytes)).toEqual(pictures.map(({ length }) => length))
  for (const [index, { key }] of file.documents.entries())
    expect(Buffer.from(await must(session, 'document.bytes', { caseNo, key, from: 0, length: 5000 }))).toEqual(
      Buffer.from(pictures[index]!),
    )
  const entries = auditEntries(openOffice(session).database.db, { from: 0, limit: 20 })
  expect(new Set(entries.map(({ at }) => at)).size).toBe(1)
})

test('files and pasted bytes come together: a file keeps its own name, bytes take the given one without folders', async () => {
  const { session, folder } = await openedOffice()
  const path = join(folder, '确认函.txt')
  writeFileSync(path, 'a')
  const documents = [
    { type: 'other' as const, receivedOn: day('2026-11-22'), name: 'not this' },
    { type: 'other' as const, receivedOn: day('2026-11-22'), name: '../../x/截图 1.png' },
    { type: 'other' as const, receivedOn: day('2026-11-22') },
  ]
  const { documents: added } = await must(
    session,
    'document.add',
    { caseNo, documents },
    { files: [path, new Uint8Array([1]), new Uint8Array([2])] },
  )
  expect(added.map(({ fileName }) => fileName)).toEqual(['确认函.txt', '截图 1.png', 'document'])
})

test('all or none: the one at fault is named, and nothing of the others is kept', async () => {
  const { session, folder, documents } = await openedOffice()
  const good = new Uint8Array([1, 2, 3])
  const huge = join(folder, 'two-gigabytes')
  const file = openSync(huge, 'w')
  ftruncateSync(file, 2 * 1024 ** 3)
  closeSync(file)
  const add = (...files: (string | Uint8Array)[]) =>
    problemOf(session, 'document.add', { caseNo, documents: asScreenshots(files.length) }, { files })
  expect(await add(good, good, new Uint8Array(0))).toEqual({ code: 'document.empty', field: 'documents.2' })
  expect(await add(good, huge)).toEqual({ code: 'document.tooLarge', field: 'documents.1' })
  expect(await add(new Uint8Array(PASTED_LIMIT + 1), good)).toEqual({ code: 'document.pastedTooLarge', field: 'documents.0' })
  expect(await add(good, join(folder, 'nowhere'), good)).toEqual({ code: 'document.unreadable', field: 'documents.1' })
  const tooFew = await problemOf(session, 'document.add', { caseNo, documents: asScreenshots(2) }, { files: [good] })
  expect(tooFew).toEqual({ code: 'document.unreadable' })
  expect(readdirSync(documents)).toEqual([])
  expect((await must(session, 'case.open', { caseNo })).documents).toEqual([])
})

test('when one row cannot be written, none of the files is kept', async () => {
  const { session, documents } = await openedOffice()
  openOffice(session).database.sqlite.exec(
    "CREATE TRIGGER never BEFORE INSERT ON documents WHEN NEW.file_name = '截图3.png' BEGIN SELECT RAISE(ABORT, 'never'); END",
  )
  const files = [1, 2, 3].map((byte) => new Uint8Array([byte]))
  expect(await problemOf(session, 'document.add', { caseNo, documents: asScreenshots(3) }, { files })).toEqual({ code: 'unexpected' })
  expect(readdirSync(documents)).toEqual([])
  expect((await must(session, 'case.open', { caseNo })).documents).toEqual([])
})

test('a file that goes away while those before it are stored takes them along', async () => {
  const { session, folder, documents } = await openedOffice()
  const paths = ['a', 'b'].map((name) => join(folder, name))
  for (const path of paths) writeFileSync(path, path)
  const progress = () => rmSync(paths[1]!, { force: true })
  const input = { caseNo, documents: asScreenshots(2) }
  expect(await problemOf(session, 'document.add', input, { files: paths, progress })).toEqual({
    code: 'document.unreadable',
    field: 'documents.1',
  })
  expect(readdirSync(documents)).toEqual([])
})

test('progress is told over all files together and ends at their sum', async () => {
  const { session, folder } = await openedOffice()
  const steps: [number, number][] = []
  const path = join(folder, 'a')
  writeFileSync(path, new Uint8Array(20))
  const files = [new Uint8Array(10), path, new Uint8Array(30)]
  const progress = (done: number, total: number) => void steps.push([done, total])
  await must(session, 'document.add', { caseNo, documents: asScreenshots(3) }, { files, progress })
  expect(steps).toEqual([
    [10, 60],
    [30, 60],
    [30, 60],
    [60, 60],
  ])
})

test('facts said anew take the place of those before; name, content and digest stay', async () => {
  const { session } = await openedOffice()
  const first = await must(session, 'document.add', { caseNo, documents: asScreenshots(1) }, { files: [new Uint8Array([7])] })
  const [before] = first.documents
  const facts = {
    type: 'written_confirmation' as const,
    receivedOn: day('2026-11-20'),
    issuedOn: day('2026-11-18'),
    originalSeenOn: day('2026-11-21'),
    originalSeenBy: '王丽华',
    validUntil: day('2027-02-18'),
  }
  const { documents } = await must(session, 'document.describe', { caseNo, key: before!.key, facts })
  const { key, fileName, sizeBytes, sha256 } = before!
  expect(documents).toEqual([{ key, fileName, sizeBytes, sha256, ...facts }])
  const less = { type: 'other' as const, receivedOn: day('2026-11-20') }
  const again = await must(session, 'document.describe', { caseNo, key, facts: less })
  expect(again.documents).toEqual([{ key, fileName, sizeBytes, sha256, ...less }])
  expect(await problemOf(session, 'document.describe', { caseNo, key: 'f9', facts: less })).toMatchObject({ code: 'part.unknown' })
})

test('only what takes documents in is given files', async () => {
  const { session, folder } = await openedOffice()
  const reply = await must(session, 'case.open', { caseNo }, { files: [join(folder, 'x')] })
  expect(reply.documents).toEqual([])
})
