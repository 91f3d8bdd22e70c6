import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { CaseFile, Minor } from '../src/domain/case-file.ts'
import { enums } from '../src/domain/enums.ts'
import { dueRows as dueRowsOfCase } from '../src/domain/due.ts'
import { indexRow } from '../src/domain/index-row.ts'
import { brandsOf, owed, type SpokenMoney } from '../src/domain/owed.ts'
import { searchKey } from '../src/domain/text.ts'
import { readCaseById } from './case-file.ts'
import type { Db } from './open.ts'
import { prepared } from './prepared.ts'
import { caseIndex, caseLookup, dueRows, waitingRows } from './schema/case-index.ts'

type DueRow = typeof dueRows.$inferSelect
type WaitingRow = typeof waitingRows.$inferSelect
type IndexRow = typeof caseIndex.$inferSelect
type LookupKind = (typeof caseLookup.$inferSelect)['kind']

const dropLookup = prepared((db) =>
  db
    .delete(caseLookup)
    .where(eq(caseLookup.caseId, sql.placeholder('caseId')))
    .prepare(),
)
const addLookup = prepared((db) => {
  const values = { kind: sql.placeholder('kind'), value: sql.placeholder('value'), caseId: sql.placeholder('caseId') }
  return db.insert(caseLookup).values(values).prepare()
})
const dropRow = prepared((db) =>
  db
    .delete(caseIndex)
    .where(eq(caseIndex.caseId, sql.placeholder('caseId')))
    .prepare(),
)
const addRow = prepared((db) => {
  return db.insert(caseIndex).values(everyColumn(caseIndex)).prepare()
})
const dropDue = prepared((db) =>
  db
    .delete(dueRows)
    .where(eq(dueRows.caseId, sql.placeholder('caseId')))
    .prepare(),
)
const addDue = prepared((db) => db.insert(dueRows).values(everyColumn(dueRows)).prepare())
const dropWaiting = prepared((db) =>
  db
    .delete(waitingRows)
    .where(eq(waitingRows.caseId, sql.placeholder('caseId')))
    .prepare(),
)
const addWaiting = prepared((db) => db.insert(waitingRows).values(everyColumn(waitingRows)).prepare())

type Placeholders<T extends SQLiteTable> = Record<keyof T['$inferInsert'], ReturnType<typeof sql.placeholder>>

function everyColumn<T extends SQLiteTable>(table: T): Placeholders<T> {
  return Object.fromEntries(Object.keys(getTableColumns(table)).map((name) => [name, sql.placeholder(name)])) as Placeholders<T>
}

/** Computes what the list knows of a case again, from the case as it stands or as `file` says it stands. */
export function refreshIndex(db: Db, caseId: number, file: CaseFile = readCaseById(db, caseId)): void {
  dropRow(db).run({ caseId })
  addRow(db).run(indexRowOf(caseId, file))
  dropLookup(db).run({ caseId })
  for (const [kind, value] of lookupsOf(file)) addLookup(db).run({ kind, value, caseId })
  dropDue(db).run({ caseId })
  for (const row of dueRowsOf(caseId, file)) addDue(db).run(row)
  dropWaiting(db).run({ caseId })
  for (const row of waitingRowsOf(caseId, file)) addWaiting(db).run(row)
}

/** The row of the list that a case gives. */
export function indexRowOf(caseId: number, file: CaseFile): IndexRow {
  const { caseNo, status, priority, openedOn } = file
  const { name, search, evidenceLevel, nextDate, owedBy } = indexRow(file)
  const evidenceRank = evidenceLevel === null ? null : enums.evidence_level.indexOf(evidenceLevel)
  return {
    caseId,
    caseNo,
    name,
    search,
    status,
    statusRank: enums.case_status.indexOf(status),
    priority,
    evidenceRank,
    nextDate,
    owedBy,
    openedOn,
  }
}

/** What the case gives to the list of what is due over all cases. */
export function dueRowsOf(caseId: number, file: CaseFile): DueRow[] {
  return dueRowsOfCase(file).map((row) => {
    const debt = file.debts.find(({ key }) => key === row.debt)
    return { caseId, ...row, brand: debt?.brand ?? '', currency: debt?.currency ?? 'CNY' }
  })
}

/** What the case gives to the queues of what is waited for over all cases. */
export function waitingRowsOf(caseId: number, file: CaseFile): WaitingRow[] {
  return owed(file).map(({ kind, ref, by, agreement, creditor, debts, what, since, ownDay, spoken, letters, lastLetterOn, calls }) => ({
    caseId,
    kind,
    ref,
    agreement: agreement ?? null,
    by,
    creditor,
    brands: brandsOf(file, debts).join(' · '),
    debt: debts[0] ?? null,
    what: what ?? null,
    since,
    dueOn: ownDay,
    currency: spoken?.currency ?? file.debts.find(({ key }) => debts.includes(key))?.currency ?? null,
    total: minorOf(spoken?.total),
    waived: minorOf(spoken?.waived),
    letters,
    lastLetterOn,
    calls,
  }))
}

/** Null too for waivers that together are more than an amount can be. */
const minorOf = (amount: SpokenMoney['total']): Minor | null =>
  amount === undefined || amount > Number.MAX_SAFE_INTEGER ? null : (Number(amount) as Minor)

/** By what the same person would be found in another case: names, phone numbers, ID number. Sorted, each once. */
export function lookupsOf({ client }: CaseFile): [LookupKind, string][] {
  const names = [client.name, client.nameLatin ?? ''].map((name) => ['name', nameLookup(name)] as const)
  const phones = client.phones.map(({ number }) => ['phone', phoneLookup(number)] as const)
  const id = ['idDocNo', idLookup(client.idDocNo ?? '')] as const
  const all = new Map(
    [...names, ...phones, id].filter(([, value]) => value !== '').map(([kind, value]) => [`${kind} ${value}`, [kind, value]] as const),
  )
  return [...all.keys()].toSorted().map((key) => [...all.get(key)!])
}

export function nameLookup(name: string): string {
  return searchKey(name)
}

/** The last eight digits, so that a number with and without its country or area code is the same one. */
export function phoneLookup(number: string): string {
  const digits = number.normalize('NFKC').replaceAll(/\D/g, '')
  return digits.length < 5 ? '' : digits.slice(-8)
}

export function idLookup(number: string): string {
  return searchKey(number)
}
