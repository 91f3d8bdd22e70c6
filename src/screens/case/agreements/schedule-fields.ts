/**
 * The rows of a schedule as they are typed. Rows that nobody set by hand follow: their days from the first one, month by
 * month, their amounts from what is left of the total. Pure: what each key press makes of the fields.
 */
import type { Currency, Day, Installment, Minor } from '../../../domain/case-file.ts'
import { addMonths, isDay, parseDay } from '../../../domain/day.ts'
import { formatMoney, parseMoney, unitOf } from '../../../domain/money.ts'
import { equalRows, spreadRest, type Spread } from '../../../domain/schedule.ts'
import { plainForm } from '../../../domain/text.ts'
import { newRowId } from '../../../ui/form-rows.tsx'

export interface RowFields {
  row: string
  dueOn: string
  amount: string
  relief: string
  /** Set by hand: it stays when others change. */
  ownDay: boolean
  ownAmount: boolean
  /** What the amount is made of, while it is still that amount. */
  split?: Installment['split']
}

export interface ScheduleFields {
  total: string
  count: string
  firstDueOn: string
  graceDays: string
  rows: RowFields[]
}

export const mostRows = 600

/** What a schedule is made from: terms, as far as they are stated. */
interface Made {
  total?: Minor | undefined
  installments?: number | undefined
  firstDueOn?: Day | undefined
}

/** Rows that follow the terms; what they do not state stays empty. */
export function fieldsFromTerms(
  { total, installments, firstDueOn }: Made,
  graceDays: number | undefined,
  currency: Currency,
): ScheduleFields {
  const count = String(installments ?? 1)
  const fields: ScheduleFields = {
    total: total === undefined ? '' : formatMoney(total, currency),
    count: '',
    firstDueOn: firstDueOn ?? '',
    graceDays: graceDays ? String(graceDays) : '',
    rows: [newRow()],
  }
  return withCount(fields, count, currency)
}

/** Rows as they stand; those that cannot be told from an equal split and from monthly days are free to follow. */
export function fieldsFromRows(
  rows: readonly Installment[],
  total: Minor | undefined,
  graceDays: number | undefined,
  currency: Currency,
): ScheduleFields {
  const byHand = amountsByHand(rows, total, unitOf(currency))
  const [first] = rows
  return {
    total: total === undefined ? '' : formatMoney(total, currency),
    count: String(rows.length),
    firstDueOn: first?.dueOn ?? '',
    graceDays: graceDays ? String(graceDays) : '',
    rows: rows.map(({ dueOn, amount, relief, split }, i) => ({
      ...newRow(),
      dueOn,
      amount: formatMoney(amount, currency),
      relief: relief ?? '',
      ownDay: first !== undefined && dueOn !== addMonths(first.dueOn, i),
      ownAmount: byHand.has(i),
      ...(split && { split }),
    })),
  }
}

/** The fewest rows that must have been set by hand, so that spreading the rest makes these very amounts; else all. */
function amountsByHand(rows: readonly Installment[], total: Minor | undefined, unit: number): ReadonlySet<number> {
  const amounts = rows.map(({ amount }) => amount)
  const times = Map.groupBy(amounts, (amount) => amount)
  const usual = [...times.values()].toSorted((a, b) => b.length - a.length)[0]?.[0]
  const unusual = amounts.map((_, i) => i).filter((i) => amounts[i] !== usual)
  const makesThem = (byHand: ReadonlySet<number>): boolean => {
    const spread = total === undefined ? null : spreadRest(amounts, byHand, total, unit)
    return spread !== null && spread.ok && spread.amounts.every((amount, i) => amount === amounts[i])
  }
  const all = new Set(amounts.keys())
  const known = [new Set(unusual.filter((i) => i < amounts.length - 1)), new Set(unusual)]
  // A single row always takes what the others leave; that alone does not mean that it follows.
  const likely = known.filter((byHand) => byHand.size < amounts.length - 1)
  return [new Set<number>(), ...likely].find(makesThem) ?? all
}

