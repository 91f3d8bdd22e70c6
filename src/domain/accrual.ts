import { allocate, type Amounts } from './allocation.ts'
import type { Day, DebtComponent, Minor } from './case-file.ts'
import { addDays, addMonths, daysBetween, daysInMonth, monthsBetween } from './day.ts'
import { type AccrualRules, type InterestRefusal, interestOver, runningProblem } from './interest.ts'

export interface DayPayment {
  on: Day
  amount: Minor
}

export interface CapitalisedInterest {
  ok: true
  rows: { on: Day; days: number; interest: Minor; balance: Minor }[]
  totalInterest: Minor
}

/**
 * Simple interest between statement days, capitalised on each of them, in minor units half up to a multiple of `unit`. The
 * first day only starts the count. Days that are not in order are refused.
 */
export function accrueCompound(
  rules: AccrualRules,
  principal: Minor,
  statementDays: readonly Day[],
  unit = 1,
): CapitalisedInterest | InterestRefusal {
  const problem = runningProblem(rules) ?? (principal < 0 ? refused('money.negative') : null)
  if (problem) return problem
  const rows: CapitalisedInterest['rows'] = []
  let balance: number = principal
  for (const [i, on] of statementDays.entries()) {
    const from = statementDays[i - 1]
    if (from === undefined) continue
    if (from > on) return refused('day.order')
    const interest = interestOver(rules, from, on, unit)(balance)
    balance += interest
    if (!Number.isSafeInteger(balance)) return refused('money.tooLarge')
    rows.push({ on, days: daysBetween(from, on), interest: interest as Minor, balance: balance as Minor })
  }
  return { ok: true, rows, totalInterest: (balance - principal) as Minor }
}

export interface AccruedSegments {
  ok: true
  events: { on: Day; accrued: Minor; toInterest: Minor; toPrincipal: Minor; principal: Minor; interestDue: Minor }[]
  principal: Minor
  interestDue: Minor
  totalDue: Minor
  /** Paid beyond everything that was owed. */
  unallocated: Minor
}

/**
 * Interest on the open principal between payments, each paid into the interest due first and the principal second; interest
 * bears no interest. A payment outside the days is refused with `day.order`.
 */
export function accrueSegments(
  rules: AccrualRules,
  principal: Minor,
  start: Day,
  payments: readonly DayPayment[],
  end: Day,
  unit = 1,
): AccruedSegments | InterestRefusal {
  if (payments.some(({ on }) => on < start || on > end)) return refused('day.order')
  const run = walk({ ...rules, compounding: 'none' }, { principal }, start, end, { payments, order: [], unit })
  if (!run.ok) return run
  const events = run.steps
    .filter(({ paid }) => paid !== undefined)
    .map(({ on, interest, paid, owed }) => ({
      on,
      accrued: interest,
      toInterest: paid!.overdue_interest!,
      toPrincipal: paid!.principal!,
      principal: owed.principal!,
      interestDue: owed.overdue_interest!,
    }))
  const { principal: left, overdue_interest: due } = run.owed as { principal: Minor; overdue_interest: Minor }
  if (!Number.isSafeInteger(left + due)) return refused('money.tooLarge')
  return { ok: true, events, principal: left, interestDue: due, totalDue: (left + due) as Minor, unallocated: run.unallocated }
}

/** One stretch of an accrual and what happened on its last day. */
export interface AccrualStep {
  on: Day
  days: number
  /** What the days before bore, interest on interest included. */
  interest: Minor
  /** The part of it that capitalised interest bore. */
  compound: Minor
  /** Where a payment went. */
  paid?: Amounts
  /** True where the interest due joined what bears interest. */
  capitalised: boolean
  owed: Amounts
}

export interface OverdueInterest {
  ok: true
  days: number
  /** All that accrued. */
  interest: Minor
  /** The part of it that is interest on interest. */
  compound: Minor
  /** What is owed at the end, by component; overdue and compound interest are always among them. */
  owed: Amounts
  /** Paid beyond everything that was owed. */
  unallocated: Minor
  steps: AccrualStep[]
}

/**
 * What an account's own rules add to a claim from its day to a later one. Interest runs on the principal; under compounding
 * the interest due (contract, overdue and compound) joins what bears interest on the bill day, monthly, or every day. Fees
 * and costs never bear interest. Payments dated after `from` and up to `to` go where `order` says, else as Civil Code Art. 561
 * orders; those up to `from` are in the claim already. On one day payments come before capitalisation.
 * New interest on interest is added to compound_interest, the rest to overdue_interest. Minor units, half up to a multiple
 * of `unit` on every day on which something happens. Refused: `to` before `from`, bad rates, negative amounts.
 */
