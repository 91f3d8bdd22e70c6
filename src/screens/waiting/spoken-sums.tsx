import type { SpokenSum } from '../../domain/waiting.ts'
import { useFormat, useWords } from '../../ui/language.tsx'

/** What rests on spoken words only in the whole office, a line a currency. */
export function SpokenSums({ sums }: { sums: readonly SpokenSum[] }) {
  const { waiting } = useWords()
  const format = useFormat()
  if (sums.length === 0) return null
  return (
    <dl className="spoken-sums">
      <dt>{waiting.spokenOnly}</dt>
      {sums.map(({ currency, agreements, withoutTotal, total, waived }) => (
        <dd key={currency}>
          <strong className="number">
            {currency} {format.money(BigInt(total), currency)}
          </strong>{' '}
          {waiting.inAgreements(format.count(agreements), agreements === 1)}
          {withoutTotal > 0 && <span className="soft"> · {waiting.withoutTotal(format.count(withoutTotal))}</span>}
          {waived !== '0' && <span className="soft"> · {waiting.alsoWaived(`${currency} ${format.money(BigInt(waived), currency)}`)}</span>}
        </dd>
      ))}
    </dl>
  )
}
