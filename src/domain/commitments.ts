import { affordable, budgetFigures, reserve } from './budget.ts'
import type { Agreement, CaseFile, Currency, Day, Proposal } from './case-file.ts'
import { monthsBetween } from './day.ts'
import { inForce } from './next-step.ts'
import type { Reserve } from './office-lists.ts'
import { storedRows } from './offer.ts'
import { installmentStatuses } from './schedule.ts'

/** Minor units by calendar month; 0 is the month of today, into which everything earlier falls. */
export type ByMonth = Map<number, bigint>

export interface Commitments {
  /** Open rows of agreements in force. */
  agreed: ByMonth
  /** Rows of offers that are out. */
  elsewhere: ByMonth
  /** Currencies in which something is agreed or offered that is not added. */
  otherCurrencies: Set<Currency>
}

/** How many calendar months a day lies after today's; 0 for the same month and everything before. */
export function monthsAhead(day: Day, today: Day): number {
  return Math.max(0, monthsBetween(today, day))
}

export function add(months: ByMonth, month: number, amount: number): void {
  months.set(month, (months.get(month) ?? 0n) + BigInt(amount))
}

/** What a month's surplus leaves for creditors by the newest budget and the office's reserve, in minor units. */
export function affordableBy(budget: NonNullable<CaseFile['budget']>, { rate, caps }: Reserve): { disposable: bigint; affordable: bigint } {
  const { disposable } = budgetFigures(budget)
  const cap = caps[budget.currency]
  return { disposable, affordable: affordable(disposable, reserve(disposable, { rate, ...(cap !== undefined && { cap }) })) }
}

/**
 * What agreements in force and offers that are out ask for, month by month, in one currency. An agreement or offer of which
 * every debt is among `replacing` is left out: the offer at hand stands in its place. A deferred row has lost its day.
 */
export function commitmentsOf(file: CaseFile, replacing: readonly string[], currency: Currency, today: Day): Commitments {
  const result: Commitments = { agreed: new Map(), elsewhere: new Map(), otherCurrencies: new Set() }
  const replaced = (debts: readonly string[]): boolean => debts.length > 0 && debts.every((key) => replacing.includes(key))
  const currencyOf = new Map(file.debts.map((debt) => [debt.key, debt.currency]))
  const counts = (debts: readonly string[], rows: readonly unknown[]): boolean => {
    const own = currencyOf.get(debts[0] ?? '')
    if (own !== undefined && own !== currency && rows.length > 0) result.otherCurrencies.add(own)
    return own === currency
  }
  for (const agreement of file.agreements) {
    if (!inForce(agreement) || replaced(agreement.debts)) continue
    const open = installmentStatuses(agreement, today).filter((row) => row.open > 0 && row.status !== 'deferred')
    if (counts(agreement.debts, open)) for (const row of open) add(result.agreed, monthsAhead(row.dueOn, today), row.open)
  }
  for (const proposal of offersOut(file, today)) {
    if (replaced(proposal.debts)) continue
    const rows = storedRows(file, proposal).filter(({ dueOn }) => dueOn.slice(0, 7) >= today.slice(0, 7))
    if (counts(proposal.debts, rows)) for (const row of rows) add(result.elsewhere, monthsAhead(row.dueOn, today), row.payment)
  }
  return result
}

const out: Proposal['status'][] = ['sent', 'acknowledged', 'under_review', 'counter_offer', 'accepted']

/**
 * Offers with a plan that may still come to be, on debts without an agreement: of several on the same debts the newest, and
 * none past the day until which it is valid.
 */
function offersOut(file: CaseFile, today: Day): Proposal[] {
  const settled = file.agreements.filter(hasRows)
  const settledDebts = new Set(settled.flatMap(({ debts }) => debts))
  const fromAgreement = new Set(
    file.agreements.filter((one) => one.status === 'terminated' || hasRows(one)).map(({ proposal }) => proposal),
  )
  const found: Proposal[] = []
  const covered = new Set<string>()
  for (const offer of file.proposals.toReversed()) {
    const { key, debts, status, validUntil, plan } = offer
    if (!plan || !out.includes(status) || fromAgreement.has(key)) continue
    if (status !== 'accepted' && validUntil !== undefined && validUntil < today) continue
    if (debts.every((debt) => covered.has(debt) || settledDebts.has(debt))) continue
    if (found.some(({ replaces, answers }) => replaces === key || answers === key)) continue
    found.push(offer)
    for (const debt of debts) covered.add(debt)
  }
  return found
}

/** An agreement stands in place of offers on its debts once it has a schedule; one that was terminated only of its own. */
const hasRows = ({ status, schedule }: Agreement): boolean => status !== 'terminated' && (schedule.length > 0 || status === 'completed')
