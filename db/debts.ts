import { and, eq } from 'drizzle-orm'
import type { BalanceClaim, Debt } from '../src/domain/case-file.ts'
import type { Who } from './audit.ts'
import { Refusal } from './errors.ts'
import { freeKey, needCase, needPart } from './find.ts'
import { insertDebt } from './insert-case.ts'
import type { Db, OpenDb } from './open.ts'
import { agreementDebts } from './schema/agreements.ts'
import { balanceClaims } from './schema/balances.ts'
import { contactEntries } from './schema/contacts.ts'
import { debts } from './schema/debts.ts'
import { documents } from './schema/documents.ts'
import { proposalDebts } from './schema/proposals.ts'
import { write, writeMany } from './write.ts'
import { balanceValues, debtValues } from './write-rows.ts'

/** Adds a debt with its first balances; gives its key. */
export function addDebt(open: OpenDb, who: Who, { caseNo, debt }: { caseNo: string; debt: Omit<Debt, 'key'> }): string {
  return writeMany(open, who, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    needPapers(tx.db, caseId, debt)
    for (const balance of debt.balances) needPlaces(tx.db, caseId, balance)
    const key = freeKey(tx.db, debts, caseId, 'd')
    insertDebt(tx, caseId, { ...debt, key })
    tx.entry({ action: 'created', about: `debt ${key}`, caseNo })
    return key
  })
}

/**
 * Replaces what is known of a debt but its balances, which are only ever added. Once an amount stands in its currency,
 * as a balance or as terms, another currency is the Refusal 'debt.currencyFixed'.
 */
export function updateDebt(
  open: OpenDb,
  who: Who,
  { caseNo, key, debt }: { caseNo: string; key: string; debt: Omit<Debt, 'key' | 'balances'> },
): void {
  write(open, { ...who, action: 'updated', about: `debt ${key}`, caseNo }, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    const id = needPart(tx.db, debts, caseId, key)
    const before = tx.db.select({ currency: debts.currency }).from(debts).where(eq(debts.id, id)).get()
    if (before?.currency !== debt.currency && hasAmounts(tx.db, caseId, key)) throw new Refusal('debt.currencyFixed', undefined, 'currency')
    needPapers(tx.db, caseId, debt)
    tx.update(debts, id, debtValues(debt))
  })
}

function hasAmounts(db: Db, caseId: number, debt: string): boolean {
  return [balanceClaims, proposalDebts, agreementDebts].some(
    (table) =>
      db
        .select({ id: table.id })
        .from(table)
        .where(and(eq(table.caseId, caseId), eq(table.debt, debt)))
        .limit(1)
        .get() !== undefined,
  )
}

function needPapers(db: Db, caseId: number, { interruptions = [] }: Pick<Debt, 'interruptions'>): void {
  for (const { document } of interruptions) if (document !== undefined) needPart(db, documents, caseId, document)
}

/** Where a balance stands. */
function needPlaces(db: Db, caseId: number, { document, contact }: BalanceClaim): void {
  if (document !== undefined) needPart(db, documents, caseId, document)
  if (contact !== undefined) needPart(db, contactEntries, caseId, contact)
}

/** Adds what was stated about a debt; earlier statements stay. */
export function addBalance(
  open: OpenDb,
  who: Who,
  { caseNo, debt, balance }: { caseNo: string; debt: string; balance: BalanceClaim },
): void {
  write(open, { ...who, action: 'created', about: `balance ${debt}`, caseNo }, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    needPart(tx.db, debts, caseId, debt)
    needPlaces(tx.db, caseId, balance)
    tx.insert(balanceClaims, { caseId, debt, ...balanceValues(balance) })
  })
}
