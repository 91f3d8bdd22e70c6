import { allocate, type Amounts } from './allocation.ts'
import type { CaseFile, DebtComponent, Installment, Minor, Proposal } from './case-file.ts'
import { claimOf } from './offer-claim.ts'
import { offerOf, type OfferRow } from './offer.ts'

/**
 * The rows of an offer's plan as rows of a schedule, with what each is made of: its principal goes through the claim, less what
 * is waived, in the account's order. Without the split where the claim is no longer the one the offer was made on; null
 * where the offer has no plan that can be computed.
 */
export function offerSchedule(file: Pick<CaseFile, 'debts'>, proposal: Proposal): Installment[] | null {
  const offer = offerOf(file, proposal)
  if (!offer?.ok) return null
  const { rows } = offer.figures
  const order = orderOf(file, proposal.debts)
  let owed = claimAfter(file, proposal)
  const sum = (list: number[]) => list.reduce((total, amount) => total + amount, 0)
  if (owed && sum(Object.values(owed)) !== sum(rows.map(({ principal }) => principal))) owed = null
  return rows.map((row) => {
    const { no, dueOn, payment: amount } = row
    if (!owed) return { no, dueOn, amount }
    const { applied, remaining } = allocate(row.principal, owed, order)
    owed = remaining
    return { no, dueOn, amount, split: splitOf(row, applied) }
  })
}

/** Into what a payment on these debts goes first: the order that they all state, the lawful one where they do not agree. */
export function orderOf(file: Pick<CaseFile, 'debts'>, debts: readonly string[]): readonly DebtComponent[] {
  const orders = file.debts.filter(({ key }) => debts.includes(key)).map(({ allocationOrder = [] }) => allocationOrder)
  return orders.every((order) => order.join() === orders[0]?.join()) ? (orders[0] ?? []) : []
}

function splitOf({ interest, fee }: OfferRow, applied: Amounts): Amounts {
  const split: Amounts = { ...applied }
  split.contract_interest = ((split.contract_interest ?? 0) + interest) as Minor
  split.installment_fee = ((split.installment_fee ?? 0) + fee) as Minor
  return Object.fromEntries(Object.entries(split).filter(([, amount]) => amount > 0))
}

/** What is owed by component once the offer's waivers are taken off; null where that is not known. */
function claimAfter(file: Pick<CaseFile, 'debts'>, { debts, terms }: Proposal): Amounts | null {
  const claim = claimOf(file, debts)
  if (!claim.ok) return null
  const owed: Amounts = { ...claim.components }
  for (const { component, amount } of terms.waivers ?? []) owed[component] = ((owed[component] ?? 0) - amount) as Minor
  return Object.values(owed).every((amount) => amount >= 0) ? owed : null
}
