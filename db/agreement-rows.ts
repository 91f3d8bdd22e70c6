import type { OralTerms } from '../src/domain/case-file.ts'
import { freeKey, needDebts, needOneCurrency, needPart } from './find.ts'
import { insertAgreement } from './insert-case.ts'
import { agreements, oralTerms } from './schema/agreements.ts'
import { contactEntries } from './schema/contacts.ts'
import { proposals } from './schema/proposals.ts'
import type { Change } from './write.ts'
import { oralValues } from './write-rows.ts'

// Parts of an act: the entry in the log is the caller's.

export interface NewAgreement {
  caseNo: string
  debts: string[]
  proposal?: string | undefined
  replaces?: string | undefined
  oralTerms?: OralTerms | undefined
}

/** Adds an agreement that waits for its confirmation; gives its key. */
export function newAgreement(tx: Change, caseId: number, input: NewAgreement): string {
  const { caseNo, debts, proposal, replaces, oralTerms: said } = input
  needDebts(tx.db, caseNo, caseId, debts)
  needOneCurrency(tx.db, caseId, debts)
  if (proposal !== undefined) needPart(tx.db, proposals, caseId, proposal)
  if (replaces !== undefined) needPart(tx.db, agreements, caseId, replaces)
  if (said?.contact !== undefined) needPart(tx.db, contactEntries, caseId, said.contact)
  const key = freeKey(tx.db, agreements, caseId, 'a')
  const links = {
    ...(proposal !== undefined && { proposal }),
    ...(replaces !== undefined && { replaces }),
    ...(said !== undefined && { oralTerms: said }),
  }
  insertAgreement(tx, caseId, { key, debts, status: 'pending_confirmation', schedule: [], payments: [], ...links })
  return key
}

/** What was said from now on; what was noted before stays in its row. */
export function addOralTerms(tx: Change, caseId: number, agreement: string, said: OralTerms): void {
  if (said.contact !== undefined) needPart(tx.db, contactEntries, caseId, said.contact)
  tx.insert(oralTerms, { caseId, agreement, ...oralValues(said) })
}
