import type { Currency, Minor } from '../../domain/case-file.ts'
import { orderPresets, type OrderPreset } from '../../domain/claims.ts'
import { stated, withoutUnstated, type FormReader } from '../../ui/read-form.ts'
import type { DebtFields, InterruptionFields } from './fields.ts'

/** True when nothing is typed into the rules of the account and into its limitation period. */
export function areRulesUntouched(row: DebtFields): boolean {
  const { minimumPaymentRate, rate, least } = row.lateFee
  const rest = [row.moratorium.from, row.moratorium.to]
  const typed = [row.dayCount, row.compounding, row.interestRounding, row.limitationFrom, row.allocationOrder.preset, ...rest]
  return [...typed, minimumPaymentRate, rate, least].join('').trim() === '' && row.interruptions.length === 0
}

/** How interest, late fees and payments run on the account, and from when its limitation period does. */
export function readRules(read: FormReader, row: DebtFields, path: string, currency: Currency) {
  return withoutUnstated({
    dayCount: stated(row.dayCount),
    compounding: stated(row.compounding),
    interestRounding: stated(row.interestRounding),
    lateFee: readLateFee(read, row.lateFee, `${path}.lateFee`, currency),
    allocationOrder: readOrder(read, row.allocationOrder, `${path}.allocationOrder.own`),
    limitationFrom: read.day(`${path}.limitationFrom`, row.limitationFrom),
    interruptions:
      row.interruptions.length === 0
        ? undefined
        : read.rows(
            `${path}.interruptions`,
            row.interruptions,
            () => false,
            (one, at) => readInterruption(read, one, at),
          ),
    moratorium: readMoratorium(read, row.moratorium, `${path}.moratorium`),
  })
}

function readMoratorium(read: FormReader, fields: DebtFields['moratorium'], path: string) {
  if (fields.from.trim() + fields.to.trim() === '') return undefined
  const from = read.day(`${path}.from`, fields.from, 'required')
  const to = read.day(`${path}.to`, fields.to)
  if (from !== undefined && to !== undefined && to < from) read.fail(`${path}.to`, 'days.endsBefore')
  return withoutUnstated({ from, to })
}

/** A late fee needs both its shares; without a least amount there is none. */
function readLateFee(read: FormReader, fields: DebtFields['lateFee'], path: string, currency: Currency) {
  if (Object.values(fields).join('').trim() === '') return undefined
  const required = 'required'
  return {
    minimumPaymentRate: read.share(`${path}.minimumPaymentRate`, fields.minimumPaymentRate, required),
    rate: read.share(`${path}.rate`, fields.rate, required),
    least: read.money(`${path}.least`, fields.least, currency) ?? (0 as Minor),
  }
}

function readOrder(read: FormReader, { preset, own }: DebtFields['allocationOrder'], path: string) {
  if (preset === '') return undefined
  if (preset !== 'own') return [...orderPresets[preset as OrderPreset]]
  const chosen = own.filter((component) => component !== '')
  if (chosen.length === 0) read.fail(`${path}.0`, 'list.empty')
  for (const [place, component] of own.entries())
    if (component !== '' && own.indexOf(component) < place) read.fail(`${path}.${place}`, 'key.twice')
  return chosen
}

function readInterruption(read: FormReader, row: InterruptionFields, path: string) {
  return withoutUnstated({
    event: row.event,
    on: read.day(`${path}.on`, row.on, 'required'),
    document: stated(row.document),
    note: stated(row.note),
  })
}
