import { getTableColumns } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { checkDatabase } from '../../db/check.ts'
import { describeDocument } from '../../db/documents.ts'
import { contentTables, otherTables, writtenOnce } from '../../db/schema/all.ts'
import { day } from '../domain/build.ts'
import { byHand } from '../support/by-hand.ts'
import { addOfficeRows } from '../support/office-rows.ts'
import { newOffice, store, who, type TestOffice } from '../support/office-db.ts'
import { wholeCase } from '../support/whole-case.ts'

/** What is written once is kept by the database itself: no statement changes, replaces or deletes it, whoever writes it. */

type Row = Record<string, unknown>
const caseNo = '2026-0007'

function filled(): TestOffice {
  const office = newOffice()
  store(office, wholeCase(caseNo))
  describeDocument(office.open, who, { caseNo, key: 'older', facts: { type: 'payslip', receivedOn: day('2026-03-15') } })
  addOfficeRows(office.open, who, caseNo)
  return office
}

/** The columns that SQLite keeps unique in a table, the primary key among them. */
function uniqueKeys({ open: { sqlite } }: TestOffice, table: string): string[][] {
  const indexes = sqlite.prepare<[string], string>(`SELECT name FROM pragma_index_list(?) WHERE "unique" = 1`).pluck().all(table)
  const columns = sqlite.prepare<[string], string>('SELECT name FROM pragma_index_info(?)').pluck()
  const primary = sqlite.prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0').pluck().all(table)
  return [primary, ...indexes.map((index) => columns.all(index))]
}

interface Way {
  way: string
  sql: string
  values: Row
}

/** Every way of changing a row of this table. */
function ways(office: TestOffice, table: string): Way[] {
  const row = office.open.sqlite.prepare<[], Row>(`SELECT * FROM "${table}" LIMIT 1`).get()!
  const id = Object.keys(row)[0]!
  const plain = Object.keys(row).find((name) => !['id', 'seq', 'case_id', 'salt'].includes(name))!
  const one = { [id]: row[id] }
  const keys = uniqueKeys(office, table)
  return [
    ...Object.keys(row).map((name) => ({ way: `sets ${name}`, sql: `UPDATE "${table}" SET "${name}" = "${name}"`, values: {} })),
    { way: 'updates or replaces', sql: `UPDATE OR REPLACE "${table}" SET "${plain}" = "${plain}"`, values: {} },
    { way: 'updates or ignores', sql: `UPDATE OR IGNORE "${table}" SET "${plain}" = 'x' WHERE "${id}" = @${id}`, values: one },
    { way: 'updates from', sql: `UPDATE "${table}" SET "${plain}" = o.x FROM (SELECT 'x' AS x) o`, values: {} },
    { way: 'deletes a row', sql: `DELETE FROM "${table}" WHERE "${id}" = @${id}`, values: one },
    { way: 'deletes all', sql: `DELETE FROM "${table}"`, values: {} },
    { way: 'deletes and returns', sql: `DELETE FROM "${table}" RETURNING 1`, values: {} },
    ...keys.flatMap((key) => inserts(table, key, plain, inConflict(row, key, keys))),
  ]
}

/** The row again, in conflict with itself in this key alone. */
function inConflict(row: Row, key: string[], keys: string[][]): Row {
  const values = { ...row }
  for (const other of keys.filter((one) => one !== key)) {
    const free = other.findLast((name) => !key.includes(name))!
    if (free === 'id') delete values[free]
    else values[free] = 'another'
  }
  return values
}

function inserts(table: string, key: string[], plain: string, values: Row): Way[] {
  const names = Object.keys(values)
  const columns = `"${table}" (${names.map((name) => `"${name}"`).join()}) VALUES (${names.map((name) => `@${name}`).join()})`
  const on = key.map((name) => `"${name}"`).join()
  return [
    { way: `replaces by ${on}`, sql: `REPLACE INTO ${columns}`, values },
    { way: `inserts or replaces by ${on}`, sql: `INSERT OR REPLACE INTO ${columns}`, values },
    { way: `upserts by ${on}`, sql: `INSERT INTO ${columns} ON CONFLICT DO UPDATE SET "${plain}" = 'x'`, values },
    { way: `upserts on ${on}`, sql: `INSERT INTO ${columns} ON CONFLICT (${on}) DO UPDATE SET "${plain}" = 'x'`, values },
  ]
}

