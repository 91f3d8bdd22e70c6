import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { verifyCase, type RecordedDocument } from '../../db/verify-case.ts'
import type { DocumentFinding, Finding, VerifyReport } from '../../src/domain/verify.ts'
import type { AnchorVerdict } from './anchor.ts'
import { isWhole, type Progress } from './document-file.ts'
import type { Handlers } from './handler.ts'
import { filesOf } from './office-folder.ts'
import { openOffice, type Office } from './session.ts'

/** Whether the record of a case is as it was logged. */
export const verify = {
  'case.verify': ({ caseNo }, { session, progress }) => verifiedCase(openOffice(session), caseNo, progress),
} satisfies Partial<Handlers>

/** What a check needs of an office. */
export type Verifiable = Pick<Office, 'database' | 'folder' | 'anchor'> & { keys: Pick<Office['keys'], 'documents'> }

/** Everything that can be checked of one case: its rows, the log beside its anchor, and every byte of its documents. */
export async function verifiedCase(office: Verifiable, caseNo: string, progress: Progress): Promise<VerifyReport> {
  const { verdict, last } = office.anchor
  const { documents, ...record } = verifyCase(office.database, caseNo, last())
  const findings: Finding[] = [...record.findings, ...anchorFindings(verdict)]
  for (const [index, document] of documents.entries()) {
    findings.push(...documentFindings(office, document))
    progress(index + 1, documents.length)
    // Lets the progress out before the next document.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { ...record, documents: documents.length, findings, ok: findings.length === 0, anchoredAt: last().at }
}

/** What was found when the office was opened, this time or earlier. */
function anchorFindings({ missing, broken, from }: AnchorVerdict): Finding[] {
  if (missing > 0 && from !== null) return [{ kind: 'log', what: 'missing', from, to: from + missing - 1 }]
  if (!broken) return []
  return [from === null ? { kind: 'anchor' } : { kind: 'log', what: 'notAnchored', from, to: from }]
}

/** The content of a document as it lies on the disk, beside the digest of the day on which it was stored. */
function documentFindings({ folder, keys }: Verifiable, document: RecordedDocument): DocumentFinding[] {
  const stored = filesOf(folder).documents
  const { key, fileName, receivedOn: on, storedName, logged } = document
  const found = { kind: 'document', key, fileName, on, ...(logged && { logged }) } as const
  if (!existsSync(join(stored, storedName))) return [{ ...found, what: 'missing' }]
  return isWhole(stored, keys.documents, document) ? [] : [{ ...found, what: 'changed' }]
}
