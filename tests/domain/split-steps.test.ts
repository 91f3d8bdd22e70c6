import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { enums } from '../../src/domain/enums.ts'
import { equalRows, splitEqual, type SplitRule } from '../../src/domain/schedule.ts'
import { day, minor } from './build.ts'

describe('in steps of whole dollars', () => {
  test.each<[SplitRule, number, number, number[] | null]>([
    ['floor_last', 100_000, 3, [33_300, 33_300, 33_400]],
    ['floor_first', 100_000, 3, [33_400, 33_300, 33_300]],
    ['largest_remainder', 100_000, 3, [33_400, 33_300, 33_300]],
    ['half_up_last', 100_000, 3, [33_300, 33_300, 33_400]],
    ['half_up_last', 500, 2, [300, 200]],
    ['half_up_last', 499, 2, [200, 299]],
    ['half_up_last', 200, 4, null],
    ['floor_last', 99, 1, [99]],
    ['largest_remainder', 99, 1, [99]],
    ['floor_last', 250, 2, [100, 150]],
    ['floor_first', 250, 2, [150, 100]],
    ['largest_remainder', 399, 2, [200, 199]],
    ['floor_last', 100, 3, [0, 0, 100]],
  ])('%s: %d in %d', (rule, total, n, expected) => {
    expect(splitEqual(minor(total), n, rule, 100)).toEqual(expected)
  })
  test('monthly rows take the step too', () => {
    expect(equalRows(minor(100_000), 3, day('2026-01-31'), 100).map(({ amount }) => amount)).toEqual([33_300, 33_300, 33_400])
  })
  test('rows are whole steps but one, differ by at most what was left and sum to the whole', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 600 }), fc.constantFrom(...enums.rounding_rule), (total, n, rule) => {
        const parts = splitEqual(minor(total), n, rule, 100)
        if (parts === null) {
          expect(rule).toBe('half_up_last')
          return
        }
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(total))
        expect(parts.every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true)
        expect(parts.filter((part) => part % 100 !== 0).length).toBe(total % 100 === 0 ? 0 : 1)
        if (rule === 'largest_remainder') expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(199)
      }),
    )
  })
})
