import type { CaseFile, Currency, Day, Minor, OfferPlan, Proposal, Rate, Terms, Waiver } from './case-file.ts'
import { type Amounts, settle } from './allocation.ts'
import type { EnumValue } from './enums.ts'
import { formatMoney, unitOf } from './money.ts'
import { type Claim, claimOf, type Failed, failed, sum, waivedOf, waiverList, writtenOff } from './offer-claim.ts'
import { costOf } from './offer-cost.ts'
import { pooled } from './offer-pool.ts'
import { offerRows } from './offer-rows.ts'
import { asRead } from './rate.ts'

/** One scenario of the offer desk, as values. */
export interface Scenario {
  /** The debts that it is about, all in one currency. */
  debts: string[]
  shape: 'extension' | 'installments' | 'lumpSum' | 'proRata'
  /** From when cost counts: the day of the offer. */
  startOn: Day
  firstDueOn: Day
  waivers: Waiver[]
  installments: {
    method: EnumValue<'schedule_method'>
    count: number
    rounding: EnumValue<'rounding_rule'>
    annualRate?: Rate
    feeRate?: Rate
    stepRate?: Rate
    stepEvery?: number
    balloon?: Minor
    rows?: { dueOn: Day; amount: Minor }[]
  }
  /** The share of what is owed that is offered at once; the rest is to be written off. */
  lumpSum?: { rate: Rate } | { amount: Minor }
  /** A sum a month for all the debts, shared by their size. */
  proRata?: { pool: Minor; least?: Minor; caps?: Record<string, Minor> }
}

/** One row of a plan. Amounts in minor units; payment = principal + interest + fee; balance is what remains after it. */
export interface OfferRow {
  no: number
  dueOn: Day
  payment: Minor
  principal: Minor
  interest: Minor
  fee: Minor
  balance: Minor
}

export interface OfferFigures {
  currency: Currency
  /** What the debts come to by their newest balances. */
  claim: Minor
  /** Waived or written off. */
  waived: Minor
  interest: Minor
  fees: Minor
  totalPaid: Minor
  rows: OfferRow[]
  lastDueOn: Day
  /** The largest sum that falls into one calendar month. */
  burden: Minor
  /** The true cost of what is repaid, percent a year with four decimals: twelve times the monthly rate, and compounded. */
  cost: { nominal: string; effective: string } | null
  /** What saving makes of it: one offer, or with a shared pool one for each debt. */
  offers: { debts: string[]; types: EnumValue<'proposal_type'>[]; terms: Terms; plan: OfferPlan }[]
}

/** Why there are no figures: a code with its sentence in the words of problems, and the field where it arose. */
export interface OfferProblem {
  code: string
  field?: string
  params?: Record<string, string | number>
}

/** The figures of an offer, or why there are none. */
export type OfferResult = { ok: true; figures: OfferFigures } | { ok: false; problem: OfferProblem }

/**
 * What a scenario comes to: the newest balances of its debts less what is waived, repaid in its shape. Waivers of a pool are
 * shared over the debts in proportion to what each owes of the component.
 */
export function offerFigures(file: Pick<CaseFile, 'debts'>, scenario: Scenario): OfferResult {
  const claim = claimOf(file, scenario.debts)
  if (!claim.ok) return claim
  const waivers = waivedOf(claim, scenario.waivers)
  if (!waivers.ok) return waivers
  if (scenario.shape === 'proRata') return poolFigures(claim, waivers.waived, scenario)
  const settled = settledBy(claim, waivers.waived, scenario)
  if (!settled.ok) return settled
  const waived = waiverList(settled.waived)
  const principal = (claim.total - sum(waived.map(({ amount }) => amount))) as Minor
  if (principal === 0) return failed('offer.nothingLeft', 'waivers', { brand: claim.debts[0]!.debt.brand })
  const own = scenario.shape === 'installments' && scenario.installments.method === 'custom' ? (scenario.installments.rows ?? []) : null
  const installments = scenario.shape === 'installments' ? (own?.length ?? scenario.installments.count) : 1
  const terms = { installments, firstDueOn: own?.[0]?.dueOn ?? scenario.firstDueOn, waivers: waived }
  return figuresOf(claim.currency, {
    debts: [...scenario.debts],
    types: typesOf(scenario, waived),
    terms,
    plan: planOf(scenario, principal),
  })
}

