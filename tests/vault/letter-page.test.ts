import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import type { Session } from '../../electron/vault/session.ts'
import type { Input } from '../../src/contract/requests.ts'
import { day } from '../domain/build.ts'
import { newCase } from './new-case.ts'
import { makeOffice, must, PERSON, problemOf, scratch, vault } from './support.ts'

const caseNo = '2026-0007'
const today = day('2026-11-22')
const paper = { role: 'paper' } as const
const letter = { kind: 'complaint', language: 'zh-CN', subject: '关于未作书面答复的投诉' } as const

async function withLetter(): Promise<{ session: Session; contact: string; debt: string }> {
  const session = vault()
  await makeOffice(session, join(scratch(), 'office'))
  const { debts } = await must(session, 'case.create', newCase(caseNo))
  const debt = debts[0]!.key
  const entry: Input<'contact.add'>['entry'] = {
    debts: [debt],
    at: '2026-11-22T10:00:00+08:00',
    zone: 'Asia/Shanghai',
    channel: 'registered_letter',
    direction: 'counselor_to_creditor',
    counterpartOrg: '某银行',
    summary: '请核实处理。\n\n1. 第一点',
    result: 'request_made',
    nextFollowUpOn: day('2026-11-29'),
    letter,
  }
  const { contacts } = await must(session, 'contact.add', { caseNo, entry })
  return { session, contact: contacts.at(-1)!.key, debt }
}

test('a letter is kept in the log as it was written, and printed from there', async () => {
  const { session, contact } = await withLetter()
  const { contacts } = await must(session, 'case.open', { caseNo })
  expect(contacts.at(-1)).toMatchObject({ summary: '请核实处理。\n\n1. 第一点', letter, nextFollowUpOn: '2026-11-29' })
  const page = await must(session, 'paper.page', { kind: 'letter', caseNo, contact, language: 'zh-CN', today }, paper)
  for (const part of ['某银行', letter.subject, '请核实处理。', '1. 第一点', '2026年11月22日']) expect(page.body).toContain(part)
  expect(page.runsWhenMany).toBe(true)
  const [newest] = auditEntries(session.office!.database.db, { from: 0, limit: 1 })
  expect(newest).toMatchObject({ action: 'printed', about: `contact ${contact}`, caseNo, by: PERSON })
})

test('a letter that was withdrawn prints with the word above it', async () => {
  const { session, contact } = await withLetter()
  const at = '2026-11-23T10:00:00+08:00'
  await must(session, 'contact.withdraw', { caseNo, withdraws: contact, reason: '写错', at, zone: 'Asia/Shanghai' })
  const { body } = await must(session, 'paper.page', { kind: 'letter', caseNo, contact, language: 'zh-CN', today }, paper)
  expect(body).toContain('已撤回')
})

test('an entry that is no letter, or is not there, is refused and leaves no trace in the log', async () => {
  const { session, debt } = await withLetter()
  const entry: Input<'contact.add'>['entry'] = {
    debts: [debt],
    at: '2026-11-22T11:00:00+08:00',
    zone: 'Asia/Shanghai',
    channel: 'call',
    direction: 'counselor_to_creditor',
    summary: '通话',
    result: 'answered',
  }
  const { contacts } = await must(session, 'contact.add', { caseNo, entry })
  const before = auditEntries(session.office!.database.db, { from: 0, limit: 100 }).length
  for (const contact of [contacts.at(-1)!.key, 'c99', '']) {
    const wanted = { kind: 'letter', caseNo, ...(contact && { contact }), language: 'en', today } as const
    expect(await problemOf(session, 'paper.page', wanted, paper)).toMatchObject({ code: 'part.unknown' })
  }
  expect(auditEntries(session.office!.database.db, { from: 0, limit: 100 })).toHaveLength(before)
})
