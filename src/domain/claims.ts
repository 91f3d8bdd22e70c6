import { accrueOverdue, capitalisationDays, type AccrualStep, type DayPayment, type OverdueInterest } from './accrual.ts'
import { allocate, lawfulOrder, type Allocation, type Amounts } from './allocation.ts'
import type { BalanceClaim, CaseFile, Day, Debt, DebtComponent, Minor } from './case-file.ts'
import { addDays, daysBetween, monthsBetween } from './day.ts'
import { lateFee, type AccrualRules } from './interest.ts'
import { sumMinor, unitOf } from './money.ts'
import { latestBalance } from './totals.ts'

/** What was paid on a debt and counts: reported and confirmed payments. */
export interface DebtPayments {
  /** Under agreements on this debt alone. */
  own: DayPayment[]
  /** Under agreements on several debts: how much of it went to this one is not known. */
  shared: DayPayment[]
}

/** The payments of the case's agreements that can have gone to this debt. */
export function paymentsOn({ agreements }: Pick<CaseFile, 'agreements'>, debt: Pick<Debt, 'key'>): DebtPayments {
  const of = (shared: boolean): DayPayment[] =>
    agreements
      .filter(({ debts }) => debts.includes(debt.key) && debts.length > 1 === shared)
      .flatMap(({ payments }) => payments.filter(({ status }) => status === 'confirmed' || status === 'reported'))
      .map(({ paidOn, amount }) => ({ on: paidOn, amount }))
  return { own: of(false), shared: of(true) }
}

type Running = { rules: AccrualRules; by: 'overdueRate' | 'rate' }

/** How interest runs on an account: by its overdue rate, without one by its contract rate; null when neither says it. */
export function runningRules(debt: Debt): Running | null {
  const { overdueRate, overdueRateBasis, rate, rateBasis, dayCount, compounding, interestRounding, billDay } = debt
  const [by, value, basis] =
    overdueRate === undefined ? (['rate', rate, rateBasis] as const) : (['overdueRate', overdueRate, overdueRateBasis] as const)
  if (value === undefined || basis === undefined || basis === 'flat_fee') return null
  const rules: AccrualRules = { rate: value, basis }
  if (dayCount !== undefined) rules.dayCount = dayCount
  if (compounding !== undefined) rules.compounding = compounding
  if (interestRounding !== undefined) rules.rounding = interestRounding
  if (billDay !== undefined) rules.billDay = billDay
  return { rules, by }
}

/** What a claim comes to on a later day by the account's own rules, in minor units. */
export interface GrownClaim {
  days: number
  /** Interest on interest included. */
  interest: Minor
  /** One for each bill day on which less than the minimum had been paid since the one before. */
  lateFees: Minor
  /** What of the payments went to this debt for certain. */
  paid: Minor
  /** What is then owed by component, late fees included. */
  owed: Amounts
  total: bigint
}

const mostMonths = 600

/**
 * A claim grown by the account's own rules. Overdue interest runs from the claim's day, but not before the first day overdue;
 * without a rate nothing runs. The late fee follows statements a month apart, on the bill day, else on the claim's day of the
 * month; payments are not set against fees of the same stretch. Null when the rules or amounts are refused by interest.ts, and over
 * more than 50 years, the longest plan: what lies further apart has a mistyped year.
 */
export function grownClaim(debt: Debt, claim: BalanceClaim, payments: readonly DayPayment[], to: Day): GrownClaim | null {
  if (monthsBetween(claim.asOf, to) > mostMonths) return null
  const counted = payments.filter(({ on }) => on > claim.asOf && on <= to)
  const run = owedOn(debt, claim, counted, to)
  if (!run) return null
  const fees = debt.lateFee === undefined ? 0 : lateFeesUntil(debt, debt.lateFee, claim, counted, to, run.steps)
  if (fees === null) return null
  const owed = fees === 0 ? run.owed : { ...run.owed, late_fee: ((run.owed.late_fee ?? 0) + fees) as Minor }
  return {
    days: daysBetween(claim.asOf, to),
    interest: run.interest,
    lateFees: fees as Minor,
    paid: Number(sumMinor(counted.map(({ amount }) => amount))) as Minor,
    owed,
    total: totalOf(owed),
  }
}

