import { foreignKey, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { cases } from './cases.ts'
import type { ConductFacts, ContactEntry, LetterFacts } from '../../src/domain/case-file.ts'
import { caseId, choice, day, json, kept, key, rules, salted } from './columns.ts'
import { debts } from './debts.ts'

/** The contact log: written once. A correction or withdrawal is a new row that points to the earlier one. */
export const contactEntries = sqliteTable(
  'contact_entries',
  {
    ...kept(),
    caseId: caseId(),
    key: key(),
    at: text('at').notNull(),
    zone: text('zone').notNull(),
    durationSec: integer('duration_sec'),
    channel: choice('channel', 'contact_channel').notNull(),
    direction: choice('direction', 'contact_direction').notNull(),
    party: choice('party', 'contact_party'),
    number: text('number'),
    counterpartOrg: text('counterpart_org'),
    counterpartName: text('counterpart_name'),
    counterpartNo: text('counterpart_no'),
    refusedToSay: json<NonNullable<ContactEntry['refusedToSay']>>('refused_to_say'),
    summary: text('summary').notNull(),
    result: choice('result', 'contact_result').notNull(),
    readBack: integer('read_back'),
    promiseByUs: text('promise_by_us'),
    promiseByUsDueOn: day('promise_by_us_due_on'),
    promiseByThem: text('promise_by_them'),
    promiseByThemDueOn: day('promise_by_them_due_on'),
    recordingKind: choice('recording_kind', 'recording_kind'),
    recordingRef: text('recording_ref'),
    nextFollowUpOn: day('next_follow_up_on'),
    documents: json<NonNullable<ContactEntry['documents']>>('documents'),
    letter: json<LetterFacts>('letter'),
    conduct: json<ConductFacts>('conduct'),
    corrects: text('corrects'),
    withdraws: text('withdraws'),
  },
  (t) => [
    unique('contact_entries_key').on(t.caseId, t.key),
    foreignKey({ name: 'contact_entries_in_case', columns: [t.caseId], foreignColumns: [cases.id] }).onDelete('restrict'),
    foreignKey({ name: 'contact_entries_corrects', columns: [t.caseId, t.corrects], foreignColumns: [t.caseId, t.key] }).onDelete(
      'restrict',
    ),
    foreignKey({ name: 'contact_entries_withdraws', columns: [t.caseId, t.withdraws], foreignColumns: [t.caseId, t.key] }).onDelete(
      'restrict',
    ),
    ...rules('contact_entries', {
      choices: {
        channel: 'contact_channel',
        direction: 'contact_direction',
        party: 'contact_party',
        result: 'contact_result',
        recording_kind: 'recording_kind',
      },
      days: ['promise_by_us_due_on', 'promise_by_them_due_on', 'next_follow_up_on'],
      zoned: ['at'],
      flags: ['read_back'],
      json: ['refused_to_say', 'documents', 'letter', 'conduct'],
      counts: { duration_sec: [0, 86_400] },
      instants: ['created_at'],
      filled: ['key', 'zone', 'summary'],
    }),
  ],
)

/** The debts that a contact entry is about. */
export const contactDebts = sqliteTable(
  'contact_debts',
  { ...salted(), caseId: caseId(), contact: text('contact').notNull(), debt: text('debt').notNull() },
  (t) => [
    unique('contact_debts_pair').on(t.caseId, t.contact, t.debt),
    foreignKey({
      name: 'contact_debts_contact',
      columns: [t.caseId, t.contact],
      foreignColumns: [contactEntries.caseId, contactEntries.key],
    }).onDelete('restrict'),
    foreignKey({ name: 'contact_debts_to_debt', columns: [t.caseId, t.debt], foreignColumns: [debts.caseId, debts.key] }).onDelete(
      'restrict',
    ),
  ],
)
