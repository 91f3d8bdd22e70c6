import { foreignKey, integer, sqliteTable, text, unique, index } from 'drizzle-orm/sqlite-core'
import type { BalanceClaim, Debt } from '../../src/domain/case-file.ts'
import { cases } from './cases.ts'
import { caseId, changing, choice, day, json, kept, key, minor, rules } from './columns.ts'

export const debts = sqliteTable(
  'debts',
  {
    ...changing(),
    caseId: caseId(),
    key: key(),
    brand: text('brand').notNull(),
    debtType: choice('debt_type', 'debt_type').notNull(),
    debtClass: choice('debt_class', 'debt_class').notNull(),
    currency: choice('currency', 'currency').notNull(),
    parties: json<Debt['parties']>('parties').notNull(),
    accountNo: text('account_no'),
    contractNo: text('contract_no'),
    contractDate: day('contract_date'),
    originalAmount: minor('original_amount'),
    billDay: integer('bill_day'),
    dueDay: integer('due_day'),
    /** A decimal fraction as text: a float would not come back as it was written. */
    rate: text('rate'),
    rateBasis: choice('rate_basis', 'rate_basis'),
    overdueRate: text('overdue_rate'),
    overdueRateBasis: choice('overdue_rate_basis', 'rate_basis'),
    firstOverdueOn: day('first_overdue_on'),
    status: choice('status', 'account_status'),
    disputed: integer('disputed'),
    note: text('note'),
  },
  (t) => [
    unique('debts_key').on(t.caseId, t.key),
    foreignKey({ name: 'debts_in_case', columns: [t.caseId], foreignColumns: [cases.id] }).onDelete('restrict'),
    ...rules('debts', {
      choices: {
        debt_type: 'debt_type',
        debt_class: 'debt_class',
        currency: 'currency',
        rate_basis: 'rate_basis',
        overdue_rate_basis: 'rate_basis',
        status: 'account_status',
      },
      days: ['contract_date', 'first_overdue_on'],
      money: ['original_amount'],
      json: ['parties'],
      flags: ['disputed'],
      counts: { bill_day: [1, 31], due_day: [1, 31] },
      instants: ['created_at', 'updated_at'],
      filled: ['key', 'brand'],
    }),
  ],
)

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
  },
  (t) => [
    index('balance_claims_debt').on(t.caseId, t.debt),
    foreignKey({ name: 'balance_claims_of_debt', columns: [t.caseId, t.debt], foreignColumns: [debts.caseId, debts.key] }).onDelete(
      'restrict',
    ),
    ...rules('balance_claims', { choices: { source: 'balance_source' }, days: ['as_of'], json: ['components'], instants: ['created_at'] }),
  ],
)
