import type { Day, Minor, Rate } from './case-file.ts'
import { daysBetween } from './day.ts'
import { decimalText, fractionOf, halfUp } from './exact.ts'
import { type Flow, type Growth, growthOf } from './root.ts'

/**
 * `none`: the money never flows both ways, or no rate below 10¹² % a year fits. `ambiguous`: it changes direction more than
 * once and more than one rate would do.
 */
export interface IrrRefusal {
  ok: false
  code: 'irr.none' | 'irr.ambiguous'
}

/** Percent points as decimal text, half up: the month to 6 places, the year to 4. Below zero where less comes back than was given. */
export interface MonthlyIrr {
  ok: true
  monthly: string
  /** Twelve times the month. */
  nominal: string
  /** The month compounded over twelve. */
  effective: string
}

/**
 * The true cost of what was received now and is paid back month by month: the monthly rate at which the payments are worth
 * the principal. Certain in every digit.
 */
export function irrMonthly(principal: Minor, payments: readonly Minor[]): MonthlyIrr | IrrRefusal {
  const growth = told(monthlyFlows(principal, payments), 12n)
  if (typeof growth === 'string') return refused(growth)
  return {
    ok: true,
    monthly: percent(growth, 6n, byMonth),
    nominal: percent(growth, 4n, nominally),
    effective: percent(growth, 4n, over(12n)),
  }
}

/** The effective annual rate of dated flows, signed minor units, actual days over 365; percent points to 4 places, half up. */
export function xirr(flows: readonly { on: Day; amount: number }[]): { ok: true; effective: string } | IrrRefusal {
  const first = flows[0]?.on
  const growth = told(
    flows.map(({ on, amount }) => ({ at: daysBetween(first!, on), amount: BigInt(amount) })),
    365n,
  )
  return typeof growth === 'string' ? refused(growth) : { ok: true, effective: percent(growth, 4n, over(365n)) }
}

/**
 * Which reference lines the nominal annual cost lies above, each a rate a year: above means by more than 0.01 percentage
 * points, since payments are rounded to minor units.
 */
export function capCheck<K extends string>(
  principal: Minor,
  payments: readonly Minor[],
  caps: Record<K, Rate>,
): { ok: true; nominal: string; flags: Record<K, boolean> } | IrrRefusal {
  const growth = told(monthlyFlows(principal, payments), 12n)
  if (typeof growth === 'string') return refused(growth)
  const flags = Object.entries<Rate>(caps).map(([name, cap]) => [name, isAbove(growth, cap)])
  return { ok: true, nominal: percent(growth, 4n, nominally), flags: Object.fromEntries(flags) as Record<K, boolean> }
}

const refused = (why: 'none' | 'ambiguous'): IrrRefusal => ({ ok: false, code: `irr.${why}` })

const monthlyFlows = (principal: Minor, payments: readonly Minor[]): Flow[] => [
  { at: 0, amount: -BigInt(principal) },
  ...payments.map((amount, i) => ({ at: i + 1, amount: BigInt(amount) })),
]

/** The growth of the flows, if what it comes to in a year of so many periods is small enough to be told to its last digit. */
function told(flows: readonly Flow[], periods: bigint): Growth | 'none' | 'ambiguous' {
  const growth = growthOf(flows)
  return typeof growth !== 'string' && growth.read((num, den) => (num ** periods < 10n ** 10n * den ** periods ? 0n : 1n)) > 0n
    ? 'none'
    : growth
}

type Share = (num: bigint, den: bigint) => readonly [bigint, bigint]
const byMonth: Share = (num, den) => [num - den, den]
const nominally: Share = (num, den) => [12n * (num - den), den]
const over =
  (periods: bigint): Share =>
  (num, den) => [num ** periods - den ** periods, den ** periods]

function percent(growth: Growth, places: bigint, share: Share): string {
  const scale = 10n ** (places + 2n)
  const value = growth.read((num, den) => {
    const [rate, whole] = share(num, den)
    return halfUp(rate * scale, whole)
  })
  return decimalText(value, 10n ** places, Number(places))
}

/** Whether 12·(factor − 1) > cap + 0.0001; a factor on the line is not above it. */
function isAbove(growth: Growth, cap: Rate): boolean {
  const line = fractionOf(cap)
  const [over, under] = [line.num * 10_000n + line.den, line.den * 10_000n]
  return growth.read((num, den) => (12n * (num - den) * under > over * den ? 0n : -1n)) === 0n
}
