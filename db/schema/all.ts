import { acceptedDifferences, agreementDebts, agreements, installments, oralTerms, papers, payments } from './agreements.ts'
import { caseIndex, caseLookup, dueRows } from './case-index.ts'
import { cases } from './cases.ts'
import { budgets, clients, consents, hardships } from './clients.ts'
import { contactDebts, contactEntries } from './contacts.ts'
import { balanceClaims } from './balances.ts'
import { debts } from './debts.ts'
import { documents } from './documents.ts'
import { audit, drafts, lastUse, meta, officeLists, people } from './office.ts'
import { proposalDebts, proposals } from './proposals.ts'

/** Tables whose every row is in the log with its digest. */
export const contentTables = {
  meta,
  people,
  office_lists: officeLists,
  cases,
  clients,
  consents,
  hardships,
  budgets,
  debts,
  balance_claims: balanceClaims,
  documents,
  contact_entries: contactEntries,
  contact_debts: contactDebts,
  proposals,
  proposal_debts: proposalDebts,
  agreements,
  agreement_debts: agreementDebts,
  oral_terms: oralTerms,
  papers,
  accepted_differences: acceptedDifferences,
  installments,
  payments,
} as const

export type ContentTable = (typeof contentTables)[keyof typeof contentTables]

/** Tables that are the log, derived from content, or outside the log. */
export const otherTables = { audit, drafts, last_use: lastUse, case_index: caseIndex, case_lookup: caseLookup, due_rows: dueRows } as const
