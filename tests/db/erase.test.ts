import { statSync } from 'node:fs'
import { eq, getTableName } from 'drizzle-orm'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { readCaseFile } from '../../db/case-file.ts'
import { createCase, updateCase } from '../../db/cases.ts'
import { checkDatabase } from '../../db/check.ts'
import { describeDocument } from '../../db/documents.ts'
import { saveDraft } from '../../db/drafts.ts'
import { caseTables, eraseCase, storedNamesOf } from '../../db/erase.ts'
import { listCases } from '../../db/list.ts'
import type { OpenDb } from '../../db/open.ts'
import { addProposals, updateProposal } from '../../db/proposals.ts'
import { contentTables, otherTables } from '../../db/schema/all.ts'
import { cases } from '../../db/schema/cases.ts'
import { erasureRequests, holds } from '../../db/schema/erasure.ts'
import { verifyCase } from '../../db/verify-case.ts'
import { write } from '../../db/write.ts'
import { aProposal, day } from '../domain/build.ts'
import { withCanaries } from '../support/canary-case.ts'
import { later, newOffice, store, withoutTriggers, type TestOffice } from '../support/office-db.ts'
import { bareCase, wholeCase } from '../support/whole-case.ts'

const caseNo = '2026-0007kanari'
const { closedOn: _closed, outcome: _outcome, ...open } = wholeCase(caseNo)
const { file, canaries } = withCanaries({ ...open, status: 'agreement_active' }, 'kanari')
const noted = 'kanari-reason'
const sought = [...canaries, caseNo, noted, 'kanari']

/** The case with canaries among others, with everything that can hang on a case: holds, a request, reasons in the log, drafts. */
function office(): TestOffice & { subject: string } {
  const made = newOffice()
  store(made, wholeCase('2026-0006'), file, wholeCase('2026-0009'))
  const { db } = made.open
  updateCase(made.open, later, { caseNo, priority: 'low', reason: noted })
  const { id, subject } = db.select().from(cases).where(eq(cases.caseNo, caseNo)).get()!
  write(made.open, { ...later, action: 'created', about: 'hold', caseNo }, (tx) => {
    tx.insert(holds, { caseId: id, reason: 'kanari-hold' })
    tx.insert(erasureRequests, { caseId: id, reason: 'mistake' })
  })
  saveDraft(db, 'someone', `client:${caseNo}`, 'kanari-draft', later.at)
  saveDraft(db, 'another', `contact:${caseNo}:c1`, 'kanari-draft', later.at)
  saveDraft(db, 'another', 'contact:2026-0006', 'draft of another case', later.at)
  describeDocument(made.open, later, {
    caseNo,
    key: file.documents[0]!.key,
    facts: { type: 'other', receivedOn: day('2026-05-01'), originalSeenBy: 'kanari-seen' },
  })
  return Object.assign(made, { subject })
}

const erase = ({ open, subject }: { open: OpenDb; subject: string }) =>
  eraseCase(open, later, { subject, reason: 'client_request', askedBy: '王丽华' })

/** Every page of the database in plain bytes, freed ones and the unused ends of pages included. */
const pages = ({ sqlite }: OpenDb): Buffer => sqlite.serialize()
const standing = (open: OpenDb): string[] => {
  const bytes = pages(open)
  return sought.filter((canary) => bytes.includes(canary))
}

const everyTable: [string, SQLiteTable][] = Object.entries({ ...contentTables, ...otherTables })

test('an erased case leaves no sign in any page of the database, and the office is whole', () => {
  const made = office()
  expect(standing(made.open)).toEqual(sought)
  erase(made)
  expect(standing(made.open)).toEqual([])
  expect(statSync(`${made.path}-wal`).size).toBe(0)
  expect(checkDatabase(made.open, made.anchored.at(-1)!)).toMatchObject({ ok: true, integrity: { problems: [] }, chain: { problem: null } })
  made.reopen()
  expect(standing(made.open)).toEqual([])
  expect(checkDatabase(made.open, made.anchored.at(-1)!).ok).toBe(true)
})

