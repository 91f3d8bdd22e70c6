import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { getTableColumns } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { caseTables } from '../../db/erase.ts'
import { copiedTables } from '../../db/subject-copy.ts'
import { bringIn } from '../../electron/vault/bring-in.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import type { CaseFileInput } from '../../src/domain/case-file.ts'
import { enums } from '../../src/domain/enums.ts'
import type { Language } from '../../src/words/words.ts'
import { aDebt, anAgreement, aProposal, day, minor, paid } from '../domain/build.ts'
import { textsOf } from '../print/texts.ts'
import { withCanaries } from '../support/canary-case.ts'
import { bareCase, wholeCase } from '../support/whole-case.ts'
import { handleFor, makeOffice, must, PERSON, problemOf, scratch, vault } from './support.ts'

const caseNo = '2026-0007'
const today = day('2026-11-22')
const { file, canaries } = withCanaries(wholeCase(caseNo), 'kanari')

interface Copy {
  format: string
  version: number
  caseNo: string
  writtenBy: string
  people: Record<string, string>
  tables: Record<string, Record<string, unknown>[]>
  log: { action: string; by: string; about: string; reason?: string }[]
  documents: { key: string; fileName: string; sha256: string; contentBase64: string }[]
}

/** Each document has a content of its own; one is longer than a chunk and no multiple of three. */
const contents = new Map(file.documents.map(({ key }, index) => [key, randomBytes(index === 0 ? 1024 * 1024 + 2 : 5)]))

function input(): CaseFileInput {
  const documents = file.documents.map(({ sizeBytes: _size, sha256: _sum, ...rest }) => rest)
  return { file: { ...file, documents }, documents: [...contents].map(([key, content]) => ({ key, content })) }
}

/** An office with the case and another one, in which somebody asked for the erasure and put a hold on it. */
async function office(): Promise<{ session: Session; folder: string }> {
  const session = vault()
  const folder = scratch()
  await makeOffice(session, join(folder, 'office'))
  await bringIn(openOffice(session), [input(), { file: bareCase('2026-0008'), documents: [] }], () => undefined)
  await must(session, 'case.update', { caseNo, priority: 'low', reason: 'kanari-reason' })
  await must(session, 'document.describe', { caseNo, key: file.documents[0]!.key, facts: { type: 'other', receivedOn: today } })
  await must(session, 'erasure.ask', { caseNo, reason: 'mistake' })
  await must(session, 'hold.set', { caseNo, reason: 'kanari-hold' })
  await must(session, 'case.open', { caseNo })
  return { session, folder }
}

async function copied(): Promise<{ session: Session; copy: Copy; path: string }> {
  const { session, folder } = await office()
  const path = join(folder, 'copy.json')
  expect(await must(session, 'subject.copy', { caseNo, handle: handleFor(session, path) })).toEqual({ label: 'copy.json' })
  return { session, path, copy: JSON.parse(readFileSync(path, 'utf8')) as Copy }
}

test('the file holds every table of the schema with rows of cases, and every column but the keys that keep them safe', async () => {
  const { copy } = await copied()
  expect(copy).toMatchObject({ format: 'parley-subject-copy', version: 1, caseNo, writtenBy: PERSON })
  expect(Object.keys(copy.tables).toSorted()).toEqual([...caseTables.keys()].toSorted())
  for (const [name, table] of caseTables) {
    const columns = Object.keys(getTableColumns(table)).filter((column) => !['salt', 'wrappedKey'].includes(column))
    expect([name, copy.tables[name]!.length > 0]).toEqual([name, true])
    for (const row of copy.tables[name]!) expect([name, Object.keys(row).toSorted()]).toEqual([name, columns.toSorted()])
  }
})

test('everything that is kept of the client is in it, and nothing of anybody else', async () => {
  const { copy, path, session } = await copied()
  const text = readFileSync(path, 'utf8')
  for (const canary of [...canaries, 'kanari-reason', 'kanari-hold']) expect(text).toContain(canary)
  expect(text).not.toContain('2026-0008')
  expect(copy.tables['clients']![0]!['phones']).toEqual(file.client.phones)
  expect(copy.tables['cases']).toHaveLength(1)
  const mine = auditEntries(openOffice(session).database.db, { from: 0, limit: 100 }).filter((entry) => entry.caseNo === caseNo)
  expect(copy.log).toHaveLength(mine.length - 1)
  expect(copy.log.map(({ action }) => action)).toEqual(expect.arrayContaining(['imported', 'updated', 'viewed']))
  expect(mine[0]).toMatchObject({ action: 'exported', about: 'copy', by: PERSON })
})

