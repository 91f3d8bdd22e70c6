import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { answer } from '../../electron/vault/answer.ts'
import { access, type Asker } from '../../src/contract/access.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import { stated } from '../../electron/vault/stated.ts'
import type { RequestName } from '../../src/contract/requests.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { caseNo, mutations, names, plainInputs } from './inputs.ts'
import { newCase, newContact } from './new-case.ts'
import { handleFor, makeOffice, must, PERSON, problemOf, scratch, unlock, vault } from './support.ts'

async function openedOffice(log: string[] = []): Promise<Session> {
  const session = vault(log)
  await makeOffice(session, join(scratch(), 'office'))
  await must(session, 'case.create', newCase(caseNo))
  return session
}

const opening = new Set<RequestName>([
  'office.create',
  'office.saveRecovery',
  'office.confirmRecovery',
  'office.glance',
  'office.unlock',
  'office.state',
  'office.lookInside',
  'office.rescue',
  'backup.newestFor',
  'backup.list',
  'backup.check',
  'backup.restore',
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
const asker = (name: RequestName): Asker => access[name].from
const roles: Asker[] = ['screen', 'paper', 'main']

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

test('every change adds an entry to the log, by the person’s name, and so does looking at a client; lists add none', async () => {
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
  await must(session, 'cases.list', plainInputs()['cases.list'])
  expect(entries()).toHaveLength(first + changes.length)
  await must(session, 'case.open', { caseNo })
  expect(entries()).toHaveLength(first + changes.length + 1)
  expect(entries()[0]).toMatchObject({ action: 'viewed', about: 'case', caseNo, by: PERSON })
  await answer(session, 'paper.page', plainInputs()['paper.page'], { role: 'paper' })
  expect(entries()[0]).toMatchObject({ action: 'printed', about: 'case', caseNo })
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

test('a text of blanks is no reason and no name, wherever one is needed', async () => {
  const session = await openedOffice()
  const inputs = plainInputs()
  const blanks: [RequestName, object, string][] = [
    ['draft.save', { ...inputs['draft.save'], key: ' ' }, 'key'],
    ['case.update', { ...inputs['case.update'], reason: ' ' }, 'reason'],
    ['contact.withdraw', { ...inputs['contact.withdraw'], reason: ' ' }, 'reason'],
    ['hold.set', { ...inputs['hold.set'], reason: ' ' }, 'reason'],
  ]
  for (const [name, input, field] of blanks)
    expect(await answer(session, name, input, { role: 'screen' }), name).toEqual({ ok: false, problem: { code: 'text.empty', field } })
})
