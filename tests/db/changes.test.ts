import { expect, test } from 'vitest'
import { savePaper, saveSchedule } from '../../db/agreements.ts'
import { auditEntries } from '../../db/audit.ts'
import { readCaseFile } from '../../db/case-file.ts'
import { createCase, nextCaseNo, updateCase } from '../../db/cases.ts'
import { checkDatabase } from '../../db/check.ts'
import { withdrawConsent } from '../../db/clients.ts'
import { addContactEntry, correctContact, withdrawContact } from '../../db/contacts.ts'
import { addBalance } from '../../db/debts.ts'
import { addDocuments, readDocumentRow, storedDocuments } from '../../db/documents.ts'
import { dropDraft, listDrafts, readDraft, saveDraft } from '../../db/drafts.ts'
import { importCases } from '../../db/insert-case.ts'
import { addPerson, readMeta, readPeople, writeMeta } from '../../db/office.ts'
import { addPayment, updatePayment } from '../../db/payments.ts'
import type { WrittenTerms } from '../../src/domain/case-file.ts'
import { aCase, aContact, aDebt, day, paid, row } from '../domain/build.ts'
import { later, newOffice, refusalOf, who } from '../support/office-db.ts'
import { officeWithWholeCases } from '../support/whole-case.ts'
const caseNo = '2026-0007'
const { key: _debtKey, balances: _balances, ...debt } = aDebt({ brand: '白条' })
const { key: _entryKey, ...entry } = aContact('c0', '2026-05-01T10:00', { debts: ['huabei'] })
const paper: WrittenTerms = { document: 'letter', form: 'in_app', issuedBy: '新机构', clauses: { schedule: 'present' } }
const document = { type: 'other', fileName: 'a.txt', receivedOn: day('2026-05-01'), sizeBytes: 3, sha256: 'cd' } as const
const stored = { storedName: 'random', wrappedKey: Buffer.from('wrapped') }
const first = <T>(list: readonly T[]): T => list[0]!

test('the reason of a change stands in the log', () => {
  const office = officeWithWholeCases()
  updateCase(office.open, later, { caseNo, status: 'closed', reason: '已还清' })
  expect(auditEntries(office.open.db, { from: 0, limit: 1 })).toEqual([
    { seq: 4, ...later, action: 'updated', about: 'case', caseNo, subject: expect.stringMatching(/^[0-9a-f]{16}$/), reason: '已还清' },
  ])
})

test('a case from intake gets its keys, its status and its number once', () => {
  const office = newOffice()
  const file = aCase()
  const input = { ...file, debts: [debt, debt].map((one) => ({ ...one, balances: [] })), hardship: undefined }
  createCase(office.open, who, { ...input, caseNo: nextCaseNo(office.open.db, 2026) })
  const read = readCaseFile(office.open.db, '2026-0001')!
  expect([read.status, read.debts.map(({ key }) => key), 'hardship' in read]).toEqual(['intake', ['d1', 'd2'], false])
  expect(refusalOf(() => createCase(office.open, who, { ...input, caseNo: '2026-0001' }))).toMatchObject({
    code: 'case.numberTaken',
    params: { caseNo: '2026-0001' },
    field: 'caseNo',
  })
  expect(checkDatabase(office.open, office.anchored.at(-1)!).ok).toBe(true)
})

test('the next case number is the one after the highest of that year, whatever else is in use', () => {
  const office = newOffice()
  const numbers = ['2025-0900', '2026-0002', '2026-0010', '2026-ABC', '2026-0011b', '20260099', '2027-0001', '2028-12345']
  importCases(
    office.open,
    who,
    numbers.map((no) => ({ file: aCase({ caseNo: no }), stored: new Map() })),
  )
  const next = (year: number) => nextCaseNo(office.open.db, year)
  expect([next(2024), next(2025), next(2026), next(2028)]).toEqual(['2024-0001', '2025-0901', '2026-0011', '2028-12346'])
})

test('only an entry that stands is corrected or withdrawn, and it is never overwritten', () => {
  const office = officeWithWholeCases()
  const again = { caseNo, reason: 'x', at: entry.at, zone: entry.zone }
  const before = readCaseFile(office.open.db, caseNo)!.contacts
  expect(refusalOf(() => correctContact(office.open, later, { caseNo, corrects: 'c1', entry }))).toMatchObject({
    code: 'contact.notStanding',
    params: { key: 'c1' },
  })
  expect(refusalOf(() => withdrawContact(office.open, later, { ...again, withdraws: 'c3' }))).toMatchObject({ code: 'contact.notStanding' })
  expect(refusalOf(() => withdrawContact(office.open, later, { ...again, withdraws: 'c99' }))).toMatchObject({ code: 'part.unknown' })
  expect(withdrawContact(office.open, later, { ...again, withdraws: 'c5' })).toBe('c6')
  expect(withdrawContact(office.open, later, { ...again, withdraws: 'c3' })).toBe('c7')
  expect(readCaseFile(office.open.db, caseNo)!.contacts.slice(0, before.length)).toEqual(before)
})

