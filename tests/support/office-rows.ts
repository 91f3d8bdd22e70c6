import { eq } from 'drizzle-orm'
import type { Who } from '../../db/audit.ts'
import { addPerson } from '../../db/office.ts'
import type { OpenDb } from '../../db/open.ts'
import { cases } from '../../db/schema/cases.ts'
import { erasureRequests, holds } from '../../db/schema/erasure.ts'
import { backups, erasures } from '../../db/schema/office.ts'
import { write } from '../../db/write.ts'

/** A row in every table that a case file does not fill: a person, a backup, an erasure, and of this case whose it is, a hold and an erasure asked for, with a reason in the log. */
export function addOfficeRows(open: OpenDb, who: Who, caseNo: string): void {
  addPerson(open, who, { key: 'p1', name: '周顾问', role: 'counselor' })
  write(open, { ...who, action: 'updated', about: 'retention', caseNo, reason: '诉讼中' }, (tx) => {
    const { id: caseId } = tx.db.select({ id: cases.id }).from(cases).where(eq(cases.caseNo, caseNo)).get()!
    const backup = { name: 'x', place: 'disk', offMachine: 1, epoch: 1, seq: 1, digest: 'x', checkedAt: who.at, removedAt: null }
    tx.insert(backups, backup)
    tx.insert(erasures, { subject: '00'.repeat(8), reason: 'retention', askedBy: who.by })
    tx.insert(erasureRequests, { caseId, reason: 'client_request' })
    tx.update(cases, caseId, { assignedTo: 'p1', deputy: 'p1' })
    tx.insert(holds, { caseId, reason: '诉讼中', liftedAt: null })
  })
}
