import { z } from 'zod'
import type { CaseFile } from '../domain/case-file.ts'
import type { DueList } from '../domain/due.ts'
import { enums } from '../domain/enums.ts'
import type { OfficeLists } from '../domain/office-lists.ts'
import { officeLists } from './office-lists.ts'
import { caseNo, choice, day, parts } from './parts.ts'

/**
 * The one map of requests that the vault answers: name → what goes in. What comes back is `Answers` below.
 * `answer()` parses every input with its schema again, since the renderer is not trusted.
 */
const handle = z.string().regex(/^[\w-]{16,64}$/, 'handle.unknown')
const ofCase = { caseNo }
const key = z.string().min(1).max(80)
const draftKey = z.string().min(1, 'text.empty').max(200)
const today = { today: day }
const reason = z.string().min(1, 'text.empty').max(2000, 'text.tooLong')
/** Printable ASCII, since password fields switch input methods off. */
const passphrase = z
  .string()
  .min(12, 'passphrase.tooShort')
  .max(200, 'text.tooLong')
  .regex(/^[\x20-\x7e]*$/, 'passphrase.notAscii')
const { key: _k, ...newDebtShape } = parts.debt.shape
const { key: _c, corrects: _x, withdraws: _w, ...newContactShape } = parts.contact.shape
const { key: _p, ...newProposalShape } = parts.proposal.shape

export const newDebt = z.strictObject(newDebtShape)
export const newContactEntry = z.strictObject(newContactShape)
export const newProposal = z.strictObject(newProposalShape)
/** A case from intake: everything but what the vault decides (keys) and what comes later. */
export const newCase = z.strictObject({
  caseNo,
  jurisdiction: choice('jurisdiction'),
  priority: choice('priority'),
  openedOn: day,
  referralSource: choice('referral_source').optional(),
  householdRef: z.string().max(80).optional(),
  /** A case whose client lives in the same household; both cases then carry one householdRef. */
  householdWith: caseNo.optional(),
  client: parts.client,
  consents: z.array(parts.consent),
  hardship: parts.hardship.optional(),
  debts: z.array(newDebt),
})

export const sortKeys = ['caseNo', 'name', 'status', 'evidenceLevel', 'nextDate', 'openedOn'] as const

