import type { Day } from './case-file.ts'
import { addMonths } from './day.ts'

export type CreditCode = 'N' | '1' | '2' | '3' | '4' | '5' | '6' | '7'
export type LoanClass = 'normal' | 'special_mention' | 'substandard' | 'doubtful' | 'loss'

/**
 * The code of a loan account in the PBOC credit record: N when nothing is overdue, then one digit for every 30 days begun,
 * 7 beyond 180. For card accounts the digit counts missed minimum payments, so there it is only an estimate.
 */
export function creditCode(daysOverdue: number): CreditCode {
  if (daysOverdue <= 0) return 'N'
  return String(Math.min(7, Math.ceil(daysOverdue / 30))) as CreditCode
}

/**
 * The best class that days overdue leave open to a lender (financial asset risk classification measures of 2023: from the
 * 1st, beyond 90, 270 and 360 days); the lender may classify worse, and a technical delay of a few days as normal.
 */
export function loanClass(daysOverdue: number): LoanClass {
  if (daysOverdue <= 0) return 'normal'
  if (daysOverdue <= 90) return 'special_mention'
  if (daysOverdue <= 270) return 'substandard'
  return daysOverdue <= 360 ? 'doubtful' : 'loss'
}

/**
 * The day until which negative information may be kept: whole years (five, Credit Reporting Regulation Art. 16) after the bad
 * behaviour ended, that is after full settlement and not after the first overdue day. Null while it has not ended.
 */
export function keptUntil(endedOn: Day | null, years: number): Day | null {
  return endedOn === null ? null : addMonths(endedOn, years * 12)
}