/**
 * The figures of a stored offer, computed anew from its plan and terms, so that they say what was offered then. Null without
 * a plan.
 */
export function offerOf(file: Pick<CaseFile, 'debts'>, proposal: Proposal): OfferResult | null {
  if (!proposal.plan) return null
  const stored = storedOffer(file, proposal, proposal.plan)
  return 'ok' in stored ? stored : figuresOf(stored.currency, stored.offer)
}

/** The rows of a stored offer, without the figures; none where it has no plan that can be computed. */
export function storedRows(file: Pick<CaseFile, 'debts'>, proposal: Proposal): OfferRow[] {
  if (!proposal.plan) return []
  const stored = storedOffer(file, proposal, proposal.plan)
  const result = 'ok' in stored ? stored : rowsOf(stored.currency, stored.offer)
  return result.ok ? result.rows : []
}

function storedOffer(
  file: Pick<CaseFile, 'debts'>,
  { debts, types, terms }: Proposal,
  plan: OfferPlan,
): { currency: Currency; offer: StatedOffer } | Failed {
  const currency = file.debts.find(({ key }) => key === debts[0])?.currency
  if (!currency) return failed('reference.unknown', 'debts')
  const installments = plan.rows?.length ?? terms.installments
  const firstDueOn = plan.rows?.[0]?.dueOn ?? terms.firstDueOn
  if (installments === undefined || firstDueOn === undefined) return failed('offer.termsMissing')
  return { currency, offer: { debts, types, terms: { ...terms, installments, firstDueOn, waivers: terms.waivers ?? [] }, plan } }
}

/** Statuses in which an answer to an offer is still awaited. */
export const waiting: readonly Proposal['status'][] = ['sent', 'acknowledged', 'under_review']

const decided: readonly Proposal['status'][] = ['accepted', 'accepted_partly', 'rejected', 'expired', 'withdrawn', 'superseded']

/** True once nothing is awaited any more: whether its rows would fit the months ahead is then no question. */
export function isDecided({ status }: Pick<Proposal, 'status'>): boolean {
  return decided.includes(status)
}

/** True when an offer's day is over and nobody has decided about it. */
export function isExpired({ validUntil, status }: Proposal, today: Day): boolean {
  return validUntil !== undefined && validUntil < today && waiting.includes(status)
}

/** What remains to be paid: the principal on the day from which cost counts, then after each day on which something is due. */
export function paymentRows(startOn: Day, rows: readonly OfferRow[]): { on: Day; balance: Minor }[] {
  const balances = new Map<Day, Minor>([[startOn, sum(rows.map(({ principal }) => principal))]])
  for (const { dueOn, balance } of rows) balances.set(dueOn, balance)
  return Array.from(balances, ([on, balance]) => ({ on, balance }))
}

type Offer = OfferFigures['offers'][number]
/** An offer whose terms say all that its rows are computed from. */
type StatedOffer = Omit<Offer, 'terms'> & { terms: Terms & Required<Pick<Terms, 'installments' | 'firstDueOn' | 'waivers'>> }

const isExtension = ({ types, terms }: StatedOffer): boolean => types.includes('extension') && terms.installments === 1

function rowsOf(currency: Currency, offer: StatedOffer): { ok: true; rows: OfferRow[] } | Failed {
  const { plan, terms } = offer
  return offerRows({ plan, currency, count: terms.installments, firstDueOn: terms.firstDueOn, extension: isExtension(offer) })
}

function figuresOf(currency: Currency, offer: StatedOffer): OfferResult {
  const result = rowsOf(currency, offer)
  if (!result.ok) return result
  const { plan, terms } = offer
  const { rows } = result
  const waived = sum(terms.waivers.map(({ amount }) => amount))
  const claim = (plan.principal + waived) as Minor
  if (!Number.isSafeInteger(claim)) return failed('money.tooLarge', 'waivers')
  const sums = sumsOf(rows)
  const cost = costOf(plan.principal, plan.startOn, rows, isExtension(offer))
  const offers = [{ ...offer, terms: { ...terms, total: sums.totalPaid } }]
  return { ok: true, figures: { currency, claim, waived, cost, offers, ...sums } }
}

