import { and, desc, eq, ne } from 'drizzle-orm'
import type { AcceptedDifference, Agreement, Day, Installment, OralTerms, WrittenTerms } from '../src/domain/case-file.ts'
import { addOralTerms, newAgreement, type NewAgreement } from './agreement-rows.ts'
import type { Who } from './audit.ts'
import { Refusal } from './errors.ts'
import { needCase, needPart } from './find.ts'
import { insertSchedule } from './insert-case.ts'
import type { OpenDb } from './open.ts'
import { acceptedDifferences, agreements, agreementStates, papers } from './schema/agreements.ts'
import { documents } from './schema/documents.ts'
import { proposals } from './schema/proposals.ts'
import { write, writeMany, type Change } from './write.ts'
import { paperValues, type AgreementState } from './write-rows.ts'

interface Of {
  caseNo: string
  key: string
}

/** Adds an agreement that waits for its confirmation; gives its key. */
export function addAgreement(open: OpenDb, who: Who, input: NewAgreement): string {
  return writeMany(open, who, (tx) => {
    const key = newAgreement(tx, needCase(tx.db, input.caseNo), input)
    tx.entry({ action: 'created', about: `agreement ${key}`, caseNo: input.caseNo })
    return key
  })
}

type StatePatch = { [K in AgreementState]?: Agreement[K] | null | undefined }

/** Changes what is given of an agreement and leaves the rest. One that becomes active takes the place of the one that it amends. */
export function updateAgreement(open: OpenDb, who: Who, { status, graceDays, proposal, ...of }: Of & StatePatch): void {
  change(open, who, of, (tx, caseId) => {
    if (typeof proposal === 'string') needPart(tx.db, proposals, caseId, proposal)
    const before = addState(tx, caseId, of.key, { status, graceDays, proposal })
    if (status && status !== before) amendEarlier(tx, caseId, of.key, before, status)
  })
}

/** The agreement that this one stands in place of is amended while this one holds, and is again what it was when that was taken back. */
function amendEarlier(tx: Change, caseId: number, key: string, before: Agreement['status'], now: Agreement['status']): void {
  const mine = and(eq(agreements.caseId, caseId), eq(agreements.key, key))
  const earlier = tx.db.select({ key: agreements.replaces }).from(agreements).where(mine).get()?.key
  if (!earlier) return
  const stands = newestState(tx, caseId, earlier).status
  if (now === 'active' && (stands === 'active' || stands === 'breached' || stands === 'cured'))
    addState(tx, caseId, earlier, { status: 'amended' })
  if (before === 'active' && now === 'pending_confirmation' && stands === 'amended')
    addState(tx, caseId, earlier, { status: statusBefore(tx, caseId, earlier) })
}

/** What an amended agreement was until then; active when it came in amended. */
function statusBefore(tx: Change, caseId: number, key: string): Agreement['status'] {
  const mine = and(eq(agreementStates.caseId, caseId), eq(agreementStates.agreement, key), ne(agreementStates.status, 'amended'))
  return tx.db.select().from(agreementStates).where(mine).orderBy(desc(agreementStates.id)).limit(1).get()?.status ?? 'active'
}

function newestState(tx: Change, caseId: number, key: string): typeof agreementStates.$inferSelect {
  const mine = and(eq(agreementStates.caseId, caseId), eq(agreementStates.agreement, key))
  return tx.db.select().from(agreementStates).where(mine).orderBy(desc(agreementStates.id)).limit(1).get()!
}

/** A new state with what is given; undefined leaves as it was, null empties. Gives the status before. */
function addState(tx: Change, caseId: number, key: string, patch: StatePatch): Agreement['status'] {
  const { status, proposal, acceptedByClientOn, graceDays } = newestState(tx, caseId, key)
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  tx.insert(agreementStates, { caseId, agreement: key, status, proposal, acceptedByClientOn, graceDays, ...given })
  return status
}

/** Sets or replaces what was said. */
export function setOralTerms(open: OpenDb, who: Who, { oralTerms: said, ...of }: Of & { oralTerms: OralTerms }): void {
  change(open, who, of, (tx, caseId) => addOralTerms(tx, caseId, of.key, said))
}

/**
 * Types more of the paper that counts, or adds one from another document, which counts from now on: what the client
 * accepted was the paper before it, so the acceptance ends with that.
 */
export function savePaper(open: OpenDb, who: Who, { writtenTerms, ...of }: Of & { writtenTerms: WrittenTerms }): void {
  change(open, who, of, (tx, caseId) => {
    needPart(tx.db, documents, caseId, writtenTerms.document)
    const newest = tx.db
      .select({ document: papers.document })
      .from(papers)
      .where(and(eq(papers.caseId, caseId), eq(papers.agreement, of.key)))
      .orderBy(desc(papers.id))
      .limit(1)
      .get()
    const again = newest?.document === writtenTerms.document
    tx.insert(papers, { caseId, agreement: of.key, again: again ? 1 : 0, ...paperValues(writtenTerms) })
    if (newest && !again) addState(tx, caseId, of.key, { acceptedByClientOn: null })
  })
}

/** Notes that a person accepted a difference between said and written. */
export function acceptDifference(open: OpenDb, who: Who, { difference, ...of }: Of & { difference: AcceptedDifference }): void {
  change(open, who, of, (tx, caseId) => tx.insert(acceptedDifferences, { caseId, agreement: of.key, ...difference }))
}

/** Notes the day on which the client accepted, or with null that the client did not. */
export function setClientAccepted(open: OpenDb, who: Who, { acceptedOn, ...of }: Of & { acceptedOn: Day | null }): void {
  change(open, who, of, (tx, caseId) => addState(tx, caseId, of.key, { acceptedByClientOn: acceptedOn }))
}

/** Replaces the schedule; a row number that stands twice is the Refusal 'key.twice'. */
export function saveSchedule(open: OpenDb, who: Who, { schedule, ...of }: Of & { schedule: readonly Installment[] }): void {
  change(open, who, of, (tx, caseId) => {
    const twice = schedule.find(({ no }, at) => schedule.findIndex((row) => row.no === no) !== at)
    if (twice) throw new Refusal('key.twice', { caseNo: of.caseNo, key: String(twice.no) })
    insertSchedule(tx, { caseId, agreement: of.key }, schedule)
  })
}

function change(open: OpenDb, who: Who, { caseNo, key }: Of, make: (tx: Change, caseId: number) => void): void {
  write(open, { ...who, action: 'updated', about: `agreement ${key}`, caseNo }, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    needPart(tx.db, agreements, caseId, key)
    make(tx, caseId)
  })
}
