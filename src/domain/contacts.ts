import type { CaseFile, ContactEntry } from './case-file.ts'
import { oncePer } from './once.ts'

export interface StandingEntry {
  entry: ContactEntry
  /** Corrected and withdrawn entries stay in the log and no longer count. */
  state: 'stands' | 'corrected' | 'withdrawn'
  /** The entry that corrects this one; the other way, see `entry.corrects`. */
  correctedBy?: string
  /** The entry that takes this one back; the other way, see `entry.withdraws`. */
  withdrawnBy?: string
  /** It stands and says something itself: an entry that only takes another one back does not. */
  counts: boolean
}

/**
 * The log as it is kept, in its own order, each entry with what later entries made of it. A withdrawal that is itself
 * withdrawn or corrected has no effect, nor has a correction that is withdrawn: the earlier entry stands again.
 */
export function standing(contacts: readonly ContactEntry[]): readonly StandingEntry[] {
  return standingOf(contacts)
}

function computeStanding(contacts: readonly ContactEntry[]): StandingEntry[] {
  const all = contacts.map((entry): StandingEntry => ({ entry, state: 'stands', counts: entry.withdraws === undefined }))
  const byKey = new Map(all.map((s) => [s.entry.key, s]))
  const pointedAt = new Map<StandingEntry, number>()
  for (const source of all) for (const target of targets(source, byKey)) pointedAt.set(target, (pointedAt.get(target) ?? 0) + 1)
  // An entry is settled once all that point at it are, so imported logs may come in any order; in a ring nothing is.
  const settled = all.filter((s) => !pointedAt.has(s))
  for (const source of settled) {
    for (const target of targets(source, byKey)) {
      apply(source, target)
      const left = pointedAt.get(target)! - 1
      pointedAt.set(target, left)
      if (left === 0) settled.push(target)
    }
  }
  return all
}

/** The entries that count, in the order of the log: neither corrected nor withdrawn, and no mere withdrawals. */
export function standingContacts(file: Pick<CaseFile, 'contacts'>): ContactEntry[] {
  return standing(file.contacts)
    .filter((s) => s.counts)
    .map((s) => s.entry)
}

/** The entries that count, oldest first; of one moment in the order of the log. */
export function contactsInTime({ contacts }: Pick<CaseFile, 'contacts'>): readonly ContactEntry[] {
  return inTimeOf(contacts)
}

const standingOf = oncePer(computeStanding)
const inTimeOf = oncePer((contacts: readonly ContactEntry[]) =>
  standing(contacts)
    .flatMap(({ entry, counts }) => (counts ? [{ entry, instant: Date.parse(entry.at) }] : []))
    .toSorted((a, b) => a.instant - b.instant)
    .map(({ entry }) => entry),
)

/** Letters of ours about an agreement that count, oldest first. */
export function lettersAbout(file: Pick<CaseFile, 'contacts'>, agreement: string): readonly ContactEntry[] {
  if (!file.contacts.some(({ letter }) => letter?.agreement === agreement)) return []
  return contactsInTime(file).filter(({ letter }) => letter?.agreement === agreement)
}

/** What an entry has become: itself, or the correction that counts in its place; null when it was withdrawn or is unknown. */
export function standingVersion(contacts: readonly ContactEntry[], key: string): ContactEntry | null {
  if (!contacts.some((entry) => entry.corrects === key || entry.withdraws === key)) {
    return contacts.find((entry) => entry.key === key && entry.withdraws === undefined) ?? null
  }
  const byKey = new Map(standing(contacts).map((s) => [s.entry.key, s]))
  let at = byKey.get(key)
  while (at?.state === 'corrected') at = byKey.get(at.correctedBy!)
  return at?.counts ? at.entry : null
}

function apply(source: StandingEntry, target: StandingEntry): void {
  if (source.entry.withdraws === target.entry.key && source.state === 'stands') {
    target.withdrawnBy = source.entry.key
    target.state = 'withdrawn'
  } else if (source.entry.corrects === target.entry.key && source.state !== 'withdrawn') {
    target.correctedBy = source.entry.key
    if (target.state === 'stands') target.state = 'corrected'
  } else return
  target.counts = false
}

function targets({ entry }: StandingEntry, byKey: Map<string, StandingEntry>): StandingEntry[] {
  const keys = new Set([entry.corrects, entry.withdraws].filter((key) => key !== undefined))
  return [...keys].map((key) => byKey.get(key)).filter((s) => s !== undefined)
}
