import type { DocumentInOffice, ErasedSubject } from '../../../db/backups.ts'
import type { OfficeKeys } from '../keys.ts'
import type { Office, Session } from '../session.ts'

/** A backup being made: the office as it was at one moment, and where it goes. */
export interface Making {
  session: Session
  office: Office
  set: string
  name: string
  partial: string
  digest: string
  counts: Record<string, number>
  head: { seq: number; mac: string }
  documents: DocumentInOffice[]
  erased: ErasedSubject[]
  disputed: string[]
  /** Copies, so that locking in between does not change them. */
  keys: OfficeKeys
  file: Office['file']
  /** Another step is done: others have their turn, and the office must still be open. */
  step: () => Promise<void>
}
