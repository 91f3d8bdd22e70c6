import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { newCase, newContact } from './new-case.ts'
import { handleFor, makeOffice, must, problemOf, scratch, unlock, vault } from './support.ts'

const caseNo = '2026-0001'

async function filledOffice(): Promise<{ session: Session; folder: string }> {
  const session = vault()
  const folder = scratch()
  await makeOffice(session, join(folder, 'office'))
  await must(session, 'case.create', newCase(caseNo))
  await must(session, 'contact.add', { caseNo, entry: newContact('d1', '来电') })
  const path = join(folder, 'letter.txt')
  writeFileSync(path, '同意')
  await must(session, 'document.add', { caseNo, documents: [{ type: 'other', receivedOn: '2026-03-20' as Day }] }, { files: [path] })
  await must(session, 'draft.save', { key: 'k', content: '1' })
  await must(session, 'draft.save', { key: 'k', content: '12' })
  return { session, folder }
}

test('a copy is a whole office: opened again, counted, with the same log, documents and drafts, while the first stays open', async () => {
  const { session, folder } = await filledOffice()
  const target = join(folder, 'copies', 'office copy')
  const steps: [number, number][] = []
  const copy = await must(
    session,
    'office.copyTo',
    { handle: handleFor(session, target) },
    { progress: (done, total) => void steps.push([done, total]) },
  )
  expect(copy).toMatchObject({ label: 'office copy', counts: { cases: 1, contact_entries: 1, documents: 1 } })
  expect(steps.at(-1)).toEqual([3, 3])
  expect(readdirSync(join(folder, 'copies'))).toEqual(['office copy'])
  expect(readdirSync(target).toSorted()).toEqual(['documents', 'vault.anchor', 'vault.db', 'vault.keys', 'vault.keys.copy'])
  expect(statSync(target).mode & 0o777).toBe(0o700)
  expect(auditEntries(openOffice(session).database.db, { from: 0, limit: 1 })[0]).toMatchObject({ action: 'exported' })
  const file = await must(session, 'case.open', { caseNo })
  lockOffice(session)
  expect(await unlock(session, target)).toMatchObject({ ok: true, value: { notices: [] } })
  expect(await must(session, 'case.open', { caseNo })).toEqual(file)
  expect(await must(session, 'draft.read', { key: 'k' })).toEqual({ content: '12' })
  expect(await must(session, 'office.check', {})).toMatchObject({ ok: true, documents: { ok: true, count: 1 } })
})

test('a copy is refused, and leaves nothing, into a full folder, into the office itself, and when a document is damaged', async () => {
  const { session, folder } = await filledOffice()
  const codeFor = async (target: string) => (await problemOf(session, 'office.copyTo', { handle: handleFor(session, target) })).code
  const full = join(folder, 'full')
  mkdirSync(full)
  writeFileSync(join(full, 'mine.txt'), 'mine')
  expect(await codeFor(full)).toBe('office.folderNotEmpty')
  expect(await codeFor(join(folder, 'office', 'copy'))).toBe('file.insideOffice')
  const documents = join(folder, 'office', 'documents')
  const path = join(documents, readdirSync(documents)[0] ?? '')
  const bytes = readFileSync(path)
  bytes[3] = (bytes[3] ?? 0) ^ 1
  writeFileSync(path, bytes)
  expect(await codeFor(join(folder, 'copy'))).toBe('document.damaged')
  expect(readdirSync(folder).toSorted()).toEqual(['full', 'letter.txt', 'office'])
})