function poolFigures(claim: Claim, waived: Amounts, scenario: Scenario): OfferResult {
  const pool = pooled(claim, waived, scenario)
  if (!pool.ok) return pool
  const { rows, offers } = pool
  const cost = { nominal: '0.0000', effective: '0.0000' }
  return {
    ok: true,
    figures: { currency: claim.currency, claim: claim.total, waived: sum(Object.values(waived)), cost, offers, ...sumsOf(rows) },
  }
}

function sumsOf(rows: OfferRow[]): Pick<OfferFigures, 'interest' | 'fees' | 'totalPaid' | 'rows' | 'lastDueOn' | 'burden'> {
  const months = new Map<string, number>()
  for (const { dueOn, payment } of rows) months.set(dueOn.slice(0, 7), (months.get(dueOn.slice(0, 7)) ?? 0) + payment)
  return {
    rows,
    interest: sum(rows.map(({ interest }) => interest)),
    fees: sum(rows.map(({ fee }) => fee)),
    totalPaid: sum(rows.map(({ payment }) => payment)),
    lastDueOn: rows.at(-1)!.dueOn,
    burden: Math.max(...months.values()) as Minor,
  }
}

/** The waivers, and with a lump sum also what it leaves unpaid. */
function settledBy(claim: Claim, waived: Amounts, { shape, lumpSum }: Scenario): { ok: true; waived: Amounts } | Failed {
  if (shape !== 'lumpSum') return { ok: true, waived }
  if (!lumpSum) return failed('text.empty', 'lumpSum')
  const balance = (claim.total - sum(Object.values(waived))) as Minor
  const offer = 'rate' in lumpSum ? settle(balance, lumpSum.rate, unitOf(claim.currency)) : { ok: true as const, offer: lumpSum.amount }
  if (!offer.ok) return failed(offer.code, 'lumpSum', 'rate' in lumpSum ? asRead(lumpSum.rate) : undefined)
  if (offer.offer > balance) return failed('offer.moreThanOwed', 'lumpSum', { balance: formatMoney(balance, claim.currency) })
  return { ok: true, waived: writtenOff(claim.components, waived, (balance - offer.offer) as Minor) }
}

/** The plan of a scenario that is no pool: only what its method uses, so that a stored plan says nothing that does not count. */
export function planOf({ shape, startOn, installments: given }: Scenario, principal: Minor): OfferPlan {
  if (shape === 'lumpSum') return { method: 'equal_split', principal, startOn }
  const method = shape === 'extension' ? 'equal_installment' : given.method
  const kept: readonly (keyof OfferPlan)[] = shape === 'extension' ? ['annualRate'] : usedBy[method]
  const used = Object.entries(given).filter(([name, value]) => kept.includes(name as keyof OfferPlan) && value !== undefined)
  return { method, principal, startOn, ...(Object.fromEntries(used) as Partial<OfferPlan>) }
}

const usedBy: Record<OfferPlan['method'], readonly (keyof OfferPlan)[]> = {
  equal_installment: ['annualRate'],
  equal_principal: ['annualRate'],
  equal_split: ['rounding'],
  flat_fee: ['feeRate'],
  interest_only: ['annualRate'],
  balloon: ['annualRate', 'balloon'],
  step_up: ['annualRate', 'stepRate', 'stepEvery'],
  custom: ['annualRate', 'rows'],
}

const typeOfShape = {
  extension: 'extension',
  installments: 'installment_plan',
  lumpSum: 'lump_sum_settlement',
  proRata: 'pro_rata_offer',
} as const
const typeOfWaiver: { [C in Waiver['component']]?: Offer['types'][number] } = {
  overdue_interest: 'waive_overdue_interest',
  compound_interest: 'waive_overdue_interest',
  late_fee: 'waive_late_fee',
  principal: 'principal_reduction',
}

function typesOf({ shape }: Scenario, waived: readonly Waiver[]): Offer['types'] {
  const asked = waived.map(({ component }) => typeOfWaiver[component]).filter((type) => type !== undefined)
  return [...new Set([typeOfShape[shape], ...asked])]
}
