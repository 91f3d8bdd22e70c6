import { foreignKey, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { changing, choice, day, rules } from './columns.ts'
import { people } from './office.ts'

export const cases = sqliteTable(
  'cases',
  {
    ...changing(),
    caseNo: text('case_no').notNull(),
    /** Random: what the log calls this case by, and all that is left of it once it is erased. */
    subject: text('subject').notNull(),
    /** Whose case it is, and who stands in, by the people's keys. */
    assignedTo: text('assigned_to'),
    deputy: text('deputy'),
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
    unique('cases_subject').on(t.subject),
    index('cases_assigned').on(t.assignedTo),
    index('cases_deputy').on(t.deputy),
    foreignKey({ name: 'cases_assigned_to', columns: [t.assignedTo], foreignColumns: [people.key] }).onDelete('restrict'),
    foreignKey({ name: 'cases_deputy_is', columns: [t.deputy], foreignColumns: [people.key] }).onDelete('restrict'),
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
      filled: ['case_no', 'subject'],
    }),
  ],
)
