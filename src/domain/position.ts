import type { CaseFile, Day } from './case-file.ts'
import { addDays } from './day.ts'
import { affordabilityGuard, type Guard } from './guard.ts'
import { inForce } from './next-step.ts'
import type { OfficeLists } from './office-lists.ts'
import { type InstallmentState, installmentStatuses, type PlanTotals, planTotals } from './schedule.ts'
import { caseTotals, type CurrencyTotal } from './totals.ts'

export interface AgreementPosition {
  agreement: string
  rows: InstallmentState[]
  totals: PlanTotals
}

/** A row that wants money or a receipt. */
export interface DuePosition {
  agreement: string
  row: InstallmentState
}

/** Where a case stands on a day: what is owed, what has become of each agreement, what is due, and what each month has to bear. */
export interface CasePosition {
  totals: CurrencyTotal[]
  /** In the order of the case. */
  agreements: AgreementPosition[]
  /** Of agreements in force, the earliest first: late, due today, or within the days ahead. */
  due: DuePosition[]
  guard: Guard
}

/** How far ahead a row counts as due. */
const daysAhead = 14

/** Everything about a case's money at once, in minor units; nothing of it is stored. */
export function casePosition(file: CaseFile, { reserve }: Pick<OfficeLists, 'reserve'>, today: Day): CasePosition {
  const agreements = file.agreements.map((agreement) => {
    const rows = installmentStatuses(agreement, today)
    return { agreement: agreement.key, rows, totals: planTotals(agreement, today, rows) }
  })
  const known = new Map(agreements.map(({ agreement, rows }) => [agreement, rows]))
  return {
    totals: caseTotals(file),
    agreements,
    due: dueBy(file, known, addDays(today, daysAhead)),
    guard: affordabilityGuard(file, reserve, null, today),
  }
}

function dueBy(file: CaseFile, known: ReadonlyMap<string, InstallmentState[]>, last: Day): DuePosition[] {
  if (file.status === 'completed' || file.status === 'closed') return []
  const due = file.agreements.filter(inForce).flatMap(({ key }) =>
    known
      .get(key)!
      .filter(({ dueOn, open, reported, status }) => dueOn <= last && open + reported > 0 && status !== 'deferred')
      .map((row) => ({ agreement: key, row })),
  )
  return due.toSorted((a, b) => (a.row.dueOn < b.row.dueOn ? -1 : a.row.dueOn > b.row.dueOn ? 1 : 0))
}
