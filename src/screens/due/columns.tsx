import { useMemo } from 'react'
import { daysBetween } from '../../domain/day.ts'
import { dueStatus, type DueRowOfCase } from '../../domain/due.ts'
import { useToday } from '../../ui/clock.ts'
import { useFormat, useLanguage, useWords } from '../../ui/language.tsx'
import type { Column } from '../../ui/rows.tsx'
import { T } from '../../ui/text.tsx'
import { InstallmentPill } from '../case/installment-pill.tsx'

/** What each line says, in the chosen language; made once, so that a line costs little to draw. */
export function useColumns(): readonly Column<DueRowOfCase, never>[] {
  const { language } = useLanguage()
  const words = useWords()
  const format = useFormat()
  const today = useToday()
  return useMemo((): Column<DueRowOfCase, never>[] => {
    const { columns } = words.due
    const [day, status] = language === 'en' ? [112, 132] : [116, 116]
    return [
      {
        key: 'dueOn',
        title: columns.dueOn,
        width: `minmax(${day}px, 0.7fr)`,
        cell: ({ dueOn }) => <time dateTime={dueOn}>{format.shortDay(dueOn, { weekday: true })}</time>,
      },
      {
        key: 'client',
        title: columns.client,
        width: 'minmax(104px, 1.6fr)',
        cell: ({ name, caseNo }) => (
          <>
            <T>{name}</T> <bdi className="soft small">{caseNo}</bdi>
          </>
        ),
      },
      { key: 'creditor', title: columns.creditor, width: 'minmax(80px, 1.4fr)', cell: ({ brand }) => <T>{brand}</T> },
      { key: 'no', title: columns.no, width: '36px', align: 'end', cell: ({ no }) => no },
      {
        key: 'amount',
        title: columns.amount,
        width: 'minmax(84px, 0.7fr)',
        align: 'end',
        cell: ({ amount, currency }) => format.money(amount, currency),
      },
      {
        key: 'open',
        title: columns.open,
        width: 'minmax(84px, 0.7fr)',
        align: 'end',
        cell: ({ open, currency }) => <strong>{format.money(open, currency)}</strong>,
      },
      {
        key: 'currency',
        title: columns.currency,
        width: language === 'en' ? '60px' : '36px',
        cell: ({ currency }) => currency,
      },
      {
        key: 'late',
        title: columns.late,
        width: language === 'en' ? '64px' : '56px',
        align: 'end',
        cell: ({ group, dueOn }) => group === 'late' && daysBetween(dueOn, today),
      },
      {
        key: 'status',
        title: columns.status,
        width: `minmax(${status}px, 0.8fr)`,
        cell: (row) => <InstallmentPill status={dueStatus(row, today)} open={row.open} reported={row.reported} />,
      },
    ]
  }, [language, today])
}
