import type { Minor } from '../../src/domain/case-file.ts'
import { capCheck, irrMonthly, xirr } from '../../src/domain/irr.ts'
import { earlyPayoff, earlyPayoffFlat, payoff } from '../../src/domain/payoff.ts'
import { type Plan, planRows, type PlanTerms } from '../../src/domain/plan.ts'
import { day, digits, granted, type Inputs, integer, minor, minors, optional, rate, record, records, text, unitIn } from './values.ts'

/** Kinds about plans and what they cost: a vector's inputs to our functions and back to its own names. */
export const plans = {
  annuity: (inputs: Inputs) => planOf(inputs, 'equal_installment'),
  equal_principal: (inputs: Inputs) => planOf(inputs, 'equal_principal'),

  flat_fee_plan(inputs: Inputs) {
    const principal = minor(inputs['principal'])
    const plan = granted(planRows(termsOf(inputs, 'flat_fee')))
    const payments = plan.rows.map(({ payment }) => payment)
    return { fee_total: digits(plan.totalFee), total: digits(plan.totalPaid), payments: payments.map(digits), ...cost(principal, payments) }
  },

  payoff(inputs: Inputs) {
    const annualRate = optional(inputs['annual_rate'], rate) ?? '0'
    const answer = granted(payoff(minor(inputs['balance']), annualRate, minor(inputs['payment']), unitIn(inputs)))
    return {
      months: answer.months,
      last_payment: digits(answer.lastPayment),
      total_interest: digits(answer.totalInterest),
      total_paid: digits(answer.totalPaid),
    }
  },

  early_payoff(inputs: Inputs) {
    const basis = text(inputs['basis'] ?? '365') === '360' ? 360 : 365
    const answer = granted(
      earlyPayoff(
        termsOf(inputs, 'equal_installment'),
        integer(inputs['paid_installments']),
        optional(inputs['extra_days'], integer) ?? 0,
        basis,
      ),
    )
    return {
      balance: digits(answer.balance),
      accrued: digits(answer.accrued),
      payoff: digits(answer.payoff),
      remaining_scheduled: digits(answer.remainingScheduled),
      saving: digits(answer.saving),
    }
  },

  early_payoff_flat(inputs: Inputs) {
    const waive = inputs['waive_remaining_fee'] === true
    const answer = granted(earlyPayoffFlat(termsOf(inputs, 'flat_fee'), integer(inputs['paid_installments']), waive))
    return { principal_due: digits(answer.principalDue), fee_due: digits(answer.feeDue), payoff: digits(answer.payoff) }
  },

  irr_monthly: (inputs: Inputs) => cost(minor(inputs['principal']), minors(inputs['payments'])),

  xirr(inputs: Inputs) {
    const flows = records(inputs['flows']).map(({ date, amount }) => ({ on: day(date), amount: integer(amount) }))
    return { effective_apr_pct: granted(xirr(flows)).effective }
  },

  cap_check(inputs: Inputs) {
    const caps = Object.fromEntries(Object.entries(record(inputs['caps'] ?? {})).map(([name, cap]) => [name, rate(cap)]))
    const { nominal, flags } = granted(capCheck(minor(inputs['principal']), minors(inputs['payments']), caps))
    return { nominal_apr_pct: nominal, flags }
  },
}

function planOf(inputs: Inputs, method: PlanTerms['method']): Inputs {
  const plan = granted(planRows(termsOf(inputs, method)))
  return {
    payment: digits(plan.rows[0]!.payment),
    last_payment: digits(plan.rows.at(-1)!.payment),
    total_interest: digits(plan.totalInterest),
    total_paid: digits(plan.totalPaid),
    payments: plan.rows.map(({ payment }) => digits(payment)),
    rows: plan.rows.map(rowOf),
  }
}

const termsOf = (inputs: Inputs, method: PlanTerms['method']): PlanTerms => ({
  method,
  principal: minor(inputs['principal']),
  n: integer(inputs['n']),
  annualRate: optional(inputs['annual_rate'], rate) ?? '0',
  feeRate: optional(inputs['fee_rate'], rate) ?? '0',
  unit: unitIn(inputs),
})

const rowOf = ({ no, payment, interest, principal, balance }: Plan['rows'][number]): Inputs => ({
  no,
  payment: digits(payment),
  interest: digits(interest),
  principal: digits(principal),
  balance: digits(balance),
})

function cost(principal: Minor, payments: Minor[]): Inputs {
  const { monthly, nominal, effective } = granted(irrMonthly(principal, payments))
  return { monthly_rate_pct: monthly, nominal_apr_pct: nominal, effective_apr_pct: effective }
}
