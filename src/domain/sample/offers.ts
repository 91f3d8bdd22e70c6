import type { Budget, CaseFileInput, Currency, Day, Minor, Proposal, Terms } from '../case-file.ts'
import { addDays, daysBetween } from '../day.ts'
import { enums } from '../enums.ts'
import { unitOf } from '../money.ts'
import { offerFigures, type Scenario } from '../offer.ts'
import { caseTotals } from '../totals.ts'
import type { Chance } from './chance.ts'
import type { Texts } from './texts.ts'

type File = CaseFileInput['file']
type Plan = Partial<Scenario['installments']>

/** Gives what was asked for its plan, and where the story has room for it the creditor's counter-offer and a shared pool. */
export function tellOffers(file: File, pick: Chance): void {
  const asked = [...file.proposals]
  for (const proposal of asked) {
    const { terms } = proposal
    if (terms.installments === undefined || terms.firstDueOn === undefined) continue
    const startOn = proposal.sentOn ?? file.openedOn
    const plan = planOf(file, proposal.debts, startOn, terms)
    proposal.madeBy = 'counselor'
    if (plan) proposal.plan = plan.plan
    if (pick.in100(60)) proposal.validUntil = addDays(startOn, pick.int(20, 45))
    if (proposal.status === 'counter_offer') file.proposals.push(...counterOffer(file, proposal, addDays(startOn, 4)))
  }
  if (file.status === 'plan_drafting') file.proposals.push(...pool(file))
}

function planOf(file: File, debts: string[], startOn: Day, terms: Terms, given: Plan = {}) {
  const installments = { method: 'equal_split', count: terms.installments!, rounding: 'floor_last', ...given } as const
  const base = { debts, startOn, firstDueOn: terms.firstDueOn!, waivers: terms.waivers ?? [] }
  const result = offerFigures(file, { ...base, shape: 'installments', installments })
  return result.ok ? result.figures.offers[0] : undefined
}

/** The creditor waives nothing and takes interest. */
function counterOffer(file: File, asked: Proposal, sentOn: Day): Proposal[] {
  const terms: Terms = { installments: asked.terms.installments!, firstDueOn: addDays(asked.terms.firstDueOn!, 7), waivers: [] }
  const offer = planOf(file, asked.debts, sentOn, terms, { method: 'equal_installment', annualRate: '0.06' })
  if (!offer) return []
  return [
    {
      key: `p${file.proposals.length + 1}`,
      debts: asked.debts,
      types: offer.types,
      madeBy: 'creditor',
      answers: asked.key,
      sentOn,
      status: 'under_review',
      validUntil: addDays(sentOn, 14),
      terms: offer.terms,
      plan: offer.plan,
    },
  ]
}

/** One sum a month for all creditors of the currency in which most is owed, drafted. */
function pool(file: File): Proposal[] {
  const [most] = caseTotals(file).toSorted((a, b) => countOf(file, b.currency) - countOf(file, a.currency))
  if (!most || countOf(file, most.currency) < 2) return []
  const unit = unitOf(most.currency)
  const result = offerFigures(file, {
    debts: file.debts.filter(({ currency }) => currency === most.currency).map(({ key }) => key),
    shape: 'proRata',
    startOn: file.openedOn,
    firstDueOn: addDays(file.openedOn, 40),
    waivers: [],
    installments: { method: 'equal_split', count: 1, rounding: enums.rounding_rule[0] },
    proRata: { pool: (Math.ceil(Number(most.total) / 36 / unit) * unit) as Minor },
  })
  return (result.ok ? result.figures.offers : []).map((offer, i) => ({
    key: `p${file.proposals.length + i + 1}`,
    ...offer,
    madeBy: 'counselor',
    status: 'draft',
  }))
}

const countOf = ({ debts }: File, currency: Currency): number => debts.filter((debt) => debt.currency === currency).length

/** After some months life is another: the income shrinks, and a newer version stands beside the one that was confirmed. */
export function tellBudgets(file: File, until: Day, texts: Texts, pick: Chance): void {
  const { budget } = file
  if (!budget || daysBetween(budget.asOf, until) < 90 || pick.in100(40)) return
  const { confirmedByClientOn: _, ...before } = budget
  const asOf = addDays(until, -pick.int(10, 60))
  const less = (amount: Minor): Minor => (Math.floor((amount * pick.int(7, 9)) / 1000) * 100) as Minor
  const income = budget.income.map((line) => ({ ...line, amount: less(line.amount) }))
  const now: Budget = { ...before, asOf, income, reason: pick.of(texts.budgetReasons) }
  if (pick.in100(60)) now.confirmedByClientOn = asOf
  file.budget = now
  file.earlierBudgets = [budget]
}
