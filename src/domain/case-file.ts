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
  /** The newest version: the one that counts. */
  budget?: Budget
  /** Versions that a newer one replaced, newest first. */
  earlierBudgets?: Budget[]
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
  income: BudgetIncome[]
  expenses: BudgetExpense[]
  /** From this day on the version no longer changes. */
  confirmedByClientOn?: Day
  /** What changed in the client's life, so that this version was made. */
  reason?: string
}

interface BudgetLine {
  amount: Minor
  frequency: EnumValue<'frequency'>
  /** Whose money it is, by the label of a person of the household; the client's when it is missing. */
  owner?: string
  /** The document that shows it. */
  document?: string
}

export interface BudgetIncome extends BudgetLine {
  type: EnumValue<'income_type'>
}

export interface BudgetExpense extends BudgetLine {
  category: EnumValue<'expense_category'>
  flexibility: EnumValue<'expense_flexibility'>
  /** The office's guideline for the household, a month, as it stood when the line was written. */
  guideline?: Minor
  reasonAboveGuideline?: string
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
  /** How overdue interest runs, by the account's own terms. */
  dayCount?: EnumValue<'day_count'>
  compounding?: EnumValue<'compounding'>
  /** Whether interest is rounded once over all days or posted rounded each day. */
  interestRounding?: 'once' | 'daily'
  lateFee?: LateFeeRule
  /** Into what a payment goes first; components that are not named come after, as Civil Code Art. 561 orders them. */
  allocationOrder?: DebtComponent[]
  status?: EnumValue<'account_status'>
  disputed?: boolean
  /** The day from which the limitation period runs; whatever restarted it is listed beside it. */
  limitationFrom?: Day
  interruptions?: Interruption[]
  note?: string
  /** What was stated, by whom and as of when; never overwritten. */
  balances: BalanceClaim[]
}

/** A share of what is missing of the minimum payment, and at least an amount. */
export interface LateFeeRule {
  minimumPaymentRate: Rate
  rate: Rate
  least: Minor
}

/** What restarted the limitation period. */
export interface Interruption {
  event: EnumValue<'interruption_event'>
  on: Day
  document?: string
  note?: string
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
  /** Where it stands: the document, or the contact entry in which it was said. */
  document?: string
  contact?: string
  note?: string
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
  payTo?: PayTo
}

/** The account that is to be paid to. */
export interface PayTo {
  holder: string
  account?: string
}

export interface Waiver {
  component: DebtComponent
  amount: Minor
}

export interface Proposal {
  key: string
  debts: string[]
  types: EnumValue<'proposal_type'>[]
  madeBy?: 'client' | 'counselor' | 'creditor'
  /** The offer that this counter-offer answers. */
  answers?: string
  /** The offer that this one stands in place of. */
  replaces?: string
  sentOn?: Day
  channel?: EnumValue<'contact_channel'>
  status: EnumValue<'proposal_status'>
  reasons?: string
  validUntil?: Day
  decidedOn?: Day
  decisionNote?: string
  terms: Terms
  plan?: OfferPlan
  /** True when the money for it is to be borrowed anew. */
  newBorrowing?: boolean
  /** Warnings that a person saw and went on with, and why. */
  acceptedWarnings?: AcceptedWarning[]
}

/** How an offer's rows are computed; how many they are, from when, and what is waived stand in its terms. */
export interface OfferPlan {
  method: EnumValue<'schedule_method'>
  /** What is repaid: the claim as it stood, less what is waived. */
  principal: Minor
  /** The day from which cost counts. */
  startOn: Day
  rounding?: EnumValue<'rounding_rule'>
  /** A nominal rate a year, for the methods that bear interest. */
  annualRate?: Rate
  /** A share of the principal, for a flat fee. */
  feeRate?: Rate
  /** By what share payments rise, and after how many rows. */
  stepRate?: Rate
  stepEvery?: number
  /** What of the principal is paid with the last row. */
  balloon?: Minor
  /** Own rows. */
  rows?: { dueOn: Day; amount: Minor }[]
}

export interface AcceptedWarning {
  warning: EnumValue<'risk_warning'>
  reason: string
  acceptedOn: Day
}

export interface Agreement {
  key: string
  debts: string[]
  proposal?: string
  /** The agreement that this one stands in place of; both are kept. */
  replaces?: string
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
  /** What the amount is made of, where that was agreed; it adds up to the amount. */
  split?: { [C in DebtComponent]?: Minor }
}

export interface Payment {
  paidOn: Day
  amount: Minor
  method: EnumValue<'payment_method'>
  status: EnumValue<'payment_status'>
  receipt?: string
  /** Whose account it went to. */
  paidTo?: string
  note?: string
}
