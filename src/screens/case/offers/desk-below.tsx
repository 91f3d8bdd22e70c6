import { memo, useDeferredValue, useMemo } from 'react'
import type { Currency, Debt } from '../../../domain/case-file.ts'
import { useWords } from '../../../ui/language.tsx'
import { BalancesPicture } from './balances-picture.tsx'
import { letterOf, type ColumnFields } from './desk-fields.ts'
import { Opened } from './opened.tsx'
import { PlanRows } from './plan-rows.tsx'
import type { Reckoned } from './reckon.ts'

interface DeskBelowProps {
  debts: readonly Debt[]
  currency: Currency
  columns: readonly ColumnFields[]
  reckoned: (column: ColumnFields) => Reckoned
  here: number
}

/** Below the columns, opened on demand: what remains over time, and the rows of the scenario that has the focus. Drawn after what is typed. */
export const DeskBelow = memo(function DeskBelow(props: DeskBelowProps) {
  const words = useWords().offers
  const late = useDeferredValue(props)
  const { debts, currency, here } = late
  const plans = useMemo(
    () =>
      late.columns.flatMap((column, index) => {
        const { figures, scenario } = late.reckoned(column)
        return figures && scenario ? [{ name: letterOf(index), startOn: scenario.startOn, rows: figures.rows }] : []
      }),
    [late],
  )
  if (plans.length === 0) return null
  const shown = plans.find(({ name }) => name === letterOf(here))
  return (
    <div className="desk-below">
      <Opened label={words.pictureShow}>{() => <BalancesPicture debts={debts} currency={currency} plans={plans} />}</Opened>
      {shown && (
        <Opened label={words.rowsOf(shown.name, shown.rows.length)}>{() => <PlanRows rows={shown.rows} currency={currency} />}</Opened>
      )}
    </div>
  )
})
