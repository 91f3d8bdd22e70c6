import { expect, test } from 'vitest'
import { acceptDifference, addAgreement, savePaper, saveSchedule, setClientAccepted, setOralTerms, updateAgreement } from '../../db/agreements.ts'
import { auditEntries } from '../../db/audit.ts'
import { readCaseFile } from '../../db/case-file.ts'
import { createCase, nextCaseNo, updateCase } from '../../db/cases.ts'
import { checkDatabase } from '../../db/check.ts'
import { addConsent, saveHardship, updateClient, withdrawConsent } from '../../db/clients.ts'
import { addContactEntry, correctContact, withdrawContact } from '../../db/contacts.ts'
import { addBalance, addDebt, updateDebt } from '../../db/debts.ts'
import { addDocument, readDocumentRow, storedDocuments } from '../../db/documents.ts'
import { dropDraft, listDrafts, readDraft, saveDraft } from '../../db/drafts.ts'
import { Refusal } from '../../db/errors.ts'
import { importCases } from '../../db/insert-case.ts'
import { addPerson, readMeta, readPeople, writeMeta } from '../../db/office.ts'
import type { OpenDb } from '../../db/open.ts'
import { addPayment, updatePayment } from '../../db/payments.ts'
import { addProposal, updateProposal } from '../../db/proposals.ts'
import type { CaseFile, WrittenTerms } from '../../src/domain/case-file.ts'
import { aCase, aContact, aDebt, aProposal, day, minor, paid, row } from '../domain/build.ts'
import { logged, newOffice, places, who } from '../support/office-db.ts'
import { wholeCase } from '../support/whole-case.ts'

const caseNo = '2026-0007'
const later = { by: '周顾问', at: '2026-11-23T09:30:00.000Z' }
const { key: _debtKey, balances: _balances, ...debt } = aDebt({ brand: '白条' })
const { key: _entryKey, ...entry } = aContact('c0', '2026-05-01T10:00', { debts: ['huabei'] })
const { key: _proposalKey, ...proposal } = aProposal('p0', { debts: ['jiebei'], status: 'sent' })
const paper: WrittenTerms = { document: 'letter', form: 'in_app', issuedBy: '新机构', clauses: { schedule: 'present' } }
const document = { type: 'other', fileName: 'a.txt', receivedOn: day('2026-05-01'), sizeBytes: 3, sha256: 'cd' } as const
const stored = { storedName: 'random', wrappedKey: Buffer.from('wrapped') }
const difference = { term: 'total', said: '1', written: '2', reason: '可以', acceptedOn: day('2026-05-02') } as const
const first = <T>(list: readonly T[]): T => list[0]!

