import { z } from 'zod'
import type { Minor } from '../domain/case-file.ts'
import { caseNo, choice, day, minor, partsOver } from './parts.ts'

/**
 * The format `parley-cases`, version 1. Read forwards it checks a file; read backwards (encode) it writes one, in the
 * order of the keys here. A list that is absent is read as empty; any other absent key stays absent.
 */
const moneyPattern = new RegExp(`^(?:${upTo(String(Number.MAX_SAFE_INTEGER)).join('|')})$`)

/** Money in a file: whole minor units as digits, so that no reader turns them into a fraction. */
const fileMoney = z.codec(
  z
    .string()
    .refine((text) => !/^[-−]/.test(text), { error: 'money.negative', abort: true })
    .refine((text) => !/^\d+[.,]\d+$/.test(text), { error: 'money.thirdDecimal', abort: true })
    .refine((text) => /^(?:0|[1-9]\d*)$/.test(text), { error: 'money.invalid', abort: true })
    .regex(moneyPattern, 'money.tooLarge')
    .meta({ id: 'Money', description: 'Whole minor units (fen, cent, yen), 0 to 9007199254740991 (2^53 − 1).' }),
  minor,
  { decode: (text) => Number(text) as Minor, encode: (value) => String(value) },
)
const part = partsOver(fileMoney)
const key = part.debt.shape.key
const list = <T extends z.ZodType>(item: T) => z.array(item).max(10_000, 'list.tooLong').default([])
const computed = z.unknown().meta({ description: 'Computed as of `asOf` when written; any value is ignored when read.' }).optional()

const client = part.client.extend({
  phones: part.client.shape.phones.default([]),
  household: part.client.shape.household.default([]),
})
const hardship = part.hardship.extend({ causes: part.hardship.shape.causes.default([]) })
const budget = part.budget.extend({
  income: part.budget.shape.income.default([]),
  expenses: part.budget.shape.expenses.default([]),
})
const debt = part.debt.extend({
  parties: part.debt.shape.parties.default([]),
  balances: part.debt.shape.balances.default([]),
})
const { type, receivedOn, ...documentDays } = part.documentFacts.shape
const document = z.strictObject({
  key,
  type,
  fileName: part.debt.shape.brand,
  receivedOn,
  ...documentDays,
  contentBase64: z.string().meta({ minLength: 4, contentEncoding: 'base64' }),
})
const contact = part.contact.extend({ debts: part.contact.shape.debts.default([]) })
const proposal = part.proposal.extend({
  debts: part.proposal.shape.debts.default([]),
  types: part.proposal.shape.types.default([]),
  terms: part.proposal.shape.terms.default({}),
})
const writtenTerms = part.writtenTerms.extend({ clauses: part.writtenTerms.shape.clauses.default({}) })
const agreement = z.strictObject({
  key,
  debts: z.array(key).min(1, 'list.empty').max(10_000, 'list.tooLong'),
  proposal: key.optional(),
  replaces: key.optional(),
  evidenceLevel: computed,
  status: choice('agreement_status'),
  oralTerms: part.oralTerms.optional(),
  earlierOralTerms: z.array(part.oralTerms).max(10_000, 'list.tooLong').optional(),
  writtenTerms: writtenTerms.optional(),
  earlierPapers: z.array(writtenTerms).max(10_000, 'list.tooLong').optional(),
  acceptedDifferences: z.array(part.acceptedDifference).max(10_000, 'list.tooLong').optional(),
  acceptedByClientOn: day.optional(),
  graceDays: z.number().int('number.invalid').min(0, 'number.invalid').max(60, 'number.invalid').optional(),
  schedule: list(part.installment.safeExtend({ status: computed })),
  payments: list(part.payment),
})

/** One case as it stands in a file. */
export const fileCase = z.strictObject({
  caseNo,
  jurisdiction: choice('jurisdiction'),
  status: choice('case_status'),
  openedOn: day,
  closedOn: day.optional(),
  outcome: choice('case_outcome').optional(),
  priority: choice('priority'),
  referralSource: choice('referral_source').optional(),
  householdRef: key.optional(),
  client,
  consents: list(part.consent),
  hardship: hardship.optional(),
  budget: budget.optional(),
  earlierBudgets: z.array(budget).max(10_000, 'list.tooLong').optional(),
  debts: list(debt),
  documents: list(document),
  asks: z.array(part.ask).max(10_000, 'list.tooLong').optional(),
  contacts: list(contact),
  proposals: list(proposal),
  agreements: list(agreement),
})

const casesFile = z
  .strictObject({
    format: z.literal('parley-cases'),
    version: z.literal(1),
    asOf: day.optional().meta({ description: 'The day as of which the computed values were written.' }),
    cases: z.array(fileCase),
  })
  .meta({
    title: 'parley-cases, version 1',
    description:
      'Cases of debt counseling. Money is whole minor units as a string of digits, at most 9007199254740991 (2^53 − 1); days are YYYY-MM-DD from 1900-01-01 on; lists hold at most 10000 items; unknown keys are refused. Beyond this schema: a case number stands once in a file, a key once among its kind in a case, references lead to keys of the same case, the debts of one proposal or agreement share one currency, and the split of an installment adds up to its amount.',
  })

/** The file without a look into its cases. */
export const fileHeader = casesFile.extend({ cases: z.array(z.unknown()) })

/**
 * The published JSON Schema (2020-12) of what may be read. `parley-cases.schema.json` beside this file holds it for
 * other programs, and a test holds the two equal.
 */
export function interchangeSchema(): Record<string, unknown> {
  return z.toJSONSchema(casesFile, { io: 'input', unrepresentable: 'any' })
}

/** Patterns of the decimal numbers without leading zeros from 0 up to `limit`. */
function upTo(limit: string): string[] {
  const shorter = ['0', `[1-9]\\d{0,${limit.length - 2}}`]
  const asLong = Array.from(limit).flatMap((digit, i) => {
    const lowest = i === 0 ? 1 : 0
    return Number(digit) > lowest ? [`${limit.slice(0, i)}[${lowest}-${Number(digit) - 1}]\\d{${limit.length - 1 - i}}`] : []
  })
  return [...shorter, ...asLong, limit]
}
