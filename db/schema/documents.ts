import { blob, foreignKey, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { cases } from './cases.ts'
import { caseId, changing, choice, day, kept, key, rules } from './columns.ts'
import { debts } from './debts.ts'

/** What people say of a document: its kind, its days, who saw the original. */
const facts = () => ({
  type: choice('type', 'evidence_type').notNull(),
  receivedOn: day('received_on').notNull(),
  issuedOn: day('issued_on'),
  originalSeenOn: day('original_seen_on'),
  originalSeenBy: text('original_seen_by'),
  validUntil: day('valid_until'),
})
const factRules = {
  choices: { type: 'evidence_type' },
  days: ['received_on', 'issued_on', 'original_seen_on', 'valid_until'],
  instants: ['created_at'],
} as const

/** What is known of a stored document; its content lies encrypted beside the database under `stored_name`. */
export const documents = sqliteTable(
  'documents',
  {
    ...kept(),
    caseId: caseId(),
    key: key(),
    fileName: text('file_name').notNull(),
    ...facts(),
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
      ...factRules,
      counts: { size_bytes: [1, Number.MAX_SAFE_INTEGER] },
      filled: ['key', 'file_name', 'sha256', 'stored_name'],
    }),
  ],
)

/** What was said anew of a document; the newest row counts. */
export const documentFacts = sqliteTable(
  'document_facts',
  { ...kept(), caseId: caseId(), document: text('document').notNull(), ...facts() },
  (t) => [
    index('document_facts_document').on(t.caseId, t.document),
    foreignKey({
      name: 'document_facts_of_document',
      columns: [t.caseId, t.document],
      foreignColumns: [documents.caseId, documents.key],
    }).onDelete('restrict'),
    ...rules('document_facts', factRules),
  ],
)

/** Kinds of documents that the client was asked for. */
export const evidenceAsks = sqliteTable(
  'evidence_asks',
  {
    ...changing(),
    caseId: caseId(),
    key: key(),
    type: choice('type', 'evidence_type').notNull(),
    debt: text('debt'),
    askedOn: day('asked_on').notNull(),
    dueOn: day('due_on'),
    note: text('note'),
  },
  (t) => [
    unique('evidence_asks_key').on(t.caseId, t.key),
    foreignKey({ name: 'evidence_asks_in_case', columns: [t.caseId], foreignColumns: [cases.id] }).onDelete('restrict'),
    foreignKey({ name: 'evidence_asks_debt', columns: [t.caseId, t.debt], foreignColumns: [debts.caseId, debts.key] }).onDelete('restrict'),
    ...rules('evidence_asks', {
      choices: { type: 'evidence_type' },
      days: ['asked_on', 'due_on'],
      instants: ['created_at', 'updated_at'],
      filled: ['key'],
    }),
  ],
)