type Changes = [name: string, about: string, act: (open: OpenDb) => unknown, seen: (file: CaseFile) => unknown, becomes: unknown][]
const changes: Changes = [
  ['updateCase', `case ${caseNo}`, (o) => updateCase(o, later, { caseNo, status: 'on_hold', reason: '等材料' }), (f) => [f.status, f.priority], ['on_hold', 'urgent']],
  ['updateClient', `client ${caseNo}`, (o) => updateClient(o, later, { caseNo, client: { name: '张明', phones: [], household: [] } }), (f) => f.client, { name: '张明', phones: [], household: [] }],
  ['saveHardship', `hardship ${caseNo}`, (o) => saveHardship(o, later, { caseNo, hardship: { causes: ['gambling'] } }), (f) => f.hardship, { causes: ['gambling'] }],
  ['addConsent', `consent ${caseNo}`, (o) => addConsent(o, later, { caseNo, consent: { type: 'recording', givenOn: day('2026-05-01'), method: 'signed' } }), (f) => f.consents[2], { type: 'recording', givenOn: '2026-05-01', method: 'signed' }],
  ['withdrawConsent', `consent ${caseNo}`, (o) => withdrawConsent(o, later, { caseNo, index: 0, withdrawnOn: day('2026-05-01') }), (f) => first(f.consents).withdrawnOn, '2026-05-01'],
  ['addDebt', `debt ${caseNo}/d1`, (o) => addDebt(o, later, { caseNo, debt: { ...debt, balances: [] } }), (f) => f.debts[2], { ...debt, key: 'd1', balances: [] }],
  ['updateDebt', `debt ${caseNo}/jiebei`, (o) => updateDebt(o, later, { caseNo, key: 'jiebei', debt }), (f) => f.debts[1], { ...debt, key: 'jiebei', balances: [] }],
  ['addBalance', `balance ${caseNo}/jiebei`, (o) => addBalance(o, later, { caseNo, debt: 'jiebei', balance: { asOf: day('2026-05-01'), source: 'phone', components: { principal: minor(5) } } }), (f) => f.debts[1]!.balances, [{ asOf: '2026-05-01', source: 'phone', components: { principal: 5 } }]],
  ['addContactEntry', `contact ${caseNo}/c6`, (o) => addContactEntry(o, later, { caseNo, entry }), (f) => f.contacts.at(-1), { ...entry, key: 'c6', loggedBy: later.by, loggedAt: later.at }],
  ['correctContact', `contact ${caseNo}/c6`, (o) => correctContact(o, later, { caseNo, corrects: 'c2', entry }), (f) => f.contacts.at(-1), { ...entry, key: 'c6', corrects: 'c2', loggedBy: later.by, loggedAt: later.at }],
  ['withdrawContact', `contact ${caseNo}/c6`, (o) => withdrawContact(o, later, { caseNo, withdraws: 'c4', reason: '记错', at: entry.at, zone: entry.zone }), (f) => f.contacts.at(-1), { key: 'c6', debts: ['jiebei', 'huabei'], at: entry.at, zone: entry.zone, channel: 'call', direction: 'counselor_to_creditor', result: 'answered', summary: '记错', withdraws: 'c4', loggedBy: later.by, loggedAt: later.at }],
  ['addDocument', `document ${caseNo}/f1`, (o) => addDocument(o, later, { caseNo, document, stored }), (f) => f.documents.at(-1), { ...document, key: 'f1' }],
  ['addProposal', `proposal ${caseNo}/p3`, (o) => addProposal(o, later, { caseNo, proposal }), (f) => f.proposals.at(-1), { ...proposal, key: 'p3' }],
  ['updateProposal', `proposal ${caseNo}/p2`, (o) => updateProposal(o, later, { caseNo, key: 'p2', proposal }), (f) => f.proposals[1], { ...proposal, key: 'p2' }],
  ['addAgreement', `agreement ${caseNo}/a3`, (o) => addAgreement(o, later, { caseNo, debts: ['jiebei'], proposal: 'p1', oralTerms: { contact: 'c2', total: minor(7) } }), (f) => f.agreements.at(-1), { key: 'a3', debts: ['jiebei'], status: 'pending_confirmation', proposal: 'p1', oralTerms: { contact: 'c2', total: 7 }, schedule: [], payments: [] }],
  ['updateAgreement', `agreement ${caseNo}/a2`, (o) => updateAgreement(o, later, { caseNo, key: 'a2', status: 'active', graceDays: 3 }), (f) => [f.agreements[1]!.status, f.agreements[1]!.graceDays, f.agreements[1]!.oralTerms], ['active', 3, {}]],
  ['setOralTerms', `agreement ${caseNo}/a1`, (o) => setOralTerms(o, later, { caseNo, key: 'a1', oralTerms: { waivers: [] } }), (f) => first(f.agreements).oralTerms, { waivers: [] }],
  ['savePaper', `agreement ${caseNo}/a1`, (o) => savePaper(o, later, { caseNo, key: 'a1', writtenTerms: paper }), (f) => [first(f.agreements).writtenTerms, first(f.agreements).earlierPapers!.length], [paper, 1]],
  ['acceptDifference', `agreement ${caseNo}/a1`, (o) => acceptDifference(o, later, { caseNo, key: 'a1', difference }), (f) => first(f.agreements).acceptedDifferences![1], difference],
  ['setClientAccepted', `agreement ${caseNo}/a1`, (o) => setClientAccepted(o, later, { caseNo, key: 'a1', acceptedOn: null }), (f) => 'acceptedByClientOn' in first(f.agreements), false],
  ['saveSchedule', `agreement ${caseNo}/a1`, (o) => saveSchedule(o, later, { caseNo, key: 'a1', schedule: [row(2, '2026-07-01', 2), row(1, '2026-06-01', 1)] }), (f) => first(f.agreements).schedule, [row(1, '2026-06-01', 1), row(2, '2026-07-01', 2)]],
  ['addPayment', `payment ${caseNo}/a2`, (o) => addPayment(o, later, { caseNo, agreement: 'a2', payment: { ...paid('2026-06-01', 9), receipt: 'letter' } }), (f) => f.agreements[1]!.payments, [{ ...paid('2026-06-01', 9), receipt: 'letter' }]],
  ['updatePayment', `payment ${caseNo}/a1`, (o) => updatePayment(o, later, { caseNo, agreement: 'a1', index: 1, status: 'refunded' }), (f) => first(f.agreements).payments.map(({ status }) => status), ['confirmed', 'refunded']],
]

