import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockOffice } from '../../electron/vault/life.ts'
import { bringIn } from '../../electron/vault/bring-in.ts'
import type { Session } from '../../electron/vault/session.ts'
import { twoCaseFiles } from '../../src/domain/sample/two-cases.ts'
import { byHand } from '../support/by-hand.ts'
import { newContact } from './new-case.ts'
import { handleFor, makeOffice, must, PERSON, problemOf, scratch, unlock, vault } from './support.ts'

const caseNo = '2026-0001'
const other = '2026-0002'

/** Two cases, then a contact in the first. */
async function office(): Promise<{ session: Session; folder: string; debt: string }> {
  const session = vault()
  const folder = join(scratch(), 'office')
  await makeOffice(session, folder)
  await bringIn(session.office!, twoCaseFiles(), () => undefined)
  const [first] = (await must(session, 'case.open', { caseNo })).debts
  await must(session, 'contact.add', { caseNo, entry: newContact(first!.key, '问过') })
  return { session, folder, debt: first!.key }
}

const verified = (session: Session, of = caseNo) => must(session, 'case.verify', { caseNo: of })

test('a record in order: since when, how much was compared, and when the log was last anchored', async () => {
  const { session } = await office()
  const started = new Date().toISOString()
  const told: [number, number][] = []
  const report = await must(session, 'case.verify', { caseNo }, { progress: (done, total) => told.push([done, total]) })
  const file = await must(session, 'case.open', { caseNo })
  expect(report).toMatchObject({ ok: true, findings: [], ownEntries: 3, entries: 5, documents: file.documents.length })
  expect(report).toMatchObject({ contacts: file.contacts.length, states: file.agreements.length })
  expect(report.since! <= report.anchoredAt! && report.anchoredAt! <= started).toBe(true)
  expect(told.at(-1)).toEqual([file.documents.length, file.documents.length])
  expect(await problemOf(session, 'case.verify', { caseNo: '1999-0001' })).toMatchObject({ code: 'case.unknown' })
})

test('a changed contact is named with its key, its day, and who had logged it; the other case is in order', async () => {
  const { session } = await office()
  const file = await must(session, 'case.open', { caseNo })
  const { key } = file.contacts.at(-1)!
  byHand(session.office!.database, `UPDATE contact_entries SET summary = '没说' WHERE key = '${key}' AND case_id = 1`)
  const report = await verified(session)
  expect(report.findings).toEqual([
    {
      kind: 'record',
      what: 'changed',
      table: 'contact_entries',
      row: expect.any(Number) as number,
      key,
      on: file.contacts.at(-1)!.at.slice(0, 10),
      logged: { no: 5, by: PERSON, at: expect.any(String) as string },
    },
  ])
  expect(await verified(session, other)).toMatchObject({ ok: true, findings: [] })
})

test('a contact that is gone, one that was slipped in, and one that was moved to another case are found', async () => {
  const { session } = await office()
  const { database } = session.office!
  const { contacts } = await must(session, 'case.open', { caseNo })
  const last = contacts.at(-1)!.key
  byHand(database, `DELETE FROM contact_entries WHERE case_id = 1 AND key = '${last}'`)
  expect((await verified(session)).findings).toContainEqual(
    expect.objectContaining({ kind: 'record', what: 'missing', table: 'contact_entries', key: last }),
  )
  byHand(
    database,
    `INSERT INTO contact_debts (salt, case_id, contact, debt) SELECT x'00', case_id, '${contacts[0]!.key}', 'nope' FROM contact_debts LIMIT 1`,
  )
  expect((await verified(session)).findings).toContainEqual(expect.objectContaining({ what: 'notLogged', table: 'contact_debts' }))
  byHand(database, `UPDATE contact_entries SET case_id = 2, key = 'moved' WHERE case_id = 1 AND key = '${contacts[0]!.key}'`)
  for (const of of [caseNo, other])
    expect((await verified(session, of)).findings).toContainEqual(
      expect.objectContaining({ what: 'changed', table: 'contact_entries', key: 'moved' }),
    )
})

test('a document whose content was changed or is missing is named; the row may be as it was', async () => {
  const { session, folder } = await office()
  const stored = join(folder, 'documents')
  const [first, second] = readdirSync(stored)
  const bytes = readFileSync(join(stored, first!))
  bytes[3]! ^= 1
  writeFileSync(join(stored, first!), bytes)
  rmSync(join(stored, second!))
  const both = [...(await verified(session)).findings, ...(await verified(session, other)).findings]
  expect(both.map((one) => `${one.kind} ${'what' in one ? one.what : ''}`).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    'document changed',
    'document missing',
  ])
  for (const one of both) expect(one).toMatchObject({ fileName: expect.any(String) as string, logged: { by: PERSON } })
})

test('a guard that was taken away and entries that were changed are named in every case', async () => {
  const { session } = await office()
  const { database } = session.office!
  byHand(database, `UPDATE audit SET by = '别人' WHERE seq = 2`)
  database.sqlite.exec('DROP TRIGGER audit_no_update')
  for (const of of [caseNo, other])
    expect((await verified(session, of)).findings).toEqual([
      { kind: 'guard', what: 'missing', name: 'trigger audit_no_update' },
      { kind: 'log', what: 'changed', from: 2, to: 2 },
    ])
})

test('an older database put back: the entries that are missing are named by number, still after later acts, and in a copy of the office', async () => {
  const { session, folder, debt } = await office()
  lockOffice(session)
  const kept = join(folder, '..', 'kept.db')
  cpSync(join(folder, 'vault.db'), kept)
  await unlock(session, folder)
  for (const text of ['一', '二']) await must(session, 'contact.add', { caseNo, entry: newContact(debt, text) })
  lockOffice(session)
  cpSync(kept, join(folder, 'vault.db'))
  await unlock(session, folder)
  const missing = [{ kind: 'log', what: 'missing', from: 6, to: 7 }]
  expect((await verified(session)).findings).toEqual(missing)
  await must(session, 'contact.add', { caseNo, entry: newContact(debt, '三') })
  lockOffice(session)
  await unlock(session, folder)
  expect((await verified(session)).findings).toEqual(missing)
  const copy = join(folder, '..', 'copy')
  await must(session, 'office.copyTo', { handle: handleFor(session, copy) })
  lockOffice(session)
  await unlock(session, copy)
  expect((await verified(session)).findings).toEqual(missing)
})

test('a lost anchor is said', async () => {
  const { session, folder } = await office()
  lockOffice(session)
  rmSync(join(folder, 'vault.anchor'))
  await unlock(session, folder)
  expect((await verified(session)).findings).toEqual([{ kind: 'anchor' }])
})