const nothingRuns: AccrualRules = { rate: '0', basis: 'daily' }

type OwedOn = Pick<OverdueInterest, 'owed' | 'interest' | 'steps'>

function owedOn(debt: Debt, claim: BalanceClaim, payments: readonly DayPayment[], to: Day): OwedOn | null {
  const running = runningRules(debt)
  const begins = running?.by === 'overdueRate' && debt.firstOverdueOn !== undefined ? later(claim.asOf, debt.firstOverdueOn) : claim.asOf
  const from = begins < to ? begins : to
  const options = { payments, order: debt.allocationOrder ?? [], unit: unitOf(debt.currency) }
  const before = accrueOverdue(nothingRuns, claim.components, claim.asOf, from, options)
  const after = before.ok && accrueOverdue(running?.rules ?? nothingRuns, before.owed, from, to, options)
  return after && after.ok ? { owed: after.owed, interest: after.interest, steps: after.steps } : null
}

function lateFeesUntil(
  debt: Debt,
  rule: NonNullable<Debt['lateFee']>,
  claim: BalanceClaim,
  payments: readonly DayPayment[],
  to: Day,
  steps: readonly AccrualStep[],
): number | null {
  // What a walk has already found on a bill day need not be walked to again.
  const known = new Map(steps.filter(({ capitalised }) => capitalised).map(({ on, owed }) => [on, owed]))
  let fees = 0
  let statement = claim.asOf
  const billDay = debt.billDay === undefined ? {} : { billDay: debt.billDay }
  for (const next of capitalisationDays({ compounding: 'monthly', ...billDay }, claim.asOf, to)) {
    const owed = known.get(statement) ?? owedOn(debt, claim, payments, statement)?.owed
    if (!owed) return null
    const paid = Number(sumMinor(payments.filter(({ on }) => on > statement && on <= next).map(({ amount }) => amount))) as Minor
    const fee = lateFee({ balance: (Number(totalOf(owed)) + fees) as Minor, paid }, rule, unitOf(debt.currency))
    if (!fee.ok) return null
    if (debt.firstOverdueOn === undefined || next > debt.firstOverdueOn) fees += fee.lateFee
    statement = next
  }
  return fees
}

/** One claim in the order of days, and what it says against the one before it. */
export interface ClaimInTime {
  claim: BalanceClaim
  /** Null when it states no amount. */
  total: bigint | null
  change?: ClaimChange
}

export interface ClaimChange {
  /** The as-of day of the claim before. */
  since: Day
  /** This total less the one before, in minor units. */
  amount: bigint
  /** What the account's rules make of the claim before; null when they cannot be reckoned with. */
  grown: GrownClaim | null
  /** Payments in between of which only a part may have gone to this debt. */
  shared: bigint
  /** Components that the claim before did not state. */
  added: DebtComponent[]
  /**
   * explained: interest, late fees and payments account for it. unexplained: they do not. unchecked: they do not either, but
   * the account has no rate to reckon with.
   */
  state: 'explained' | 'unexplained' | 'unchecked'
  /** By how much it is more than the rules can explain; below zero, by how much less. Zero when explained. */
  beyond: bigint
}

/**
 * Every claim with an amount against the one before it, newest first; claims of one day in the order of recording.
 * The rule: between two claims the total may grow by the interest of the account's own rules and, at most, by its late fees,
 * less what was paid in between; of payments under agreements on several debts anything from nothing to all may have come here.
 * Beyond that one minor unit a day is let pass (a creditor that rounds daily) and one rounding step (a whole dollar for TWD).
 */
export function claimsInTime(debt: Debt, payments: DebtPayments): ClaimInTime[] {
  const inOrder = debt.balances.toSorted((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0))
  let before: BalanceClaim | null = null
  const list: ClaimInTime[] = []
  for (const claim of inOrder) {
    const stated = Object.keys(claim.components).length > 0
    const one: ClaimInTime = { claim, total: stated ? totalOf(claim.components) : null }
    if (stated && before) one.change = changeSince(before, claim, debt, payments)
    if (stated) before = claim
    list.unshift(one)
  }
  return list
}

