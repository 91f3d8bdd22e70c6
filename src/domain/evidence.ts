import type { AcceptedDifference, Agreement, CaseFile, Proposal, Terms, WrittenTerms } from './case-file.ts'
import { standingVersion } from './contacts.ts'
import { enums, type EnumValue } from './enums.ts'
import { sumMinor } from './money.ts'
import { sameName } from './text.ts'

export type EvidenceLevel = EnumValue<'evidence_level'>
export type Term = AcceptedDifference['term']

/** What a personalised installment agreement must state: card rules of 2011 (商业银行信用卡业务监督管理办法), Art. 70. */
export const requiredClauses = [
  'balance_structure_currency',
  'schedule',
  'interest_and_fees',
  'no_new_cards',
  'rights_and_breach',
  'other_repayment',
] as const satisfies EnumValue<'agreement_clause'>[]

/** Where a proposal stands that no agreement has answered. */
export const proposalLevel: EvidenceLevel = 'discussed'

/** One term as asked, said and written: minor digits, a number or a day as text. Missing: not stated. */
export interface TermRow {
  term: Term
  asked?: string
  said?: string
  written?: string
  difference?: Difference
}

/** Said and written disagree; '' on one side: that side did not state it. */
export interface Difference {
  term: Term
  asked?: string
  said: string
  written: string
  accepted?: AcceptedDifference
  /** No person has accepted these two values. */
  open: boolean
}

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
const oralForms: EnumValue<'agreement_form'>[] = ['oral_recorded', 'oral_unrecorded']

/** Every term that was asked, said or written, in a fixed order, with the differences between said and written. */
export function termRows(file: CaseFile, agreement: Agreement): TermRow[] {
  const asked = file.proposals.find((p) => p.key === agreement.proposal)?.terms
  const said = standingOralTerms(file, agreement)
  const written = agreement.writtenTerms
  const components = enums.debt_component.filter((c) =>
    [asked, said, written].some((terms) => terms?.waivers?.some((w) => w.component === c)),
  )
  const terms: Term[] = ['total', 'installments', 'firstDueOn', ...components.map((c): Term => `waiver.${c}`)]
  return terms
    .map((term) => termRow(term, asked, said, written, agreement))
    .filter((row) => (row.asked ?? row.said ?? row.written) !== undefined)
}

/** Where the paper does not say what was promised. Oral terms whose contact entry was withdrawn are no longer compared. */
export function differences(file: CaseFile, agreement: Agreement): Difference[] {
  return termRows(file, agreement)
    .map((row) => row.difference)
    .filter((difference) => difference !== undefined)
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
    const spoken = level === 'discussed' || level === 'oral_promise'
    if (!spoken) written &&= missing.length === 0
    return { level, missing, reached: spoken ? missing.length === 0 : written }
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

function standingOralTerms(file: CaseFile, { oralTerms }: Agreement): Terms | undefined {
  if (oralTerms?.contact === undefined) return oralTerms
  const known = file.contacts.some((entry) => entry.key === oralTerms.contact)
  return known && standingVersion(file.contacts, oralTerms.contact) === null ? undefined : oralTerms
}

function termRow(term: Term, asked: Terms | undefined, said: Terms | undefined, written: Terms | undefined, agreement: Agreement): TermRow {
  const row: TermRow = { term }
  const texts = { asked: asked && textOf(asked, term), said: said && textOf(said, term), written: written && textOf(written, term) }
  if (texts.asked !== undefined) row.asked = texts.asked
  if (texts.said !== undefined) row.said = texts.said
  if (texts.written !== undefined) row.written = texts.written
  if (!written || texts.said === undefined || texts.said === texts.written) return row
  // "Nothing of it is waived" beside a paper that is silent on waivers says the same thing twice.
  if (texts.written === undefined && term.startsWith('waiver.') && texts.said === '0') return row
  const values = { said: texts.said, written: texts.written ?? '' }
  const accepted = agreement.acceptedDifferences?.findLast((a) => a.term === term && a.said === values.said && a.written === values.written)
  row.difference = { term, ...values, open: accepted === undefined }
  if (row.asked !== undefined) row.difference.asked = row.asked
  if (accepted) row.difference.accepted = accepted
  return row
}

/** A list of waivers that lacks a component says that nothing of it is waived; a missing list says nothing. */
function textOf(terms: Terms, term: Term): string | undefined {
  if (term === 'total' || term === 'installments' || term === 'firstDueOn')
    return terms[term] === undefined ? undefined : String(terms[term])
  return terms.waivers && String(sumMinor(terms.waivers.filter((w) => `waiver.${w.component}` === term).map((w) => w.amount)))
}

function wasDiscussed(file: CaseFile, agreement: Agreement): boolean {
  return (
    file.proposals.some((p) => p.key === agreement.proposal) || agreement.oralTerms !== undefined || agreement.writtenTerms !== undefined
  )
}

function missingOfPromise(file: CaseFile, { oralTerms }: Agreement): MissingCode[] {
  if (!oralTerms || paperTerms.every((term) => oralTerms[term] === undefined)) return ['oral.terms']
  const entry = file.contacts.find((contact) => contact.key === oralTerms.contact)
  if (!entry) return ['oral.contact']
  return standingVersion(file.contacts, entry.key) ? [] : ['oral.contactWithdrawn']
}

function missingOfOffer(file: CaseFile, paper: WrittenTerms | undefined): MissingCode[] {
  if (!paper) return ['paper']
  const missing: MissingCode[] = []
  if (!file.documents.some((document) => document.key === paper.document)) missing.push('paper.document')
  if (oralForms.includes(paper.form)) missing.push('paper.form')
  return missing
}

function missingOfCheck(paper: WrittenTerms | undefined): MissingCode[] {
  const terms = paperTerms.filter((term) => paper?.[term] === undefined).map((term): MissingCode => `paper.term.${term}`)
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
