import type { Agreement, Currency } from '../../../domain/case-file.ts'
import { scheduleMisfit, type Misfit } from '../../../domain/schedule.ts'
import { useFormat, useWords } from '../../../ui/language.tsx'
import { Note } from '../../../ui/pieces.tsx'

interface MisfitsProps {
  agreement: Pick<Agreement, 'schedule' | 'writtenTerms' | 'oralTerms'>
  currency: Currency
}

/** What of the rows is not as agreed, a sentence each; it stops nothing. */
export function ScheduleMisfits({ agreement, currency }: MisfitsProps) {
  const words = useWords().agreements.misfit
  const format = useFormat()
  const spoken = agreement.writtenTerms === undefined
  const sentence = (misfit: Misfit): string => {
    switch (misfit.kind) {
      case 'sum':
        return words.sum(format.money(misfit.sum, currency), format.money(misfit.total, currency), spoken)
      case 'count':
        return words.count(misfit.rows, misfit.count, spoken)
      case 'first':
        return words.first(format.day(misfit.dueOn, { weekday: true }), format.day(misfit.firstDueOn, { weekday: true }), spoken)
      case 'order':
        return words.order(misfit.no)
    }
  }
  const found = scheduleMisfit(agreement)
  if (found.length === 0) return null
  return (
    <Note tone="waiting">
      <ul role="status">
        {found.map((misfit) => (
          <li key={misfit.kind}>{sentence(misfit)}</li>
        ))}
      </ul>
    </Note>
  )
}
