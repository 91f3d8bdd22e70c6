import { and, count, desc, eq, gt, inArray, isNull, lte, min, or, sql, type SQL } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import type { EnumValue } from '../src/domain/enums.ts'
import { readEntries, type AuditEntry } from './audit.ts'
import { needCase } from './find.ts'
import { readPeople } from './office.ts'
import type { Db } from './open.ts'
import { cases } from './schema/cases.ts'
import { audit } from './schema/office.ts'

/** An entry for the eye; `whom` is the person that it is about, by name. */
export type LogLine = Pick<AuditEntry, 'seq' | 'at' | 'by' | 'action' | 'about' | 'caseNo' | 'reason'> & {
  whom?: string
  /** Of a client who was erased. */
  erased?: true
}

/** Looking at something of a client, on screen, on paper or in a file. */
const looks = ['viewed', 'viewed_sensitive', 'printed', 'exported'] as const satisfies readonly EnumValue<'data_action'>[]

/** Who saw something of a case, newest first, and how many entries say so. Refuses case.unknown. */
export function viewersOf(db: Db, input: { caseNo: string; offset: number; limit: number }): { total: number; rows: LogLine[] } {
  const subject = subjectOf(db, input.caseNo)
  const isLook = or(and(eq(audit.subject, subject), inArray(audit.action, looks)), isTakenOutWhole(db, subject))
  const total = db.select({ n: count() }).from(audit).where(isLook).get()?.n ?? 0
  const numbers = looksOf(db, subject, input)
    .all()
    .map(({ seq }) => seq)
  return { total, rows: readEntries(db, inArray(audit.seq, numbers), input.limit).map((entry) => lineOf(entry)) }
}

/** The numbers of a page of them: each kind of look in the order of its index, merged; nothing is sorted or read that is not shown. */
export function looksOf(db: Db, subject: string, { offset, limit }: { offset: number; limit: number }) {
  const numbers = (condition: SQL | undefined) => db.select({ seq: audit.seq }).from(audit).where(condition)
  const kinds = looks.map((action) => and(eq(audit.subject, subject), eq(audit.action, action)))
  const [first, second, ...others] = [...kinds, isTakenOutWhole(db, subject)].map(numbers)
  return unionAll(first!, second!, ...others)
    .orderBy(desc(sql`seq`))
    .limit(limit)
    .offset(offset)
}

/** Every client at once, since this case was there: such an entry names none of them. */
export function isTakenOutWhole(db: Db, subject: string): SQL | undefined {
  const first = db
    .select({ seq: min(audit.seq) })
    .from(audit)
    .where(eq(audit.subject, subject))
    .get()
  const whole = inArray(audit.about, ['all cases', 'office copy'])
  return and(isNull(audit.subject), eq(audit.action, 'exported'), gt(audit.seq, first?.seq ?? 0), whole)
}

function subjectOf(db: Db, caseNo: string): string {
  const id = needCase(db, caseNo)
  return db.select({ subject: cases.subject }).from(cases).where(eq(cases.id, id)).get()!.subject
}

/** As many entries are looked through in one go, so that a rare one holds nobody up. */
const step = 20_000

/**
 * The log of the office, newest first, from number `from` down (0: the newest); `next` is where to go on, null at its
 * beginning. Of what is rare there may be no row before `next`.
 */
export function officeLog(
  db: Db,
  { from, limit, by, action }: { from: number; limit: number; by?: string | undefined; action?: EnumValue<'data_action'> | undefined },
): { rows: LogLine[]; next: number | null } {
  const top = from > 0 ? from : (db.select({ seq: audit.seq }).from(audit).orderBy(desc(audit.seq)).limit(1).get()?.seq ?? 0)
  const bottom = Math.max(0, top - step)
  const fits = and(by === undefined ? undefined : eq(audit.by, by), action === undefined ? undefined : eq(audit.action, action))
  const entries = readEntries(db, and(lte(audit.seq, top), gt(audit.seq, bottom), fits), limit)
  const names = new Map(readPeople(db).map(({ key, name }) => [key, name]))
  const last = entries.length === limit ? entries.at(-1)!.seq - 1 : bottom
  return { rows: entries.map((entry) => lineOf(entry, names)), next: last > 0 ? last : null }
}

function lineOf({ seq, at, by, action, about, caseNo, reason, subject }: AuditEntry, names?: ReadonlyMap<string, string>): LogLine {
  const [what, key = ''] = about.split(' ')
  const whom = what === 'person' ? names?.get(key) : undefined
  return {
    seq,
    at,
    by,
    action,
    about,
    ...(caseNo !== undefined && { caseNo }),
    ...(reason !== undefined && { reason }),
    ...(whom !== undefined && { whom }),
    ...(subject !== undefined && caseNo === undefined && { erased: true as const }),
  }
}