/** An office with the whole case and another beside it. */
function filled() {
  const office = newOffice()
  const files = [wholeCase('2026-0006'), wholeCase(caseNo), wholeCase('2026-0009')]
  importCases(office.open, who, files.map((file) => ({ file, stored: places(file) })))
  return office
}

test.each(changes)('%s changes what it says, in one entry of the log', (_name, about, act, seen, becomes) => {
  const office = filled()
  const before = auditEntries(office.open.db, { from: 0, limit: 100 })
  act(office.open)
  const [entry, ...earlier] = auditEntries(office.open.db, { from: 0, limit: 100 })
  expect(earlier).toEqual(before)
  expect(entry).toMatchObject({ seq: before.length + 1, ...later, about })
  expect(office.anchored.at(-1)!.seq).toBe(entry!.seq)
  expect(seen(readCaseFile(office.open.db, caseNo)!)).toStrictEqual(becomes)
  for (const other of ['2026-0006', '2026-0009']) expect(readCaseFile(office.open.db, other)).toStrictEqual(logged(wholeCase(other)))
  expect(checkDatabase(office.open, office.anchored.at(-1)!)).toMatchObject({ ok: true, integrity: { problems: [] } })
})

test('every function that changes a case is in the table above', async () => {
  const names = ['agreements', 'clients', 'contacts', 'debts', 'documents', 'payments', 'proposals']
  const modules = await Promise.all(names.map((name) => import(`../../db/${name}.ts`) as Promise<Record<string, unknown>>))
  const changing = modules.flatMap((module) => Object.keys(module)).filter((name) => !/^(read|stored)/.test(name))
  expect([...changing, 'updateCase'].toSorted()).toEqual(changes.map(([name]) => name).toSorted())
})

test.each(changes)('%s refuses a case that is not there, and writes nothing', (_name, _about, act) => {
  const office = newOffice()
  expect(() => act(office.open)).toThrow(Refusal)
  expect(office.anchored).toEqual([])
})

test('the reason of a change stands in the log', () => {
  const office = filled()
  updateCase(office.open, later, { caseNo, status: 'closed', reason: '已还清' })
  expect(auditEntries(office.open.db, { from: 0, limit: 1 })).toEqual([{ seq: 4, ...later, action: 'updated', about: `case ${caseNo}`, reason: '已还清' }])
})

test('a case from intake gets its keys, its status and its number once', () => {
  const office = newOffice()
  const file = aCase()
  const input = { ...file, debts: [debt, debt].map((one) => ({ ...one, balances: [] })), hardship: undefined }
  createCase(office.open, who, { ...input, caseNo: nextCaseNo(office.open.db, 2026) })
  const read = readCaseFile(office.open.db, '2026-0001')!
  expect([read.status, read.debts.map(({ key }) => key), 'hardship' in read]).toEqual(['intake', ['d1', 'd2'], false])
  expect(caught(() => createCase(office.open, who, { ...input, caseNo: '2026-0001' }))).toMatchObject({ code: 'case.numberTaken', params: { caseNo: '2026-0001' }, field: 'caseNo' })
  expect(checkDatabase(office.open, office.anchored.at(-1)!).ok).toBe(true)
})

test('the next case number is the one after the highest of that year, whatever else is in use', () => {
  const office = newOffice()
  const numbers = ['2025-0900', '2026-0002', '2026-0010', '2026-ABC', '2026-0011b', '20260099', '2027-0001', '2028-12345']
  importCases(office.open, who, numbers.map((no) => ({ file: aCase({ caseNo: no }), stored: new Map() })))
  const next = (year: number) => nextCaseNo(office.open.db, year)
  expect([next(2024), next(2025), next(2026), next(2028)]).toEqual(['2024-0001', '2025-0901', '2026-0011', '2028-12346'])
})

