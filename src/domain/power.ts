import { fraction, type Fraction } from './exact.ts'

/** Binary places that are calculated with, and those that the result is good for. */
const places = 176n
const one = 1n << places
const margin = 1n << 32n

/**
 * `base` to the power of `time`, for 1 ≤ base ≤ 11 and time ≥ 0. Whole powers are exact. Where a root has no end the result
 * lies above it by less than 2^-143 of it: what would lie exactly half way is so rounded up, and no amount that fits into
 * 2^53 is moved.
 */
export function power(base: Fraction, time: Fraction): Fraction {
  const whole = time.num / time.den
  const exact = { num: base.num ** whole, den: base.den ** whole }
  const part = time.num % time.den
  if (part === 0n) return exact
  const root = exponential((logarithm(base) * part) / time.den) + margin
  return fraction(exact.num * root, exact.den << places)
}

/** ln by 2·(z + z³/3 + z⁵/5 + …) with z = (base − 1)/(base + 1); cut off, never above the true value. */
function logarithm({ num, den }: Fraction): bigint {
  const z = ((num - den) * one) / (num + den)
  const square = (z * z) >> places
  let sum = 0n
  let term = z
  for (let odd = 1n; term > 0n; odd += 2n) {
    sum += term / odd
    term = (term * square) >> places
  }
  return 2n * sum
}

/** e to the power of x by 1 + x + x²/2! + …; cut off, never above the true value. */
function exponential(x: bigint): bigint {
  let sum = 0n
  let term = one
  for (let k = 1n; term > 0n; k++) {
    sum += term
    term = ((term * x) >> places) / k
  }
  return sum
}
