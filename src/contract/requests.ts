import { z } from 'zod'
import { maskedNumbers } from '../domain/mask.ts'
import { erasureRequests } from './erasures.ts'
import { handle, officeRequests, page, personKey } from './office-requests.ts'
import { caseNo, choice, day, parts } from './parts.ts'

/**
 * The one map of requests that the vault answers: name → what goes in. What comes back is `Answers` below.
 * `answer()` parses every input with its schema again, since the renderer is not trusted.
 */
const ofCase = { caseNo }
const key = z.string().min(1).max(80)
const draftKey = z
  .string()
  .refine((text) => text.trim() !== '', 'text.empty')
  .max(200)
const today = { today: day }
const reason = z
  .string()
  .refine((text) => text.trim() !== '', 'text.empty')
  .max(2000, 'text.tooLong')
const assignment = { assignedTo: personKey.nullable().optional(), deputy: personKey.nullable().optional() }
const { key: _k, ...newDebtShape } = parts.debt.shape
const { key: _c, corrects: _x, withdraws: _w, ...newContactShape } = parts.contact.shape
const { key: _p, ...newProposalShape } = parts.proposal.shape
const { key: _q, ...newAskShape } = parts.ask.shape

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
  ...officeRequests,

  /** What is late, due today or within 14 days without a receipt, over all cases. */
  'due.list': z.strictObject({ ...today, offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }),

  /** What creditors, or we ourselves, still have to do over all cases. */
  'waiting.list': z.strictObject({
    ...today,
    by: z.enum(['creditor', 'us']),
    offset: z.number().int().min(0),
    limit: z.number().int().min(1).max(200),
  }),

  'cases.list': z.strictObject({
    query: z.string().max(200),
    status: choice('case_status').nullable(),
    sort: z.enum(sortKeys),
    descending: z.boolean(),
    /** Those of one person, by key, or those that are nobody's; everything that may be seen without it. */
    whose: z
      .union([z.literal('nobody'), personKey])
      .nullable()
      .optional(),
    ...page,
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
  /** Whether the record of this case, and the log of the whole office, are as they were written. */
  'case.verify': z.strictObject(ofCase),
  /** A masked number is to be shown: noted in the log by what it is, never by what it says. `of` is the key of the part that it stands in. */
  'case.reveal': z.strictObject({ ...ofCase, what: z.enum(maskedNumbers), of: key.optional() }),
  'case.create': newCase,
  /** Whose case it is and who stands in, by the people's keys; null is nobody, missing stays. */
  'case.assign': z.strictObject({ ...ofCase, ...assignment }),
  'cases.assign': z.strictObject({ caseNos: z.array(caseNo).min(1, 'list.empty').max(100_000, 'list.tooLong'), ...assignment }),
  'case.people': z.strictObject(ofCase),
  /** Who looked at it, printed it or took it out. */
  'case.viewers': z.strictObject({ ...ofCase, ...page }),
  'case.update': z.strictObject({
    ...ofCase,
    status: choice('case_status').optional(),
    priority: choice('priority').optional(),
    outcome: choice('case_outcome').optional(),
    closedOn: day.optional(),
    reason: reason.optional(),
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
  /** With `said`: in the same act the terms that were said, on an agreement or as a new one. */
  'contact.add': z.strictObject({
    ...ofCase,
    entry: newContactEntry,
    said: z.strictObject({ agreement: key.optional(), proposal: key.optional(), terms: parts.terms }).optional(),
  }),
  'contact.correct': z.strictObject({ ...ofCase, corrects: key, entry: newContactEntry }),
  'contact.withdraw': z.strictObject({ ...ofCase, withdraws: key, reason, at: parts.contact.shape.at, zone: parts.contact.shape.zone }),
  /** As many files come beside it, in the same order: one act. `name` is for what has none of its own, as pasted pictures. */
  'document.add': z.strictObject({
    ...ofCase,
    documents: z
      .array(parts.documentFacts.extend({ name: z.string().min(1).max(300).optional() }))
      .min(1, 'list.empty')
      .max(200, 'list.tooLong'),
  }),
  'document.describe': z.strictObject({ ...ofCase, key, facts: parts.documentFacts }),
  'document.read': z.strictObject({ ...ofCase, key }),
  /** A piece of a document's content, for previews that need no more of it. */
  'document.bytes': z.strictObject({
    ...ofCase,
    key,
    from: z.number().int().min(0),
    length: z
      .number()
      .int()
      .min(1)
      .max(8 * 1024 * 1024),
  }),
  'evidence.ask': z.strictObject({ ...ofCase, ask: z.strictObject(newAskShape) }),
  'evidence.dropAsk': z.strictObject({ ...ofCase, key }),
  'document.saveAs': z.strictObject({ ...ofCase, key, handle }),

  /** An evidence bundle: begun at a place that the person picked, then document after document. A new one ends the one before. */
  'bundle.start': z.strictObject({ ...ofCase, documents: z.array(key).min(1, 'list.empty').max(1000, 'list.tooLong'), handle }),
  'bundle.next': z.strictObject({}),
  'bundle.cancel': z.strictObject({}),
  /** Only from main: the pages that the bundle waits for; null when they could not be printed. */
  'bundle.paper': z.strictObject({ bytes: z.instanceof(Uint8Array).nullable() }),

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

  ...erasureRequests,
  /** Everything that the office has of one client, documents included, in one file. */
  'subject.copy': z.strictObject({ ...ofCase, handle }),

  /** Drafts are what has been typed and not saved: any JSON the form likes, encrypted, gone when saved or thrown away. */
  'draft.save': z.strictObject({ key: draftKey, content: z.string().max(2_000_000) }),
  'draft.read': z.strictObject({ key: draftKey }),
  'draft.drop': z.strictObject({ key: draftKey }),
  'draft.list': z.strictObject({}),

  /** Only on the paper view's port. */
  'paper.page': z.strictObject({
    kind: z.enum(['summary', 'recovery', 'letter', 'chronology', 'bundle', 'subject']),
    caseNo: caseNo.optional(),
    /** The contact entry that is the letter. */
    contact: key.optional(),
    /** The creditor whose chronology it is, by name; the whole case's without one. */
    creditor: z.string().max(200).optional(),
    /** Where the data file of the chronology goes. */
    handle: handle.optional(),
    language: z.enum(['zh-CN', 'zh-TW', 'en']),
    ...today,
  }),
} satisfies Record<string, z.ZodType>

export type RequestName = keyof typeof requests
export type Input<R extends RequestName> = z.input<(typeof requests)[R]>
export type Parsed<R extends RequestName> = z.output<(typeof requests)[R]>

export type * from './answers.ts'
export type * from './office-answers.ts'
export type * from './erasures.ts'
