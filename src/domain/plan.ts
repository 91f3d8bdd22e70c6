import type { Minor, Rate } from './case-file.ts'
import type { EnumValue } from './enums.ts'
import { atRate, fraction, type Fraction, fractionOf, shareOf } from './exact.ts'
import { rateProblem } from './interest.ts'
import {
  firstOfRising,
  levelPayment,
  type PlanRow,
  type Rise,
  risingPayments,
  rowsOfOwn,
  rowsOfPayments,
  rowsOfParts,
} from './plan-rows.ts'
import { splitEqual, type SplitRule } from './schedule.ts'

/** A plan of one row a month. What a method does not use may stand there and is not looked at. */
export interface PlanTerms {
  method: EnumValue<'schedule_method'>
  /** What is repaid, in minor units. */
  principal: Minor
  /** Rows, 1 to 600; own rows count themselves. */
  n: number
  /** A nominal rate a year, a twelfth of it a month; none when it is not stated. Not for equal_split and flat_fee. */
  annualRate?: Rate
  /** equal_split: where what does not divide goes; floor_last when it is not stated. */
  rounding?: SplitRule
  /** flat_fee: a share of the principal. */
  feeRate?: Rate
  /** balloon: what of the principal is paid with the last row; nothing when it is not stated. */
  balloon?: Minor
  /** step_up: by what share or by what amount payments rise, and after how many rows (12 when it is not stated). */
  stepRate?: Rate
  stepAmount?: Minor
  stepEvery?: number
  /** custom: the own rows. */
  payments?: readonly Minor[]
  /** The step in minor units to which payments, interest and fees are rounded; 1 when it is not stated. */
  unit?: number
}

export interface Plan {
  ok: true
  rows: PlanRow[]
  totalPaid: Minor
  totalInterest: Minor
  totalFee: Minor
}

export type PlanRefusal =
  | {
      ok: false
      code:
        | 'plan.installments'
        | 'plan.tooSmall'
        | 'plan.balloon'
        | 'plan.step'
        | 'rate.negative'
        | 'rate.absurd'
        | 'money.negative'
        | 'money.tooLarge'
    }
  /** The number of the row whose payment is less than its interest. */
  | { ok: false; code: 'plan.interestNotCovered'; no: number }
  /** Minor units that stay open, or below zero that are paid too much: added to the last row they make the plan end at zero. */
  | { ok: false; code: 'plan.rowsDoNotSum'; by: number }

/** Refuses a number of rows that is not 1 to 600, and a total of fewer steps than rows: a row would be nothing. Null when it is fine. */
export function splitProblem(total: Minor, n: number, unit = 1): { ok: false; code: 'plan.installments' | 'plan.tooSmall' } | null {
  return installmentsProblem(n) ?? (total < n * unit ? { ok: false, code: 'plan.tooSmall' } : null)
}

/** Refuses a number of rows that is not a whole number from 1 to 600. Null when it is fine. */
export function installmentsProblem(n: number): { ok: false; code: 'plan.installments' } | null {
  return Number.isInteger(n) && n >= 1 && n <= 600 ? null : { ok: false, code: 'plan.installments' }
}

/**
 * The rows of a plan, which end at exactly zero, and their sums. Interest of a month is the open balance at a twelfth of the
 * annual rate, half up; the last row carries all rounding. Refused where a part would be negative or an amount would pass 2^53 − 1.
 */
export function planRows(terms: PlanTerms): Plan | PlanRefusal {
  const problem = termsProblem(terms)
  if (problem) return problem
  const rows = rowsBy(terms)
  if (!Array.isArray(rows)) return rows
  const sum = (part: 'payment' | 'interest' | 'fee'): Minor => rows.reduce((total, row) => total + row[part], 0) as Minor
  const plan: Plan = { ok: true, rows, totalPaid: sum('payment'), totalInterest: sum('interest'), totalFee: sum('fee') }
  return Number.isSafeInteger(plan.totalPaid) ? plan : refused('money.tooLarge')
}

const refused = (code: Exclude<PlanRefusal['code'], 'plan.interestNotCovered' | 'plan.rowsDoNotSum'>): PlanRefusal => ({ ok: false, code })

