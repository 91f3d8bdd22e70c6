import { blob, foreignKey, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { listNames, type OfficeLists } from '../../src/domain/office-lists.ts'
import { changing, choice, id, json, kept, rules, salt } from './columns.ts'

/** Facts about the office itself, by name. */
export const meta = sqliteTable('meta', { ...changing(), key: text('key').notNull(), value: text('value').notNull() }, (t) => [
  unique('meta_key').on(t.key),
  ...rules('meta', { instants: ['created_at', 'updated_at'], filled: ['key'] }),
])

/** Who works, or worked, in this office. A name stays that person's for ever: the log knows people by it. */
export const people = sqliteTable(
  'people',
  {
    ...changing(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    role: choice('role', 'person_role').notNull(),
    /** Since when this person can no longer open the office. */
    removedAt: text('removed_at'),
  },
  (t) => [
    unique('people_key').on(t.key),
    unique('people_name').on(t.name),
    ...rules('people', {
      choices: { role: 'person_role' },
      instants: ['created_at', 'updated_at', 'removed_at'],
      filled: ['key', 'name'],
    }),
  ],
)

/** Backups that were made and checked, wherever they are now. */
export const backups = sqliteTable(
  'backups',
  {
    ...changing(),
    name: text('name').notNull(),
    place: text('place').notNull(),
    offMachine: integer('off_machine').notNull(),
    /** The epoch of the keys that open it. */
    epoch: integer('epoch').notNull(),
    /** The newest log entry in it. */
    seq: integer('seq').notNull(),
    digest: text('digest').notNull(),
    /** When it was last read back and found whole. */
    checkedAt: text('checked_at').notNull(),
    /** When it made room for newer ones. */
    removedAt: text('removed_at'),
  },
  () =>
    rules('backups', {
      flags: ['off_machine'],
      counts: { epoch: [1, 1_000_000], seq: [0, Number.MAX_SAFE_INTEGER] },
      instants: ['created_at', 'updated_at', 'checked_at', 'removed_at'],
      filled: ['name', 'place', 'digest'],
    }),
)

/** Clients who were erased: a pseudonym, the reason and who decided. Written once, and applied again to every restored backup. */
export const erasures = sqliteTable(
  'erasures',
  {
    ...kept(),
    subject: text('subject').notNull(),
    reason: choice('reason', 'erasure_reason').notNull(),
    askedBy: text('asked_by').notNull(),
  },
  (t) => [
    unique('erasures_subject').on(t.subject),
    ...rules('erasures', { choices: { reason: 'erasure_reason' }, instants: ['created_at'], filled: ['subject', 'asked_by'] }),
  ],
)

/** The subject that is being erased, inside that one transaction: the guards of what is written once give way to it alone. */
export const erasing = sqliteTable('erasing', { id: id(), subject: text('subject').notNull() }, () =>
  rules('erasing', { counts: { id: [1, 1] }, filled: ['subject'] }),
)

/** What the office has set for all its cases: rules, guidelines, the reserve. */
export const officeLists = sqliteTable(
  'office_lists',
  { ...changing(), name: text('name', { enum: listNames }).notNull(), list: json<OfficeLists[keyof OfficeLists]>('list').notNull() },
  (t) => [
    unique('office_lists_name').on(t.name),
    ...rules('office_lists', { choices: { name: listNames }, json: ['list'], instants: ['created_at', 'updated_at'] }),
  ],
)

/** One row: whether the last program that had this file open closed it in order. Says nothing about content, so it stays outside the log. */
export const lastUse = sqliteTable('last_use', { id: id(), closed: integer('closed').notNull() }, () =>
  rules('last_use', { flags: ['closed'], counts: { id: [1, 1] } }),
)

/** What has been typed and not saved; it stays outside the log and is gone when saved or thrown away. */
export const drafts = sqliteTable(
  'drafts',
  {
    id: id(),
    /** Whose draft it is, by the person's key. */
    person: text('person').notNull(),
    key: text('key').notNull(),
    content: text('content').notNull(),
    savedAt: text('saved_at').notNull(),
  },
  (t) => [unique('drafts_key').on(t.person, t.key), ...rules('drafts', { instants: ['saved_at'], filled: ['person', 'key'] })],
)

/** By table: row id and digest, or null when the row was removed. */
export type Touched = Record<string, [id: number, digest: string | null][]>

/**
 * The log of everything that changed or was looked at: gapless numbers, each entry's MAC over the one before. Written once.
 * It holds nothing about a client, so that it can outlive what it tells of.
 */
export const audit = sqliteTable(
  'audit',
  {
    seq: integer('seq').primaryKey(),
    at: text('at').notNull(),
    by: text('by').notNull(),
    action: choice('action', 'data_action').notNull(),
    /** What it was done to, without content: "contact c3". */
    about: text('about').notNull(),
    /** The case it is about, by its pseudonym. */
    subject: text('subject'),
    /** The salted digest of the reason in `audit_notes`. */
    note: text('note'),
    /** Every row that this act touched. */
    touched: json<Touched>('touched').notNull(),
    prev: blob('prev', { mode: 'buffer' }).notNull(),
    mac: blob('mac', { mode: 'buffer' }).notNull(),
  },
  (t) => [
    index('audit_subject').on(t.subject, t.action),
    ...rules('audit', {
      choices: { action: 'data_action' },
      instants: ['at'],
      json: ['touched'],
      filled: ['by', 'about', 'subject', 'note'],
      counts: { seq: [1, Number.MAX_SAFE_INTEGER] },
    }),
  ],
)

/** Why something was done, in a person's words; erased with the case. */
export const auditNotes = sqliteTable(
  'audit_notes',
  { seq: integer('seq').primaryKey(), salt: salt(), reason: text('reason').notNull() },
  (t) => [
    foreignKey({ name: 'audit_notes_of', columns: [t.seq], foreignColumns: [audit.seq] }).onDelete('restrict'),
    ...rules('audit_notes', { filled: ['reason'] }),
  ],
)
