import { and, eq } from 'drizzle-orm'
import type { Proposal } from '../src/domain/case-file.ts'
import type { Who } from './audit.ts'
import { freeKey, needCase, needDebts, needOneCurrency, needPart } from './find.ts'
import { insertProposal } from './insert-case.ts'
import type { Db, OpenDb } from './open.ts'
import { proposalDebts, proposals } from './schema/proposals.ts'
import { write, writeMany } from './write.ts'
import { proposalValues } from './write-rows.ts'

type NewProposal = Omit<Proposal, 'key'>

interface NewProposals {
  caseNo: string
  proposals: readonly NewProposal[]
  /** What becomes of the offers that these answer or stand in place of. */
  others?: readonly Pick<Proposal, 'key' | 'status'>[] | undefined
}

/** Adds proposals, all or none, and gives their keys. */
export function addProposals(open: OpenDb, who: Who, { caseNo, proposals: list, others = [] }: NewProposals): string[] {
  return writeMany(open, who, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    const keys = list.map((proposal) => {
      needDebts(tx.db, caseNo, caseId, proposal.debts)
      needOneCurrency(tx.db, caseId, proposal.debts)
      needOffers(tx.db, caseId, proposal)
      const key = freeKey(tx.db, proposals, caseId, 'p')
      insertProposal(tx, caseId, { ...proposal, key })
      return key
    })
    for (const { key, status } of others) tx.update(proposals, needPart(tx.db, proposals, caseId, key), { status })
    tx.entry({ action: 'created', about: `proposal ${[...keys, ...others.map(({ key }) => key)].join(', ')}`, caseNo })
    return keys
  })
}

/** Replaces a proposal, the debts that it is about included. */
export function updateProposal(
  open: OpenDb,
  who: Who,
  { caseNo, key, proposal }: { caseNo: string; key: string; proposal: NewProposal },
): void {
  write(open, { ...who, action: 'updated', about: `proposal ${key}`, caseNo }, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    needDebts(tx.db, caseNo, caseId, proposal.debts)
    needOneCurrency(tx.db, caseId, proposal.debts)
    needOffers(tx.db, caseId, proposal)
    tx.update(proposals, needPart(tx.db, proposals, caseId, key), proposalValues(proposal))
    const before = tx.db
      .select({ id: proposalDebts.id, debt: proposalDebts.debt })
      .from(proposalDebts)
      .where(and(eq(proposalDebts.caseId, caseId), eq(proposalDebts.proposal, key)))
      .all()
    if (before.map((link) => link.debt).join('\n') === proposal.debts.join('\n')) return
    for (const link of before) tx.remove(proposalDebts, link.id)
    for (const debt of proposal.debts) tx.insert(proposalDebts, { caseId, proposal: key, debt })
  })
}

function needOffers(db: Db, caseId: number, { answers, replaces }: NewProposal): void {
  for (const key of [answers, replaces]) if (key !== undefined) needPart(db, proposals, caseId, key)
}