test('only an entry that stands is corrected or withdrawn, and it is never overwritten', () => {
  const office = filled()
  const again = { caseNo, reason: 'x', at: entry.at, zone: entry.zone }
  const before = readCaseFile(office.open.db, caseNo)!.contacts
  expect(caught(() => correctContact(office.open, later, { caseNo, corrects: 'c1', entry }))).toMatchObject({ code: 'contact.notStanding', params: { key: 'c1' } })
  expect(caught(() => withdrawContact(office.open, later, { ...again, withdraws: 'c3' }))).toMatchObject({ code: 'contact.notStanding' })
  expect(caught(() => withdrawContact(office.open, later, { ...again, withdraws: 'c99' }))).toMatchObject({ code: 'part.unknown' })
  expect(withdrawContact(office.open, later, { ...again, withdraws: 'c5' })).toBe('c6')
  expect(withdrawContact(office.open, later, { ...again, withdraws: 'c3' })).toBe('c7')
  expect(readCaseFile(office.open.db, caseNo)!.contacts.slice(0, before.length)).toEqual(before)
})

test('a paper from another document counts from then on, and the one before stays', () => {
  const office = filled()
  const before = first(readCaseFile(office.open.db, caseNo)!.agreements)
  const newer = { ...paper, document: 'hospital' }
  savePaper(office.open, later, { caseNo, key: 'a1', writtenTerms: newer })
  const after = first(readCaseFile(office.open.db, caseNo)!.agreements)
  expect(after.writtenTerms).toStrictEqual(newer)
  expect(after.earlierPapers).toStrictEqual([before.writtenTerms, ...before.earlierPapers!])
})

test('parts that are not there and parts named twice are refused by key', () => {
  const { open } = filled()
  const refusals: [() => unknown, string, string][] = [
    [() => addContactEntry(open, later, { caseNo, entry: { ...entry, debts: ['nope'] } }), 'part.unknown', 'nope'],
    [() => addContactEntry(open, later, { caseNo, entry: { ...entry, debts: ['huabei', 'huabei'] } }), 'key.twice', 'huabei'],
    [() => addBalance(open, later, { caseNo, debt: 'nope', balance: { asOf: day('2026-05-01'), source: 'phone', components: {} } }), 'part.unknown', 'nope'],
    [() => savePaper(open, later, { caseNo, key: 'a1', writtenTerms: { ...paper, document: 'nope' } }), 'part.unknown', 'nope'],
    [() => saveSchedule(open, later, { caseNo, key: 'a1', schedule: [row(1, '2026-06-01', 1), row(1, '2026-07-01', 1)] }), 'key.twice', '1'],
    [() => addPayment(open, later, { caseNo, agreement: 'a1', payment: { ...paid('2026-06-01', 9), receipt: 'nope' } }), 'part.unknown', 'nope'],
    [() => updatePayment(open, later, { caseNo, agreement: 'a1', index: 2, status: 'bounced' }), 'part.unknown', '3'],
    [() => withdrawConsent(open, later, { caseNo, index: 9, withdrawnOn: day('2026-05-01') }), 'part.unknown', '10'],
  ]
  for (const [act, code, key] of refusals) expect(caught(act)).toMatchObject({ code, params: { key } })
})

test('a document is found with where its content lies', () => {
  const office = filled()
  addDocument(office.open, later, { caseNo, document, stored })
  expect(readDocumentRow(office.open.db, caseNo, 'f1')).toStrictEqual({ caseNo, key: 'f1', ...document, ...stored })
  expect(readDocumentRow(office.open.db, '2026-0006', 'f1')).toBeUndefined()
  expect([...storedDocuments(office.open.db)].map((one) => `${one.caseNo} ${one.key}`)).toHaveLength(10)
})

test('facts about the office and its people are kept, each change in the log', () => {
  const office = newOffice()
  writeMeta(office.open, who, 'label', 'A')
  writeMeta(office.open, who, 'label', 'B')
  addPerson(office.open, who, '吴顾问')
  expect([readMeta(office.open.db, 'label'), readMeta(office.open.db, 'other'), readPeople(office.open.db)]).toEqual(['B', undefined, [{ name: '吴顾问' }]])
  expect(office.anchored.map(({ seq }) => seq)).toEqual([1, 2, 3])
})

test('a draft is kept, replaced and dropped without an entry', () => {
  const office = newOffice()
  saveDraft(office.open.db, 'intake', '{"a":1}', who.at)
  saveDraft(office.open.db, 'intake', '{"a":2}', later.at)
  const { db } = office.reopen()
  expect([readDraft(db, 'intake'), readDraft(db, 'x'), listDrafts(db)]).toEqual([{ content: '{"a":2}' }, null, [{ key: 'intake', savedAt: later.at }]])
  dropDraft(db, 'intake')
  dropDraft(db, 'intake')
  expect([readDraft(db, 'intake'), office.anchored]).toEqual([null, []])
})

function caught(act: () => unknown): Refusal {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('it was done')
}
