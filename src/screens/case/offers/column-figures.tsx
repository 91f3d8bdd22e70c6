import type { ReactNode } from 'react'
import type { Currency } from '../../../domain/case-file.ts'
import type { OfferFigures } from '../../../domain/offer.ts'
import { useFormat, useLabel, useSentence, useWords } from '../../../ui/language.tsx'
import { DayText } from '../../../ui/pieces.tsx'
import { figureLines, useLineName } from './desk-labels.tsx'
import type { LineId } from './desk-fields.ts'
import { GuardStrip } from './guard-strip.tsx'
import type { Reckoned } from './reckon.ts'
import { WarningList } from './warning-list.tsx'

/** What a column comes to; before it can be computed, what is still missing. */
export function ColumnFigures({ reckoned, currency }: { reckoned: Reckoned; currency: Currency }) {
  const words = useWords()
  const { figures, guard, warnings } = reckoned
  const values = useFigureValues(figures, currency)
  const cells: Record<(typeof figureLines)[number], ReactNode> = {
    ...values,
    figures: figures ? values.figures : <NotYet reckoned={reckoned} />,
    guard: guard && <GuardStrip guard={guard} />,
    warnings:
      figures && (warnings.length > 0 ? <WarningList warnings={warnings} /> : <span className="soft">{words.offers.noWarnings}</span>),
  }
  return (
    <dl className="desk-figures">
      {figureLines.map((line) => (
        <div className={`desk-cell figure ${line}`} key={line}>
          <dt className="unseen">{words.offers[line]}</dt>
          <dd>{cells[line] ?? <span className="soft">–</span>}</dd>
        </div>
      ))}
    </dl>
  )
}

type FigureLine = Exclude<(typeof figureLines)[number], 'guard' | 'warnings'>

/** The figures of an offer as they are written. */
export function useFigureValues(figures: OfferFigures | null, currency: Currency): Record<FigureLine, ReactNode> {
  const label = useLabel()
  const words = useWords()
  const format = useFormat()
  const money = (amount: number | null | undefined) =>
    amount === undefined || amount === null ? undefined : format.money(amount, currency)
  const types = [...new Set(figures?.offers.flatMap((offer) => offer.types))]
  return {
    figures: types.map((type) => label('proposal_type', type)).join(words.case.and),
    claim: money(figures?.claim),
    waived: money(figures?.waived),
    cost: money(figures && figures.interest + figures.fees),
    total: figures && <strong>{money(figures.totalPaid)}</strong>,
    nominal: figures && (figures.cost ? `${figures.cost.nominal}%` : words.offers.cannotSay),
    effective: figures && (figures.cost ? `${figures.cost.effective}%` : words.offers.cannotSay),
    lastDue: figures && <DayText day={figures.lastDueOn} weekday />,
    burden: money(figures?.burden),
  }
}

/** Which lines are still empty, or the first thing that does not fit. */
function NotYet({ reckoned }: { reckoned: Reckoned }) {
  const words = useWords()
  const sentence = useSentence()
  const nameOf = useLineName()
  const wrong = reckoned.problems.find(({ code }) => code !== 'text.empty')
  const missing = reckoned.problems.flatMap(({ code, field }) =>
    code === 'text.empty' && field !== undefined ? [field === 'startOn' ? words.offers.startOn : nameOf(field as LineId)] : [],
  )
  if (wrong) return <span>{sentence(wrong)}</span>
  return <span className="soft">{words.offers.stillMissing(missing.join(words.case.and))}</span>
}
