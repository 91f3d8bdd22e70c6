import { memo, useMemo } from 'react'
import type { Currency, Day, Debt, Minor } from '../../../domain/case-file.ts'
import { addMonths, daysBetween } from '../../../domain/day.ts'
import { paymentRows, type OfferRow } from '../../../domain/offer.ts'
import { remainingOn } from '../../../domain/remaining.ts'
import { useFormat, useWords } from '../../../ui/language.tsx'
import { fewPoints, LinesPicture } from '../../../ui/pictures/lines-picture.tsx'

/** A plan as a line of the picture. */
export interface PlanLine {
  name: string
  startOn: Day
  rows: readonly OfferRow[]
}

interface BalancesPictureProps {
  debts: readonly Debt[]
  currency: Currency
  plans: readonly PlanLine[]
}

/** What remains of the debts over time under each plan, beside what becomes of them when nothing changes. */
export const BalancesPicture = memo(function BalancesPicture({ debts, currency, plans }: BalancesPictureProps) {
  const words = useWords().offers
  const format = useFormat()
  const dayKey = daysOf(plans).join(' ')
  const days = useMemo(() => dayKey.split(' ') as Day[], [dayKey])
  const unpaid = useMemo(() => withoutPlan(debts, days), [debts, days])
  const remaining = plans.map((plan) => balancesOn(plan, days))
  return (
    <>
      <LinesPicture
        title={words.picture}
        of={words.day}
        series={[...plans.map(({ name }) => name), words.statusQuo]}
        write={(value) => format.money(value, currency)}
        points={days.map((day, index) => ({
          label: format.day(day),
          x: daysBetween(days[0]!, day),
          values: [...remaining.map((of) => of[index] ?? null), unpaid[index] ?? null],
        }))}
      />
      <p className="soft small">{words.statusQuoWhy}</p>
    </>
  )
})

/** A month apart from the first start to the last due day, thinned out to what a picture can show. */
function daysOf(plans: readonly PlanLine[]): Day[] {
  const start = plans.map(({ startOn }) => startOn).toSorted()[0]
  const end = plans
    .flatMap(({ rows }) => rows.slice(-1).map(({ dueOn }) => dueOn))
    .toSorted()
    .at(-1)
  if (start === undefined || end === undefined) return []
  const days: Day[] = []
  for (let month = 0, day = start; day < end; month++, day = addMonths(start, month)) days.push(day)
  return fewPoints([...days, end], 13)
}

/** What the debts come to when nobody pays; null on days for which that cannot be said. */
function withoutPlan(debts: readonly Debt[], days: readonly Day[]): (bigint | null)[] {
  const all = { debts: debts.map(({ key }) => key), schedule: [] }
  return days.map((day) => remainingOn({ debts: [...debts] }, all, day).without)
}

function balancesOn({ startOn, rows }: PlanLine, days: readonly Day[]): (Minor | null)[] {
  const balances = paymentRows(startOn, rows)
  return days.map((day) => balances.findLast(({ on }) => on <= day)?.balance ?? null)
}
