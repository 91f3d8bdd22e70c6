import { Temporal } from 'temporal-polyfill'

/** A backup as far as its age goes. */
export interface Generation {
  /** The instant at which it was made, by the clock of that time. */
  at: string
  /** Its place in the order in which they were made, whatever the clock said. */
  no: number
}

/** How many are kept: the newest of each of so many days, weeks and months that have one. */
const KEPT = { day: 7, week: 4, month: 12 } as const

/**
 * Which of some verified backups stay: the newest of each of the last 7 days, 4 weeks (Monday to Sunday) and 12 months
 * on which one was made, by the calendar of `zone`. Newer means made later and not stamped later, so that a clock that
 * was set back removes nothing newer, and the newest one always stays.
 */
export function keptGenerations<G extends Generation>(generations: readonly G[], zone: string): Set<G> {
  const newestFirst = generations.toSorted((a, b) => b.no - a.no)
  const kept = new Set<G>()
  for (const rule of ['day', 'week', 'month'] as const) {
    const seen = new Set<string>()
    for (const one of newestFirst) {
      const period = periodOf(one.at, zone, rule)
      if (seen.size === KEPT[rule] || seen.has(period)) continue
      seen.add(period)
      kept.add(one)
    }
  }
  return kept
}

function periodOf(at: string, zone: string, rule: keyof typeof KEPT): string {
  const day = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate()
  if (rule === 'day') return day.toString()
  if (rule === 'month') return day.toPlainYearMonth().toString()
  return day.subtract({ days: day.dayOfWeek - 1 }).toString()
}
