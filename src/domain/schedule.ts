import { allocate, type Amounts } from './allocation.ts'
import type { Agreement, Day, DebtComponent, Installment, Minor, Payment } from './case-file.ts'
import { addDays, addMonths } from './day.ts'
import type { EnumValue } from './enums.ts'
import { sumMinor } from './money.ts'

/** How equal installments round: where the minor units go that do not divide. */
export type SplitRule = 'floor_last' | 'floor_first' | 'largest_remainder' | 'half_up_last'

/**
 * `total` in `n` installments that add up to it exactly, in minor units: multiples of `unit` but for the one that adjusts,
 * the last one under the largest remainder. Null when half-up rounding would make the last one negative.
 */
export function splitEqual(total: Minor, n: number, rule: SplitRule, unit = 1): Minor[] | null {
  if (!Number.isInteger(n) || n < 1) throw new RangeError('A plan has at least one installment')
  const rest = total % (n * unit)
  const floor = (total - rest) / n
  const steps = rule === 'largest_remainder' ? Math.floor(rest / unit) : 0
  const each = rule === 'half_up_last' && rest * 2 >= n * unit ? floor + unit : floor
  const odd = Number(BigInt(total) - BigInt(each) * BigInt(n - 1)) - steps * unit
  if (odd < 0) return null
  const oddAt = rule === 'floor_first' ? 0 : n - 1
  return Array.from({ length: n }, (_, i) => (i === oddAt ? odd : i < steps ? each + unit : each) as Minor)
}

/** Monthly rows of one amount, the last carrying what does not divide; every due day is counted from the first. */
export function equalRows(total: Minor, n: number, firstDueOn: Day, unit = 1): Installment[] {
  return (splitEqual(total, n, 'floor_last', unit) ?? []).map((amount, i) => ({ no: i + 1, dueOn: addMonths(firstDueOn, i), amount }))
}

export type Spread =
  | { ok: true; amounts: Minor[] }
  /** The rows set by hand alone come to more than the total, by so much. */
  | { ok: false; code: 'schedule.byHandTooMuch'; by: bigint }
  /** Every row is set by hand, and together they lack so much of the total. */
  | { ok: false; code: 'schedule.byHandTooLittle'; by: bigint }
  /** What is left of the total has fewer steps than there are other rows: one of them would be nothing. */
  | { ok: false; code: 'schedule.restTooSmall'; left: bigint; rows: number }

/**
 * The amounts of all rows when those at the places in `byHand` stay and what is left of the total goes over the others in
 * equal multiples of `unit`, the last of them carrying what does not divide. Minor units; they add up to the total exactly.
 */
export function spreadRest(rows: readonly Minor[], byHand: ReadonlySet<number>, total: Minor, unit = 1): Spread {
  const left = BigInt(total) - sumMinor(rows.filter((_, i) => byHand.has(i)))
  const others = rows.filter((_, i) => !byHand.has(i)).length
  if (left < 0n) return { ok: false, code: 'schedule.byHandTooMuch', by: -left }
  if (others === 0) return left === 0n ? { ok: true, amounts: [...rows] } : { ok: false, code: 'schedule.byHandTooLittle', by: left }
  if (left < BigInt(others * unit)) return { ok: false, code: 'schedule.restTooSmall', left, rows: others }
  const parts = splitEqual(Number(left) as Minor, others, 'floor_last', unit)!
  let next = 0
  return { ok: true, amounts: rows.map((amount, i) => (byHand.has(i) ? amount : parts[next++]!)) }
}

export type Misfit =
  | { kind: 'sum'; sum: bigint; total: Minor }
  | { kind: 'count'; rows: number; count: number }
  | { kind: 'first'; dueOn: Day; firstDueOn: Day }
  /** This row is due before the one above it. */
  | { kind: 'order'; no: number }

type Written = Pick<Agreement, 'schedule' | 'writtenTerms' | 'oralTerms'>

/** The terms that a schedule is made from: the paper's, and while there is none those that were said. */
export function scheduleTerms({ writtenTerms, oralTerms }: Omit<Written, 'schedule'>): Agreement['oralTerms'] {
  return writtenTerms ?? oralTerms
}

/**
 * What of the rows is not as agreed: their sum is not the total (the one of the terms unless another is given), they are more
 * or fewer, the first is due on another day, one is due before the one above it. Nothing of that is refused; no rows, no remarks.
 */
export function scheduleMisfit(agreement: Written, total = scheduleTerms(agreement)?.total): Misfit[] {
  const { schedule } = agreement
  if (schedule.length === 0) return []
  const { installments: count, firstDueOn } = scheduleTerms(agreement) ?? {}
  const sum = sumMinor(schedule.map(({ amount }) => amount))
  const dueOn = schedule.reduce((first, row) => (row.dueOn < first ? row.dueOn : first), schedule[0]!.dueOn)
  const early = schedule.find((row, i) => i > 0 && row.dueOn < schedule[i - 1]!.dueOn)
  const found: Misfit[] = []
  if (total !== undefined && sum !== BigInt(total)) found.push({ kind: 'sum', sum, total })
  if (count !== undefined && count !== schedule.length) found.push({ kind: 'count', rows: schedule.length, count })
  if (firstDueOn !== undefined && firstDueOn !== dueOn) found.push({ kind: 'first', dueOn, firstDueOn })
  if (early) found.push({ kind: 'order', no: early.no })
  return found
}

