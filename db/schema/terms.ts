import { integer, text } from 'drizzle-orm/sqlite-core'
import type { Clawback, Minor, PayTo, Rate, Waiver } from '../../src/domain/case-file.ts'
import { day, json, minor } from './columns.ts'

/** Terms as asked, said or written. A null was not stated; waivers of `[]` say that nothing is waived. */
export const termColumns = () => ({
  total: minor('total'),
  installments: integer('installments'),
  amounts: json<Minor[]>('amounts'),
  firstDueOn: day('first_due_on'),
  lastDueOn: day('last_due_on'),
  waivers: json<Waiver[]>('waivers'),
  clawback: json<Clawback>('clawback'),
  interest: text('interest').$type<Rate>(),
  graceDays: integer('grace_days'),
  payTo: json<PayTo>('pay_to'),
})

export const termRules = {
  money: ['total'],
  counts: { installments: [1, 600], grace_days: [0, 365] },
  days: ['first_due_on', 'last_due_on'],
  json: ['amounts', 'waivers', 'clawback', 'pay_to'],
} as const
