import { integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { changing, choice, day, rules } from './columns.ts'

export const cases = sqliteTable(
  'cases',
  {
    ...changing(),
    caseNo: text('case_no').notNull(),
    jurisdiction: choice('jurisdiction', 'jurisdiction').notNull(),
    status: choice('status', 'case_status').notNull(),
    priority: choice('priority', 'priority').notNull(),
    openedOn: day('opened_on').notNull(),
    closedOn: day('closed_on'),
    outcome: choice('outcome', 'case_outcome'),
    referralSource: choice('referral_source', 'referral_source'),
    householdRef: text('household_ref'),
    /** Room for cases sealed under a key of their own. */
    keyId: integer('key_id'),
  },
  (t) => [
    unique('cases_no').on(t.caseNo),
    ...rules('cases', {
      choices: {
        jurisdiction: 'jurisdiction',
        status: 'case_status',
        priority: 'priority',
        outcome: 'case_outcome',
        referral_source: 'referral_source',
      },
      days: ['opened_on', 'closed_on'],
      instants: ['created_at', 'updated_at'],
      filled: ['case_no'],
    }),
  ],
)
