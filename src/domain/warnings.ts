import type { CaseFile, Day, Debt, PayTo } from './case-file.ts'
import { addMonths } from './day.ts'
import type { EnumValue } from './enums.ts'
import { fractionOf } from './exact.ts'
import type { Guard } from './guard.ts'
import { limitation } from './limitation.ts'
import { formatMoney } from './money.ts'
import type { OfferFigures } from './offer.ts'
import type { Rule } from './office-lists.ts'
import { percentOf } from './rate.ts'
import { rulesFor } from './rule-table.ts'
import { searchKey } from './text.ts'

export type WarningCode =
  | 'limitationOver'
  | 'limitationNear'
  | 'limitationUnknown'
  | 'longPlan'
  | 'aboveLine'
  | 'unaffordable'
  | 'payee'
  | 'newBorrowing'
  | 'deficit'

/** Something to think about before going on; never a verdict, and it stops nothing. */
export interface Warning {
  kind: EnumValue<'risk_warning'>
  /** Its sentence in the words of warnings. */
  code: WarningCode
  /** What fills the sentence: `on` is a day and `month` a month, as they are stored; amounts and percentages are text. */
  params: Record<string, string | number>
  /** The reference line with its source; missing where the case's own figures say it. */
  rule?: Rule
  /** The debts that it is about. */
  debts: string[]
}

/** What an offer is judged by; without figures only what does not need them. */
export interface OfferFacts {
  debts: readonly string[]
  figures: OfferFigures | null
  newBorrowing?: boolean
  payTo?: PayTo
}

/** Everything that is to be thought about before an offer goes out, the gravest first. */
export function offerWarnings(file: CaseFile, offer: OfferFacts, guard: Guard | null, rules: readonly Rule[], today: Day): Warning[] {
  const debts = file.debts.filter(({ key }) => offer.debts.includes(key))
  const payee = offer.payTo && payeeWarning(file, offer.debts, offer.payTo.holder)
  return [
    ...debts.flatMap((debt) => limitationWarnings(file, debt, rules, today)),
    ...(payee ? [payee] : []),
    ...(guard ? guardWarnings(guard, offer.debts) : []),
    ...(offer.figures ? planWarnings(file, debts, offer.figures, rules, today) : []),
    ...(offer.newBorrowing ? [{ kind: 'new_borrowing' as const, code: 'newBorrowing' as const, params: {}, debts: [...offer.debts] }] : []),
  ]
}

/** How long before its end a period counts as running out. */
const monthsBefore = 12

/**
 * What an offer, a token payment or an acknowledgement may start anew: a limitation period that has possibly run out or runs
 * out within twelve months. Where nobody stated from when it runs, the first day overdue stands in, and only a period that
 * would be over by it is warned of.
 */
export function limitationWarnings(file: Pick<CaseFile, 'jurisdiction'>, debt: Debt, rules: readonly Rule[], today: Day): Warning[] {
  const from = debt.limitationFrom ?? debt.firstOverdueOn
  if (from === undefined) return []
  const interruptions = (debt.interruptions ?? []).map(({ on }) => on).filter((on) => on <= today)
  return rulesFor(rules, 'limitationYears', file, debt, today).flatMap((rule): Warning[] => {
    const { expires } = limitation(from, interruptions, Number(rule.value))
    const warning = { kind: 'limitation_restart' as const, rule, debts: [debt.key] }
    const params = { brand: debt.brand, years: rule.value, on: expires }
    if (debt.limitationFrom === undefined) {
      return expires < today ? [{ ...warning, code: 'limitationUnknown', params: { ...params, on: from } }] : []
    }
    if (expires > addMonths(today, monthsBefore)) return []
    return [{ ...warning, code: expires < today ? 'limitationOver' : 'limitationNear', params }]
  })
}

/** When the holder of the account to be paid to is none of the debts' parties; names are compared as people read them. */
export function payeeWarning(file: Pick<CaseFile, 'debts'>, debts: readonly string[], holder: string): Warning | null {
  const named = file.debts.filter(({ key }) => debts.includes(key))
  const wanted = searchKey(holder)
  const known = named.some(({ parties }) => parties.some(({ name }) => searchKey(name) === wanted))
  return known || wanted === '' ? null : { kind: 'private_transfer', code: 'payee', params: { holder }, debts: [...debts] }
}

function guardWarnings({ budget, currency, affordable, disposable, firstShort, fits }: Guard, debts: readonly string[]): Warning[] {
  const warnings: Warning[] = []
  if (budget === 'deficit') {
    const amount = formatMoney(-disposable!, currency)
    warnings.push({ kind: 'deficit_budget', code: 'deficit', params: { amount, currency }, debts: [...debts] })
  }
  if (fits === false && firstShort) {
    const params = {
      month: firstShort.month,
      amount: formatMoney(-firstShort.left!, currency),
      affordable: formatMoney(affordable!, currency),
      currency,
    }
    warnings.push({ kind: 'unaffordable_plan', code: 'unaffordable', params, debts: [...debts] })
  }
  return warnings
}

function planWarnings(file: CaseFile, debts: readonly Debt[], figures: OfferFigures, rules: readonly Rule[], today: Day): Warning[] {
  const long = spokenOf(file, debts, 'planYears', rules, today).flatMap(([rule, keys]): Warning[] => {
    const offers = figures.offers.filter((offer) => offer.debts.some((key) => keys.includes(key)))
    const last = offers.map(lastDayOf).toSorted().at(-1)
    const limit = addMonths(figures.offers[0]!.plan.startOn, Number(rule.value) * 12)
    if (last === undefined || last <= limit) return []
    return [{ kind: 'long_plan', code: 'longPlan', params: { years: rule.value, on: last }, rule, debts: keys }]
  })
  const nominal = figures.cost?.nominal
  const costly = spokenOf(file, debts, 'costLine', rules, today).flatMap(([rule, keys]): Warning[] => {
    if (nominal === undefined || !isAbove(nominal, rule.value)) return []
    return [
      { kind: 'over_cap_cost', code: 'aboveLine', params: { nominal: `${nominal} %`, line: percentOf(rule.value) }, rule, debts: keys },
    ]
  })
  return [...long, ...costly]

  function lastDayOf({ terms, plan }: OfferFigures['offers'][number]): Day {
    return plan.rows?.at(-1)?.dueOn ?? addMonths(terms.firstDueOn!, terms.installments! - 1)
  }
}

/** Each rule of a kind once, with the debts that it speaks of. */
function spokenOf(file: CaseFile, debts: readonly Debt[], kind: Rule['kind'], rules: readonly Rule[], today: Day): [Rule, string[]][] {
  const spoken = new Map<Rule, string[]>()
  for (const debt of debts) {
    for (const rule of rulesFor(rules, kind, file, debt, today)) spoken.set(rule, [...(spoken.get(rule) ?? []), debt.key])
  }
  return [...spoken]
}

/** Whether a cost in percent, as it is shown, lies above a line by more than 0.01 percentage points: rows are rounded to minor units. */
function isAbove(percent: string, line: string): boolean {
  const [cost, cap] = [fractionOf(percent), fractionOf(line)]
  return cost.num * cap.den * 100n > (cap.num * 10_000n + cap.den) * cost.den
}