export const requests = {
  'office.create': z.strictObject({
    handle,
    passphrase,
    person: z
      .string()
      .refine((t) => t.trim() !== '', 'text.empty')
      .max(200, 'text.tooLong'),
    sample: z.strictObject({ cases: z.number().int().min(2).max(100_000), seed: z.number().int(), ...today }).optional(),
  }),
  'office.saveRecovery': z.strictObject({ handle }),
  'office.confirmRecovery': z.strictObject({ groups: z.array(z.strictObject({ index: z.number().int(), text: z.string().max(40) })) }),
  'office.unlock': z.strictObject({
    handle,
    secret: z.union([
      z.strictObject({ passphrase: z.string().max(200) }),
      z.strictObject({ recoveryKey: z.string().max(200), newPassphrase: passphrase }),
    ]),
  }),
  'office.state': z.strictObject({}),
  'office.copyTo': z.strictObject({ handle }),
  'office.check': z.strictObject({}),

  /** What the office has set for all its cases; lists that it never touched are missing. */
  'office.lists': z.strictObject({}),
  'office.saveList': z.union([
    z.strictObject({ name: z.literal('rules'), value: officeLists.rules }),
    z.strictObject({ name: z.literal('guidelines'), value: officeLists.guidelines }),
    z.strictObject({ name: z.literal('reserve'), value: officeLists.reserve }),
  ]),

  /** What is late, due today or within 14 days without a receipt, over all cases. */
  'due.list': z.strictObject({ ...today, offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }),

  'cases.list': z.strictObject({
    query: z.string().max(200),
    status: choice('case_status').nullable(),
    sort: z.enum(sortKeys),
    descending: z.boolean(),
    offset: z.number().int().min(0),
    limit: z.number().int().min(1).max(200),
  }),
  'cases.nextNo': z.strictObject({ year: z.number().int().min(1900).max(9999) }),
  'cases.similar': z.strictObject({
    name: z.string().max(200),
    phones: z.array(z.string().max(40)),
    idDocNo: z.string().max(60),
    exceptCaseNo: z.string().max(40).optional(),
  }),
  'cases.import': z.strictObject({ handle }),
  'cases.export': z.strictObject({ handle, caseNo: caseNo.optional(), ...today }),

  'case.open': z.strictObject(ofCase),
  'case.create': newCase,
  'case.update': z.strictObject({
    ...ofCase,
    status: choice('case_status').optional(),
    priority: choice('priority').optional(),
    outcome: choice('case_outcome').optional(),
    closedOn: day.optional(),
    reason: z.string().max(2000).optional(),
  }),
  'client.update': z.strictObject({ ...ofCase, client: parts.client }),
  'hardship.save': z.strictObject({ ...ofCase, hardship: parts.hardship }),
  'consent.add': z.strictObject({ ...ofCase, consent: parts.consent }),
  /** `withdrawnOn` null takes the withdrawal back. */
  'consent.withdraw': z.strictObject({ ...ofCase, index: z.number().int().min(0), withdrawnOn: day.nullable() }),
  /** Changes the newest version, or makes the first; with `newVersion` one beside it. A confirmed version never changes. */
  'budget.save': z.strictObject({
    ...ofCase,
    budget: parts.budget.omit({ confirmedByClientOn: true }),
    newVersion: z.boolean().optional(),
  }),
  'budget.confirm': z.strictObject({ ...ofCase, confirmedOn: day }),
  'debt.add': z.strictObject({ ...ofCase, debt: newDebt }),
  'debt.update': z.strictObject({ ...ofCase, key, debt: newDebt.omit({ balances: true }) }),
  'balance.add': z.strictObject({ ...ofCase, debt: key, balance: parts.balance }),
  'contact.add': z.strictObject({ ...ofCase, entry: newContactEntry }),
  'contact.correct': z.strictObject({ ...ofCase, corrects: key, entry: newContactEntry }),
  'contact.withdraw': z.strictObject({ ...ofCase, withdraws: key, reason, at: parts.contact.shape.at, zone: parts.contact.shape.zone }),
  'document.add': z.strictObject({
    ...ofCase,
    type: choice('evidence_type'),
    receivedOn: day,
    originalSeenOn: day.optional(),
  }),
  'document.read': z.strictObject({ ...ofCase, key }),
  'document.saveAs': z.strictObject({ ...ofCase, key, handle }),
  /** Offers made in one act, and what becomes of those that they answer or stand in place of. */
  'proposal.add': z.strictObject({
    ...ofCase,
    proposals: z.array(newProposal).min(1, 'list.empty').max(1000, 'list.tooLong'),
    others: z.array(z.strictObject({ key, status: choice('proposal_status') })).optional(),
  }),
  'proposal.update': z.strictObject({ ...ofCase, key, proposal: newProposal }),
  'agreement.add': z.strictObject({
    ...ofCase,
    debts: z.array(key).min(1, 'list.empty'),
    proposal: key.optional(),
    replaces: key.optional(),
    oralTerms: parts.oralTerms.optional(),
  }),
  'agreement.update': z.strictObject({
    ...ofCase,
    key,
    status: choice('agreement_status').optional(),
    graceDays: z.number().int().min(0).max(60).optional(),
    proposal: key.optional(),
  }),
  'agreement.oralTerms': z.strictObject({ ...ofCase, key, oralTerms: parts.oralTerms }),
  /** The current paper again with more of it typed, or a newer document, which becomes the paper that counts. */
  'agreement.paper': z.strictObject({ ...ofCase, key, writtenTerms: parts.writtenTerms }),
  'agreement.acceptDifference': z.strictObject({ ...ofCase, key, difference: parts.acceptedDifference }),
  'agreement.clientAccepts': z.strictObject({ ...ofCase, key, acceptedOn: day.nullable() }),
  'agreement.schedule': z.strictObject({ ...ofCase, key, schedule: z.array(parts.installment) }),
  'payment.add': z.strictObject({ ...ofCase, agreement: key, payment: parts.payment }),
  /** `receipt` null: there is none after all; missing: as before. */
  'payment.update': z.strictObject({
    ...ofCase,
    agreement: key,
    index: z.number().int().min(0),
    status: choice('payment_status'),
    receipt: key.nullable().optional(),
  }),

  /** Drafts are what has been typed and not saved: any JSON the form likes, encrypted, gone when saved or thrown away. */
  'draft.save': z.strictObject({ key: draftKey, content: z.string().max(2_000_000) }),
  'draft.read': z.strictObject({ key: draftKey }),
  'draft.drop': z.strictObject({ key: draftKey }),
  'draft.list': z.strictObject({}),

  /** Only on the paper view's port. */
  'paper.page': z.strictObject({
    kind: z.enum(['summary', 'recovery']),
    caseNo: caseNo.optional(),
    language: z.enum(['zh-CN', 'zh-TW', 'en']),
    ...today,
  }),
} satisfies Record<string, z.ZodType>

