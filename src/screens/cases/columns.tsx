import { useMemo } from 'react'
import type { CaseRow, sortKeys } from '../../contract/requests.ts'
import type { Day } from '../../domain/case-file.ts'
import { useToday } from '../../ui/clock.ts'
import { useFormat, useLabel, useLanguage, useWords } from '../../ui/language.tsx'
import { Pill } from '../../ui/pieces.tsx'
import type { Column } from '../../ui/rows.tsx'
import { T } from '../../ui/text.tsx'
import { EvidencePill } from '../case/evidence-pill.tsx'

type CaseColumn = Column<CaseRow, (typeof sortKeys)[number]>

/** What each line of the list says, in the chosen language; made once, so that a line costs little to draw. */
export function useColumns(): readonly CaseColumn[] {
  const { language } = useLanguage()
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const today = useToday()
  return useMemo(() => {
    const { columns } = words.cases
    const next = ({ nextDate, owedBy }: CaseRow) => {
      if (nextDate === null) return owedBy && <span className="soft">{words.cases.noDay}</span>
      const day = nextDate as Day
      return (
        <>
          <time dateTime={day}>{format.day(day, { weekday: true })}</time> <span className="soft">{format.distance(day)}</span>{' '}
          {day < today && <Pill tone="late">{words.cases.late}</Pill>}
        </>
      )
    }
    const name = (row: CaseRow) => (
      <>
        <T>{row.name}</T> {(row.priority === 'urgent' || row.priority === 'high') && <Pill>{label('priority', row.priority)}</Pill>}
      </>
    )
    const list: CaseColumn[] = [
      { key: 'caseNo', title: columns.caseNo, width: 'minmax(88px, 112px)', sort: 'caseNo', cell: (row) => <bdi>{row.caseNo}</bdi> },
      { key: 'name', title: columns.name, width: 'minmax(136px, 2fr)', sort: 'name', cell: name },
      { key: 'status', title: columns.status, width: 'minmax(112px, 1.2fr)', sort: 'status', cell: (row) => label('case_status', row.status) },
      { key: 'evidence', title: columns.evidence, width: 'minmax(152px, 1.2fr)', sort: 'evidenceLevel', cell: (row) => <EvidencePill level={row.evidenceLevel} /> },
      { key: 'next', title: columns.next, width: 'minmax(232px, 2fr)', sort: 'nextDate', cell: next },
      { key: 'owes', title: columns.owes, width: 'minmax(64px, 88px)', cell: (row) => row.owedBy && words.case.owedBy[row.owedBy] },
      { key: 'opened', title: columns.opened, width: 'minmax(96px, 112px)', sort: 'openedOn', cell: (row) => format.day(row.openedOn as Day) },
    ]
    return list
  }, [language, today])
}
