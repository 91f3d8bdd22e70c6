import { desc, eq, lte, type SQL } from 'drizzle-orm'
import type { EnumValue } from '../src/domain/enums.ts'
import { chainStart } from './canonical.ts'
import type { Db, Head } from './open.ts'
import { stated } from './rows.ts'
import { cases } from './schema/cases.ts'
import { audit, auditNotes } from './schema/office.ts'

/**
 * One act of one person: `at` is an instant in UTC, `about` names what it was done to without content, "contact c3", and
 * `caseNo` the case it was done in, which the log knows by its pseudonym.
 */
export interface Act {
  by: string
  at: string
  action: EnumValue<'data_action'>
  about: string
  caseNo?: string
  reason?: string
}

/** Who acts and when; `owner` is the person, by key, whose a case becomes that is made in the act. */
export type Who = Pick<Act, 'by' | 'at'> & { owner?: string | null }

/** An entry as it is read: of an erased case only the pseudonym is left. */
export interface AuditEntry extends Act {
  seq: number
  subject?: string
}

/** The newest entry of the log; number 0 when there is none. */
export function auditHead(db: Db): Head {
  const newest = db.select({ seq: audit.seq, mac: audit.mac }).from(audit).orderBy(desc(audit.seq)).limit(1).get()
  return { seq: newest?.seq ?? 0, mac: (newest?.mac ?? chainStart).toString('hex') }
}

/** Entries of the log, newest first, from number `from` down; 0 is the newest. */
export function auditEntries(db: Db, { from, limit }: { from: number; limit: number }): AuditEntry[] {
  return readEntries(db, from > 0 ? lte(audit.seq, from) : undefined, limit)
}

/** The same of those that a condition holds for. */
export function readEntries(db: Db, condition: SQL | undefined, limit: number, offset = 0): AuditEntry[] {
  const rows = db
    .select({
      seq: audit.seq,
      at: audit.at,
      by: audit.by,
      action: audit.action,
      about: audit.about,
      subject: audit.subject,
      caseNo: cases.caseNo,
      reason: auditNotes.reason,
    })
    .from(audit)
    .leftJoin(cases, eq(cases.subject, audit.subject))
    .leftJoin(auditNotes, eq(auditNotes.seq, audit.seq))
    .where(condition)
    .orderBy(desc(audit.seq))
    .limit(limit)
    .offset(offset)
    .all()
  return rows.map((row) => stated<AuditEntry>(row))
}

/**
 * The log compared with an anchor kept outside the database: how many of the last entries are missing from the
 * database, and whether the entry that was anchored is another one now. A log that has gone on since is in order.
 */
export function againstAnchor(db: Db, anchor: Head): { missing: number; differs: boolean } {
  const head = auditHead(db)
  if (head.seq < anchor.seq) return { missing: anchor.seq - head.seq, differs: false }
  if (anchor.seq === 0) return { missing: 0, differs: false }
  const row = db.select({ mac: audit.mac }).from(audit).where(eq(audit.seq, anchor.seq)).get()
  return { missing: 0, differs: row?.mac.toString('hex') !== anchor.mac }
}
