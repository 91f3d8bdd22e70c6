/** What a rescue kept and lost; the whole of it stands as text beside the new office. */
import type { AnswerOf } from '../../call.ts'
import type { PickedPlace } from '../../contract/main-door.ts'
import type { RescuedRow } from '../../contract/requests.ts'
import { useFocusOnce } from '../../ui/fields.tsx'
import { useFormat, useWords } from '../../ui/language.tsx'
import { Button, Note } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { Section } from '../../ui/view.tsx'
import { useInstant } from '../case/verify/instant.ts'

type Rescued = AnswerOf<'office.rescue'>
const mostShown = 50

interface ReportProps {
  rescued: Rescued
  place: PickedPlace
  onOpen: () => void
}

export function RescueReport({ rescued, place, onOpen }: ReportProps) {
  const { damage } = useWords()
  const heading = useFocusOnce<HTMLHeadingElement>(true)
  const { lost, unproven, documents, entries, people } = rescued
  const isWhole = lost.length + unproven.length + documents.damaged.length + entries.missing.length === 0
  return (
    <div className="stack">
      <h2 ref={heading} tabIndex={-1}>
        {damage.rescued}
      </h2>
      <Note tone={isWhole ? 'done' : 'waiting'}>{isWhole ? <p>{damage.rescuedAll}</p> : <Summary rescued={rescued} />}</Note>
      {people.length > 0 && <Note tone="waiting">{damage.peopleLost(people.join(', '))}</Note>}
      <p>{damage.liesIn(place.label)}</p>
      <p className="soft">{damage.reportAt(rescued.report)}</p>
      <div>
        <Button main onClick={onOpen}>
          {damage.openRescued}
        </Button>
      </div>
      <Tables tables={rescued.tables} />
      <Rows title={damage.whatIsLost} rows={lost} />
      <Rows title={damage.whatIsUnproven} rows={unproven} />
      {documents.damaged.length > 0 && (
        <Section title={damage.damagedDocuments}>
          <ul className="lines">
            {documents.damaged.slice(0, mostShown).map(({ caseNo, key }) => (
              <li key={`${caseNo} ${key}`}>
                <T>{`${damage.case(caseNo)} · ${key}`}</T>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}

function Summary({ rescued: { entries, documents } }: { rescued: Rescued }) {
  const { damage } = useWords()
  const format = useFormat()
  const missing = entries.missing.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
  return (
    <>
      <p>{missing ? damage.logMissing(format.count(entries.kept), missing) : damage.logWhole(format.count(entries.kept))}</p>
      <p>{damage.documents(format.count(documents.kept), format.count(documents.damaged.length))}</p>
    </>
  )
}

/** Only tables that have or had something. */
function Tables({ tables }: { tables: Rescued['tables'] }) {
  const { damage } = useWords()
  const format = useFormat()
  const sum = (of: 'kept' | 'lost') => tables.reduce((total, table) => total + table[of], 0)
  return (
    <table className="table rescue-table">
      <thead>
        <tr>
          <th scope="col">{damage.table}</th>
          <th scope="col" className="end">
            {damage.kept}
          </th>
          <th scope="col" className="end">
            {damage.lost}
          </th>
        </tr>
      </thead>
      <tbody>
        {tables
          .filter(({ kept, lost }) => kept + lost > 0)
          .map(({ table, kept, lost }) => (
            <tr key={table}>
              <th scope="row">{nameOf(damage.tables, table)}</th>
              <td className="number">{format.count(kept)}</td>
              <td className="number">{lost > 0 ? <strong>{format.count(lost)}</strong> : format.count(0)}</td>
            </tr>
          ))}
        <tr>
          <th scope="row">{damage.total}</th>
          <td className="number">{format.count(sum('kept'))}</td>
          <td className="number">{format.count(sum('lost'))}</td>
        </tr>
      </tbody>
    </table>
  )
}

function Rows({ title, rows }: { title: string; rows: readonly RescuedRow[] }) {
  const { damage } = useWords()
  const format = useFormat()
  const instant = useInstant()
  if (rows.length === 0) return null
  const line = ({ table, id, about, at, caseNo, why }: RescuedRow) =>
    [
      nameOf(damage.tables, table),
      about ?? damage.row(id),
      caseNo && damage.case(caseNo),
      at && instant(at).moment,
      damage.why[why],
    ].filter(Boolean)
  return (
    <Section title={`${title} · ${format.count(rows.length)}`}>
      <ul className="lines">
        {rows.slice(0, mostShown).map((row) => (
          <li key={`${row.table} ${row.id}`}>
            <T>{line(row).join(' · ')}</T>
          </li>
        ))}
      </ul>
      {rows.length > mostShown && <p className="soft">{damage.more(format.count(rows.length - mostShown))}</p>}
    </Section>
  )
}

function nameOf(names: ReturnType<typeof useWords>['damage']['tables'], table: string): string {
  return (names as Record<string, string>)[table] ?? table
}
