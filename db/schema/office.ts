import { blob, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { listNames, type OfficeLists } from '../../src/domain/office-lists.ts'
import { changing, choice, id, json, kept, rules } from './columns.ts'

/** Facts about the office itself, by name. */
export const meta = sqliteTable('meta', { ...changing(), key: text('key').notNull(), value: text('value').notNull() }, (t) => [
  unique('meta_key').on(t.key),
  ...rules('meta', { instants: ['created_at', 'updated_at'], filled: ['key'] }),
])

/** Who works in this office. */
export const people = sqliteTable('people', { ...kept(), name: text('name').notNull() }, (t) => [
  unique('people_name').on(t.name),
  ...rules('people', { instants: ['created_at'], filled: ['name'] }),
])

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
  { id: id(), key: text('key').notNull(), content: text('content').notNull(), savedAt: text('saved_at').notNull() },
  (t) => [unique('drafts_key').on(t.key), ...rules('drafts', { instants: ['saved_at'], filled: ['key'] })],
)

/** By table: row id and digest, or null when the row was removed. */
export type Touched = Record<string, [id: number, digest: string | null][]>

/** The log of everything that changed: gapless numbers, each entry's MAC over the one before. Written once. */
export const audit = sqliteTable(
  'audit',
  {
    seq: integer('seq').primaryKey(),
    at: text('at').notNull(),
    by: text('by').notNull(),
    action: choice('action', 'data_action').notNull(),
    about: text('about').notNull(),
    reason: text('reason'),
    /** Every row that this act touched. */
    touched: json<Touched>('touched').notNull(),
    prev: blob('prev', { mode: 'buffer' }).notNull(),
    mac: blob('mac', { mode: 'buffer' }).notNull(),
  },
  () =>
    rules('audit', {
      choices: { action: 'data_action' },
      instants: ['at'],
      json: ['touched'],
      filled: ['by', 'about'],
      counts: { seq: [1, Number.MAX_SAFE_INTEGER] },
    }),
)
