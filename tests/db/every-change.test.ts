import { expect, test } from 'vitest'
import {
  acceptDifference,
  addAgreement,
  savePaper,
  saveSchedule,
  setClientAccepted,
  setOralTerms,
  updateAgreement,
} from '../../db/agreements.ts'
import { auditEntries } from '../../db/audit.ts'
import { confirmBudget, saveBudget } from '../../db/budgets.ts'
import { readCaseFile } from '../../db/case-file.ts'
import { updateCase } from '../../db/cases.ts'
import { checkDatabase } from '../../db/check.ts'
import { addConsent, saveHardship, updateClient, withdrawConsent } from '../../db/clients.ts'
import { addContactEntry, correctContact, withdrawContact } from '../../db/contacts.ts'
import { addBalance, addDebt, updateDebt } from '../../db/debts.ts'
import { addDocuments, askForEvidence, describeDocument, dropAsk } from '../../db/documents.ts'
import { Refusal } from '../../db/errors.ts'
import type { OpenDb } from '../../db/open.ts'
import { addPayment, updatePayment } from '../../db/payments.ts'
import { addProposals, updateProposal } from '../../db/proposals.ts'
import type { Budget, CaseFile, WrittenTerms } from '../../src/domain/case-file.ts'
import { aContact, aDebt, aProposal, day, minor, paid, row } from '../domain/build.ts'
import { later, logged, newOffice } from '../support/office-db.ts'
import { officeWithWholeCases, wholeCase } from '../support/whole-case.ts'
const caseNo = '2026-0007'
const { key: _debtKey, balances: _balances, ...debt } = aDebt({ brand: '白条' })
const { key: _entryKey, ...entry } = aContact('c0', '2026-05-01T10:00', { debts: ['huabei'] })
const { key: _proposalKey, ...proposal } = aProposal('p0', { debts: ['jiebei'], status: 'sent' })
const paper: WrittenTerms = { document: 'letter', form: 'in_app', issuedBy: '新机构', clauses: { schedule: 'present' } }
const document = { type: 'other', fileName: 'a.txt', receivedOn: day('2026-05-01'), sizeBytes: 3, sha256: 'cd' } as const
const stored = { storedName: 'random', wrappedKey: Buffer.from('wrapped') }
const budget: Budget = { asOf: day('2026-05-01'), currency: 'CNY', income: [], expenses: [], reason: '失业' }
const difference = { term: 'total', said: '1', written: '2', reason: '可以', acceptedOn: day('2026-05-02') } as const
const first = <T>(list: readonly T[]): T => list[0]!

