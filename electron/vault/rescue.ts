import { renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { auditHead } from '../../db/audit.ts'
import { storedDocuments } from '../../db/documents.ts'
import { Refusal } from '../../db/errors.ts'
import { closeDatabase, isHeld, openDatabase, type OpenDb } from '../../db/open.ts'
import { rescueRows, type LostRow, type NamedRow, type RescuedRows } from '../../db/rescue.ts'
import type { Rescued, RescuedRow } from '../../src/contract/requests.ts'
import { anchoredHead, createAnchor } from './anchor.ts'
import { copyDurably } from './backup/files.ts'
import type { BackupSecret } from './backup/restore.ts'
import { syncFolder, writeFileWhole } from './disk.ts'
import { isWhole, type Progress } from './document-file.ts'
import { holderOf } from './holder.ts'
import { writeOfficeKeys } from './key-file.ts'
import { forgetKeys, peopleOf, type OfficeKeys } from './keys.ts'
import { databaseOf, keysOf, type Unlocked } from './look.ts'
import { filesOf, homeOf, makePartial, makeRoom, mustBeOutside, mustBeWhole, removePartial } from './office-folder.ts'
import { rescueText, type ReportLanguage } from './rescue-text.ts'
import { mustCarryDatabase } from './runtime.ts'
import type { Session } from './session.ts'

interface ToRescue {
  folder: string
  to: string
  secret: BackupSecret
  person?: string | undefined
  language: ReportLanguage
}

/**
 * A new office beside a damaged one, from all that can still be read: same keys, same id, the log as far as it goes. The damaged one is
 * only read. Its report, written beside the new one, names every row that was lost. Refuses office.rescueNothing when there is nothing to keep.
 */
export async function rescueOffice(
  session: Session,
  { folder, to, secret, person, language }: ToRescue,
  progress: Progress,
): Promise<Rescued> {
  mustCarryDatabase(process.versions['napi'], process.env['PARLEY_ADDON'])
  if (session.office) throw new Refusal('office.alreadyOpen')
  mustBeWhole(folder)
  mustBeOutside(homeOf(folder), to)
  if (isHeld(filesOf(folder).database)) throw new Refusal('office.inUse', holderOf(folder))
  const unlocked = await keysOf(session, folder, secret, person)
  try {
    const partial = makePartial(to)
    try {
      const rescued = await fillOffice(session, folder, partial, unlocked, progress)
      makeRoom(to)
      renameSync(partial, to)
      const report = { ...rescued, label: basename(to), report: `${basename(to)} rescue.txt` }
      writeFileWhole(join(dirname(to), report.report), rescueText(report, language))
      syncFolder(dirname(to))
      return report
    } catch (error) {
      removePartial(partial)
      throw error
    }
  } finally {
    forgetKeys(unlocked.keys)
  }
}

type Found = Omit<Rescued, 'label' | 'report'>

async function fillOffice(
  session: Session,
  folder: string,
  partial: string,
  { file, keys, by }: Unlocked,
  progress: Progress,
): Promise<Found> {
  writeOfficeKeys(partial, file)
  const { migrations } = session.around
  const chain = { key: Buffer.from(keys.audit), anchor: () => {} }
  const into = openDatabase({ path: filesOf(partial).database, key: Buffer.from(keys.db), create: true, migrations, chain })
  try {
    const holders = peopleOf(file)
    const name = holders.find((holder) => holder.key === by)?.name ?? holders[0]?.name ?? ''
    const rows = rescueRows(into, {
      path: databaseOf(folder, file),
      key: keys.db,
      anchor: anchoredHead(filesOf(folder).anchor, keys.anchor),
      holders,
      act: { by: name, at: new Date().toISOString() },
    })
    if (rows.entries.kept === 0 && rows.tables.every(({ kept }) => kept <= rows.people.length)) throw new Refusal('office.rescueNothing')
    const documents = await rescueDocuments(into, folder, partial, keys, progress)
    createAnchor(filesOf(partial).anchor, keys.anchor, auditHead(into.db))
    return { ...named(into, rows), documents }
  } finally {
    closeDatabase(into)
  }
}

/** Copies every document that is whole; one that is not stays in the record, and is named. */
async function rescueDocuments(
  into: OpenDb,
  folder: string,
  partial: string,
  keys: OfficeKeys,
  progress: Progress,
): Promise<Found['documents']> {
  const stored = [...storedDocuments(into.db)]
  const [from, to] = [filesOf(homeOf(folder)).documents, filesOf(partial).documents]
  const damaged: Found['documents']['damaged'] = []
  for (const [index, document] of stored.entries()) {
    if (isWhole(from, keys.documents, document)) await copyDurably(join(from, document.storedName), join(to, document.storedName))
    else damaged.push({ caseNo: document.caseNo, key: document.key })
    progress(index + 1, stored.length)
  }
  syncFolder(to)
  return { kept: stored.length - damaged.length, damaged }
}

/** The rows by the numbers of their cases, where those are kept. */
function named({ sqlite }: OpenDb, { tables, lost, unproven, entries, people }: RescuedRows): Omit<Found, 'documents'> {
  const numbers = sqlite.prepare<[], [subject: string, caseNo: string]>('SELECT subject, case_no FROM cases').raw().all()
  const bySubject = new Map(numbers)
  const said = ({ table, id, about, at, subject }: NamedRow, why: RescuedRow['why']): RescuedRow => {
    const caseNo = (subject !== undefined && bySubject.get(subject)) || null
    return { table, id, why, about: about ?? null, at: at ?? null, caseNo }
  }
  const oldestFirst = (one: RescuedRow, other: RescuedRow) => (one.at ?? '').localeCompare(other.at ?? '') || one.id - other.id
  return {
    tables,
    lost: lost.map((row: LostRow) => said(row, row.why)).toSorted(oldestFirst),
    unproven: unproven.map((row) => said(row, 'unproven')).toSorted(oldestFirst),
    entries,
    people,
  }
}
