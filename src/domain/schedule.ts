import type { Agreement, Day, Installment, Minor, Payment } from './case-file.ts'
import { addDays, addMonths } from './day.ts'
import type { EnumValue } from './enums.ts'
import { sumMinor } from './money.ts'

/** How equal installments round: where the minor units go that do not divide. */
export type SplitRule = 'floor_last' | 'floor_first' | 'largest_remainder' | 'half_up_last'

/**
 * `total` in `n` installments that add up to it exactly. Null when half-up rounding would make the last one negative.
 */
export function splitEqual(total: Minor, n: number, rule: SplitRule): Minor[] | null {
  if (!Number.isInteger(n) || n < 1) throw new RangeError('A plan has at least one installment')
  const rest = total % n
  const floor = (total - rest) / n
  if (rule === 'largest_remainder') return Array.from({ length: n }, (_, i) => (i < rest ? floor + 1 : floor) as Minor)
  const each = rule === 'half_up_last' && rest * 2 >= n ? floor + 1 : floor
  const odd = Number(BigInt(total) - BigInt(each) * BigInt(n - 1))
  if (odd < 0) return null
  const oddAt = rule === 'floor_first' ? 0 : n - 1
  return Array.from({ length: n }, (_, i) => (i === oddAt ? odd : each) as Minor)
}

/** Monthly rows of one amount, the last carrying what does not divide; every due day is counted from the first. */
export function equalRows(total: Minor, n: number, firstDueOn: Day): Installment[] {
  return (splitEqual(total, n, 'floor_last') ?? []).map((amount, i) => ({ no: i + 1, dueOn: addMonths(firstDueOn, i), amount }))
}

export interface InstallmentState {
  no: number
  dueOn: Day
  amount: Minor
  paid: Minor
  open: Minor
  status: EnumValue<'installment_status'>
}

export interface PlanTotals {
  /** Open amounts of the rows that are overdue. */
  arrears: bigint
  /** What payments have filled of the rows. */
  paid: bigint
  /** What the rows still ask for, waived ones excepted. */
  open: bigint
  /** Paid beyond the rows. */
  credit: bigint
}

interface Filled {
  paid: Minor
  completedOn?: Day
}

type Plan = Pick<Agreement, 'schedule' | 'payments' | 'graceDays'>

/** What has become of each row by `today`, in the order of the schedule: dates and payments decide, nothing is stored. */
export function installmentStatuses(plan: Plan, today: Day): InstallmentState[] {
  const { filled } = fill(plan, today)
  return plan.schedule.map((row) => {
    const { paid, completedOn } = filled.get(row)!
    const open = (row.relief === 'waived' ? 0 : row.amount - paid) as Minor
    const lastGoodDay = plan.graceDays ? addDays(row.dueOn, plan.graceDays) : row.dueOn
    return {
      no: row.no,
      dueOn: row.dueOn,
      amount: row.amount,
      paid,
      open,
      status: statusOf(row, paid, open, completedOn, lastGoodDay, today),
    }
  })
}

/** The plan's sums as of `today`; paid, open and waived together are the schedule, paid and credit the payments. */
export function planTotals(plan: Plan, today: Day): PlanTotals {
  const states = installmentStatuses(plan, today)
  return {
    arrears: sumMinor(states.filter(({ status }) => status === 'overdue' || status === 'overdue_partial').map(({ open }) => open)),
    paid: sumMinor(states.map(({ paid }) => paid)),
    open: sumMinor(states.map(({ open }) => open)),
    credit: fill(plan, today).credit,
  }
}

function statusOf(
  row: Installment,
  paid: Minor,
  open: Minor,
  completedOn: Day | undefined,
  lastGoodDay: Day,
  today: Day,
): InstallmentState['status'] {
  if (row.relief === 'waived') return 'waived'
  if (row.relief === 'deferred') return open === 0 ? 'paid' : 'deferred'
  if (open === 0) return completedOn !== undefined && completedOn > lastGoodDay ? 'paid_late' : 'paid'
  if (today > lastGoodDay) return paid > 0 ? 'overdue_partial' : 'overdue'
  if (paid > 0) return 'partial'
  return today === row.dueOn ? 'due_today' : 'upcoming'
}

/**
 * Payments dated up to `today` fill the rows, oldest due first. A waived row takes none; a deferred one, having lost
 * its day, is filled after all others.
 */
function fill(plan: Plan, today: Day): { filled: Map<Installment, Filled>; credit: bigint } {
  const filled = new Map<Installment, Filled>(plan.schedule.map((row) => [row, { paid: 0 as Minor }]))
  const waiting = plan.schedule.filter((row) => row.relief !== 'waived' && row.amount > 0).toSorted(byTurn)
  let credit = 0n
  for (const { paidOn, amount } of plan.payments.filter((p) => counts(p, today)).toSorted((a, b) => compare(a.paidOn, b.paidOn))) {
    let left: number = amount
    while (left > 0 && waiting[0]) {
      const state = filled.get(waiting[0])!
      const part = Math.min(left, waiting[0].amount - state.paid)
      state.paid = (state.paid + part) as Minor
      left -= part
      if (state.paid < waiting[0].amount) break
      state.completedOn = paidOn
      waiting.shift()
    }
    credit += BigInt(left)
  }
  return { filled, credit }
}

/** Reported and confirmed payments count; planned, bounced, reversed and refunded ones are no money. */
const counts = (payment: Payment, today: Day): boolean =>
  (payment.status === 'confirmed' || payment.status === 'reported') && payment.paidOn <= today
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byTurn = (a: Installment, b: Installment): number =>
  Number(a.relief === 'deferred') - Number(b.relief === 'deferred') || compare(a.dueOn, b.dueOn) || a.no - b.no
