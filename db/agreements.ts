import { and, desc, eq } from 'drizzle-orm'
import type { AcceptedDifference, Agreement, Day, Installment, OralTerms, WrittenTerms } from '../src/domain/case-file.ts'
import type { Who } from './audit.ts'
import { Refusal } from './errors.ts'
import { freeKey, needCase, needDebts, needOneCurrency, needPart } from './find.ts'
import { insertAgreement } from './insert-case.ts'
import type { OpenDb } from './open.ts'
import { acceptedDifferences, agreements, installments, oralTerms, papers } from './schema/agreements.ts'
import { contactEntries } from './schema/contacts.ts'
import { documents } from './schema/documents.ts'
import { proposals } from './schema/proposals.ts'
import { write, writeMany, type Change } from './write.ts'
import { installmentValues, oralValues, paperValues } from './write-rows.ts'

interface Of {
  caseNo: string
  key: string
}

interface NewAgreement {
  caseNo: string
  debts: string[]
  proposal?: string | undefined
  replaces?: string | undefined
  oralTerms?: OralTerms | undefined
}

/** Adds an agreement that waits for its confirmation; gives its key. */
export function addAgreement(open: OpenDb, who: Who, input: NewAgreement): string {
  const { caseNo, proposal, replaces, oralTerms: said } = input
  return writeMany(open, who, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    needDebts(tx.db, caseNo, caseId, input.debts)
    needOneCurrency(tx.db, caseId, input.debts)
    if (proposal !== undefined) needPart(tx.db, proposals, caseId, proposal)
    if (replaces !== undefined) needPart(tx.db, agreements, caseId, replaces)
    if (said?.contact !== undefined) needPart(tx.db, contactEntries, caseId, said.contact)
    const key = freeKey(tx.db, agreements, caseId, 'a')
    const agreement: Agreement = {
      key,
      debts: input.debts,
      status: 'pending_confirmation',
      schedule: [],
      payments: [],
      ...(proposal !== undefined && { proposal }),
      ...(replaces !== undefined && { replaces }),
      ...(said !== undefined && { oralTerms: said }),
    }
    insertAgreement(tx, caseId, agreement)
    tx.entry('created', `agreement ${caseNo}/${key}`)
    return key
  })
}

/** Changes what is given of an agreement and leaves the rest. */
export function updateAgreement(
  open: OpenDb,
  who: Who,
  {
    status,
    graceDays,
    proposal,
    ...of
  }: Of & { status?: Agreement['status'] | undefined; graceDays?: number | undefined; proposal?: string | undefined },
): void {
  change(open, who, of, (tx, caseId, id) => {
    if (proposal !== undefined) needPart(tx.db, proposals, caseId, proposal)
    tx.update(agreements, id, { status, graceDays, proposal })
  })
}

/** Sets or replaces what was said. */
export function setOralTerms(open: OpenDb, who: Who, { oralTerms: said, ...of }: Of & { oralTerms: OralTerms }): void {
  change(open, who, of, (tx, caseId) => {
    if (said.contact !== undefined) needPart(tx.db, contactEntries, caseId, said.contact)
    const there = tx.db
      .select({ id: oralTerms.id })
      .from(oralTerms)
      .where(and(eq(oralTerms.caseId, caseId), eq(oralTerms.agreement, of.key)))
      .get()
    if (there) tx.update(oralTerms, there.id, oralValues(said))
    else tx.insert(oralTerms, { caseId, agreement: of.key, ...oralValues(said) })
  })
}

/**
 * Types more of the paper that counts, or adds one from another document, which counts from now on: what the client
 * accepted was the paper before it, so the acceptance ends with that.
 */
export function savePaper(open: OpenDb, who: Who, { writtenTerms, ...of }: Of & { writtenTerms: WrittenTerms }): void {
  change(open, who, of, (tx, caseId, id) => {
    needPart(tx.db, documents, caseId, writtenTerms.document)
    const newest = tx.db
      .select({ id: papers.id, document: papers.document })
      .from(papers)
      .where(and(eq(papers.caseId, caseId), eq(papers.agreement, of.key)))
      .orderBy(desc(papers.id))
      .limit(1)
      .get()
    if (newest?.document === writtenTerms.document) return void tx.update(papers, newest.id, paperValues(writtenTerms))
    tx.insert(papers, { caseId, agreement: of.key, ...paperValues(writtenTerms) })
    if (newest) tx.update(agreements, id, { acceptedByClientOn: null })
  })
}

/** Notes that a person accepted a difference between said and written. */
export function acceptDifference(open: OpenDb, who: Who, { difference, ...of }: Of & { difference: AcceptedDifference }): void {
  change(open, who, of, (tx, caseId) => tx.insert(acceptedDifferences, { caseId, agreement: of.key, ...difference }))
}

/** Notes the day on which the client accepted, or with null that the client did not. */
export function setClientAccepted(open: OpenDb, who: Who, { acceptedOn, ...of }: Of & { acceptedOn: Day | null }): void {
  change(open, who, of, (tx, _caseId, id) => tx.update(agreements, id, { acceptedByClientOn: acceptedOn }))
}

/** Replaces the schedule; a row number that stands twice is the Refusal 'key.twice'. */
export function saveSchedule(open: OpenDb, who: Who, { schedule, ...of }: Of & { schedule: readonly Installment[] }): void {
  change(open, who, of, (tx, caseId, id) => {
    const twice = schedule.find(({ no }, at) => schedule.findIndex((row) => row.no === no) !== at)
    if (twice) throw new Refusal('key.twice', { caseNo: of.caseNo, key: String(twice.no) })
    const mine = and(eq(installments.caseId, caseId), eq(installments.agreement, of.key))
    for (const row of tx.db.select({ id: installments.id }).from(installments).where(mine).all()) tx.remove(installments, row.id)
    for (const row of schedule) tx.insert(installments, { caseId, agreement: of.key, ...installmentValues(row) })
    tx.update(agreements, id, {})
  })
}

function change(open: OpenDb, who: Who, { caseNo, key }: Of, make: (tx: Change, caseId: number, id: number) => void): void {
  write(open, { ...who, action: 'updated', about: `agreement ${caseNo}/${key}` }, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    make(tx, caseId, needPart(tx.db, agreements, caseId, key))
  })
}
