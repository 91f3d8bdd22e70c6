import type { CaseFile } from '../../domain/case-file.ts'
import { standing } from '../../domain/contacts.ts'
import { debtName } from '../../domain/letter.ts'
import { localParts } from '../../domain/time.ts'
import type { LetterSheet } from './letter.tsx'

/** The letter that a contact entry is, or null when there is no such letter. */
export function letterSheet(file: CaseFile, key: string): LetterSheet | null {
  const found = standing(file.contacts).find(({ entry }) => entry.key === key)
  const letter = found?.entry.letter
  if (!found || !letter) return null
  const { entry } = found
  const on = localParts(entry.at).day
  return {
    caseNo: file.caseNo,
    client: file.client.name,
    debts: file.debts.filter((debt) => entry.debts.includes(debt.key)).map(debtName),
    letter,
    entry,
    on,
    // As it was written: a consent that came or went since changes no letter.
    from: entry.direction === 'client_to_creditor' ? file.client.name : (entry.loggedBy ?? ''),
    attachments: (entry.documents ?? []).flatMap((one) => file.documents.find((document) => document.key === one) ?? []),
    ...(found.state !== 'stands' && { state: found.state }),
  }
}
