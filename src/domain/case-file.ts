import type { EnumValue } from './enums.ts'

/**
 * One case as everything computes from it: the screens, the ladder, the paper, the interchange file.
 * Its parts point to each other by `key`, unique within its kind and case; database ids stay in db/.
 * A missing property means "not stated", which is not the same as an empty list or zero.
 */
export interface CaseFile {
  caseNo: string
  jurisdiction: EnumValue<'jurisdiction'>
  status: EnumValue<'case_status'>
  priority: EnumValue<'priority'>
  openedOn: Day
  closedOn?: Day
  outcome?: EnumValue<'case_outcome'>
  referralSource?: EnumValue<'referral_source'>
  /** Cases with the same value are people of one household. */
  householdRef?: string
  client: Client
  consents: Consent[]
  hardship?: Hardship
  budget?: Budget
  debts: Debt[]
  documents: CaseDocument[]
  /** In the order in which they were logged. */
  contacts: ContactEntry[]
  proposals: Proposal[]
  agreements: Agreement[]
}

/** A calendar day, `YYYY-MM-DD`, 1900-01-01 or later. */
export type Day = string & { readonly __day: true }
/** An integer of minor units (fen, cent, yen), 0 to 2^53 − 1; its currency stands beside it. */
export type Minor = number & { readonly __minor: true }
/** A decimal fraction as text, "0.0005". */
export type Rate = string
/** Local date-time with its offset, `2026-03-13T10:12:00+08:00`; the IANA zone stands beside it. */
export type ZonedTime = string

export interface Client {
  name: string
  nameLatin?: string
  aliases?: string
  birthDate?: Day
  idDocType?: EnumValue<'id_document_type'>
  idDocNo?: string
  /** Why a number whose check digit is wrong was kept. */
  idDocNoKeptBecause?: string
  phones: Phone[]
  email?: string
  address?: string
  safeContactNote?: string
  preferredChannel?: EnumValue<'contact_channel'>
  employmentStatus?: EnumValue<'employment_status'>
  occupation?: string
  employer?: string
  maritalStatus?: EnumValue<'marital_status'>
  housingTenure?: EnumValue<'housing_tenure'>
  vulnerability?: EnumValue<'vulnerability_flag'>[]
  household: HouseholdMember[]
}

export interface Phone {
  number: string
  owner: EnumValue<'phone_owner'>
  safeToCall?: boolean
  /** When to call, as the client said it: "18:30-21:00". */
  reachable?: string
}

export interface HouseholdMember {
  label: string
  relation: EnumValue<'household_relation'>
  birthYear?: number
  dependant?: boolean
  note?: string
}

export interface Consent {
  type: EnumValue<'consent_type'>
  givenOn: Day
  method: EnumValue<'consent_method'>
  scope?: string
  expiresOn?: Day
  withdrawnOn?: Day
}

export interface Hardship {
  causes: EnumValue<'hardship_cause'>[]
  startedOn?: Day
  expectedEnd?: Day
  narrative?: string
}

export interface Budget {
  asOf: Day
  currency: Currency
  income: { type: EnumValue<'income_type'>; amount: Minor; frequency: EnumValue<'frequency'>; owner?: string }[]
  expenses: {
    category: EnumValue<'expense_category'>
    flexibility: EnumValue<'expense_flexibility'>
    amount: Minor
    frequency: EnumValue<'frequency'>
  }[]
  confirmedByClientOn?: Day
}

export type Currency = EnumValue<'currency'>
export type DebtComponent = EnumValue<'debt_component'>

export interface Debt {
  key: string
  /** The name the client knows: the platform's or product's brand. */
  brand: string
  debtType: EnumValue<'debt_type'>
  debtClass: EnumValue<'debt_class'>
  currency: Currency
  /** Platform, legal lender and collector are different parties. */
  parties: CreditorParty[]
  accountNo?: string
  contractNo?: string
  contractDate?: Day
  originalAmount?: Minor
  billDay?: number
  dueDay?: number
  rate?: Rate
  rateBasis?: EnumValue<'rate_basis'>
  overdueRate?: Rate
  overdueRateBasis?: EnumValue<'rate_basis'>
  firstOverdueOn?: Day
  status?: EnumValue<'account_status'>
  disputed?: boolean
  note?: string
  /** What was stated, by whom and as of when; never overwritten. */
  balances: BalanceClaim[]
}

