import { type Amounts, proRata } from './allocation.ts'
import type { Day, Minor, OfferPlan } from './case-file.ts'
import { addMonths } from './day.ts'
import { formatMoney, unitOf } from './money.ts'
import { type Claim, type Failed, failed, sum, waivedByDebt, waiverList } from './offer-claim.ts'
import type { OfferFigures, OfferRow, Scenario } from './offer.ts'

type Offer = OfferFigures['offers'][number]

/**
 * One pool a month over all the debts: each gets its share, by what is owed after waivers, until it is paid; shares stay as
 * they were on the first day. No interest.
 */
export function pooled(
  claim: Claim,
  waived: Amounts,
  { proRata: terms, firstDueOn, startOn }: Scenario,
): { ok: true; rows: OfferRow[]; offers: Offer[] } | Failed {
  if (!terms) return failed('text.empty', 'proRata.pool')
  if (firstDueOn < startOn) return failed('offer.firstBeforeStart', 'firstDueOn')
  const { currency } = claim
  const given = waivedByDebt(claim, waived)
  const balances = claim.debts.map(({ total }, i) => (total - sum(Object.values(given[i]!))) as Minor)
  const caps = claim.debts.map(({ debt }) => terms.caps?.[debt.key])
  const shared = proRata(terms.pool, balances, {
    unit: unitOf(currency),
    caps,
    ...(terms.least !== undefined && { minPayment: terms.least }),
  })
  if (!shared.ok) return failed(shared.code, 'proRata.pool')
  const without = claim.debts.find((_, i) => balances[i]! > 0 && shared.shares[i] === 0)
  if (without) return failed('proRata.nothing', 'proRata.pool', { brand: without.debt.brand })
  const days: Day[] = []
  const offers: Offer[] = []
  for (const [i, { debt }] of claim.debts.entries()) {
    const [balance, share] = [balances[i]!, shared.shares[i]!]
    if (balance === 0) return failed('offer.nothingLeft', 'waivers', { brand: debt.brand })
    const rest = balance % share
    const count = (balance - rest) / share + (rest > 0 ? 1 : 0)
    if (count > 600) return failed('proRata.tooLong', 'proRata.pool', { brand: debt.brand, count, amount: formatMoney(share, currency) })
    while (days.length < count) days.push(addMonths(firstDueOn, days.length))
    const rows = days.slice(0, count).map((dueOn, k) => ({ dueOn, amount: (k === count - 1 && rest > 0 ? rest : share) as Minor }))
    const plan: OfferPlan = { method: 'custom', principal: balance, startOn, rows }
    const types: Offer['types'] = share === terms.least ? ['pro_rata_offer', 'token_payment'] : ['pro_rata_offer']
    offers.push({
      debts: [debt.key],
      types,
      terms: { total: balance, installments: count, firstDueOn, waivers: waiverList(given[i]!) },
      plan,
    })
  }
  return { ok: true, rows: together(offers, days), offers }
}

function together(offers: readonly Offer[], days: readonly Day[]): OfferRow[] {
  let balance = offers.reduce((total, { plan }) => total + plan.principal, 0)
  return days.map((dueOn, i) => {
    const payment = offers.reduce((total, { plan }) => total + (plan.rows![i]?.amount ?? 0), 0) as Minor
    balance -= payment
    return { no: i + 1, dueOn, payment, principal: payment, interest: 0 as Minor, fee: 0 as Minor, balance: balance as Minor }
  })
}
