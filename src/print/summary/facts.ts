import type {
  Agreement,
  BalanceClaim,
  CaseDocument,
  CaseFile,
  ContactEntry,
  Currency,
  Day,
  Debt,
  DebtComponent,
  Interruption,
  Minor,
  Payment,
  Proposal,
} from '../../domain/case-file.ts'
import { caseConduct } from '../../domain/case-conduct.ts'
import type { ConductFlag } from '../../domain/conduct.ts'
import { claimsInTime, paymentsOn, type ClaimInTime } from '../../domain/claims.ts'
import { clauseList, isRequired, type ClauseItem } from '../../domain/clause-list.ts'
import { standing } from '../../domain/contacts.ts'
import { caseEvidenceLevel, evidenceLevel, ladder, type EvidenceLevel, type Rung } from '../../domain/evidence.ts'
import { limitation, type Limitation } from '../../domain/limitation.ts'
import { openSteps, type Step } from '../../domain/next-step.ts'
import type { OfficeLists, Rule } from '../../domain/office-lists.ts'
import { rulesFor } from '../../domain/rule-table.ts'
import { paymentMarks, type PaymentMark } from '../../domain/payment-marks.ts'
import { remainingDays, remainingOn } from '../../domain/remaining.ts'
import {
  applied,
  installmentStatuses,
  planTotals,
  scheduleMisfit,
  type AppliedPayment,
  type InstallmentState,
  type Misfit,
  type PlanTotals,
} from '../../domain/schedule.ts'
import { sumMisfit, termRows, type TermRow } from '../../domain/terms-diff.ts'
import { caseTotals, debtTotal, latestBalance, type CurrencyTotal } from '../../domain/totals.ts'
import { fewOf } from '../pictures.tsx'
import { budgetVersions, type BudgetVersion } from './budget-facts.ts'
import { plannedOffers, type PlannedOffer } from './offer-facts.ts'

/** As many points as a picture and the table below it need. */
const most = 13

/** Everything that the case summary says, computed as of `today`; how it is said is the pages' business. */
export interface CaseSummary {
  file: CaseFile
  lists: OfficeLists
  today: Day
  level: EvidenceLevel | null
  /** Newest first. */
  budgets: BudgetVersion[]
  debts: DebtLine[]
  totals: CurrencyTotal[]
  agreements: AgreementPart[]
  /** Offers with a plan, answered or not. */
  planned: PlannedOffer[]
  /** Offers without one that no agreement has answered. */
  offers: Proposal[]
  /** By the moment at which they happened, oldest first. */
  contacts: ContactLine[]
  /** What of the log may break a rule, oldest first. */
  conduct: ConductFlag[]
  steps: readonly Step[]
}

export interface DebtLine {
  debt: Debt
  lenders: string[]
  newest: BalanceClaim | null
  total: bigint | null
  /** Oldest first. */
  claims: ClaimLine[]
  /** Documents by their name. */
  interruptions: Interruption[]
  /** When the period possibly ends, by each rule that applies. */
  limitations: (Limitation & { rule: Rule })[]
}

/** A claim with the name of the document and the number of the contact entry in which it stands. */
export interface ClaimLine extends ClaimInTime {
  document: string | undefined
  entry: number | undefined
}

export interface AgreementPart {
  agreement: Agreement
  currency: Currency
  debts: Debt[]
  level: EvidenceLevel
  rungs: Rung[]
  terms: TermRow[]
  /** Where amounts and total of one side do not agree. */
  sums: { side: 'said' | 'written'; sum: bigint; total: Minor }[]
  /** The clauses that a paper must have, and others that were judged. */
  clauses: ClauseItem[]
  /** The number of the agreement that this one stands in place of, and of those that replace it. */
  inPlaceOf: number | undefined
  replacedBy: number[]
  document: CaseDocument | undefined
  /** The number of the contact entry in which it was said. */
  saidIn: number | undefined
  rows: InstallmentState[]
  totals: PlanTotals
  /** What of the rows is not as agreed. */
  misfits: Misfit[]
  payments: PaymentLine[]
  /** What remains by the plan and without it, on the days on which the plan changes. */
  remaining: { on: Day; plan: bigint; without: bigint | null }[]
}

