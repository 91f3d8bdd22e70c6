import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { day, minor } from '../domain/build.ts'
import { newCase } from '../vault/new-case.ts'
import { handleFor, makeOffice, must, PASSPHRASE, PERSON, problemOf, scratch, vault } from '../vault/support.ts'

const today = day('2026-11-22')
const recovery = { kind: 'recovery', language: 'en', today } as const
const paper = { role: 'paper' } as const

test('the recovery sheet is there while set-up is unconfirmed, and never after', async () => {
  const session = vault()
  expect(await problemOf(session, 'paper.page', recovery, paper)).toEqual({ code: 'recovery.notBegun' })
  const folder = join(scratch(), 'office')
  const made = await must(session, 'office.create', { handle: handleFor(session, folder), passphrase: PASSPHRASE, person: PERSON })
  const groups = made.recoveryKey.split('-')
  const { body } = await must(session, 'paper.page', recovery, paper)
  for (const group of groups) expect(body).toContain(`<li>${group}</li>`)
  await must(session, 'office.confirmRecovery', { groups: made.ask.map((index) => ({ index, text: groups[index] ?? '' })) })
  expect(await problemOf(session, 'paper.page', recovery, paper)).toEqual({ code: 'recovery.notBegun' })
})

test('a summary that leaves the office is an audit entry that names case and person', async () => {
  const session = vault()
  await makeOffice(session, join(scratch(), 'office'))
  await must(session, 'case.create', newCase('2026-0007'))
  await must(session, 'paper.page', { kind: 'summary', caseNo: '2026-0007', language: 'zh-CN', today }, paper)
  const [newest] = auditEntries(session.office!.database.db, { from: 0, limit: 1 })
  expect(newest).toMatchObject({ action: 'printed', about: 'case', caseNo: '2026-0007', by: PERSON })
})

test('the summary reckons with what the office has set', async () => {
  const session = vault()
  await makeOffice(session, join(scratch(), 'office'))
  await must(session, 'case.create', newCase('2026-0007'))
  const budget = {
    asOf: today,
    currency: 'CNY' as const,
    income: [{ type: 'salary' as const, amount: minor(100000), frequency: 'monthly' as const }],
    expenses: [],
  }
  await must(session, 'budget.save', { caseNo: '2026-0007', budget })
  await must(session, 'office.saveList', { name: 'reserve', value: { rate: '0.25', caps: { CNY: minor(20000) } } })
  const { body } = await must(session, 'paper.page', { kind: 'summary', caseNo: '2026-0007', language: 'en', today }, paper)
  expect(body).toContain('25 % of a surplus, at most 200.00')
  expect(body).toContain('>800.00<')
})

test('a case that is not there, or no case number, is refused and leaves no entry', async () => {
  const session = vault()
  await makeOffice(session, join(scratch(), 'office'))
  const before = auditEntries(session.office!.database.db, { from: 0, limit: 100 }).length
  const language = 'en' as const
  expect((await problemOf(session, 'paper.page', { kind: 'summary', caseNo: '1', language, today }, paper)).code).toBe('case.unknown')
  expect((await problemOf(session, 'paper.page', { kind: 'summary', language, today }, paper)).code).toBe('case.unknown')
  expect(auditEntries(session.office!.database.db, { from: 0, limit: 100 })).toHaveLength(before)
})
