import type { Day, Minor, Rate } from './case-file.ts'
import { daysBetween } from './day.ts'
import { type DayCount, daysCounted, daysInYear, yearFraction } from './day-count.ts'
import type { EnumValue } from './enums.ts'
import { atRate, fraction, type Fraction, fractionOf, shareOf } from './exact.ts'
import { power } from './power.ts'

export type RateBasis = EnumValue<'rate_basis'>

/** How interest runs on an account, by its own terms. */
export interface AccrualRules {
  rate: Rate
  basis: RateBasis
  /** act_365 when it is not stated; a daily rate counts calendar days whatever stands here. */
  dayCount?: DayCount
  /** none when it is not stated. */
  compounding?: EnumValue<'compounding'>
  /** Whether interest is rounded once over all days (when it is not stated) or posted rounded each day. */
  rounding?: 'once' | 'daily'
  /** The day of the month on which interest is capitalised; when it is not stated, the one on which the accrual starts. */
  billDay?: number
}

export interface InterestRefusal {
  ok: false
  code: 'rate.negative' | 'rate.absurd' | 'rate.flatFee' | 'day.order' | 'money.negative' | 'money.tooLarge'
}

export interface Accrual {
  ok: true
  /** Calendar days, the first excluded and the last included; under 30E/360 its days. */
  days: number
  interest: Minor
  /** What a day came to, the first one where years differ; only when interest is rounded daily. */
  daily?: Minor
}

type RunningRate = Pick<AccrualRules, 'rate' | 'basis' | 'dayCount' | 'rounding'>

/** How many times the rate of a basis fits into a year; a flat fee counts as one year's. */
export const perYear: Record<RateBasis, bigint> = { daily: 365n, monthly: 12n, annual_nominal: 1n, annual_effective: 1n, flat_fee: 1n }

/** Refuses a negative rate and one above 1,000 % a year; a flat fee is held to 1,000 % of the principal. Null when it is fine. */
export function rateProblem(rate: Rate, basis: RateBasis): { ok: false; code: 'rate.negative' | 'rate.absurd' } | null {
  const { num, den } = fractionOf(rate)
  if (num < 0n) return { ok: false, code: 'rate.negative' }
  return num * perYear[basis] > 10n * den ? { ok: false, code: 'rate.absurd' } : null
}

/**
 * Simple interest on a principal from one day to another, in minor units, half up to a multiple of `unit`. A monthly rate is
 * a twelfth of a nominal rate a year; an effective rate grows by (1 + rate) to the power of the share of the year.
 * The same day twice bears nothing; a later `from`, a negative principal and a flat fee are refused.
 */
export function accrue(rules: RunningRate, principal: Minor, from: Day, to: Day, unit = 1): Accrual | InterestRefusal {
  const problem = runningProblem(rules) ?? (principal < 0 ? refused('money.negative') : from > to ? refused('day.order') : null)
  if (problem) return problem
  const days = daysOver(rules, from, to)
  const interest = interestOver(rules, from, to, unit)(principal)
  if (!Number.isSafeInteger(interest)) return refused('money.tooLarge')
  const daily = rules.rounding === 'daily' ? { daily: interestOfDay(rules, yearOf(from), unit)(principal) as Minor } : {}
  return { ok: true, days, interest: interest as Minor, ...daily }
}

/** The interest that a principal bears from one day to another; the rules are known to be good and the days in order. */
export function interestOver(rules: RunningRate, from: Day, to: Day, unit: number): (principal: number) => number {
  if (rules.rounding !== 'daily') return shareOf(growth(rules, from, to), unit)
  if (rules.dayCount !== 'act_act') {
    const [ofDay, days] = [interestOfDay(rules, yearOf(from), unit), daysOver(rules, from, to)]
    return (principal) => ofDay(principal) * days
  }
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, i) => yearOf(from) + i)
  const parts = years.map((year) => ({ ofDay: interestOfDay(rules, year, unit), days: daysWithin(year, from, to) }))
  return (principal) => parts.reduce((sum, { ofDay, days }) => sum + ofDay(principal) * days, 0)
}

/** Refuses what is no rate over time: rates that `rateProblem` refuses, and a flat fee. */
export function runningProblem({ rate, basis }: RunningRate): InterestRefusal | null {
  return rateProblem(rate, basis) ?? (basis === 'flat_fee' ? refused('rate.flatFee') : null)
}

export interface LateFee {
  ok: true
  minPayment: Minor
  shortfall: Minor
  lateFee: Minor
}

/**
 * The fee on what is missing of the minimum payment, all in minor units: the minimum is a share of the statement's balance,
 * the fee a share of what is missing of it and at least `least`; nothing missing, no fee. Shares half up to a multiple of `unit`.
 */
export function lateFee(
  statement: { balance: Minor; paid: Minor },
  rule: { minimumPaymentRate: Rate; rate: Rate; least: Minor },
  unit = 1,
): LateFee | InterestRefusal {
  for (const rate of [rule.minimumPaymentRate, rule.rate]) {
    const problem = rateProblem(rate, 'flat_fee')
    if (problem) return problem
  }
  if (statement.balance < 0 || statement.paid < 0 || rule.least < 0) return refused('money.negative')
  const minPayment = Number(atRate(BigInt(statement.balance), rule.minimumPaymentRate, unit))
  const shortfall = Math.max(0, minPayment - statement.paid)
  const share = Number(atRate(BigInt(shortfall), rule.rate, unit))
  if (![minPayment, share].every(Number.isSafeInteger)) return refused('money.tooLarge')
  const fee = shortfall === 0 ? 0 : Math.max(rule.least, share)
  return { ok: true, minPayment: minPayment as Minor, shortfall: shortfall as Minor, lateFee: fee as Minor }
}

const refused = (code: InterestRefusal['code']): InterestRefusal => ({ ok: false, code })
const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** A daily rate counts calendar days, whatever the day count. */
function daysOver({ basis, dayCount }: RunningRate, from: Day, to: Day): number {
  return basis === 'daily' ? daysBetween(from, to) : daysCounted(dayCount, from, to)
}

/** By what share a principal grows from one day to another. */
function growth({ rate, basis, dayCount = 'act_365' }: RunningRate, from: Day, to: Day): Fraction {
  return basis === 'daily'
    ? grown(rate, basis, fraction(BigInt(daysBetween(from, to)), 1n))
    : grown(rate, basis, yearFraction(dayCount, from, to))
}

/** By what share a principal grows over a time: days for a daily rate, else years. */
function grown(rate: Rate, basis: RateBasis, time: Fraction): Fraction {
  const { num, den } = fractionOf(rate)
  if (basis === 'annual_effective') {
    const factor = power({ num: num + den, den }, time)
    return { num: factor.num - factor.den, den: factor.den }
  }
  return fraction(num * time.num * (basis === 'monthly' ? 12n : 1n), den * time.den)
}

/** What one day of a year bears; `dayCount` says how long the year is. */
function interestOfDay({ rate, basis, dayCount = 'act_365' }: RunningRate, year: number, unit: number): (principal: number) => number {
  const length = dayCount === 'act_365' ? 365 : dayCount === 'act_act' ? daysInYear(year) : 360
  return shareOf(grown(rate, basis, basis === 'daily' ? { num: 1n, den: 1n } : { num: 1n, den: BigInt(length) }), unit)
}

function daysWithin(year: number, from: Day, to: Day): number {
  const first = `${year}-01-01` as Day
  const next = `${year + 1}-01-01` as Day
  return daysBetween(from > first ? from : first, to < next ? to : next)
}
