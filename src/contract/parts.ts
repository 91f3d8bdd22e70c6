import { z } from 'zod'
import type { Day, Installment, Minor } from '../domain/case-file.ts'
import { isDay } from '../domain/day.ts'
import { enums, type EnumName } from '../domain/enums.ts'
import { sumMinor } from '../domain/money.ts'

/**
 * The parts of a case as they are checked at every edge: forms, the port, imported files.
 * Messages are codes whose sentences stand in src/words. Unknown keys are refused.
 */
const stored = <N extends EnumName>(name: N) => z.enum(enums[name] as unknown as [(typeof enums)[N][number]], 'choice.unknown')
/** Counted in characters, not in UTF-16 units: a rare character is one. */
const filled = (max: number) =>
  z
    .string()
    .refine((text) => text.trim() !== '', 'text.empty')
    .refine((text) => text.length <= max || Array.from(text).length <= max, 'text.tooLong')
    .meta({ minLength: 1, maxLength: max })
const name = filled(200)
const line = filled(500)
const story = filled(20_000)
const count = (min: number, max: number) => z.number().int('number.invalid').min(min, 'number.invalid').max(max, 'number.invalid')
const list = <T extends z.ZodType>(item: T) => z.array(item).max(10_000, 'list.tooLong')

export const day = z
  .custom<Day>((value) => typeof value === 'string' && isDay(value), 'day.invalid')
  .meta({ id: 'Day', type: 'string', format: 'date', description: 'YYYY-MM-DD, 1900-01-01 or later.' })
/** Money on the port: integer minor units. */
export const minor = z.custom<Minor>((value) => Number.isSafeInteger(value) && (value as number) >= 0, 'money.invalid')
export const caseNo = filled(40).refine((text) => text === text.trim() && !/[\p{Cc}\p{Cf}]/u.test(text), 'caseNo.invalid')
const key = filled(80)
export const rate = z.string().regex(/^\d{1,6}(\.\d{1,12})?$/, 'rate.invalid')
const zonedTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d[+-](0\d|1[0-4]):[0-5]\d$/, 'time.invalid')
  .refine((t) => isDay(t.slice(0, 10)), 'time.invalid')
const zoneName = line.refine(isZone, 'zone.unknown')

/** True for an IANA zone that this computer knows, so that no screen and no paper fails on it later. */
function isZone(name: string): boolean {
  if (knownZones.has(name)) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).format(0)
  } catch {
    return false
  }
  knownZones.add(name)
  return true
}
const knownZones = new Set<string>()

const addsUp = ({ amount, split }: Installment): boolean => !split || sumMinor(Object.values(split)) === BigInt(amount)