export interface InstallmentState {
  no: number
  dueOn: Day
  amount: Minor
  paid: Minor
  /** What of it is paid by the client's word only, without a receipt. */
  reported: Minor
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

type Plan = Pick<Agreement, 'schedule' | 'payments' | 'graceDays'>

/** What has become of each row by `today`, in the order of the schedule: dates and payments decide, nothing is stored. */
export function installmentStatuses({ schedule, payments, graceDays = 0 }: Plan, today: Day): InstallmentState[] {
  const rows = schedule.map(() => ({ paid: 0, reported: 0, lastOn: undefined as Day | undefined }))
  for (const { index, parts } of fill(schedule, payments, today)) {
    const { paidOn, status } = payments[index]!
    for (const { at, amount } of parts) {
      const row = rows[at]!
      row.paid += amount
      row.lastOn = paidOn
      if (status === 'reported') row.reported += amount
    }
  }
  const goodUntil = graceDays === 0 ? today : addDays(today, -graceDays)
  return schedule.map((row, at) => {
    const { no, dueOn, amount, relief } = row
    const { paid, reported, lastOn } = rows[at]!
    const open = (relief === 'waived' ? 0 : amount - paid) as Minor
    const wasLate = lastOn !== undefined && lastOn > dueOn && (graceDays === 0 || lastOn > addDays(dueOn, graceDays))
    const status = statusOf(row, paid, open, wasLate, goodUntil > dueOn, today)
    return { no, dueOn, amount, paid: paid as Minor, reported: reported as Minor, open, status }
  })
}

function statusOf(row: Installment, paid: number, open: Minor, wasLate: boolean, isLate: boolean, today: Day): InstallmentState['status'] {
  if (row.relief === 'waived') return 'waived'
  if (row.relief === 'deferred') return open === 0 ? 'paid' : 'deferred'
  if (open === 0) return wasLate ? 'paid_late' : 'paid'
  if (isLate) return paid > 0 ? 'overdue_partial' : 'overdue'
  if (paid > 0) return 'partial'
  return today === row.dueOn ? 'due_today' : 'upcoming'
}

/** The plan's sums as of `today`; paid, open and waived together are the schedule, paid and credit the payments. */
export function planTotals(plan: Plan, today: Day, states = installmentStatuses(plan, today)): PlanTotals {
  const paid = sumMinor(states.map((row) => row.paid))
  return {
    arrears: sumMinor(states.filter(({ status }) => status === 'overdue' || status === 'overdue_partial').map(({ open }) => open)),
    paid,
    open: sumMinor(states.map(({ open }) => open)),
    credit: sumMinor(plan.payments.filter((payment) => counts(payment, today)).map(({ amount }) => amount)) - paid,
  }
}

export interface AppliedPayment {
  /** Its place among the agreement's payments. */
  index: number
  /** Which rows got what of it; `split` says into which components, where the row says what it is made of. */
  rows: { no: number; amount: Minor; split?: Amounts }[]
  /** What no row took. */
  credit: Minor
}

/**
 * Into what each payment that counts by `today` went, in the order of their days. Within a row the account's `order` decides,
 * components that it does not name as the law orders them. A payment that failed or was taken back is not there, and those
 * after it stand as if it had never been.
 */
export function applied({ schedule, payments }: Plan, order: readonly DebtComponent[], today: Day): AppliedPayment[] {
  const owed = schedule.map(({ split }) => split)
  return fill(schedule, payments, today).map(({ index, parts, left }) => {
    const rows = parts.map(({ at, amount }) => {
      const { no } = schedule[at]!
      const components = owed[at]
      if (!components) return { no, amount }
      const { applied: all, remaining } = allocate(amount, components, order)
      owed[at] = remaining
      return { no, amount, split: Object.fromEntries(Object.entries(all).filter(([, part]) => part > 0)) }
    })
    return { index, rows, credit: left }
  })
}

interface Taken {
  index: number
  /** What the row at a place of the schedule got. */
  parts: { at: number; amount: Minor }[]
  left: Minor
}

/**
 * Payments dated up to `today` fill the rows, oldest due first. A waived row takes none; a deferred one, having lost
 * its day, is filled after all others.
 */
function fill(schedule: readonly Installment[], payments: readonly Payment[], today: Day): Taken[] {
  const turns = schedule.map((_, at) => at).filter((at) => schedule[at]!.relief !== 'waived' && schedule[at]!.amount > 0)
  turns.sort((a, b) => byTurn(schedule[a]!, schedule[b]!))
  const counted = payments.map((_, index) => index).filter((index) => counts(payments[index]!, today))
  counted.sort((a, b) => compare(payments[a]!.paidOn, payments[b]!.paidOn))
  let turn = 0
  let filled = 0
  return counted.map((index) => {
    const parts: Taken['parts'] = []
    let left: number = payments[index]!.amount
    while (left > 0 && turn < turns.length) {
      const at = turns[turn]!
      const amount = Math.min(left, schedule[at]!.amount - filled)
      parts.push({ at, amount: amount as Minor })
      left -= amount
      filled += amount
      if (filled < schedule[at]!.amount) break
      turn += 1
      filled = 0
    }
    return { index, parts, left: left as Minor }
  })
}

/** Reported and confirmed payments count; planned, bounced, reversed and refunded ones are no money. */
const counts = (payment: Payment, today: Day): boolean =>
  (payment.status === 'confirmed' || payment.status === 'reported') && payment.paidOn <= today
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byTurn = (a: Installment, b: Installment): number =>
  Number(a.relief === 'deferred') - Number(b.relief === 'deferred') || compare(a.dueOn, b.dueOn) || a.no - b.no
