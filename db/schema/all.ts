import { acceptedDifferences, agreementDebts, agreements, agreementStates, oralTerms, papers, payments, schedules } from './agreements.ts'
import { caseIndex, caseLookup, dueRows, waitingRows } from './case-index.ts'
import { cases } from './cases.ts'
import { budgets, clients, consents, hardships } from './clients.ts'
import { contactDebts, contactEntries } from './contacts.ts'
import { balanceClaims } from './balances.ts'
import { debts } from './debts.ts'
import { documentFacts, documents, evidenceAsks } from './documents.ts'
import { erasureRequests, holds } from './erasure.ts'
import { audit, auditNotes, backups, drafts, erasing, erasures, lastUse, meta, officeLists, people } from './office.ts'
import { proposalDebts, proposals } from './proposals.ts'

/** Tables whose every row is in the log with its digest. */
export const contentTables = {
  meta,
  people,
  office_lists: officeLists,
  backups,
  erasures,
  cases,
  clients,
  consents,
  hardships,
  budgets,
  debts,
  balance_claims: balanceClaims,
  documents,
  document_facts: documentFacts,
  evidence_asks: evidenceAsks,
  contact_entries: contactEntries,
  contact_debts: contactDebts,
  proposals,
  proposal_debts: proposalDebts,
  agreements,
  agreement_debts: agreementDebts,
  agreement_states: agreementStates,
  oral_terms: oralTerms,
  papers,
  accepted_differences: acceptedDifferences,
  schedules,
  payments,
  erasure_requests: erasureRequests,
  holds,
} as const

export type ContentTable = (typeof contentTables)[keyof typeof contentTables]

/** Tables that are the log, derived from content, or outside the log. */
export const otherTables = {
  audit,
  audit_notes: auditNotes,
  drafts,
  erasing,
  last_use: lastUse,
  case_index: caseIndex,
  case_lookup: caseLookup,
  due_rows: dueRows,
  waiting_rows: waitingRows,
} as const

/** Tables whose rows are written once: triggers of the first migration refuse to change, replace or delete them, but for an erasure. */
export const writtenOnce = [
  'audit',
  'audit_notes',
  'erasures',
  'documents',
  'document_facts',
  'contact_entries',
  'contact_debts',
  'agreements',
  'agreement_debts',
  'agreement_states',
  'oral_terms',
  'papers',
  'accepted_differences',
  'schedules',
] as const satisfies (keyof typeof contentTables | 'audit' | 'audit_notes')[]
