import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { addAgreement, savePaper, saveSchedule, setClientAccepted, setOralTerms, updateAgreement } from '../../db/agreements.ts'
import { againstAnchor, auditHead } from '../../db/audit.ts'
import { updateCase } from '../../db/cases.ts'
import { readCaseFile } from '../../db/case-file.ts'
import { updateClient } from '../../db/clients.ts'
import { addContactEntry, correctContact, withdrawContact } from '../../db/contacts.ts'
import { addBalance } from '../../db/debts.ts'
import { askForEvidence, describeDocument, dropAsk } from '../../db/documents.ts'
import { saveOfficeList } from '../../db/office-lists.ts'
import { addPerson } from '../../db/office.ts'
import { closeDatabase, openDatabase } from '../../db/open.ts'
import { addPayment } from '../../db/payments.ts'
import { write } from '../../db/write.ts'
import { createAnchor, openAnchor, type Anchor } from '../../electron/vault/anchor.ts'
import { bringIn } from '../../electron/vault/bring-in.ts'
import { filesOf } from '../../electron/vault/office-folder.ts'
import type { Office } from '../../electron/vault/session.ts'
import type { Verifiable } from '../../electron/vault/verify.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'
import type { Chance } from '../../src/domain/sample/chance.ts'
import { sampleOffice } from '../../src/domain/sample/office.ts'
import { aContact, day, minor, paid, row } from '../domain/build.ts'
import { migrations } from '../support/office-db.ts'

/** Small offices as they lie on the disk, under fixed keys: no passphrase has to be stretched. */

const today = day('2026-11-22')
const keyOf = (no: number) => Buffer.alloc(32, no)
const none = { seq: 0, mac: '0'.repeat(64) }

/** An office that is open, with what a check needs of it. */
export type OpenOffice = Verifiable & { close: () => void }

/** Opens the office in a folder as the vault does: database, then anchor, which says what it has found. */
export function openOfficeIn(folder: string, create = false): OpenOffice {
  const files = filesOf(folder)
  let anchor: Anchor | null = null
  const chain = { key: keyOf(2), anchor: (head: { seq: number; mac: string }) => anchor?.add(head) }
  const database = openDatabase({ path: files.database, key: keyOf(1), create, migrations, chain })
  try {
    anchor = openAnchor(files.anchor, keyOf(3), auditHead(database.db), (anchored) => againstAnchor(database.db, anchored))
  } catch (error) {
    closeDatabase(database)
    throw error
  }
  const opened = anchor
  const close = () => {
    closeDatabase(database)
    opened.close()
  }
  return { folder, database, anchor: opened, keys: { documents: { epoch: 1, keys: new Map([[1, keyOf(4)]]) } }, close }
}

/** A new office without cases in `folder`, closed. */
export function emptyOffice(folder: string): void {
  mkdirSync(filesOf(folder).documents, { recursive: true })
  createAnchor(filesOf(folder).anchor, keyOf(3), none)
  const office = openOfficeIn(folder, true)
  addPerson(office.database, someone, { key: 'p1', name: someone.by, role: 'administrator' })
  office.close()
}

/** Opens the office in `folder`, takes made-up cases in and leaves it open. */
export async function withCases(folder: string, cases: number, seed: number): Promise<OpenOffice> {
  const office = openOfficeIn(folder)
  await bringIn(
    { ...office, me: { key: 'p1', name: someone.by, role: 'administrator' } } as unknown as Office,
    sampleOffice(cases, seed, today),
    () => undefined,
  )
  return office
}

/** The files of an office as they are now, for later. */
export function keepCopy(folder: string, name: string): string {
  const copy = join(folder, '..', name)
  cpSync(folder, copy, { recursive: true })
  return copy
}

const someone = { by: '周顾问', at: '2026-11-22T09:00:00.000Z' }

