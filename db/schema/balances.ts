import { foreignKey, index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { BalanceClaim } from '../../src/domain/case-file.ts'
import { caseId, choice, day, json, kept, rules } from './columns.ts'
import { contactEntries } from './contacts.ts'
import { debts } from './debts.ts'
import { documents } from './documents.ts'

/** What was stated about a debt, by whom and as of when: written once, never changed. */
export const balanceClaims = sqliteTable(
  'balance_claims',
  {
    ...kept(),
    caseId: caseId(),
    debt: text('debt').notNull(),
    asOf: day('as_of').notNull(),
    source: choice('source', 'balance_source').notNull(),
    components: json<BalanceClaim['components']>('components').notNull(),
    document: text('document'),
    contact: text('contact'),
    note: text('note'),
  },
  (t) => [
    index('balance_claims_debt').on(t.caseId, t.debt),
    foreignKey({ name: 'balance_claims_of_debt', columns: [t.caseId, t.debt], foreignColumns: [debts.caseId, debts.key] }).onDelete(
      'restrict',
    ),
    foreignKey({
      name: 'balance_claims_document',
      columns: [t.caseId, t.document],
      foreignColumns: [documents.caseId, documents.key],
    }).onDelete('restrict'),
    foreignKey({
      name: 'balance_claims_contact',
      columns: [t.caseId, t.contact],
      foreignColumns: [contactEntries.caseId, contactEntries.key],
    }).onDelete('restrict'),
    ...rules('balance_claims', { choices: { source: 'balance_source' }, days: ['as_of'], json: ['components'], instants: ['created_at'] }),
  ],
)
