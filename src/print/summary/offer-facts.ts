import type { CaseFile, Currency, Day, Proposal } from '../../domain/case-file.ts'
import { affordabilityGuard, type Guard } from '../../domain/guard.ts'
import { isDecided, isExpired, offerOf, type OfferFigures } from '../../domain/offer.ts'
import type { OfficeLists } from '../../domain/office-lists.ts'
import { offerWarnings, type Warning } from '../../domain/warnings.ts'

/** An offer with a plan, and what comes of it as of today. */
export interface PlannedOffer {
  proposal: Proposal
  brands: string[]
  currency: Currency
  /** Null where the plan cannot be computed. */
  figures: OfferFigures | null
  guard: Guard | null
  warnings: Warning[]
  /** The offers that answer it or stand in its place, by their keys. */
  answeredBy: string[]
  replacedBy: string[]
  expired: boolean
}

/** Every offer with a plan, whatever was decided about it, in the order in which they were recorded. */
export function plannedOffers(file: CaseFile, { reserve, rules }: OfficeLists, today: Day): PlannedOffer[] {
  return file.proposals
    .filter(({ plan }) => plan !== undefined)
    .map((proposal) => {
      const { key, debts, terms, newBorrowing } = proposal
      const mine = file.debts.filter((debt) => debts.includes(debt.key))
      const result = offerOf(file, proposal)
      const figures = result?.ok ? result.figures : null
      const guard = isDecided(proposal) ? null : figures && affordabilityGuard(file, reserve, { debts, rows: figures.rows }, today)
      const facts = { debts, figures, ...(newBorrowing && { newBorrowing }), ...(terms.payTo && { payTo: terms.payTo }) }
      return {
        proposal,
        brands: mine.map(({ brand }) => brand),
        currency: mine[0]?.currency ?? 'CNY',
        figures,
        guard,
        warnings: offerWarnings(file, facts, guard, rules, today),
        answeredBy: file.proposals.filter(({ answers }) => answers === key).map((other) => other.key),
        replacedBy: file.proposals.filter(({ replaces }) => replaces === key).map((other) => other.key),
        expired: isExpired(proposal, today),
      }
    })
}
