import { asc, count, eq, getTableColumns, lte } from 'drizzle-orm'
import type { Currency, Day } from '../src/domain/case-file.ts'
import { addDays } from '../src/domain/day.ts'
import type { DueRow } from '../src/domain/due.ts'
import type { Db } from './open.ts'
import { caseIndex, dueRows } from './schema/case-index.ts'

export interface DueRowOfCase extends DueRow {
  caseNo: string
  name: string
  brand: string
  currency: Currency
}

const daysAhead = 14

/** What is late, due today or due within 14 days and has no receipt, over all cases, earliest first. */
export function listDue(
  db: Db,
  { today, offset, limit }: { today: Day; offset: number; limit: number },
): { total: number; rows: DueRowOfCase[] } {
  const found = lte(dueRows.dueOn, addDays(today, daysAhead))
  const { caseId: _case, ...columns } = getTableColumns(dueRows)
  const rows = db
    .select({ caseNo: caseIndex.caseNo, name: caseIndex.name, ...columns })
    .from(dueRows)
    .innerJoin(caseIndex, eq(caseIndex.caseId, dueRows.caseId))
    .where(found)
    .orderBy(asc(dueRows.dueOn), asc(dueRows.caseId), asc(dueRows.agreement), asc(dueRows.no))
    .limit(limit)
    .offset(offset)
    .all()
  return { total: db.select({ n: count() }).from(dueRows).where(found).get()?.n ?? 0, rows }
}
