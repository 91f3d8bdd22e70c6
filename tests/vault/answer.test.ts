import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { answer, type Role } from '../../electron/vault/answer.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import { stated } from '../../electron/vault/stated.ts'
import { requests, type Input, type RequestName } from '../../src/contract/requests.ts'
import type { CaseFile, Day, Minor } from '../../src/domain/case-file.ts'
import { newCase, newContact } from './new-case.ts'
import { handleFor, makeOffice, must, PASSPHRASE, PERSON, problemOf, scratch, unlock, vault } from './support.ts'

const caseNo = '2026-0001'
const day = (text: string) => text as Day

async function openedOffice(log: string[] = []): Promise<Session> {
  const session = vault(log)
  await makeOffice(session, join(scratch(), 'office'))
  await must(session, 'case.create', newCase(caseNo))
  return session
}

/** An input that its schema takes, for each request; handles lead nowhere. */
function plainInputs(): { [R in RequestName]: Input<R> } {
  const handle = 'a-handle-that-leads-nowhere'
  const of = { caseNo }
  const today = day('2026-11-22')
  const { client, consents, hardship, debts } = newCase(caseNo)
  const { balances, ...debt } = debts[0]!
  const entry = newContact('d1', 'x')
  const proposal: Input<'proposal.add'>['proposals'][number] = { debts: [], types: [], status: 'draft', terms: {} }
  const payment: Input<'payment.add'>['payment'] = { paidOn: today, amount: 1 as Minor, method: 'cash', status: 'reported' }
  return {
    'office.create': { handle, passphrase: PASSPHRASE, person: PERSON },
    'office.saveRecovery': { handle },
    'office.confirmRecovery': { groups: [] },
    'office.unlock': { handle, secret: { passphrase: PASSPHRASE } },
    'office.state': {},
    'office.copyTo': { handle },
    'office.check': {},
    'office.lists': {},
    'office.saveList': { name: 'reserve', value: { rate: '0.10', caps: {} } },
    'due.list': { today, offset: 0, limit: 10 },
    'waiting.list': { today, by: 'creditor', offset: 0, limit: 10 },
    'budget.save': { ...of, budget: { asOf: today, currency: 'CNY', income: [], expenses: [] } },
    'budget.confirm': { ...of, confirmedOn: today },
    'cases.list': { query: '', status: null, sort: 'name', descending: true, offset: 0, limit: 10 },
    'cases.nextNo': { year: 2026 },
    'cases.similar': { name: 'x', phones: [], idDocNo: '' },
    'cases.import': { handle },
    'cases.export': { handle, today },
    'case.open': of,
    'case.verify': of,
    'case.create': newCase(caseNo),
    'case.update': { ...of, priority: 'low' },
    'client.update': { ...of, client },
    'hardship.save': { ...of, hardship: hardship! },
    'consent.add': { ...of, consent: consents[0]! },
    'consent.withdraw': { ...of, index: 0, withdrawnOn: today },
    'debt.add': { ...of, debt: debts[0]! },
    'debt.update': { ...of, key: 'd1', debt },
    'balance.add': { ...of, debt: 'd1', balance: balances[0]! },
    'contact.add': { ...of, entry },
    'contact.correct': { ...of, corrects: 'c1', entry },
    'contact.withdraw': { ...of, withdraws: 'c1', reason: 'x', at: entry.at, zone: entry.zone },
    'document.add': { ...of, documents: [{ type: 'other', receivedOn: today }] },
    'document.describe': { ...of, key: 'f1', facts: { type: 'other', receivedOn: today } },
    'document.bytes': { ...of, key: 'f1', from: 0, length: 1 },
    'evidence.ask': { ...of, ask: { type: 'payslip', askedOn: today } },
    'evidence.dropAsk': { ...of, key: 'q1' },
    'bundle.start': { ...of, documents: ['f1'], handle },
    'bundle.next': {},
    'bundle.cancel': {},
    'bundle.paper': { bytes: null },
    'document.read': { ...of, key: 'f1' },
    'document.saveAs': { ...of, key: 'f1', handle },
    'proposal.add': { ...of, proposals: [proposal] },
    'proposal.update': { ...of, key: 'p1', proposal },
    'agreement.add': { ...of, debts: ['d1'] },
    'agreement.update': { ...of, key: 'a1' },
    'agreement.oralTerms': { ...of, key: 'a1', oralTerms: {} },
    'agreement.paper': { ...of, key: 'a1', writtenTerms: { document: 'f1', form: 'letter', issuedBy: 'x', clauses: {} } },
    'agreement.acceptDifference': {
      ...of,
      key: 'a1',
      difference: { term: 'total', said: '1', written: '2', reason: 'x', acceptedOn: today },
    },
    'agreement.clientAccepts': { ...of, key: 'a1', acceptedOn: today },
    'agreement.schedule': { ...of, key: 'a1', schedule: [] },
    'payment.add': { ...of, agreement: 'a1', payment },
    'payment.update': { ...of, agreement: 'a1', index: 0, status: 'confirmed' },
    'draft.save': { key: 'k', content: '{}' },
    'draft.read': { key: 'k' },
    'draft.drop': { key: 'k' },
    'draft.list': {},
    'paper.page': { kind: 'summary', caseNo, language: 'zh-CN', today },
  }
}

