import type { BalanceClaim, Debt } from '../src/domain/case-file.ts'
import type { Who } from './audit.ts'
import { freeKey, needCase, needPart } from './find.ts'
import { insertDebt } from './insert-case.ts'
import type { OpenDb } from './open.ts'
import { balanceClaims, debts } from './schema/debts.ts'
import { write, writeMany } from './write.ts'
import { balanceValues, debtValues } from './write-rows.ts'

/** Adds a debt with its first balances; gives its key. */
export function addDebt(open: OpenDb, who: Who, { caseNo, debt }: { caseNo: string; debt: Omit<Debt, 'key'> }): string {
  return writeMany(open, who, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    const key = freeKey(tx.db, debts, caseId, 'd')
    insertDebt(tx, caseId, { ...debt, key })
    tx.entry('created', `debt ${caseNo}/${key}`)
    return key
  })
}

/** Replaces what is known of a debt but its balances, which are only ever added. */
export function updateDebt(
  open: OpenDb,
  who: Who,
  { caseNo, key, debt }: { caseNo: string; key: string; debt: Omit<Debt, 'key' | 'balances'> },
): void {
  write(open, { ...who, action: 'updated', about: `debt ${caseNo}/${key}` }, (tx) =>
    tx.update(debts, needPart(tx.db, debts, needCase(tx.db, caseNo), key), debtValues(debt)),
  )
}

/** Adds what was stated about a debt; earlier statements stay. */
export function addBalance(
  open: OpenDb,
  who: Who,
  { caseNo, debt, balance }: { caseNo: string; debt: string; balance: BalanceClaim },
): void {
  write(open, { ...who, action: 'created', about: `balance ${caseNo}/${debt}` }, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    needPart(tx.db, debts, caseId, debt)
    tx.insert(balanceClaims, { caseId, debt, ...balanceValues(balance) })
  })
}
