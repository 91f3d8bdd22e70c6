import { and, asc, count, eq, getTableColumns, isNotNull, sql, type SQL } from 'drizzle-orm'
import type { Day } from '../src/domain/case-file.ts'
import { daysFor } from '../src/domain/chase.ts'
import { addDays, endOfTime } from '../src/domain/day.ts'
import type { Chaser } from '../src/domain/office-lists.ts'
import { waitingGroups, type SpokenSum, type Turn, type WaitingHeading, type WaitingList } from '../src/domain/waiting.ts'
import type { Db } from './open.ts'
import { caseIndex, waitingRows } from './schema/case-index.ts'
import { seenBy, type Viewer } from './sees.ts'
import { halvesOf, whole } from './sums.ts'

interface Asked {
  today: Day
  by: Turn
  offset: number
  limit: number
  /** Who asks; everything is counted without one. */
  viewer?: Viewer
}

const daysAhead = 7

/** One queue over all cases, what is due first on top, and what rests on spoken words in the whole office. */
export function listWaiting(db: Db, chaser: Chaser, asked: Asked): WaitingList {
  const dueOn = dueDay(db, chaser, asked.by)
  const headings = headingsOf(db, dueOn, asked)
  const rows = pageOfWaiting(db, dueOn, asked)
    .all()
    .map(({ place, ...row }) => ({ ...row, group: waitingGroups[place]! }))
  return {
    total: headings.reduce((total, { rows: more }) => total + more, 0),
    rows,
    headings,
    counts: countTurns(db, asked.viewer),
    spoken: spokenSums(db, asked.viewer),
  }
}

/** The query of one page of rows. */
export function pageOfWaiting(db: Db, dueOn: SQL<Day | null>, { today, by, offset, limit, viewer }: Asked) {
  const { caseId: _case, by: _by, ...columns } = getTableColumns(waitingRows)
  const place = placeOn(dueOn, today)
  return db
    .select({ caseNo: caseIndex.caseNo, name: caseIndex.name, ...columns, dueOn, place })
    .from(waitingRows)
    .innerJoin(caseIndex, eq(caseIndex.caseId, waitingRows.caseId))
    .where(and(eq(waitingRows.by, by), seenBy(viewer, waitingRows.caseId)))
    .orderBy(place, asc(dueOn), asc(waitingRows.caseId), asc(waitingRows.kind), asc(waitingRows.ref))
    .limit(limit)
    .offset(offset)
}

function headingsOf(db: Db, dueOn: SQL<Day | null>, { today, by, viewer }: Asked): WaitingHeading[] {
  const place = placeOn(dueOn, today)
  const mine = and(eq(waitingRows.by, by), seenBy(viewer, waitingRows.caseId))
  const counted = db.select({ place, rows: count() }).from(waitingRows).where(mine).groupBy(place).orderBy(place).all()
  return counted.map(({ place: at, rows }) => ({ group: waitingGroups[at]!, rows }))
}

function countTurns(db: Db, viewer: Viewer | undefined): WaitingList['counts'] {
  const mine = seenBy(viewer, waitingRows.caseId)
  const counted = db.select({ by: waitingRows.by, rows: count() }).from(waitingRows).where(mine).groupBy(waitingRows.by).all()
  return { creditor: 0, us: 0, ...Object.fromEntries(counted.map(({ by, rows }) => [by, rows])) }
}

function spokenSums(db: Db, viewer: Viewer | undefined): SpokenSum[] {
  const { currency, total, waived } = waitingRows
  return db
    .select({
      currency: sql<SpokenSum['currency']>`${currency}`,
      agreements: count(),
      withTotal: count(total),
      total: halvesOf(total),
      waived: halvesOf(waived),
    })
    .from(waitingRows)
    .where(
      and(eq(waitingRows.by, 'creditor'), eq(waitingRows.kind, 'confirmation'), isNotNull(currency), seenBy(viewer, waitingRows.caseId)),
    )
    .groupBy(currency)
    .orderBy(currency)
    .all()
    .map(({ withTotal, ...sum }) => ({
      ...sum,
      withoutTotal: sum.agreements - withTotal,
      total: String(whole(sum.total)),
      waived: String(whole(sum.waived)),
    }))
}

/** The last good day of a row as `dueOf` of src/domain/chase.ts counts it; our own tasks have theirs or none. */
export function dueDay(db: Db, chaser: Chaser, by: Turn): SQL<Day | null> {
  const { dueOn, since, lastLetterOn } = waitingRows
  if (by === 'us') return sql<Day | null>`${dueOn}`
  const days = daysByCreditor(db, chaser)
  const after = (day: typeof since | typeof lastLetterOn) =>
    sql`CASE WHEN ${day} IS NOT NULL THEN coalesce(date(${day}, ${days} || ' days'), ${endOfTime}) END`
  return sql<Day | null>`nullif(max(coalesce(${dueOn}, ${after(since)}, ''), coalesce(${after(lastLetterOn)}, '')), '')`
}

/** The days of each creditor that the office gave its own, by its name as it stands in the rows; for all others those for all. */
function daysByCreditor(db: Db, chaser: Chaser): SQL {
  if (chaser.creditors.length === 0) return sql`${chaser.days}`
  const { creditor } = waitingRows
  const names = db.selectDistinct({ creditor }).from(waitingRows).where(eq(waitingRows.by, 'creditor')).all()
  const own = names.map((row) => [row.creditor, daysFor(chaser, row.creditor)] as const).filter(([, days]) => days !== chaser.days)
  return sql`coalesce((SELECT value ->> 'days' FROM json_each(${JSON.stringify(own.map(([name, days]) => ({ name, days })))}) WHERE value ->> 'name' = ${creditor}), ${chaser.days})`
}

/** The place of a row's heading among `waitingGroups`. */
function placeOn(dueOn: SQL, today: Day): SQL<number> {
  return sql<number>`CASE WHEN ${dueOn} IS NULL THEN 4 WHEN ${dueOn} < ${today} THEN 0 WHEN ${dueOn} = ${today} THEN 1
    WHEN ${dueOn} <= ${addDays(today, daysAhead)} THEN 2 ELSE 3 END`
}
