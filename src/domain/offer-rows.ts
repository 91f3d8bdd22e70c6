import type { Currency, Day, Minor, OfferPlan } from './case-file.ts'
import { addMonths } from './day.ts'
import { accrue, rateProblem } from './interest.ts'
import { formatMoney, unitOf } from './money.ts'
import { asRead } from './rate.ts'
import { type Failed, failed } from './offer-claim.ts'
import type { OfferRow } from './offer.ts'
import { installmentsProblem, type PlanRefusal, planRows, splitProblem } from './plan.ts'

/** What an offer's rows are computed from. */
export interface RowTerms {
  plan: OfferPlan
  currency: Currency
  count: number
  firstDueOn: Day
  /** One row whose interest runs by the day, actual days over 365, from the start of the plan. */
  extension: boolean
}

/** The rows of an offer, in the order of their days; they end at exactly zero. TWD in whole dollars but for what does not divide. */
export function offerRows(terms: RowTerms): { ok: true; rows: OfferRow[] } | Failed {
  const problem = ratesProblem(terms.plan) ?? daysProblem(terms)
  if (problem) return problem
  if (terms.extension) return extended(terms)
  const { plan, currency, count, firstDueOn } = terms
  const unit = unitOf(currency)
  const own = plan.method === 'custom' ? (plan.rows ?? []) : null
  const small = own ? null : splitProblem(plan.principal, count, unit)
  if (small) return failed(small.code, 'installments.count', { count })
  const result = planRows({ ...plan, n: count, unit, ...(own && { payments: own.map(({ amount }) => amount) }) })
  if (!result.ok) return refusalOf(result, currency)
  return { ok: true, rows: result.rows.map((row, i) => ({ ...row, dueOn: own ? own[i]!.dueOn : addMonths(firstDueOn, i) })) }
}

function extended({ plan, currency, firstDueOn }: RowTerms): { ok: true; rows: OfferRow[] } | Failed {
  const { principal, startOn, annualRate = '0' } = plan
  const accrued = accrue(
    { rate: annualRate, basis: 'annual_nominal', dayCount: 'act_365' },
    principal,
    startOn,
    firstDueOn,
    unitOf(currency),
  )
  if (!accrued.ok) return failed(accrued.code, 'installments.annualRate')
  const payment = (principal + accrued.interest) as Minor
  if (!Number.isSafeInteger(payment)) return failed('money.tooLarge')
  const nothing = 0 as Minor
  return { ok: true, rows: [{ no: 1, dueOn: firstDueOn, payment, principal, interest: accrued.interest, fee: nothing, balance: nothing }] }
}

function ratesProblem({ annualRate, feeRate, stepRate }: OfferPlan): Failed | null {
  for (const [name, rate] of Object.entries({ annualRate, feeRate, stepRate })) {
    const problem = rate === undefined ? null : rateProblem(rate, name === 'annualRate' ? 'annual_nominal' : 'flat_fee')
    if (problem) return failed(problem.code, `installments.${name}`, asRead(rate!))
  }
  return null
}

/** The first day must not lie before the start, nor an own row before the one above it. */
function daysProblem({ plan, firstDueOn }: RowTerms): Failed | null {
  if (plan.method !== 'custom') return firstDueOn < plan.startOn ? failed('offer.firstBeforeStart', 'firstDueOn') : null
  const rows = plan.rows ?? []
  const count = installmentsProblem(rows.length)
  if (count) return failed(count.code, 'installments.rows', { count: rows.length })
  if (rows[0]!.dueOn < plan.startOn) return failed('offer.firstBeforeStart', 'installments.rows')
  const unordered = rows.findIndex(({ dueOn }, i) => i > 0 && dueOn < rows[i - 1]!.dueOn)
  return unordered > 0 ? failed('offer.rowsOutOfOrder', 'installments.rows', { no: unordered + 1 }) : null
}

const fieldOf: Partial<Record<PlanRefusal['code'], string>> = {
  'plan.installments': 'installments.count',
  'plan.tooSmall': 'installments.count',
  'plan.balloon': 'installments.balloon',
  'plan.step': 'installments.stepEvery',
  'plan.interestNotCovered': 'installments.rows',
}

function refusalOf(refusal: PlanRefusal, currency: Currency): Failed {
  if (refusal.code === 'plan.rowsDoNotSum') {
    const amount = formatMoney(Math.abs(refusal.by), currency)
    return failed(refusal.by > 0 ? 'offer.rowsLeaveOpen' : 'offer.rowsPayTooMuch', 'installments.rows', { amount })
  }
  return failed(refusal.code, fieldOf[refusal.code], 'no' in refusal ? { no: refusal.no } : undefined)
}
