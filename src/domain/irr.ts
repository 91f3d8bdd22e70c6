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
  const growth = told(monthlyFlows(principal, payments), 12)
  if (typeof growth === 'string') return refused(growth)
  return { ok: true, monthly: percent(growth, 6), nominal: nominal(growth), effective: percent(growth, 4, 12) }
}

/** The effective annual rate of dated flows, signed minor units, actual days over 365; percent points to 4 places, half up. */
export function xirr(flows: readonly { on: Day; amount: number }[]): { ok: true; effective: string } | IrrRefusal {
  const first = flows[0]?.on
  const growth = told(
    flows.map(({ on, amount }) => ({ at: daysBetween(first!, on), amount: BigInt(amount) })),
    365,
  )
  return typeof growth === 'string' ? refused(growth) : { ok: true, effective: percent(growth, 4, 365) }
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
  const growth = told(monthlyFlows(principal, payments), 12)
  if (typeof growth === 'string') return refused(growth)
  const flags = Object.entries<Rate>(caps).map(([name, cap]) => [name, isAbove(growth, cap)])
  return { ok: true, nominal: nominal(growth), flags: Object.fromEntries(flags) as Record<K, boolean> }
}

const refused = (why: 'none' | 'ambiguous'): IrrRefusal => ({ ok: false, code: `irr.${why}` })

const monthlyFlows = (principal: Minor, payments: readonly Minor[]): Flow[] => [
  { at: 0, amount: -BigInt(principal) },
  ...payments.map((amount, i) => ({ at: i + 1, amount: BigInt(amount) })),
]

/** The growth of the flows, if what it comes to in a year of so many periods is small enough to be told to its last digit. */
function told(flows: readonly Flow[], periods: number): Growth | 'none' | 'ambiguous' {
  const growth = growthOf(flows)
  const isBeyond = typeof growth !== 'string' && growth.read((num, den) => (num < 10n ** 10n * den ? 0n : 1n), periods) > 0n
  return isBeyond ? 'none' : growth
}

/** What the factor of so many periods is above one, in percent points. */
function percent(growth: Growth, places: number, periods = 1, times = 1n): string {
  const scale = 10n ** BigInt(places)
  const value = growth.read((num, den) => halfUp(times * (num - den) * scale * 100n, den), periods)
  return decimalText(value, scale, places)
}

const nominal = (growth: Growth): string => percent(growth, 4, 1, 12n)

/** Whether 12·(factor − 1) > cap + 0.0001; a factor on the line is not above it. */
function isAbove(growth: Growth, cap: Rate): boolean {
  const line = fractionOf(cap)
  const [over, under] = [line.num * 10_000n + line.den, line.den * 10_000n]
  return growth.read((num, den) => (12n * (num - den) * under > over * den ? 0n : -1n)) === 0n
}