function changeSince(before: BalanceClaim, claim: BalanceClaim, debt: Debt, payments: DebtPayments): ClaimChange {
  const amount = totalOf(claim.components) - totalOf(before.components)
  const grown = grownClaim(debt, before, payments.own, claim.asOf)
  const shared = sumMinor(payments.shared.filter(({ on }) => on > before.asOf && on <= claim.asOf).map((payment) => payment.amount))
  const added = (Object.keys(claim.components) as DebtComponent[]).filter((component) => before.components[component] === undefined)
  const beyond = beyondRules(totalOf(claim.components), grown ?? unchanged(before), shared, unitOf(debt.currency))
  const known = grown !== null && runningRules(debt) !== null
  const state = beyond === 0n ? 'explained' : known ? 'unexplained' : 'unchecked'
  return { since: before.asOf, amount, grown, shared, added, state, beyond }
}

const unchanged = ({ components }: BalanceClaim) => ({ days: 0, lateFees: 0, total: totalOf(components) })

function beyondRules(
  total: bigint,
  { days, lateFees, total: most }: Pick<GrownClaim, 'total'> & { days: number; lateFees: number },
  shared: bigint,
  unit: number,
): bigint {
  const tolerance = BigInt(days + unit)
  const least = most - BigInt(lateFees) - shared
  if (total > most + tolerance) return total - most
  return total < least - tolerance ? total - least : 0n
}

/** An estimate of what the newest claim has become; nobody has stated it, it is stored nowhere and stands in for no claim. */
export interface AccruedToday extends GrownClaim {
  claim: BalanceClaim
  /** By which of the account's rates. */
  by: Running['by']
  shared: bigint
}

/**
 * What the newest claim comes to today by the account's own rules and what was paid since. Null when there is nothing to
 * reckon: no amount stated, a claim of today or later, no rate, refused rules.
 */
export function accruedToday(debt: Debt, payments: DebtPayments, today: Day): AccruedToday | null {
  const claim = latestBalance(debt)
  const running = runningRules(debt)
  if (!claim || !running || claim.asOf >= today || Object.keys(claim.components).length === 0) return null
  const grown = grownClaim(debt, claim, payments.own, today)
  const shared = sumMinor(payments.shared.filter(({ on }) => on > claim.asOf && on <= today).map(({ amount }) => amount))
  return grown && { ...grown, claim, by: running.by, shared }
}

/** Orders with a name: as Civil Code Art. 561 has it, and the principal first (the rest as the law orders them). */
export const orderPresets = { lawful: lawfulOrder, principalFirst: ['principal'] } as const satisfies Record<
  string,
  readonly DebtComponent[]
>
export type OrderPreset = keyof typeof orderPresets

/** Which named order an account's own order comes to once the law has filled in what it leaves open; null when it is another. */
export function presetOf(order: readonly DebtComponent[]): OrderPreset | null {
  const complete = (list: readonly DebtComponent[]) => [...new Set([...list, ...lawfulOrder])].join()
  const found = (Object.keys(orderPresets) as OrderPreset[]).find((name) => complete(orderPresets[name]) === complete(order))
  return found ?? null
}

/** Where one payment goes under an order, and what the rest then bears. */
export interface OrderEffect {
  order: 'account' | OrderPreset
  allocation: Allocation
  /** Interest of the 30 days after; null where the account has no rate. */
  interest: Minor | null
}

/** One payment today on what is owed, under the account's own order, where it has one of its own, and under those with a name. */
export function orderEffects(debt: Debt, owed: Amounts, payment: Minor, today: Day): OrderEffect[] {
  const own = debt.allocationOrder
  const orders: [OrderEffect['order'], readonly DebtComponent[]][] = [
    ...(own !== undefined && presetOf(own) === null ? [['account', own] as [OrderEffect['order'], readonly DebtComponent[]]] : []),
    ['lawful', orderPresets.lawful],
    ['principalFirst', orderPresets.principalFirst],
  ]
  const running = runningRules(debt)
  return orders.map(([order, list]) => {
    const allocation = allocate(payment, owed, list)
    const next = running && accrueOverdue(running.rules, allocation.remaining, today, addDays(today, 30), { unit: unitOf(debt.currency) })
    return { order, allocation, interest: next?.ok ? next.interest : null }
  })
}

const later = (a: Day, b: Day): Day => (a > b ? a : b)
const totalOf = (amounts: Amounts): bigint => sumMinor(Object.values(amounts))
