import type { Agreement, BalanceClaim, CaseDocument, CaseFile, Day, Debt, Payment, Proposal, WrittenTerms, ZonedTime } from './case-file.ts'
import { standing, type StandingEntry } from './contacts.ts'
import { localParts } from './time.ts'

interface Dated {
  /** A zoned time for contacts, else a day. */
  at: Day | ZonedTime
  /** Unique within the kind: the fact's own key, or its owner's with a place, "a1/0". */
  key: string
  /** Keys of the debts that it touches. */
  debts: string[]
}

export type ChronologyItem =
  | (Dated & { kind: 'contact'; contact: StandingEntry })
  | (Dated & { kind: 'document'; document: CaseDocument })
  | (Dated & { kind: 'proposal'; proposal: Proposal })
  | (Dated & { kind: 'paper'; paper: WrittenTerms; agreement: Agreement })
  | (Dated & { kind: 'acceptance'; agreement: Agreement })
  | (Dated & { kind: 'payment'; payment: Payment; agreement: Agreement })
  | (Dated & { kind: 'balance'; balance: BalanceClaim; debt: Debt })

/**
 * Everything that happened in a case in one list, newest first; within a day what has no time of day stands above the
 * contacts. Corrected and withdrawn entries are in it. What has no day at all (a draft proposal) is not.
 */
export function chronology(file: CaseFile): ChronologyItem[] {
  const items: ChronologyItem[] = [
    ...file.debts.flatMap(balancesOf),
    ...standing(file.contacts).map((contact): ChronologyItem => ({
      at: contact.entry.at,
      kind: 'contact',
      key: contact.entry.key,
      debts: contact.entry.debts,
      contact,
    })),
    ...file.documents.map((document): ChronologyItem => ({
      at: document.receivedOn,
      kind: 'document',
      key: document.key,
      debts: debtsOfDocument(file, document.key),
      document,
    })),
    ...file.proposals.flatMap(sent),
    ...file.agreements.flatMap((agreement) => [...papersOf(file, agreement), ...acceptanceOf(agreement), ...paymentsOf(agreement)]),
  ]
  return items
    .map((item, logged) => ({
      item,
      logged,
      day: localParts(item.at).day,
      instant: item.kind === 'contact' ? Date.parse(item.at) : Infinity,
    }))
    .toSorted((a, b) => compare(b.day, a.day) || compare(b.instant, a.instant) || b.logged - a.logged)
    .map(({ item }) => item)
}

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)

function balancesOf(debt: Debt): ChronologyItem[] {
  return debt.balances.map((balance, i) => ({
    at: balance.asOf,
    kind: 'balance',
    key: `${debt.key}/${i}`,
    debts: [debt.key],
    balance,
    debt,
  }))
}

function sent(proposal: Proposal): ChronologyItem[] {
  return proposal.sentOn === undefined
    ? []
    : [{ at: proposal.sentOn, kind: 'proposal', key: proposal.key, debts: proposal.debts, proposal }]
}

/** Papers by the day they were signed, else by the day their document came; the newest paper is `<agreement>/0`. */
function papersOf(file: CaseFile, agreement: Agreement): ChronologyItem[] {
  const papers = [agreement.writtenTerms, ...(agreement.earlierPapers ?? [])]
  return papers.flatMap((paper, i): ChronologyItem[] => {
    const at = paper?.signedOn ?? file.documents.find((document) => document.key === paper?.document)?.receivedOn
    return paper && at !== undefined ? [{ at, kind: 'paper', key: `${agreement.key}/${i}`, debts: agreement.debts, paper, agreement }] : []
  })
}

function acceptanceOf(agreement: Agreement): ChronologyItem[] {
  const at = agreement.acceptedByClientOn
  return at === undefined ? [] : [{ at, kind: 'acceptance', key: agreement.key, debts: agreement.debts, agreement }]
}

function paymentsOf(agreement: Agreement): ChronologyItem[] {
  return agreement.payments.map((payment, i) => ({
    at: payment.paidOn,
    kind: 'payment',
    key: `${agreement.key}/${i}`,
    debts: agreement.debts,
    payment,
    agreement,
  }))
}

/** A document touches the debts of the agreements whose paper or receipt it is. */
function debtsOfDocument(file: CaseFile, document: string): string[] {
  const uses = ({ writtenTerms, earlierPapers = [], payments }: Agreement): boolean =>
    [writtenTerms, ...earlierPapers].some((paper) => paper?.document === document) ||
    payments.some((payment) => payment.receipt === document)
  return [...new Set(file.agreements.filter(uses).flatMap((agreement) => agreement.debts))]
}
