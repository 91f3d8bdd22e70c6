import type { Minor } from '../../../domain/case-file.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { componentOf, isWaiver, type LineId } from './desk-fields.ts'
import type { Subject } from './read-column.ts'

/** What stands in every column below its fields, in this order. */
export const figureLines = [
  'figures',
  'claim',
  'waived',
  'cost',
  'total',
  'nominal',
  'effective',
  'lastDue',
  'burden',
  'guard',
  'warnings',
] as const

/** The name of a line. */
export function useLineName(): (line: LineId) => string {
  const words = useWords().offers
  const label = useLabel()
  return (line) => (isWaiver(line) ? words.waiver(label('debt_component', componentOf(line))) : words[line])
}

/** What each line of the desk is, at its side; in the columns every field carries its own label, which only is not seen. */
export function DeskLabels({ lines, subject }: { lines: readonly LineId[]; subject: Subject }) {
  const words = useWords()
  const format = useFormat()
  const nameOf = useLineName()
  const owedOf = (line: LineId): Minor | undefined => subject.owed.find(({ component }) => line === `waivers.${component}`)?.amount
  return (
    <div className="desk-labels" aria-hidden="true">
      <div className="desk-cell desk-head">{subject.currency}</div>
      {lines.map((line, index) => {
        const owed = owedOf(line)
        const firstWaiver = isWaiver(line) && index === lines.findIndex(isWaiver)
        return (
          <div className="desk-cell" key={line}>
            {nameOf(line)}
            {owed !== undefined && <span className="number small">{words.offers.ofOwed(format.money(owed, subject.currency))}</span>}
            {firstWaiver && <span className="small">{words.offers.waiverHint}</span>}
          </div>
        )
      })}
      {figureLines.map((line) => (
        <div className={`desk-cell figure ${line}`} key={line}>
          {words.offers[line]}
        </div>
      ))}
    </div>
  )
}