/** Some acts of a day, in cases that chance picks. */
export function someActs({ database }: OpenOffice, count: number, pick: Chance): void {
  const numbers = database.sqlite.prepare<[], string>('SELECT case_no FROM cases ORDER BY id').pluck().all()
  for (let i = 0; i < count; i++) {
    const file = readCaseFile(database.db, pick.of(numbers))!
    const at = `2026-11-2${pick.int(2, 5)}T0${pick.int(0, 9)}:0${pick.int(0, 9)}:00.000Z`
    pick.of(acts)(database, { by: pick.of(['周顾问', '吴顾问']), at }, file, pick)
  }
}

type Act = (open: OpenOffice['database'], who: typeof someone, file: CaseFile, pick: Chance) => void

const { key: _key, ...entry } = aContact('c0', '2026-11-20T10:00')

const acts: Act[] = [
  (open, who, { caseNo, debts }, pick) => {
    const debt = pick.of(debts).key
    addContactEntry(open, who, { caseNo, entry: { ...entry, debts: [debt], summary: `第${pick.int(1, 9999)}次联系` } })
  },
  (open, who, { caseNo, contacts, debts }, pick) => {
    const key = addContactEntry(open, who, { caseNo, entry: { ...entry, debts: [debts[0]!.key] } })
    if (pick.in100(50))
      correctContact(open, who, { caseNo, corrects: key, entry: { ...entry, debts: [], summary: `更正 ${contacts.length}` } })
    else withdrawContact(open, who, { caseNo, withdraws: key, reason: '记错', at: entry.at, zone: entry.zone })
  },
  (open, who, { caseNo, client }, pick) =>
    updateClient(open, who, { caseNo, client: { ...client, safeContactNote: `晚上${pick.int(6, 9)}点后` } }),
  (open, who, { caseNo, debts }, pick) => {
    const balance = {
      asOf: day(`2026-11-1${pick.int(0, 9)}`),
      source: 'phone',
      components: { principal: minor(pick.int(1, 9_999_999)) },
    } as const
    addBalance(open, who, { caseNo, debt: pick.of(debts).key, balance })
  },
  (open, who, file, pick) => tellAgreement(open, who, file, pick),
  (open, who, { caseNo, documents }, pick) => {
    const document = documents.at(-1)
    if (document)
      describeDocument(open, who, { caseNo, key: document.key, facts: { type: 'payslip', receivedOn: day(`2026-11-0${pick.int(1, 9)}`) } })
  },
  (open, who, { caseNo }, pick) => {
    const key = askForEvidence(open, who, { caseNo, ask: { type: 'income_proof', askedOn: day('2026-11-20') } })
    if (pick.in100(40)) dropAsk(open, who, { caseNo, key })
  },
  (open, who, { caseNo }, pick) => updateCase(open, who, { caseNo, priority: pick.of(['urgent', 'high', 'normal']) }),
  (open, who, _file, pick) => saveOfficeList(open, who, { name: 'reserve', value: { rate: `0.${pick.int(10, 30)}`, caps: {} } }),
  (open, who, { caseNo }) => write(open, { ...who, action: 'printed', about: 'case', caseNo }, () => undefined),
]

function tellAgreement(open: OpenOffice['database'], who: typeof someone, file: CaseFile, pick: Chance): void {
  const { caseNo, documents, debts } = file
  const key = file.agreements.at(-1)?.key ?? addAgreement(open, who, { caseNo, debts: [debts[0]!.key] })
  const total = minor(pick.int(100_000, 900_000))
  setOralTerms(open, who, { caseNo, key, oralTerms: { total, installments: pick.int(1, 36) } })
  const document = documents.at(-1)?.key
  if (document !== undefined)
    savePaper(open, who, { caseNo, key, writtenTerms: { document, form: 'letter', issuedBy: '银行', total, clauses: {} } })
  saveSchedule(open, who, { caseNo, key, schedule: [row(1, '2026-12-10', pick.int(100, 99_999))] })
  addPayment(open, who, { caseNo, agreement: key, payment: paid('2026-11-19', pick.int(100, 99_999)) })
  updateAgreement(open, who, { caseNo, key, graceDays: pick.int(0, 9) })
  if (pick.in100(50)) setClientAccepted(open, who, { caseNo, key, acceptedOn: day('2026-11-21') })
}
