import type { BalanceClaim, CreditorParty, Currency, Day, Debt, Minor } from '../case-file.ts'
import { addDays, daysBetween } from '../day.ts'
import { sumMinor } from '../money.ts'
import type { Chance } from './chance.ts'
import { giveRules, nextClaim } from './accounts.ts'
import { amountOf } from './amounts.ts'
import { markets, type Market, type Product } from './markets.ts'
import type { Story } from './stories.ts'
import type { Texts } from './texts.ts'

/** The debts of a case; the first one, or the first two of one lender, are those that its deal is about. */
export function debtsOf(story: Story, openedOn: Day, today: Day, texts: Texts, pick: Chance): Debt[] {
  const market = markets[story.market]
  return productsOf(story, market, pick).map((product, i) => debt(product, `d${i + 1}`, { story, market, openedOn, today, texts, pick }))
}

function productsOf(story: Story, market: Market, pick: Chance): Product[] {
  const { products } = market
  const dealt = story.joint
    ? products.slice(0, 2)
    : [pick.of(products.filter((p) => p.lender[1] !== 'individual' && p.currency === undefined))]
  const others = pick.shuffled(products.filter((product) => !dealt.includes(product)))
  const all = [...dealt, ...others]
  return Array.from({ length: story.debts }, (_, i) => all[i % all.length]!)
}

interface Setting {
  story: Story
  market: Market
  openedOn: Day
  today: Day
  texts: Texts
  pick: Chance
}

function debt(product: Product, key: string, { story, market, openedOn, today, texts, pick }: Setting): Debt {
  const currency = product.currency ?? market.currency
  const firstOverdueOn = addDays(openedOn, -pick.int(12, 160))
  const one: Debt = {
    key,
    brand: product.brand,
    debtType: product.debtType,
    debtClass: product.debtClass ?? 'non_priority',
    currency,
    parties: partiesOf(product, texts, pick),
    accountNo: `${pick.int(1000, 9999)}****${pick.int(1000, 9999)}`,
    firstOverdueOn,
    status: story.status === 'legal_proceedings' && key === 'd1' ? 'in_litigation' : 'overdue',
    balances: [firstClaim(currency, firstOverdueOn, openedOn, pick)],
  }
  if (pick.in100(60)) one.dueDay = pick.int(1, 28)
  if (market.jurisdiction === 'CN') Object.assign(one, { overdueRate: '0.0005', overdueRateBasis: 'daily' })
  else Object.assign(one, { rate: pick.of(['0.15', '0.1599', '0.24', '0.299']), rateBasis: 'annual_nominal' })
  if (pick.in100(30))
    Object.assign(one, { contractNo: `HT-${pick.int(100000, 999999)}`, contractDate: addDays(firstOverdueOn, -pick.int(200, 900)) })
  if (pick.in100(25)) one.originalAmount = amountOf(pick.int(20, 900) * 100, currency)
  if (pick.in100(15)) Object.assign(one, { disputed: true, note: pick.of(texts.debtNotes) })
  giveRules(one, openedOn, pick)
  const statedOn = addDays(openedOn, pick.int(3, 5))
  if (statedOn <= today && pick.in100(60)) one.balances.push(nextClaim(one, statedOn, { source: pick.of(['creditor', 'phone']) }, pick))
  return one
}

function partiesOf(product: Product, texts: Texts, pick: Chance): CreditorParty[] {
  const parties: CreditorParty[] = [{ role: 'legal_lender', name: product.lender[0], type: product.lender[1] }]
  if (product.platform !== undefined) parties.unshift({ role: 'servicer', name: product.platform, type: 'platform' })
  if (product.lender[1] === 'individual' || pick.in100(55)) return parties
  return [...parties, { role: 'collector', name: pick.of(texts.collectors), type: 'collection_agency' }]
}

/** What the client said on the first day. */
function firstClaim(currency: Currency, firstOverdueOn: Day, openedOn: Day, pick: Chance): BalanceClaim {
  const yuan = pick.int(25, 800) * 100 + pick.int(0, 99)
  const interest = amountOf(Math.ceil((yuan * daysBetween(firstOverdueOn, openedOn)) / 2000), currency, pick.int(0, 99))
  const components = { principal: amountOf(yuan, currency, pick.int(0, 99)), overdue_interest: interest }
  return { asOf: openedOn, source: pick.of(['client', 'app_screenshot', 'letter']), components }
}

/** What is owed on the debts together, by the newest statement of each, and how much of it is overdue interest. */
export function owed(debts: readonly Debt[]): { total: Minor; overdueInterest: Minor } {
  const newest = debts.map(({ balances }) => balances.at(-1)!.components)
  return {
    total: Number(sumMinor(newest.flatMap((components) => Object.values(components)))) as Minor,
    overdueInterest: Number(sumMinor(newest.map(({ overdue_interest: interest }) => interest!))) as Minor,
  }
}
