import { integer } from 'drizzle-orm/sqlite-core'
import type { PayTo, Waiver } from '../../src/domain/case-file.ts'
import { day, json, minor } from './columns.ts'

/** Terms as asked, said or written. A null was not stated; waivers of `[]` say that nothing is waived. */
export const termColumns = () => ({
  total: minor('total'),
  installments: integer('installments'),
  firstDueOn: day('first_due_on'),
  waivers: json<Waiver[]>('waivers'),
  payTo: json<PayTo>('pay_to'),
})

export const termRules = {
  money: ['total'],
  counts: { installments: [1, 600] },
  days: ['first_due_on'],
  json: ['waivers', 'pay_to'],
} as const
