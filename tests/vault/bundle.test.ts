import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { answer } from '../../electron/vault/answer.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice } from '../../electron/vault/session.ts'
import { pdfOf } from './bundle-files.ts'
import { ask, handleFor, must, problemOf } from './support.ts'
import { caseNo, desk, begin, printed, left } from './bundle-desk.ts'

/** The life of a bundle: begun, built, cancelled, refused, logged. */

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
  expect(newest()).toMatchObject({ action: 'exported', about: 'bundle', caseNo })
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
