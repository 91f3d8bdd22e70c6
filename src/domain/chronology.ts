import type {
  Agreement,
  BalanceClaim,
  Budget,
  CaseDocument,
  CaseFile,
  Day,
  Debt,
  EvidenceAsk,
  Interruption,
  Payment,
  Proposal,
  WrittenTerms,
  ZonedTime,
} from './case-file.ts'
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
  | (Dated & { kind: 'interruption'; interruption: Interruption; debt: Debt })
  | (Dated & { kind: 'ask'; ask: EvidenceAsk })
  | (Dated & { kind: 'budget'; budget: Budget })

/** Who logged something, and when (an instant). */
export interface LoggedBy {
  by: string
  at: string
}

/**
 * Everything that happened in a case in one list, newest first; within a day what has no time of day stands above the
 * contacts. Corrected and withdrawn entries are in it. What has no day at all (a draft proposal, a budget that nobody
 * confirmed) is not.
 */
export function chronology(file: CaseFile): ChronologyItem[] {
  const debtsOf = debtsByDocument(file)
  const items: ChronologyItem[] = [
    ...budgetsOf(file),
    ...file.debts.flatMap((debt) => [...balancesOf(debt), ...interruptionsOf(debt)]),
    ...(file.asks ?? []).map(asked),
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
      debts: [...(debtsOf.get(document.key) ?? [])],
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

function interruptionsOf(debt: Debt): ChronologyItem[] {
  return (debt.interruptions ?? []).map((interruption, i) => ({
    at: interruption.on,
    kind: 'interruption',
    key: `${debt.key}/${i}`,
    debts: [debt.key],
    interruption,
    debt,
  }))
}

function asked(ask: EvidenceAsk): ChronologyItem {
  return { at: ask.askedOn, kind: 'ask', key: ask.key, debts: ask.debt === undefined ? [] : [ask.debt], ask }
}

/** Versions by their place, the newest `0`. */
function budgetsOf({ budget, earlierBudgets = [] }: CaseFile): ChronologyItem[] {
  return [budget, ...earlierBudgets].flatMap((version, i): ChronologyItem[] => {
    const at = version?.confirmedByClientOn
    return version && at !== undefined ? [{ at, kind: 'budget', key: String(i), debts: [], budget: version }] : []
  })
}

/** A document touches the debts over which it was sent or got, whose claim it shows, and of whose agreement it is paper or receipt. */
function debtsByDocument(file: CaseFile): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const note = (document: string | undefined, debts: readonly string[]) => {
    if (document === undefined) return
    const known = found.get(document) ?? new Set()
    for (const debt of debts) known.add(debt)
    found.set(document, known)
  }
  for (const { documents = [], debts } of file.contacts) for (const document of documents) note(document, debts)
  for (const { key, balances, interruptions = [] } of file.debts)
    for (const { document } of [...balances, ...interruptions]) note(document, [key])
  for (const { debts, writtenTerms, earlierPapers = [], payments } of file.agreements) {
    for (const paper of [writtenTerms, ...earlierPapers]) note(paper?.document, debts)
    for (const payment of payments) note(payment.receipt, debts)
  }
  return found
}
