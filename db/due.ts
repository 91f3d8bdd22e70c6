import { and, asc, count, eq, getTableColumns, gte, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import type { Day } from '../src/domain/case-file.ts'
import { addDays, endOfTime } from '../src/domain/day.ts'
import { dueGroups, type DueHeading, type DueList, type DueSum } from '../src/domain/due.ts'
import { sumMinor } from '../src/domain/money.ts'
import type { Db } from './open.ts'
import { caseIndex, dueRows } from './schema/case-index.ts'
import { seenBy, type Viewer } from './sees.ts'
import { halvesOf, whole } from './sums.ts'

interface Asked {
  today: Day
  offset: number
  limit: number
  /** Who asks; everything is counted without one. */
  viewer?: Viewer
}

const daysAhead = 14

/** What on the day `today` is late, due or due within 14 days and has no receipt, over all cases, heading by heading. */
export function listDue(db: Db, asked: Asked): DueList {
  const counted = countDue(db, asked)
  const rows = pageOfDue(db, asked)
    .all()
    .map(({ place, ...row }) => ({ ...row, group: dueGroups[place]! }))
  return { total: counted.reduce((total, { rows: more }) => total + more, 0), rows, headings: headingsOf(counted), sums: sumsOf(counted) }
}

/** Rows and amounts by heading and currency. */
function countDue(db: Db, { today, viewer }: Asked) {
  const place = placeOn(today)
  const dueOn = sql<Day | null>`CASE WHEN ${dueRows.dueOn} > ${today} THEN ${dueRows.dueOn} END`
  const { currency, open, reported } = dueRows
  return db
    .select({ place, dueOn, currency, rows: count(), open: halvesOf(open), reported: halvesOf(reported) })
    .from(dueRows)
    .where(and(dueBy(today), seenBy(viewer, dueRows.caseId)))
    .groupBy(place, dueOn, currency)
    .orderBy(place, dueOn, currency)
    .all()
    .map(({ place: at, ...rest }) => ({ ...rest, group: dueGroups[at]!, open: whole(rest.open), reported: whole(rest.reported) }))
}

type Counted = ReturnType<typeof countDue>

function headingsOf(counted: Counted): DueHeading[] {
  const headings: DueHeading[] = []
  for (const { group, dueOn, rows } of counted) {
    const last = headings.at(-1)
    if (last?.group === group && last.dueOn === dueOn) last.rows += rows
    else headings.push({ group, dueOn, rows })
  }
  return headings
}

function sumsOf(counted: Counted): DueSum[] {
  const of = Map.groupBy(counted, ({ currency, group }) => `${currency} ${group}`)
  return [...of.values()].map((list) => ({
    currency: list[0]!.currency,
    group: list[0]!.group,
    open: String(sumMinor(list.map(({ open }) => open))),
    reported: String(sumMinor(list.map(({ reported }) => reported))),
  }))
}

/** The query of one page of rows. */
export function pageOfDue(db: Db, { today, offset, limit, viewer }: Asked) {
  const { caseId: _case, ...columns } = getTableColumns(dueRows)
  return db
    .select({ caseNo: caseIndex.caseNo, name: caseIndex.name, ...columns, place: placeOn(today) })
    .from(dueRows)
    .innerJoin(caseIndex, eq(caseIndex.caseId, dueRows.caseId))
    .where(and(dueBy(today), seenBy(viewer, dueRows.caseId)))
    .orderBy(placeOn(today), asc(dueRows.dueOn), asc(dueRows.caseId), asc(dueRows.agreement), asc(dueRows.no))
    .limit(limit)
    .offset(offset)
}

/**
 * Rows that hold on the day. Those that no payment has ended are found by their due day; the others, which a payment dated
 * after this day ends, are few. Asked for apart, so that what was paid long ago is not gone through.
 */
function dueBy(today: Day): SQL | undefined {
  const ahead = lte(dueRows.dueOn, addDays(today, daysAhead))
  const stays = and(eq(dueRows.holdsUntil, endOfTime), ahead)
  const ends = and(gte(dueRows.holdsUntil, today), lt(dueRows.holdsUntil, endOfTime), ahead)
  return and(or(stays, ends), lte(dueRows.holdsFrom, today))
}

/** The place of a row's heading among `dueGroups`. */
function placeOn(today: Day): SQL<number> {
  return sql<number>`CASE WHEN ${dueRows.dueOn} > ${today} THEN 4 WHEN ${dueRows.dueOn} = ${today} THEN 3
    WHEN ${dueRows.open} = 0 THEN 2 WHEN ${dueRows.lastGoodDay} < ${today} THEN 0 ELSE 1 END`
}
