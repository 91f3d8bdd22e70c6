import { eq } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Day } from '../src/domain/case-file.ts'
import { localParts } from '../src/domain/time.ts'
import type { Finding, Logged, RecordFinding, VerifyReport } from '../src/domain/verify.ts'
import { noteDigest, rowDigest } from './canonical.ts'
import { touchedBy, walkChain, type LogEntry } from './chain.ts'
import { sqliteCode } from './errors.ts'
import { needCase } from './find.ts'
import { guardFindings } from './guard.ts'
import type { StoredFile } from './insert-case.ts'
import type { Db, Head, OpenDb } from './open.ts'
import { contentTables } from './schema/all.ts'
import { cases } from './schema/cases.ts'
import { auditNotes } from './schema/office.ts'
import { erasures } from './schema/office.ts'

type DocumentRow = typeof contentTables.documents.$inferSelect
/** A document with where its content lies, and the act that added it. */
export type RecordedDocument = Pick<DocumentRow, 'key' | 'fileName' | 'receivedOn' | 'sizeBytes' | 'sha256' | keyof StoredFile> & {
  logged?: Logged
}

/** What the database says; the contents of the documents and the anchor's own verdict come on top. */
export type CaseRecord = Pick<VerifyReport, 'since' | 'entries' | 'ownEntries' | 'contacts' | 'states' | 'findings'> & {
  documents: RecordedDocument[]
}

type Row = Record<string, unknown> & { id: number; salt: Buffer }
type TableName = keyof typeof contentTables
/** The last digest that the log holds of a row, and the act that left it so. */
interface Last {
  digest: string | null
  entry: LogEntry
}
/** By table and row id. */
type ByRow<T> = Map<string, Map<number, T>>

const caseTables = (Object.keys(contentTables) as TableName[]).filter((name) => name === 'cases' || 'caseId' in contentTables[name])

/**
 * Compares the record of one case with the log of the whole office, and the log with its anchor: tables and triggers,
 * every entry, and every row that is of this case now or once was. Damage is part of the answer, never thrown; a case
 * that is not there is the Refusal 'case.unknown'.
 */
export function verifyCase(open: OpenDb, caseNo: string, anchor: Head | null): CaseRecord {
  const { db, chain } = open
  const caseId = needCase(db, caseNo)
  const subject = subjectOf(db, caseId)
  const findings: Finding[] = []
  const read = <T>(table: string, work: () => T, otherwise: T) => readable(table, findings, work, otherwise)
  findings.push(...read('sqlite_master', () => guardFindings(open), []))
  const rows: ByRow<Row> = new Map()
  for (const name of caseTables) rows.set(name, new Map(read(name, () => rowsOf(db, name, caseId), []).map((row) => [row.id, row])))
  const logged: ByRow<Last> = new Map(caseTables.map((name) => [name, new Map()]))
  const own: LogEntry[] = []
  const about = { subject, erased: read('erasures', () => erasedSubjects(db), new Set()) }
  const walk = () => walkChain(db, chain.key, anchor, (entry) => noteOwn(entry, about, rows, logged) && own.push(entry))
  const walked = read('audit', walk, { entries: 0, head: '', findings: [] })
  findings.push(...walked.findings)
  for (const name of caseTables)
    findings.push(...read(name, () => recordFindings(db, { name, caseId }, rows.get(name)!, logged.get(name)!), []))
  findings.push(...read('audit_notes', () => noteFindings(db, own), []))
  return {
    since: own[0]?.at ?? null,
    entries: walked.entries,
    ownEntries: own.length,
    contacts: rows.get('contact_entries')!.size,
    states: rows.get('agreement_states')!.size,
    findings,
    documents: recorded(rows.get('documents')!, logged.get('documents')!),
  }
}

/** What stands on a damaged page cannot be read; that is then what was found. */
function readable<T>(table: string, findings: Finding[], work: () => T, otherwise: T): T {
  try {
    return work()
  } catch (error) {
    if (!sqliteCode(error)) throw error
    if (!findings.some((one) => one.kind === 'unreadable' && one.table === table)) findings.push({ kind: 'unreadable', table })
    return otherwise
  }
}

/** Where a table says whose row it is. */
function ownerOf(name: TableName): SQLiteColumn {
  const table = contentTables[name]
  return 'caseId' in table ? table.caseId : table.id
}

function rowsOf(db: Db, name: TableName, caseId: number): Row[] {
  const table: SQLiteTable = contentTables[name]
  return db
    .select()
    .from(table)
    .where(eq(ownerOf(name), caseId))
    .all() as Row[]
}

/** The case by what the log calls it, and the clients who were erased. */
interface About {
  subject: string | null
  erased: ReadonlySet<string>
}

/**
 * Keeps what an entry says of rows of this case: those that are there, and those that acts about this case have touched.
 * Ids that an erasure set free are given anew, so what was done with an erased client's rows is not of this case.
 */