export function accrueOverdue(
  rules: AccrualRules,
  claim: Amounts,
  from: Day,
  to: Day,
  { payments = [], order = [], unit = 1 }: { payments?: readonly DayPayment[]; order?: readonly DebtComponent[]; unit?: number } = {},
): OverdueInterest | InterestRefusal {
  const counted = payments.filter(({ on }) => on > from && on <= to)
  return walk(rules, claim, from, to, { payments: counted, order, unit })
}

const interestComponents: DebtComponent[] = ['contract_interest', 'overdue_interest', 'compound_interest']

interface Happenings {
  payments: readonly DayPayment[]
  order: readonly DebtComponent[]
  unit: number
}

function walk(
  rules: AccrualRules,
  claim: Amounts,
  from: Day,
  to: Day,
  { payments, order, unit }: Happenings,
): OverdueInterest | InterestRefusal {
  const amounts = [...Object.values(claim), ...payments.map(({ amount }) => amount)]
  const wrong = amounts.some((amount) => amount < 0) ? refused('money.negative') : from > to ? refused('day.order') : null
  const problem = runningProblem(rules) ?? wrong
  if (problem) return problem
  const steps: AccrualStep[] = []
  let owed: Amounts = { principal: 0 as Minor, overdue_interest: 0 as Minor, compound_interest: 0 as Minor, ...claim }
  /** Interest that bears interest. */
  let bearing = 0
  let unallocated = 0
  let last = from
  for (const { on, payment, capitalised } of happenings(rules, from, to, payments)) {
    const accrued = interestOver(rules, last, on, unit)
    const onPrincipal = accrued(owed.principal!)
    const interest = accrued(owed.principal! + bearing)
    owed = added(owed, onPrincipal, interest - onPrincipal)
    if (!Object.values(owed).every(Number.isSafeInteger)) return refused('money.tooLarge')
    const step = { on, days: daysBetween(last, on), interest: interest as Minor, compound: (interest - onPrincipal) as Minor, capitalised }
    const allocation = payment === undefined ? null : allocate(payment, owed, order)
    if (allocation) {
      owed = allocation.remaining
      bearing = Math.max(0, bearing - interestIn(allocation.applied))
      unallocated += allocation.unallocated
    }
    if (capitalised) bearing = interestIn(owed)
    steps.push({ ...step, ...(allocation && { paid: allocation.applied }), owed })
    last = on
  }
  const sum = (part: 'interest' | 'compound'): Minor => steps.reduce((total, step) => total + step[part], 0) as Minor
  const totals = { days: daysBetween(from, to), interest: sum('interest'), compound: sum('compound') }
  return { ok: true, ...totals, owed, unallocated: unallocated as Minor, steps }
}

const added = (owed: Amounts, overdue: number, compound: number): Amounts => ({
  ...owed,
  overdue_interest: (owed.overdue_interest! + overdue) as Minor,
  compound_interest: (owed.compound_interest! + compound) as Minor,
})
const refused = (code: InterestRefusal['code']): InterestRefusal => ({ ok: false, code })
const interestIn = (amounts: Amounts): number => interestComponents.reduce((sum, component) => sum + (amounts[component] ?? 0), 0)

interface Happening {
  on: Day
  payment?: Minor
  capitalised: boolean
}

/** Payments and capitalisations by day, the payments of a day first, and the end. */
function happenings(rules: AccrualRules, from: Day, to: Day, payments: readonly DayPayment[]): Happening[] {
  const list: Happening[] = [
    ...payments.map(({ on, amount }) => ({ on, payment: amount, capitalised: false })),
    ...capitalisationDays(rules, from, to).map((on) => ({ on, capitalised: true })),
  ]
  // Sorting keeps payments before capitalisations on one day.
  const ordered = list.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
  return ordered.at(-1)?.on === to ? ordered : [...ordered, { on: to, capitalised: false }]
}

/** After `from` and up to `to`; monthly on the bill day, or the month's last day where the month has no such day. */
export function capitalisationDays({ compounding, billDay }: Pick<AccrualRules, 'compounding' | 'billDay'>, from: Day, to: Day): Day[] {
  const days: Day[] = []
  if (compounding === 'daily') for (let day = 1; day <= daysBetween(from, to); day++) days.push(addDays(from, day))
  if (compounding === 'monthly') {
    const wanted = billDay ?? Number(from.slice(8))
    for (let month = 0; month <= monthsBetween(from, to); month++) {
      const on = inMonth(addMonths(`${from.slice(0, 7)}-01` as Day, month), wanted)
      if (on > from && on <= to) days.push(on)
    }
  }
  return days
}

const inMonth = (firstOfMonth: Day, day: number): Day => {
  const last = daysInMonth(Number(firstOfMonth.slice(0, 4)), Number(firstOfMonth.slice(5, 7)))
  return `${firstOfMonth.slice(0, 7)}-${String(Math.min(day, last)).padStart(2, '0')}` as Day
}
