import type { Day, Minor, Rate } from './case-file.ts'
import type { EnumValue } from './enums.ts'

// The parts of a case that are about money: budget, debts, offers, agreements, payments.

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
  /** Days, first and last included, in which the creditor may not press for it (breathing space). */
  moratorium?: { from: Day; to?: Day }
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

/** Terms as asked, said or written. What is missing was not stated; `waivers: []` says that nothing is waived. */
export interface Terms {
  total?: Minor
  installments?: number
  /** The amount of each installment; one alone stands for all of them. */
  amounts?: Minor[]
  firstDueOn?: Day
  lastDueOn?: Day
  waivers?: Waiver[]
  /** When a waiver is taken back. */
  clawback?: Clawback
  /** The nominal rate a year that runs during the plan; "0": none. */
  interest?: Rate
  graceDays?: number
  payTo?: PayTo
}

export const clawbacks = ['never', 'missed_1', 'missed_2', 'missed_3', 'other'] as const

/** After how many missed installments a waiver ends, or on which other condition. */
export interface Clawback {
  after: (typeof clawbacks)[number]
  words?: string
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
  /** All that was said and counts: what a later call left out of it still stands. */
  oralTerms?: OralTerms
  /** What was noted as said before, newest first; kept as it was noted. */
  earlierOralTerms?: OralTerms[]
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
  /** The paper's own words of a clause. */
  clauseWords?: { [C in EnumValue<'agreement_clause'>]?: string }
}

/** Every term that said and written are compared by, but the waivers, which have one for each component. */
export const plainTerms = [
  'total',
  'installments',
  'amounts',
  'firstDueOn',
  'lastDueOn',
  'clawback',
  'interest',
  'graceDays',
  'payTo.holder',
  'payTo.account',
] as const

/** One difference that a person accepted with a reason; it holds only while both values stay as they were. */
export interface AcceptedDifference {
  term: (typeof plainTerms)[number] | `waiver.${DebtComponent}`
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
