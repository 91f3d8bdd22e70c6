import type { Problem } from '../../../contract/reply.ts'
import { waive } from '../../../domain/allocation.ts'
import type { Currency, Day, Debt, DebtComponent, Minor, Rate, Waiver } from '../../../domain/case-file.ts'
import { parseDay } from '../../../domain/day.ts'
import { parseMoney, unitOf } from '../../../domain/money.ts'
import type { Scenario } from '../../../domain/offer.ts'
import { parseRate, parseShare } from '../../../domain/rate.ts'
import { plainForm } from '../../../domain/text.ts'
import { withoutUnstated } from '../../../ui/read-form.ts'
import { isUsed, type ColumnFields, type LineId } from './desk-fields.ts'

/** What every column of a desk shares. */
export interface Subject {
  debts: readonly Debt[]
  currency: Currency
  owed: readonly { component: DebtComponent; amount: Minor }[]
}

/** A column read: the scenario, or what is wrong by the line where it stands; `text.empty` is only missing yet. */
export type ColumnRead = { ok: true; scenario: Scenario } | { ok: false; problems: Problem[] }

type Parsed<T> = { ok: true; value: T } | { ok: false; code: string; params?: Record<string, string> }
const isShare = (text: string): boolean => /[%‰]$/.test(plainForm(text))

/** From what was typed in a column to a scenario; lines that say nothing in its shape are not looked at. */
export function readColumn({ debts, currency, owed }: Subject, startOn: string, column: ColumnFields): ColumnRead {
  const problems: Problem[] = []
  const fail = (field: string, code: string, params: Problem['params'] = {}): undefined => {
    problems.push({ code, field, params })
    return undefined
  }
  const read = <T>(line: LineId | 'startOn', text: string, parse: (text: string) => Parsed<T>, optional = false): T | undefined => {
    if (line !== 'startOn' && !isUsed(column, line)) return undefined
    if (text.trim() === '') return optional ? undefined : fail(line, 'text.empty')
    const parsed = parse(text)
    return parsed.ok ? parsed.value : fail(line, parsed.code, parsed.params)
  }
  const money = (text: string) => parseMoney(text, currency)
  const waivers = owed.flatMap(({ component, amount }): Waiver[] => {
    const line: LineId = `waivers.${component}`
    const waived = read(line, column.waivers[component] ?? '', (text) => waiverOf(text, amount, currency), true)
    return waived === undefined || waived === 0 ? [] : [{ component, amount: waived }]
  })
  const rows = isUsed(column, 'rows') ? readRows(column.rows, currency, fail) : undefined
  const proRata = isUsed(column, 'pool')
    ? {
        pool: read('pool', column.pool, money),
        least: read('least', column.least, money, true),
        caps: capsOf(column, debts, currency, fail),
      }
    : undefined
  const first = read('firstDueOn', column.firstDueOn, parseDay) ?? rows?.[0]?.dueOn
  const scenario = {
    debts: debts.map(({ key }) => key),
    shape: column.shape as Scenario['shape'],
    startOn: read('startOn', startOn, parseDay),
    firstDueOn: first,
    waivers,
    installments: withoutUnstated({
      method: column.method as Scenario['installments']['method'],
      count: read('count', column.count, parseCount) ?? rows?.length ?? 1,
      rounding: 'floor_last' as const,
      annualRate: read('annualRate', column.annualRate, parseRate, true),
      feeRate: read('feeRate', column.feeRate, (text) => parseRate(text, 'flat_fee')),
      stepRate: read('stepRate', column.stepRate, (text) => parseRate(text, 'flat_fee')),
      stepEvery: read('stepEvery', column.stepEvery, parseCount, true),
      balloon: read('balloon', column.balloon, money),
      rows,
    }),
    lumpSum: isUsed(column, 'lumpSum') ? read('lumpSum', column.lumpSum, (text) => lumpSumOf(text, currency)) : undefined,
    proRata: proRata && withoutUnstated(proRata),
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, scenario: withoutUnstated(scenario) as Scenario }
}

/** The amount that a text waives of what is owed: an amount, or a share rounded half up to the currency's step. */
export function waiverOf(text: string, owed: Minor, currency: Currency): Parsed<Minor> {
  if (!isShare(text)) return parseMoney(text, currency)
  const rate = parseShare(text)
  if (!rate.ok) return rate
  const share = waive(owed, rate.value, unitOf(currency))
  return share.ok ? { ok: true, value: share.waived } : share
}

function lumpSumOf(text: string, currency: Currency): Parsed<{ rate: Rate } | { amount: Minor }> {
  const parsed = isShare(text) ? parseShare(text) : parseMoney(text, currency)
  if (!parsed.ok) return parsed
  return { ok: true, value: typeof parsed.value === 'string' ? { rate: parsed.value } : { amount: parsed.value } }
}

function parseCount(text: string): Parsed<number> {
  const plain = plainForm(text)
  return /^\d{1,9}$/.test(plain) ? { ok: true, value: Number(plain) } : { ok: false, code: 'number.invalid' }
}

type Fail = (field: string, code: string, params?: Problem['params']) => undefined

/** A row a line: the day, then the amount, by blanks or tabs. The first line that cannot be read is named. */
function readRows(text: string, currency: Currency, fail: Fail): { dueOn: Day; amount: Minor }[] | undefined {
  const lines = text.split('\n').map((line, index) => ({ no: index + 1, line: line.trim() }))
  const filled = lines.filter(({ line }) => line !== '')
  if (filled.length === 0) return fail('rows', 'text.empty')
  const rows: { dueOn: Day; amount: Minor }[] = []
  for (const { no, line } of filled) {
    const [, day = '', amount = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? []
    const dueOn = parseDay(day)
    if (!dueOn.ok) return fail('rows', 'offer.rowDay', { no })
    const read = parseMoney(amount, currency)
    if (!read.ok) return fail('rows', 'offer.rowAmount', { no })
    rows.push({ dueOn: dueOn.value, amount: read.value })
  }
  return rows
}

function capsOf(column: ColumnFields, debts: readonly Debt[], currency: Currency, fail: Fail): Record<string, Minor> | undefined {
  const caps = debts.flatMap(({ key }): [string, Minor][] => {
    const text = column.caps[key] ?? ''
    if (text.trim() === '') return []
    const cap = parseMoney(text, currency)
    if (!cap.ok) fail(`caps.${key}`, cap.code, 'params' in cap ? cap.params : {})
    return cap.ok ? [[key, cap.value]] : []
  })
  return caps.length > 0 ? Object.fromEntries(caps) : undefined
}