test('the other cases, their drafts and their records stay as they were', () => {
  const made = office()
  const before = ['2026-0006', '2026-0009'].map((no) => readCaseFile(made.open.db, no))
  erase(made)
  expect(['2026-0006', '2026-0009'].map((no) => readCaseFile(made.open.db, no))).toEqual(before)
  expect(made.open.sqlite.prepare('SELECT key FROM drafts').pluck().all()).toEqual(['contact:2026-0006'])
  for (const no of ['2026-0006', '2026-0009']) expect(verifyCase(made.open, no, made.anchored.at(-1)!).findings).toEqual([])
  const list = { query: '', status: null, sort: 'caseNo', descending: false, offset: 0, limit: 10 } as const
  expect(listCases(made.open.db, list).rows.map((row) => row.caseNo)).toEqual(['2026-0006', '2026-0009'])
})

test('what is left: the pseudonym with the reason, the day and the people, and tombstones in the log', () => {
  const made = office()
  const rows = everyTable
    .filter(([name]) => caseTables.has(name))
    .map(([name, table]) => [name, idsOf(made.open, table, made.subject)] as const)
  erase(made)
  const left = made.open.sqlite.prepare('SELECT subject, reason, asked_by, created_by, created_at FROM erasures').all()
  expect(left).toEqual([
    { subject: made.subject, reason: 'client_request', asked_by: '王丽华', created_by: later.by, created_at: later.at },
  ])
  const [last] = auditEntries(made.open.db, { from: 0, limit: 1 })
  expect(last).toMatchObject({ action: 'anonymised', about: 'case', subject: made.subject })
  expect(last).not.toHaveProperty('reason')
  const touched = JSON.parse(
    made.open.sqlite.prepare('SELECT touched FROM audit ORDER BY seq DESC LIMIT 1').pluck().get() as string,
  ) as Record<string, [number, string | null][]>
  for (const [name, ids] of rows) expect([name, new Map(touched[name])]).toEqual([name, new Map(ids.map((id) => [id, null]))])
})

function idsOf({ sqlite }: OpenDb, table: SQLiteTable, subject: string): number[] {
  const owner = table === cases ? 'id' : 'case_id'
  const sql = `SELECT id FROM "${getTableName(table)}" WHERE ${owner} = (SELECT id FROM cases WHERE subject = ?)`
  return sqlite.prepare(sql).pluck().all(subject) as number[]
}

test('every content table belongs to cases or is one of the office itself', () => {
  const ofTheOffice = ['meta', 'people', 'office_lists', 'backups', 'erasures']
  expect([...caseTables.keys(), ...ofTheOffice].toSorted()).toEqual(Object.keys(contentTables).toSorted())
})

test('what points to a part of a case names the same case, so that nothing is left pointing nowhere', () => {
  const own = new Set<SQLiteTable>(caseTables.values())
  const found: string[] = []
  for (const [name, table] of everyTable)
    for (const key of getTableConfig(table).foreignKeys) {
      const { columns, foreignTable, foreignColumns } = key.reference()
      const pairs = columns.map((column, at) => `${column.name} → ${foreignColumns[at]!.name}`)
      if (!own.has(foreignTable)) continue
      found.push(`${name} → ${getTableName(foreignTable)}`)
      expect([name, pairs]).toEqual([name, expect.arrayContaining([foreignTable === cases ? 'case_id → id' : 'case_id → case_id'])])
    }
  expect(found.length).toBeGreaterThan(30)
})

