import { foreignKey, integer, sqliteTable, text, unique, index } from 'drizzle-orm/sqlite-core'
import type { Installment, WrittenTerms } from '../../src/domain/case-file.ts'
import { cases } from './cases.ts'
import { caseId, changing, choice, day, json, kept, key, minor, rules, salted } from './columns.ts'
import { contactEntries } from './contacts.ts'
import { debts } from './debts.ts'
import { documents } from './documents.ts'
import { proposals } from './proposals.ts'
import { termColumns, termRules } from './terms.ts'

/** What never changes of an agreement; where it stands now is its newest state. */
export const agreements = sqliteTable('agreements', { ...kept(), caseId: caseId(), key: key(), replaces: text('replaces') }, (t) => [
  unique('agreements_key').on(t.caseId, t.key),
  foreignKey({ name: 'agreements_in_case', columns: [t.caseId], foreignColumns: [cases.id] }).onDelete('restrict'),
  foreignKey({ name: 'agreements_replaces', columns: [t.caseId, t.replaces], foreignColumns: [t.caseId, t.key] }).onDelete('restrict'),
  ...rules('agreements', { instants: ['created_at'], filled: ['key'] }),
])

/** Where an agreement stood, state after state: written once, the newest row counts. */
export const agreementStates = sqliteTable(
  'agreement_states',
  {
    ...kept(),
    caseId: caseId(),
    agreement: text('agreement').notNull(),
    proposal: text('proposal'),
    status: choice('status', 'agreement_status').notNull(),
    acceptedByClientOn: day('accepted_by_client_on'),
    graceDays: integer('grace_days'),
  },
  (t) => [
    index('agreement_states_agreement').on(t.caseId, t.agreement),
    ofAgreement('agreement_states', t),
    foreignKey({
      name: 'agreement_states_from_proposal',
      columns: [t.caseId, t.proposal],
      foreignColumns: [proposals.caseId, proposals.key],
    }).onDelete('restrict'),
    ...rules('agreement_states', {
      choices: { status: 'agreement_status' },
      days: ['accepted_by_client_on'],
      counts: { grace_days: [0, 365] },
      instants: ['created_at'],
    }),
  ],
)

/** The debts that an agreement is about. */
export const agreementDebts = sqliteTable(
  'agreement_debts',
  { ...salted(), caseId: caseId(), agreement: text('agreement').notNull(), debt: text('debt').notNull() },
  (t) => [
    unique('agreement_debts_pair').on(t.caseId, t.agreement, t.debt),
    ofAgreement('agreement_debts', t),
    foreignKey({ name: 'agreement_debts_to_debt', columns: [t.caseId, t.debt], foreignColumns: [debts.caseId, debts.key] }).onDelete(
      'restrict',
    ),
  ],
)

/** What was said by phone; the newest row counts. */
export const oralTerms = sqliteTable(
  'oral_terms',
  { ...kept(), caseId: caseId(), agreement: text('agreement').notNull(), contact: text('contact'), ...termColumns() },
  (t) => [
    index('oral_terms_agreement').on(t.caseId, t.agreement),
    ofAgreement('oral_terms', t),
    foreignKey({
      name: 'oral_terms_in_contact',
      columns: [t.caseId, t.contact],
      foreignColumns: [contactEntries.caseId, contactEntries.key],
    }).onDelete('restrict'),
    ...rules('oral_terms', { ...termRules, instants: ['created_at'] }),
  ],
)

/** What a paper says, row after row as more of it was typed. An agreement can have several papers; the newest counts. */
export const papers = sqliteTable(
  'papers',
  {
    ...kept(),
    caseId: caseId(),
    agreement: text('agreement').notNull(),
    document: text('document').notNull(),
    /** 1: the row before, typed again; 0: another paper. */
    again: integer('again').notNull(),
    form: choice('form', 'agreement_form').notNull(),
    issuedBy: text('issued_by').notNull(),
    signedOn: day('signed_on'),
    clauses: json<WrittenTerms['clauses']>('clauses').notNull(),
    clauseWords: json<NonNullable<WrittenTerms['clauseWords']>>('clause_words'),
    ...termColumns(),
  },
  (t) => [
    index('papers_agreement').on(t.caseId, t.agreement),
    ofAgreement('papers', t),
    foreignKey({ name: 'papers_document', columns: [t.caseId, t.document], foreignColumns: [documents.caseId, documents.key] }).onDelete(
      'restrict',
    ),
    ...rules('papers', {
      ...termRules,
      choices: { form: 'agreement_form' },
      days: ['signed_on', ...termRules.days],
      flags: ['again'],
      json: ['clauses', 'clause_words', ...termRules.json],
      instants: ['created_at'],
      filled: ['issued_by'],
    }),
  ],
)

/** Differences between said and written that a person accepted with a reason: written once. */
export const acceptedDifferences = sqliteTable(
  'accepted_differences',
  {
    ...kept(),
    caseId: caseId(),
    agreement: text('agreement').notNull(),
    term: text('term').notNull(),
    said: text('said').notNull(),
    written: text('written').notNull(),
    reason: text('reason').notNull(),
    acceptedOn: day('accepted_on').notNull(),
  },
  (t) => [
    index('accepted_differences_agreement').on(t.caseId, t.agreement),
    ofAgreement('accepted_differences', t),
    ...rules('accepted_differences', { days: ['accepted_on'], instants: ['created_at'], filled: ['term', 'reason'] }),
  ],
)

/** The installments, whole after each change; the newest row counts. */
export const schedules = sqliteTable(
  'schedules',
  { ...kept(), caseId: caseId(), agreement: text('agreement').notNull(), rows: json<Installment[]>('rows').notNull() },
  (t) => [
    index('schedules_agreement').on(t.caseId, t.agreement),
    ofAgreement('schedules', t),
    ...rules('schedules', { json: ['rows'], instants: ['created_at'] }),
  ],
)

export const payments = sqliteTable(
  'payments',
  {
    ...changing(),
    caseId: caseId(),
    agreement: text('agreement').notNull(),
    paidOn: day('paid_on').notNull(),
    amount: minor('amount').notNull(),
    method: choice('method', 'payment_method').notNull(),
    status: choice('status', 'payment_status').notNull(),
    receipt: text('receipt'),
    paidTo: text('paid_to'),
    note: text('note'),
  },
  (t) => [
    index('payments_agreement').on(t.caseId, t.agreement),
    ofAgreement('payments', t),
    foreignKey({ name: 'payments_receipt', columns: [t.caseId, t.receipt], foreignColumns: [documents.caseId, documents.key] }).onDelete(
      'restrict',
    ),
    ...rules('payments', {
      choices: { method: 'payment_method', status: 'payment_status' },
      days: ['paid_on'],
      money: ['amount'],
      instants: ['created_at', 'updated_at'],
    }),
  ],
)

type Columns = Parameters<typeof foreignKey>[0]['columns'][number]

function ofAgreement(table: string, t: { caseId: Columns; agreement: Columns }) {
  return foreignKey({
    name: `${table}_of_agreement`,
    columns: [t.caseId, t.agreement],
    foreignColumns: [agreements.caseId, agreements.key],
  }).onDelete('restrict')
}
