import type { ContactEntry } from '../src/domain/case-file.ts'
import { standing } from '../src/domain/contacts.ts'
import type { Who } from './audit.ts'
import { readCaseById } from './case-file.ts'
import { Refusal } from './errors.ts'
import { freeKey, needCase, needDebts } from './find.ts'
import { insertContact } from './insert-case.ts'
import type { Db, OpenDb } from './open.ts'
import { contactEntries } from './schema/contacts.ts'
import { writeMany, type Change } from './write.ts'

export type NewEntry = Omit<ContactEntry, 'key' | 'corrects' | 'withdraws' | 'loggedBy' | 'loggedAt'>

/** Logs a contact; gives its key. */
export function addContactEntry(open: OpenDb, who: Who, { caseNo, entry }: { caseNo: string; entry: NewEntry }): string {
  return log(open, who, caseNo, () => entry)
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

function log(open: OpenDb, who: Who, caseNo: string, entryOf: (tx: Change, caseId: number) => Omit<ContactEntry, 'key'>): string {
  return writeMany(open, who, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    const entry = entryOf(tx, caseId)
    needDebts(tx.db, caseNo, caseId, entry.debts)
    const key = freeKey(tx.db, contactEntries, caseId, 'c')
    insertContact(tx, caseId, { ...entry, key })
    tx.entry('created', `contact ${caseNo}/${key}`)
    return key
  })
}

function needStanding(db: Db, caseId: number, key: string): ContactEntry {
  const found = standing(readCaseById(db, caseId).contacts).find(({ entry }) => entry.key === key)
  if (!found) throw new Refusal('part.unknown', { key })
  if (found.state !== 'stands') throw new Refusal('contact.notStanding', { key })
  return found.entry
}
