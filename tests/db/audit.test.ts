import { createHash, createHmac } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { againstAnchor, auditHead } from '../../db/audit.ts'
import { updateCase } from '../../db/cases.ts'
import { checkDatabase } from '../../db/check.ts'
import { updateClient } from '../../db/clients.ts'
import { addContactEntry } from '../../db/contacts.ts'
import { importCases } from '../../db/insert-case.ts'
import { describeDocument } from '../../db/documents.ts'
import { saveOfficeList } from '../../db/office-lists.ts'
import { writeMeta } from '../../db/office.ts'
import { closeDatabase } from '../../db/open.ts'
import { contentTables } from '../../db/schema/all.ts'
import { clients } from '../../db/schema/clients.ts'
import { contactEntries } from '../../db/schema/contacts.ts'
import { audit, auditNotes, meta } from '../../db/schema/office.ts'
import { write, writeMany } from '../../db/write.ts'
import { aContact, day } from '../domain/build.ts'
import { byHand } from '../support/by-hand.ts'
import { addOfficeRows } from '../support/office-rows.ts'
import { auditKey, newOffice, openOffice, places, who } from '../support/office-db.ts'
import { wholeCase } from '../support/whole-case.ts'

const caseNo = '2026-0007'
const { key: _key, ...entry } = aContact('c0', '2026-05-01T10:00')

/** An office with nine entries in its log. */
function filled() {
  const office = newOffice()
  const file = wholeCase(caseNo)
  importCases(office.open, who, [{ file, stored: places(file) }])
  saveOfficeList(office.open, who, { name: 'reserve', value: { rate: '0.10', caps: {} } })
  updateCase(office.open, who, { caseNo, status: 'closed' })
  updateClient(office.open, who, { caseNo, client: { name: '张明', phones: [], household: [] } })
  addContactEntry(office.open, who, { caseNo, entry })
  describeDocument(office.open, who, { caseNo, key: 'older', facts: { type: 'payslip', receivedOn: day('2026-03-15') } })
  writeMeta(office.open, who, 'label', 'A')
  addOfficeRows(office.open, who, caseNo)
  const check = () => checkDatabase(office.open, office.anchored.at(-1)!)
  const raw = (sql: string) => byHand(office.open, sql)
  return { ...office, check, raw }
}

test('an office in order checks out, with its counts and its head', () => {
  const { check, anchored } = filled()
  const found = check()
  expect(found).toMatchObject({ ok: true, integrity: { ok: true, problems: [] }, chain: { ok: true, entries: 9, problem: null } })
  expect(found.chain.head).toBe(anchored.at(-1)!.mac)
  expect(found.counts).toMatchObject({
    cases: 1,
    contact_entries: 6,
    meta: 1,
    people: 1,
    audit: 9,
    audit_notes: 1,
    case_index: 1,
    drafts: 0,
  })
})

test.each(Object.keys(contentTables))('a row of %s that was changed, added or taken away behind the log is named', (table) => {
  const edited = filled()
  edited.raw(`UPDATE ${table} SET salt = x'00' WHERE id = 1`)
  expect(edited.check().integrity.problems[0]).toMatch(new RegExp(`^${table} 1 is not as entry \\d left it$`))
  const removed = filled()
  removed.raw(`DELETE FROM ${table} WHERE id = 1`)
  expect(removed.check().integrity.problems.join('\n')).toMatch(new RegExp(`^${table} 1 is gone; entry \\d left it there$`, 'm'))
})

test('a single changed value is found', () => {
  const { raw, check } = filled()
  raw(`UPDATE payments SET amount = amount - 1 WHERE id = 1`)
  expect(check().integrity.problems).toEqual(['payments 1 is not as entry 1 left it'])
})

test('a row put back as it was some entries ago is found', () => {
  const office = filled()
  const before = office.open.sqlite.prepare('SELECT name, rev, updated_at FROM clients').get() as { name: string }
  updateClient(office.open, who, { caseNo, client: { name: '别人', phones: [], household: [] } })
  office.open.sqlite.prepare('UPDATE clients SET name = @name, rev = @rev, updated_at = @updated_at').run(before)
  expect(office.check().integrity.problems).toContain('clients 1 is not as entry 10 left it')
})

test('an added row is not in the log', () => {
  const { raw, check } = filled()
  raw(`INSERT INTO people (salt, created_at, created_by, rev, key, name, role) VALUES (x'00', '${who.at}', 'x', 1, 'x', 'x', 'reader')`)
  expect(check().integrity.problems).toEqual(['people 2 is not in the log'])
})

