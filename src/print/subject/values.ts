import type { AcceptedDifference, Currency, Day, Minor } from '../../domain/case-file.ts'
import { enums, type EnumName, type EnumValue } from '../../domain/enums.ts'
import { percentOf } from '../../domain/rate.ts'
import type { CopiedField, CopiedRow, FieldKind } from '../../domain/subject-copy.ts'
import { termName, termValue } from '../../words/term-text.ts'
import type { Tongue } from '../tongue.ts'

/**
 * What stands inside lists and records, by its place: "phones.owner". A record that is named by stored values has its
 * names under "…#" and its values under "…*".
 */
export const within: Readonly<Record<string, FieldKind>> = {
  'phones.owner': 'phone_owner',
  vulnerability: 'vulnerability_flag',
  'household.relation': 'household_relation',
  causes: 'hardship_cause',
  'income.type': 'income_type',
  'income.frequency': 'frequency',
  'income.amount': 'amount',
  'expenses.category': 'expense_category',
  'expenses.flexibility': 'expense_flexibility',
  'expenses.frequency': 'frequency',
  'expenses.amount': 'amount',
  'expenses.guideline': 'amount',
  'parties.role': 'creditor_role',
  'parties.type': 'creditor_type',
  allocationOrder: 'debt_component',
  'lateFee.least': 'amount',
  'interruptions.event': 'interruption_event',
  'interruptions.on': 'day',
  'moratorium.from': 'day',
  'moratorium.to': 'day',
  'components#': 'debt_component',
  'components*': 'amount',
  refusedToSay: 'own',
  'letter.kind': 'own',
  'letter.language': 'own',
  'conduct.content': 'own',
  amounts: 'amount',
  'waivers.component': 'debt_component',
  'waivers.amount': 'amount',
  'clawback.after': 'own',
  types: 'proposal_type',
  'plan.method': 'schedule_method',
  'plan.rounding': 'rounding_rule',
  'plan.principal': 'amount',
  'plan.balloon': 'amount',
  'plan.startOn': 'day',
  'plan.rows.dueOn': 'day',
  'plan.rows.amount': 'amount',
  'acceptedWarnings.warning': 'risk_warning',
  'acceptedWarnings.acceptedOn': 'day',
  'clauses#': 'agreement_clause',
  'clauses*': 'clause_status',
  'clauseWords#': 'agreement_clause',
  'rows.dueOn': 'day',
  'rows.amount': 'amount',
  'rows.relief': 'installment_status',
  'rows.split#': 'debt_component',
  'rows.split*': 'amount',
}

/** Decimal fractions that are shares or rates. */
const rates = new Set(
  'rate overdueRate interest lateFee.rate lateFee.minimumPaymentRate plan.annualRate plan.feeRate plan.stepRate'.split(' '),
)

/** What a field is called in this language; a property that has no name yet stands under its own. */
export function fieldName({ words }: Tongue, property: string): string {
  return (words.subjectCopy.fields as Readonly<Record<string, string>>)[property] ?? property
}

/** A field as people read it, line by line; none when nothing is stated. */
export function fieldLines(tongue: Tongue, { property, kind, value }: CopiedField, row: CopiedRow): string[] {
  const term = row.fields.find((field) => field.property === 'term')?.value as AcceptedDifference['term'] | undefined
  if (term !== undefined && (property === 'said' || property === 'written')) return [termText(tongue, term, String(value), row.currency)]
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return []
  const { currency } = row
  if (Array.isArray(value) && value.some((each) => typeof each === 'object'))
    return value.map((each) => valueText({ tongue, currency }, property, 'list', each))
  return [valueText({ tongue, currency }, property, kind, value)]
}

/** A term's value as people write it; a case that came in from a file may have any text there. */
function termText({ language }: Tongue, term: AcceptedDifference['term'], text: string, currency: Currency): string {
  try {
    return termValue(language, term, text, currency)
  } catch {
    return text
  }
}

interface Reading {
  tongue: Tongue
  currency: Currency
}

function valueText(reading: Reading, path: string, kind: FieldKind, value: unknown): string {
  const { tongue } = reading
  if (Array.isArray(value)) return tongue.list(value.map((each) => valueText(reading, path, within[path] ?? 'text', each)))
  if (typeof value === 'object' && value !== null) return recordText(reading, path, value)
  return plainText(reading, path, kind === 'list' ? (within[path] ?? 'text') : kind, value)
}

function recordText(reading: Reading, path: string, record: object): string {
  const { tongue } = reading
  const names = within[`${path}#`]
  const parts = Object.entries(record).map(([name, value]) => {
    const inner = names ? `${path}*` : `${path}.${name}`
    const called = names ? plainText(reading, `${path}#`, names, name) : fieldName(tongue, name)
    return tongue.words.paper.noteOf(called, valueText(reading, inner, within[inner] ?? 'text', value))
  })
  return parts.join(' · ')
}

function plainText({ tongue, currency }: Reading, path: string, kind: FieldKind, value: unknown): string {
  const { subjectCopy } = tongue.words
  if (typeof value === 'boolean') return value ? subjectCopy.yes : subjectCopy.no
  const text = String(value)
  const written: Partial<Record<FieldKind, () => string>> = {
    flag: () => (value === 1 ? subjectCopy.yes : subjectCopy.no),
    amount: () => `${tongue.money(value as Minor, currency)} ${currency}`,
    day: () => tongue.day(text as Day),
    instant: () => `${tongue.moment(text)} UTC`,
    moment: () => tongue.moment(text),
    own: () => ownText(tongue, path, text),
    text: () =>
      path === 'term' ? termName(tongue.language, text as AcceptedDifference['term']) : rates.has(path) ? percentOf(text) : text,
  }
  const write = written[kind]
  if (write) return write()
  return kind in enums ? storedText(tongue, kind as EnumName, text) : text
}

function storedText({ label }: Tongue, list: EnumName, value: string): string {
  return (enums[list] as readonly string[]).includes(value) ? label(list, value as EnumValue<EnumName>) : value
}

/** Values of short lists that only one field has, in the words that the screens have for them. */
function ownText({ words }: Tongue, path: string, value: string): string {
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    refusedToSay: words.contacts.refused,
    'letter.kind': words.letters.kind,
    'letter.language': words.subjectCopy.languages,
    'conduct.content': words.conduct.content,
    'clawback.after': words.evidence.clawback,
    madeBy: words.offers.madeByShort,
    interestRounding: { once: words.subjectCopy.once, daily: words.subjectCopy.daily },
  }
  return lists[path]?.[value] ?? value
}
