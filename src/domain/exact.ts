import type { Rate } from './case-file.ts'

/** An exact number: a ratio in lowest terms with a positive denominator. */
export interface Fraction {
  num: bigint
  den: bigint
}

/** The ratio of two integers in lowest terms; `den` is positive. */
export function fraction(num: bigint, den: bigint): Fraction {
  const divisor = commonDivisor(num < 0n ? -num : num, den)
  return { num: num / divisor, den: den / divisor }
}

/** A rate's text as an exact number: "0.0005" is 1/2000. Throws on a text that is not a plain decimal. */
export function fractionOf(rate: Rate): Fraction {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(rate)
  if (!found) throw new RangeError('A rate is written as a decimal')
  const decimals = found[3] ?? ''
  return fraction(BigInt(`${found[1]}${found[2]}${decimals}`), 10n ** BigInt(decimals.length))
}

/** `num / den` rounded half up to a multiple of `unit`; half is away from zero, also below zero. `den` and `unit` are positive. */
export function halfUp(num: bigint, den: bigint, unit = 1n): bigint {
  const step = den * unit
  return num < 0n ? -halfUp(-num, den, unit) : ((2n * num + step) / (2n * step)) * unit
}

/** `amount × rate`, half up to a multiple of `unit`, in minor units. */
export function atRate(amount: bigint, rate: Rate, unit = 1): bigint {
  const { num, den } = fractionOf(rate)
  return halfUp(amount * num, den, BigInt(unit))
}

/**
 * The function that takes a share of an amount ≥ 0, half up to a multiple of `unit`; made once for the rows of a plan. It
 * multiplies plain numbers as long as every product is a safe integer. A result beyond 2^53 − 1 is no safe integer either.
 */
export function shareOf({ num, den }: Fraction, unit = 1): (amount: number) => number {
  const doubled = Number(2n * num)
  const width = Number(den * BigInt(unit))
  return (amount) => {
    const over = amount * doubled + width
    if (over > Number.MAX_SAFE_INTEGER) return Number(halfUp(BigInt(amount) * num, den, BigInt(unit)))
    return ((over - (over % (2 * width))) / (2 * width)) * unit
  }
}

/** `num / den` as decimal text with a fixed number of places, half up: "-19.0182". */
export function decimalText(num: bigint, den: bigint, places: number): string {
  const value = halfUp(num * 10n ** BigInt(places), den)
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0')
  const cut = digits.length - places
  return `${value < 0n ? '-' : ''}${digits.slice(0, cut)}${places > 0 ? '.' : ''}${digits.slice(cut)}`
}

function commonDivisor(a: bigint, b: bigint): bigint {
  while (b > 0n) [a, b] = [b, a % b]
  return a
}
