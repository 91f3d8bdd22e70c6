import type { Currency, Day, Minor, OfferPlan, Rate, Terms, Waiver } from './case-file.ts'
import type { EnumValue } from './enums.ts'

/** One scenario of the offer desk, as values. */
export interface Scenario {
  /** The debts that it is about, all in one currency. */
  debts: string[]
  shape: 'extension' | 'installments' | 'lumpSum' | 'proRata'
  /** From when cost counts: the day of the offer. */
  startOn: Day
  firstDueOn: Day
  waivers: Waiver[]
  installments: {
    method: EnumValue<'schedule_method'>
    count: number
    rounding: EnumValue<'rounding_rule'>
    annualRate?: Rate
    feeRate?: Rate
    stepRate?: Rate
    stepEvery?: number
    balloon?: Minor
    rows?: { dueOn: Day; amount: Minor }[]
  }
  /** The share of what is owed that is offered at once; the rest is to be written off. */
  lumpSum?: { rate: Rate } | { amount: Minor }
  /** A sum a month for all the debts, shared by their size. */
  proRata?: { pool: Minor; least?: Minor; caps?: Record<string, Minor> }
}

/** One row of a plan. Amounts in minor units; payment = principal + interest + fee; balance is what remains after it. */
export interface OfferRow {
  no: number
  dueOn: Day
  payment: Minor
  principal: Minor
  interest: Minor
  fee: Minor
  balance: Minor
}

export interface OfferFigures {
  currency: Currency
  /** What the debts come to by their newest balances. */
  claim: Minor
  /** Waived or written off. */
  waived: Minor
  interest: Minor
  fees: Minor
  totalPaid: Minor
  rows: OfferRow[]
  lastDueOn: Day
  /** The largest sum that falls into one calendar month. */
  burden: Minor
  /** The true cost of what is repaid, percent a year with four decimals: twelve times the monthly rate, and compounded. */
  cost: { nominal: string; effective: string } | null
  /** What saving makes of it: one offer, or with a shared pool one for each debt. */
  offers: { debts: string[]; types: EnumValue<'proposal_type'>[]; terms: Terms; plan: OfferPlan }[]
}

/** Why there are no figures: a code with its sentence in the words of problems, and the field where it arose. */
export interface OfferProblem {
  code: string
  field?: string
  params?: Record<string, string | number>
}