test('the documents are in it byte by byte', async () => {
  const { copy } = await copied()
  const read = copy.documents.map(({ key, contentBase64 }) => [key, Buffer.from(contentBase64, 'base64')] as const)
  expect(new Map(read.map(([key, bytes]) => [key, bytes.equals(contents.get(key)!)]))).toEqual(
    new Map([...contents.keys()].map((key) => [key, true])),
  )
  for (const { key, sha256 } of copy.documents) expect(sha256).toBe(createHash('sha256').update(contents.get(key)!).digest('hex'))
})

test('it is a plain file as any other: mode 0600, outside the office, nothing left when it fails', async () => {
  const { session, folder } = await office()
  const inside = handleFor(session, join(folder, 'office', 'copy.json'))
  expect(await problemOf(session, 'subject.copy', { caseNo, handle: inside })).toMatchObject({ code: 'file.insideOffice' })
  const path = join(folder, 'copy.json')
  expect(await problemOf(session, 'subject.copy', { caseNo: '2026-0099', handle: handleFor(session, path) })).toMatchObject({
    code: 'case.unknown',
  })
  expect(existsSync(path)).toBe(false)
  await must(session, 'subject.copy', { caseNo, handle: handleFor(session, path) })
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
})

const languages: Language[] = ['zh-CN', 'zh-TW', 'en']

test.each(languages)('the print in %s has every text and every stored value in words', async (language) => {
  const { session } = await office()
  const page = await must(session, 'paper.page', { kind: 'subject', caseNo, language, today }, { role: 'paper' })
  const text = textsOf(page.body).join('\n')
  for (const canary of [...canaries, 'kanari-reason', 'kanari-hold']) expect(text).toContain(canary)
  const stored = Object.values(enums)
    .flat()
    .filter((value) => value.includes('_'))
  const words = new Set(text.split(/[^A-Za-z_\d]+/))
  expect(stored.filter((value) => words.has(value))).toEqual([])
  if (language !== 'en') expect(text).not.toMatch(/\b(true|false|null|undefined|NaN)\b|\[object/)
  expect(auditEntries(openOffice(session).database.db, { from: 0, limit: 1 })).toMatchObject([{ action: 'printed', about: 'copy' }])
})

test('amounts stand in the currency of their debt, days and rates as people write them', async () => {
  const { session } = await office()
  const page = await must(session, 'paper.page', { kind: 'subject', caseNo, language: 'en', today }, { role: 'paper' })
  const text = textsOf(page.body).join('\n')
  expect(text).toContain('8,260.00 CNY')
  expect(text).toContain('0.01 %')
  expect(text).toContain('24 Aug 1991')
  expect(text).not.toContain('826000')
})

test('in a case of two currencies each amount has that of its own debt', async () => {
  const session = vault()
  const folder = scratch()
  await makeOffice(session, join(folder, 'office'))
  const debts = [aDebt({ key: 'd1', currency: 'CNY', originalAmount: minor(12_345) }), aDebt({ key: 'd2', currency: 'JPY', balances: [] })]
  const agreements = [anAgreement({ key: 'a1', debts: ['d2'], schedule: [], payments: [{ ...paid('2026-05-11', 12345), note: 'x' }] })]
  const proposals = [aProposal('p1', { debts: ['d2'], terms: { total: minor(777) } })]
  await bringIn(openOffice(session), [{ file: { ...bareCase('2026-0008'), debts, agreements, proposals }, documents: [] }], () => undefined)
  const page = await must(session, 'paper.page', { kind: 'subject', caseNo: '2026-0008', language: 'en', today }, { role: 'paper' })
  const text = textsOf(page.body).join('\n')
  expect(text).toContain('12,345 JPY')
  expect(text).toContain('777 JPY')
  expect(text).toContain('123.45 CNY')
})

test('a column whose values are of a list is known as such', () => {
  const kinds = (name: string) => Object.fromEntries(copiedTables.get(name)!.map(({ property, kind }) => [property, kind]))
  expect(kinds('cases')).toMatchObject({ status: 'case_status', openedOn: 'day', createdAt: 'instant', caseNo: 'text' })
  expect(kinds('debts')).toMatchObject({
    originalAmount: 'amount',
    disputed: 'flag',
    parties: 'list',
    billDay: 'count',
    interestRounding: 'own',
  })
  expect(kinds('contact_entries')).toMatchObject({ at: 'moment', durationSec: 'count', readBack: 'flag' })
})
