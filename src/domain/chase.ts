import type { CaseFile, Day } from './case-file.ts'
import { addDays } from './day.ts'
import type { LetterAbout } from './letter.ts'
import type { Chaser } from './office-lists.ts'
import { creditorKinds, owed, type Owed } from './owed.ts'
import { sameName } from './text.ts'

export const stages = ['waiting', 'letter', 'call', 'complaint'] as const
export type Stage = (typeof stages)[number]

/** How far the asking has come, and what to do next. */
export interface Chased {
  stage: Stage
  next: Exclude<Stage, 'waiting'>
}

export interface ChaseItem extends Owed, Chased {
  /** The last good day; null when nothing tells from when to count. */
  dueOn: Day | null
}

/**
 * What creditors still owe in a case with its day, the stage and the next step; what is due first stands first, what has no
 * day last.
 */
export function chase(file: CaseFile, chaser: Chaser, today: Day): ChaseItem[] {
  const items = owed(file)
    .filter(({ by }) => by === 'creditor')
    .map((one) => {
      const dueOn = dueOf(one, daysFor(chaser, one.creditor))
      return { ...one, dueOn, ...chased({ ...one, dueOn }, today) }
    })
  const weight = ({ kind }: Owed) => creditorKinds.findIndex((one) => one === kind)
  return items.toSorted((a, b) => compare(a.dueOn ?? '~', b.dueOn ?? '~') || weight(a) - weight(b))
}

/** How many days the office gives a creditor. */
export function daysFor({ days, creditors }: Chaser, creditor: string): number {
  return creditors.find(({ name }) => sameName(name, creditor))?.days ?? days
}

/**
 * Until when something may take: the day that was set for it, else the creditor's days from the day since when it is waited
 * for. A letter of ours gives those days anew.
 */
export function dueOf({ ownDay, since, lastLetterOn }: Pick<Owed, 'ownDay' | 'since' | 'lastLetterOn'>, days: number): Day | null {
  const first = ownDay ?? (since === null ? null : addDays(since, days))
  const again = lastLetterOn === null ? null : addDays(lastLetterOn, days)
  return [first, again].reduce((later, day) => ((day ?? '') > (later ?? '') ? day : later), null)
}

/**
 * Until its day it waits; a letter may go at once, after it a call. Past its day, or when no day is known: first a letter,
 * where there is an agreement that it can be about; then, once the letter's days have passed, a call; and when somebody was
 * reached and it still has not come, a complaint.
 */
export function chased(
  { agreement, letters, calls, dueOn }: Pick<ChaseItem, 'letters' | 'calls' | 'dueOn'> & { agreement?: string | null | undefined },
  today: Day,
): Chased {
  const writable = typeof agreement === 'string' && letters === 0
  if (dueOn !== null && today <= dueOn) return { stage: 'waiting', next: writable ? 'letter' : 'call' }
  const next = writable ? 'letter' : calls === 0 ? 'call' : 'complaint'
  return { stage: next, next }
}

/** The letter that asks for it: about its agreement, and where the paper is in question, a query. */
export function letterFor({ kind, agreement }: { kind: Owed['kind']; agreement?: string | null | undefined }): LetterAbout {
  return { kind: kind === 'query' || kind === 'difference' ? 'query' : 'confirmation', ...(typeof agreement === 'string' && { agreement }) }
}

/** The complaint that it has still not come. */
export function complaintFor({ agreement }: { agreement?: string | null | undefined }): LetterAbout {
  return { kind: 'complaint', ...(typeof agreement === 'string' && { agreement }) }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
