import { foreignKey, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import type { Debt } from '../../src/domain/case-file.ts'
import { cases } from './cases.ts'
import { caseId, changing, choice, day, json, key, minor, rules } from './columns.ts'

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
    dayCount: choice('day_count', 'day_count'),
    compounding: choice('compounding', 'compounding'),
    interestRounding: text('interest_rounding', { enum: ['once', 'daily'] }),
    lateFee: json<NonNullable<Debt['lateFee']>>('late_fee'),
    allocationOrder: json<NonNullable<Debt['allocationOrder']>>('allocation_order'),
    status: choice('status', 'account_status'),
    disputed: integer('disputed'),
    limitationFrom: day('limitation_from'),
    interruptions: json<NonNullable<Debt['interruptions']>>('interruptions'),
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
        day_count: 'day_count',
        compounding: 'compounding',
        interest_rounding: ['once', 'daily'],
        status: 'account_status',
      },
      days: ['contract_date', 'first_overdue_on', 'limitation_from'],
      money: ['original_amount'],
      json: ['parties', 'late_fee', 'allocation_order', 'interruptions'],
      flags: ['disputed'],
      counts: { bill_day: [1, 31], due_day: [1, 31] },
      instants: ['created_at', 'updated_at'],
      filled: ['key', 'brand'],
    }),
  ],
)
