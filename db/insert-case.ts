import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Agreement, CaseFile, ContactEntry, Debt, Installment, Proposal } from '../src/domain/case-file.ts'
import type { Who } from './audit.ts'
import { Refusal } from './errors.ts'
import { caseIdOf } from './find.ts'
import type { OpenDb } from './open.ts'
import {
  acceptedDifferences,
  agreementDebts,
  agreements,
  agreementStates,
  oralTerms,
  papers,
  payments,
  schedules,
} from './schema/agreements.ts'
import { cases } from './schema/cases.ts'
import { budgets, clients, consents, hardships } from './schema/clients.ts'
import { contactDebts, contactEntries } from './schema/contacts.ts'
import { balanceClaims } from './schema/balances.ts'
import { debts } from './schema/debts.ts'
import { documents, evidenceAsks } from './schema/documents.ts'
import { proposalDebts, proposals } from './schema/proposals.ts'
import { toJson } from './rows.ts'
import { writeMany, type Change } from './write.ts'
import * as values from './write-rows.ts'

/** Where a document's content lies: its name in the office's folder and its key, wrapped by the office's. */
export interface StoredFile {
  storedName: string
  wrappedKey: Buffer
}

export interface CaseToStore {
  file: CaseFile
  /** By document key. */
  stored: ReadonlyMap<string, StoredFile>
}

/**
 * Adds whole cases, all or none, each with an audit entry of its own; gives how many. Throws a Refusal as
 * insertCaseFile does. `onCase` is told how many are done.
 */
export function importCases(open: OpenDb, who: Who, list: Iterable<CaseToStore>, onCase?: (done: number) => void): number {
  return writeMany(open, who, (tx) => {
    let done = 0
    for (const { file, stored } of list) {
      insertCaseFile(tx, file, stored)
      tx.entry({ action: 'imported', about: 'case', caseNo: file.caseNo })
      done += 1
      onCase?.(done)
    }
    return done
  })
}

/**
 * Adds one whole case. Throws a Refusal: 'case.numberTaken', 'reference.unknown' when a part points to a key that
 * the case does not have, 'key.twice' when a key stands twice.
 */
export function insertCaseFile(tx: Change, file: CaseFile, stored: ReadonlyMap<string, StoredFile>): void {
  if (caseIdOf(tx.db, file.caseNo) !== undefined) throw new Refusal('case.numberTaken', { caseNo: file.caseNo }, 'caseNo')
  refuseLooseEnds(file)
  // An entry may stand before the one that it corrects.
  tx.db.run(sql`PRAGMA defer_foreign_keys = ON`)
  const { id: caseId } = tx.insert(cases, {
    ...values.caseValues(file),
    subject: randomBytes(8).toString('hex'),
    assignedTo: tx.who.owner ?? null,
  })
  tx.insert(clients, { caseId, ...values.clientValues(file.client) })
  for (const consent of file.consents) tx.insert(consents, { caseId, ...consent })
  if (file.hardship) tx.insert(hardships, { caseId, ...values.hardshipValues(file.hardship) })
  for (const budget of oldestFirst(file.budget, file.earlierBudgets)) tx.insert(budgets, { caseId, ...values.budgetValues(budget) })
  for (const debt of file.debts) insertDebt(tx, caseId, debt)
  for (const document of file.documents) {
    const place = stored.get(document.key)
    if (!place) throw new Error('a document without its content')
    tx.insert(documents, { caseId, ...values.documentValues(document), ...place })
  }
  for (const ask of file.asks ?? []) tx.insert(evidenceAsks, { caseId, key: ask.key, ...values.askValues(ask) })
  for (const entry of file.contacts) insertContact(tx, caseId, entry)
  for (const proposal of file.proposals) insertProposal(tx, caseId, proposal)
  for (const agreement of file.agreements) insertAgreement(tx, caseId, agreement)
  tx.wholeCase(caseId, file)
}

export function insertDebt(tx: Change, caseId: number, debt: Debt): void {
  tx.insert(debts, { caseId, key: debt.key, ...values.debtValues(debt) })
  for (const balance of debt.balances) tx.insert(balanceClaims, { caseId, debt: debt.key, ...values.balanceValues(balance) })
}

export function insertContact(tx: Change, caseId: number, entry: ContactEntry): void {
  tx.insert(contactEntries, { caseId, ...values.contactValues(entry) })
  for (const debt of entry.debts) tx.insert(contactDebts, { caseId, contact: entry.key, debt })
}

