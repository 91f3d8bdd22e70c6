import { useRef, useState } from 'react'
import type { Debt } from '../../../domain/case-file.ts'
import { evidenceMatrix, openDebts, type EvidenceCell, type EvidenceRow, type EvidenceType } from '../../../domain/evidence-matrix.ts'
import { useToday } from '../../../ui/clock.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/may.tsx'
import { Note, Pill, type Tone } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useCase } from '../case-context.tsx'
import { Bundle } from './bundle.tsx'
import { CellActions } from './cell-actions.tsx'
import { useNeedText } from './need-text.ts'

/** Hardship ground by kind of document by creditor: where each proof stands, and what to do about the chosen one. */
export function EvidenceMatrix({ onAdd }: { onAdd: (type: EvidenceType) => void }) {
  const words = useWords().evidenceMatrix
  const today = useToday()
  const mayBundle = useMay('bundle.start')
  const { file } = useCase()
  const [at, setAt] = useState({ row: 0, column: 0 })
  const table = useRef<HTMLTableElement>(null)
  const rows = evidenceMatrix(file, today)
  const debts = openDebts(file)
  const columns = debts.length
  const place = { row: Math.min(at.row, rows.length - 1), column: Math.min(at.column, columns - 1) }
  const chosen = rows[place.row]
  const move = (down: number, right: number) => {
    const row = Math.max(0, Math.min(rows.length - 1, place.row + down))
    const column = Math.max(0, Math.min(columns - 1, place.column + right))
    setAt({ row, column })
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)?.focus()
  }
  const moving = { hidden: true, enabled: columns > 0 }
  useCommand({ id: 'matrix.down', title: words.move.down, keys: 'j, ArrowDown', run: () => move(1, 0), ...moving })
  useCommand({ id: 'matrix.up', title: words.move.up, keys: 'k, ArrowUp', run: () => move(-1, 0), ...moving })
  useCommand({ id: 'matrix.right', title: words.move.right, keys: 'ArrowRight', run: () => move(0, 1), ...moving })
  useCommand({ id: 'matrix.left', title: words.move.left, keys: 'ArrowLeft', run: () => move(0, -1), ...moving })
  const debt = debts[place.column]
  return (
    <>
      <h2 className="unseen">{words.title}</h2>
      <div className="stack">
        {columns === 0 && <p className="soft">{words.noDebts}</p>}
        {columns > 0 && (file.hardship?.causes ?? []).length === 0 && <Note>{words.noHardship}</Note>}
        {chosen && debt && (
          <>
            <CellActions row={chosen} debt={debt} onAdd={onAdd} />
            <div className="wide-table">
              <table className="table matrix" ref={table}>
                <caption className="unseen">{words.caption}</caption>
                <Head />
                {groupsOf(rows).map((group) => (
                  <Group key={group[0]?.index} group={group} debts={debts} place={place} onPlace={setAt} />
                ))}
              </table>
            </div>
          </>
        )}
        {mayBundle && <Bundle />}
      </div>
    </>
  )
}

interface Place {
  row: number
  column: number
}
type Numbered = EvidenceRow & { index: number }

/** Rows of one ground stand together. */
function groupsOf(rows: readonly EvidenceRow[]): Numbered[][] {
  const groups: Numbered[][] = []
  for (const [index, row] of rows.entries()) {
    const last = groups.at(-1)
    if (last?.[0]?.ground === row.ground && last) last.push({ ...row, index })
    else groups.push([{ ...row, index }])
  }
  return groups
}

function Head() {
  const words = useWords().evidenceMatrix
  const { file } = useCase()
  return (
    <thead>
      <tr>
        <th scope="col">{words.need}</th>
        {openDebts(file).map(({ key, brand }) => (
          <th scope="col" key={key}>
            <T>{brand}</T>
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface GroupProps {
  group: Numbered[]
  debts: readonly Debt[]
  place: Place
  onPlace: (place: Place) => void
}

function Group({ group, debts, place, onPlace }: GroupProps) {
  const words = useWords().evidenceMatrix
  const label = useLabel()
  const ground = group[0]?.ground
  const needText = useNeedText()
  return (
    <tbody>
      <tr className="matrix-ground">
        <th scope="rowgroup" colSpan={debts.length + 1}>
          {ground === undefined ? words.besides : ground === null ? words.always : label('hardship_cause', ground)}
        </th>
      </tr>
      {group.map(({ index, types, cells }) => (
        <tr key={index}>
          <th scope="row">{needText(types)}</th>
          {debts.map((debt, column) => {
            const isChosen = place.row === index && place.column === column
            return (
              <td key={debt.key}>
                <button
                  type="button"
                  className="matrix-cell"
                  data-cell={`${index}:${column}`}
                  data-chosen={isChosen}
                  tabIndex={isChosen ? 0 : -1}
                  onFocus={() => onPlace({ row: index, column })}
                >
                  <CellText cell={cells.find((cell) => cell.debt === debt.key)} />
                </button>
              </td>
            )
          })}
        </tr>
      ))}
    </tbody>
  )
}

const tones: Record<EvidenceCell['state'], Tone> = {
  needed: 'late',
  asked: 'waiting',
  received: 'plain',
  stale: 'late',
  sent: 'done',
  sentOlder: 'waiting',
}

/** Nothing is said by colour alone. */
const signs: Record<EvidenceCell['state'], string> = { needed: '✕', asked: '◌', received: '✓', stale: '▲', sent: '✓', sentOlder: '◌' }

function CellText({ cell }: { cell: EvidenceCell | undefined }) {
  const words = useWords().evidenceMatrix
  const format = useFormat()
  const today = useToday()
  if (!cell) return <span className="soft">{words.notAsked}</span>
  const { state, ask, staleOn, sentOn } = cell
  const due = state === 'asked' ? ask?.dueOn : undefined
  const day = (on: NonNullable<typeof due>) => format.day(on)
  return (
    <>
      <Pill tone={due !== undefined && due < today ? 'late' : tones[state]}>
        {signs[state]} {words.state[state]}
      </Pill>
      {due !== undefined && <span className="soft small">{due < today ? words.lateSince(day(due)) : words.by(day(due))}</span>}
      {state === 'stale' && staleOn && <span className="soft small">{words.staleSince(day(staleOn))}</span>}
      {sentOn && <span className="soft small">{words.sentOn(day(sentOn))}</span>}
    </>
  )
}
