import { desc, eq } from 'drizzle-orm'
import type { Budget, Day } from '../src/domain/case-file.ts'
import type { Who } from './audit.ts'
import { Refusal } from './errors.ts'
import { needCase, needPart } from './find.ts'
import type { Db, OpenDb } from './open.ts'
import { budgets } from './schema/clients.ts'
import { documents } from './schema/documents.ts'
import { write } from './write.ts'
import { budgetValues } from './write-rows.ts'

type TypedBudget = Omit<Budget, 'confirmedByClientOn'>

/**
 * Changes the newest version, or makes the first; with `newVersion` one beside it. A version that the client confirmed
 * never changes: the Refusal 'budget.locked'.
 */
export function saveBudget(
  open: OpenDb,
  who: Who,
  { caseNo, budget, newVersion }: { caseNo: string; budget: TypedBudget; newVersion?: boolean | undefined },
): void {
  write(open, { ...who, action: 'updated', about: 'budget', caseNo }, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    for (const { document } of [...budget.income, ...budget.expenses])
      if (document !== undefined) needPart(tx.db, documents, caseId, document)
    const newest = newVersion ? undefined : newestOf(tx.db, caseId)
    if (newest && newest.confirmedByClientOn !== null) throw new Refusal('budget.locked')
    if (newest) tx.update(budgets, newest.id, budgetValues(budget))
    else tx.insert(budgets, { caseId, ...budgetValues(budget) })
  })
}

/** Locks the newest version with the day on which the client confirmed it; the Refusal 'budget.locked' when it is locked. */
export function confirmBudget(open: OpenDb, who: Who, { caseNo, confirmedOn }: { caseNo: string; confirmedOn: Day }): void {
  write(open, { ...who, action: 'updated', about: 'budget', caseNo }, (tx) => {
    const newest = newestOf(tx.db, needCase(tx.db, caseNo))
    if (!newest) throw new Refusal('part.unknown', { key: 'budget' })
    if (newest.confirmedByClientOn !== null) throw new Refusal('budget.locked')
    tx.update(budgets, newest.id, { confirmedByClientOn: confirmedOn })
  })
}

function newestOf(db: Db, caseId: number) {
  return db.select().from(budgets).where(eq(budgets.caseId, caseId)).orderBy(desc(budgets.id)).limit(1).get()
}
