import { and, asc, desc, eq, isNull, lte } from 'drizzle-orm'
import type { Day } from '../src/domain/case-file.ts'
import { addMonths } from '../src/domain/day.ts'
import type { EnumValue } from '../src/domain/enums.ts'
import type { Retention } from '../src/domain/office-lists.ts'
import { proposedFrom } from '../src/domain/retention.ts'
import type { Who } from './audit.ts'
import { Refusal } from './errors.ts'
import { needCase } from './find.ts'
import type { Db, OpenDb } from './open.ts'
import { caseIndex } from './schema/case-index.ts'
import { cases } from './schema/cases.ts'
import { consents } from './schema/clients.ts'
import { erasureRequests, holds } from './schema/erasure.ts'
import { erasures } from './schema/office.ts'
import { seenBy, type Viewer } from './sees.ts'
import { write } from './write.ts'

type Reason = EnumValue<'erasure_reason'>

/** That somebody asked for the erasure of a case. */
export interface ErasureRequest {
  reason: Reason
  by: string
  at: string
}

/** A legal hold: why a case must not be erased. */
export interface Hold {
  reason: string
  by: string
  at: string
}

/** A case in a list, by number and name. */
interface Named {
  caseNo: string
  name: string
}

/** A case that is closed for long enough, and since when it may go. */
export type Proposed = Named & { closedOn: Day; since: Day }
export type Asked = Named & ErasureRequest & { held: boolean }
export type Held = Named & Hold
/** What the office still knows of an erased client. */
export interface Done {
  subject: string
  reason: Reason
  askedBy: string
  by: string
  at: string
}

/** What stands on one case. */
export interface CaseErasure {
  subject: string
  asked: ErasureRequest | null
  hold: Hold | null
}

/** Notes that the case shall be erased. Refuses erasure.held, erasure.alreadyAsked, case.unknown. */
export function askForErasure(open: OpenDb, who: Who, { caseNo, reason }: { caseNo: string; reason: Reason }): void {
  write(open, { ...who, action: 'created', about: 'erasure', caseNo }, (tx) => {
    const { asked, hold } = caseErasure(tx.db, caseNo)
    if (hold) throw new Refusal('erasure.held')
    if (asked) throw new Refusal('erasure.alreadyAsked')
    tx.insert(erasureRequests, { caseId: needCase(tx.db, caseNo), reason })
  })
}

/** Takes that back. Refuses erasure.notAsked, case.unknown. */
export function dropErasureRequest(open: OpenDb, who: Who, { caseNo }: { caseNo: string }): void {
  write(open, { ...who, action: 'deleted', about: 'erasure', caseNo }, (tx) => {
    const row = requestOf(tx.db, needCase(tx.db, caseNo))
    if (!row) throw new Refusal('erasure.notAsked')
    tx.remove(erasureRequests, row.id)
  })
}

/** Puts a legal hold on a case. Refuses hold.already, case.unknown. */
export function setHold(open: OpenDb, who: Who, { caseNo, reason }: { caseNo: string; reason: string }): void {
  write(open, { ...who, action: 'created', about: 'hold', caseNo }, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    if (holdOf(tx.db, caseId)) throw new Refusal('hold.already')
    tx.insert(holds, { caseId, reason })
  })
}

/** Ends it; it stays on record. Refuses hold.none, case.unknown. */
export function liftHold(open: OpenDb, who: Who, { caseNo }: { caseNo: string }): void {
  write(open, { ...who, action: 'updated', about: 'hold', caseNo }, (tx) => {
    const row = holdOf(tx.db, needCase(tx.db, caseNo))
    if (!row) throw new Refusal('hold.none')
    tx.update(holds, row.id, { liftedAt: who.at })
  })
}

/** What stands on a case now. Refuses case.unknown. */
export function caseErasure(db: Db, caseNo: string): CaseErasure {
  const caseId = needCase(db, caseNo)
  const { subject } = db.select({ subject: cases.subject }).from(cases).where(eq(cases.id, caseId)).get()!
  const asked = requestOf(db, caseId)
  const hold = holdOf(db, caseId)
  return {
    subject,
    asked: asked ? { reason: asked.reason, by: asked.createdBy, at: asked.createdAt } : null,
    hold: hold ? { reason: hold.reason, by: hold.createdBy, at: hold.createdAt } : null,
  }
}