export function insertProposal(tx: Change, caseId: number, proposal: Proposal): void {
  tx.insert(proposals, { caseId, key: proposal.key, ...values.proposalValues(proposal) })
  for (const debt of proposal.debts) tx.insert(proposalDebts, { caseId, proposal: proposal.key, debt })
}

export function insertAgreement(tx: Change, caseId: number, agreement: Agreement): void {
  const of = { caseId, agreement: agreement.key }
  tx.insert(agreements, { caseId, key: agreement.key, replaces: agreement.replaces ?? null })
  tx.insert(agreementStates, { ...of, ...values.stateValues(agreement) })
  for (const debt of agreement.debts) tx.insert(agreementDebts, { ...of, debt })
  for (const said of oldestFirst(agreement.oralTerms, agreement.earlierOralTerms))
    tx.insert(oralTerms, { ...of, ...values.oralValues(said) })
  for (const paper of oldestFirst(agreement.writtenTerms, agreement.earlierPapers))
    tx.insert(papers, { ...of, again: 0, ...values.paperValues(paper) })
  for (const difference of agreement.acceptedDifferences ?? []) tx.insert(acceptedDifferences, { ...of, ...difference })
  if (agreement.schedule.length > 0) insertSchedule(tx, of, agreement.schedule)
  for (const payment of agreement.payments) tx.insert(payments, { ...of, ...payment })
}

/** The version that counts and those before it, newest first, as they are to be added. */
function oldestFirst<T>(newest: T | undefined, earlier: readonly T[] = []): T[] {
  return (newest === undefined ? [...earlier] : [newest, ...earlier]).toReversed()
}

/** Adds the installments as they are from now on, by their numbers. */
export function insertSchedule(tx: Change, of: { caseId: number; agreement: string }, rows: readonly Installment[]): void {
  tx.insert(schedules, { ...of, rows: toJson(rows.toSorted((a, b) => a.no - b.no)) })
}

/** Named here, with the key, instead of by SQLite, which would say only that some reference is wrong. */
function refuseLooseEnds({ caseNo, ...file }: CaseFile): void {
  const each = (keys: readonly string[]) => {
    const seen = new Set<string>()
    for (const key of keys) {
      if (seen.has(key)) throw new Refusal('key.twice', { caseNo, key })
      seen.add(key)
    }
    return seen
  }
  const among = (parts: readonly { key: string }[]) => {
    const known = each(parts.map((part) => part.key))
    return (...wanted: readonly (string | undefined)[]) => {
      for (const key of wanted) if (key !== undefined && !known.has(key)) throw new Refusal('reference.unknown', { caseNo, key })
    }
  }
  const hasDebts = among(file.debts)
  const hasDocuments = among(file.documents)
  const hasContacts = among(file.contacts)
  const hasProposals = among(file.proposals)
  const hasAgreements = among(file.agreements)
  for (const part of [...file.contacts, ...file.proposals, ...file.agreements]) hasDebts(...each(part.debts))
  for (const entry of file.contacts) {
    hasContacts(entry.corrects, entry.withdraws)
    hasDocuments(...(entry.documents ?? []))
    hasAgreements(entry.letter?.agreement)
  }
  each((file.asks ?? []).map(({ key }) => key))
  hasDebts(...(file.asks ?? []).map(({ debt }) => debt))
  for (const { balances, interruptions } of file.debts) {
    hasDocuments(...[...balances, ...(interruptions ?? [])].map(({ document }) => document))
    hasContacts(...balances.map(({ contact }) => contact))
  }
  for (const { income, expenses } of [file.budget, ...(file.earlierBudgets ?? [])].filter((budget) => budget !== undefined))
    hasDocuments(...[...income, ...expenses].map(({ document }) => document))
  for (const { answers, replaces } of file.proposals) hasProposals(answers, replaces)
  for (const agreement of file.agreements) {
    hasProposals(agreement.proposal)
    hasAgreements(agreement.replaces)
    hasContacts(agreement.oralTerms?.contact, ...(agreement.earlierOralTerms ?? []).map(({ contact }) => contact))
    hasDocuments(agreement.writtenTerms?.document, ...(agreement.earlierPapers ?? []).map((paper) => paper.document))
    hasDocuments(...agreement.payments.map((payment) => payment.receipt))
    each(agreement.schedule.map((row) => String(row.no)))
  }
}
