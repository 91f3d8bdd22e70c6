import type {
  Agreement,
  BalanceClaim,
  Budget,
  CaseDocument,
  CaseFile,
  Client,
  ContactEntry,
  Debt,
  DocumentFacts,
  EvidenceAsk,
  Hardship,
  OralTerms,
  Proposal,
  Terms,
  WrittenTerms,
} from '../src/domain/case-file.ts'
import { toFlag, toJson, toJsonOrNull } from './rows.ts'

/** Every property of a domain object by name: one that is forgotten does not compile. */
type Named<T, Without extends keyof T = never> = { [K in keyof Required<Omit<T, Without>>]: unknown } & Record<string, unknown>

// The domain's objects as values of rows. What is missing becomes a null, so that an update can empty a column.

const orNull = <T>(value: T | undefined): T | null => value ?? null

export function caseValues(
  file: Pick<
    CaseFile,
    'caseNo' | 'jurisdiction' | 'status' | 'priority' | 'openedOn' | 'closedOn' | 'outcome' | 'referralSource' | 'householdRef'
  >,
) {
  const { caseNo, jurisdiction, status, priority, openedOn } = file
  return {
    caseNo,
    jurisdiction,
    status,
    priority,
    openedOn,
    closedOn: orNull(file.closedOn),
    outcome: orNull(file.outcome),
    referralSource: orNull(file.referralSource),
    householdRef: orNull(file.householdRef),
  } satisfies Named<typeof file>
}

export function clientValues(client: Client) {
  return {
    name: client.name,
    nameLatin: orNull(client.nameLatin),
    aliases: orNull(client.aliases),
    birthDate: orNull(client.birthDate),
    idDocType: orNull(client.idDocType),
    idDocNo: orNull(client.idDocNo),
    idDocNoKeptBecause: orNull(client.idDocNoKeptBecause),
    phones: toJson(client.phones),
    email: orNull(client.email),
    address: orNull(client.address),
    timeZone: orNull(client.timeZone),
    safeContactNote: orNull(client.safeContactNote),
    preferredChannel: orNull(client.preferredChannel),
    employmentStatus: orNull(client.employmentStatus),
    occupation: orNull(client.occupation),
    employer: orNull(client.employer),
    maritalStatus: orNull(client.maritalStatus),
    housingTenure: orNull(client.housingTenure),
    vulnerability: toJsonOrNull(client.vulnerability),
    household: toJson(client.household),
  } satisfies Named<Client>
}

export function hardshipValues({ causes, startedOn, expectedEnd, narrative }: Hardship) {
  const values = { causes: toJson(causes), startedOn: orNull(startedOn), expectedEnd: orNull(expectedEnd), narrative: orNull(narrative) }
  return values satisfies Named<Hardship>
}

export function budgetValues({ asOf, currency, income, expenses, confirmedByClientOn, reason }: Budget) {
  return {
    asOf,
    currency,
    income: toJson(income),
    expenses: toJson(expenses),
    confirmedByClientOn: orNull(confirmedByClientOn),
    reason: orNull(reason),
  } satisfies Named<Budget>
}

export function debtValues(debt: Omit<Debt, 'key' | 'balances'>) {
  return {
    brand: debt.brand,
    debtType: debt.debtType,
    debtClass: debt.debtClass,
    currency: debt.currency,
    parties: toJson(debt.parties),
    accountNo: orNull(debt.accountNo),
    contractNo: orNull(debt.contractNo),
    contractDate: orNull(debt.contractDate),
    originalAmount: orNull(debt.originalAmount),
    billDay: orNull(debt.billDay),
    dueDay: orNull(debt.dueDay),
    rate: orNull(debt.rate),
    rateBasis: orNull(debt.rateBasis),
    overdueRate: orNull(debt.overdueRate),
    overdueRateBasis: orNull(debt.overdueRateBasis),
    firstOverdueOn: orNull(debt.firstOverdueOn),
    dayCount: orNull(debt.dayCount),
    compounding: orNull(debt.compounding),
    interestRounding: orNull(debt.interestRounding),
    lateFee: toJsonOrNull(debt.lateFee),
    allocationOrder: toJsonOrNull(debt.allocationOrder),
    status: orNull(debt.status),
    disputed: toFlag(debt.disputed),
    limitationFrom: orNull(debt.limitationFrom),
    interruptions: toJsonOrNull(debt.interruptions),
    moratorium: toJsonOrNull(debt.moratorium),
    note: orNull(debt.note),
  } satisfies Named<Debt, 'key' | 'balances'>
}

export function balanceValues({ asOf, source, components, document, contact, note }: BalanceClaim) {
  const where = { document: orNull(document), contact: orNull(contact), note: orNull(note) }
  return { asOf, source, components: toJson(components), ...where } satisfies Named<BalanceClaim>
}