function noteOwn(entry: LogEntry, { subject, erased }: About, rows: ByRow<Row>, logged: ByRow<Last>): boolean {
  const about = subject !== null && entry.subject === subject
  const ofErased = entry.subject !== null && erased.has(entry.subject)
  let own = about
  for (const [table, touched] of touchedBy(entry)) {
    const known = logged.get(table)
    for (const [id, digest] of known ? touched : []) {
      const mine = rows.get(table)!.has(id)
      if (mine && !ofErased) own = true
      if (mine || about || known!.has(id)) known!.set(id, { digest, entry })
    }
  }
  return own
}

/** What the log calls this case. */
function subjectOf(db: Db, caseId: number): string | null {
  return db.select({ subject: cases.subject }).from(cases).where(eq(cases.id, caseId)).get()?.subject ?? null
}

function erasedSubjects(db: Db): Set<string> {
  return new Set(
    db
      .select({ subject: erasures.subject })
      .from(erasures)
      .all()
      .map((row) => row.subject),
  )
}

/** The reasons that acts about this case were given. */
function noteFindings(db: Db, own: readonly LogEntry[]): RecordFinding[] {
  return own.flatMap((entry): RecordFinding[] => {
    const row = db.select().from(auditNotes).where(eq(auditNotes.seq, entry.seq)).get()
    if ((row ? noteDigest(row) : null) === entry.note) return []
    return [{ kind: 'record', table: 'audit_notes', row: entry.seq, what: row ? 'changed' : 'missing', logged: act(entry) }]
  })
}

interface Of {
  name: TableName
  caseId: number
}

/** Every row has a last digest and equals it; every last digest has its row, in this case or, untouched, in another one. */
function recordFindings(db: Db, { name: table, caseId }: Of, rows: Map<number, Row>, logged: Map<number, Last>): RecordFinding[] {
  const findings: RecordFinding[] = []
  for (const [id, row] of rows) {
    const last = logged.get(id)
    if (!last || last.digest === null) findings.push({ ...place(table, row), what: 'notLogged' })
    else if (last.digest !== rowDigest(contentTables[table], row))
      findings.push({ ...place(table, row), what: 'changed', logged: act(last.entry) })
  }
  for (const [id, { digest, entry }] of logged) {
    if (digest === null || rows.has(id)) continue
    const elsewhere = rowById(db, table, id)
    const moved = elsewhere && digest !== rowDigest(contentTables[table], elsewhere)
    if (moved) findings.push({ ...place(table, elsewhere), what: 'changed', logged: act(entry) })
    else if (!elsewhere || ownerIn(table, elsewhere) === caseId) findings.push({ ...gone(table, id, entry), what: 'missing' })
  }
  return findings
}

function rowById(db: Db, name: TableName, id: number): Row | undefined {
  const table = contentTables[name]
  return db
    .select()
    .from(table as SQLiteTable)
    .where(eq(table.id, id))
    .get() as Row | undefined
}

const ownerIn = (table: TableName, row: Row): unknown => (table === 'cases' ? row.id : row['caseId'])

type Place = Omit<RecordFinding, 'what'>

/** A row by its own key or that of the part it belongs to, and by its day. */
function place(table: TableName, row: Row): Place {
  const key = firstText(row, ['key', 'contact', 'agreement', 'proposal', 'document', 'debt'])
  const at = firstText(row, ['at', 'receivedOn', 'signedOn', 'paidOn', 'asOf', 'givenOn', 'sentOn', 'askedOn', 'acceptedOn'])
  return { kind: 'record', table, row: row.id, ...(key !== undefined && { key }), ...(at !== undefined && { on: dayOf(at) }) }
}

/** A row that is gone: its key is in what the act was about, unless a whole case came in. */
function gone(table: TableName, id: number, entry: LogEntry): Place {
  const [, key] = entry.about.split(' ')
  return { kind: 'record', table, row: id, ...(key !== undefined && { key }), logged: act(entry) }
}

function firstText(row: Row, properties: string[]): string | undefined {
  const found = properties.map((property) => row[property]).find((value) => typeof value === 'string' && value !== '')
  return found as string | undefined
}

const dayOf = (at: string): Day => localParts(at).day
const act = ({ seq, by, at }: LogEntry): Logged => ({ no: seq, by, at })

function recorded(rows: Map<number, Row>, logged: Map<number, Last>): RecordedDocument[] {
  return [...(rows as Map<number, Row & DocumentRow>).values()].map((row) => {
    const { id, key, fileName, receivedOn, sizeBytes, sha256, storedName, wrappedKey } = row
    const last = logged.get(id)
    return { key, fileName, receivedOn, sizeBytes, sha256, storedName, wrappedKey, ...(last && { logged: act(last.entry) }) }
  })
}
