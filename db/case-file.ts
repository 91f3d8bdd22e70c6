import { and, asc, eq, gt, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Agreement, BalanceClaim, CaseDocument, CaseFile, ContactEntry, Debt, OralTerms, Proposal } from '../src/domain/case-file.ts'
import { standingVersion } from '../src/domain/contacts.ts'
import type { Db } from './open.ts'
import { prepared } from './prepared.ts'
import * as read from './read-rows.ts'
import { fromJson, stated } from './rows.ts'
import {
  acceptedDifferences,
  agreementDebts,
  agreements,
  agreementStates,
  oralTerms,
  papers,
  payments,
  schedules,
} from './schema/agreements.ts'
import { cases } from './schema/cases.ts'
import { budgets, clients, consents, hardships } from './schema/clients.ts'
import { contactDebts, contactEntries } from './schema/contacts.ts'
import { balanceClaims } from './schema/balances.ts'
import { debts } from './schema/debts.ts'
import { documentFacts, documents, evidenceAsks } from './schema/documents.ts'
import { proposalDebts, proposals } from './schema/proposals.ts'

/** The rows of one case in one table, in the order in which they were made. */
function ofCase<T extends SQLiteTable & { id: SQLiteColumn; caseId: SQLiteColumn }>(table: T) {
  const statement = prepared((db) =>
    db
      .select()
      .from(table as SQLiteTable)
      .where(eq(table.caseId, sql.placeholder('caseId')))
      .orderBy(asc(table.id))
      .prepare(),
  )
  return (db: Db, caseId: number) => statement(db).all({ caseId }) as T['$inferSelect'][]
}

/** The same, without those up to an id. */
function ofCaseAfter<T extends SQLiteTable & { id: SQLiteColumn; caseId: SQLiteColumn }>(table: T) {
  const statement = prepared((db) =>
    db
      .select()
      .from(table as SQLiteTable)
      .where(and(eq(table.caseId, sql.placeholder('caseId')), gt(table.id, sql.placeholder('last'))))
      .orderBy(asc(table.id))
      .prepare(),
  )
  return (db: Db, caseId: number, last: number) => statement(db).all({ caseId, last }) as T['$inferSelect'][]
}

const caseWhere = (condition: (value: ReturnType<typeof sql.placeholder>) => SQL) =>
  prepared((db) =>
    db
      .select()
      .from(cases)
      .where(condition(sql.placeholder('value')))
      .prepare(),
  )
const caseByNo = caseWhere((value) => eq(cases.caseNo, value))
const caseById = caseWhere((value) => eq(cases.id, value))

const clientOf = ofCase(clients)
const consentsOf = ofCase(consents)
const hardshipOf = ofCase(hardships)
const budgetOf = ofCase(budgets)
const debtsOf = ofCase(debts)
const balancesOf = ofCase(balanceClaims)
const documentsOf = ofCase(documents)
const documentFactsOf = ofCase(documentFacts)
const asksOf = ofCase(evidenceAsks)
const contactsAfter = ofCaseAfter(contactEntries)
const contactDebtsAfter = ofCaseAfter(contactDebts)
const proposalsOf = ofCase(proposals)
const proposalDebtsOf = ofCase(proposalDebts)
const agreementsOf = ofCase(agreements)
const agreementDebtsOf = ofCase(agreementDebts)
const oralTermsOf = ofCase(oralTerms)
const papersOf = ofCase(papers)
const differencesOf = ofCase(acceptedDifferences)
const statesOf = ofCase(agreementStates)
const schedulesOf = ofCase(schedules)
const paymentsOf = ofCase(payments)

/** The whole case with this number, or undefined. */
export function readCaseFile(db: Db, caseNo: string): CaseFile | undefined {
  const row = caseByNo(db).get({ value: caseNo })
  return row && readParts(db, row)
}

/** The whole case with this id; it must exist. */
export function readCaseById(db: Db, caseId: number): CaseFile {
  const row = caseById(db).get({ value: caseId })
  if (!row) throw new Error('no case with this id')
  return readParts(db, row)
}

/** Every case, by case number, one at a time. */
export function* readAllCaseFiles(db: Db): IterableIterator<CaseFile> {
  for (const { id } of db.select({ id: cases.id }).from(cases).orderBy(asc(cases.caseNo)).all()) yield readCaseById(db, id)
}

function readParts(db: Db, row: typeof cases.$inferSelect): CaseFile {
  const { id } = row
  const [client] = clientOf(db, id)
  if (!client) throw new Error('a case without its client')
  const [hardship] = hardshipOf(db, id)
  const asks = asksOf(db, id).map(read.evidenceAsk)
  const [budget, ...earlierBudgets] = budgetOf(db, id).map(read.budget).toReversed()
  const contacts = readContacts(db, id)
  const { caseNo, jurisdiction, status, priority, openedOn, closedOn, outcome, referralSource, householdRef } = row
  return stated<CaseFile>({
    caseNo,
    jurisdiction,
    status,
    priority,
    openedOn,
    closedOn,
    outcome,
    referralSource,
    householdRef,
    client: read.client(client),
    consents: consentsOf(db, id).map(read.consent),
    hardship: hardship ? read.hardship(hardship) : null,
    budget: budget ?? null,
    earlierBudgets: earlierBudgets.length > 0 ? earlierBudgets : null,
    debts: readDebts(db, id),
    documents: readDocuments(db, id),
    asks: asks.length > 0 ? asks : null,
    contacts,
    proposals: readProposals(db, id),
    agreements: readAgreements(db, id, contacts),
  })
}

