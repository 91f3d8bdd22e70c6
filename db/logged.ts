import { asc, eq } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { ChronologyItem, LoggedBy } from '../src/domain/chronology.ts'
import { needCase } from './find.ts'
import type { Db } from './open.ts'
import { agreementStates, papers, payments } from './schema/agreements.ts'
import { balanceClaims } from './schema/balances.ts'
import { budgets } from './schema/clients.ts'
import { documents, evidenceAsks } from './schema/documents.ts'
import { proposals } from './schema/proposals.ts'

interface Made {
  createdBy: string
  createdAt: string
}

/**
 * Who logged each thing of a case's chronology, and when, by its kind and key; contacts say it themselves, and what
 * is a property of something else has nobody. Throws the Refusal 'case.unknown'.
 */
export function whoLogged(db: Db, caseNo: string): ReadonlyMap<string, LoggedBy> {
  const caseId = needCase(db, caseNo)
  const rows = <T extends SQLiteTable & { id: SQLiteColumn; caseId: SQLiteColumn }>(table: T): T['$inferSelect'][] =>
    db
      .select()
      .from(table as SQLiteTable)
      .where(eq(table.caseId, caseId))
      .orderBy(asc(table.id))
      .all()
  const found = new Map<string, LoggedBy>()
  const note = (kind: ChronologyItem['kind'], key: string, row: Made) =>
    found.set(`${kind}/${key}`, { by: row.createdBy, at: row.createdAt })
  for (const row of rows(documents)) note('document', row.key, row)
  for (const row of rows(evidenceAsks)) note('ask', row.key, row)
  for (const row of rows(proposals)) note('proposal', row.key, row)
  for (const [agreement, typed] of groups(rows(papers), (row) => row.agreement)) {
    const papersOfIt = typed.filter((_row, at) => typed[at + 1]?.again !== 1).toReversed()
    for (const [at, row] of papersOfIt.entries()) note('paper', `${agreement}/${at}`, row)
  }
  for (const [agreement, states] of groups(rows(agreementStates), (row) => row.agreement)) {
    const accepted = states.at(-1)?.acceptedByClientOn
    const since = states.findLastIndex((row) => row.acceptedByClientOn !== accepted) + 1
    if (accepted) note('acceptance', agreement, states[since]!)
  }
  for (const [owner, made] of groups(rows(payments), (row) => row.agreement))
    for (const [at, row] of made.entries()) note('payment', `${owner}/${at}`, row)
  for (const [owner, made] of groups(rows(balanceClaims), (row) => row.debt))
    for (const [at, row] of made.entries()) note('balance', `${owner}/${at}`, row)
  for (const [at, row] of rows(budgets).toReversed().entries()) note('budget', String(at), row)
  return found
}

function groups<R>(rows: readonly R[], owner: (row: R) => string): Map<string, R[]> {
  const found = new Map<string, R[]>()
  for (const row of rows) found.set(owner(row), [...(found.get(owner(row)) ?? []), row])
  return found
}
