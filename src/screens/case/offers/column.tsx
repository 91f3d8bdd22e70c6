import { memo, useState } from 'react'
import type { Problem } from '../../../contract/reply.ts'
import { useSentence, useWords } from '../../../ui/language.tsx'
import { Button, Money, Pill } from '../../../ui/pieces.tsx'
import { ColumnFigures } from './column-figures.tsx'
import { isUsed, letterOf, mostColumns, type ColumnFields, type LineId } from './desk-fields.ts'
import { LineField } from './line-field.tsx'
import type { Subject } from './read-column.ts'
import type { Reckoned } from './reckon.ts'
import type { ColumnActions } from './use-columns.ts'

interface ColumnProps {
  column: ColumnFields
  index: number
  /** Of how many columns. */
  count: number
  lines: readonly LineId[]
  reckoned: Reckoned
  subject: Subject
  /** It was to be saved: what is missing is a remark too. */
  asked: boolean
  here: boolean
  actions: ColumnActions
}

/** One scenario: its fields, then its figures. Drawn again only when something of its own has changed. */
export const Column = memo(function Column({ column, index, count, lines, reckoned, subject, asked, here, actions }: ColumnProps) {
  const words = useWords()
  const sentence = useSentence()
  const [typing, setTyping] = useState('')
  const letter = letterOf(index)
  const remarkOf = (field: string): string | undefined => {
    const found = reckoned.problems.find((problem) => problem.field === field)
    return found && isShown(found, asked, typing === field) ? sentence(found) : undefined
  }
  return (
    <section
      className={here ? 'desk-column here' : 'desk-column'}
      aria-label={words.offers.scenario(letter)}
      data-column={column.row}
      onFocus={(event) => {
        actions.enter(column.row)
        setTyping(event.target.closest<HTMLElement>('[data-field]')?.dataset['field'] ?? '')
      }}
      onBlur={() => setTyping('')}
    >
      <div className="desk-cell desk-head">
        <h3>{letter}</h3>
        <span className="row">
          <Button quiet disabled={count >= mostColumns} label={words.offers.copyNamed(letter)} onClick={() => actions.copy(index)}>
            {words.offers.copy}
          </Button>
          <Button quiet disabled={count === 1} label={words.offers.removeNamed(letter)} onClick={() => actions.remove(index)}>
            {words.ui.remove}
          </Button>
        </span>
        <InShort reckoned={reckoned} subject={subject} savedAs={column.savedAs} />
      </div>
      {lines.map((line) => (
        <div className="desk-cell" key={line} data-field={line}>
          {isUsed(column, line) && (
            <LineField
              line={line}
              column={column}
              subject={subject}
              remarkOf={remarkOf}
              set={(path, value) => actions.set(column.row, path, value)}
            />
          )}
        </div>
      ))}
      <ColumnFigures reckoned={reckoned} currency={subject.currency} />
    </section>
  )
})

/** The two figures that are looked at while typing, always in sight: what is paid in all, and whether it fits. */
function InShort({ reckoned, subject, savedAs }: { reckoned: Reckoned; subject: Subject; savedAs: string }) {
  const words = useWords().offers
  const { figures, guard } = reckoned
  return (
    <span className="in-short" aria-hidden="true">
      {figures ? <Money amount={figures.totalPaid} currency={subject.currency} /> : <span className="soft">{words.noFigures}</span>}
      {guard?.fits === true && <Pill tone="done">✓</Pill>}
      {guard?.fits === false && <Pill tone="late">▲ {words.short}</Pill>}
      {savedAs !== '' && <Pill>{words.savedAs(savedAs)}</Pill>}
    </span>
  )
}

/** What is only missing yet is a remark once it was asked for; what is being typed is not finished. */
const isShown = ({ code }: Problem, asked: boolean, isTyping: boolean): boolean => asked || (code !== 'text.empty' && !isTyping)