function readDebts(db: Db, caseId: number): Debt[] {
  const balances = groups(balancesOf(db, caseId), (row) => row.debt, read.balance)
  return debtsOf(db, caseId).map((row) => read.debt(row, balances(row.key) satisfies BalanceClaim[]))
}

function readDocuments(db: Db, caseId: number): CaseDocument[] {
  const newest = new Map(documentFactsOf(db, caseId).map((row) => [row.document, row]))
  return documentsOf(db, caseId).map((row) => read.document(row, newest.get(row.key)))
}

interface ReadLog {
  caseId: number
  entries: ContactEntry[]
  /** The ids of the last entry and of the last link to a debt. */
  lastEntry: number
  lastLink: number
}
const readLogs = new WeakMap<Db, ReadLog>()

/**
 * The log only ever gets rows, which are never changed: of the case that was read last, only those that came since are read
 * again. A log of years would else be read anew with every change to its case.
 */
function readContacts(db: Db, caseId: number): ContactEntry[] {
  const before = readLogs.get(db)
  const log = before?.caseId === caseId ? before : { caseId, entries: [], lastEntry: 0, lastLink: 0 }
  const rows = contactsAfter(db, caseId, log.lastEntry)
  const linkRows = contactDebtsAfter(db, caseId, log.lastLink)
  const links = groups(
    linkRows,
    (row) => row.contact,
    (row) => row.debt,
  )
  const entries = [...log.entries, ...rows.map((row) => read.contact(row, links(row.key)))]
  const lastOf = (list: readonly { id: number }[], last: number) => list.at(-1)?.id ?? last
  readLogs.set(db, { caseId, entries, lastEntry: lastOf(rows, log.lastEntry), lastLink: lastOf(linkRows, log.lastLink) })
  return entries
}

/** What was read is read anew: rows may be gone again when a change was taken back, and who checks wants what is there. */
export function forgetRead(db: Db): void {
  readLogs.delete(db)
}

function readProposals(db: Db, caseId: number): Proposal[] {
  const links = groups(
    proposalDebtsOf(db, caseId),
    (row) => row.proposal,
    (row) => row.debt,
  )
  return proposalsOf(db, caseId).map((row) => read.proposal(row, links(row.key)))
}

/** What was said, what counts first: the last, unless the contact in which it was said was taken back; the others newest first. */
function saidByWeight(rows: readonly OralTerms[], contacts: readonly ContactEntry[]): OralTerms[] {
  const stands = ({ contact }: OralTerms) => contact === undefined || standingVersion(contacts, contact) !== null
  const counts = rows.findLast(stands) ?? rows.at(-1)
  return counts === undefined ? [] : [counts, ...rows.filter((row) => row !== counts).toReversed()]
}

function readAgreements(db: Db, caseId: number, contacts: readonly ContactEntry[]): Agreement[] {
  const rows = agreementsOf(db, caseId)
  if (rows.length === 0) return []
  const of = (row: { agreement: string }) => row.agreement
  const links = groups(agreementDebtsOf(db, caseId), of, (row) => row.debt)
  const oral = groups(oralTermsOf(db, caseId), of, read.oralTerms)
  const written = groups(papersOf(db, caseId), of, (row) => row)
  const states = new Map(statesOf(db, caseId).map((row) => [row.agreement, row]))
  const schedule = new Map(schedulesOf(db, caseId).map((row) => [row.agreement, fromJson(row.rows)]))
  const accepted = groups(differencesOf(db, caseId), of, read.acceptedDifference)
  const paid = groups(paymentsOf(db, caseId), of, read.payment)
  return rows.map((row) => {
    const { key } = row
    const [newest, ...earlier] = written(key)
      .filter((_row, at, rows) => rows[at + 1]?.again !== 1)
      .map(read.writtenTerms)
      .toReversed()
    const [said, ...saidBefore] = saidByWeight(oral(key), contacts)
    const state = states.get(key)
    if (!state) throw new Error('an agreement without a state')
    return stated<Agreement>({
      key,
      debts: links(key),
      proposal: state.proposal,
      replaces: row.replaces,
      status: state.status,
      oralTerms: said ?? null,
      earlierOralTerms: saidBefore.length > 0 ? saidBefore : null,
      writtenTerms: newest ?? null,
      earlierPapers: earlier.length > 0 ? earlier : null,
      acceptedDifferences: accepted(key).length > 0 ? accepted(key) : null,
      acceptedByClientOn: state.acceptedByClientOn,
      graceDays: state.graceDays,
      schedule: schedule.get(key) ?? [],
      payments: paid(key),
    })
  })
}

/** Rows as domain objects, by what they belong to. */
function groups<R, V>(rows: readonly R[], owner: (row: R) => string, value: (row: R) => V): (key: string) => V[] {
  const found = new Map<string, V[]>()
  for (const row of rows) {
    const list = found.get(owner(row))
    if (list) list.push(value(row))
    else found.set(owner(row), [value(row)])
  }
  return (key) => found.get(key) ?? []
}
