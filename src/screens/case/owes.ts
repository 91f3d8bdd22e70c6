import type { Agreement, CaseFile, ContactEntry, Currency, Day, Debt, Proposal } from '../../domain/case-file.ts'
import { standingVersion } from '../../domain/contacts.ts'
import { ladder } from '../../domain/evidence.ts'
import { sumMinor } from '../../domain/money.ts'
import { openSteps, type Step } from '../../domain/next-step.ts'
import { localParts } from '../../domain/time.ts'

/** Money that rests on spoken words: what a creditor said and has not confirmed in writing. */
export interface SpokenMoney {
  currency: Currency
  total?: bigint
  waived?: bigint
}

/** One thing that a creditor still owes us, and since when: a day, or null when no day is known. */
export type Owed =
  | { kind: 'confirmation'; step: Step; agreement: Agreement; since: Day | null; spoken: SpokenMoney | null }
  | { kind: 'otherIssuer'; agreement: Agreement; since: Day | null }
  | { kind: 'promise'; step: Step; since: Day | null }
  | { kind: 'answer'; proposal: Proposal; since: Day | null }

const waiting: readonly Proposal['status'][] = ['sent', 'acknowledged', 'under_review']
const ended: readonly Agreement['status'][] = ['terminated', 'completed', 'amended']

/** What creditors still owe us, in the order of weight: confirmations, promises by their day, answers to requests. */
export function creditorOwes(file: CaseFile): Owed[] {
  if (file.status === 'completed' || file.status === 'closed') return []
  const steps = openSteps(file).filter((step) => step.by === 'creditor')
  const confirmations = steps.flatMap((step): Owed[] => {
    const agreement = step.kind === 'confirmation' ? file.agreements.find(({ key }) => key === step.ref) : undefined
    return agreement
      ? [{ kind: 'confirmation', step, agreement, since: saidOn(file, agreement), spoken: spokenMoney(file, agreement) }]
      : []
  })
  const promises = steps
    .filter((step) => step.kind === 'promiseByThem')
    .map((step): Owed => ({ kind: 'promise', step, since: dayOf(file.contacts.find(({ key }) => key === step.ref)) }))
  return [...confirmations, ...file.agreements.flatMap((agreement) => fromSomebodyElse(file, agreement)), ...promises, ...unanswered(file)]
}

/** What we and the client have to do. */
export function weOwe(file: CaseFile): Step[] {
  return openSteps(file).filter((step) => step.by !== 'creditor')
}

/** The day on which the terms of an agreement were said; null when no contact entry that counts tells. */
export function saidOn(file: CaseFile, agreement: Agreement): Day | null {
  const contact = agreement.oralTerms?.contact
  return contact === undefined ? null : dayOf(standingVersion(file.contacts, contact) ?? undefined)
}

/** The brands of some debts of the case, in its order. */
export function brandsOf(file: CaseFile, keys: readonly string[]): string[] {
  return debtsOf(file, keys).map((debt) => debt.brand)
}

function debtsOf(file: CaseFile, keys: readonly string[]): Debt[] {
  return file.debts.filter((debt) => keys.includes(debt.key))
}

function dayOf(entry: ContactEntry | undefined): Day | null {
  return entry ? localParts(entry.at).day : null
}

function spokenMoney(file: CaseFile, { debts, oralTerms }: Agreement): SpokenMoney | null {
  const currency = debtsOf(file, debts)[0]?.currency
  if (currency === undefined || oralTerms === undefined) return null
  const { total, waivers = [] } = oralTerms
  const money: SpokenMoney = { currency }
  if (total !== undefined) money.total = BigInt(total)
  if (waivers.length > 0) money.waived = sumMinor(waivers.map((waiver) => waiver.amount))
  return money.total === undefined && money.waived === undefined ? null : money
}

/** A paper that comes from no party of the debt: the lender's own confirmation is still missing. */
function fromSomebodyElse(file: CaseFile, agreement: Agreement): Owed[] {
  const paper = agreement.writtenTerms
  if (!paper || ended.includes(agreement.status)) return []
  const missing = ladder(file, agreement).flatMap((rung) => rung.missing)
  if (!missing.includes('issuer.notParty')) return []
  const since = paper.signedOn ?? file.documents.find(({ key }) => key === paper.document)?.receivedOn ?? null
  return [{ kind: 'otherIssuer', agreement, since }]
}

/** Requests that were sent and that no agreement has answered. */
function unanswered(file: CaseFile): Owed[] {
  const answered = new Set(file.agreements.map((agreement) => agreement.proposal))
  return file.proposals
    .filter((proposal) => waiting.includes(proposal.status) && !answered.has(proposal.key))
    .map((proposal) => ({ kind: 'answer', proposal, since: proposal.sentOn ?? null }))
}
