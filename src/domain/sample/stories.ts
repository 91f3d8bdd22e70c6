import type { EnumValue } from '../enums.ts'
import type { MarketName } from './markets.ts'

/** How the installments of an agreement went until today. */
export type PlanCourse = 'fresh' | 'running' | 'ahead' | 'late' | 'part' | 'bounced' | 'broken' | 'done'

/** What one sample case tells; chance fills in the rest. */
export interface Story {
  status: EnumValue<'case_status'>
  market: MarketName
  debts: number
  contacts: number
  /** How long ago the case was opened, in days. */
  age: [number, number]
  /** How far the deal has come; without one there is no proposal yet. */
  rung?: EnumValue<'evidence_level'>
  proposal?: EnumValue<'proposal_status'>
  course?: PlanCourse
  agreementStatus?: EnumValue<'agreement_status'>
  /** What keeps said and written apart. */
  difference?: 'open' | 'accepted' | 'newerPaper' | 'issuer'
  /** The agreement is over two debts of one creditor. */
  joint?: true
  relief?: 'waived' | 'deferred'
  refused?: true
  person?: 'rare' | 'minority' | 'long'
  wrongIdNumber?: true
  /** Two people of one household. */
  spouse?: 0 | 1
  outcome?: EnumValue<'case_outcome'>
}

const early = { age: [2, 25] } satisfies Partial<Story>
const middle = { age: [45, 120] } satisfies Partial<Story>
const running = { age: [210, 420] } satisfies Partial<Story>
const old = { age: [330, 535] } satisfies Partial<Story>

/**
 * Thirty-eight cases which, with the two published ones, show every status, every rung of the evidence ladder, every
 * currency and every course of a plan. Larger offices repeat them with other people.
 */
