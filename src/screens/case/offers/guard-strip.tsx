import type { Guard } from '../../../domain/guard.ts'
import { useFormat, useWords } from '../../../ui/language.tsx'
import { Pill } from '../../../ui/pieces.tsx'
import { BarsPicture } from '../../../ui/pictures/bars-picture.tsx'

/** Whether all that is to be paid fits every one of the next twelve months: a word, and the months as bars. */
export function GuardStrip({ guard }: { guard: Guard }) {
  const words = useWords().offers
  const comma = useWords().case.and
  const format = useFormat()
  const { currency, budget, affordable, months, fits, firstShort, otherCurrencies } = guard
  const shortBy = (left: bigint | null): string => format.money(left === null ? 0n : -left, currency)
  return (
    <div className="guard">
      <span className="row">
        {fits === true && <Pill tone="done">✓ {words.fits}</Pill>}
        {fits === false && firstShort && (
          <Pill tone="late">▲ {words.fitsNot(format.month(firstShort.month), shortBy(firstShort.left))}</Pill>
        )}
        {fits === null && <span>{budget === 'none' ? words.noBudget : words.cannotSay}</span>}
      </span>
      {budget === 'unconfirmed' && <span className="soft small">{words.budgetUnconfirmed}</span>}
      {budget === 'deficit' && <span className="soft small">{words.budgetDeficit}</span>}
      {otherCurrencies.length > 0 && <span className="soft small">{words.otherCurrency(otherCurrencies.join(comma))}</span>}
      {months.length > 0 && (
        <BarsPicture
          upright
          title={words.guard}
          of={words.month}
          series={[words.agreed, words.elsewhere, words.thisOffer]}
          {...(affordable === null ? {} : { markName: words.affordable })}
          write={(value) => format.money(value, currency)}
          bars={months.map(({ month, agreed, elsewhere, offered, left }) => ({
            label: left !== null && left < 0n ? `${format.month(month)}: ${words.short} ${shortBy(left)}` : format.month(month),
            short: String(Number(month.slice(5))),
            values: [agreed, elsewhere, offered],
            late: left !== null && left < 0n,
            ...(affordable === null ? {} : { mark: affordable }),
          }))}
        />
      )}
    </div>
  )
}