/** A row that follows. */
export function newRow(): RowFields {
  return { row: newRowId(), dueOn: '', amount: '', relief: '', ownDay: false, ownAmount: false }
}

/** As many rows as typed, cut or grown at the end; a number of rows that cannot be leaves them as they are. */
export function withCount(fields: ScheduleFields, count: string, currency: Currency): ScheduleFields {
  const wanted = readCount(count)
  const { rows } = fields
  const more = Array.from({ length: Math.max(0, (wanted ?? 0) - rows.length) }, newRow)
  return settled({ ...fields, count, rows: wanted === null ? rows : [...rows, ...more].slice(0, wanted) }, currency)
}

/** The rows after some came or went; their number follows. */
export function withRows(fields: ScheduleFields, rows: RowFields[], currency: Currency): ScheduleFields {
  return settled({ ...fields, count: String(rows.length), rows }, currency)
}

/** One row changed; an amount or day that is typed is set by hand from the first key on. */
export function withRow(fields: ScheduleFields, at: number, change: Partial<RowFields>, currency: Currency): ScheduleFields {
  const row = { ...fields.rows[at]!, ...change }
  if (change.amount !== undefined) row.ownAmount = true
  if (change.dueOn !== undefined) row.ownDay = true
  return settled({ ...fields, rows: fields.rows.with(at, row) }, currency)
}

/** A row that was left: what is empty in it follows again. */
export function withRowLeft(fields: ScheduleFields, at: number, currency: Currency): ScheduleFields {
  const row = fields.rows[at]!
  const own = { ownAmount: row.ownAmount && row.amount.trim() !== '', ownDay: row.ownDay && row.dueOn.trim() !== '' }
  return settled({ ...fields, rows: fields.rows.with(at, { ...row, ...own }) }, currency)
}

/** Every row follows again. */
export function allFollowing(fields: ScheduleFields, currency: Currency): ScheduleFields {
  return settled({ ...fields, rows: fields.rows.map((row) => ({ ...row, ownDay: false, ownAmount: false })) }, currency)
}

/** The rows that follow, computed anew from what is typed; what cannot be read leaves them as they were. */
export function settled(fields: ScheduleFields, currency: Currency): ScheduleFields {
  const first = parseDay(fields.firstDueOn)
  const spread = spreadOf(fields, currency)
  const rows = fields.rows.map((row, i) => {
    const next = { ...row }
    const on = first.ok ? addMonths(first.value, i) : null
    if (!row.ownDay && on !== null && isDay(on)) next.dueOn = on
    if (!row.ownAmount && spread?.ok) next.amount = formatMoney(spread.amounts[i]!, currency)
    return next
  })
  return { ...fields, rows }
}

/** What spreading makes of the amounts set by hand; null without a total, or while one of them cannot be read. */
export function spreadOf({ total, rows }: ScheduleFields, currency: Currency): Spread | null {
  const whole = parseMoney(total, currency)
  if (!whole.ok) return null
  const amounts = rows.map(({ amount, ownAmount }) => (ownAmount ? parseMoney(amount, currency) : nothing))
  const read = amounts.flatMap((amount) => (amount.ok ? [amount.value] : []))
  if (read.length < rows.length) return null
  return spreadRest(read, new Set(rows.keys().filter((i) => rows[i]!.ownAmount)), whole.value, unitOf(currency))
}

const nothing = { ok: true as const, value: 0 as Minor }

/** 1 to 600, else null. */
export function readCount(text: string): number | null {
  const plain = plainForm(text)
  const count = /^\d{1,4}$/.test(plain) ? Number(plain) : 0
  return count >= 1 && count <= mostRows ? count : null
}

/** Equal rows from terms that state everything; null where they do not, or where they cannot be spread. */
export function rowsFromTerms({ total, installments, firstDueOn }: Made, currency: Currency): Installment[] | null {
  if (total === undefined || installments === undefined || firstDueOn === undefined) return null
  const unit = unitOf(currency)
  return total < installments * unit ? null : equalRows(total, installments, firstDueOn, unit)
}
