import { and, eq, gte, lt } from 'drizzle-orm'
import type { CaseFile, Debt } from '../src/domain/case-file.ts'
import type { Who } from './audit.ts'
import { Refusal } from './errors.ts'
import { caseIdOf, needCase } from './find.ts'
import { insertCaseFile } from './insert-case.ts'
import { readPeople } from './office.ts'
import type { Db, OpenDb } from './open.ts'
import { nextKey } from './rows.ts'
import { cases } from './schema/cases.ts'
import { write, writeMany, type Change } from './write.ts'

/** A case as intake gives it: its debts have no keys yet, and the rest comes later. */
export interface NewCase {
  caseNo: string
  jurisdiction: CaseFile['jurisdiction']
  priority: CaseFile['priority']
  openedOn: CaseFile['openedOn']
  referralSource?: CaseFile['referralSource'] | undefined
  householdRef?: string | undefined
  /** A case of the same household: both then carry one householdRef. */
  householdWith?: string | undefined
  client: CaseFile['client']
  consents: CaseFile['consents']
  hardship?: CaseFile['hardship'] | undefined
  debts: Omit<Debt, 'key'>[]
}

/** Opens a case in the status intake. Throws the Refusals 'case.numberTaken' and, for `householdWith`, 'case.unknown'. */
export function createCase(open: OpenDb, who: Who, input: NewCase): void {
  const { referralSource, householdRef, householdWith, hardship, ...rest } = input
  const debts: Debt[] = []
  for (const debt of input.debts) debts.push({ key: nextKey('d', debts), ...debt })
  const file: CaseFile = {
    ...rest,
    status: 'intake',
    debts,
    documents: [],
    contacts: [],
    proposals: [],
    agreements: [],
    ...(referralSource !== undefined && { referralSource }),
    ...(householdRef !== undefined && { householdRef }),
    ...(hardship !== undefined && { hardship }),
  }
  write(open, { ...who, action: 'created', about: 'case', caseNo: input.caseNo }, (tx) => {
    const shared = householdWith === undefined ? {} : { householdRef: sharedHousehold(tx, householdWith) }
    insertCaseFile(tx, { ...file, ...shared }, new Map())
  })
}

/** The householdRef of a case that has one; a case that has none gets its own number as such. */
function sharedHousehold(tx: Change, caseNo: string): string {
  const id = caseIdOf(tx.db, caseNo)
  if (id === undefined) throw new Refusal('case.unknown', { caseNo }, 'householdWith')
  const known = tx.db.select({ ref: cases.householdRef }).from(cases).where(eq(cases.id, id)).get()?.ref
  if (known) return known
  tx.update(cases, id, { householdRef: caseNo })
  return caseNo
}

interface CaseUpdate {
  caseNo: string
  status?: CaseFile['status'] | undefined
  priority?: CaseFile['priority'] | undefined
  outcome?: CaseFile['outcome'] | undefined
  closedOn?: CaseFile['closedOn'] | undefined
  /** Kept in the audit entry. */
  reason?: string | undefined
}

/** Changes what is given of a case and leaves the rest. */
export function updateCase(open: OpenDb, who: Who, { caseNo, reason, ...patch }: CaseUpdate): void {
  const about = { action: 'updated', about: 'case', caseNo, ...(reason !== undefined && { reason }) } as const
  write(open, { ...who, ...about }, (tx) => tx.update(cases, needCase(tx.db, caseNo), patch))
}

/** Says whose case it is and who stands in, by the people's keys; null is nobody. Throws the Refusal 'person.unknown'. */
export function assignCases(
  open: OpenDb,
  who: Who,
  {
    caseNos,
    assignedTo,
    deputy,
  }: { caseNos: readonly string[]; assignedTo?: string | null | undefined; deputy?: string | null | undefined },
): void {
  writeMany(open, who, (tx) => {
    const there = new Set(readPeople(tx.db).flatMap(({ key, removedAt }) => (removedAt === null ? [key] : [])))
    for (const key of [assignedTo, deputy]) if (key && !there.has(key)) throw new Refusal('person.unknown')
    for (const caseNo of caseNos) {
      tx.update(cases, needCase(tx.db, caseNo), { assignedTo, deputy })
      tx.entry({ action: 'updated', about: 'assignment', caseNo })
    }
  })
}

/** Whose case it is and who stands in, by the people's keys. Refuses case.unknown. */
export function assignmentOf(db: Db, caseNo: string): { assignedTo: string | null; deputy: string | null } {
  const { id, assignedTo, deputy } = cases
  return db
    .select({ assignedTo, deputy })
    .from(cases)
    .where(eq(id, needCase(db, caseNo)))
    .get()!
}

/** The case number after the highest of that year, "2026-0001" for the first; numbers of another form do not count. */
export function nextCaseNo(db: Db, year: number): string {
  const prefix = `${String(year).padStart(4, '0')}-`
  const after = `${prefix.slice(0, -1)}.`
  const rows = db
    .select({ caseNo: cases.caseNo })
    .from(cases)
    .where(and(gte(cases.caseNo, prefix), lt(cases.caseNo, after)))
    .all()
  const highest = rows.reduce((most, { caseNo }) => {
    const digits = caseNo.slice(prefix.length)
    return /^\d{1,9}$/.test(digits) ? Math.max(most, Number(digits)) : most
  }, 0)
  return prefix + String(highest + 1).padStart(4, '0')
}
