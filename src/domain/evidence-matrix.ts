import type { CaseDocument, CaseFile, ContactEntry, Day, Debt, EvidenceAsk } from './case-file.ts'
import { standingContacts } from './contacts.ts'
import { addDays, addMonths } from './day.ts'
import type { EnumValue } from './enums.ts'
import { localParts } from './time.ts'

/** Which document proves which hardship to which creditor, and where each of them stands. */

export type HardshipCause = EnumValue<'hardship_cause'>
export type EvidenceType = EnumValue<'evidence_type'>

/** Kinds of document of which any one will do, the usual one first. */
export type Need = readonly [EvidenceType, ...EvidenceType[]]

/** What every creditor asks for, whatever the hardship. */
export const alwaysNeeded: readonly Need[] = [['id_document'], ['income_proof', 'payslip'], ['bank_statement'], ['hardship_statement']]

/** The usual proof of each ground; our reading of the field, no creditor's list. */
const proofs: Record<HardshipCause, readonly Need[]> = {
  illness: [['medical_certificate'], ['medical_bill']],
  unemployment: [['unemployment_proof', 'termination_letter'], ['job_search_proof']],
  income_drop: [['payslip', 'income_proof']],
  business_failure: [['account_statement', 'court_document']],
  family_change: [['divorce_document', 'community_certificate']],
  bereavement: [['death_certificate']],
  birth_childcare: [['community_certificate', 'medical_certificate']],
  disability: [['disability_certificate']],
  mental_health: [['medical_certificate']],
  care_of_dependant: [['medical_certificate', 'community_certificate']],
  disaster: [['disaster_certificate']],
  fraud_victim: [['police_report']],
  forgot_payment: [['account_statement', 'payment_receipt']],
  over_borrowing: [['credit_report']],
  guarantee_called: [['loan_contract', 'court_document']],
  gambling: [['credit_report']],
  imprisonment: [['court_document']],
  other: [],
}

/** What a ground needs besides `alwaysNeeded`. */
export function neededFor(cause: HardshipCause): readonly Need[] {
  return proofs[cause].filter((need) => !alwaysNeeded.some((always) => need.every((type) => always.includes(type))))
}

/** `sentOlder`: the creditor has an older version than the one in the file. */
export type CellState = 'needed' | 'asked' | 'received' | 'stale' | 'sent' | 'sentOlder'

/** Where one need stands for one creditor. */
export interface EvidenceCell {
  debt: string
  state: CellState
  /** The newest of its kinds in the file. */
  document?: CaseDocument
  /** The first day on which it is too old, when it is. */
  staleOn?: Day
  /** The newest ask that no document has answered. */
  ask?: EvidenceAsk
  /** When this creditor was last sent one of the kinds, and which document that was. */
  sentOn?: Day
  sentVersion?: string
}

export interface EvidenceRow {
  /** Null: for every hardship; undefined: outside the table, but asked for. */
  ground?: HardshipCause | null
  types: Need
  /** One for each open debt; outside the table only for those for which it was asked or is there. */
  cells: EvidenceCell[]
}

/** Debts that somebody still has to be shown something for. */
export function openDebts(file: Pick<CaseFile, 'debts'>): Debt[] {
  return file.debts.filter(({ status }) => status !== 'settled')
}

/** The matrix as of `today`: what every creditor asks for, then each ground of the client, then what was asked for besides. */
export function evidenceMatrix(file: CaseFile, today: Day): EvidenceRow[] {
  const needs: Omit<EvidenceRow, 'cells'>[] = [
    ...alwaysNeeded.map((types) => ({ ground: null, types })),
    ...(file.hardship?.causes ?? []).flatMap((ground) => neededFor(ground).map((types) => ({ ground, types }))),
  ]
  const known = new Set(needs.flatMap(({ types }) => types))
  const besides = new Set((file.asks ?? []).map(({ type }) => type).filter((type) => !known.has(type)))
  const sent = sendings(file)
  const cellsOf = (types: Need) => openDebts(file).map(({ key }) => cellOf(file, types, key, sent, today))
  return [
    ...needs.map((row) => ({ ...row, cells: cellsOf(row.types) })),
    ...[...besides].map((type) => ({ types: [type] as const, cells: cellsOf([type]).filter(({ state }) => state !== 'needed') })),
  ]
}

