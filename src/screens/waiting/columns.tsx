import { useMemo } from 'react'
import { daysBetween } from '../../domain/day.ts'
import type { WaitingRow } from '../../domain/waiting.ts'
import { useToday } from '../../ui/clock.ts'
import { useFormat, useLanguage, useWords } from '../../ui/language.tsx'
import { useMay } from '../../ui/may.tsx'
import { Keys } from '../../ui/pieces.tsx'
import type { Column } from '../../ui/rows.tsx'
import { T } from '../../ui/text.tsx'
import { nextOf } from './steps.ts'

export const stepKeys = { letter: 'w', call: 't', complaint: 'x' } as const

/** What each line says, in the chosen language; made once, so that a line costs little to draw. */
export function useColumns(): readonly Column<WaitingRow, never>[] {
  const { language } = useLanguage()
  const words = useWords()
  const format = useFormat()
  const today = useToday()
  const may = useMay('contact.add')
  return useMemo((): Column<WaitingRow, never>[] => {
    const { columns, kinds, days, steps } = words.waiting
    const what = ({ kind, what: said, currency, total }: WaitingRow) => {
      const of = kind === 'confirmation' && total !== null && currency ? `${format.money(total, currency)} ${currency}` : (said ?? '')
      return of === '' ? kinds[kind] : words.waiting.with(kinds[kind], of)
    }
    return [
      {
        key: 'due',
        title: columns.due,
        width: language === 'en' ? '132px' : '156px',
        cell: ({ dueOn }) =>
          dueOn ? (
            <time dateTime={dueOn}>{format.shortDay(dueOn, { weekday: true })}</time>
          ) : (
            <span className="soft">{words.case.noDay}</span>
          ),
      },
      {
        key: 'client',
        title: columns.client,
        width: 'minmax(104px, 1.3fr)',
        cell: ({ name, caseNo }) => (
          <>
            <T>{name}</T> <bdi className="soft small">{caseNo}</bdi>
          </>
        ),
      },
      { key: 'what', title: columns.what, width: 'minmax(160px, 2fr)', cell: (row) => <T>{what(row)}</T> },
      {
        key: 'from',
        title: columns.from,
        width: 'minmax(120px, 2.2fr)',
        cell: ({ creditor, brands }) => (
          <>
            <T>{brands}</T> <span className="soft small">{creditor !== brands && <T>{creditor}</T>}</span>
          </>
        ),
      },
      {
        key: 'since',
        title: columns.since,
        width: 'minmax(96px, 1.5fr)',
        cell: ({ since }) =>
          since && (
            <>
              <time dateTime={since}>{format.shortDay(since)}</time>{' '}
              <span className="soft small">{days(Math.max(0, daysBetween(since, today)))}</span>
            </>
          ),
      },
      {
        key: 'next',
        title: columns.next,
        width: language === 'en' ? '112px' : '84px',
        cell: (row) => {
          const next = nextOf(row, today)
          return (
            next && (
              <>
                {steps[next]} {may && <Keys keys={stepKeys[next]} />}
              </>
            )
          )
        },
      },
    ]
  }, [language, today, may])
}
