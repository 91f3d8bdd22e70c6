import type { Rate } from './case-file.ts'
import { fraction, fractionOf } from './exact.ts'
import { perYear, rateProblem, type RateBasis } from './interest.ts'
import { plainForm } from './text.ts'

type RateRefusal =
  | { ok: false; code: 'rate.invalid' | 'text.empty' }
  /** As it was read, and what that comes to a year without compounding; both in percent. */
  | { ok: false; code: 'rate.negative' | 'rate.absurd' | 'rate.aboveWhole'; params: { rate: string; year: string } }

/**
 * A rate as people type it, as a decimal fraction in text: `0.0005` stays, `0.05%` becomes `0.0005`, `0.5‰` too.
 * The digits are moved, never calculated, so nothing is rounded. Zero is a rate. A negative one and one of more than
 * 1,000 % a year by its basis are asked back, with the rate as it was read: 18.25 without its % sign reads as 1,825 %.
 */
export function parseRate(text: string, basis: RateBasis = 'annual_nominal'): { ok: true; value: Rate } | RateRefusal {
  const plain = plainForm(text).replace(/ (?=[%‰]$)/, '')
  if (plain === '') return { ok: false, code: 'text.empty' }
  const found = /^([-−] ?)?(\d{0,6})(?:\.(\d{1,12}))?([%‰])?$/.exec(plain)
  if (!found || (found[2] === '' && found[3] === undefined)) return { ok: false, code: 'rate.invalid' }
  const places = found[4] === '%' ? 2 : found[4] === '‰' ? 3 : 0
  const whole = (found[2] ?? '').padStart(places + 1, '0')
  const cut = whole.length - places
  const decimals = (whole.slice(cut) + (found[3] ?? '')).replace(/0+$/, places > 0 ? '' : '$&')
  if (decimals.length > 12) return { ok: false, code: 'rate.invalid' }
  const units = whole.slice(0, cut).replace(/^0+(?=\d)/, '')
  const value = decimals === '' ? units : `${units}.${decimals}`
  const problem = found[1] === undefined ? rateProblem(value, basis)?.code : 'rate.negative'
  if (problem === undefined) return { ok: true, value }
  return { ok: false, code: problem, params: asRead(value, found[1] === undefined ? '' : '-', perYear[basis]) }
}

/** A rate of zero or more as it reads, and what it is a year, for the sentence that asks it back. */
export const asRead = (rate: Rate, sign = '', times = 1n) => ({ rate: sign + percentOf(rate), year: sign + percentOf(rate, times) })

/** A share of something, typed as a rate is; one above the whole is asked back like a rate that is too high. */
export function parseShare(text: string): ReturnType<typeof parseRate> {
  const read = parseRate(text, 'flat_fee')
  if (!read.ok || !isAboveWhole(read.value)) return read
  return { ok: false, code: 'rate.aboveWhole', params: asRead(read.value) }
}

function isAboveWhole(rate: Rate): boolean {
  const { num, den } = fractionOf(rate)
  return num > den
}

/** A rate of zero or more as people write it, exact: "0.0005" is "0.05 %"; `times` over, 365 for a year of days. */
export function percentOf(rate: Rate, times = 1n): string {
  const { num, den } = fractionOf(rate)
  const percent = fraction(num * times * 100n, den)
  const decimals = decimalsOf(percent.den)
  const digits = String((percent.num * 10n ** BigInt(decimals)) / percent.den).padStart(decimals + 1, '0')
  const units = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${units}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''} %`
}

/** How many decimals it takes to write a ratio in lowest terms over `den`, a divisor of a power of ten. */
function decimalsOf(den: bigint): number {
  let decimals = 0
  while (10n ** BigInt(decimals) % den !== 0n) decimals += 1
  return decimals
}
