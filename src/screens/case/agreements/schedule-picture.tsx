import { useMemo } from 'react'
import type { Agreement } from '../../../domain/case-file.ts'
import { daysBetween } from '../../../domain/day.ts'
import { remainingDays, remainingOn } from '../../../domain/remaining.ts'
import { useFormat, useWords } from '../../../ui/language.tsx'
import { fewPoints, LinesPicture } from '../../../ui/pictures/lines-picture.tsx'
import { Section } from '../../../ui/view.tsx'
import { useCase } from '../case-context.tsx'
import { currencyOf } from './currency.ts'

/** What remains of the plan over time, beside what the debts come to when nothing is paid. */
export function SchedulePicture({ agreement }: { agreement: Agreement }) {
  const words = useWords().agreements
  const format = useFormat()
  const { file } = useCase()
  const currency = currencyOf(file, agreement.debts)
  const points = useMemo(() => {
    const days = fewPoints(remainingDays(file, agreement))
    return days.map((on) => ({ on, ...remainingOn(file, agreement, on) }))
  }, [file, agreement])
  const [first] = points
  if (!first || points.length < 2) return null
  const known = points.some(({ without }) => without !== null)
  return (
    <Section level={4} title={words.picture}>
      <LinesPicture
        title={words.picture}
        of={words.pictureOf}
        series={known ? [words.planLine, words.quoLine] : [words.planLine]}
        points={points.map(({ on, plan, without }) => ({
          label: format.day(on),
          x: daysBetween(first.on, on),
          values: known ? [plan, without] : [plan],
        }))}
        write={(amount) => format.money(amount, currency)}
      />
      {known && <p className="soft small">{words.pictureHow}</p>}
    </Section>
  )
}
