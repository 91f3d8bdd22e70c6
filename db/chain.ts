import { asc, gt } from 'drizzle-orm'
import type { LogFinding } from '../src/domain/verify.ts'
import { chainStart, entryMac } from './canonical.ts'
import type { Db, Head } from './open.ts'
import { audit, type Touched } from './schema/office.ts'

export type LogEntry = typeof audit.$inferSelect

/** How the log stands: its newest MAC in hex, and every stretch of it that is wrong, in the order of the numbers. */
export interface ChainFound {
  entries: number
  head: string
  findings: LogFinding[]
}

const pageSize = 1000

/** Walks the log at one stroke: see chainSteps(). */
export function walkChain(db: Db, key: Buffer, anchor: Head | null, each: (entry: LogEntry) => void): ChainFound {
  const steps = chainSteps(db, key, anchor, each)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/**
 * Walks the log from its start, some entries a step, and tells `each` every entry. With an anchor, a log that was cut or replaced since is
 * found too; one that has gone on is in order.
 */
export function* chainSteps(db: Db, key: Buffer, anchor: Head | null, each: (entry: LogEntry) => void): Generator<undefined, ChainFound> {
  const findings: LogFinding[] = []
  let prev = chainStart
  let seq = 0
  let entries = 0
  for (const entry of entriesAfter(db, 0)) {
    const follows = entry.seq === seq + 1
    if (!follows) findings.push({ kind: 'log', what: 'missing', from: seq + 1, to: entry.seq - 1 })
    // Behind an entry that is wrong itself the link to it says nothing.
    const linked = !follows || findings.at(-1)?.to === seq || entry.prev.equals(prev)
    if (!linked || !entryMac(key, entry.prev, entry).equals(entry.mac)) addChanged(findings, entry.seq)
    else if (entry.seq === anchor?.seq && entry.mac.toString('hex') !== anchor.mac)
      findings.push({ kind: 'log', what: 'notAnchored', from: entry.seq, to: entry.seq })
    each(entry)
    prev = entry.mac
    seq = entry.seq
    entries += 1
    if (entries % pageSize === 0) yield
  }
  if (anchor && anchor.seq > seq) findings.push({ kind: 'log', what: 'missing', from: seq + 1, to: anchor.seq })
  return { entries, head: prev.toString('hex'), findings }
}

/** Changed entries one after the other are one stretch. */
function addChanged(findings: LogFinding[], seq: number): void {
  const last = findings.at(-1)
  if (last?.what === 'changed' && last.to === seq - 1) last.to = seq
  else findings.push({ kind: 'log', what: 'changed', from: seq, to: seq })
}

/** The rows that an entry touched; none when the entry is no longer written as this program writes it. */
export function touchedBy({ touched }: LogEntry): [table: string, rows: [id: number, digest: string | null][]][] {
  try {
    return Object.entries(JSON.parse(touched) as Touched).map(([table, rows]) => [table, rows.map(([id, digest]) => [id, digest])])
  } catch {
    return []
  }
}

/** The entries after number `last`, in order, read a page at a time. */
export function* entriesAfter(db: Db, last: number): Iterable<LogEntry> {
  for (let from = last; ;) {
    const rows = db.select().from(audit).where(gt(audit.seq, from)).orderBy(asc(audit.seq)).limit(pageSize).all()
    yield* rows
    if (rows.length < pageSize) return
    from = rows.at(-1)!.seq
  }
}