/** The cases that this person may see whose erasure the office's rule proposes on `today` and nobody has asked for, the longest closed first. */
export function proposedErasures(db: Db, viewer: Viewer, retention: Retention, today: Day): Proposed[] {
  if (retention.years === null) return []
  const longAgo = addMonths(today, -12 * retention.years)
  const rows = db
    .select({ id: cases.id, caseNo: cases.caseNo, name: caseIndex.name, status: cases.status, closedOn: cases.closedOn })
    .from(cases)
    .innerJoin(caseIndex, eq(caseIndex.caseId, cases.id))
    .leftJoin(erasureRequests, eq(erasureRequests.caseId, cases.id))
    .where(and(eq(cases.status, 'closed'), lte(cases.closedOn, longAgo), isNull(erasureRequests.id), seenBy(viewer, cases.id)))
    .orderBy(asc(cases.closedOn), asc(cases.caseNo))
    .all()
  return rows.flatMap(({ id, caseNo, name, status, closedOn }) => {
    const since = proposedFrom({ status, closedOn, longer: longerConsents(db, id), held: holdOf(db, id) !== undefined }, retention)
    return closedOn !== null && since !== null && since <= today ? [{ caseNo, name, closedOn, since }] : []
  })
}

/** What somebody asked for and nobody confirmed yet, the oldest first. */
export function askedErasures(db: Db, viewer: Viewer): Asked[] {
  return db
    .select({
      id: cases.id,
      caseNo: cases.caseNo,
      name: caseIndex.name,
      reason: erasureRequests.reason,
      by: erasureRequests.createdBy,
      at: erasureRequests.createdAt,
    })
    .from(erasureRequests)
    .innerJoin(cases, eq(cases.id, erasureRequests.caseId))
    .innerJoin(caseIndex, eq(caseIndex.caseId, cases.id))
    .where(seenBy(viewer, cases.id))
    .orderBy(asc(erasureRequests.id))
    .all()
    .map(({ id, ...row }) => ({ ...row, held: holdOf(db, id) !== undefined }))
}

/** The legal holds that stand, the newest first. */
export function heldCases(db: Db, viewer: Viewer): Held[] {
  return db
    .select({ caseNo: cases.caseNo, name: caseIndex.name, reason: holds.reason, by: holds.createdBy, at: holds.createdAt })
    .from(holds)
    .innerJoin(cases, eq(cases.id, holds.caseId))
    .innerJoin(caseIndex, eq(caseIndex.caseId, cases.id))
    .where(and(isNull(holds.liftedAt), seenBy(viewer, cases.id)))
    .orderBy(desc(holds.id))
    .all()
}

/** Who was erased, the newest first. */
export function readErasures(db: Db): Done[] {
  const { subject, reason, askedBy, createdBy, createdAt } = erasures
  return db.select({ subject, reason, askedBy, by: createdBy, at: createdAt }).from(erasures).orderBy(desc(erasures.id)).all()
}

function requestOf(db: Db, caseId: number) {
  return db.select().from(erasureRequests).where(eq(erasureRequests.caseId, caseId)).get()
}

function holdOf(db: Db, caseId: number) {
  return db
    .select()
    .from(holds)
    .where(and(eq(holds.caseId, caseId), isNull(holds.liftedAt)))
    .get()
}

function longerConsents(db: Db, caseId: number) {
  const rows = db
    .select({ expiresOn: consents.expiresOn, withdrawnOn: consents.withdrawnOn })
    .from(consents)
    .where(and(eq(consents.caseId, caseId), eq(consents.type, 'retention_extension')))
    .all()
  return rows.map(({ expiresOn, withdrawnOn }) => ({ ...(expiresOn && { expiresOn }), ...(withdrawnOn && { withdrawnOn }) }))
}
