import { parts } from '../../../contract/parts.ts'
import type { Problem } from '../../../contract/reply.ts'
import type { Currency, Installment } from '../../../domain/case-file.ts'
import { parseDay } from '../../../domain/day.ts'
import { formatMoney, parseMoney, sumMinor } from '../../../domain/money.ts'
import type { Spread } from '../../../domain/schedule.ts'
import { formReader, stated, withoutUnstated, type FormRead } from '../../../ui/read-form.ts'
import { readCount, spreadOf, type RowFields, type ScheduleFields } from './schedule-fields.ts'

const mostGraceDays = 60

/** From the typed rows to the rows of a schedule; refused where a row that follows has no amount that it could be. */
export function readSchedule(fields: ScheduleFields, currency: Currency): FormRead<Installment[]> {
  const read = formReader()
  read.money('total', fields.total, currency)
  read.day('firstDueOn', fields.firstDueOn)
  if (readCount(fields.count) === null) read.fail('count', 'schedule.count')
  if ((read.whole('graceDays', fields.graceDays) ?? 0) > mostGraceDays) read.fail('graceDays', 'schedule.grace')
  const spread = spreadOf(fields, currency)
  const problem = spread && spreadProblem(spread, currency)
  if (problem && fields.rows.some(({ ownAmount }) => !ownAmount)) read.fail('total', problem.code, problem.params)
  const rows = fields.rows.map((row, index) => {
    const amount = read.money(`rows.${index}.amount`, row.amount, currency, 'required')
    const dueOn = read.day(`rows.${index}.dueOn`, row.dueOn, 'required')
    return withoutUnstated({ no: index + 1, dueOn, amount, relief: stated(row.relief), split: splitOf(row, amount) })
  })
  return inRows(read.finish(parts.installment.array(), rows) as FormRead<Installment[]>)
}

/** The path of a problem in the list is the one of its row in the form. */
function inRows(result: FormRead<Installment[]>): FormRead<Installment[]> {
  if (result.ok) return result
  const problems = result.problems.map((problem) =>
    /^\d/.test(problem.field ?? '') ? { ...problem, field: `rows.${problem.field}` } : problem,
  )
  return { ok: false, problems: problems.filter(({ field }, i) => problems.findIndex((other) => other.field === field) === i) }
}

/** What an amount is made of is true of that amount only. */
function splitOf({ split }: RowFields, amount: number | undefined): Installment['split'] {
  return split && sumMinor(Object.values(split)) === BigInt(amount ?? -1) ? split : undefined
}

/** What a spread is refused for, in figures; null when it is not. */
export function spreadProblem(spread: Spread, currency: Currency): Problem | null {
  if (spread.ok) return null
  const { code } = spread
  if (code === 'schedule.restTooSmall') return { code, params: { left: formatMoney(spread.left, currency), rows: spread.rows } }
  return { code, params: { by: formatMoney(spread.by, currency) } }
}

/** The rows as far as they are typed, for what is said of them meanwhile; none while one of them cannot be read. */
export function rowsSoFar({ rows }: ScheduleFields, currency: Currency): Installment[] {
  const read = rows.map(({ dueOn, amount }, i) => {
    const [on, money] = [parseDay(dueOn), parseMoney(amount, currency)]
    return on.ok && money.ok ? { no: i + 1, dueOn: on.value, amount: money.value } : null
  })
  const known = read.filter((row) => row !== null)
  return known.length === rows.length ? known : []
}
