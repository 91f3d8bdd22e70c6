import { desc, eq, lte } from 'drizzle-orm'
import type { EnumValue } from '../src/domain/enums.ts'
import { chainStart } from './canonical.ts'
import type { Db, Head } from './open.ts'
import { audit } from './schema/office.ts'

/** One act of one person: `at` is an instant in UTC, `about` names what it was done to without content, "contact 2026-0001/c3". */
export interface Act {
  by: string
  at: string
  action: EnumValue<'data_action'>
  about: string
  reason?: string
}

export type Who = Pick<Act, 'by' | 'at'>

export interface AuditEntry extends Act {
  seq: number
}

/** The newest entry of the log; number 0 when there is none. */
export function auditHead(db: Db): Head {
  const newest = db.select({ seq: audit.seq, mac: audit.mac }).from(audit).orderBy(desc(audit.seq)).limit(1).get()
  return { seq: newest?.seq ?? 0, mac: (newest?.mac ?? chainStart).toString('hex') }
}

/** Entries of the log, newest first, from number `from` down; 0 is the newest. */
export function auditEntries(db: Db, { from, limit }: { from: number; limit: number }): AuditEntry[] {
  const rows = db
    .select({ seq: audit.seq, at: audit.at, by: audit.by, action: audit.action, about: audit.about, reason: audit.reason })
    .from(audit)
    .where(from > 0 ? lte(audit.seq, from) : undefined)
    .orderBy(desc(audit.seq))
    .limit(limit)
    .all()
  return rows.map(({ reason, ...row }) => (reason === null ? row : { ...row, reason }))
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
