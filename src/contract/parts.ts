import { z } from 'zod'
import { clawbacks, contentBreaches, letterKinds, plainTerms, type Installment, type Minor } from '../domain/case-file.ts'
import { sumMinor } from '../domain/money.ts'
import { count, day, filled, key, line, list, minor, name, rate, stored, story, zonedTime, zoneName } from './values.ts'

/**
 * The parts of a case as they are checked at every edge: forms, the port, imported files.
 * Messages are codes whose sentences stand in src/words. Unknown keys are refused.
 */
export { caseNo, day, minor, rate, stored as choice } from './values.ts'

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
    timeZone: zoneName.optional(),
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
    moratorium: z.strictObject({ from: day, to: day.optional() }).optional(),
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
    refusedToSay: list(z.enum(['name', 'number'])).optional(),
    summary: story,
    result: stored('contact_result'),
    readBack: z.boolean().optional(),
    promiseByUs: promised.optional(),
    promiseByThem: promised.optional(),
    recordingKind: stored('recording_kind').optional(),
    recordingRef: line.optional(),
    nextFollowUpOn: day.optional(),
    documents: list(key).optional(),
    letter: z
      .strictObject({ kind: z.enum(letterKinds), agreement: key.optional(), language: z.enum(['zh-CN', 'zh-TW', 'en']), subject: line })
      .optional(),
    conduct: z
      .strictObject({
        agreedHours: z.boolean().optional(),
        debtorUnreachable: z.boolean().optional(),
        refusedBefore: z.boolean().optional(),
        disclosedDebt: z.boolean().optional(),
        excluded: z.boolean().optional(),
        content: list(z.enum(contentBreaches)).optional(),
      })
      .optional(),
    corrects: key.optional(),
    withdraws: key.optional(),
  })
  const terms = {
    total: money.optional(),
    installments: count(1, 600).optional(),
    amounts: z.array(money).min(1, 'list.empty').max(600, 'list.tooLong').optional(),
    firstDueOn: day.optional(),
    lastDueOn: day.optional(),
    waivers: list(z.strictObject({ component: stored('debt_component'), amount: money })).optional(),
    clawback: z.strictObject({ after: z.enum(clawbacks), words: line.optional() }).optional(),
    interest: rate.optional(),
    graceDays: count(0, 365).optional(),
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
    clauseWords: z.partialRecord(stored('agreement_clause'), story).optional(),
  })
  const acceptedDifference = z.strictObject({
    term: z.union([z.enum(plainTerms), z.templateLiteral(['waiver.', stored('debt_component')])]),
    said: z.string().max(20_000),
    written: z.string().max(20_000),
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
  const documentFacts = z.strictObject({
    type: stored('evidence_type'),
    receivedOn: day,
    issuedOn: day.optional(),
    originalSeenOn: day.optional(),
    originalSeenBy: name.optional(),
    validUntil: day.optional(),
  })
  const ask = z.strictObject({
    key,
    type: stored('evidence_type'),
    debt: key.optional(),
    askedOn: day,
    dueOn: day.optional(),
    note: line.optional(),
  })
  return {
    documentFacts,
    ask,
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
