import type { Agreement, Currency, Installment } from '../../../domain/case-file.ts'
import type { EnumValue } from '../../../domain/enums.ts'
import { sumMinor } from '../../../domain/money.ts'
import { installmentStatuses, planTotals } from '../../../domain/schedule.ts'
import { useToday } from '../../../ui/clock.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { DayText, Money, Note } from '../../../ui/pieces.tsx'
import { useCase } from '../case-context.tsx'
import { InstallmentPill } from '../installment-pill.tsx'
import { currencyOf } from './currency.ts'

/** The rows and what has become of each by today; long schedules scroll by themselves below their head. */
export function ScheduleTable({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const format = useFormat()
  const today = useToday()
  const { file } = useCase()
  const currency = currencyOf(file, agreement.debts)
  const rows = installmentStatuses(agreement, today)
  const totals = planTotals(agreement, today, rows)
  return (
    <>
      <div className="long-table" role="group" aria-label={words.agreements.schedule} tabIndex={0}>
        <table className="table">
          <caption className="unseen">{words.agreements.schedule}</caption>
          <thead>
            <tr>
              <th scope="col">{words.agreements.no}</th>
              <th scope="col">{words.agreements.dueOn}</th>
              <th scope="col" className="number">
                {words.agreements.amount} ({currency})
              </th>
              <th scope="col" className="number">
                {words.agreements.paid}
              </th>
              <th scope="col" className="number">
                {words.agreements.open}
              </th>
              <th scope="col">{words.agreements.status}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.no}>
                <th scope="row">{row.no}</th>
                <td>
                  <span className="nowrap">
                    <DayText day={row.dueOn} weekday />
                  </span>
                  <MadeOf split={agreement.schedule[at]?.split} currency={currency} />
                </td>
                <td className="number">
                  <Money amount={row.amount} currency={currency} />
                </td>
                <td className="number">
                  <Money amount={row.paid} currency={currency} />
                </td>
                <td className="number">
                  <Money amount={row.open} currency={currency} />
                </td>
                <td>
                  <InstallmentPill {...row} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="total">
              <th scope="row" colSpan={2}>
                {words.case.total}
              </th>
              <td className="number">{format.money(sumMinor(rows.map(({ amount }) => amount)), currency)}</td>
              <td className="number">{format.money(totals.paid, currency)}</td>
              <td className="number">{format.money(totals.open, currency)}</td>
              <td>{'\u00a0'}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      {totals.arrears > 0n && (
        <p>
          {words.case.arrears} <strong className="number">{format.money(totals.arrears, currency)}</strong> {currency}
        </p>
      )}
      {Boolean(agreement.graceDays) && <p className="soft small">{words.agreements.graceOf(agreement.graceDays ?? 0)}</p>}
      {totals.credit > 0n && <Note tone="waiting">{words.agreements.overpaid(format.money(totals.credit, currency))}</Note>}
    </>
  )
}

/** What an installment is made of, where that was agreed. */
export function MadeOf({ split, currency }: { split: Installment['split']; currency: Currency }) {
  const label = useLabel()
  const format = useFormat()
  if (!split) return null
  const parts = Object.entries(split) as [EnumValue<'debt_component'>, number][]
  return (
    <span className="soft small made-of">
      {parts.map(([component, amount]) => `${label('debt_component', component)} ${format.money(amount, currency)}`).join(' · ')}
    </span>
  )
}
