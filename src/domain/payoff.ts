import type { Minor, Rate } from './case-file.ts'
import { fraction, fractionOf, shareOf } from './exact.ts'
import { rateProblem } from './interest.ts'
import { type PlanRefusal, planRows, type PlanTerms } from './plan.ts'

export interface Payoff {
  ok: true
  months: number
  lastPayment: Minor
  totalInterest: Minor
  totalPaid: Minor
}

/** The payment does not exceed the interest: the debt is never cleared. */
export interface NeverPaid {
  ok: true
  months: null
  lastPayment: null
  totalInterest: null
  totalPaid: null
}

export interface PayoffRefusal {
  ok: false
  code: 'rate.negative' | 'rate.absurd' | 'money.negative' | 'money.tooLarge' | 'payoff.tooLong'
}

/** After that many months of interest the answer is refused: 10,000 years. */
const mostMonths = 120_000

/**
 * Months to clear a balance with the same payment each month; interest of a month is the balance at a twelfth of the annual
 * rate, half up to a multiple of `unit`, and the last payment is what is left with its interest. Minor units.
 */
export function payoff(balance: Minor, annualRate: Rate, payment: Minor, unit = 1): Payoff | NeverPaid | PayoffRefusal {
  const problem = rateProblem(annualRate, 'annual_nominal') ?? (balance < 0 || payment < 0 ? refused('money.negative') : null)
  if (problem) return problem
  const { num, den } = fractionOf(annualRate)
  if (num === 0n && payment > 0) return withoutInterest(balance, payment)
  const interestOn = shareOf(fraction(num, den * 12n), unit)
  let open: number = balance
  let paid = 0
  let lastPayment = 0
  let months = 0
  while (open > 0) {
    const interest = interestOn(open)
    if (payment <= interest) return { ok: true, months: null, lastPayment: null, totalInterest: null, totalPaid: null }
    if (months === mostMonths) return refused('payoff.tooLong')
    lastPayment = Math.min(payment, open + interest)
    open += interest - lastPayment
    paid += lastPayment
    months += 1
  }
  if (!Number.isSafeInteger(paid)) return refused('money.tooLarge')
  return { ok: true, months, lastPayment: lastPayment as Minor, totalInterest: (paid - balance) as Minor, totalPaid: paid as Minor }
}

export interface EarlyPayoff {
  ok: true
  /** Open after the paid rows. */
  balance: Minor
  /** Interest of the days since. */
  accrued: Minor
  payoff: Minor
  remainingScheduled: Minor
  /** What the rest of the plan asks for less the payoff; below zero where paying now costs more. */
  saving: number
}

export type EarlyRefusal = PlanRefusal | { ok: false; code: 'plan.paidRows' | 'day.order' }

/**
 * What clears a plan at once after so many paid rows and days: interest runs for the actual time only, unless agreed
 * otherwise (Civil Code Art. 677). Days count over `basis`, half up to the plan's `unit`, in minor units.
 */
export function earlyPayoff(terms: PlanTerms, paid: number, extraDays: number, basis: 365 | 360 = 365): EarlyPayoff | EarlyRefusal {
  const plan = planRows(terms)
  if (!plan.ok) return plan
  if (!isCount(paid) || paid > plan.rows.length) return { ok: false, code: 'plan.paidRows' }
  if (!isCount(extraDays)) return { ok: false, code: 'day.order' }
  const balance = paid === 0 ? terms.principal : plan.rows[paid - 1]!.balance
  const { num, den } = fractionOf(terms.annualRate ?? '0')
  const accrued = shareOf(fraction(num * BigInt(extraDays), den * BigInt(basis)), terms.unit)(balance)
  const remaining = plan.rows.slice(paid).reduce((sum, { payment }) => sum + payment, 0)
  if (!Number.isSafeInteger(balance + accrued)) return { ok: false, code: 'money.tooLarge' }
  return {
    ok: true,
    balance,
    accrued: accrued as Minor,
    payoff: (balance + accrued) as Minor,
    remainingScheduled: remaining as Minor,
    saving: remaining - balance - accrued,
  }
}

export interface EarlyPayoffFlat {
  ok: true
  principalDue: Minor
  feeDue: Minor
  payoff: Minor
}

/** What clears a flat-fee plan at once after so many paid rows: the open principal, and the fees of the open rows unless they are waived. */
export function earlyPayoffFlat(terms: PlanTerms, paid: number, waiveRemainingFee: boolean): EarlyPayoffFlat | EarlyRefusal {
  const plan = planRows(terms)
  if (!plan.ok) return plan
  if (!isCount(paid) || paid > plan.rows.length) return { ok: false, code: 'plan.paidRows' }
  const open = plan.rows.slice(paid)
  const principalDue = open.reduce((sum, { principal }) => sum + principal, 0)
  const feeDue = waiveRemainingFee ? 0 : open.reduce((sum, { fee }) => sum + fee, 0)
  return { ok: true, principalDue: principalDue as Minor, feeDue: feeDue as Minor, payoff: (principalDue + feeDue) as Minor }
}

const refused = (code: PayoffRefusal['code']): PayoffRefusal => ({ ok: false, code })
const isCount = (n: number): boolean => Number.isInteger(n) && n >= 0

function withoutInterest(balance: Minor, payment: Minor): Payoff {
  const rest = balance % payment
  const months = (balance - rest) / payment + (rest > 0 ? 1 : 0)
  const lastPayment = balance === 0 ? 0 : rest > 0 ? rest : payment
  return { ok: true, months, lastPayment: lastPayment as Minor, totalInterest: 0 as Minor, totalPaid: balance }
}
