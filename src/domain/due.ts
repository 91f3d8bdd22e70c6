import type { Agreement, CaseFile, Currency, Day, Minor } from './case-file.ts'
import { addDays, endOfTime } from './day.ts'
import { inForce } from './next-step.ts'
import { applied, type InstallmentState } from './schedule.ts'

/** A row of a schedule that wants money, or a receipt for it, as it stands from one day to another. */
export interface DueRow {
  agreement: string
  /** The first debt that the agreement is about. */
  debt: string
  no: number
  dueOn: Day
  /** The last day on which it is not late, grace days included. */
  lastGoodDay: Day
  /** The days on which this is so, both included: the next payment on the row ends it. */
  holdsFrom: Day
  holdsUntil: Day
  amount: Minor
  /** What no payment covers. */
  open: Minor
  /** What only a reported payment covers, without a receipt. */
  reported: Minor
}

const firstDay = '1900-01-01' as Day

/**
 * What the agreements in force ask for, row by row, and from when until when: it does not depend on the present day, so that
 * a list over all cases can keep it, and is right on every day. A waived row asks for nothing, a deferred one has lost its
 * day; a completed or closed case is owed nothing.
 */
export function dueRows(file: CaseFile): DueRow[] {
  if (file.status === 'completed' || file.status === 'closed') return []
  return file.agreements.filter(inForce).flatMap(rowsOf)
}

function rowsOf(agreement: Agreement): DueRow[] {
  const { key, debts, graceDays = 0, schedule, payments } = agreement
  const paidInto = new Map<number, { on: Day; amount: Minor; reported: boolean }[]>()
  for (const { index, rows } of applied(agreement, [], endOfTime)) {
    const { paidOn: on, status } = payments[index]!
    for (const { no, amount } of rows) {
      if (!paidInto.has(no)) paidInto.set(no, [])
      paidInto.get(no)!.push({ on, amount, reported: status === 'reported' })
    }
  }
  return schedule.flatMap(({ no, dueOn, amount, relief }) => {
    if (relief !== undefined) return []
    const row = { agreement: key, debt: debts[0] ?? '', no, dueOn, lastGoodDay: addDays(dueOn, graceDays), amount }
    return spans(amount, paidInto.get(no) ?? []).map((span) => ({ ...row, ...span }))
  })
}

type Span = Pick<DueRow, 'holdsFrom' | 'holdsUntil' | 'open' | 'reported'>

/** From payment to payment what is open and without a receipt; spans without either are left out. */
function spans(amount: Minor, parts: { on: Day; amount: Minor; reported: boolean }[]): Span[] {
  const found: Span[] = []
  let holdsFrom = firstDay
  let open: number = amount
  let reported = 0
  const endAt = (holdsUntil: Day) => {
    if (holdsUntil >= holdsFrom && open + reported > 0)
      found.push({ holdsFrom, holdsUntil, open: open as Minor, reported: reported as Minor })
  }
  for (const part of parts) {
    endAt(addDays(part.on, -1))
    holdsFrom = part.on
    open -= part.amount
    if (part.reported) reported += part.amount
  }
  endAt(endOfTime)
  return found
}

/** What has become of a row by `today`, a day on which it holds: the same as in the schedule of its case. */
export function dueStatus({ dueOn, lastGoodDay, amount, open }: DueRow, today: Day): InstallmentState['status'] {
  if (open === 0) return 'paid'
  if (today > lastGoodDay) return open < amount ? 'overdue_partial' : 'overdue'
  if (open < amount) return 'partial'
  return today === dueOn ? 'due_today' : 'upcoming'
}

/**
 * Under which headings rows stand, in their order: late; past its day, but within the days of grace; past its day and paid
 * without a receipt; due today; due on a day to come.
 */
export const dueGroups = ['late', 'grace', 'receipt', 'today', 'ahead'] as const
export type DueGroup = (typeof dueGroups)[number]

/** A row with its case and the heading that it stands under. */
export interface DueRowOfCase extends DueRow {
  caseNo: string
  name: string
  brand: string
  currency: Currency
  group: DueGroup
}

/** A heading; each of the days to come has one of its own. */
export interface DueHeading {
  group: DueGroup
  dueOn: Day | null
  rows: number
}

/** Under the headings of one kind, of one currency: what is open and what is paid without a receipt, as digits of minor units. */
export interface DueSum {
  currency: Currency
  group: DueGroup
  open: string
  reported: string
}

/** A page of the list over all cases, and the headings and sums of the whole list. */
export interface DueList {
  total: number
  rows: DueRowOfCase[]
  headings: DueHeading[]
  sums: DueSum[]
}
