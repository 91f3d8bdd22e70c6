import type { DebtComponent, Minor, Rate } from './case-file.ts'
import { fractionOf, halfUp } from './exact.ts'

export type Amounts = { [C in DebtComponent]?: Minor }

export interface Allocation {
  /** What went into each component that was owed, nothing included. */
  applied: Amounts
  remaining: Amounts
  /** Paid beyond all components. */
  unallocated: Minor
}

/**
 * Into what a payment goes where nothing else was agreed: costs of enforcement, interest, principal (Civil Code Art. 561).
 * The law does not name penalties and service charges; they stand between interest and principal.
 */
export const lawfulOrder: readonly DebtComponent[] = [
  'collection_cost',
  'legal_cost',
  'contract_interest',
  'overdue_interest',
  'compound_interest',
  'installment_fee',
  'late_fee',
  'service_fee',
  'guarantee_fee',
  'insurance_fee',
  'annual_fee',
  'other',
  'principal',
]

/**
 * One payment over what is owed, in the account's own order; components that it does not name come after, as the law orders
 * them. Nothing is undone by arithmetic: a payment that was reversed is left out and everything computed again.
 */
export function allocate(payment: Minor, components: Amounts, order: readonly DebtComponent[] = []): Allocation {
  const applied: Amounts = {}
  const remaining: Amounts = {}
  let left: number = payment
  for (const component of new Set([...order, ...lawfulOrder])) {
    const owed = components[component]
    if (owed === undefined) continue
    const part = Math.min(left, owed)
    applied[component] = part as Minor
    remaining[component] = (owed - part) as Minor
    left -= part
  }
  return { applied, remaining, unallocated: left as Minor }
}

export interface ShareRules {
  /** A token payment: nobody gets less, unless less is owed. */
  minPayment?: Minor
  /** The most that each creditor gets, in the order of the balances; no limit where it is missing. */
  caps?: readonly (Minor | undefined)[]
  /** The step in minor units in which shares are made; whatever does not fill a step is left over. */
  unit?: number
}

export type Shares = { ok: true; shares: Minor[]; leftOver: Minor } | { ok: false; code: 'proRata.belowMinimum' }

interface Part {
  balance: bigint
  least: bigint
  most: bigint
  /** Set as soon as the share is no longer in proportion. */
  fixed?: bigint
}

/**
 * The pool over all creditors in proportion to their balances, exact: what does not divide goes in single steps to the largest
 * remainders, the earlier creditor first. A pool that covers everything pays it in full and the rest is left over. Refused
 * when the pool does not even cover the token payments.
 */
export function proRata(
  pool: Minor,
  balances: readonly Minor[],
  { minPayment = 0 as Minor, caps = [], unit = 1 }: ShareRules = {},
): Shares {
  const most = balances.map((balance, i) => Math.min(balance, caps[i] ?? balance) as Minor)
  const total = most.reduce((sum, amount) => sum + BigInt(amount), 0n)
  if (BigInt(pool) >= total) return { ok: true, shares: most, leftOver: Number(BigInt(pool) - total) as Minor }
  const parts = balances.map((balance, i): Part => {
    const steps = BigInt(Math.floor(most[i]! / unit))
    const least = BigInt(Math.ceil(minPayment / unit))
    return { balance: BigInt(balance), most: steps, least: least < steps ? least : steps }
  })
  const steps = BigInt(Math.floor(pool / unit))
  if (sumOf(parts, ({ least }) => least) > steps) return { ok: false, code: 'proRata.belowMinimum' }
  const shares = shared(steps, parts).map((share) => (Number(share) * unit) as Minor)
  return { ok: true, shares, leftOver: (pool - shares.reduce((sum, share) => sum + share, 0)) as Minor }
}

/** Shares between least and most; those outside are fixed at their bound and the rest is shared anew until none is. */
function shared(pool: bigint, parts: Part[]): bigint[] {
  for (;;) {
    const open = parts.filter(({ fixed }) => fixed === undefined)
    const rest = pool - sumOf(parts, ({ fixed = 0n }) => fixed)
    const weight = sumOf(open, ({ balance }) => balance) || 1n
    const low = open.filter(({ balance, least }) => rest * balance < least * weight)
    const high = open.filter(({ balance, most }) => rest * balance > most * weight)
    if (low.length + high.length === 0) return largestRemainder(rest, weight, parts)
    const lifted = sumOf(low, ({ balance, least }) => least * weight - rest * balance)
    const cut = sumOf(high, ({ balance, most }) => rest * balance - most * weight)
    // Only the heavier side is certain: the other may come right once that one is fixed.
    if (lifted >= cut) for (const part of low) part.fixed = part.least
    else for (const part of high) part.fixed = part.most
  }
}

function largestRemainder(rest: bigint, weight: bigint, parts: Part[]): bigint[] {
  const shares = parts.map(({ balance, fixed }) => fixed ?? (rest * balance) / weight)
  const over = parts.map(({ balance, fixed }) => (fixed === undefined ? (rest * balance) % weight : 0n))
  // Sorting keeps the order of the creditors where remainders are equal.
  const turns = [...over.keys()].toSorted((a, b) => Number(over[b]! - over[a]!))
  const singles = Number(sumOf(over, (part) => part) / weight)
  for (const i of turns.slice(0, singles)) shares[i]! += 1n
  return shares
}

/** A share of an amount: a rate from 0 to 1, everything. */
type ShareRefused = { ok: false; code: 'rate.negative' | 'rate.aboveWhole' }

/** A share of a component given up, half up to a step, and what of it is still to be paid. */
export function waive(component: Minor, rate: Rate, unit = 1): { ok: true; waived: Minor; payable: Minor } | ShareRefused {
  const share = portion(component, rate, unit)
  return typeof share === 'number' ? { ok: true, waived: share, payable: (component - share) as Minor } : share
}

/** A lump sum for the whole balance: the share that is offered, half up to a step, and what is written off with it. */
export function settle(balance: Minor, rate: Rate, unit = 1): { ok: true; offer: Minor; writtenOff: Minor } | ShareRefused {
  const share = portion(balance, rate, unit)
  return typeof share === 'number' ? { ok: true, offer: share, writtenOff: (balance - share) as Minor } : share
}

/** Rounding to a step never takes more than there is. */
function portion(amount: Minor, rate: Rate, unit: number): Minor | ShareRefused {
  const { num, den } = fractionOf(rate)
  if (num < 0n) return { ok: false, code: 'rate.negative' }
  if (num > den) return { ok: false, code: 'rate.aboveWhole' }
  return Math.min(amount, Number(halfUp(BigInt(amount) * num, den, BigInt(unit)))) as Minor
}

const sumOf = <T>(list: readonly T[], value: (item: T) => bigint): bigint => list.reduce((sum, item) => sum + value(item), 0n)