export function documentValues({ key, fileName, sizeBytes, sha256, ...facts }: CaseDocument) {
  return { key, fileName, sizeBytes, sha256, ...factValues(facts) } satisfies Named<CaseDocument>
}

export function factValues({ type, receivedOn, issuedOn, originalSeenOn, originalSeenBy, validUntil }: DocumentFacts) {
  return {
    type,
    receivedOn,
    issuedOn: orNull(issuedOn),
    originalSeenOn: orNull(originalSeenOn),
    originalSeenBy: orNull(originalSeenBy),
    validUntil: orNull(validUntil),
  } satisfies Named<DocumentFacts>
}

export function askValues({ type, debt, askedOn, dueOn, note }: Omit<EvidenceAsk, 'key'>) {
  return { type, debt: orNull(debt), askedOn, dueOn: orNull(dueOn), note: orNull(note) } satisfies Named<EvidenceAsk, 'key'>
}

export function contactValues(entry: ContactEntry) {
  const { key, at, zone, channel, direction, summary, result } = entry
  return {
    key,
    at,
    zone,
    durationSec: orNull(entry.durationSec),
    channel,
    direction,
    party: orNull(entry.party),
    number: orNull(entry.number),
    counterpartOrg: orNull(entry.counterpartOrg),
    counterpartName: orNull(entry.counterpartName),
    counterpartNo: orNull(entry.counterpartNo),
    refusedToSay: toJsonOrNull(entry.refusedToSay),
    summary,
    result,
    readBack: toFlag(entry.readBack),
    promiseByUs: orNull(entry.promiseByUs?.what),
    promiseByUsDueOn: orNull(entry.promiseByUs?.dueOn),
    promiseByThem: orNull(entry.promiseByThem?.what),
    promiseByThemDueOn: orNull(entry.promiseByThem?.dueOn),
    recordingKind: orNull(entry.recordingKind),
    recordingRef: orNull(entry.recordingRef),
    nextFollowUpOn: orNull(entry.nextFollowUpOn),
    documents: toJsonOrNull(entry.documents),
    letter: toJsonOrNull(entry.letter),
    conduct: toJsonOrNull(entry.conduct),
    corrects: orNull(entry.corrects),
    withdraws: orNull(entry.withdraws),
    // Who logged it and when are the row's own, from the act that adds it.
  } satisfies Named<ContactEntry, 'debts' | 'loggedBy' | 'loggedAt'>
}

function termValues(terms: Terms) {
  return {
    total: orNull(terms.total),
    installments: orNull(terms.installments),
    amounts: toJsonOrNull(terms.amounts),
    firstDueOn: orNull(terms.firstDueOn),
    lastDueOn: orNull(terms.lastDueOn),
    waivers: toJsonOrNull(terms.waivers),
    clawback: toJsonOrNull(terms.clawback),
    interest: orNull(terms.interest),
    graceDays: orNull(terms.graceDays),
    payTo: toJsonOrNull(terms.payTo),
  } satisfies Named<Terms>
}

export function proposalValues(proposal: Omit<Proposal, 'key'>) {
  return {
    types: toJson(proposal.types),
    madeBy: orNull(proposal.madeBy),
    answers: orNull(proposal.answers),
    replaces: orNull(proposal.replaces),
    sentOn: orNull(proposal.sentOn),
    channel: orNull(proposal.channel),
    status: proposal.status,
    reasons: orNull(proposal.reasons),
    validUntil: orNull(proposal.validUntil),
    decidedOn: orNull(proposal.decidedOn),
    decisionNote: orNull(proposal.decisionNote),
    ...termValues(proposal.terms),
    plan: toJsonOrNull(proposal.plan),
    newBorrowing: toFlag(proposal.newBorrowing),
    acceptedWarnings: toJsonOrNull(proposal.acceptedWarnings),
  } satisfies Named<Proposal, 'key' | 'debts' | 'terms'>
}

/** What of an agreement makes a new state when it changes. */
export type AgreementState = 'proposal' | 'status' | 'acceptedByClientOn' | 'graceDays'

export function stateValues({ proposal, status, acceptedByClientOn, graceDays }: Pick<Agreement, AgreementState>) {
  return {
    proposal: orNull(proposal),
    status,
    acceptedByClientOn: orNull(acceptedByClientOn),
    graceDays: orNull(graceDays),
  }
}

export function oralValues(oral: OralTerms) {
  return { ...termValues(oral), contact: orNull(oral.contact) } satisfies Named<OralTerms>
}

export function paperValues(paper: WrittenTerms) {
  const { document, form, issuedBy, signedOn, clauses, clauseWords } = paper
  return {
    ...termValues(paper),
    document,
    form,
    issuedBy,
    signedOn: orNull(signedOn),
    clauses: toJson(clauses),
    clauseWords: toJsonOrNull(clauseWords),
  } satisfies Named<WrittenTerms>
}