test('references count again afterwards', () => {
  const made = office()
  erase(made)
  expect(made.open.sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
  expect(made.open.sqlite.pragma('foreign_key_check')).toEqual([])
})

const withText = [...caseTables.keys()].filter((name) => name !== 'erasure_requests')
test.each([...withText, 'case_index', 'case_lookup', 'due_rows', 'waiting_rows', 'drafts', 'audit_notes'])(
  'were %s left out, a canary would still be there',
  (forgotten) => {
    const made = office()
    const { sqlite } = made.open
    const id = sqlite.prepare('SELECT id FROM cases WHERE subject = ?').pluck().get(made.subject)
    withoutTriggers(made.open)
    sqlite.pragma('foreign_keys = OFF')
    for (const [name, table] of everyTable) {
      if (name === forgotten) continue
      const owner = table === cases ? 'id' : 'caseId' in table ? 'case_id' : null
      if (owner) sqlite.prepare(`DELETE FROM "${name}" WHERE ${owner} = ?`).run(id)
    }
    if (forgotten !== 'drafts') sqlite.exec('DELETE FROM drafts')
    if (forgotten !== 'audit_notes') sqlite.exec('DELETE FROM audit_notes')
    expect(standing(made.open)).not.toEqual([])
  },
)

test('the numbers of rows that are free again tell nothing of the erased to who comes after', () => {
  const made = newOffice()
  store(made, wholeCase('2026-0006'), file)
  const subject = subjectOf(made.open, caseNo)
  expect(readCaseFile(made.open.db, caseNo)?.contacts).not.toEqual([])
  erase({ open: made.open, subject })
  createCase(made.open, { ...later, at: '2027-01-01T00:00:00.000Z' }, { ...bareCase('2027-0001'), debts: [] })
  expect(readCaseFile(made.open.db, '2027-0001')).toMatchObject({ contacts: [], documents: [] })
  const record = verifyCase(made.open, '2027-0001', made.anchored.at(-1)!)
  expect(record).toMatchObject({ findings: [], ownEntries: 1, since: '2027-01-01T00:00:00.000Z' })
})

const subjectOf = ({ db }: OpenDb, no: string): string =>
  db.select({ subject: cases.subject }).from(cases).where(eq(cases.caseNo, no)).get()!.subject

test('offers that point to each other in a ring are erased too', () => {
  const made = newOffice()
  store(made, bareCase('2026-0008'))
  const add = (answers?: string) =>
    addProposals(made.open, later, { caseNo: '2026-0008', proposals: [{ ...plainOffer, ...(answers && { answers }) }] })[0]!
  const first = add()
  const second = add(first)
  updateProposal(made.open, later, { caseNo: '2026-0008', key: first, proposal: { ...plainOffer, replaces: second } })
  erase({ open: made.open, subject: subjectOf(made.open, '2026-0008') })
  expect(checkDatabase(made.open, made.anchored.at(-1)!).ok).toBe(true)
})

const { key: _key, ...plainOffer } = aProposal('p0', { debts: [], status: 'draft' })

test('who shared a household by the number of the erased shares it by another number, or with nobody', () => {
  const made = newOffice()
  store(made, bareCase('2026-0001'))
  const join = (no: string) => createCase(made.open, later, { ...bareCase(no), householdWith: '2026-0001', debts: [] })
  join('2026-0002')
  join('2026-0003')
  erase({ open: made.open, subject: subjectOf(made.open, '2026-0001') })
  const refs = () => made.open.sqlite.prepare('SELECT household_ref FROM cases ORDER BY case_no').pluck().all()
  expect(refs()).toEqual(['2026-0002', '2026-0002'])
  expect(pages(made.open).includes('2026-0001')).toBe(false)
  erase({ open: made.open, subject: subjectOf(made.open, '2026-0002') })
  expect(refs()).toEqual([null])
  expect(checkDatabase(made.open, made.anchored.at(-1)!).ok).toBe(true)
})

test('an erasure that is known already, or whose case never came, is noted once', () => {
  const made = newOffice()
  store(made, bareCase())
  for (let time = 0; time < 2; time++) erase({ open: made.open, subject: 'ab'.repeat(8) })
  expect(made.open.sqlite.prepare('SELECT subject FROM erasures').pluck().all()).toEqual(['ab'.repeat(8)])
  expect(checkDatabase(made.open, made.anchored.at(-1)!).ok).toBe(true)
  expect(storedNamesOf(made.open.db, 'ab'.repeat(8))).toEqual([])
})

test('what is written once gives way to nothing but the erasure of its own case', () => {
  const made = office()
  const { sqlite } = made.open
  const other = subjectOf(made.open, '2026-0006')
  const attempt = () => sqlite.exec('DELETE FROM schedules; DELETE FROM audit_notes')
  expect(attempt).toThrow('written once')
  sqlite.exec(`INSERT INTO erasing (id, subject) VALUES (1, '${other}')`)
  expect(attempt).toThrow('written once')
  const own = `DELETE FROM schedules WHERE case_id = (SELECT id FROM cases WHERE subject = '${other}')`
  expect(() => sqlite.exec(own)).not.toThrow()
  expect(() => sqlite.exec('DELETE FROM audit')).toThrow('written once')
})

test('an erasure that fails changes nothing', () => {
  const made = office()
  made.open.sqlite.exec(`CREATE TRIGGER stop BEFORE DELETE ON clients BEGIN SELECT RAISE(ABORT, 'stop'); END`)
  expect(() => erase(made)).toThrow('stop')
  expect(readCaseFile(made.open.db, caseNo)?.client.name).toBe(file.client.name)
  expect(made.open.sqlite.prepare('SELECT count(*) FROM erasing').pluck().get()).toBe(0)
  expect(made.open.sqlite.prepare('SELECT count(*) FROM erasures').pluck().get()).toBe(0)
})
