import type { Minor } from './case-file.ts'
import { type Fraction, halfUp, shareOf } from './exact.ts'

export interface PlanRow {
  no: number
  /** Interest, principal and fee together. */
  payment: Minor
  interest: Minor
  principal: Minor
  fee: Minor
  /** What is owed after the payment, fees of later rows not included. */
  balance: Minor
}

/** Interest of a month on an amount, in minor units. */
export type MonthlyInterest = (amount: number) => number

/**
 * What a level plan pays each month, half up: i·(P·qⁿ − B)/(qⁿ − 1) with q = 1 + i, where the balloon B stays until the last
 * row; without interest (P − B)/n. Computed exactly and rounded once.
 */
export function levelPayment(principal: number, monthly: Fraction, n: number, balloon: number, unit: number): number {
  const [owed, left, step] = [BigInt(principal), BigInt(balloon), BigInt(unit)]
  if (monthly.num === 0n) return Number(halfUp(owed - left, BigInt(n), step))
  const q = (monthly.num + monthly.den) ** BigInt(n)
  const one = monthly.den ** BigInt(n)
  return Number(halfUp(monthly.num * (owed * q - left * one), monthly.den * (q - one), step))
}

/** A rise of payments: after every `every` rows by a share, each level half up from the one before, or else by an amount. */
export interface Rise {
  every: number
  rate?: Fraction
  amount?: number
}

/**
 * The first payment of a rising plan, half up: what makes the payments of all rows, discounted, worth the principal. Levels
 * are not rounded in it: the last row carries the difference.
 */
export function firstOfRising(principal: number, monthly: Fraction, n: number, rise: Rise, unit: number): number {
  const factor = rise.rate ? { num: rise.rate.num + rise.rate.den, den: rise.rate.den } : { num: 1n, den: 1n }
  const added = BigInt(rise.amount ?? 0)
  const [up, down] = [monthly.den, monthly.den + monthly.num]
  // From the last row to the first: what one unit of first payment is worth, and what the added amounts are worth,
  // both over the same denominator. A level's start lifts all that follow it.
  let worth = 0n
  let worthAdded = 0n
  let den = 1n
  for (let row = n; row >= 1; row--) {
    worth = (worth + den) * up
    worthAdded = worthAdded * up
    den *= down
    if (row > 1 && (row - 1) % rise.every === 0) {
      worthAdded += added * worth
      worth *= factor.num
      den *= factor.den
    }
  }
  return Number(halfUp(BigInt(principal) * den - worthAdded, worth, BigInt(unit)))
}

/** The payment of each row of a rising plan. */
export function risingPayments(first: number, n: number, { every, rate, amount = 0 }: Rise, unit: number): number[] {
  const raised = rate ? shareOf({ num: rate.num + rate.den, den: rate.den }, unit) : (payment: number) => payment + amount
  const payments: number[] = []
  let payment = first
  for (let i = 0; i < n; i++) {
    if (i > 0 && i % every === 0) payment = raised(payment)
    payments.push(payment)
  }
  return payments
}

/**
 * Rows of given payments, interest of the month first; the last pays all that is left. `uncovered`: the number of the row
 * whose payment is less than its interest. `overpaid`: everything is paid off before the last row.
 */
export function rowsOfPayments(
  principal: number,
  payments: readonly number[],
  interestOn: MonthlyInterest,
): PlanRow[] | { uncovered: number } | 'overpaid' {
  const rows: PlanRow[] = []
  let balance = principal
  for (const [i, given] of payments.entries()) {
    const interest = interestOn(balance)
    const payment = i === payments.length - 1 ? balance + interest : given
    const part = payment - interest
    if (part < 0) return { uncovered: i + 1 }
    if (part > balance) return 'overpaid'
    balance -= part
    rows.push(row(i + 1, interest, part, 0, balance))
  }
  return rows
}

/** Rows of given parts of the principal and of a fee, with the month's interest on what was open before. */
export function rowsOfParts(
  principal: number,
  parts: readonly number[],
  interestOn: MonthlyInterest,
  fees: readonly number[] = [],
): PlanRow[] {
  let balance = principal
  return parts.map((part, i) => {
    const interest = interestOn(balance)
    balance -= part
    return row(i + 1, interest, part, fees[i] ?? 0, balance)
  })
}

/**
 * Rows of somebody's own payments and what they leave: `by` is above zero for what stays open, below it for what is paid too
 * much. Interest bears no interest: what a payment does not cover waits, in the balance, for the next one.
 */
export function rowsOfOwn(principal: number, payments: readonly number[], interestOn: MonthlyInterest): { rows: PlanRow[]; by: number } {
  let open = principal
  let waiting = 0
  let tooMuch = 0
  const rows = payments.map((payment, i) => {
    waiting += interestOn(open)
    const interest = Math.min(payment, waiting)
    const part = Math.min(payment - interest, open)
    tooMuch += payment - interest - part
    waiting -= interest
    open -= part
    return row(i + 1, interest, part, 0, open + waiting)
  })
  return { rows, by: open + waiting - tooMuch }
}

function row(no: number, interest: number, principal: number, fee: number, balance: number): PlanRow {
  const payment = interest + principal + fee
  return { no, payment, interest, principal, fee, balance } as PlanRow
}
