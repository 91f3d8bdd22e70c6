import { useMemo, useSyncExternalStore } from 'react'
import type { CaseRow, sortKeys } from '../../contract/requests.ts'
import type { Day } from '../../domain/case-file.ts'
import { useToday } from '../../ui/clock.ts'
import { useFormat, useLabel, useLanguage, useWords } from '../../ui/language.tsx'
import { Pill } from '../../ui/pieces.tsx'
import type { Column } from '../../ui/rows.tsx'
import { T } from '../../ui/text.tsx'
import { EvidencePill } from '../case/evidence-pill.tsx'

type CaseColumn = Column<CaseRow, (typeof sortKeys)[number]>

/** What each column needs when all of them fit, as shares; below that they give way evenly. */
const share = (least: number, wanted: number) => `minmax(${least}px, ${wanted}fr)`
const common = { caseNo: share(84, 100), next: share(170, 268), owes: share(64, 76), opened: share(96, 124) }
const widths = {
  en: { ...common, name: share(104, 200), status: share(90, 208), evidence: share(130, 188) },
  zh: { ...common, name: share(104, 320), status: share(90, 122), evidence: share(130, 154) },
}

/** What each line of the list says, in the chosen language; made once, so that a line costs little to draw. */
export function useColumns(): readonly CaseColumn[] {
  const { language } = useLanguage()
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const today = useToday()
  const isWide = useIsWide()
  return useMemo(() => {
    const { columns } = words.cases
    const next = ({ nextDate, owedBy }: CaseRow) => {
      if (nextDate === null) return owedBy && <span className="soft">{words.cases.noDay}</span>
      const day = nextDate as Day
      return (
        <>
          <time dateTime={day}>{format.day(day, { weekday: true })}</time>{' '}
          {day < today ? (
            <Pill tone="late">{words.cases.late(format.distance(day))}</Pill>
          ) : (
            <span className="soft">{format.distance(day)}</span>
          )}
        </>
      )
    }
    const name = (row: CaseRow) => (
      <>
        <T>{row.name}</T> {(row.priority === 'urgent' || row.priority === 'high') && <Pill>{label('priority', row.priority)}</Pill>}
      </>
    )
    const width = widths[language === 'en' ? 'en' : 'zh']
    const list: CaseColumn[] = [
      { key: 'caseNo', title: columns.caseNo, width: width.caseNo, sort: 'caseNo', cell: (row) => <bdi>{row.caseNo}</bdi> },
      { key: 'name', title: columns.name, width: width.name, sort: 'name', cell: name },
      { key: 'status', title: columns.status, width: width.status, sort: 'status', cell: (row) => label('case_status', row.status) },
      {
        key: 'evidence',
        title: columns.evidence,
        width: width.evidence,
        sort: 'evidenceLevel',
        cell: (row) => <EvidencePill level={row.evidenceLevel} />,
      },
      { key: 'next', title: columns.next, width: width.next, sort: 'nextDate', cell: next },
      { key: 'owes', title: columns.owes, width: width.owes, cell: (row) => row.owedBy && words.case.owedBy[row.owedBy] },
    ]
    const opened: CaseColumn = {
      key: 'opened',
      title: columns.opened,
      width: width.opened,
      sort: 'openedOn',
      cell: (row) => format.day(row.openedOn as Day),
    }
    return isWide ? [...list, opened] : list
  }, [language, today, isWide])
}

const wide = window.matchMedia('(width >= 1360px)')

function useIsWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      wide.addEventListener('change', changed)
      return () => wide.removeEventListener('change', changed)
    },
    () => wide.matches,
  )
}
