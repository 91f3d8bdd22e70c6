import { foreignKey, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import type { Proposal } from '../../src/domain/case-file.ts'
import { cases } from './cases.ts'
import { caseId, changing, choice, day, json, key, rules, salted } from './columns.ts'
import { debts } from './debts.ts'
import { termColumns, termRules } from './terms.ts'

const makers = ['client', 'counselor', 'creditor'] as const

export const proposals = sqliteTable(
  'proposals',
  {
    ...changing(),
    caseId: caseId(),
    key: key(),
    types: json<Proposal['types']>('types').notNull(),
    madeBy: text('made_by', { enum: makers }),
    answers: text('answers'),
    replaces: text('replaces'),
    sentOn: day('sent_on'),
    channel: choice('channel', 'contact_channel'),
    status: choice('status', 'proposal_status').notNull(),
    reasons: text('reasons'),
    validUntil: day('valid_until'),
    decidedOn: day('decided_on'),
    decisionNote: text('decision_note'),
    ...termColumns(),
    plan: json<NonNullable<Proposal['plan']>>('plan'),
    newBorrowing: integer('new_borrowing'),
    acceptedWarnings: json<NonNullable<Proposal['acceptedWarnings']>>('accepted_warnings'),
  },
  (t) => [
    unique('proposals_key').on(t.caseId, t.key),
    foreignKey({ name: 'proposals_in_case', columns: [t.caseId], foreignColumns: [cases.id] }).onDelete('restrict'),
    ...(['answers', 'replaces'] as const).map((link) =>
      foreignKey({ name: `proposals_${link}`, columns: [t.caseId, t[link]], foreignColumns: [t.caseId, t.key] }).onDelete('restrict'),
    ),
    ...rules('proposals', {
      ...termRules,
      choices: { channel: 'contact_channel', status: 'proposal_status', made_by: makers },
      days: ['sent_on', 'valid_until', 'decided_on', ...termRules.days],
      json: ['types', 'plan', 'accepted_warnings', ...termRules.json],
      flags: ['new_borrowing'],
      instants: ['created_at', 'updated_at'],
      filled: ['key'],
    }),
  ],
)

/** The debts that a proposal is about. */
export const proposalDebts = sqliteTable(
  'proposal_debts',
  { ...salted(), caseId: caseId(), proposal: text('proposal').notNull(), debt: text('debt').notNull() },
  (t) => [
    unique('proposal_debts_pair').on(t.caseId, t.proposal, t.debt),
    foreignKey({
      name: 'proposal_debts_proposal',
      columns: [t.caseId, t.proposal],
      foreignColumns: [proposals.caseId, proposals.key],
    }).onDelete('restrict'),
    foreignKey({ name: 'proposal_debts_to_debt', columns: [t.caseId, t.debt], foreignColumns: [debts.caseId, debts.key] }).onDelete(
      'restrict',
    ),
  ],
)
