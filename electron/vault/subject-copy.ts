import { basename } from 'node:path'
import { readDocumentRow, type StoredDocument } from '../../db/documents.ts'
import { caseErasure } from '../../db/erasures.ts'
import { Refusal } from '../../db/errors.ts'
import { needCase } from '../../db/find.ts'
import { readPeople } from '../../db/office.ts'
import { copiedLog, copiedRows, copiedTables } from '../../db/subject-copy.ts'
import { write } from '../../db/write.ts'
import type { PaperPage, Parsed } from '../../src/contract/requests.ts'
import { base64Of } from '../../src/domain/base64.ts'
import type { Currency } from '../../src/domain/case-file.ts'
import type { CopiedTable } from '../../src/domain/subject-copy.ts'
import { caseOf } from './case-now.ts'
import { storedChunks } from './document-file.ts'
import type { Handlers } from './handler.ts'
import { filesOf } from './office-folder.ts'
import { writePlainFile } from './plain-file.ts'
import { openOffice, placeOf, whoIn, type Office, type Session } from './session.ts'

/** Everything that the office has of one client, for the client: the tables and columns are read from the schema, so none is forgotten. */
export const subjectCopy = {
  async 'subject.copy'({ caseNo, handle }, { session, progress }) {
    const office = openOffice(session)
    const target = placeOf(session, handle)
    const act = { ...whoIn(office), action: 'exported', about: 'copy', caseNo } as const
    await writePlainFile(office, target, copyText(office, caseNo, act.at, progress), () => write(office.database, act, () => undefined))
    return { label: basename(target) }
  },
} satisfies Partial<Handlers>

type Row = Record<string, unknown>

/** The file, a piece at a time: head, tables, the log, the documents with their contents. */
function* copyText(office: Office, caseNo: string, at: string, progress: (done: number, total: number) => void): Generator<string> {
  const { db } = office.database
  const caseId = needCase(db, caseNo)
  const { subject } = caseErasure(db, caseNo)
  const head = { format: 'parley-subject-copy', version: 1, caseNo, writtenAt: at, writtenBy: office.me.name, units }
  const named = copiedRows(db, 'cases', caseId).flatMap(({ assignedTo, deputy }) => [assignedTo, deputy])
  const people = Object.fromEntries(Object.entries(namesOf(office)).filter(([key]) => named.includes(key)))
  yield `{\n${inside(head)},\n "people": ${JSON.stringify(people)},\n "tables": {`
  for (const [index, name] of [...copiedTables.keys()].entries())
    yield `${index > 0 ? ',' : ''}\n  "${name}": ${lines(copiedRows(db, name, caseId))}`
  yield `\n },\n "log": ${lines(copiedLog(db, subject))},\n "documents": [`
  const documents = copiedRows(db, 'documents', caseId).map(({ key }) => String(key))
  for (const [index, key] of documents.entries()) {
    yield `${index > 0 ? ',' : ''}\n  `
    yield* documentText(office, storedOf(office, caseNo, key))
    progress(index + 1, documents.length)
  }
  yield '\n ]\n}\n'
}

const units = 'amounts are whole minor units of their currency; instants are in UTC; people are named by keys'

function inside(head: Record<string, string | number>): string {
  return JSON.stringify(head, null, 1).slice(2, -2)
}

function lines(rows: readonly object[]): string {
  return rows.length === 0 ? '[]' : `[\n   ${rows.map((row) => JSON.stringify(row)).join(',\n   ')}\n  ]`
}

function* documentText(office: Office, stored: StoredDocument): Generator<string> {
  const { key, fileName, sha256 } = stored
  yield `${JSON.stringify({ key, fileName, sha256 }).slice(0, -1)},"contentBase64":"`
  yield* base64Of(storedChunks(filesOf(office.folder).documents, office.keys.documents, stored))
  yield '"}'
}

function storedOf(office: Office, caseNo: string, key: string): StoredDocument {
  const stored = readDocumentRow(office.database.db, caseNo, key)
  if (!stored) throw new Refusal('part.unknown', { key })
  return stored
}

/** People's names by their keys. */
function namesOf({ database }: Office): Record<string, string> {
  return Object.fromEntries(readPeople(database.db).map(({ key, name }) => [key, name]))
}

/** The same to read, but for the documents' contents; the print is one entry of the log. */
export async function subjectPageOf(
  session: Session,
  { caseNo = '', language, today }: Omit<Parsed<'paper.page'>, 'kind'>,
): Promise<PaperPage> {
  const { subjectPage } = await import('../../src/print/page.tsx')
  const office = openOffice(session)
  const { database, me } = office
  const { client } = caseOf(office, caseNo)
  const tables = tablesOf(office, caseNo)
  const log = copiedLog(database.db, caseErasure(database.db, caseNo).subject)
  const page = subjectPage({ caseNo, client: client.name, printedBy: me.name, tables, log }, language, today)
  write(database, { ...whoIn(office), action: 'printed', about: 'copy', caseNo }, () => undefined)
  return page
}

function tablesOf(office: Office, caseNo: string): CopiedTable[] {
  const { db } = office.database
  const caseId = needCase(db, caseNo)
  const rows = new Map([...copiedTables.keys()].map((name) => [name, copiedRows(db, name, caseId)]))
  const currency = currenciesOf(rows)
  const names = namesOf(office)
  const shown = (value: unknown, property: string) => (isPerson(property) && typeof value === 'string' ? (names[value] ?? value) : value)
  return [...copiedTables].map(([name, columns]) => ({
    name,
    rows: rows.get(name)!.map((row) => ({
      currency: currency(row),
      fields: columns.map(({ property, kind }) => ({ property, kind, value: shown(row[property], property) })),
    })),
  }))
}

const isPerson = (property: string): boolean => property === 'assignedTo' || property === 'deputy'

/** In what currency a row's amounts are: its own, or that of the debts that it, its agreement or its offer is about. */
function currenciesOf(rows: ReadonlyMap<string, readonly Row[]>): (row: Row) => Currency {
  const ofDebt = new Map((rows.get('debts') ?? []).map(({ key, currency }) => [key, currency as Currency]))
  const through = (table: string, property: string) =>
    new Map((rows.get(table) ?? []).map((row) => [row[property], ofDebt.get(row['debt'])]))
  const ofAgreement = through('agreement_debts', 'agreement')
  const ofProposal = through('proposal_debts', 'proposal')
  const [first = 'CNY'] = ofDebt.values()
  return ({ currency, debt, agreement, key }) =>
    (currency as Currency | undefined) ?? ofDebt.get(debt) ?? ofAgreement.get(agreement) ?? ofProposal.get(key) ?? first
}
