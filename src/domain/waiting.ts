import type { Currency, Day, Minor } from './case-file.ts'
import type { Owed } from './owed.ts'

/** Under which headings rows stand, in their order: past its day; its day is today; within 7 days; after them; without a day. */
export const waitingGroups = ['late', 'today', 'week', 'later', 'noDay'] as const
export type WaitingGroup = (typeof waitingGroups)[number]

/** Whose turn it is. */
export type Turn = Owed['by']

/** One thing that a creditor or we still have to do, over all cases. */
export interface WaitingRow {
  caseNo: string
  name: string
  group: WaitingGroup
  kind: Owed['kind']
  /** As in `Owed`. */
  ref: string
  agreement: string | null
  creditor: string
  brands: string
  /** The debt over which to call. */
  debt: string | null
  what: string | null
  since: Day | null
  /** The last good day, letters of ours and the creditor's days counted. */
  dueOn: Day | null
  currency: Currency | null
  /** What was said, of a confirmation alone. */
  total: Minor | null
  waived: Minor | null
  letters: number
  lastLetterOn: Day | null
  calls: number
}

export interface WaitingHeading {
  group: WaitingGroup
  rows: number
}

/** What rests on spoken words only, as digits of minor units; of some agreements no total was noted. */
export interface SpokenSum {
  currency: Currency
  agreements: number
  withoutTotal: number
  total: string
  waived: string
}

/** A page of one queue over all cases, its headings, and how long both queues are. */
export interface WaitingList {
  total: number
  rows: WaitingRow[]
  headings: WaitingHeading[]
  counts: Record<Turn, number>
  spoken: SpokenSum[]
}