const names = Object.keys(requests) as RequestName[]
const opening = new Set<RequestName>([
  'office.create',
  'office.saveRecovery',
  'office.confirmRecovery',
  'office.unlock',
  'office.state',
  'paper.page',
])

test.each(names.filter((name) => !opening.has(name)))('%s is refused while the office is locked', async (name) => {
  const reply = await answer(vault(), name, plainInputs()[name], { role: asker(name) })
  expect(reply).toEqual({ ok: false, problem: { code: 'office.locked' } })
})

test('after locking, what was open a moment ago is refused', async () => {
  const session = await openedOffice()
  lockOffice(session)
  expect(await problemOf(session, 'case.open', { caseNo })).toEqual({ code: 'office.locked' })
})

/** Who may ask for it; the window, when it is not named. */
const asker = (name: RequestName): Role =>
  ({ 'paper.page': 'paper', 'bundle.paper': 'main' } as Partial<Record<RequestName, Role>>)[name] ?? 'screen'
const roles: Role[] = ['screen', 'paper', 'main']

test('the paper view may ask for its page, main for its part of a bundle, and the window for all the rest', async () => {
  const session = await openedOffice()
  const inputs = plainInputs()
  for (const name of names) {
    for (const role of roles.filter((one) => one !== asker(name))) {
      const reply = await answer(session, name, inputs[name], { role })
      expect(reply, `${name} by ${role}`).toEqual({ ok: false, problem: { code: 'request.refused' } })
    }
  }
  const page = await answer(session, 'paper.page', inputs['paper.page'], { role: 'paper' })
  expect(page).toMatchObject({ ok: true, value: { title: expect.stringContaining(caseNo) } })
})

test('a request that does not exist is refused, whatever its name', async () => {
  const session = vault()
  for (const name of ['case.delete', '__proto__', 'constructor', 'toString', '', 7, null, undefined, {}, ['case.open']])
    expect(await answer(session, name, {}, { role: 'screen' })).toEqual({ ok: false, problem: { code: 'request.unknown' } })
})

test('what does not fit is refused beside its field, with the sentence’s code', async () => {
  const session = await openedOffice()
  const good = newCase('2026-0002')
  const refused = (input: unknown) => answer(session, 'case.create', input, { role: 'screen' })
  expect(await refused({ ...good, client: { ...good.client, name: ' ' } })).toEqual({
    ok: false,
    problem: { code: 'text.empty', field: 'client.name' },
  })
  expect(await refused({ ...good, client: { ...good.client, name: '长'.repeat(201) } })).toMatchObject({
    problem: { code: 'text.tooLong', field: 'client.name' },
  })
  expect(await refused({ ...good, openedOn: '2026-02-31' })).toMatchObject({ problem: { code: 'day.invalid', field: 'openedOn' } })
  expect(await refused({ ...good, priority: 'highest' })).toMatchObject({ problem: { code: 'choice.unknown', field: 'priority' } })
  expect(await refused({ ...good, extra: 1 })).toMatchObject({ problem: { code: 'request.invalid' } })
  expect(await refused({ ...good, client: { ...good.client, phones: [{ number: '1\uD83D', owner: 'client' }] } })).toMatchObject({
    problem: { code: 'text.broken', field: 'client.phones.0.number' },
  })
  expect(await refused({ ...good, caseNo })).toMatchObject({ problem: { code: 'case.numberTaken', field: 'caseNo' } })
  expect((await must(session, 'office.state', {})).counts.cases).toBe(1)
})

test('a property that is sent as undefined counts as not stated', async () => {
  expect(stated({ a: undefined, list: [{ b: undefined, c: null, d: 0 }] })).toStrictEqual({ list: [{ c: null, d: 0 }] })
  const session = await openedOffice()
  const input = { ...newCase('2026-0002'), householdRef: undefined }
  const reply = await answer(session, 'case.create', input, { role: 'screen' })
  expect(reply.ok && Object.hasOwn(reply.value as CaseFile, 'householdRef')).toBe(false)
  expect(reply.ok).toBe(true)
})

/** Values that no form sends. */
const strange: unknown[] = [
  undefined,
  null,
  0,
  -1,
  2 ** 53,
  Number.NaN,
  '',
  '\0',
  '\u{1F600}‮<script>${1}',
  '\uD800',
  [],
  {},
  [[[]]],
  10n,
  new Map([['caseNo', caseNo]]),
  new Date(Number.NaN),
  JSON.parse('{"__proto__": {"caseNo": "x"}, "constructor": 1}'),
]