export const stories: readonly Story[] = [
  { ...early, status: 'intake', market: 'CN', debts: 1, contacts: 3, person: 'rare' },
  { ...early, status: 'intake', market: 'TW', debts: 2, contacts: 3 },
  { ...early, status: 'intake', market: 'HK', debts: 4, contacts: 5, wrongIdNumber: true },
  { ...early, status: 'assessment', market: 'CN', debts: 3, contacts: 6, person: 'minority' },
  { ...early, status: 'assessment', market: 'UK', debts: 5, contacts: 8 },
  { ...early, status: 'awaiting_documents', market: 'CN', debts: 2, contacts: 7, wrongIdNumber: true },
  { ...early, status: 'awaiting_documents', market: 'DE', debts: 2, contacts: 9 },
  { ...middle, status: 'plan_drafting', market: 'CN', debts: 9, contacts: 12, rung: 'discussed', proposal: 'draft' },
  { ...middle, status: 'plan_drafting', market: 'TW', debts: 6, contacts: 10, rung: 'discussed', proposal: 'approved_by_client' },
  { ...middle, status: 'negotiating', market: 'CN', debts: 3, contacts: 18, rung: 'discussed', proposal: 'under_review', refused: true },
  { ...middle, status: 'negotiating', market: 'CN', debts: 5, contacts: 24, rung: 'oral_promise', person: 'long' },
  { ...middle, status: 'negotiating', market: 'HK', debts: 4, contacts: 14, rung: 'discussed', proposal: 'counter_offer' },
  { ...middle, status: 'negotiating', market: 'US', debts: 3, contacts: 11, rung: 'discussed', agreementStatus: 'pending_confirmation' },
  { ...middle, status: 'awaiting_confirmation', market: 'CN', debts: 2, contacts: 15, rung: 'oral_promise', spouse: 0 },
  { ...middle, status: 'awaiting_confirmation', market: 'TW', debts: 3, contacts: 13, rung: 'oral_promise', joint: true },
  { ...middle, status: 'awaiting_confirmation', market: 'CN', debts: 1, contacts: 12, rung: 'written_offer' },
  { ...middle, status: 'awaiting_confirmation', market: 'HK_EN', debts: 4, contacts: 16, rung: 'written_offer' },
  { ...middle, status: 'awaiting_confirmation', market: 'CN', debts: 2, contacts: 20, rung: 'terms_checked', difference: 'open' },
  { ...middle, status: 'awaiting_confirmation', market: 'TW', debts: 2, contacts: 9, rung: 'terms_checked' },
  { ...running, status: 'agreement_active', market: 'CN', debts: 2, contacts: 22, rung: 'confirmed', course: 'running', spouse: 1 },
  { ...running, status: 'agreement_active', market: 'CN', debts: 4, contacts: 31, rung: 'confirmed', course: 'late', joint: true },
  { ...running, status: 'agreement_active', market: 'TW', debts: 3, contacts: 19, rung: 'confirmed', course: 'part' },
  {
    ...running,
    status: 'agreement_active',
    market: 'CN',
    debts: 6,
    contacts: 40,
    rung: 'client_accepted',
    course: 'running',
    difference: 'open',
  },
  {
    ...running,
    status: 'agreement_active',
    market: 'HK',
    debts: 2,
    contacts: 14,
    rung: 'client_accepted',
    course: 'part',
    difference: 'issuer',
  },
  {
    ...running,
    status: 'agreement_active',
    market: 'CN',
    debts: 5,
    contacts: 28,
    rung: 'confirmed',
    course: 'bounced',
    difference: 'accepted',
  },
  { ...running, status: 'agreement_active', market: 'JP', debts: 3, contacts: 12, rung: 'confirmed', course: 'running' },
  { ...running, status: 'agreement_active', market: 'UK', debts: 4, contacts: 15, rung: 'confirmed', course: 'ahead' },
  {
    ...running,
    status: 'in_default',
    market: 'CN',
    debts: 7,
    contacts: 60,
    rung: 'confirmed',
    course: 'broken',
    agreementStatus: 'breached',
  },
  {
    ...running,
    status: 'in_default',
    market: 'TW',
    debts: 4,
    contacts: 26,
    rung: 'client_accepted',
    course: 'broken',
    difference: 'open',
    agreementStatus: 'breached',
  },
  {
    ...running,
    status: 'renegotiating',
    market: 'CN',
    debts: 8,
    contacts: 45,
    rung: 'confirmed',
    course: 'broken',
    difference: 'newerPaper',
    agreementStatus: 'breached',
    person: 'minority',
  },
  {
    ...running,
    status: 'renegotiating',
    market: 'HK',
    debts: 3,
    contacts: 23,
    rung: 'confirmed',
    course: 'late',
    relief: 'deferred',
    agreementStatus: 'cured',
  },
  { ...middle, status: 'on_hold', market: 'CN', debts: 2, contacts: 8, rung: 'discussed', proposal: 'sent' },
  { ...middle, status: 'on_hold', market: 'UK_SCT', debts: 1, contacts: 4 },
  { ...old, status: 'legal_proceedings', market: 'CN', debts: 9, contacts: 52, rung: 'discussed', proposal: 'rejected', refused: true },
  { ...old, status: 'legal_proceedings', market: 'TW', debts: 3, contacts: 21, rung: 'discussed', proposal: 'rejected', refused: true },
  {
    ...old,
    status: 'completed',
    market: 'CN',
    debts: 1,
    contacts: 17,
    rung: 'confirmed',
    course: 'done',
    agreementStatus: 'completed',
    outcome: 'plan_completed',
  },
  {
    ...old,
    status: 'completed',
    market: 'US',
    debts: 2,
    contacts: 13,
    rung: 'confirmed',
    course: 'done',
    relief: 'waived',
    agreementStatus: 'completed',
    outcome: 'settled_reduced',
  },
  {
    ...old,
    status: 'closed',
    market: 'CN',
    debts: 2,
    contacts: 6,
    rung: 'discussed',
    proposal: 'rejected',
    refused: true,
    outcome: 'no_agreement',
  },
]