/** A payment with what became of it; one that does not count went into nothing. */
export interface PaymentLine {
  payment: Payment
  receipt: string | undefined
  into: AppliedPayment | undefined
  marks: PaymentMark[]
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

/** The facts of one case for its summary as of `today`, with what the office has set for all its cases. Pure. */
export function caseSummary(file: CaseFile, lists: OfficeLists, today: Day): CaseSummary {
  const contacts = contactLines(file)
  const answered = new Set(file.agreements.map((agreement) => agreement.proposal))
  return {
    file,
    lists,
    today,
    level: caseEvidenceLevel(file),
    budgets: budgetVersions(file, lists.reserve),
    debts: file.debts.map((debt) => debtLine(file, lists, debt, today, contacts)),
    totals: caseTotals(file),
    agreements: file.agreements.map((agreement) => agreementPart(file, agreement, today, contacts)),
    planned: plannedOffers(file, lists, today),
    offers: file.proposals.filter(({ key, plan }) => plan === undefined && !answered.has(key)),
    contacts,
    conduct: caseConduct(file, lists.conduct, today),
    steps: openSteps(file),
  }
}

function debtLine(file: CaseFile, { rules }: OfficeLists, debt: Debt, today: Day, contacts: ContactLine[]): DebtLine {
  const nameOf = (key: string | undefined) => file.documents.find((document) => document.key === key)?.fileName
  const { limitationFrom: from, interruptions = [] } = debt
  return {
    debt,
    lenders: debt.parties.filter((party) => party.role === 'legal_lender' || party.role === 'assignee').map((party) => party.name),
    newest: latestBalance(debt),
    total: debtTotal(debt),
    claims: claimsInTime(debt, paymentsOn(file, debt))
      .toReversed()
      .map((line) => ({
        ...line,
        document: nameOf(line.claim.document),
        entry: contacts.find(({ entry }) => entry.key === line.claim.contact)?.no,
      })),
    interruptions: interruptions.map(({ document, ...interruption }) => {
      const name = nameOf(document)
      return { ...interruption, ...(name !== undefined && { document: name }) }
    }),
    limitations:
      from === undefined
        ? []
        : rulesFor(rules, 'limitationYears', file, debt, today).map((rule) => ({
            rule,
            ...limitation(
              from,
              interruptions.map(({ on }) => on),
              Number(rule.value),
            ),
          })),
  }
}

function agreementPart(file: CaseFile, agreement: Agreement, today: Day, contacts: ContactLine[]): AgreementPart {
  const debts = file.debts.filter((debt) => agreement.debts.includes(debt.key))
  const currency = debts[0]?.currency ?? 'CNY'
  const judged = agreement.writtenTerms?.clauses ?? {}
  return {
    agreement,
    currency,
    debts,
    level: evidenceLevel(file, agreement),
    rungs: ladder(file, agreement),
    terms: termRows(file, agreement),
    sums: (['said', 'written'] as const).flatMap((side) => {
      const terms = side === 'said' ? agreement.oralTerms : agreement.writtenTerms
      const misfit = terms && sumMisfit(terms, currency)
      return misfit ? [{ side, ...misfit }] : []
    }),
    clauses: clauseList(file, agreement)
      .flatMap(({ items }) => items)
      .filter(({ clause }) => isRequired(clause) || judged[clause] !== undefined),
    inPlaceOf: numbersOf(file, ({ key }) => key === agreement.replaces)[0],
    replacedBy: numbersOf(file, ({ replaces }) => replaces === agreement.key),
    document: file.documents.find((document) => document.key === agreement.writtenTerms?.document),
    saidIn: contacts.find((line) => line.entry.key === agreement.oralTerms?.contact)?.no,
    rows: installmentStatuses(agreement, today),
    totals: planTotals(agreement, today),
    misfits: scheduleMisfit(agreement),
    payments: paymentLines(file, agreement, debts[0]?.allocationOrder ?? [], today),
    remaining: fewOf(remainingDays(file, agreement), most).map((on) => ({ on, ...remainingOn(file, agreement, on) })),
  }
}

/** Agreements go by their place in the case. */
function numbersOf(file: CaseFile, which: (agreement: Agreement) => boolean): number[] {
  return file.agreements.flatMap((agreement, index) => (which(agreement) ? [index + 1] : []))
}

function paymentLines(file: CaseFile, agreement: Agreement, order: readonly DebtComponent[], today: Day): PaymentLine[] {
  const went = applied(agreement, order, today)
  const marks = paymentMarks(agreement, file, today)
  return agreement.payments.map((payment, at) => ({
    payment,
    receipt: file.documents.find(({ key }) => key === payment.receipt)?.fileName,
    into: went.find(({ index }) => index === at),
    marks: marks.filter(({ index }) => index === at),
  }))
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