test.each([
  ['an entry that was edited', `UPDATE audit SET about = 'case x' WHERE seq = 3`, 'entry 3 was changed'],
  ['an entry whose digests were edited', `UPDATE audit SET touched = replace(touched, 'a', 'b') WHERE seq = 3`, 'entry 3 was changed'],
  ['an entry without its reason', `UPDATE audit SET note = NULL WHERE seq = 9`, 'entry 9 was changed'],
  ['an entry about another case', `UPDATE audit SET subject = 'x' WHERE seq = 9`, 'entry 9 was changed'],
  ['an entry with another instant', `UPDATE audit SET at = '2026-11-22T08:00:01.000Z' WHERE seq = 4`, 'entry 4 was changed'],
  ['an entry with another name', `UPDATE audit SET by = 'x' WHERE seq = 4`, 'entry 4 was changed'],
  ['an entry with another act', `UPDATE audit SET action = 'viewed_sensitive' WHERE seq = 4`, 'entry 4 was changed'],
  ['entries that were taken out', 'DELETE FROM audit WHERE seq IN (3, 4)', 'entries 3 to 4 are missing'],
  [
    'entries that changed places',
    'UPDATE audit SET seq = CASE seq WHEN 3 THEN 94 ELSE 93 END WHERE seq IN (3, 4); UPDATE audit SET seq = seq - 90 WHERE seq > 90',
    'entries 3 to 4 were changed',
  ],
  ['a first entry that was taken out', 'DELETE FROM audit WHERE seq = 1', 'entry 1 is missing'],
  ['a tail that was cut off', 'DELETE FROM audit WHERE seq > 4', 'entries 5 to 9 are missing'],
  ['a log that was emptied', 'DELETE FROM audit', 'entries 1 to 9 are missing'],
])('the log names %s', (_what, sql, problem) => {
  const { raw, check } = filled()
  raw(sql)
  expect(check()).toMatchObject({ ok: false, chain: { ok: false, problem } })
})

test.each([
  ['another', `UPDATE audit_notes SET reason = 'x'`, 'the reason of entry 9 was changed'],
  ['gone', 'DELETE FROM audit_notes', 'the reason of entry 9 is gone'],
  ['joined by one that was never given', `INSERT INTO audit_notes VALUES (1, x'00', 'x')`, 'the reason of entry 1 was changed'],
])('a reason that is %s is found', (_what, sql, problem) => {
  const { raw, check } = filled()
  raw(sql)
  expect(check().integrity.problems).toEqual([problem])
})

test('an erasure that was left open is found', () => {
  const { raw, check } = filled()
  raw(`INSERT INTO erasing VALUES (1, 'x')`)
  expect(check().integrity.problems).toEqual(['an erasure was left open'])
})

test('a tail that was written again by someone with the key is not the one that was anchored', () => {
  const office = filled()
  const anchor = office.anchored.at(-1)!
  office.raw(
    'DELETE FROM audit WHERE seq >= 9; DELETE FROM audit_notes; DELETE FROM holds; DELETE FROM erasure_requests; DELETE FROM erasures; DELETE FROM backups',
  )
  writeMeta(office.open, who, 'label', 'B')
  expect(checkDatabase(office.open, anchor).chain).toMatchObject({ ok: false, problem: 'entry 9 is not the one that was anchored' })
  expect(againstAnchor(office.open.db, anchor)).toEqual({ missing: 0, differs: true })
})

test('an anchor tells at once how many entries are missing; a log that went on since is in order', () => {
  const office = filled()
  const { db } = office.open
  expect(office.anchored.map((anchor) => againstAnchor(db, anchor))).toEqual(office.anchored.map(() => ({ missing: 0, differs: false })))
  expect(auditHead(db)).toEqual(office.anchored.at(-1))
  office.raw('DELETE FROM audit WHERE seq > 3')
  expect(againstAnchor(db, office.anchored.at(-1)!)).toEqual({ missing: 6, differs: false })
  const empty = newOffice()
  expect(againstAnchor(empty.open.db, auditHead(empty.open.db))).toEqual({ missing: 0, differs: false })
  expect(checkDatabase(empty.open, auditHead(empty.open.db)).ok).toBe(true)
})

test('damaged pages are found, and the check still gives its answer', () => {
  const office = filled()
  const page = office.open.sqlite.prepare<[], number>(`SELECT rootpage FROM sqlite_master WHERE name = 'contact_entries'`).pluck().get()!
  closeDatabase(office.open)
  const bytes = readFileSync(office.path)
  bytes[(page - 1) * 4096 + 100]! ^= 1
  writeFileSync(office.path, bytes)
  office.open = openOffice(office.path)
  const found = checkDatabase(office.open, null)
  expect([found.ok, found.integrity.ok]).toEqual([false, false])
  expect(found.integrity.problems).toEqual(
    expect.arrayContaining(['contact_entries cannot be read (SQLITE_CORRUPT)', 'case 1 cannot be read (SQLITE_CORRUPT)']),
  )
  expect(found.chain).toMatchObject({ ok: true, entries: 9 })
})