/** One property after another, at every depth, is replaced, removed or joined by a stranger. */
function* mutations(input: unknown): Generator {
  yield* strange
  if (typeof input !== 'object' || input === null) return
  for (const key of Object.keys(input)) {
    const copy = () => structuredClone(input) as Record<string, unknown>
    const without = copy()
    delete without[key]
    yield without
    yield { ...copy(), [`${key}2`]: 1 }
    for (const inner of mutations((input as Record<string, unknown>)[key]))
      yield Array.isArray(input) ? [inner] : { ...copy(), [key]: inner }
  }
}

test('answer() never throws and never says what was in the input, whatever comes in, and the office stays whole', async () => {
  const log: string[] = []
  const session = await openedOffice(log)
  const inputs = plainInputs()
  let asked = 0
  for (const name of names) {
    // These two spend a tenth of a second on each passphrase that fits; their handle leads nowhere anyway.
    for (const input of mutations(inputs[name])) {
      const reply = await answer(session, name, input, { role: asker(name), files: ['/nonexistent'] })
      expect(typeof reply.ok).toBe('boolean')
      asked++
    }
  }
  expect(asked).toBeGreaterThan(5000)
  expect(log).toEqual([])
  const report = await must(session, 'office.check', {})
  expect([report.integrity, report.chain.problem, report.documents]).toEqual([
    { ok: true, problems: [] },
    null,
    { ok: true, count: 0, problems: [] },
  ])
})

test('an unknown failure is logged by the request’s name and the error’s class alone', async () => {
  const log: string[] = []
  const session = await openedOffice(log)
  openOffice(session).database.sqlite.exec('DROP TABLE drafts')
  expect(await problemOf(session, 'draft.save', { key: '张三的草稿', content: '机密' })).toEqual({ code: 'unexpected' })
  expect(log).toEqual(['draft.save: SqliteError'])
})

test('every change adds an entry to the log, by the person’s name; reading adds none', async () => {
  const session = await openedOffice()
  const { db } = openOffice(session).database
  const entries = () => auditEntries(db, { from: 0, limit: 1000 })
  const first = entries().length
  const changes: [RequestName, unknown][] = [
    ['case.update', { caseNo, status: 'negotiating' }],
    ['client.update', { caseNo, client: { ...newCase(caseNo).client, occupation: '仓储主管' } }],
    ['hardship.save', { caseNo, hardship: { causes: ['unemployment'] } }],
    ['consent.add', { caseNo, consent: { type: 'sensitive', givenOn: '2026-03-12', method: 'signed' } }],
    ['consent.withdraw', { caseNo, index: 0, withdrawnOn: '2026-03-14' }],
    ['debt.add', { caseNo, debt: newCase(caseNo).debts[0] }],
    ['balance.add', { caseNo, debt: 'd1', balance: newCase(caseNo).debts[0]?.balances[0] }],
    ['contact.add', { caseNo, entry: newContact('d1', '来电') }],
    ['contact.correct', { caseNo, corrects: 'c1', entry: newContact('d1', '更正') }],
    ['proposal.add', { caseNo, proposals: [{ debts: ['d1'], types: ['extension'], status: 'sent', terms: {} }] }],
    ['agreement.add', { caseNo, debts: ['d1'], oralTerms: { total: 826_000, installments: 12 } }],
    ['agreement.clientAccepts', { caseNo, key: 'a1', acceptedOn: '2026-03-20' }],
    ['agreement.schedule', { caseNo, key: 'a1', schedule: [{ no: 1, dueOn: '2026-04-20', amount: 826_000 }] }],
    ['payment.add', { caseNo, agreement: 'a1', payment: { paidOn: '2026-04-20', amount: 1, method: 'alipay', status: 'reported' } }],
    ['payment.update', { caseNo, agreement: 'a1', index: 0, status: 'confirmed' }],
  ]
  for (const [index, [name, input]] of changes.entries()) {
    const reply = await answer(session, name, input, { role: 'screen' })
    expect(reply, name).toMatchObject({ ok: true, value: { caseNo } })
    expect(entries(), name).toHaveLength(first + index + 1)
    expect(entries()[0]?.by).toBe(PERSON)
  }
  await must(session, 'case.open', { caseNo })
  await must(session, 'cases.list', plainInputs()['cases.list'])
  expect(entries()).toHaveLength(first + changes.length)
  await answer(session, 'paper.page', plainInputs()['paper.page'], { role: 'paper' })
  expect(entries()[0]).toMatchObject({ action: 'printed', about: `case ${caseNo}` })
})

test('a handle that main never gave leads nowhere', async () => {
  const session = await openedOffice()
  for (const name of ['office.copyTo', 'cases.import', 'cases.export'] as const)
    expect(await answer(session, name, plainInputs()[name], { role: asker(name) })).toEqual({
      ok: false,
      problem: { code: 'handle.unknown' },
    })
  lockOffice(session)
  expect(await unlock(session, scratch())).toMatchObject({ ok: false })
  expect(handleFor(session, '/').length).toBeGreaterThanOrEqual(16)
})