function execute({ open: { sqlite } }: TestOffice, { sql, values }: Way): void {
  const statement = sqlite.prepare(sql)
  if (statement.reader) statement.all(values)
  else statement.run(values)
}

const dump = ({ open: { sqlite } }: TestOffice, table: string) => JSON.stringify(sqlite.prepare(`SELECT * FROM "${table}"`).all())

test.each(writtenOnce)('%s: no statement changes, replaces or deletes a row', (table) => {
  const office = filled()
  const before = dump(office, table)
  expect(before).not.toBe('[]')
  for (const recursive of ['OFF', 'ON'])
    for (const foreign of ['ON', 'OFF']) {
      office.open.sqlite.exec(
        `PRAGMA recursive_triggers = ${recursive}; PRAGMA foreign_keys = ${foreign}; PRAGMA ignore_check_constraints = ON`,
      )
      for (const way of ways(office, table))
        expect(() => execute(office, way), `${way.way}, recursive triggers ${recursive}`).toThrow('is written once')
    }
  expect(dump(office, table)).toBe(before)
})

test('a row that is new goes in, and of the other tables rows change as before', () => {
  const office = filled()
  describeDocument(office.open, who, { caseNo, key: 'older', facts: { type: 'payslip', receivedOn: day('2026-03-16') } })
  expect(() => office.open.sqlite.exec(`UPDATE clients SET name = 'x'`)).not.toThrow()
})

test('every table that nothing in the program changes is written once', () => {
  const kept = Object.entries(contentTables as Record<string, SQLiteTable>).filter(([, table]) => !('rev' in getTableColumns(table)))
  const others = kept.map(([name]) => name).filter((name) => !(writtenOnce as readonly string[]).includes(name))
  // Claims, offers and what was asked for are left to the log alone.
  expect(others.toSorted()).toEqual(['balance_claims', 'erasure_requests', 'proposal_debts'])
  expect(Object.keys(otherTables)).toContain('audit')
})

test('the schema cannot be written over the program’s own connection', () => {
  const office = filled()
  const { sqlite } = office.open
  sqlite.pragma('writable_schema = ON')
  expect(() => sqlite.exec(`DELETE FROM sqlite_master WHERE type = 'trigger'`)).toThrow('may not be modified')
})

test.each([
  ['taken away', 'DROP TRIGGER contact_entries_no_update', ['trigger contact_entries_no_update is missing']],
  [
    'made toothless',
    `DROP TRIGGER audit_no_delete; CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit WHEN 0 BEGIN SELECT RAISE(ABORT, 'audit is written once'); END`,
    ['trigger audit_no_delete was changed'],
  ],
  [
    'joined by another',
    `CREATE TRIGGER z AFTER INSERT ON contact_entries BEGIN DELETE FROM drafts; END`,
    ['trigger z is not of this program'],
  ],
  ['joined by a table', 'CREATE TABLE shadow (x)', ['table shadow is not of this program']],
  ['robbed of an index', 'DROP INDEX contact_entries_key', ['index contact_entries_key is missing']],
  [
    'dropped with its table',
    'PRAGMA foreign_keys = OFF; DROP TABLE schedules',
    [
      'index schedules_agreement is missing',
      'table schedules is missing',
      'trigger schedules_no_delete is missing',
      'trigger schedules_no_replace is missing',
      'trigger schedules_no_update is missing',
    ],
  ],
])('a guard that was %s is found by name', (_what, sql, problems) => {
  const office = filled()
  office.open.sqlite.exec(sql)
  const found = checkDatabase(office.open, office.anchored.at(-1)!)
  expect(found.ok).toBe(false)
  expect(found.integrity.problems).toEqual(expect.arrayContaining(problems))
  expect(found.integrity.problems.filter((line) => /^(table|index|trigger|view) /.test(line)).toSorted()).toEqual(problems.toSorted())
})

test('guards that were taken away and put back leave no trace but what was changed meanwhile', () => {
  const office = filled()
  byHand(office.open, `UPDATE contact_entries SET summary = 'x' WHERE id = 1`)
  expect(checkDatabase(office.open, office.anchored.at(-1)!).integrity.problems).toEqual(['contact_entries 1 is not as entry 1 left it'])
})
