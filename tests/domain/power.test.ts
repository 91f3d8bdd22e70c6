import { expect, test } from 'vitest'
import { fraction } from '../../src/domain/exact.ts'
import { power } from '../../src/domain/power.ts'

test('a whole power is exact', () => {
  expect(power(fraction(11n, 10n), fraction(3n, 1n))).toEqual({ num: 1331n, den: 1000n })
  expect(power(fraction(11n, 10n), fraction(0n, 1n))).toEqual({ num: 1n, den: 1n })
})

test('a root lies above the true one by less than 2^-143 of it', () => {
  const { num, den } = power(fraction(2n, 1n), fraction(1n, 2n))
  const square = num * num - 2n * den * den
  expect(square > 0n).toBe(true)
  expect(square << 142n < 2n * den * den).toBe(true)
})
