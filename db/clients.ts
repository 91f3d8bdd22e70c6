import { eq } from 'drizzle-orm'
import type { Client, Consent, Day, Hardship } from '../src/domain/case-file.ts'
import type { Who } from './audit.ts'
import { needAt, needCase } from './find.ts'
import type { OpenDb } from './open.ts'
import { clients, consents, hardships } from './schema/clients.ts'
import { write } from './write.ts'
import { clientValues, hardshipValues } from './write-rows.ts'

/** Replaces what is known of a case's client. */
export function updateClient(open: OpenDb, who: Who, { caseNo, client }: { caseNo: string; client: Client }): void {
  write(open, { ...who, action: 'updated', about: 'client', caseNo }, (tx) => {
    const row = tx.db
      .select({ id: clients.id })
      .from(clients)
      .where(eq(clients.caseId, needCase(tx.db, caseNo)))
      .get()
    tx.update(clients, row!.id, clientValues(client))
  })
}

/** Sets or replaces a case's hardship. */
export function saveHardship(open: OpenDb, who: Who, { caseNo, hardship }: { caseNo: string; hardship: Hardship }): void {
  write(open, { ...who, action: 'updated', about: 'hardship', caseNo }, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    const row = tx.db.select({ id: hardships.id }).from(hardships).where(eq(hardships.caseId, caseId)).get()
    if (row) tx.update(hardships, row.id, hardshipValues(hardship))
    else tx.insert(hardships, { caseId, ...hardshipValues(hardship) })
  })
}

/** Adds a consent to a case. */
export function addConsent(open: OpenDb, who: Who, { caseNo, consent }: { caseNo: string; consent: Consent }): void {
  write(open, { ...who, action: 'created', about: 'consent', caseNo }, (tx) =>
    tx.insert(consents, { caseId: needCase(tx.db, caseNo), ...consent }),
  )
}

/** Notes the day on which the consent at `index` of the case file was withdrawn, or with null that it was not. Throws the Refusal 'part.unknown'. */
export function withdrawConsent(
  open: OpenDb,
  who: Who,
  { caseNo, index, withdrawnOn }: { caseNo: string; index: number; withdrawnOn: Day | null },
): void {
  write(open, { ...who, action: 'updated', about: 'consent', caseNo }, (tx) =>
    tx.update(consents, needAt(tx.db, consents, needCase(tx.db, caseNo), index), { withdrawnOn }),
  )
}
