import type { Day, Installment, Minor, Payment } from '../case-file.ts'
import { addDays } from '../day.ts'
import type { Chance } from './chance.ts'
import type { Market } from './markets.ts'
import type { PlanCourse } from './stories.ts'
import type { Texts } from './texts.ts'

interface Setting {
  market: Market
  texts: Texts
  pick: Chance
  today: Day
}

/** The schedule with one row deferred in the middle of what is due, or its last row waived. */
export function withRelief(rows: readonly Installment[], relief: 'waived' | 'deferred', today: Day): Installment[] {
  const at = relief === 'waived' ? rows.length - 1 : Math.floor(rows.filter(({ dueOn }) => dueOn < today).length / 2)
  return rows.map((row, i) => (i === at ? { ...row, relief } : row))
}

/** What was paid until today, in the order of the days. */
export function paymentsOf(course: PlanCourse, schedule: readonly Installment[], setting: Setting): Payment[] {
  const rows = schedule.filter((row) => row.relief === undefined)
  const due = rows.filter(({ dueOn }) => dueOn < setting.today)
  const last = due.length - 1
  const inTime = (row: Installment): Payment => payment(row.amount, addDays(row.dueOn, -setting.pick.int(0, 3)), 'confirmed', setting)
  const half = (row: Installment, paidOn: Day): Payment => payment(Math.ceil(row.amount / 2) as Minor, paidOn, 'confirmed', setting)
  const told: Record<PlanCourse, () => Payment[]> = {
    fresh: () => [],
    running: () => due.map(inTime),
    done: () => rows.map(inTime),
    ahead: () => [...due.map(inTime), ...(rows[last + 1] ? [half(rows[last + 1]!, due[last]!.dueOn)] : [])],
    part: () => due.map((row, i) => (i === last ? half(row, row.dueOn) : inTime(row))),
    late: () => due.slice(0, last).map((row, i) => (i % 2 === 1 ? late(row, setting) : inTime(row))),
    bounced: () =>
      due.flatMap((row, i) =>
        i === 1 ? bounced(row, setting) : [i === last ? { ...inTime(row), status: 'reported' as const } : inTime(row)],
      ),
    broken: () => due.slice(0, 2).map(inTime),
  }
  return told[course]()
}

function late(row: Installment, setting: Setting): Payment {
  return {
    ...payment(row.amount, addDays(row.dueOn, setting.pick.int(5, 12)), 'confirmed', setting),
    note: setting.texts.paymentNotes.late,
  }
}

/** A debit that came back, and the same amount a few days later. */
function bounced(row: Installment, setting: Setting): Payment[] {
  return [
    { ...payment(row.amount, row.dueOn, 'bounced', setting), note: setting.texts.paymentNotes.bounced },
    payment(row.amount, addDays(row.dueOn, 4), 'confirmed', setting),
  ]
}

function payment(amount: Minor, paidOn: Day, status: Payment['status'], { market, pick }: Setting): Payment {
  return { paidOn, amount, method: pick.of(market.paymentMethods), status }
}
