import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { enums } from '../../src/domain/enums.ts'
import type { Owed } from '../../src/domain/owed.ts'
import { cases } from './cases.ts'
import { choice, day, minor, rules } from './columns.ts'

const owers = ['client', 'creditor', 'counselor'] as const

/**
 * What the case list finds and sorts by. Derived: computed from the case in the transaction that changes it, and may be
 * thrown away and computed again at any time. Ranks are places in their lists of stored values.
 */
export const caseIndex = sqliteTable(
  'case_index',
  {
    caseId: integer('case_id').primaryKey(),
    caseNo: text('case_no').notNull(),
    name: text('name').notNull(),
    search: text('search').notNull(),
    status: choice('status', 'case_status').notNull(),
    statusRank: integer('status_rank').notNull(),
    priority: choice('priority', 'priority').notNull(),
    evidenceRank: integer('evidence_rank'),
    nextDate: day('next_date'),
    owedBy: text('owed_by', { enum: owers }),
    openedOn: day('opened_on').notNull(),
  },
  (t) => [
    foreignKey({ name: 'case_index_of_case', columns: [t.caseId], foreignColumns: [cases.id] }).onDelete('restrict'),
    index('case_index_case_no').on(t.caseNo),
    index('case_index_name').on(t.name, t.caseNo),
    index('case_index_status').on(t.statusRank, t.caseNo),
    index('case_index_evidence').on(t.evidenceRank, t.caseNo),
    index('case_index_next').on(t.nextDate, t.caseNo),
    index('case_index_opened').on(t.openedOn, t.caseNo),
    ...rules('case_index', {
      choices: { status: 'case_status', priority: 'priority', owed_by: owers },
      counts: { evidence_rank: [0, enums.evidence_level.length - 1], status_rank: [0, enums.case_status.length - 1] },
      days: ['next_date', 'opened_on'],
    }),
  ],
)

/** By what a case of the same person is found: the name, the phone numbers and the ID number, written one way. Derived. */
export const caseLookup = sqliteTable(
  'case_lookup',
  {
    kind: text('kind', { enum: ['name', 'phone', 'idDocNo'] }).notNull(),
    value: text('value').notNull(),
    caseId: integer('case_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'case_lookup_key', columns: [t.kind, t.value, t.caseId] }),
    index('case_lookup_case').on(t.caseId),
    foreignKey({ name: 'case_lookup_of_case', columns: [t.caseId], foreignColumns: [cases.id] }).onDelete('restrict'),
    ...rules('case_lookup', { choices: { kind: ['name', 'phone', 'idDocNo'] } }),
  ],
)

/** Rows of schedules that want money or a receipt, over all cases, and from which day to which they do. Derived. */
export const dueRows = sqliteTable(
  'due_rows',
  {
    caseId: integer('case_id').notNull(),
    agreement: text('agreement').notNull(),
    no: integer('no').notNull(),
    debt: text('debt').notNull(),
    brand: text('brand').notNull(),
    currency: choice('currency', 'currency').notNull(),
    dueOn: day('due_on').notNull(),
    lastGoodDay: day('last_good_day').notNull(),
    holdsFrom: day('holds_from').notNull(),
    holdsUntil: day('holds_until').notNull(),
    amount: minor('amount').notNull(),
    open: minor('open').notNull(),
    reported: minor('reported').notNull(),
  },
  (t) => [
    primaryKey({ name: 'due_rows_key', columns: [t.caseId, t.agreement, t.no, t.holdsFrom] }),
    index('due_rows_day').on(t.holdsUntil, t.dueOn),
    foreignKey({ name: 'due_rows_of_case', columns: [t.caseId], foreignColumns: [cases.id] }).onDelete('restrict'),
    ...rules('due_rows', {
      choices: { currency: 'currency' },
      days: ['due_on', 'last_good_day', 'holds_from', 'holds_until'],
      money: ['amount', 'open', 'reported'],
      counts: { no: [1, 600] },
      filled: ['agreement'],
    }),
  ],
)

/** What somebody else or we ourselves still have to do, over all cases. Derived. */
export const waitingRows = sqliteTable(
  'waiting_rows',
  {
    caseId: integer('case_id').notNull(),
    kind: text('kind').$type<Owed['kind']>().notNull(),
    ref: text('ref').notNull(),
    agreement: text('agreement'),
    by: text('by', { enum: ['creditor', 'us'] }).notNull(),
    creditor: text('creditor').notNull(),
    brands: text('brands').notNull(),
    /** The debt over which to call. */
    debt: text('debt'),
    what: text('what'),
    since: day('since'),
    /** Its own day, where it has one; else the office's days for this creditor count. */
    dueOn: day('due_on'),
    currency: choice('currency', 'currency'),
    total: minor('total'),
    waived: minor('waived'),
    letters: integer('letters').notNull(),
    lastLetterOn: day('last_letter_on'),
    /** Calls of ours since the last letter. */
    calls: integer('calls').notNull(),
  },
  (t) => [
    primaryKey({ name: 'waiting_rows_key', columns: [t.caseId, t.kind, t.ref] }),
    index('waiting_rows_by').on(t.by),
    foreignKey({ name: 'waiting_rows_of_case', columns: [t.caseId], foreignColumns: [cases.id] }).onDelete('restrict'),
    ...rules('waiting_rows', {
      choices: { by: ['creditor', 'us'], currency: 'currency' },
      days: ['since', 'due_on', 'last_letter_on'],
      money: ['total', 'waived'],
      filled: ['kind', 'ref'],
    }),
  ],
)
