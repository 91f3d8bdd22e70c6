import { and, asc, count, desc, eq, getTableColumns, inArray, or, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Day } from '../src/domain/case-file.ts'
import { enums, type EnumValue } from '../src/domain/enums.ts'
import { searchKey } from '../src/domain/text.ts'
import { idLookup, nameLookup, phoneLookup } from './case-index.ts'
import type { Db } from './open.ts'
import { caseIndex, caseLookup } from './schema/case-index.ts'
import { cases } from './schema/cases.ts'
import { people } from './schema/office.ts'
import { seenBy, type Viewer } from './sees.ts'

export interface CaseRow {
  caseNo: string
  name: string
  status: EnumValue<'case_status'>
  priority: EnumValue<'priority'>
  evidenceLevel: EnumValue<'evidence_level'> | null
  nextDate: Day | null
  owedBy: 'client' | 'creditor' | 'counselor' | null
  openedOn: Day
  /** The name of the person whose case it is. */
  assignedTo: string | null
}

export interface ListInput {
  /** Found anywhere in a name, phone or case number; empty finds every case. */
  query: string
  status: EnumValue<'case_status'> | null
  sort: 'caseNo' | 'name' | 'status' | 'evidenceLevel' | 'nextDate' | 'openedOn'
  descending: boolean
  /** Those of one person, by key, or those that are nobody's. */
  whose?: string | null | undefined
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
export function listCases(db: Db, input: ListInput, viewer?: Viewer): { total: number; rows: CaseRow[] } {
  const found = matching(input, viewer)
  const total = db.select({ n: count() }).from(caseIndex).where(found).get()?.n ?? 0
  return { total, rows: pageOf(db, input, viewer).all().map(toCaseRow) }
}

/** The statement of one page, for the list and for the test of its plan. */
export function pageOf(db: Db, input: ListInput, viewer?: Viewer) {
  return lines(db)
    .where(matching(input, viewer))
    .orderBy(...order(input))
    .limit(input.limit)
    .offset(input.offset)
}

/** Every case by case number. */
export function everyCase(db: Db): CaseRow[] {
  return lines(db).orderBy(asc(caseIndex.caseNo)).all().map(toCaseRow)
}

/** How many cases the office has, or this person may see. */
export function countCases(db: Db, viewer?: Viewer): number {
  return db.select({ n: count() }).from(caseIndex).where(seenBy(viewer, caseIndex.caseId)).get()?.n ?? 0
}

/** Cases whose client may be the same person: by name, by a phone number, by ID number. At most 20, by case number. */
export function similarCases(db: Db, input: SimilarInput, viewer?: Viewer): SimilarCase[] {
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
    .where(and(or(...wanted), seenBy(viewer, caseIndex.caseId)))
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

/** The lines with the name of whose case it is, which is looked up for those of the page alone. */
function lines(db: Db) {
  const name = db
    .select({ name: people.name })
    .from(people)
    .innerJoin(cases, eq(cases.assignedTo, people.key))
    .where(eq(cases.id, caseIndex.caseId))
  return db.select({ ...getTableColumns(caseIndex), assignedTo: sql<string | null>`(${name})` }).from(caseIndex)
}

/** Holds for the cases of one person, or for those that are nobody's. */
function of(whose: string | null | undefined): SQL | undefined {
  if (!whose) return undefined
  const { id, assignedTo, deputy } = cases
  const theirs = whose === 'nobody' ? sql`${assignedTo} IS NULL` : sql`${assignedTo} = ${whose} OR ${deputy} = ${whose}`
  return sql`${caseIndex.caseId} IN (SELECT ${id} FROM ${cases} WHERE ${theirs})`
}

function matching({ query, status, whose }: ListInput, viewer: Viewer | undefined): SQL | undefined {
  const typed = searchKey(query)
  return and(
    typed === '' ? undefined : sql`instr(${caseIndex.search}, ${typed}) > 0`,
    status === null ? undefined : eq(caseIndex.status, status),
    of(whose),
    seenBy(viewer, caseIndex.caseId),
  )
}

/** Ties in the direction of the sort, so that one index serves both; NULL is SQLite's smallest value, hence last when descending. */
function order({ sort, descending }: ListInput): SQL[] {
  const column = sortColumns[sort]
  if (sort === 'caseNo') return [descending ? desc(column) : asc(column)]
  return descending ? [desc(column), desc(caseIndex.caseNo)] : [sql`${column} ASC NULLS LAST`, asc(caseIndex.caseNo)]
}

type StoredRow = typeof caseIndex.$inferSelect & Pick<CaseRow, 'assignedTo'>

function toCaseRow({ caseNo, name, status, priority, evidenceRank, nextDate, owedBy, openedOn, assignedTo }: StoredRow): CaseRow {
  const evidenceLevel = evidenceRank === null ? null : (enums.evidence_level[evidenceRank] ?? null)
  return { caseNo, name, status, priority, evidenceLevel, nextDate, owedBy, openedOn, assignedTo }
}
