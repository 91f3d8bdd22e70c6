import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atRate, decimalText, fraction, fractionOf, halfUp, shareOf } from '../../src/domain/exact.ts'
import { nearest } from './independent/plans.ts'

const whole = (most: bigint) => fc.bigInt({ min: 0n, max: most })

describe('rates are read exactly', () => {
  test.each<[string, bigint, bigint]>([
    ['0', 0n, 1n],
    ['0.000', 0n, 1n],
    ['0.0005', 1n, 2000n],
    ['0.18', 9n, 50n],
    ['12', 12n, 1n],
    ['1.50', 3n, 2n],
    ['-0.25', -1n, 4n],
    ['0.123456789012', 30864197253n, 250000000000n],
  ])('%s', (text, num, den) => {
    expect(fractionOf(text)).toEqual({ num, den })
  })
  test.each(['', '.5', '5.', '1e3', '0,5', '5%', ' 1', '--1', 'x'])('"%s" is no rate', (text) => {
    expect(() => fractionOf(text)).toThrow(RangeError)
  })
  test('a ratio is in lowest terms, whatever its sign', () => {
    expect(fraction(-6n, 4n)).toEqual({ num: -3n, den: 2n })
    expect(fraction(0n, 7n)).toEqual({ num: 0n, den: 1n })
  })
})

describe('half up', () => {
  test.each<[bigint, bigint, bigint, bigint]>([
    [49n, 100n, 1n, 0n],
    [1n, 2n, 1n, 1n],
    [3n, 2n, 1n, 2n],
    [5n, 2n, 1n, 3n],
    [-1n, 2n, 1n, -1n],
    [-49n, 100n, 1n, 0n],
    [-5n, 2n, 1n, -3n],
    [149n, 1n, 100n, 100n],
    [150n, 1n, 100n, 200n],
    [299n, 2n, 100n, 100n],
    [300n, 2n, 100n, 200n],
    [0n, 3n, 100n, 0n],
  ])('%d / %d to multiples of %d is %d', (num, den, unit, result) => {
    expect(halfUp(num, den, unit)).toBe(result)
  })
  test('is the nearest multiple, the higher of two equally near', () => {
    fc.assert(
      fc.property(whole(10n ** 30n), fc.bigInt({ min: 1n, max: 10n ** 15n }), fc.constantFrom(1n, 100n), (num, den, unit) => {
        expect(halfUp(num, den, unit)).toBe(nearest(num, den, unit))
        expect(halfUp(-num, den, unit)).toBe(-nearest(num, den, unit))
      }),
    )
  })
  test('an amount at a rate, in whole dollars where the step is a hundred cents', () => {
    expect(atRate(123_456n, '0.0005')).toBe(62n)
    expect(atRate(10_000n, '0.015', 100)).toBe(200n)
    expect(atRate(9_999n, '0.015', 100)).toBe(100n)
    expect(atRate(10n ** 18n, '0.000000000001')).toBe(1_000_000n)
  })
})

describe('shares by plain numbers are the shares by big ones', () => {
  const amounts = fc.oneof(fc.nat(), fc.maxSafeNat())
  const dens = fc.oneof(fc.bigInt({ min: 1n, max: 2000n }), fc.bigInt({ min: 1n, max: 2n ** 70n }))
  const nums = fc.oneof(fc.bigInt({ min: 0n, max: 2000n }), fc.bigInt({ min: 0n, max: 2n ** 70n }))
  test('for every amount, ratio and step', () => {
    fc.assert(
      fc.property(amounts, nums, dens, fc.constantFrom(1, 100), (amount, num, den, unit) => {
        expect(shareOf({ num, den }, unit)(amount)).toBe(Number(halfUp(BigInt(amount) * num, den, BigInt(unit))))
      }),
      { numRuns: 2000 },
    )
  })
  test('on both sides of the largest product that is a safe integer', () => {
    const limit = Math.floor((Number.MAX_SAFE_INTEGER - 1) / 6)
    for (let amount = limit - 9; amount < limit + 9; amount++) {
      expect(shareOf({ num: 3n, den: 1n })(amount)).toBe(3 * amount)
      expect(shareOf({ num: 3n, den: 7n })(amount)).toBe(Number(halfUp(BigInt(amount) * 3n, 7n)))
    }
  })
  test('nothing of anything is nothing, and what is too large is no safe integer', () => {
    expect(shareOf({ num: 0n, den: 1n })(Number.MAX_SAFE_INTEGER)).toBe(0)
    expect(shareOf({ num: 0n, den: 10n ** 20n })(5)).toBe(0)
    expect(Number.isSafeInteger(shareOf({ num: 3n, den: 2n })(Number.MAX_SAFE_INTEGER))).toBe(false)
  })
})

test.each<[bigint, bigint, number, string]>([
  [1n, 3n, 4, '0.3333'],
  [2n, 3n, 4, '0.6667'],
  [-2n, 3n, 4, '-0.6667'],
  [-1n, 10n ** 9n, 4, '0.0000'],
  [1n, 2n, 0, '1'],
  [1234n, 100n, 2, '12.34'],
  [5n, 100n, 1, '0.1'],
  [-1584851n, 1_000_000n, 6, '-1.584851'],
])('%d / %d with %d places is %s', (num, den, places, text) => {
  expect(decimalText(num, den, places)).toBe(text)
})
