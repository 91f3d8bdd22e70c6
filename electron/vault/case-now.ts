import type { Who } from '../../db/audit.ts'
import { readCaseFile } from '../../db/case-file.ts'
import { Refusal } from '../../db/errors.ts'
import type { OpenDb } from '../../db/open.ts'
import { write } from '../../db/write.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { openOffice, whoIn, type Office, type Session } from './session.ts'

/** Makes a change to a case and gives the whole case as it is now: the screen never asks again. */
export function changeCase<I extends { caseNo: string }>(
  session: Session,
  change: (open: OpenDb, who: Who, input: I) => unknown,
  input: I,
): CaseFile {
  const office = openOffice(session)
  change(office.database, whoIn(office), input)
  return caseOf(office, input.caseNo)
}

/** Notes in the log that somebody looked at a case, or a part of it; an office that is only looked into keeps no log. */
export function noteView(office: Office, caseNo: string, about: string): void {
  if (!office.readOnly) write(office.database, { ...whoIn(office), action: 'viewed', about, caseNo }, () => undefined)
}

/** The case as it is now, or case.unknown. */
export function caseOf(office: Office, caseNo: string): CaseFile {
  const file = readCaseFile(office.database.db, caseNo)
  if (!file) throw new Refusal('case.unknown', { caseNo })
  return file
}
