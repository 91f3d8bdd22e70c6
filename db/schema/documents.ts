import { blob, foreignKey, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { cases } from './cases.ts'
import { caseId, choice, day, kept, key, rules } from './columns.ts'

/** What is known of a stored document; its content lies encrypted beside the database under `stored_name`. */
export const documents = sqliteTable(
  'documents',
  {
    ...kept(),
    caseId: caseId(),
    key: key(),
    type: choice('type', 'evidence_type').notNull(),
    fileName: text('file_name').notNull(),
    receivedOn: day('received_on').notNull(),
    originalSeenOn: day('original_seen_on'),
    sizeBytes: integer('size_bytes').notNull(),
    sha256: text('sha256').notNull(),
    storedName: text('stored_name').notNull(),
    /** The document's own key, wrapped by the office's. */
    wrappedKey: blob('wrapped_key', { mode: 'buffer' }).notNull(),
  },
  (t) => [
    unique('documents_key').on(t.caseId, t.key),
    unique('documents_stored').on(t.storedName),
    foreignKey({ name: 'documents_in_case', columns: [t.caseId], foreignColumns: [cases.id] }).onDelete('restrict'),
    ...rules('documents', {
      choices: { type: 'evidence_type' },
      days: ['received_on', 'original_seen_on'],
      counts: { size_bytes: [1, Number.MAX_SAFE_INTEGER] },
      instants: ['created_at'],
      filled: ['key', 'file_name', 'sha256', 'stored_name'],
    }),
  ],
)
