/** Where a row of the queues leads and what may be done about it. Pure. */
import type { Day } from '../../domain/case-file.ts'
import { chased, complaintFor, letterFor, type Chased } from '../../domain/chase.ts'
import { creditorKinds } from '../../domain/owed.ts'
import type { WaitingRow } from '../../domain/waiting.ts'
import type { CasePlace } from '../frame/navigation.tsx'

/** The case at the line that the row is about. */
export function placeOf({ caseNo, kind, ref, agreement }: WaitingRow): CasePlace {
  if (agreement !== null) return { screen: 'case', caseNo, section: 'agreements', show: agreement }
  return { screen: 'case', caseNo, section: kind === 'answer' ? 'offers' : 'contacts', show: ref }
}

/** The case with the call companion open; null for a row without a debt. */
export function callPlace({ caseNo, debt }: WaitingRow): CasePlace | null {
  return debt === null ? null : { screen: 'case', caseNo, section: 'debts', call: debt }
}

/** The case with the letter begun; null where there is no agreement that it could be about, or nothing to ask. */
export function letterPlace(row: WaitingRow): CasePlace | null {
  return row.agreement === null ? null : { ...placeOf(row), letter: letterFor(row) }
}

/** The case with the complaint begun; null for what is ours to do. */
export function complaintPlace(row: WaitingRow): CasePlace | null {
  return isCreditors(row) ? { ...placeOf(row), letter: complaintFor(row) } : null
}

/** What comes next for a row on this day; null when nothing but doing it is left. */
export function nextOf(row: WaitingRow, today: Day): Chased['next'] | null {
  if (isCreditors(row)) return chased(row, today).next
  if (row.kind === 'difference') return 'letter'
  return row.kind === 'followUp' && row.debt !== null ? 'call' : null
}

function isCreditors({ kind }: WaitingRow): boolean {
  return creditorKinds.some((one) => one === kind)
}