export type RequestName = keyof typeof requests
export type Input<R extends RequestName> = z.input<(typeof requests)[R]>
export type Parsed<R extends RequestName> = z.output<(typeof requests)[R]>

/** Who owes the next step. */
export type OwedBy = 'client' | 'creditor' | 'counselor'

export interface CaseRow {
  caseNo: string
  name: string
  status: (typeof enums.case_status)[number]
  priority: (typeof enums.priority)[number]
  evidenceLevel: (typeof enums.evidence_level)[number] | null
  nextDate: string | null
  owedBy: OwedBy | null
  openedOn: string
}

export interface OfficeState {
  open: boolean
  label: string
  person: string
  sample: boolean
  counts: { cases: number }
  /** What a person should know before working on: "office.entriesMissing", "office.uncleanExit". */
  notices: { code: string; params?: Record<string, string | number> }[]
}

export interface CheckReport {
  ok: boolean
  counts: Record<string, number>
  integrity: { ok: boolean; problems: string[] }
  chain: { ok: boolean; entries: number; head: string; problem: string | null }
  documents: { ok: boolean; count: number; problems: string[] }
}

export interface SimilarCase {
  caseNo: string
  name: string
  status: CaseRow['status']
  matched: ('name' | 'phone' | 'idDocNo')[]
}

export interface PaperPage {
  /** The static markup of <body>, made by React on the vault's side. */
  body: string
  title: string
  /** Plain texts of the running header and footer; the page numbers come between. */
  header: string
  footer: { date: string; pageOf: [string, string, string] }
  /** Code points that no bundled font has, "U+1F600", in order of appearance. */
  missing: string[]
}

/** What each request gives back. Every change to a case answers with the whole new case: one round trip. */
export interface Answers {
  'office.create': { recoveryKey: string; ask: [number, number] }
  'office.saveRecovery': { label: string }
  'office.confirmRecovery': OfficeState
  'office.unlock': OfficeState
  'office.state': OfficeState
  'office.copyTo': { label: string; counts: Record<string, number> }
  'office.check': CheckReport
  'office.lists': Partial<OfficeLists>
  'office.saveList': Partial<OfficeLists>
  'due.list': DueList
  'cases.list': { total: number; rows: CaseRow[] }
  'cases.nextNo': { caseNo: string }
  'cases.similar': SimilarCase[]
  'cases.import': { cases: number }
  'cases.export': { label: string; cases: number }
  'case.open': CaseFile
  'case.create': CaseFile
  'case.update': CaseFile
  'client.update': CaseFile
  'hardship.save': CaseFile
  'consent.add': CaseFile
  'consent.withdraw': CaseFile
  'budget.save': CaseFile
  'budget.confirm': CaseFile
  'debt.add': CaseFile
  'debt.update': CaseFile
  'balance.add': CaseFile
  'contact.add': CaseFile
  'contact.correct': CaseFile
  'contact.withdraw': CaseFile
  'document.add': CaseFile
  'document.read': { fileName: string; mime: string | null; base64: string | null; text: string | null; sizeBytes: number }
  'document.saveAs': { label: string }
  'proposal.add': CaseFile
  'proposal.update': CaseFile
  'agreement.add': CaseFile
  'agreement.update': CaseFile
  'agreement.oralTerms': CaseFile
  'agreement.paper': CaseFile
  'agreement.acceptDifference': CaseFile
  'agreement.clientAccepts': CaseFile
  'agreement.schedule': CaseFile
  'payment.add': CaseFile
  'payment.update': CaseFile
  'draft.save': null
  'draft.read': { content: string } | null
  'draft.drop': null
  'draft.list': { key: string; savedAt: string }[]
  'paper.page': PaperPage
}
