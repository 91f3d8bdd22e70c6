import { accrueCompound, accrueSegments } from '../../src/domain/accrual.ts'
import { enums } from '../../src/domain/enums.ts'
import { accrue, type AccrualRules, lateFee } from '../../src/domain/interest.ts'
import { day, digits, granted, type Inputs, list, minor, optional, rate, records, text, unitIn } from './values.ts'

/** Kinds about interest and fees over days: a vector's inputs to our functions and back to its own names. */
export const interest = {
  accrue_simple: (inputs: Inputs) => accrued(inputs, { rate: rate(inputs['daily_rate']), basis: 'daily' }),
  accrue_daily_rounded: (inputs: Inputs) => accrued(inputs, { rate: rate(inputs['daily_rate']), basis: 'daily', rounding: 'daily' }),
  accrue_annual: (inputs: Inputs) =>
    accrued(inputs, { rate: rate(inputs['annual_rate']), basis: 'annual_nominal', dayCount: dayCountOf(inputs['basis']) }),
  accrue_actual_actual: (inputs: Inputs) =>
    accrued(inputs, { rate: rate(inputs['annual_rate']), basis: 'annual_nominal', dayCount: 'act_act' }),

  accrue_compound(inputs: Inputs) {
    const rules = { rate: rate(inputs['daily_rate']), basis: 'daily' } as const
    const answer = granted(accrueCompound(rules, minor(inputs['principal']), list(inputs['statement_dates']).map(day), unitIn(inputs)))
    const rows = answer.rows.map(({ on, days, interest, balance }, i) => ({
      no: i + 1,
      date: on,
      days,
      interest: digits(interest),
      balance: digits(balance),
    }))
    return { rows, total_interest: digits(answer.totalInterest), balance: rows.at(-1)?.balance ?? digits(minor(inputs['principal'])) }
  },

  accrue_segments(inputs: Inputs) {
    const rules = { rate: rate(inputs['daily_rate']), basis: 'daily' } as const
    const payments = records(inputs['payments']).map(({ date, amount }) => ({ on: day(date), amount: minor(amount) }))
    const run = granted(
      accrueSegments(rules, minor(inputs['principal']), day(inputs['start']), payments, day(inputs['end']), unitIn(inputs)),
    )
    const events = run.events.map((event) => ({
      date: event.on,
      accrued: digits(event.accrued),
      to_interest: digits(event.toInterest),
      to_principal: digits(event.toPrincipal),
      principal: digits(event.principal),
      interest_due: digits(event.interestDue),
    }))
    return {
      events,
      principal: digits(run.principal),
      interest_due: digits(run.interestDue),
      total_due: digits(run.totalDue),
      unallocated: digits(run.unallocated),
    }
  },

  late_fee(inputs: Inputs) {
    const statement = { balance: minor(inputs['statement_balance']), paid: optional(inputs['paid'], minor) ?? minor(0) }
    const least = optional(inputs['late_min'], minor) ?? minor(0)
    const rule = { minimumPaymentRate: rate(inputs['min_rate']), rate: rate(inputs['late_rate']), least }
    const answer = granted(lateFee(statement, rule, unitIn(inputs)))
    return { min_payment: digits(answer.minPayment), shortfall: digits(answer.shortfall), late_fee: digits(answer.lateFee) }
  },
}

function accrued(inputs: Inputs, rules: AccrualRules): Inputs {
  const answer = granted(accrue(rules, minor(inputs['principal']), day(inputs['from']), day(inputs['to']), unitIn(inputs)))
  return { days: answer.days, interest: digits(answer.interest), daily: digits(answer.daily ?? null) }
}

/** The vectors write a year's days for it. */
function dayCountOf(basis: unknown): NonNullable<AccrualRules['dayCount']> {
  const year = text(basis ?? '365')
  const found = enums.day_count.find((count) => count === year || count === `act_${year}`)
  if (!found) throw new TypeError(`no day count of ours: ${year}`)
  return found
}