type Changes = [name: string, about: string, act: (open: OpenDb) => unknown, seen: (file: CaseFile) => unknown, becomes: unknown][]
const changes: Changes = [
  [
    'updateCase',
    'case',
    (o) => updateCase(o, later, { caseNo, status: 'on_hold', reason: '等材料' }),
    (f) => [f.status, f.priority],
    ['on_hold', 'urgent'],
  ],
  [
    'updateClient',
    'client',
    (o) => updateClient(o, later, { caseNo, client: { name: '张明', phones: [], household: [] } }),
    (f) => f.client,
    { name: '张明', phones: [], household: [] },
  ],
  [
    'saveHardship',
    'hardship',
    (o) => saveHardship(o, later, { caseNo, hardship: { causes: ['gambling'] } }),
    (f) => f.hardship,
    { causes: ['gambling'] },
  ],
  [
    'addConsent',
    'consent',
    (o) => addConsent(o, later, { caseNo, consent: { type: 'recording', givenOn: day('2026-05-01'), method: 'signed' } }),
    (f) => f.consents[2],
    { type: 'recording', givenOn: '2026-05-01', method: 'signed' },
  ],
  [
    'withdrawConsent',
    'consent',
    (o) => withdrawConsent(o, later, { caseNo, index: 0, withdrawnOn: day('2026-05-01') }),
    (f) => first(f.consents).withdrawnOn,
    '2026-05-01',
  ],
  [
    'saveBudget',
    'budget',
    (o) => saveBudget(o, later, { caseNo, budget, newVersion: true }),
    (f) => [f.budget, f.earlierBudgets!.length],
    [budget, 3],
  ],
  [
    'confirmBudget',
    'budget',
    (o) => confirmBudget(o, later, { caseNo, confirmedOn: day('2026-05-02') }),
    (f) => [f.budget!.confirmedByClientOn, f.budget!.reason, f.earlierBudgets!.length],
    ['2026-05-02', '停薪', 2],
  ],
  [
    'addDebt',
    'debt d1',
    (o) => addDebt(o, later, { caseNo, debt: { ...debt, balances: [] } }),
    (f) => f.debts[2],
    { ...debt, key: 'd1', balances: [] },
  ],
  [
    'updateDebt',
    'debt',
    (o) => updateDebt(o, later, { caseNo, key: 'jiebei', debt }),
    (f) => f.debts[1],
    { ...debt, key: 'jiebei', balances: [] },
  ],
  [
    'addBalance',
    'balance',
    (o) =>
      addBalance(o, later, {
        caseNo,
        debt: 'jiebei',
        balance: { asOf: day('2026-05-01'), source: 'phone', components: { principal: minor(5) } },
      }),
    (f) => f.debts[1]!.balances,
    [{ asOf: '2026-05-01', source: 'phone', components: { principal: 5 } }],
  ],
  [
    'addContactEntry',
    'contact c6',
    (o) => addContactEntry(o, later, { caseNo, entry }),
    (f) => f.contacts.at(-1),
    { ...entry, key: 'c6', loggedBy: later.by, loggedAt: later.at },
  ],
  [
    'correctContact',
    'contact c6',
    (o) => correctContact(o, later, { caseNo, corrects: 'c2', entry }),
    (f) => f.contacts.at(-1),
    { ...entry, key: 'c6', corrects: 'c2', loggedBy: later.by, loggedAt: later.at },
  ],
  [
    'withdrawContact',
    'contact c6',
    (o) => withdrawContact(o, later, { caseNo, withdraws: 'c4', reason: '记错', at: entry.at, zone: entry.zone }),
    (f) => f.contacts.at(-1),
    {
      key: 'c6',
      debts: ['jiebei', 'huabei'],
      at: entry.at,
      zone: entry.zone,
      channel: 'call',
      direction: 'counselor_to_creditor',
      result: 'answered',
      summary: '记错',
      withdraws: 'c4',
      loggedBy: later.by,
      loggedAt: later.at,
    },
  ],
  [
    'askForEvidence',
    'ask q3',
    (o) => askForEvidence(o, later, { caseNo, ask: { type: 'payslip', debt: 'jiebei', askedOn: day('2026-11-22') } }),
    (f) => f.asks?.at(-1),
    { key: 'q3', type: 'payslip', debt: 'jiebei', askedOn: '2026-11-22' },
  ],
  ['dropAsk', 'ask q2', (o) => dropAsk(o, later, { caseNo, key: 'q2' }), (f) => f.asks?.map(({ key }) => key), ['q1']],
  [
    'describeDocument',
    'document',
    (o) =>
      describeDocument(o, later, {
        caseNo,
        key: 'older',
        facts: { type: 'payslip', receivedOn: day('2026-03-15'), validUntil: day('2026-12-01') },
      }),
    (f) => f.documents.find(({ key }) => key === 'older'),
    expect.not.objectContaining({ originalSeenBy: expect.anything() }),
  ],
  [
    'addDocuments',
    'document f1',
    (o) => addDocuments(o, later, { caseNo, documents: [{ document, stored }] }),
    (f) => f.documents.at(-1),
    { ...document, key: 'f1' },
  ],
  [
    'addProposals',
    'proposal p3, p4, p2',
    (o) =>
      addProposals(o, later, {
        caseNo,
        proposals: [proposal, { ...proposal, answers: 'p2' }],
        others: [{ key: 'p2', status: 'counter_offer' }],
      }),
    (f) => [f.proposals[1]?.status, ...f.proposals.slice(2)],
    ['counter_offer', { ...proposal, key: 'p3' }, { ...proposal, answers: 'p2', key: 'p4' }],
  ],
  [
    'updateProposal',
    'proposal p2',
    (o) => updateProposal(o, later, { caseNo, key: 'p2', proposal }),
    (f) => f.proposals[1],
    { ...proposal, key: 'p2' },
  ],
  [
    'addAgreement',
    'agreement a3',
    (o) => addAgreement(o, later, { caseNo, debts: ['jiebei'], proposal: 'p1', oralTerms: { contact: 'c2', total: minor(7) } }),
    (f) => f.agreements.at(-1),
    {
      key: 'a3',
      debts: ['jiebei'],
      status: 'pending_confirmation',
      proposal: 'p1',
      oralTerms: { contact: 'c2', total: 7 },
      schedule: [],
      payments: [],
    },
  ],
  [
    'updateAgreement',
    'agreement a2',
    (o) => updateAgreement(o, later, { caseNo, key: 'a2', status: 'active', graceDays: 3 }),
    (f) => [f.agreements[1]!.status, f.agreements[1]!.graceDays, f.agreements[1]!.oralTerms],
    ['active', 3, {}],
  ],
  [
    'setOralTerms',
    'agreement a1',
    (o) => setOralTerms(o, later, { caseNo, key: 'a1', oralTerms: { waivers: [] } }),
    (f) => first(f.agreements).oralTerms,
    { waivers: [] },
  ],
  [
    'savePaper',
    'agreement a1',
    (o) => savePaper(o, later, { caseNo, key: 'a1', writtenTerms: paper }),
    (f) => [first(f.agreements).writtenTerms, first(f.agreements).earlierPapers!.length],
    [paper, 1],
  ],
  [
    'acceptDifference',
    'agreement a1',
    (o) => acceptDifference(o, later, { caseNo, key: 'a1', difference }),
    (f) => first(f.agreements).acceptedDifferences![1],
    difference,
  ],
  [
    'setClientAccepted',
    'agreement a1',
    (o) => setClientAccepted(o, later, { caseNo, key: 'a1', acceptedOn: null }),
    (f) => 'acceptedByClientOn' in first(f.agreements),
    false,
  ],
  [
    'saveSchedule',
    'agreement a1',
    (o) => saveSchedule(o, later, { caseNo, key: 'a1', schedule: [row(2, '2026-07-01', 2), row(1, '2026-06-01', 1)] }),
    (f) => first(f.agreements).schedule,
    [row(1, '2026-06-01', 1), row(2, '2026-07-01', 2)],
  ],
  [
    'addPayment',
    'payment a2',
    (o) => addPayment(o, later, { caseNo, agreement: 'a2', payment: { ...paid('2026-06-01', 9), receipt: 'letter' } }),
    (f) => f.agreements[1]!.payments,
    [{ ...paid('2026-06-01', 9), receipt: 'letter' }],
  ],
  [
    'updatePayment',
    'payment a1',
    (o) => updatePayment(o, later, { caseNo, agreement: 'a1', index: 1, status: 'refunded' }),
    (f) => first(f.agreements).payments.map(({ status }) => status),
    ['confirmed', 'refunded'],
  ],
]

