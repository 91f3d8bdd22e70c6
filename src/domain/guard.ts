import type { CaseFile, Currency, Day, Minor } from './case-file.ts'
import { add, affordableBy, type ByMonth, type Commitments, commitmentsOf, monthsAhead } from './commitments.ts'
import { addMonths } from './day.ts'
import { enums } from './enums.ts'
import type { Reserve } from './office-lists.ts'
import { unitOf } from './money.ts'
import { claimOf, sum, waivedOf } from './offer-claim.ts'
import { type OfferRow, planOf, type Scenario } from './offer.ts'
import { planRows } from './plan.ts'
import type { PlanRow } from './plan-rows.ts'

/** What an offer would add: whose debts, and its rows. */
export interface Offered {
  debts: readonly string[]
  rows: readonly Pick<OfferRow, 'dueOn' | 'payment'>[]
}

/** One calendar month, amounts in minor units. */
export interface GuardMonth {
  /** `YYYY-MM`. */
  month: string
  /** Open rows of agreements in force; what is overdue falls into the first month. */
  agreed: bigint
  /** Rows of offers that are out on other debts. */
  elsewhere: bigint
  /** Rows of this offer. */
  offered: bigint
  /** What is left of the affordable amount, below zero what is short; null where no budget says what is affordable. */
  left: bigint | null
}

export interface Guard {
  /** The currency in which it is reckoned: the budget's, without one the offer's or the first debt's. */
  currency: Currency
  budget: 'none' | 'unconfirmed' | 'confirmed' | 'deficit'
  /** A month's surplus, below zero the deficit; null without a budget. */
  disposable: bigint | null
  /** The surplus less the office's reserve, never below zero; null without a budget. */
  affordable: bigint | null
  /** This month and the eleven after it. */
  months: GuardMonth[]
  /** Whether every month is enough; null where that cannot be said: no budget, or an offer in another currency. */
  fits: boolean | null
  /** The first month that is not enough. */
  firstShort: GuardMonth | null
  /** Currencies in which something is agreed or offered that is not added here. */
  otherCurrencies: Currency[]
}

/** The months that are looked at. */
const guardMonths = 12

/**
 * Whether what the newest budget leaves, less the office's reserve, is enough in each of the next twelve calendar months for
 * all that is agreed, offered elsewhere and offered here. What stands on the same debts is replaced by this offer.
 */
export function affordabilityGuard(file: CaseFile, reserve: Reserve, offered: Offered | null, today: Day): Guard {
  const state = budgetState(file, reserve, offered?.debts ?? [])
  const { currency, affordable } = state
  const commitments = commitmentsOf(file, offered?.debts ?? [], currency, today)
  const foreign = offered ? currencyOf(file, offered.debts) : undefined
  const added = foreign === undefined || foreign === currency
  if (!added) commitments.otherCurrencies.add(foreign)
  const own: ByMonth = new Map()
  if (added) for (const { dueOn, payment } of offered?.rows ?? []) add(own, monthsAhead(dueOn, today), payment)
  const months = monthsOf(commitments, own, affordable, today)
  const firstShort = months.find(({ left }) => left !== null && left < 0n) ?? null
  const fits = affordable === null || !added ? null : firstShort === null
  return {
    ...state,
    months,
    fits,
    firstShort,
    otherCurrencies: enums.currency.filter((c) => commitments.otherCurrencies.has(c)),
  }
}

/** What the newest budget says, in whose currency a case is reckoned with an offer on these debts. */
function budgetState(
  file: CaseFile,
  reserve: Reserve,
  debts: readonly string[],
): Pick<Guard, 'currency' | 'budget' | 'disposable' | 'affordable'> {
  const { budget } = file
  if (!budget)
    return {
      currency: currencyOf(file, debts) ?? file.debts[0]?.currency ?? enums.currency[0],
      budget: 'none',
      disposable: null,
      affordable: null,
    }
  const { disposable, affordable } = affordableBy(budget, reserve)
  const state = disposable < 0n ? 'deficit' : budget.confirmedByClientOn === undefined ? 'unconfirmed' : 'confirmed'
  return { currency: budget.currency, budget: state, disposable, affordable }
}

const currencyOf = (file: CaseFile, debts: readonly string[]): Currency | undefined =>
  file.debts.find(({ key }) => key === debts[0])?.currency

function monthsOf({ agreed, elsewhere }: Commitments, own: ByMonth, affordable: bigint | null, today: Day): GuardMonth[] {
  const first = `${today.slice(0, 7)}-01` as Day
  return Array.from({ length: guardMonths }, (_, i) => {
    const month = { agreed: agreed.get(i) ?? 0n, elsewhere: elsewhere.get(i) ?? 0n, offered: own.get(i) ?? 0n }
    const left = affordable === null ? null : affordable - month.agreed - month.elsewhere - month.offered
    return { month: addMonths(first, i).slice(0, 7), ...month, left }
  })
}

const mostRows = 600
/** At most so many counts are tried one by one. */
const mostUneven = 40

