import type {
  AcceptedDifference,
  BalanceClaim,
  Budget,
  CaseDocument,
  Client,
  Consent,
  ContactEntry,
  Debt,
  EvidenceAsk,
  Hardship,
  OralTerms,
  Payment,
  Promised,
  Proposal,
  Terms,
  WrittenTerms,
} from '../src/domain/case-file.ts'
import { fromFlag, fromJson, fromJsonOrNull, stated } from './rows.ts'
import type * as agreementTables from './schema/agreements.ts'
import type * as clientTables from './schema/clients.ts'
import type { contactEntries } from './schema/contacts.ts'
import type { balanceClaims } from './schema/balances.ts'
import type { debts } from './schema/debts.ts'
import type { documentFacts, documents, evidenceAsks } from './schema/documents.ts'
import type { proposals } from './schema/proposals.ts'

/** Rows as the domain's objects: nothing invented, nothing dropped, what is null left out. */
export function client(row: typeof clientTables.clients.$inferSelect): Client {
  const { name, nameLatin, aliases, birthDate, idDocType, idDocNo, idDocNoKeptBecause, email, address, safeContactNote } = row
  const { preferredChannel, employmentStatus, occupation, employer, maritalStatus, housingTenure } = row
  return stated<Client>({
    name,
    nameLatin,
    aliases,
    birthDate,
    idDocType,
    idDocNo,
    idDocNoKeptBecause,
    phones: fromJson(row.phones),
    email,
    address,
    timeZone: row.timeZone,
    safeContactNote,
    preferredChannel,
    employmentStatus,
    occupation,
    employer,
    maritalStatus,
    housingTenure,
    vulnerability: fromJsonOrNull(row.vulnerability),
    household: fromJson(row.household),
  })
}

export function consent({ type, givenOn, method, scope, expiresOn, withdrawnOn }: typeof clientTables.consents.$inferSelect): Consent {
  return stated<Consent>({ type, givenOn, method, scope, expiresOn, withdrawnOn })
}

export function hardship({ causes, startedOn, expectedEnd, narrative }: typeof clientTables.hardships.$inferSelect): Hardship {
  return stated<Hardship>({ causes: fromJson(causes), startedOn, expectedEnd, narrative })
}

export function budget(row: typeof clientTables.budgets.$inferSelect): Budget {
  const { asOf, currency, income, expenses, confirmedByClientOn, reason } = row
  return stated<Budget>({ asOf, currency, income: fromJson(income), expenses: fromJson(expenses), confirmedByClientOn, reason })
}

export function debt(row: typeof debts.$inferSelect, balances: BalanceClaim[]): Debt {
  const { key, brand, debtType, debtClass, currency, accountNo, contractNo, contractDate, originalAmount, billDay, dueDay } = row
  const { rate, rateBasis, overdueRate, overdueRateBasis, firstOverdueOn, dayCount, compounding } = row
  const { interestRounding, status, limitationFrom, note } = row
  return stated<Debt>({
    key,
    brand,
    debtType,
    debtClass,
    currency,
    parties: fromJson(row.parties),
    accountNo,
    contractNo,
    contractDate,
    originalAmount,
    billDay,
    dueDay,
    rate,
    rateBasis,
    overdueRate,
    overdueRateBasis,
    firstOverdueOn,
    dayCount,
    compounding,
    interestRounding,
    lateFee: fromJsonOrNull(row.lateFee),
    allocationOrder: fromJsonOrNull(row.allocationOrder),
    status,
    disputed: fromFlag(row.disputed),
    limitationFrom,
    interruptions: fromJsonOrNull(row.interruptions),
    moratorium: fromJsonOrNull(row.moratorium),
    note,
    balances,
  })
}

export function balance(row: typeof balanceClaims.$inferSelect): BalanceClaim {
  const { asOf, source, document: paper, contact: entry, note } = row
  return stated<BalanceClaim>({ asOf, source, components: fromJson(row.components), document: paper, contact: entry, note })
}

/** A document with what was said of it last. */
export function document(row: typeof documents.$inferSelect, newest: typeof documentFacts.$inferSelect | undefined): CaseDocument {
  const { key, fileName, sizeBytes, sha256 } = row
  const { type, receivedOn, issuedOn, originalSeenOn, originalSeenBy, validUntil } = newest ?? row
  return stated<CaseDocument>({ key, type, fileName, receivedOn, issuedOn, originalSeenOn, originalSeenBy, validUntil, sizeBytes, sha256 })
}

