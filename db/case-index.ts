import { eq, sql } from 'drizzle-orm'
import type { CaseFile } from '../src/domain/case-file.ts'
import { enums } from '../src/domain/enums.ts'
import { indexRow } from '../src/domain/index-row.ts'
import { searchKey } from '../src/domain/text.ts'
import { readCaseById } from './case-file.ts'
import type { Db } from './open.ts'
import { prepared } from './prepared.ts'
import { caseIndex, caseLookup } from './schema/case-index.ts'

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
  const names = [
    'caseId',
    'caseNo',
    'name',
    'search',
    'status',
    'statusRank',
    'priority',
    'evidenceRank',
    'nextDate',
    'owedBy',
    'openedOn',
  ] as const
  const values = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as Record<
    (typeof names)[number],
    ReturnType<typeof sql.placeholder>
  >
  return db.insert(caseIndex).values(values).prepare()
})

/** Computes what the list knows of a case again, from the case as it stands or as `file` says it stands. */
export function refreshIndex(db: Db, caseId: number, file: CaseFile = readCaseById(db, caseId)): void {
  dropRow(db).run({ caseId })
  addRow(db).run(indexRowOf(caseId, file))
  dropLookup(db).run({ caseId })
  for (const [kind, value] of lookupsOf(file)) addLookup(db).run({ kind, value, caseId })
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
