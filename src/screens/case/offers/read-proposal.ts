import type { CaseFile, Day, Proposal, Terms } from '../../../domain/case-file.ts'
import { currencyOf } from '../agreements/currency.ts'
import { noTerms, termsAsTyped, type TermsFields } from '../agreements/read-terms.ts'

/** A proposal as typed. */
export interface ProposalFields {
  debts: string[]
  types: string[]
  madeBy: string
  answers: string
  replaces: string
  sentOn: string
  channel: string
  status: string
  reasons: string
  validUntil: string
  terms: TermsFields
  newBorrowing: boolean
  /** Why to go on despite warnings. */
  goOn: string
}

/** The form of a proposal that is there already, of a new one as it is usually sent, or of the answer to one. */
export function proposalAsTyped(file: CaseFile, today: Day, proposal?: Proposal, answers?: Proposal): ProposalFields {
  const from = proposal ?? answers
  const only = file.debts.length === 1 ? [file.debts[0]!.key] : []
  return {
    debts: from?.debts ?? only,
    types: from?.types ?? [],
    madeBy: proposal ? (proposal.madeBy ?? '') : answers ? 'creditor' : '',
    answers: proposal ? (proposal.answers ?? '') : (answers?.key ?? ''),
    replaces: proposal?.replaces ?? '',
    sentOn: proposal ? (proposal.sentOn ?? '') : today,
    channel: proposal ? (proposal.channel ?? '') : 'call',
    status: proposal ? proposal.status : answers ? 'under_review' : 'sent',
    reasons: proposal?.reasons ?? '',
    validUntil: proposal?.validUntil ?? '',
    terms: from ? termsAsTyped(from.terms, currencyOf(file, from.debts)) : noTerms(),
    newBorrowing: proposal?.newBorrowing ?? false,
    goOn: '',
  }
}

type Typed = Pick<Proposal, 'debts' | 'terms' | 'newBorrowing'>

/** Debts, terms and where the money is from, as typed. */
export function typedOffer({ debts, newBorrowing }: ProposalFields, terms: Terms): Typed {
  return newBorrowing ? { debts, terms, newBorrowing } : { debts, terms }
}

/** False once debts or terms are no longer those from which the plan was made. */
export function keepsPlan(file: CaseFile, { debts, terms }: ProposalFields, proposal: Proposal | undefined): boolean {
  if (!proposal) return false
  const before = termsAsTyped(proposal.terms, currencyOf(file, proposal.debts))
  return plain({ debts: proposal.debts, terms: before }) === plain({ debts, terms })
}

/** Without the names of rows, which only keep their place on screen, and without what changes no row of a plan. */
const plain = (part: object): string => JSON.stringify(part, (key, value: unknown) => (beside.includes(key) ? undefined : value))
const beside = ['row', 'graceDays', 'clawback', 'clawbackWords', 'holder', 'account']