function termsProblem(terms: PlanTerms): PlanRefusal | null {
  const { method, principal, annualRate, balloon, stepAmount, stepEvery = 12, payments = [] } = terms
  if (annualRate !== undefined) {
    const problem = rateProblem(annualRate, 'annual_nominal')
    if (problem) return problem
  }
  for (const share of [terms.feeRate, terms.stepRate]) {
    const problem = share === undefined ? null : rateProblem(share, 'flat_fee')
    if (problem) return problem
  }
  if ([principal, balloon, stepAmount, ...payments].some((amount) => amount !== undefined && amount < 0)) return refused('money.negative')
  if (method === 'balloon' && (balloon ?? 0) > principal) return refused('plan.balloon')
  if (method === 'step_up' && !(Number.isInteger(stepEvery) && stepEvery >= 1)) return refused('plan.step')
  return installmentsProblem(method === 'custom' ? payments.length : terms.n)
}

function rowsBy(terms: PlanTerms): PlanRow[] | PlanRefusal {
  const { method, principal, n, unit = 1 } = terms
  const monthly = monthlyRate(terms.annualRate)
  const interestOn = shareOf(monthly, unit)
  switch (method) {
    case 'equal_installment':
      return level(terms, monthly, 0)
    case 'balloon':
      return level(terms, monthly, terms.balloon ?? 0)
    case 'equal_principal':
      return rowsOfParts(principal, splitEqual(principal, n, 'floor_last', unit)!, interestOn)
    case 'interest_only':
      return rowsOfParts(principal, lastOnly(principal, n), interestOn)
    case 'equal_split': {
      const parts = splitEqual(principal, n, terms.rounding ?? 'floor_last', unit)
      return parts ? rowsOfParts(principal, parts, () => 0) : refused('plan.tooSmall')
    }
    case 'flat_fee':
      return flatFee(terms)
    case 'step_up':
      return rising(terms, monthly)
    case 'custom': {
      const { rows, by } = rowsOfOwn(principal, terms.payments ?? [], interestOn)
      return by === 0 ? rows : { ok: false, code: 'plan.rowsDoNotSum', by }
    }
  }
}

const monthlyRate = (annual: Rate = '0'): Fraction => {
  const { num, den } = fractionOf(annual)
  return fraction(num, den * 12n)
}

const lastOnly = (principal: number, n: number): number[] => Array.from({ length: n }, (_, i) => (i === n - 1 ? principal : 0))

function level({ principal, n, unit = 1 }: PlanTerms, monthly: Fraction, balloon: number): PlanRow[] | PlanRefusal {
  const interestOn = shareOf(monthly, unit)
  const rowsFrom = (payment: number) => rowsOfPayments(principal, Array<number>(n).fill(payment), interestOn)
  return notOverpaid(levelPayment(principal, monthly, n, balloon, unit), unit, rowsFrom)
}

function rising(terms: PlanTerms, monthly: Fraction): PlanRow[] | PlanRefusal {
  const { principal, n, unit = 1, stepEvery: every = 12, stepRate, stepAmount } = terms
  const rise: Rise = stepRate === undefined ? { every, amount: stepAmount ?? 0 } : { every, rate: fractionOf(stepRate) }
  const interestOn = shareOf(monthly, unit)
  const rowsFrom = (first: number) => rowsOfPayments(principal, risingPayments(first, n, rise, unit), interestOn)
  return notOverpaid(firstOfRising(principal, monthly, n, rise, unit), unit, rowsFrom)
}

/**
 * Rows of a first payment that was rounded. Over many months at a high rate half a step too much can grow until everything
 * is paid off before the last row: then each payment is lower and the last row higher. For level payments one step is
 * enough; levels that were rounded one from the other may need more.
 */
function notOverpaid(first: number, unit: number, rowsFrom: (first: number) => ReturnType<typeof rowsOfPayments>): PlanRow[] | PlanRefusal {
  if (first < 0) return refused('plan.step')
  for (let less = 0; ; less = less * 2 + unit) {
    const payment = Math.max(0, first - less)
    const rows = rowsFrom(payment)
    if (Array.isArray(rows)) return rows
    if (rows !== 'overpaid') return { ok: false, code: 'plan.interestNotCovered', no: rows.uncovered }
    if (payment === 0) return refused('plan.step')
  }
}

function flatFee({ principal, n, feeRate = '0', unit = 1 }: PlanTerms): PlanRow[] {
  const fee = Number(atRate(BigInt(principal), feeRate, unit)) as Minor
  const fees = splitEqual(fee, n, 'floor_last', unit)!
  return rowsOfParts(principal, splitEqual(principal, n, 'floor_last', unit)!, () => 0, fees)
}
