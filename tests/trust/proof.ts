import { test } from 'vitest'
import { countOf, HOURS_2, runPart, type Counts, type Work } from './report.ts'

export { isRelease } from './report.ts'

/**
 * A part of the proof as a test: `unit` says what is counted, `work` fails by expect() and gives its figures. A release
 * run keeps them, with seed, time and versions, as tests/trust/reports/<part>.json. Part, counts and unit are written
 * out where it is called: `npm run trust` reads them there.
 */
export function prove(part: string, counts: Counts, unit: string, work: Work): void {
  test(`${part}: ${countOf(counts)} ${unit}`, () => runPart(part, counts, unit, work), HOURS_2)
}
