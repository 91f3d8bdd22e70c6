import type { Day, Minor } from './case-file.ts'
import { addDays } from './day.ts'

export interface BreathingSpace {
  lastDay: Day
  /** The window for the midway review. */
  midwayFrom: Day
  midwayTo: Day
}

/**
 * The days of a breathing space in England and Wales (60; the start counts as day 1), with the midway review from day 25 to
 * day 35. Both conventions are to be checked against the Insolvency Service's guidance.
 */
export function breathingSpace(start: Day, days: number): BreathingSpace {
  return { lastDay: addDays(start, days - 1), midwayFrom: addDays(start, 24), midwayTo: addDays(start, 34) }
}

/** How many days a standard breathing space lasts. */
const standardDays = 60

/** The last day of a debt's moratorium: as it was stated, else the one of a standard breathing space. */
export function moratoriumEnd({ from, to }: { from: Day; to?: Day }): Day {
  return to ?? breathingSpace(from, standardDays).lastDay
}

/** A month's amounts in euro cents, valid from one July to the next (s. 850c ZPO). */
export interface ProtectedAmounts {
  base: Minor
  firstDependant: Minor
  /** For each of the second to fifth dependant. */
  furtherDependant: Minor
}

const fullTenEuros = 1000

/**
 * What a German P-Konto protects a month: the base, rounded up to full ten euros (s. 899 ZPO: the base alone), and the
 * increments for the first and up to four further dependants.
 */
export function protectedAmount({ base, firstDependant, furtherDependant }: ProtectedAmounts, dependants: number): Minor {
  const first = dependants > 0 ? firstDependant : 0
  const further = Math.max(0, Math.min(dependants, 5) - 1)
  return (Math.ceil(base / fullTenEuros) * fullTenEuros + first + further * furtherDependant) as Minor
}
