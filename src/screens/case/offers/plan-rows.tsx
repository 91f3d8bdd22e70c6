import { memo } from 'react'
import type { Currency } from '../../../domain/case-file.ts'
import type { OfferRow } from '../../../domain/offer.ts'
import { useFormat, useWords } from '../../../ui/language.tsx'
import { DayText } from '../../../ui/pieces.tsx'

/** The rows of a plan. Up to 600 of them: drawn only where somebody opened them. */
export const PlanRows = memo(function PlanRows({ rows, currency }: { rows: readonly OfferRow[]; currency: Currency }) {
  const words = useWords().offers
  const format = useFormat()
  const parts = (['payment', 'principal', 'interest', 'fee', 'balance'] as const).filter(
    (part) => part !== 'fee' || rows.some(({ fee }) => fee > 0),
  )
  return (
    <div className="wide-table">
      <table className="table">
        <caption className="unseen">{words.rowsTitle(rows.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.no}</th>
            <th scope="col">{words.dueOn}</th>
            {parts.map((part) => (
              <th scope="col" className="number" key={part}>
                {words[part]} {part === 'payment' && `(${currency})`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.no}>
              <th scope="row">{row.no}</th>
              <td className="nowrap">
                <DayText day={row.dueOn} weekday />
              </td>
              {parts.map((part) => (
                <td className="number" key={part}>
                  {format.money(row[part], currency)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
})
