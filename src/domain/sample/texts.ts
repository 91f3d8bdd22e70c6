import type { CaseDocument } from '../case-file.ts'

/** The causes of hardship that the sample tells of. */
export type Cause =
  | 'illness'
  | 'unemployment'
  | 'income_drop'
  | 'business_failure'
  | 'family_change'
  | 'bereavement'
  | 'birth_childcare'
  | 'care_of_dependant'
  | 'disaster'
  | 'fraud_victim'
  | 'over_borrowing'
  | 'guarantee_called'

/** What a contact entry of the sample is about. */
export type Talk =
  | 'ask'
  | 'sendPapers'
  | 'offer'
  | 'paper'
  | 'agreed'
  | 'refused'
  | 'counter'
  | 'night'
  | 'threat'
  | 'thirdParty'
  | 'noAnswer'
  | 'busy'
  | 'callback'
  | 'balance'
  | 'toClient'
  | 'fromClient'
  | 'reminder'
  | 'complaint'
  | 'paid'
  | 'visit'

export interface HouseholdWords {
  spouse: string
  children: readonly string[]
  parent: string
  sameOffice: string
}

/**
 * What people say and write in one language. In braces: {amount}, {months}, {day}, {brand}, {lender}, {month} (when
 * the hardship began).
 */
export interface Texts {
  narratives: Record<Cause, readonly string[]>
  talks: Record<Talk, readonly string[]>
  promises: { papers: string; confirmation: string; answer: string; callBack: string }
  /** What goes before a corrected summary: with a wrong staff number, and without. */
  corrected: readonly [string, string]
  withdrawn: readonly string[]
  reasons: readonly string[]
  refusals: readonly string[]
  accepted: readonly string[]
  idKeptBecause: readonly string[]
  safeContact: readonly string[]
  debtNotes: readonly string[]
  budgetReasons: readonly string[]
  paymentNotes: { bounced: string; late: string }
  occupations: readonly string[]
  people: readonly string[]
  staffNo: (no: number) => string
  desk: (lender: string) => string
  collectors: readonly string[]
  consentScope: (lender: string) => string
  household: HouseholdWords
  documents: Partial<Record<CaseDocument['type'], string>>
  /** The text of a made-up paper. */
  paperText: (title: string, name: string) => string
  money: (amount: string, currency: string) => string
  day: (month: number, day: number) => string
  month: (year: number, month: number) => string
}
