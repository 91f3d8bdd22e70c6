import { foreignKey, sqliteTable, text, unique, index } from 'drizzle-orm/sqlite-core'
import type { Budget, Client, Hardship } from '../../src/domain/case-file.ts'
import { cases } from './cases.ts'
import { caseId, changing, choice, day, json, rules } from './columns.ts'

export const clients = sqliteTable(
  'clients',
  {
    ...changing(),
    caseId: caseId(),
    name: text('name').notNull(),
    nameLatin: text('name_latin'),
    aliases: text('aliases'),
    birthDate: day('birth_date'),
    idDocType: choice('id_doc_type', 'id_document_type'),
    idDocNo: text('id_doc_no'),
    idDocNoKeptBecause: text('id_doc_no_kept_because'),
    phones: json<Client['phones']>('phones').notNull(),
    email: text('email'),
    address: text('address'),
    timeZone: text('time_zone'),
    safeContactNote: text('safe_contact_note'),
    preferredChannel: choice('preferred_channel', 'contact_channel'),
    employmentStatus: choice('employment_status', 'employment_status'),
    occupation: text('occupation'),
    employer: text('employer'),
    maritalStatus: choice('marital_status', 'marital_status'),
    housingTenure: choice('housing_tenure', 'housing_tenure'),
    vulnerability: json<NonNullable<Client['vulnerability']>>('vulnerability'),
    household: json<Client['household']>('household').notNull(),
  },
  (t) => [
    unique('clients_case').on(t.caseId),
    foreignKey({ name: 'clients_in_case', columns: [t.caseId], foreignColumns: [cases.id] }).onDelete('restrict'),
    ...rules('clients', {
      choices: {
        id_doc_type: 'id_document_type',
        preferred_channel: 'contact_channel',
        employment_status: 'employment_status',
        marital_status: 'marital_status',
        housing_tenure: 'housing_tenure',
      },
      days: ['birth_date'],
      json: ['phones', 'vulnerability', 'household'],
      instants: ['created_at', 'updated_at'],
      filled: ['name'],
    }),
  ],
)

export const consents = sqliteTable(
  'consents',
  {
    ...changing(),
    caseId: caseId(),
    type: choice('type', 'consent_type').notNull(),
    givenOn: day('given_on').notNull(),
    method: choice('method', 'consent_method').notNull(),
    scope: text('scope'),
    expiresOn: day('expires_on'),
    withdrawnOn: day('withdrawn_on'),
  },
  (t) => [
    index('consents_case').on(t.caseId),
    foreignKey({ name: 'consents_in_case', columns: [t.caseId], foreignColumns: [cases.id] }).onDelete('restrict'),
    ...rules('consents', {
      choices: { type: 'consent_type', method: 'consent_method' },
      days: ['given_on', 'expires_on', 'withdrawn_on'],
      instants: ['created_at', 'updated_at'],
    }),
  ],
)

export const hardships = sqliteTable(
  'hardships',
  {
    ...changing(),
    caseId: caseId(),
    causes: json<Hardship['causes']>('causes').notNull(),
    startedOn: day('started_on'),
    expectedEnd: day('expected_end'),
    narrative: text('narrative'),
  },
  (t) => [
    unique('hardships_case').on(t.caseId),
    foreignKey({ name: 'hardships_in_case', columns: [t.caseId], foreignColumns: [cases.id] }).onDelete('restrict'),
    ...rules('hardships', { days: ['started_on', 'expected_end'], json: ['causes'], instants: ['created_at', 'updated_at'] }),
  ],
)

/** Versions of the budget; the newest counts. */
export const budgets = sqliteTable(
  'budgets',
  {
    ...changing(),
    caseId: caseId(),
    asOf: day('as_of').notNull(),
    currency: choice('currency', 'currency').notNull(),
    income: json<Budget['income']>('income').notNull(),
    expenses: json<Budget['expenses']>('expenses').notNull(),
    confirmedByClientOn: day('confirmed_by_client_on'),
    reason: text('reason'),
  },
  (t) => [
    index('budgets_case').on(t.caseId),
    foreignKey({ name: 'budgets_in_case', columns: [t.caseId], foreignColumns: [cases.id] }).onDelete('restrict'),
    ...rules('budgets', {
      choices: { currency: 'currency' },
      days: ['as_of', 'confirmed_by_client_on'],
      json: ['income', 'expenses'],
      filled: ['reason'],
      instants: ['created_at', 'updated_at'],
    }),
  ],
)
