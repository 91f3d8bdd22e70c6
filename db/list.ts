import { and, asc, count, desc, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Day } from '../src/domain/case-file.ts'
import { enums, type EnumValue } from '../src/domain/enums.ts'
import { searchKey } from '../src/domain/text.ts'
import { idLookup, nameLookup, phoneLookup } from './case-index.ts'
import type { Db } from './open.ts'
import { caseIndex, caseLookup } from './schema/case-index.ts'

export interface CaseRow {
  caseNo: string
  name: string
  status: EnumValue<'case_status'>
  priority: EnumValue<'priority'>
  evidenceLevel: EnumValue<'evidence_level'> | null
  nextDate: Day | null
  owedBy: 'client' | 'creditor' | 'counselor' | null
  openedOn: Day
}

export interface ListInput {
  /** Found anywhere in a name, phone or case number; empty finds every case. */
  query: string
  status: EnumValue<'case_status'> | null
  sort: 'caseNo' | 'name' | 'status' | 'evidenceLevel' | 'nextDate' | 'openedOn'
  descending: boolean
  offset: number
  limit: number
}

export interface SimilarInput {
  name: string
  phones: string[]
  idDocNo: string
  exceptCaseNo?: string | undefined
}

export interface SimilarCase {
  caseNo: string
  name: string
  status: EnumValue<'case_status'>
  matched: ('name' | 'phone' | 'idDocNo')[]
}

const sortColumns: Record<ListInput['sort'], SQLiteColumn> = {
  caseNo: caseIndex.caseNo,
  name: caseIndex.name,
  status: caseIndex.statusRank,
  evidenceLevel: caseIndex.evidenceRank,
  nextDate: caseIndex.nextDate,
  openedOn: caseIndex.openedOn,
}

/** One page of the list and how many cases there are in all. What is missing comes last in both directions. */
export function listCases(db: Db, input: ListInput): { total: number; rows: CaseRow[] } {
  const found = matching(input)
  const total = db.select({ n: count() }).from(caseIndex).where(found).get()?.n ?? 0
  return { total, rows: pageOf(db, input).all().map(toCaseRow) }
}

/** The statement of one page, for the list and for the test of its plan. */
export function pageOf(db: Db, input: ListInput) {
  return db
    .select()
    .from(caseIndex)
    .where(matching(input))
    .orderBy(...order(input))
    .limit(input.limit)
    .offset(input.offset)
}

/** Every case by case number. */
export function everyCase(db: Db): CaseRow[] {
  return db.select().from(caseIndex).orderBy(asc(caseIndex.caseNo)).all().map(toCaseRow)
}

/** How many cases the office has. */
export function countCases(db: Db): number {
  return db.select({ n: count() }).from(caseIndex).get()?.n ?? 0
}

/** Cases whose client may be the same person: by name, by a phone number, by ID number. At most 20, by case number. */
export function similarCases(db: Db, input: SimilarInput): SimilarCase[] {
  const is = (kind: 'name' | 'phone' | 'idDocNo', values: string[]) => {
    const known = values.filter((value) => value !== '')
    return known.length > 0 ? and(eq(caseLookup.kind, kind), inArray(caseLookup.value, known)) : undefined
  }
  const wanted = [
    is('name', [nameLookup(input.name)]),
    is('phone', input.phones.map(phoneLookup)),
    is('idDocNo', [idLookup(input.idDocNo)]),
  ]
  if (wanted.every((condition) => condition === undefined)) return []
  const rows = db
    .select({ caseNo: caseIndex.caseNo, name: caseIndex.name, status: caseIndex.status, kind: caseLookup.kind })
    .from(caseLookup)
    .innerJoin(caseIndex, eq(caseIndex.caseId, caseLookup.caseId))
    .where(or(...wanted))
    .orderBy(asc(caseIndex.caseNo))
    .all()
  const found = new Map<string, SimilarCase>()
  for (const { kind, ...row } of rows) {
    if (row.caseNo === input.exceptCaseNo) continue
    const same = found.get(row.caseNo) ?? { ...row, matched: [] }
    if (!same.matched.includes(kind)) same.matched.push(kind)
    found.set(row.caseNo, same)
  }
  return [...found.values()].slice(0, 20)
}

function matching({ query, status }: ListInput): SQL | undefined {
  const typed = searchKey(query)
  return and(
    typed === '' ? undefined : sql`instr(${caseIndex.search}, ${typed}) > 0`,
    status === null ? undefined : eq(caseIndex.status, status),
  )
}

/** Ties in the direction of the sort, so that one index serves both; NULL is SQLite's smallest value, hence last when descending. */
function order({ sort, descending }: ListInput): SQL[] {
  const column = sortColumns[sort]
  if (sort === 'caseNo') return [descending ? desc(column) : asc(column)]
  return descending ? [desc(column), desc(caseIndex.caseNo)] : [sql`${column} ASC NULLS LAST`, asc(caseIndex.caseNo)]
}

function toCaseRow({ caseNo, name, status, priority, evidenceRank, nextDate, owedBy, openedOn }: typeof caseIndex.$inferSelect): CaseRow {
  const evidenceLevel = evidenceRank === null ? null : (enums.evidence_level[evidenceRank] ?? null)
  return { caseNo, name, status, priority, evidenceLevel, nextDate, owedBy, openedOn }
}
