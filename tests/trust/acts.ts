import { createHash } from 'node:crypto'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCaseFile } from '../../db/case-file.ts'
import { storedDocuments, type StoredDocument } from '../../db/documents.ts'
import { answer } from '../../electron/vault/answer.ts'
import { isWhole } from '../../electron/vault/document-file.ts'
import { filesOf } from '../../electron/vault/office-folder.ts'
import type { Office, Session } from '../../electron/vault/session.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'
import twoCases from '../../src/domain/sample/two-cases.json' with { type: 'json' }
import { newContact } from '../vault/new-case.ts'

/** Things that a counselor does in the office of newOfficeAt(), each told by a mark of its own: a whole number. */

export const CASE_NO = '2026-0001'
const AGREEMENT = 'a1'

export type ActName = 'contact' | 'payment' | 'schedule' | 'attach' | 'import' | 'draft'
/** What of an act is in an office. */
export type Found = 'all' | 'none' | 'part'

/** What an office holds, read once for all acts. */
export interface Seen {
  office: Office
  file: CaseFile
  documents: ReadonlyMap<string, StoredDocument>
}

interface Act {
  ask: (session: Session, mark: number) => Promise<Reply<unknown>>
  found: (seen: Seen, mark: number) => Found
}

export const acts: Record<ActName, Act> = {
  contact: {
    ask: (session, mark) => asked(session, 'contact.add', { caseNo: CASE_NO, entry: newContact('d1', `第${mark}次`) }),
    found: ({ file }, mark) => once(file.contacts.filter(({ summary }) => summary === `第${mark}次`).length),
  },
  payment: {
    ask: (session, mark) => {
      const payment = { paidOn: '2026-03-14', amount: mark + 1, method: 'bank_transfer', status: 'reported', note: `第${mark}次` }
      return asked(session, 'payment.add', { caseNo: CASE_NO, agreement: AGREEMENT, payment })
    },
    found: ({ file }, mark) => {
      const paid = file.agreements[0]!.payments.filter(({ note }) => note === `第${mark}次`)
      return paid.some(({ amount }) => amount !== mark + 1) ? 'part' : once(paid.length)
    },
  },
  // A schedule stands in place of the one before, so a later mark stands for all earlier ones.
  schedule: {
    ask: (session, mark) => {
      const schedule = Array.from({ length: 12 }, (_, i) => ({
        no: i + 1,
        dueOn: `2027-${String(i + 1).padStart(2, '0')}-10`,
        amount: mark + 1,
      }))
      return asked(session, 'agreement.schedule', { caseNo: CASE_NO, key: AGREEMENT, schedule })
    },
    found: ({ file }, mark) => {
      const amounts = file.agreements[0]!.schedule.map(({ amount }) => Number(amount))
      if (amounts.length === 0) return 'none'
      if (amounts.length !== 12 || new Set(amounts).size > 1) return 'part'
      return amounts[0]! >= mark + 1 ? 'all' : 'none'
    },
  },
  attach: {
    ask: (session, mark) => {
      const documents = [{ type: 'payslip', receivedOn: '2026-03-14', name: `第${mark}次.txt` }]
      return answer(session, 'document.add', { caseNo: CASE_NO, documents }, { role: 'screen', files: [contentOf(mark)] })
    },
    found: (seen, mark) => {
      const row = seen.documents.get(`第${mark}次.txt`)
      if (!row) return 'none'
      return row.sha256 === sha256(contentOf(mark)) && hasContent(seen, row) ? 'all' : 'part'
    },
  },
  import: {
    ask: (session, mark) => importing(session, mark),
    found: ({ office, ...seen }, mark) => {
      const files = numbersOf(mark).map((caseNo) => readCaseFile(office.database.db, caseNo))
      if (files.every((file) => !file)) return 'none'
      const whole = files.every((file, i) => {
        const rows = (file?.documents ?? []).map(({ fileName }) => seen.documents.get(`${numbersOf(mark)[i]} ${fileName}`))
        return rows.length === twoCases.cases[i]!.documents.length && rows.every((row) => row && hasContent({ office }, row))
      })
      return whole ? 'all' : 'part'
    },
  },
  draft: {
    ask: (session, mark) => asked(session, 'draft.save', { key: `第${mark}次`, content: `写到一半${mark}` }),
    found: ({ office }, mark) => {
      const draft = office.drafts.read(`第${mark}次`)
      return draft === null ? 'none' : draft.content === `写到一半${mark}` ? 'all' : 'part'
    },
  },
}

export const actNames = Object.keys(acts) as ActName[]

/** What an open office holds. */
export function seenIn(office: Office): Seen {
  const rows = [...storedDocuments(office.database.db)]
  const named = rows.map((row) => [row.caseNo === CASE_NO ? row.fileName : `${row.caseNo} ${row.fileName}`, row] as const)
  return { office, file: readCaseFile(office.database.db, CASE_NO)!, documents: new Map(named) }
}

/** Files of an office that should not be there once it is open, and rows whose file is not there. */
export function loose({ office, documents }: Seen): string[] {
  const { folder } = office
  const left = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /partial|\.next|-journal/.test(name))
  const gone = [...documents.values()].filter(({ storedName }) => !existsSync(`${filesOf(folder).documents}/${storedName}`))
  return [...left, ...gone.map(({ storedName }) => `${storedName} is not there`)]
}

function asked(session: Session, request: string, input: unknown): Promise<Reply<unknown>> {
  return answer(session, request, input, { role: 'screen' })
}

async function importing(session: Session, mark: number): Promise<Reply<unknown>> {
  const cases = twoCases.cases.map((file, i) => ({ ...file, caseNo: numbersOf(mark)[i] }))
  const path = join(tmpdir(), `parley-trust-${process.pid}-${mark}.json`)
  writeFileSync(path, JSON.stringify({ ...twoCases, cases }))
  session.handles.set('the-file-of-the-import', path)
  try {
    return await asked(session, 'cases.import', { handle: 'the-file-of-the-import' })
  } finally {
    rmSync(path)
  }
}

const numbersOf = (mark: number) => [`I-${mark}-1`, `I-${mark}-2`]

/** The content that the document of a mark has: some of them more than one chunk. */
function contentOf(mark: number): Uint8Array {
  const size = mark % 40 === 0 ? 1_100_000 : 200 + ((mark * 7919) % 30_000)
  return Buffer.alloc(size, `${mark} 工资单\n`)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function hasContent({ office }: Pick<Seen, 'office'>, row: StoredDocument): boolean {
  return isWhole(filesOf(office.folder).documents, office.keys.documents, row)
}

function once(count: number): Found {
  return count === 0 ? 'none' : count === 1 ? 'all' : 'part'
}