test('a paper from another document counts from then on, and the one before stays', () => {
  const office = officeWithWholeCases()
  const before = first(readCaseFile(office.open.db, caseNo)!.agreements)
  const newer = { ...paper, document: 'hospital' }
  savePaper(office.open, later, { caseNo, key: 'a1', writtenTerms: newer })
  const after = first(readCaseFile(office.open.db, caseNo)!.agreements)
  expect(after.writtenTerms).toStrictEqual(newer)
  expect(after.earlierPapers).toStrictEqual([before.writtenTerms, ...before.earlierPapers!])
})

test('parts that are not there and parts named twice are refused by key', () => {
  const { open } = officeWithWholeCases()
  const refusals: [() => unknown, string, string][] = [
    [() => addContactEntry(open, later, { caseNo, entry: { ...entry, debts: ['nope'] } }), 'part.unknown', 'nope'],
    [() => addContactEntry(open, later, { caseNo, entry: { ...entry, debts: ['huabei', 'huabei'] } }), 'key.twice', 'huabei'],
    [
      () => addBalance(open, later, { caseNo, debt: 'nope', balance: { asOf: day('2026-05-01'), source: 'phone', components: {} } }),
      'part.unknown',
      'nope',
    ],
    [() => savePaper(open, later, { caseNo, key: 'a1', writtenTerms: { ...paper, document: 'nope' } }), 'part.unknown', 'nope'],
    [
      () => saveSchedule(open, later, { caseNo, key: 'a1', schedule: [row(1, '2026-06-01', 1), row(1, '2026-07-01', 1)] }),
      'key.twice',
      '1',
    ],
    [
      () => addPayment(open, later, { caseNo, agreement: 'a1', payment: { ...paid('2026-06-01', 9), receipt: 'nope' } }),
      'part.unknown',
      'nope',
    ],
    [() => updatePayment(open, later, { caseNo, agreement: 'a1', index: 2, status: 'bounced' }), 'part.unknown', '3'],
    [() => withdrawConsent(open, later, { caseNo, index: 9, withdrawnOn: day('2026-05-01') }), 'part.unknown', '10'],
  ]
  for (const [act, code, key] of refusals) expect(refusalOf(act)).toMatchObject({ code, params: { key } })
})

test('a document is found with where its content lies', () => {
  const office = officeWithWholeCases()
  addDocuments(office.open, later, { caseNo, documents: [{ document, stored }] })
  expect(readDocumentRow(office.open.db, caseNo, 'f1')).toStrictEqual({ caseNo, key: 'f1', ...document, ...stored })
  expect(readDocumentRow(office.open.db, '2026-0006', 'f1')).toBeUndefined()
  expect([...storedDocuments(office.open.db)].map((one) => `${one.caseNo} ${one.key}`)).toHaveLength(10)
})

test('facts about the office and its people are kept, each change in the log', () => {
  const office = newOffice()
  writeMeta(office.open, who, 'label', 'A')
  writeMeta(office.open, who, 'label', 'B')
  addPerson(office.open, who, { key: 'p1', name: '吴顾问', role: 'administrator' })
  expect([readMeta(office.open.db, 'label'), readMeta(office.open.db, 'other'), readPeople(office.open.db)]).toEqual([
    'B',
    undefined,
    [{ key: 'p1', name: '吴顾问', role: 'administrator', since: who.at, removedAt: null }],
  ])
  expect(office.anchored.map(({ seq }) => seq)).toEqual([1, 2, 3])
})

test('a draft is kept, replaced and dropped without an entry, and is its person’s alone', () => {
  const office = newOffice()
  saveDraft(office.open.db, 'p1', 'intake', '{"a":1}', who.at)
  saveDraft(office.open.db, 'p1', 'intake', '{"a":2}', later.at)
  const { db } = office.reopen()
  expect([readDraft(db, 'p1', 'intake'), readDraft(db, 'p1', 'x'), listDrafts(db, 'p1')]).toEqual([
    { content: '{"a":2}' },
    null,
    [{ key: 'intake', savedAt: later.at }],
  ])
  dropDraft(db, 'p2', 'intake')
  expect([readDraft(db, 'p2', 'intake'), listDrafts(db, 'p2'), readDraft(db, 'p1', 'intake')]).toEqual([null, [], { content: '{"a":2}' }])
  dropDraft(db, 'p1', 'intake')
  dropDraft(db, 'p1', 'intake')
  expect([readDraft(db, 'p1', 'intake'), office.anchored]).toEqual([null, []])
})
