import type {
  Agreement,
  BalanceClaim,
  CaseDocument,
  CaseFile,
  ContactEntry,
  Currency,
  Day,
  Debt,
  Proposal,
} from '../../domain/case-file.ts'
import { standing } from '../../domain/contacts.ts'
import { caseEvidenceLevel, evidenceLevel, ladder, termRows, type EvidenceLevel, type Rung, type TermRow } from '../../domain/evidence.ts'
import { openSteps, type Step } from '../../domain/next-step.ts'
import { installmentStatuses, planTotals, type InstallmentState, type PlanTotals } from '../../domain/schedule.ts'
import { caseTotals, debtTotal, latestBalance, type CurrencyTotal } from '../../domain/totals.ts'

/** Everything that the case summary says, computed as of `today`; how it is said is the pages' business. */
export interface CaseSummary {
  file: CaseFile
  today: Day
  level: EvidenceLevel | null
  debts: DebtLine[]
  totals: CurrencyTotal[]
  agreements: AgreementPart[]
  /** Proposals that no agreement has answered. */
  offers: Proposal[]
  /** By the moment at which they happened, oldest first. */
  contacts: ContactLine[]
  steps: Step[]
}

export interface DebtLine {
  debt: Debt
  lenders: string[]
  newest: BalanceClaim | null
  total: bigint | null
}

export interface AgreementPart {
  agreement: Agreement
  currency: Currency
  debts: Debt[]
  level: EvidenceLevel
  rungs: Rung[]
  terms: TermRow[]
  document: CaseDocument | undefined
  /** The number of the contact entry in which it was said. */
  saidIn: number | undefined
  rows: InstallmentState[]
  totals: PlanTotals
}

export interface ContactLine {
  no: number
  entry: ContactEntry
  state: 'stands' | 'corrected' | 'withdrawn'
  correctedBy: number | undefined
  withdrawnBy: number | undefined
  corrects: number | undefined
  withdraws: number | undefined
}

/** The facts of one case for its summary as of `today`. Pure. */
export function caseSummary(file: CaseFile, today: Day): CaseSummary {
  const contacts = contactLines(file)
  const answered = new Set(file.agreements.map((agreement) => agreement.proposal))
  return {
    file,
    today,
    level: caseEvidenceLevel(file),
    debts: file.debts.map(debtLine),
    totals: caseTotals(file),
    agreements: file.agreements.map((agreement) => agreementPart(file, agreement, today, contacts)),
    offers: file.proposals.filter((proposal) => !answered.has(proposal.key)),
    contacts,
    steps: openSteps(file),
  }
}

function debtLine(debt: Debt): DebtLine {
  const lenders = debt.parties.filter((party) => party.role === 'legal_lender' || party.role === 'assignee').map((party) => party.name)
  return { debt, lenders, newest: latestBalance(debt), total: debtTotal(debt) }
}

function agreementPart(file: CaseFile, agreement: Agreement, today: Day, contacts: ContactLine[]): AgreementPart {
  const debts = file.debts.filter((debt) => agreement.debts.includes(debt.key))
  return {
    agreement,
    currency: debts[0]?.currency ?? 'CNY',
    debts,
    level: evidenceLevel(file, agreement),
    rungs: ladder(file, agreement),
    terms: termRows(file, agreement),
    document: file.documents.find((document) => document.key === agreement.writtenTerms?.document),
    saidIn: contacts.find((line) => line.entry.key === agreement.oralTerms?.contact)?.no,
    rows: installmentStatuses(agreement, today),
    totals: planTotals(agreement, today),
  }
}

function contactLines(file: CaseFile): ContactLine[] {
  const log = standing(file.contacts).toSorted((a, b) => Date.parse(a.entry.at) - Date.parse(b.entry.at))
  const numbers = new Map(log.map(({ entry }, index) => [entry.key, index + 1]))
  const numberOf = (key: string | undefined) => (key === undefined ? undefined : numbers.get(key))
  return log.map(({ entry, state, correctedBy, withdrawnBy }, index) => ({
    no: index + 1,
    entry,
    state,
    correctedBy: numberOf(correctedBy),
    withdrawnBy: numberOf(withdrawnBy),
    corrects: numberOf(entry.corrects),
    withdraws: numberOf(entry.withdraws),
  }))
}
