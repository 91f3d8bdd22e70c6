import { getTableColumns } from 'drizzle-orm'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { describeDocument } from '../../db/documents.ts'
import { importCases } from '../../db/insert-case.ts'
import { saveDraft } from '../../db/drafts.ts'
import { writeMeta } from '../../db/office.ts'
import { saveOfficeList } from '../../db/office-lists.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { contentTables, otherTables } from '../../db/schema/all.ts'
import { newOffice, places, who, withoutTriggers } from '../support/office-db.ts'
import { day } from '../domain/build.ts'
import { addOfficeRows } from '../support/office-rows.ts'
import { wholeCase } from '../support/whole-case.ts'

const tables: [string, SQLiteTable][] = Object.entries({ ...contentTables, ...otherTables })

/** An office with a row in every table, its guards taken away so that the rules below are seen. */
function filled() {
  const office = newOffice()
  const file: CaseFile = { ...wholeCase(), status: 'agreement_active' }
  importCases(office.open, who, [{ file, stored: places(file) }])
  writeMeta(office.open, who, 'label', 'office')
  addOfficeRows(office.open, who, file.caseNo)
  office.open.sqlite.exec(`INSERT INTO erasing VALUES (1, 'x')`)
  saveOfficeList(office.open, who, { name: 'reserve', value: { rate: '0.10', caps: {} } })
  describeDocument(office.open, who, { caseNo: file.caseNo, key: 'older', facts: { type: 'payslip', receivedOn: day('2026-03-15') } })
  saveDraft(office.open.db, 'p1', 'intake', '{}', who.at)
  withoutTriggers(office.open)
  return office.open.sqlite
}

test('every table is STRICT, and every table of the file is known', () => {
  const listed = newOffice().open.sqlite.pragma('table_list') as { name: string; strict: number; schema: string }[]
  const own = listed.filter(({ name }) => !name.startsWith('sqlite_') && name !== '__drizzle_migrations')
  expect(own.filter(({ strict }) => strict !== 1)).toEqual([])
  expect(own.map(({ name }) => name).toSorted()).toEqual(tables.map(([name]) => name).toSorted())
})

test('a table is named as the log names it, and every content row has an id and a salt', () => {
  for (const [name, table] of tables) expect(getTableConfig(table).name).toBe(name)
  for (const [, table] of Object.entries(contentTables))
    expect(Object.keys(getTableColumns(table))).toEqual(expect.arrayContaining(['id', 'salt']))
})

/** Columns of the whole schema that match, with a value that does not belong there. */
function columnsWith(bad: unknown, wanted: (name: string, column: { enumValues: string[] | undefined; type: string }) => boolean) {
  return tables.flatMap(([table, schema]) =>
    Object.values(getTableColumns(schema))
      .filter((column) => wanted(column.name, { enumValues: column.enumValues, type: column.getSQLType() }))
      .map((column) => [`${table}.${column.name}`, table, column.name, bad] as const),
  )
}

const days = /(_on|_date|^as_of|_end|_until)$/
const lists =
  /^(phones|vulnerability|household|causes|income|expenses|parties|components|types|waivers|clauses|touched|late_fee|allocation_order|interruptions|pay_to|plan|accepted_warnings|rows|list|amounts|clawback|clause_words|refused_to_say|documents|letter|conduct|moratorium)$/
const wrong = [
  ...columnsWith('nonsense', (_name, { enumValues }) => (enumValues?.length ?? 0) > 0),
  ...columnsWith('2026-02-31', (name, { type }) => type === 'text' && days.test(name)),
  ...columnsWith('1899-12-31', (name, { type }) => type === 'text' && days.test(name)),
  ...columnsWith('12.3.2026', (name, { type }) => type === 'text' && days.test(name)),
  ...columnsWith(-1, (name) => /^(amount|total|original_amount|size_bytes|duration_sec|no)$/.test(name)),
  ...columnsWith(10.5, (_name, { type }) => type === 'integer'),
  ...columnsWith('abc', (_name, { type }) => type === 'integer'),
  ...columnsWith('{"cut', (name) => lists.test(name)),
  ...columnsWith('2026-11-22 08:00', (name) => name.endsWith('_at') || name === 'at'),
  ...columnsWith(2, (name) => /^(disputed|closed|again|read_back)$/.test(name)),
  ...columnsWith(' ', (name) => /^(case_no|key|name|brand|summary|issued_by|reason|file_name)$/.test(name)).filter(
    ([, table]) => table in contentTables,
  ),
]

test('SQLite itself refuses what does not belong in a column', () => {
  const sqlite = filled()
  const taken = wrong.filter(([, table, column, bad]) => {
    expect(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).not.toBe(0)
    try {
      sqlite.prepare(`UPDATE ${table} SET ${column} = ?`).run(bad)
      return true
    } catch (error) {
      return !(
        error instanceof Error &&
        'code' in error &&
        ['SQLITE_CONSTRAINT_CHECK', 'SQLITE_CONSTRAINT_DATATYPE', 'SQLITE_MISMATCH'].includes(String(error.code))
      )
    }
  })
  expect(wrong.length).toBeGreaterThan(250)
  expect(taken.map(([where, , , bad]) => `${where} took ${String(bad)}`)).toEqual([])
})

test('rows that point to nothing are refused, and rows that are pointed to stay', () => {
  const sqlite = filled()
  const orphan = (sql: string) => () => sqlite.prepare(sql).run()
  expect(orphan(`UPDATE contact_debts SET debt = 'nope' WHERE id = 1`)).toThrow('FOREIGN KEY')
  expect(orphan(`UPDATE papers SET document = 'nope'`)).toThrow('FOREIGN KEY')
  expect(orphan(`UPDATE oral_terms SET contact = 'nope'`)).toThrow('FOREIGN KEY')
  for (const [name, table] of tables) {
    const pointedTo = tables.some(([, other]) => getTableConfig(other).foreignKeys.some((key) => key.reference().foreignTable === table))
    if (pointedTo) expect(orphan(`DELETE FROM ${name}`), name).toThrow('FOREIGN KEY')
  }
})
