import type { Agreement, Budget, Debt, Proposal } from './case-money.ts'
import type { EnumValue } from './enums.ts'

export * from './case-money.ts'

/**
 * One case as everything computes from it: the screens, the ladder, the paper, the interchange file.
 * Its parts point to each other by `key`, unique within its kind and case; database ids stay in db/.
 * A missing property means "not stated", which is not the same as an empty list or zero.
 */
export interface CaseFile {
  caseNo: string
  jurisdiction: EnumValue<'jurisdiction'>
  status: EnumValue<'case_status'>
  priority: EnumValue<'priority'>
  openedOn: Day
  closedOn?: Day
  outcome?: EnumValue<'case_outcome'>
  referralSource?: EnumValue<'referral_source'>
  /** Cases with the same value are people of one household. */
  householdRef?: string
  client: Client
  consents: Consent[]
  hardship?: Hardship
  /** The newest version: the one that counts. */
  budget?: Budget
  /** Versions that a newer one replaced, newest first. */
  earlierBudgets?: Budget[]
  debts: Debt[]
  documents: CaseDocument[]
  /** Documents that somebody was asked for. */
  asks?: EvidenceAsk[]
  /** In the order in which they were logged. */
  contacts: ContactEntry[]
  proposals: Proposal[]
  agreements: Agreement[]
}

/** A calendar day, `YYYY-MM-DD`, 1900-01-01 or later. */
export type Day = string & { readonly __day: true }
/** An integer of minor units (fen, cent, yen), 0 to 2^53 − 1; its currency stands beside it. */
export type Minor = number & { readonly __minor: true }
/** A decimal fraction as text, "0.0005". */
export type Rate = string
/** Local date-time with its offset, `2026-03-13T10:12:00+08:00`; the IANA zone stands beside it. */
export type ZonedTime = string

export interface Client {
  name: string
  nameLatin?: string
  aliases?: string
  birthDate?: Day
  idDocType?: EnumValue<'id_document_type'>
  idDocNo?: string
  /** Why a number whose check digit is wrong was kept. */
  idDocNoKeptBecause?: string
  phones: Phone[]
  email?: string
  address?: string
  /** The IANA zone in which the client lives; contacts are judged in it. Without one the zone of each entry is. */
  timeZone?: string
  safeContactNote?: string
  preferredChannel?: EnumValue<'contact_channel'>
  employmentStatus?: EnumValue<'employment_status'>
  occupation?: string
  employer?: string
  maritalStatus?: EnumValue<'marital_status'>
  housingTenure?: EnumValue<'housing_tenure'>
  vulnerability?: EnumValue<'vulnerability_flag'>[]
  household: HouseholdMember[]
}

export interface Phone {
  number: string
  owner: EnumValue<'phone_owner'>
  safeToCall?: boolean
  /** When to call, as the client said it: "18:30-21:00". */
  reachable?: string
}

export interface HouseholdMember {
  label: string
  relation: EnumValue<'household_relation'>
  birthYear?: number
  dependant?: boolean
  note?: string
}

export interface Consent {
  type: EnumValue<'consent_type'>
  givenOn: Day
  method: EnumValue<'consent_method'>
  scope?: string
  expiresOn?: Day
  withdrawnOn?: Day
}

export interface Hardship {
  causes: EnumValue<'hardship_cause'>[]
  startedOn?: Day
  expectedEnd?: Day
  narrative?: string
}

export interface CaseDocument {
  key: string
  type: EnumValue<'evidence_type'>
  fileName: string
  receivedOn: Day
  /** The day that the document itself bears. */
  issuedOn?: Day
  originalSeenOn?: Day
  originalSeenBy?: string
  validUntil?: Day
  sizeBytes: number
  sha256: string
}

/** What may be said anew of a document whose content stays. */
export type DocumentFacts = Omit<CaseDocument, 'key' | 'fileName' | 'sizeBytes' | 'sha256'>

/** A kind of document that the client was asked for, for one creditor or for all. */
export interface EvidenceAsk {
  key: string
  type: EnumValue<'evidence_type'>
  /** The debt whose creditor wants it; for the whole case when it is missing. */
  debt?: string
  askedOn: Day
  dueOn?: Day
  note?: string
}

/** A document's entry before the office has stored its content and so knows size and digest. */
export type UnstoredDocument = Omit<CaseDocument, 'sizeBytes' | 'sha256'>

/** A case that comes from outside, from a file or the sample generator, with the content of its documents by key. */
export interface CaseFileInput {
  file: Omit<CaseFile, 'documents'> & { documents: UnstoredDocument[] }
  documents: { key: string; content: Uint8Array }[]
}

export interface ContactEntry {
  key: string
  debts: string[]
  at: ZonedTime
  zone: string
  durationSec?: number
  channel: EnumValue<'contact_channel'>
  direction: EnumValue<'contact_direction'>
  party?: EnumValue<'contact_party'>
  number?: string
  counterpartOrg?: string
  counterpartName?: string
  counterpartNo?: string
  /** What the counterpart was asked for and would not say. */
  refusedToSay?: ('name' | 'number')[]
  summary: string
  result: EnumValue<'contact_result'>
  /** Whether the terms were read back to the counterpart and agreed to. */
  readBack?: boolean
  promiseByUs?: Promised
  promiseByThem?: Promised
  recordingKind?: EnumValue<'recording_kind'>
  recordingRef?: string
  nextFollowUpOn?: Day
  /** Keys of documents that were sent or received with it. */
  documents?: string[]
  /** This entry is a letter of ours; its text is the summary. */
  letter?: LetterFacts
  /** What a person noted of the creditor side's conduct. */
  conduct?: ConductFacts
  /** This entry corrects an earlier one: both stay, the earlier one no longer counts. */
  corrects?: string
  /** This entry takes an earlier one back: both stay, neither counts. */
  withdraws?: string
  /** Who logged it and when (an instant), set by the office and not part of the interchange format. */
  loggedBy?: string
  loggedAt?: string
}

export const letterKinds = ['confirmation', 'query', 'complaint'] as const

export interface LetterFacts {
  kind: (typeof letterKinds)[number]
  /** The agreement whose terms it is about. */
  agreement?: string
  language: 'zh-CN' | 'zh-TW' | 'en'
  subject: string
}

export const contentBreaches = [
  'threat',
  'insult',
  'impersonation',
  'public_posting',
  'private_account',
  'extra_fee',
  'no_identification',
] as const

/** What can be ticked of the conduct in a contact that the creditor's side started. */
export const conductFacts = ['agreedHours', 'debtorUnreachable', 'refusedBefore', 'disclosedDebt', 'excluded'] as const

/** Facts that the conduct rules ask for; what is missing counts as not so. */
export interface ConductFacts {
  agreedHours?: boolean
  debtorUnreachable?: boolean
  refusedBefore?: boolean
  disclosedDebt?: boolean
  /** A call that the frequency rule of the US leaves out. */
  excluded?: boolean
  content?: (typeof contentBreaches)[number][]
}

export interface Promised {
  what: string
  dueOn?: Day
}