export function evidenceAsk({ key, type, debt: of, askedOn, dueOn, note }: typeof evidenceAsks.$inferSelect): EvidenceAsk {
  return stated<EvidenceAsk>({ key, type, debt: of, askedOn, dueOn, note })
}

export function contact(row: typeof contactEntries.$inferSelect, debtKeys: string[]): ContactEntry {
  const { key, at, zone, durationSec, channel, direction, party, number, counterpartOrg, counterpartName, counterpartNo } = row
  const { summary, result, recordingKind, recordingRef, nextFollowUpOn, corrects, withdraws } = row
  return stated<ContactEntry>({
    key,
    debts: debtKeys,
    at,
    zone,
    durationSec,
    channel,
    direction,
    party,
    number,
    counterpartOrg,
    counterpartName,
    counterpartNo,
    refusedToSay: fromJsonOrNull(row.refusedToSay),
    summary,
    result,
    readBack: fromFlag(row.readBack),
    promiseByUs: promised(row.promiseByUs, row.promiseByUsDueOn),
    promiseByThem: promised(row.promiseByThem, row.promiseByThemDueOn),
    recordingKind,
    recordingRef,
    nextFollowUpOn,
    documents: fromJsonOrNull(row.documents),
    letter: fromJsonOrNull(row.letter),
    conduct: fromJsonOrNull(row.conduct),
    corrects,
    withdraws,
    loggedBy: row.createdBy,
    loggedAt: row.createdAt,
  })
}

function promised(what: string | null, dueOn: Promised['dueOn'] | null): Promised | null {
  return what === null ? null : stated<Promised>({ what, dueOn: dueOn ?? null })
}

type TermRow = Pick<typeof agreementTables.oralTerms.$inferSelect, keyof Terms>

function terms({ total, installments, amounts, firstDueOn, lastDueOn, waivers, clawback, interest, graceDays, payTo }: TermRow) {
  return {
    total,
    installments,
    amounts: fromJsonOrNull(amounts),
    firstDueOn,
    lastDueOn,
    waivers: fromJsonOrNull(waivers),
    clawback: fromJsonOrNull(clawback),
    interest,
    graceDays,
    payTo: fromJsonOrNull(payTo),
  }
}

export function proposal(row: typeof proposals.$inferSelect, debtKeys: string[]): Proposal {
  const { key, types, madeBy, answers, replaces, sentOn, channel, status, reasons, validUntil, decidedOn, decisionNote } = row
  return stated<Proposal>({
    key,
    debts: debtKeys,
    types: fromJson(types),
    madeBy,
    answers,
    replaces,
    sentOn,
    channel,
    status,
    reasons,
    validUntil,
    decidedOn,
    decisionNote,
    terms: stated<Terms>(terms(row)),
    plan: fromJsonOrNull(row.plan),
    newBorrowing: fromFlag(row.newBorrowing),
    acceptedWarnings: fromJsonOrNull(row.acceptedWarnings),
  })
}

export function oralTerms(row: typeof agreementTables.oralTerms.$inferSelect): OralTerms {
  return stated<OralTerms>({ ...terms(row), contact: row.contact })
}

export function writtenTerms(row: typeof agreementTables.papers.$inferSelect): WrittenTerms {
  const { document: paper, form, issuedBy, signedOn } = row
  const clauses = { clauses: fromJson(row.clauses), clauseWords: fromJsonOrNull(row.clauseWords) }
  return stated<WrittenTerms>({ ...terms(row), document: paper, form, issuedBy, signedOn, ...clauses })
}

export function acceptedDifference(row: typeof agreementTables.acceptedDifferences.$inferSelect): AcceptedDifference {
  const { said, written, reason, acceptedOn } = row
  return { term: row.term as AcceptedDifference['term'], said, written, reason, acceptedOn }
}

export function payment(row: typeof agreementTables.payments.$inferSelect): Payment {
  const { paidOn, amount, method, status, receipt, paidTo, note } = row
  return stated<Payment>({ paidOn, amount, method, status, receipt, paidTo, note })
}
