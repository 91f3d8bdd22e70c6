import type { Agreement, CaseFile, Proposal, WrittenTerms } from './case-file.ts'
import { requiredClauses } from './clause-list.ts'
import { standingVersion } from './contacts.ts'
import { enums, type EnumValue } from './enums.ts'
import { differences, saysTerms, termText } from './terms-diff.ts'
import { sameName } from './text.ts'

export type EvidenceLevel = EnumValue<'evidence_level'>

/** Where a proposal stands that no agreement has answered. */
export const proposalLevel: EvidenceLevel = 'discussed'

export type MissingCode =
  | 'proposal'
  | 'oral.terms'
  | 'oral.contact'
  | 'oral.contactWithdrawn'
  | 'paper'
  | 'paper.document'
  | 'paper.form'
  | `paper.term.${(typeof paperTerms)[number]}`
  | `clause.${(typeof requiredClauses)[number]}`
  | 'client.acceptance'
  | 'issuer.notParty'
  | 'difference.open'

export interface Rung {
  level: EvidenceLevel
  /** Nothing is missing here nor, from the written offer on, on the written rungs below. */
  reached: boolean
  /** What this rung itself still lacks. */
  missing: MissingCode[]
}

const paperTerms = ['total', 'installments', 'firstDueOn', 'waivers'] as const

/** How firmly an agreement's form holds its words. */
export type WritingGrade = 'spoken' | 'message' | 'paper'

const messages: readonly Form[] = ['in_app', 'email', 'sms']
const spoken: readonly Form[] = ['oral_recorded', 'oral_unrecorded']
type Form = EnumValue<'agreement_form'>

/** A message that shows its content and can be retrieved is in writing: Civil Code Art. 469. It is a grade of its own all the same. */
export function writingGrade(form: Form): WritingGrade {
  if (spoken.includes(form)) return 'spoken'
  return messages.includes(form) ? 'message' : 'paper'
}

/**
 * The evidence ladder of one agreement, lowest rung first, each with what it lacks. The written rungs stand on each
 * other; the spoken ones are not needed for them, since a creditor may write unasked.
 */
export function ladder(file: CaseFile, agreement: Agreement): Rung[] {
  const own: [EvidenceLevel, MissingCode[]][] = [
    ['discussed', wasDiscussed(file, agreement) ? [] : ['proposal']],
    ['oral_promise', missingOfPromise(file, agreement)],
    ['written_offer', missingOfOffer(file, agreement.writtenTerms)],
    ['terms_checked', missingOfCheck(agreement.writtenTerms)],
    ['client_accepted', agreement.acceptedByClientOn === undefined ? ['client.acceptance'] : []],
    ['confirmed', missingOfConfirmation(file, agreement)],
  ]
  let written = true
  return own.map(([level, missing]) => {
    const unwritten = level === 'discussed' || level === 'oral_promise'
    if (!unwritten) written &&= missing.length === 0
    return { level, missing, reached: unwritten ? missing.length === 0 : written }
  })
}

/** The highest rung that an agreement has reached; nothing is ever lower than discussed. */
export function evidenceLevel(file: CaseFile, agreement: Agreement): EvidenceLevel {
  return ladder(file, agreement).findLast((rung) => rung.reached)?.level ?? 'discussed'
}

/** The weakest of the agreements that hold; with proposals alone that were made, discussed; without any, null. */
export function caseEvidenceLevel(file: CaseFile): EvidenceLevel | null {
  const levels = file.agreements.filter(holds).map((agreement) => enums.evidence_level.indexOf(evidenceLevel(file, agreement)))
  if (levels.length > 0) return enums.evidence_level[Math.min(...levels)]!
  return file.proposals.some(wasMade) ? proposalLevel : null
}

/** False for a proposal that nobody outside has seen yet. */
export function wasMade({ status }: Pick<Proposal, 'status'>): boolean {
  return status !== 'draft' && status !== 'approved_by_client'
}

/** False for an agreement that has ended without being kept, or that another one has replaced. */
function holds(agreement: Agreement): boolean {
  return agreement.status !== 'terminated' && agreement.status !== 'amended'
}

function wasDiscussed(file: CaseFile, agreement: Agreement): boolean {
  return (
    file.proposals.some((p) => p.key === agreement.proposal) || agreement.oralTerms !== undefined || agreement.writtenTerms !== undefined
  )
}

function missingOfPromise(file: CaseFile, { oralTerms }: Agreement): MissingCode[] {
  if (!oralTerms || !saysTerms(oralTerms)) return ['oral.terms']
  const entry = file.contacts.find((contact) => contact.key === oralTerms.contact)
  if (!entry) return ['oral.contact']
  return standingVersion(file.contacts, entry.key) ? [] : ['oral.contactWithdrawn']
}

function missingOfOffer(file: CaseFile, paper: WrittenTerms | undefined): MissingCode[] {
  if (!paper) return ['paper']
  const missing: MissingCode[] = []
  if (!file.documents.some((document) => document.key === paper.document)) missing.push('paper.document')
  if (writingGrade(paper.form) === 'spoken') missing.push('paper.form')
  return missing
}

function missingOfCheck(paper: WrittenTerms | undefined): MissingCode[] {
  const stated = (term: (typeof paperTerms)[number]) => paper && (term === 'waivers' ? paper.waivers : termText(paper, term))
  const terms = paperTerms.filter((term) => stated(term) === undefined).map((term): MissingCode => `paper.term.${term}`)
  const clauses = requiredClauses.filter((clause) => paper?.clauses[clause] === undefined).map((clause): MissingCode => `clause.${clause}`)
  return [...terms, ...clauses]
}

function missingOfConfirmation(file: CaseFile, agreement: Agreement): MissingCode[] {
  const missing: MissingCode[] = []
  if (!issuerIsParty(file, agreement)) missing.push('issuer.notParty')
  if (differences(file, agreement).some((difference) => difference.open)) missing.push('difference.open')
  return missing
}

/** The paper must come from a party of every debt that the agreement covers: a platform's word does not bind the lender. */
function issuerIsParty(file: CaseFile, { debts, writtenTerms }: Agreement): boolean {
  if (!writtenTerms || debts.length === 0) return false
  return debts.every((key) =>
    file.debts.find((debt) => debt.key === key)?.parties.some((party) => sameName(party.name, writtenTerms.issuedBy)),
  )
}
