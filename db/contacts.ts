import type { ContactEntry, Terms } from '../src/domain/case-file.ts'
import { standing } from '../src/domain/contacts.ts'
import { saidAnew, standingOralTerms } from '../src/domain/terms-diff.ts'
import { addOralTerms, newAgreement } from './agreement-rows.ts'
import type { Who } from './audit.ts'
import { readCaseById } from './case-file.ts'
import { Refusal } from './errors.ts'
import { freeKey, needCase, needDebts, needPart } from './find.ts'
import { insertContact } from './insert-case.ts'
import type { Db, OpenDb } from './open.ts'
import { agreements } from './schema/agreements.ts'
import { contactEntries } from './schema/contacts.ts'
import { documents } from './schema/documents.ts'
import { writeMany, type Change } from './write.ts'

export type NewEntry = Omit<ContactEntry, 'key' | 'corrects' | 'withdraws' | 'loggedBy' | 'loggedAt'>

/** Terms said in a contact: on an agreement that exists, or on a new one that waits for its confirmation. */
interface Said {
  agreement?: string | undefined
  proposal?: string | undefined
  terms: Terms
}

interface NewContact {
  caseNo: string
  entry: NewEntry
  said?: Said | undefined
}

/** Logs a contact, and in the same act the terms that were said in it; gives its key. */
export function addContactEntry(open: OpenDb, who: Who, { caseNo, entry, said }: NewContact): string {
  return log(
    open,
    who,
    caseNo,
    () => entry,
    (tx, caseId, contact) => said && noteSaid(tx, caseId, { caseNo, debts: entry.debts, said, contact }),
  )
}

function noteSaid(
  tx: Change,
  caseId: number,
  { caseNo, debts, said, contact }: { caseNo: string; debts: string[]; said: Said; contact: string },
): void {
  const { agreement, proposal, terms } = said
  if (agreement === undefined) {
    const key = newAgreement(tx, caseId, { caseNo, debts, proposal, oralTerms: { ...terms, contact } })
    return tx.entry({ action: 'created', about: `agreement ${key}`, caseNo })
  }
  needPart(tx.db, agreements, caseId, agreement)
  const file = readCaseById(tx.db, caseId)
  const before = standingOralTerms(
    file,
    file.agreements.find(({ key }) => key === agreement)!,
  )
  addOralTerms(tx, caseId, agreement, { ...saidAnew(before, terms), contact })
  tx.entry({ action: 'updated', about: `agreement ${agreement}`, caseNo })
}

/** Logs an entry that corrects an earlier one, which stays. Throws the Refusal 'contact.notStanding' for one that no longer counts. */
export function correctContact(
  open: OpenDb,
  who: Who,
  { caseNo, corrects, entry }: { caseNo: string; corrects: string; entry: NewEntry },
): string {
  return log(open, who, caseNo, (tx, caseId) => {
    needStanding(tx.db, caseId, corrects)
    return { ...entry, corrects }
  })
}

interface Withdrawal {
  caseNo: string
  withdraws: string
  reason: string
  at: string
  zone: string
}

/** Logs an entry that takes an earlier one back; it repeats what the earlier one was about and gives the reason. */
export function withdrawContact(open: OpenDb, who: Who, { caseNo, withdraws, reason, at, zone }: Withdrawal): string {
  return log(open, who, caseNo, (tx, caseId) => {
    const { debts: about, channel, direction, result } = needStanding(tx.db, caseId, withdraws)
    return { debts: about, channel, direction, result, at, zone, summary: reason, withdraws }
  })
}

function log(
  open: OpenDb,
  who: Who,
  caseNo: string,
  entryOf: (tx: Change, caseId: number) => Omit<ContactEntry, 'key'>,
  then: (tx: Change, caseId: number, key: string) => unknown = () => undefined,
): string {
  return writeMany(open, who, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    const entry = entryOf(tx, caseId)
    needDebts(tx.db, caseNo, caseId, entry.debts)
    for (const key of entry.documents ?? []) needPart(tx.db, documents, caseId, key)
    if (entry.letter?.agreement !== undefined) needPart(tx.db, agreements, caseId, entry.letter.agreement)
    const key = freeKey(tx.db, contactEntries, caseId, 'c')
    insertContact(tx, caseId, { ...entry, key })
    tx.entry({ action: 'created', about: `contact ${key}`, caseNo })
    then(tx, caseId, key)
    return key
  })
}

function needStanding(db: Db, caseId: number, key: string): ContactEntry {
  const found = standing(readCaseById(db, caseId).contacts).find(({ entry }) => entry.key === key)
  if (!found) throw new Refusal('part.unknown', { key })
  if (found.state !== 'stands') throw new Refusal('contact.notStanding', { key })
  return found.entry
}