test('what is derived is compared with its computation', () => {
  const { raw, check } = filled()
  raw(`UPDATE case_index SET next_date = '2030-01-01'`)
  raw(`DELETE FROM case_lookup WHERE kind = 'name'`)
  expect(check().integrity.problems).toEqual(['case_index 1 is not what its case gives', 'case_lookup 1 is not what its case gives'])
})

test('a row that points to nothing is found', () => {
  const { raw, check } = filled()
  raw(`UPDATE contact_debts SET debt = 'nope' WHERE id = 1`)
  expect(check().integrity.problems).toEqual([
    'contact_debts 1 is not as entry 1 left it',
    'contact_debts 1 points to a row that is not there',
  ])
})

test('digests say nothing about the content: the same content twice gives two digests', () => {
  const office = newOffice()
  for (const key of ['a', 'b']) writeMeta(office.open, who, key, 'same')
  const touched = office.open.sqlite.prepare<[], string>('SELECT touched FROM audit').pluck().all()
  const digests = touched.map((text) => (JSON.parse(text) as { meta: [number, string][] }).meta[0]![1])
  expect(digests[0]).toMatch(/^[\w-]{43}$/)
  expect(digests[0]).not.toBe(digests[1])
  expect(touched.join()).not.toContain('same')
})

test('digests and MACs are the ones that are documented, so that another program can check them', () => {
  const office = newOffice()
  writeMeta(office.open, who, 'a', '值')
  write(office.open, { ...who, action: 'updated', about: 'contact c3', subject: 'ab', reason: '因为' }, (tx) =>
    tx.insert(meta, { key: 'b', value: '值' }),
  )
  const { salt } = office.open.db.select().from(meta).where(eq(meta.key, 'b')).get()!
  const content = `{"created_at":"${who.at}","created_by":"${who.by}","id":2,"key":"b","rev":1,"value":"值"}`
  const digest = createHash('sha256').update(salt).update(content).digest('base64url')
  const [first, second] = office.open.db.select().from(audit).all()
  const noted = office.open.db.select().from(auditNotes).get()!
  const note = createHash('sha256').update(noted.salt).update('因为').digest('base64url')
  expect(second).toMatchObject({ touched: `{"meta":[[2,"${digest}"]]}`, prev: first!.mac })
  const entry = JSON.stringify([2, who.at, who.by, 'updated', 'contact c3', 'ab', note, second!.touched])
  expect(second!.mac).toEqual(createHmac('sha256', auditKey()).update(first!.mac).update(entry).digest())
})

test('an act without rows is an entry too', () => {
  const office = newOffice()
  write(office.open, { ...who, action: 'exported', about: 'office' }, () => undefined)
  expect(office.anchored.map(({ seq }) => seq)).toEqual([1])
  expect(checkDatabase(office.open, office.anchored[0]!).ok).toBe(true)
})

test('a change that fails half way leaves neither rows nor an entry, and nothing is anchored', () => {
  const office = newOffice()
  const half = () =>
    write(office.open, { ...who, action: 'created', about: 'x' }, (tx) => {
      tx.insert(meta, { key: 'a', value: '1' })
      tx.insert(meta, { key: 'a', value: '2' })
    })
  expect(half).toThrow('UNIQUE')
  expect(() => writeMany(office.open, who, (tx) => tx.insert(meta, { key: 'a', value: '1' }))).toThrow('without an audit entry')
  expect(checkDatabase(office.open, null)).toMatchObject({ ok: true, counts: { meta: 0, audit: 0 } })
  expect(office.anchored).toEqual([])
})

test('a change of a row that is not there, or of one that is written once, fails', () => {
  const office = filled()
  const act = { ...who, action: 'updated', about: 'x' } as const
  expect(() => write(office.open, act, (tx) => tx.update(clients, 99, { name: 'x' }))).toThrow('0 rows')
  expect(() => write(office.open, act, (tx) => tx.remove(clients, 99))).toThrow('nothing')
  expect(() => write(office.open, act, (tx) => tx.update(contactEntries, 1, { summary: 'x' }))).toThrow('written once')
  expect(office.check().ok).toBe(true)
})

test('a row counts its states, and keeps who made it', () => {
  const office = filled()
  expect(office.open.db.select().from(clients).get()).toMatchObject({ rev: 2, createdBy: who.by, createdAt: who.at, updatedAt: who.at })
})

test('the head is anchored after the commit and before the change gives its answer', () => {
  const office = newOffice()
  const seen: unknown[] = []
  office.open.chain.anchor = (head) => seen.push([head, office.open.sqlite.inTransaction, auditHead(office.open.db)])
  writeMeta(office.open, who, 'a', '1')
  expect(seen).toEqual([[auditHead(office.open.db), false, auditHead(office.open.db)]])
  expect(office.open.chain.key.equals(auditKey())).toBe(true)
})
