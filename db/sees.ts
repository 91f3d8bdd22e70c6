import { and, eq, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Person } from './office.ts'
import type { Db } from './open.ts'
import { cases } from './schema/cases.ts'

/** Who looks. */
export type Viewer = Pick<Person, 'key' | 'role'>

/**
 * Holds for the rows whose case this person may see: an administrator all, a counselor those that are theirs, that they
 * stand in for or that are nobody's, a reader those that name them.
 */
export function seenBy(viewer: Viewer | undefined, caseId: SQLiteColumn): SQL | undefined {
  if (!viewer || viewer.role === 'administrator') return undefined
  const { id, assignedTo, deputy } = cases
  const free = viewer.role === 'counselor' ? sql` OR (${assignedTo} IS NULL AND ${deputy} IS NULL)` : sql``
  return sql`${caseId} IN (SELECT ${id} FROM ${cases} WHERE ${assignedTo} = ${viewer.key} OR ${deputy} = ${viewer.key}${free})`
}

/** Whether there is a case with this number that this person may see. */
export function maySee(db: Db, viewer: Viewer, caseNo: string): boolean {
  const found = db
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.caseNo, caseNo), seenBy(viewer, cases.id)))
    .get()
  return found !== undefined
}