/** The first day on which a document is too old: income and account papers after three months, any other after its last valid day; null while there is none. */
export function staleOn({ type, issuedOn, receivedOn, validUntil }: CaseDocument): Day | null {
  const ageing = type === 'income_proof' || type === 'payslip' || type === 'bank_statement'
  const lastGood = [ageing && addMonths(issuedOn ?? receivedOn, 3), validUntil].filter((day) => day !== false && day !== undefined)
  const [first] = lastGood.toSorted()
  return first === undefined ? null : addDays(first, 1)
}

/** How many of the needs are not met as of `today`, each counted once however many creditors want it. */
export interface EvidenceGaps {
  needed: number
  asked: number
  stale: number
  /** Asks whose day has passed. */
  late: number
}

export function evidenceGaps(file: CaseFile, today: Day): EvidenceGaps {
  const rows = evidenceMatrix(file, today)
  const inState = (state: CellState) => rows.filter(({ cells }) => cells.some((cell) => cell.state === state))
  const late = inState('asked').filter(({ cells }) => cells.some(({ ask }) => ask?.dueOn !== undefined && ask.dueOn < today))
  return { needed: inState('needed').length, asked: inState('asked').length, stale: inState('stale').length, late: late.length }
}

interface Sending {
  on: Day
  debts: readonly string[]
  document: CaseDocument
}

/** Documents that went out from our side, in the order of the log. */
function sendings(file: CaseFile): Sending[] {
  const byKey = new Map(file.documents.map((document) => [document.key, document]))
  return standingContacts(file)
    .filter(isOurs)
    .flatMap(({ at, debts, documents = [] }) =>
      documents.flatMap((key) => {
        const document = byKey.get(key)
        return document ? [{ on: localParts(at).day, debts, document }] : []
      }),
    )
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function isOurs({ direction }: ContactEntry): boolean {
  return direction === 'counselor_to_creditor' || direction === 'client_to_creditor'
}

function cellOf(file: CaseFile, types: Need, debt: string, sent: readonly Sending[], today: Day): EvidenceCell {
  const document = newest(file.documents.filter(({ type }) => types.includes(type)))
  const old = document && staleOn(document)
  const stale = old && old <= today ? old : undefined
  const last = sent.findLast((one) => one.debts.includes(debt) && types.includes(one.document.type))
  const ask = (file.asks ?? []).findLast(
    (one) => types.includes(one.type) && (one.debt ?? debt) === debt && (document === undefined || document.receivedOn < one.askedOn),
  )
  return {
    debt,
    state: stateOf({ document, stale, ask, last }),
    ...(document && { document }),
    ...(stale && { staleOn: stale }),
    ...(ask && { ask }),
    ...(last && { sentOn: last.on, sentVersion: last.document.key }),
  }
}

interface Known {
  document: CaseDocument | undefined
  stale: Day | undefined
  ask: EvidenceAsk | undefined
  last: Sending | undefined
}

function stateOf({ document, stale, ask, last }: Known): CellState {
  if (ask) return 'asked'
  if (!document) return 'needed'
  if (stale) return 'stale'
  if (!last) return 'received'
  return last.document.key === document.key ? 'sent' : 'sentOlder'
}

/** By the day that it bears, else the day it came; of two of one day the one that was added last. */
function newest(documents: readonly CaseDocument[]): CaseDocument | undefined {
  const age = ({ issuedOn, receivedOn }: CaseDocument) => issuedOn ?? receivedOn
  return documents.reduce<CaseDocument | undefined>((best, one) => (best && age(one) < age(best) ? best : one), undefined)
}
