import type { Consent, Day } from './case-file.ts'
import { addDays, addMonths } from './day.ts'
import type { EnumValue } from './enums.ts'
import type { Retention } from './office-lists.ts'

/** What decides until when a case is kept. */
export interface KeptCase {
  status: EnumValue<'case_status'>
  closedOn: Day | null
  /** The client's consents to have it kept for longer. */
  longer: readonly Pick<Consent, 'expiresOn' | 'withdrawnOn'>[]
  /** Whether a legal hold stands on it. */
  held: boolean
}

/**
 * The first day on which the erasure of a case is proposed: the day after it has been closed for as many years as the office keeps
 * cases, and after the last consent of the client to longer keeping has run out. Null: it is not proposed, since the office has set no
 * years, the case is not closed or its day is not known, a legal hold stands on it, or a consent has no end. The number of
 * years is the office's own (see defaultRetention).
 */
export function proposedFrom({ status, closedOn, longer, held }: KeptCase, { years }: Retention): Day | null {
  if (years === null || held || status !== 'closed' || closedOn === null) return null
  const standing = longer.filter(({ withdrawnOn }) => withdrawnOn === undefined)
  const ends = standing.map(({ expiresOn }) => expiresOn)
  if (!ends.every((end) => end !== undefined)) return null
  return [addMonths(closedOn, years * 12), ...ends].map((last) => addDays(last, 1)).reduce((a, b) => (a > b ? a : b))
}

/** How long somebody who is alone in an office has to think it over: an erasure is confirmed by a second person, or a day later. */
const hoursToThink = 24

/** The instant (UTC) from which the same person may confirm what was asked for at `askedAt`. */
export function confirmableFrom(askedAt: string): string {
  return new Date(Date.parse(askedAt) + hoursToThink * 3_600_000).toISOString()
}
