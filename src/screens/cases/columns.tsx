import { useMemo } from 'react'
import type { CaseRow, sortKeys } from '../../contract/requests.ts'
import type { Day } from '../../domain/case-file.ts'
import { daysBetween } from '../../domain/day.ts'
import { useToday } from '../../ui/clock.ts'
import { useFormat, useLabel, useLanguage, useWords } from '../../ui/language.tsx'
import { Pill } from '../../ui/pieces.tsx'
import type { Column } from '../../ui/rows.tsx'
import { T } from '../../ui/text.tsx'
import { useOffice } from '../frame/shell.tsx'
import { EvidencePill } from '../case/evidence-pill.tsx'

type CaseColumn = Column<CaseRow, (typeof sortKeys)[number]>

/** The width that its words need, and its share of what is left over. */
const track = (least: number, part: number) => `minmax(${least}px, ${part}fr)`
const common = { caseNo: track(80, 0.5), name: track(104, 2), owes: track(60, 0.5), whose: track(80, 0.8) }
/** Chinese dates are longer, English states are; a name or state that does not fit goes on in a second line of its row. */
const widths = {
  en: { ...common, status: 'minmax(152px, 208px)', evidence: track(182, 1), next: track(226, 1.2), opened: track(92, 0.6) },
  zh: { ...common, status: 'minmax(84px, 112px)', evidence: track(134, 1), next: track(252, 1.2), opened: track(114, 0.6) },
}

/** What each line of the list says, in the chosen language, and whose case it is where several people work; made once, so that a line costs little to draw. */
export function useColumns(): readonly CaseColumn[] {
  const { language } = useLanguage()
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const today = useToday()
  const several = useOffice().people.length > 1
  return useMemo((): CaseColumn[] => {
    const { columns } = words.cases
    const next = ({ nextDate, owedBy }: CaseRow) => {
      if (nextDate === null) return owedBy && <span className="soft">{words.cases.noDay}</span>
      const day = nextDate as Day
      return (
        <>
          <time dateTime={day}>{format.shortDay(day, { weekday: true })}</time>{' '}
          {day < today ? (
            <Pill tone="late">{words.cases.late(daysBetween(day, today))}</Pill>
          ) : (
            <span className="soft">{format.distance(day)}</span>
          )}
        </>
      )
    }
    const urgency = ({ priority }: CaseRow) => {
      const mark = { urgent: '!!', high: '!', normal: '', low: '' }[priority]
      return mark && <Mark sign={mark} means={`${words.intake.priority}: ${label('priority', priority)}`} />
    }
    const width = widths[language === 'en' ? 'en' : 'zh']
    return [
      { key: 'caseNo', title: columns.caseNo, width: width.caseNo, sort: 'caseNo', cell: (row) => <bdi>{row.caseNo}</bdi> },
      {
        key: 'name',
        title: columns.name,
        width: width.name,
        sort: 'name',
        cell: (row) => (
          <>
            <T>{row.name}</T> {urgency(row)}
          </>
        ),
      },
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
      {
        key: 'opened',
        title: columns.opened,
        width: width.opened,
        sort: 'openedOn',
        cell: (row) => <time dateTime={row.openedOn}>{format.shortDay(row.openedOn as Day)}</time>,
      },
      ...(several
        ? [{ key: 'whose', title: words.people.whose, width: width.whose, cell: (row: CaseRow) => <T>{row.assignedTo ?? ''}</T> }]
        : []),
    ]
  }, [language, today, several])
}

/** A short sign whose word is there on pointing at it and for screen readers. */
function Mark({ sign, means }: { sign: string; means: string }) {
  return (
    <span className="pill mark" title={means}>
      <span aria-hidden="true">{sign}</span>
      <span className="unseen">{means}</span>
    </span>
  )
}