test.each(changes)('%s changes what it says, in one entry of the log', (_name, about, act, seen, becomes) => {
  const office = officeWithWholeCases()
  const before = auditEntries(office.open.db, { from: 0, limit: 100 })
  act(office.open)
  const [entry, ...earlier] = auditEntries(office.open.db, { from: 0, limit: 100 })
  expect(earlier).toEqual(before)
  expect(entry).toMatchObject({ seq: before.length + 1, ...later, about, caseNo })
  expect(office.anchored.at(-1)!.seq).toBe(entry!.seq)
  expect(seen(readCaseFile(office.open.db, caseNo)!)).toStrictEqual(becomes)
  for (const other of ['2026-0006', '2026-0009']) expect(readCaseFile(office.open.db, other)).toStrictEqual(logged(wholeCase(other)))
  expect(checkDatabase(office.open, office.anchored.at(-1)!)).toMatchObject({ ok: true, integrity: { problems: [] } })
})

test('every function that changes a case is in the table above', async () => {
  const names = ['agreements', 'budgets', 'clients', 'contacts', 'debts', 'documents', 'payments', 'proposals']
  const modules = await Promise.all(names.map((name) => import(`../../db/${name}.ts`) as Promise<Record<string, unknown>>))
  const changing = modules.flatMap((module) => Object.keys(module)).filter((name) => !/^(read|stored)/.test(name))
  expect([...changing, 'updateCase'].toSorted()).toEqual(changes.map(([name]) => name).toSorted())
})

test.each(changes)('%s refuses a case that is not there, and writes nothing', (_name, _about, act) => {
  const office = newOffice()
  expect(() => act(office.open)).toThrow(Refusal)
  expect(office.anchored).toEqual([])
})
