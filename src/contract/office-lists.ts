import { z } from 'zod'
import { ruleKinds } from '../domain/office-lists.ts'
import { choice, day, minor, rate } from './parts.ts'

const text = (max: number) =>
  z
    .string()
    .refine((given) => given.trim() !== '', 'text.empty')
    .max(max, 'text.tooLong')
const waitingDays = z.number().int('number.invalid').min(1, 'number.invalid').max(365, 'number.invalid')
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time.invalid')
const valid = { validFrom: day, validTo: day.optional() }

/** What an office sets for all its cases, as it is checked on the port. */
export const officeLists = {
  rules: z
    .array(
      z
        .strictObject({
          key: text(80),
          kind: z.enum(ruleKinds),
          name: text(200).optional(),
          jurisdiction: choice('jurisdiction'),
          value: rate,
          debtTypes: z.array(choice('debt_type')).optional(),
          creditorTypes: z.array(choice('creditor_type')).optional(),
          ...valid,
          source: text(500),
          lastChecked: day.optional(),
          on: z.boolean(),
        })
        .refine(({ kind, value }) => kind === 'costLine' || /^([1-9]\d?|100)$/.test(value), { error: 'rule.years', path: ['value'] }),
    )
    .max(1000, 'list.tooLong'),
  guidelines: z
    .array(
      z.strictObject({
        category: choice('expense_category'),
        currency: choice('currency'),
        first: minor,
        further: minor,
        source: text(500),
        ...valid,
      }),
    )
    .max(1000, 'list.tooLong'),
  reserve: z.strictObject({
    rate: rate.refine((share) => /^0*(0(\.\d+)?|1(\.0+)?)$/.test(share), 'reserve.moreThanWhole'),
    caps: z.partialRecord(choice('currency'), minor),
  }),
  chaser: z.strictObject({
    days: waitingDays,
    creditors: z.array(z.strictObject({ name: text(200), days: waitingDays })).max(1000, 'list.tooLong'),
  }),
  conduct: z.strictObject({
    on: z.record(text(80), z.boolean()),
    hours: z.strictObject({ from: clock, to: clock }).optional(),
    callsPerDay: z.number().int('number.invalid').min(1, 'number.invalid').max(1000, 'number.invalid').optional(),
  }),
  retention: z.strictObject({ years: z.number().int('number.invalid').min(1, 'number.invalid').max(100, 'number.invalid').nullable() }),
}
