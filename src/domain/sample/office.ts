import type { CaseFileInput, Day } from '../case-file.ts'
import { roundOf, sampleCase } from './case.ts'
import { twoCaseFiles } from './two-cases.ts'

/**
 * `count` made-up cases, one after the other: first the two published ones as they are, then others whose past lies in
 * the year and a half before `today`. The same count, seed and day give the same cases; 40 show everything there is.
 */
export function* sampleCases(count: number, seed: number, today: Day): Generator<CaseFileInput> {
  const numbers = new Map<string, number>()
  const next = (year: string): string => {
    const number = (numbers.get(year) ?? 0) + 1
    numbers.set(year, number)
    return `${year}-${String(number).padStart(4, '0')}`
  }
  const published = twoCaseFiles().slice(0, count)
  for (const one of published) {
    next(one.file.caseNo.slice(0, 4))
    yield one
  }
  let index = published.length
  for (let round = 0; index < count; round++) {
    for (const { story, inMarket } of roundOf(seed, round).slice(0, count - index)) {
      yield sampleCase(story, { seed, round, index, inMarket, today, caseNo: (openedOn) => next(openedOn.slice(0, 4)) })
      index += 1
    }
  }
}

/** All of `sampleCases` at once. */
export function sampleOffice(count: number, seed: number, today: Day): CaseFileInput[] {
  return [...sampleCases(count, seed, today)]
}
