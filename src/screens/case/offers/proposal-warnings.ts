import type { CaseFile, Day, OfferPlan, Proposal, Terms } from '../../../domain/case-file.ts'
import type { EnumValue } from '../../../domain/enums.ts'
import { affordabilityGuard } from '../../../domain/guard.ts'
import type { OfficeLists } from '../../../domain/office-lists.ts'
import { offerOf, waiting } from '../../../domain/offer.ts'
import { offerWarnings, type Warning } from '../../../domain/warnings.ts'

/** Statuses under which an offer of ours is out: what it can set off is set off. */
const out: readonly EnumValue<'proposal_status'>[] = [
  'sent',
  'acknowledged',
  'under_review',
  'counter_offer',
  'accepted',
  'accepted_partly',
]

type Facts = Pick<Proposal, 'debts' | 'terms' | 'plan' | 'newBorrowing'>

/**
 * What there is to think about before an offer goes out. Where it has no plan, total, number and first day stand for equal
 * rows without interest; without those only what needs no figures. `ahead` is false where the months ahead are no question any more.
 */
export function warningsOf(file: CaseFile, lists: OfficeLists, today: Day, offer: Facts, ahead = true): Warning[] {
  const plan = offer.plan ?? equalPlan(offer.terms, today)
  const result = plan ? offerOf(file, { ...offer, plan, key: '', types: [], status: 'draft' }) : null
  const figures = result?.ok ? result.figures : null
  const guard = ahead && figures && affordabilityGuard(file, lists.reserve, { debts: offer.debts, rows: figures.rows }, today)
  const { debts, newBorrowing, terms } = offer
  const facts = { debts, figures, ...(newBorrowing ? { newBorrowing } : {}), ...(terms.payTo ? { payTo: terms.payTo } : {}) }
  return offerWarnings(file, facts, guard || null, lists.rules, today)
}

function equalPlan({ total, installments, firstDueOn }: Terms, today: Day): OfferPlan | undefined {
  if (total === undefined || installments === undefined || firstDueOn === undefined) return undefined
  return { method: 'equal_split', principal: total, startOn: firstDueOn < today ? firstDueOn : today }
}

type Standing = Pick<Proposal, 'status' | 'madeBy' | 'acceptedWarnings'>

/**
 * The warnings for which a reason is wanted: none before an offer of ours is out or one of the creditor's is accepted, and
 * none that has its reason already.
 */
export function unanswered(warnings: readonly Warning[], { status, madeBy, acceptedWarnings = [] }: Standing): Warning[] {
  const isOut = madeBy === 'creditor' ? status === 'accepted' || status === 'accepted_partly' : out.includes(status)
  return isOut ? warnings.filter(({ kind }) => !acceptedWarnings.some(({ warning }) => warning === kind)) : []
}

/** The same offer with a person's reason to go on despite warnings. */
export function goneOn<P extends Pick<Proposal, 'acceptedWarnings'>>(
  offer: P,
  warnings: readonly Warning[],
  reason: string,
  acceptedOn: Day,
): P {
  const kinds = [...new Set(warnings.map(({ kind }) => kind))]
  if (kinds.length === 0) return offer
  return { ...offer, acceptedWarnings: [...(offer.acceptedWarnings ?? []), ...kinds.map((warning) => ({ warning, reason, acceptedOn }))] }
}

/** The same offer under a new status, with the day that goes with it where none is stated. */
export function underStatus(proposal: Proposal, status: EnumValue<'proposal_status'>, today: Day): Proposal {
  const next = { ...proposal, status }
  if (status === 'sent') next.sentOn ??= today
  if (status === 'accepted' || status === 'accepted_partly' || status === 'rejected') next.decidedOn ??= today
  return next
}

/**
 * The offers whose status follows from a new one: what it answers has a counter-offer, what it stands in place of is
 * superseded; what was decided stays as it is.
 */
export function followed(
  file: CaseFile,
  { answers, replaces }: Pick<Proposal, 'answers' | 'replaces'>,
): Pick<Proposal, 'key' | 'status'>[] {
  const undecided = ({ status }: Proposal) => waiting.includes(status)
  return file.proposals.flatMap((proposal): Pick<Proposal, 'key' | 'status'>[] => {
    const { key } = proposal
    if (proposal.key === answers && undecided(proposal)) return [{ key, status: 'counter_offer' }]
    const open = undecided(proposal) || ['draft', 'approved_by_client', 'counter_offer', 'expired'].includes(proposal.status)
    return proposal.key === replaces && open ? [{ key, status: 'superseded' }] : []
  })
}