/**
 * The smallest number of installments, 1 to 600, whose plan leaves no month short: neither one of its own, to its end, nor
 * one of the guard's twelve. A last row that only fits because so much was rounded before it is not looked for. Null where
 * there is none, where the rows are somebody's own, and without a budget in the offer's currency.
 */
export function shortestTerm(file: CaseFile, reserve: Reserve, scenario: Scenario, today: Day): { count: number } | null {
  const { shape, installments, debts, waivers, firstDueOn, startOn } = scenario
  if (shape !== 'installments' || installments.method === 'custom' || firstDueOn < startOn) return null
  const claim = claimOf(file, debts)
  const waived = claim.ok ? waivedOf(claim, waivers) : claim
  const { currency, affordable } = budgetState(file, reserve, debts)
  if (!claim.ok || !waived.ok || affordable === null || currency !== claim.currency) return null
  const principal = (claim.total - sum(Object.values(waived.waived))) as Minor
  const { agreed, elsewhere } = commitmentsOf(file, debts, currency, today)
  const room = (month: number): number => Number(affordable - (agreed.get(month) ?? 0n) - (elsewhere.get(month) ?? 0n))
  if (principal === 0 || Array.from({ length: guardMonths }, (_, month) => room(month)).some((left) => left < 0)) return null
  const months = Array.from({ length: mostRows }, (_, row) => monthsAhead(addMonths(firstDueOn, row), today))
  const rooms = months.map(room)
  const plan = planOf(scenario, principal)
  const unit = unitOf(currency)
  const tried = (count: number): Tried => {
    const result = planRows({ ...plan, n: count, unit })
    return !result.ok ? 'fewer' : within(result.rows, months, rooms) ? 'fits' : 'more'
  }
  const every = plan.method === 'step_up' ? (plan.stepEvery ?? 12) : 1
  const runs = runsOf(rooms.slice(0, principal / unit), firstPossible(rooms, principal, plan.annualRate, unit))
  // Rows shrink by principal / n² with one more of them, and the last is at most n steps larger than the others.
  const count = every < 1 ? null : search(tried, runs, every, (n) => Math.min(mostUneven, Math.ceil((n * n * n * unit) / principal)))
  return count === null ? null : { count }
}

/** What became of a count: it fits, a month is short so that it takes more rows, or it has too many: a row would not cover its interest. */
type Tried = 'fits' | 'more' | 'fewer'

/** Whether the rows of each month are no more than its room. */
function within(rows: readonly PlanRow[], months: readonly number[], rooms: readonly number[]): boolean {
  let inMonth = 0
  return rows.every(({ payment }, i) => {
    inMonth = months[i] === months[i - 1] ? inMonth + payment : payment
    return inMonth <= rooms[i]!
  })
}

/**
 * The least count for which all room together, discounted, is worth the principal: fewer rows cannot pay it, whatever the
 * method. In floating point with room to spare, since it only says where the search begins.
 */
function firstPossible(rooms: readonly number[], principal: number, annualRate = '0', unit = 1): number {
  const growth = 1 + Number(annualRate) / 12
  let worth = 0
  const found = rooms.findIndex((room, i) => {
    worth += room / growth ** (i + 1)
    return worth + (i + 1) * unit >= principal * (1 - 1e-9)
  })
  return found < 0 ? mostRows + 1 : found + 1
}

/** Counts in a row, first to last, whose last row finds the same room: within them more rows never fit worse. */
function runsOf(rooms: readonly number[], from: number): [number, number][] {
  const runs: [number, number][] = []
  for (let count = from; count <= rooms.length; count++) {
    const run = runs.at(-1)
    if (run && rooms[count - 1] === rooms[count - 2]) run[1] = count
    else runs.push([count, count])
  }
  return runs
}

/**
 * The smallest count that fits. Where payments rise, counts that end a level are tried first: more rows never fit worse from
 * one level's end to the next, nor within a level. Then one by one through the `band` below what was found, where what does
 * not divide makes the last row larger or smaller.
 */
function search(
  tried: (count: number) => Tried,
  runs: readonly [number, number][],
  every: number,
  band: (count: number) => number,
): number | null {
  for (const [first, last] of runs) {
    const endOf = (level: number): number => Math.min(last, level * every)
    const level = firstEnough((end) => tried(endOf(end)) !== 'more', Math.ceil(first / every), Math.ceil(last / every))
    const found = level && firstEnough((count) => tried(count) !== 'more', Math.max(first, (level - 1) * every + 1), endOf(level))
    if (found === null || tried(found) !== 'fits') continue
    for (let count = Math.max(first, found - band(found)); count < found; count++) if (tried(count) === 'fits') return count
    return found
  }
  return null
}

/** The first that is enough, if any: by steps that double, then by halves between the last that was not and the first found. */
function firstEnough(enough: (n: number) => boolean, first: number, last: number): number | null {
  let less = first - 1
  let found: number | null = null
  for (let step = 0; found === null && less < last; step = step < 4 ? step + 1 : step * 2) {
    const tried = Math.min(last, first + step)
    if (enough(tried)) found = tried
    else less = tried
  }
  while (found !== null && found - less > 1) {
    const middle = Math.floor((found + less) / 2)
    if (enough(middle)) found = middle
    else less = middle
  }
  return found
}
