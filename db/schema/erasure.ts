import { foreignKey, index, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { cases } from './cases.ts'
import { caseId, changing, choice, kept, rules } from './columns.ts'

/** Cases whose erasure somebody has asked for; the row's maker is that person. */
export const erasureRequests = sqliteTable(
  'erasure_requests',
  { ...kept(), caseId: caseId(), reason: choice('reason', 'erasure_reason').notNull() },
  (t) => [
    unique('erasure_requests_case').on(t.caseId),
    foreignKey({ name: 'erasure_requests_in_case', columns: [t.caseId], foreignColumns: [cases.id] }).onDelete('restrict'),
    ...rules('erasure_requests', { choices: { reason: 'erasure_reason' }, instants: ['created_at'] }),
  ],
)

/** Reasons why a case must not be erased; one that was lifted stays on record. */
export const holds = sqliteTable(
  'holds',
  { ...changing(), caseId: caseId(), reason: text('reason').notNull(), liftedAt: text('lifted_at') },
  (t) => [
    index('holds_case').on(t.caseId),
    foreignKey({ name: 'holds_in_case', columns: [t.caseId], foreignColumns: [cases.id] }).onDelete('restrict'),
    ...rules('holds', { instants: ['created_at', 'updated_at', 'lifted_at'], filled: ['reason'] }),
  ],
)
