/** What the office's lists are as typed, and how they are read. */
import { officeLists } from '../../contract/office-lists.ts'
import type { Currency, Minor } from '../../domain/case-file.ts'
import { enums } from '../../domain/enums.ts'
import { formatMoney } from '../../domain/money.ts'
import type { Chaser, ConductList, Guideline, Reserve, Rule } from '../../domain/office-lists.ts'
import { percentOf } from '../../domain/rate.ts'
import { parseTime } from '../../domain/time.ts'
import { formReader, stated, withoutUnstated, type FormRead, type FormReader } from '../../ui/read-form.ts'

export interface GuidelineFields {
  category: string
  currency: string
  first: string
  further: string
  source: string
  validFrom: string
  validTo: string
}

/** A guideline as typed; the next one is like the one before but for its category and amounts. */
export function guidelineAsTyped(guideline: Guideline): GuidelineFields {
  const { category, currency, first, further, source, validFrom, validTo = '' } = guideline
  return { category, currency, first: formatMoney(first, currency), further: formatMoney(further, currency), source, validFrom, validTo }
}

export function readGuideline(fields: GuidelineFields): FormRead<Guideline> {
  const read = formReader()
  const currency = fields.currency as Currency
  return read.finish(
    officeLists.guidelines.element,
    withoutUnstated({
      category: fields.category,
      currency,
      first: read.money('first', fields.first, currency, 'required'),
      further: read.money('further', fields.further, currency, 'required'),
      source: fields.source.trim(),
      ...readValid(read, fields),
    }),
  ) as FormRead<Guideline>
}

export interface ReserveFields {
  rate: string
  caps: Record<Currency, string>
}

export function reserveAsTyped({ rate, caps }: Reserve): ReserveFields {
  const cap = (currency: Currency) => (caps[currency] === undefined ? '' : formatMoney(caps[currency], currency))
  return { rate: percentOf(rate), caps: Object.fromEntries(enums.currency.map((one) => [one, cap(one)])) as ReserveFields['caps'] }
}

export function readReserve(fields: ReserveFields): FormRead<Reserve> {
  const read = formReader()
  const caps = enums.currency.flatMap((currency): [Currency, Minor][] => {
    const cap = read.money(`caps.${currency}`, fields.caps[currency], currency)
    return cap === undefined ? [] : [[currency, cap]]
  })
  return read.finish(officeLists.reserve, { rate: read.rate('rate', fields.rate), caps: Object.fromEntries(caps) }) as FormRead<Reserve>
}

export interface ChaserFields {
  days: string
  /** A creditor a line, its days at the end. */
  creditors: string
}

export function chaserAsTyped({ days, creditors }: Chaser): ChaserFields {
  return { days: String(days), creditors: creditors.map((one) => `${one.name} ${one.days}`).join('\n') }
}

/** A line without a name or without days at its end is refused. */
export function readChaser(fields: ChaserFields): FormRead<Chaser> {
  const read = formReader()
  const creditors = fields.creditors
    .split('\n')
    .filter((line) => stated(line) !== undefined)
    .flatMap((line) => {
      const found = /^(?<name>.+?)[\s,，、:：]+(?<days>\S+)$/u.exec(line.trim())?.groups
      const days = read.whole('creditors', found?.['days'] ?? '?', 'required')
      return days === undefined ? [] : [{ name: found!['name']!, days }]
    })
  const chaser = { days: read.whole('days', fields.days, 'required'), creditors }
  const result = read.finish(officeLists.chaser, chaser)
  if (result.ok) return result
  // The list is one field of the form.
  return { ok: false, problems: result.problems.map((one) => (one.field?.startsWith('creditors') ? { ...one, field: 'creditors' } : one)) }
}

export interface LimitFields {
  from: string
  to: string
  callsPerDay: string
}

/** The limits of the conduct checks that the office sets where the law has no figure. */
export function limitsAsTyped({ hours, callsPerDay }: ConductList): LimitFields {
  return { from: hours?.from ?? '', to: hours?.to ?? '', callsPerDay: callsPerDay === undefined ? '' : String(callsPerDay) }
}

/** `before` keeps what is switched on; empty fields set no limit. */
export function readLimits(fields: LimitFields, before: ConductList): FormRead<ConductList> {
  const read = formReader()
  const time = (name: 'from' | 'to') => {
    const parsed = parseTime(fields[name])
    return parsed.ok ? parsed.value : read.fail(name, parsed.code)
  }
  const hasHours = fields.from.trim() + fields.to.trim() !== ''
  const [from, to] = hasHours ? [time('from'), time('to')] : []
  if (from !== undefined && to !== undefined && to <= from) read.fail('to', 'days.endsBefore')
  const hours = from !== undefined && to !== undefined ? { from, to } : undefined
  const callsPerDay = read.whole('callsPerDay', fields.callsPerDay)
  return read.finish(officeLists.conduct, withoutUnstated({ on: before.on, hours, callsPerDay })) as FormRead<ConductList>
}

export interface RuleFields {
  kind: string
  name: string
  jurisdiction: string
  value: string
  debtTypes: string[]
  creditorTypes: string[]
  validFrom: string
  validTo: string
  source: string
  lastChecked: string
}

export function ruleAsTyped(rule: Rule): RuleFields {
  return {
    kind: rule.kind,
    name: rule.name ?? '',
    jurisdiction: rule.jurisdiction,
    value: rule.kind === 'costLine' ? percentOf(rule.value) : rule.value,
    debtTypes: [...(rule.debtTypes ?? [])],
    creditorTypes: [...(rule.creditorTypes ?? [])],
    validFrom: rule.validFrom,
    validTo: rule.validTo ?? '',
    source: rule.source,
    lastChecked: rule.lastChecked ?? '',
  }
}

/** `before` is the rule that is changed; `shipped`: its name is in the words, so that none is typed. */
export function readRule(
  fields: RuleFields,
  { key, before, shipped }: { key: string; before?: Rule | undefined; shipped: boolean },
): FormRead<Rule> {
  const read = formReader()
  // "0.10" is shown as 10 %, which reads as "0.1": a value that nobody touched stays as it was written.
  const untouched = before && ruleAsTyped(before).value === fields.value && before.kind === fields.kind
  const readValue = () => (fields.kind === 'costLine' ? read.rate('value', fields.value) : readYears(read, fields.value))
  const some = (list: string[]) => (list.length === 0 ? undefined : list)
  if (!shipped && stated(fields.name) === undefined) read.fail('name', 'text.empty')
  return read.finish(
    officeLists.rules.element,
    withoutUnstated({
      key,
      kind: fields.kind,
      name: shipped ? undefined : stated(fields.name),
      jurisdiction: fields.jurisdiction,
      value: untouched ? before.value : readValue(),
      debtTypes: some(fields.debtTypes),
      creditorTypes: some(fields.creditorTypes),
      ...readValid(read, fields),
      source: fields.source.trim(),
      lastChecked: read.day('lastChecked', fields.lastChecked),
      on: before?.on ?? true,
    }),
  ) as FormRead<Rule>
}

function readYears(read: FormReader, text: string): string | undefined {
  const years = read.whole('value', text, 'required')
  if (years !== undefined && (years < 1 || years > 100)) read.fail('value', 'rule.years')
  return years === undefined ? undefined : String(years)
}

function readValid(read: FormReader, fields: { validFrom: string; validTo: string }) {
  const validFrom = read.day('validFrom', fields.validFrom, 'required')
  const validTo = read.day('validTo', fields.validTo)
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) read.fail('validTo', 'days.endsBefore')
  return { validFrom, validTo }
}
