import type { Currency } from '../../domain/case-file.ts'
import { dueGroups, type DueGroup, type DueSum } from '../../domain/due.ts'
import { useFormat, useWords } from '../../ui/language.tsx'

/** What is open under each kind of heading and what has no receipt, a line a currency. */
export function DueSums({ sums }: { sums: readonly DueSum[] }) {
  const words = useWords()
  const format = useFormat()
  const currencies = [...new Set(sums.map(({ currency }) => currency))].toSorted()
  const shown = dueGroups.filter((group) =>
    group === 'receipt' ? sums.some(({ reported }) => reported !== '0') : group !== 'grace' || sums.some((sum) => sum.group === 'grace'),
  )
  const amount = (currency: Currency, group: DueGroup): bigint =>
    sums
      .filter((sum) => sum.currency === currency && (group === 'receipt' || sum.group === group))
      .reduce((total, { open, reported }) => total + BigInt(group === 'receipt' ? reported : open), 0n)
  return (
    <table className="table due-sums">
      <caption className="unseen">{words.due.sums}</caption>
      <thead>
        <tr>
          <th scope="col">{words.due.columns.currency}</th>
          {shown.map((group) => (
            <th scope="col" className="number" key={group}>
              {words.due.groups[group]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {currencies.map((currency) => (
          <tr key={currency}>
            <th scope="row">{currency}</th>
            {shown.map((group) => (
              <td className="number" key={group}>
                {format.money(amount(currency, group), currency)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