/** Every part's schema over one way to write money: numbers on the port, decimal strings in a file. */
export function partsOver<M extends z.ZodType<Minor>>(money: M) {
  const phone = z.strictObject({
    number: filled(40),
    owner: stored('phone_owner'),
    safeToCall: z.boolean().optional(),
    reachable: line.optional(),
  })
  const client = z.strictObject({
    name,
    nameLatin: name.optional(),
    aliases: line.optional(),
    birthDate: day.optional(),
    idDocType: stored('id_document_type').optional(),
    idDocNo: filled(60).optional(),
    idDocNoKeptBecause: line.optional(),
    phones: list(phone),
    email: line.optional(),
    address: line.optional(),
    safeContactNote: story.optional(),
    preferredChannel: stored('contact_channel').optional(),
    employmentStatus: stored('employment_status').optional(),
    occupation: line.optional(),
    employer: line.optional(),
    maritalStatus: stored('marital_status').optional(),
    housingTenure: stored('housing_tenure').optional(),
    vulnerability: list(stored('vulnerability_flag')).optional(),
    household: list(
      z.strictObject({
        label: name,
        relation: stored('household_relation'),
        birthYear: count(1900, 2200).optional(),
        dependant: z.boolean().optional(),
        note: line.optional(),
      }),
    ),
  })
  const consent = z.strictObject({
    type: stored('consent_type'),
    givenOn: day,
    method: stored('consent_method'),
    scope: line.optional(),
    expiresOn: day.optional(),
    withdrawnOn: day.optional(),
  })
  const hardship = z.strictObject({
    causes: list(stored('hardship_cause')),
    startedOn: day.optional(),
    expectedEnd: day.optional(),
    narrative: story.optional(),
  })
  const budgetLine = { amount: money, frequency: stored('frequency'), owner: name.optional(), document: key.optional() }
  const budget = z.strictObject({
    asOf: day,
    currency: stored('currency'),
    income: list(z.strictObject({ type: stored('income_type'), ...budgetLine })),
    expenses: list(
      z.strictObject({
        category: stored('expense_category'),
        flexibility: stored('expense_flexibility'),
        ...budgetLine,
        guideline: money.optional(),
        reasonAboveGuideline: line.optional(),
      }),
    ),
    confirmedByClientOn: day.optional(),
    reason: line.optional(),
  })
  const balance = z.strictObject({
    asOf: day,
    source: stored('balance_source'),
    components: z.partialRecord(stored('debt_component'), money),
    document: key.optional(),
    contact: key.optional(),
    note: line.optional(),
  })
  const debt = z.strictObject({
    key,
    brand: name,
    debtType: stored('debt_type'),
    debtClass: stored('debt_class'),
    currency: stored('currency'),
    parties: list(
      z.strictObject({ role: stored('creditor_role'), name, type: stored('creditor_type').optional(), phone: filled(40).optional() }),
    ),
    accountNo: line.optional(),
    contractNo: line.optional(),
    contractDate: day.optional(),
    originalAmount: money.optional(),
    billDay: count(1, 31).optional(),
    dueDay: count(1, 31).optional(),
    rate: rate.optional(),
    rateBasis: stored('rate_basis').optional(),
    overdueRate: rate.optional(),
    overdueRateBasis: stored('rate_basis').optional(),
    firstOverdueOn: day.optional(),
    dayCount: stored('day_count').optional(),
    compounding: stored('compounding').optional(),
    interestRounding: z.enum(['once', 'daily']).optional(),
    lateFee: z.strictObject({ minimumPaymentRate: rate, rate, least: money }).optional(),
    allocationOrder: list(stored('debt_component')).optional(),
    status: stored('account_status').optional(),
    disputed: z.boolean().optional(),
    limitationFrom: day.optional(),
    interruptions: list(
      z.strictObject({ event: stored('interruption_event'), on: day, document: key.optional(), note: line.optional() }),
    ).optional(),
    note: story.optional(),
    balances: list(balance),
  })
  const promised = z.strictObject({ what: line, dueOn: day.optional() })
  const contact = z.strictObject({
    key,
    debts: list(key),
    at: zonedTime,
    zone: zoneName,
    durationSec: count(0, 86_400).optional(),
    channel: stored('contact_channel'),
    direction: stored('contact_direction'),
    party: stored('contact_party').optional(),
    number: filled(40).optional(),
    counterpartOrg: name.optional(),
    counterpartName: name.optional(),
    counterpartNo: name.optional(),
    summary: story,
    result: stored('contact_result'),
    promiseByUs: promised.optional(),
    promiseByThem: promised.optional(),
    recordingKind: stored('recording_kind').optional(),
    recordingRef: line.optional(),
    nextFollowUpOn: day.optional(),
    corrects: key.optional(),
    withdraws: key.optional(),
  })
  const terms = {
    total: money.optional(),
    installments: count(1, 600).optional(),
    firstDueOn: day.optional(),
    waivers: list(z.strictObject({ component: stored('debt_component'), amount: money })).optional(),
    payTo: z.strictObject({ holder: name, account: line.optional() }).optional(),
  }
  const plan = z.strictObject({
    method: stored('schedule_method'),
    principal: money,
    startOn: day,
    rounding: stored('rounding_rule').optional(),
    annualRate: rate.optional(),
    feeRate: rate.optional(),
    stepRate: rate.optional(),
    stepEvery: count(1, 600).optional(),
    balloon: money.optional(),
    rows: z
      .array(z.strictObject({ dueOn: day, amount: money }))
      .max(600, 'list.tooLong')
      .optional(),
  })
  const proposal = z.strictObject({
    key,
    debts: list(key),
    types: list(stored('proposal_type')),
    madeBy: z.enum(['client', 'counselor', 'creditor']).optional(),
    answers: key.optional(),
    replaces: key.optional(),
    sentOn: day.optional(),
    channel: stored('contact_channel').optional(),
    status: stored('proposal_status'),
    reasons: story.optional(),
    validUntil: day.optional(),
    decidedOn: day.optional(),
    decisionNote: story.optional(),
    terms: z.strictObject(terms),
    plan: plan.optional(),
    newBorrowing: z.boolean().optional(),
    acceptedWarnings: list(z.strictObject({ warning: stored('risk_warning'), reason: line, acceptedOn: day })).optional(),
  })
  const oralTerms = z.strictObject({ ...terms, contact: key.optional() })
  const writtenTerms = z.strictObject({
    ...terms,
    document: key,
    form: stored('agreement_form'),
    issuedBy: name,
    signedOn: day.optional(),
    clauses: z.partialRecord(stored('agreement_clause'), stored('clause_status')),
  })
  const acceptedDifference = z.strictObject({
    term: z.union([z.enum(['total', 'installments', 'firstDueOn']), z.templateLiteral(['waiver.', stored('debt_component')])]),
    said: z.string().max(200),
    written: z.string().max(200),
    reason: line,
    acceptedOn: day,
  })
  const installment = z
    .strictObject({
      no: count(1, 600),
      dueOn: day,
      amount: money,
      relief: z.enum(['waived', 'deferred']).optional(),
      split: z.partialRecord(stored('debt_component'), money).optional(),
    })
    .refine((row) => addsUp(row as unknown as Installment), { error: 'split.sum', path: ['split'] })
  const payment = z.strictObject({
    paidOn: day,
    amount: money,
    method: stored('payment_method'),
    status: stored('payment_status'),
    receipt: key.optional(),
    paidTo: name.optional(),
    note: line.optional(),
  })
  return {
    phone,
    client,
    consent,
    hardship,
    budget,
    balance,
    debt,
    contact,
    terms: z.strictObject(terms),
    proposal,
    oralTerms,
    writtenTerms,
    acceptedDifference,
    installment,
    payment,
  }
}

/** The parts with money as integer minor units, for the port and the forms. */
export const parts = partsOver(minor)

export const choice = stored
