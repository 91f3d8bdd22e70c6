import { type Amounts, proRata } from './allocation.ts'
import type { CaseFile, Currency, Debt, Minor, Waiver } from './case-file.ts'
import { enums } from './enums.ts'
import { formatMoney } from './money.ts'
import type { OfferProblem } from './offer.ts'
import { latestBalance } from './totals.ts'

export type Failed = { ok: false; problem: OfferProblem }

/** What debts come to by their newest balances, in one currency and in minor units. */
export interface Claim {
  ok: true
  currency: Currency
  debts: { debt: Debt; components: Amounts; total: Minor }[]
  components: Amounts
  total: Minor
}

export const failed = (code: string, field?: string, params?: OfferProblem['params']): Failed => ({
  ok: false,
  problem: { code, ...(field !== undefined && { field }), ...(params && { params }) },
})

/** The claim of the debts with these keys; refused without debts, with more than one currency, and where nothing is owed. */
export function claimOf(file: Pick<CaseFile, 'debts'>, keys: readonly string[]): Claim | Failed {
  const debts = keys.map((key) => file.debts.find((debt) => debt.key === key)).filter((debt) => debt !== undefined)
  const [first] = debts
  if (!first) return failed('list.empty', 'debts')
  if (debts.length < keys.length) return failed('reference.unknown', 'debts')
  if (debts.some(({ currency }) => currency !== first.currency)) return failed('offer.currencies', 'debts')
  const parts = debts.map((debt) => {
    const components = latestBalance(debt)?.components ?? {}
    return { debt, components, total: sum(Object.values(components)) }
  })
  const empty = parts.find(({ total }) => total === 0)
  if (empty) return failed('offer.noBalance', 'debts', { brand: empty.debt.brand })
  const components: Amounts = {}
  for (const component of enums.debt_component) {
    const amounts = parts.map((part) => part.components[component]).filter((amount) => amount !== undefined)
    if (amounts.length > 0) components[component] = sum(amounts)
  }
  const total = sum(Object.values(components))
  return Number.isSafeInteger(total)
    ? { ok: true, currency: first.currency, debts: parts, components, total }
    : failed('money.tooLarge', 'debts')
}

/** Waivers added up by component; refused where one is more than what is owed of it. */
export function waivedOf({ components, currency }: Claim, waivers: readonly Waiver[]): { ok: true; waived: Amounts } | Failed {
  const waived: Amounts = {}
  for (const { component, amount } of waivers) waived[component] = sum([waived[component] ?? (0 as Minor), amount])
  const tooMuch = enums.debt_component.find((component) => (waived[component] ?? 0) > (components[component] ?? 0))
  if (tooMuch === undefined) return { ok: true, waived }
  const balance = formatMoney(components[tooMuch] ?? 0, currency)
  return failed('waiver.tooMuch', `waivers.${tooMuch}`, { component: tooMuch, amount: formatMoney(waived[tooMuch]!, currency), balance })
}

/**
 * What is given up first when a sum is written off without saying of what: penalties and charges, then interest, then costs,
 * the principal last. The tool's own order, so that the offer can say it by component.
 */
const givenUpFirst = [
  'late_fee',
  'compound_interest',
  'overdue_interest',
  'installment_fee',
  'service_fee',
  'guarantee_fee',
  'insurance_fee',
  'annual_fee',
  'other',
  'contract_interest',
  'collection_cost',
  'legal_cost',
  'principal',
] as const satisfies Waiver['component'][]

/** The waivers and, on top of them, a sum written off, which is not more than what they leave. */
export function writtenOff(components: Amounts, waived: Amounts, amount: Minor): Amounts {
  const result = { ...waived }
  let left: number = amount
  for (const component of givenUpFirst) {
    const part = Math.min(left, (components[component] ?? 0) - (result[component] ?? 0))
    if (part > 0) result[component] = ((result[component] ?? 0) + part) as Minor
    left -= part
  }
  return result
}

/** Each debt's part of what is waived together, in proportion to what it owes of the component. */
export function waivedByDebt({ debts }: Claim, waived: Amounts): Amounts[] {
  const byDebt = debts.map((): Amounts => ({}))
  for (const { component, amount } of waiverList(waived)) {
    const shared = proRata(
      amount,
      debts.map((part) => part.components[component] ?? (0 as Minor)),
    )
    if (shared.ok) for (const [i, share] of shared.shares.entries()) if (share > 0) byDebt[i]![component] = share
  }
  return byDebt
}

/** In the order of the components, those of nothing left out. */
export function waiverList(waived: Amounts): Waiver[] {
  return enums.debt_component.flatMap((component) => {
    const amount = waived[component]
    return amount ? [{ component, amount }] : []
  })
}

export const sum = (amounts: readonly Minor[]): Minor => amounts.reduce<number>((total, amount) => total + amount, 0) as Minor
