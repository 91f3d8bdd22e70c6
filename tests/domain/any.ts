import * as fc from 'fast-check'
import type { Day, Minor } from '../../src/domain/case-file.ts'
import { addDays } from '../../src/domain/day.ts'
import { day } from './build.ts'

/** Days around leap years, the century that is none, and month ends. */
export const anyDay: fc.Arbitrary<Day> = fc.oneof(
  fc.integer({ min: 0, max: 14_000 }).map((days) => addDays(day('2018-01-01'), days)),
  fc.constantFrom(
    ...['2023-12-31', '2024-01-01', '2024-02-28', '2024-02-29', '2024-03-01', '2027-02-28', '2028-12-31', '2100-02-28'].map(day),
  ),
)

/** From nothing to the greatest amount, small ones more often. */
export const anyAmount = (least = 0, most = 10 ** 12): fc.Arbitrary<Minor> =>
  fc
    .oneof(fc.integer({ min: least, max: Math.min(most, least + 100_000) }), fc.integer({ min: least, max: most }))
    .map((amount) => amount as Minor)

/** A rate a year of up to `most` hundredths, with up to twelve decimals. */
export const anyRate = (most = 36): fc.Arbitrary<string> =>
  fc.oneof(
    fc.integer({ min: 0, max: most }).map((percent) => (percent / 100).toFixed(2)),
    fc.integer({ min: 0, max: most * 10_000 }).map((millionths) => (millionths / 1_000_000).toFixed(6)),
    fc.integer({ min: 0, max: most * 10 ** 10 }).map((parts) => `0.${String(parts).padStart(12, '0').slice(0, 12)}`),
  )
/** Minor units, and whole dollars of a currency with cents. */
export const anyUnit = fc.constantFrom(1, 100)