export interface CreditorParty {
  role: EnumValue<'creditor_role'>
  name: string
  type?: EnumValue<'creditor_type'>
  phone?: string
}

export interface BalanceClaim {
  asOf: Day
  source: EnumValue<'balance_source'>
  components: { [C in DebtComponent]?: Minor }
}

export interface CaseDocument {
  key: string
  type: EnumValue<'evidence_type'>
  fileName: string
  receivedOn: Day
  originalSeenOn?: Day
  sizeBytes: number
  sha256: string
}

/** A document's entry before the office has stored its content and so knows size and digest. */
export type UnstoredDocument = Omit<CaseDocument, 'sizeBytes' | 'sha256'>

/** A case that comes from outside, from a file or the sample generator, with the content of its documents by key. */
export interface CaseFileInput {
  file: Omit<CaseFile, 'documents'> & { documents: UnstoredDocument[] }
  documents: { key: string; content: Uint8Array }[]
}

export interface ContactEntry {
  key: string
  debts: string[]
  at: ZonedTime
  zone: string
  durationSec?: number
  channel: EnumValue<'contact_channel'>
  direction: EnumValue<'contact_direction'>
  party?: EnumValue<'contact_party'>
  number?: string
  counterpartOrg?: string
  counterpartName?: string
  counterpartNo?: string
  summary: string
  result: EnumValue<'contact_result'>
  promiseByUs?: Promised
  promiseByThem?: Promised
  recordingKind?: EnumValue<'recording_kind'>
  recordingRef?: string
  nextFollowUpOn?: Day
  /** This entry corrects an earlier one: both stay, the earlier one no longer counts. */
  corrects?: string
  /** This entry takes an earlier one back: both stay, neither counts. */
  withdraws?: string
  /** Who logged it and when (an instant), set by the office and not part of the interchange format. */
  loggedBy?: string
  loggedAt?: string
}

export interface Promised {
  what: string
  dueOn?: Day
}

/** Terms as asked, said or written. What is missing was not stated; `waivers: []` says that nothing is waived. */
export interface Terms {
  total?: Minor
  installments?: number
  firstDueOn?: Day
  waivers?: Waiver[]
}

export interface Waiver {
  component: DebtComponent
  amount: Minor
}

export interface Proposal {
  key: string
  debts: string[]
  types: EnumValue<'proposal_type'>[]
  sentOn?: Day
  channel?: EnumValue<'contact_channel'>
  status: EnumValue<'proposal_status'>
  reasons?: string
  validUntil?: Day
  decidedOn?: Day
  decisionNote?: string
  terms: Terms
}

export interface Agreement {
  key: string
  debts: string[]
  proposal?: string
  status: EnumValue<'agreement_status'>
  oralTerms?: OralTerms
  /** The newest paper: the one that counts. */
  writtenTerms?: WrittenTerms
  /** Papers that a newer one replaced, newest first. */
  earlierPapers?: WrittenTerms[]
  acceptedDifferences?: AcceptedDifference[]
  acceptedByClientOn?: Day
  graceDays?: number
  schedule: Installment[]
  payments: Payment[]
}

export interface OralTerms extends Terms {
  /** The contact entry in which it was said. */
  contact?: string
}

export interface WrittenTerms extends Terms {
  document: string
  form: EnumValue<'agreement_form'>
  issuedBy: string
  signedOn?: Day
  clauses: { [C in EnumValue<'agreement_clause'>]?: EnumValue<'clause_status'> }
}

/** One difference that a person accepted with a reason; it holds only while both values stay as they were. */
export interface AcceptedDifference {
  term: 'total' | 'installments' | 'firstDueOn' | `waiver.${DebtComponent}`
  said: string
  written: string
  reason: string
  acceptedOn: Day
}

export interface Installment {
  no: number
  dueOn: Day
  amount: Minor
  /** A decision about this row that is not a payment. */
  relief?: 'waived' | 'deferred'
}

export interface Payment {
  paidOn: Day
  amount: Minor
  method: EnumValue<'payment_method'>
  status: EnumValue<'payment_status'>
  receipt?: string
  note?: string
}
