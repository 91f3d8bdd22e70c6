import { useRef, useState } from 'react'
import { evidenceMatrix, openDebts, type EvidenceCell, type EvidenceRow, type EvidenceType, type Need } from '../../../domain/evidence-matrix.ts'
import { useToday } from '../../../ui/clock.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { Note, Pill, type Tone } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useCase } from '../case-context.tsx'
import { WorkHead } from '../work-head.tsx'
import { Bundle } from './bundle.tsx'
import { CellActions } from './cell-actions.tsx'

/** Hardship ground by kind of document by creditor: where each proof stands, and what to do about the chosen one. */
export function EvidenceMatrix({ onAdd }: { onAdd: (type: EvidenceType) => void }) {
  const words = useWords().evidenceMatrix
  const today = useToday()
  const { file } = useCase()
  const [at, setAt] = useState({ row: 0, column: 0 })
  const table = useRef<HTMLTableElement>(null)
  const rows = evidenceMatrix(file, today)
  const columns = openDebts(file).length
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
  const cell = chosen?.cells[place.column]
  return (
    <>
      <WorkHead title={words.title} />
      <div className="stack">
        {columns === 0 && <p className="soft">{words.noDebts}</p>}
        {columns > 0 && (file.hardship?.causes ?? []).length === 0 && <Note>{words.noHardship}</Note>}
        {chosen && cell && (
          <>
            <CellActions row={chosen} cell={cell} onAdd={onAdd} />
            <div className="wide-table">
              <table className="table matrix" ref={table}>
                <caption className="unseen">{words.caption}</caption>
                <Head />
                {groupsOf(rows).map((group) => (
                  <Group key={group[0]?.index} group={group} place={place} onPlace={setAt} />
                ))}
              </table>
            </div>
          </>
        )}
        <Bundle />
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

function Group({ group, place, onPlace }: { group: Numbered[]; place: Place; onPlace: (place: Place) => void }) {
  const words = useWords().evidenceMatrix
  const label = useLabel()
  const ground = group[0]?.ground
  const needText = useNeedText()
  return (
    <tbody>
      <tr className="matrix-ground">
        <th scope="rowgroup" colSpan={(group[0]?.cells.length ?? 0) + 1}>
          {ground === undefined ? words.besides : ground === null ? words.always : label('hardship_cause', ground)}
        </th>
      </tr>
      {group.map(({ index, types, cells }) => (
        <tr key={index}>
          <th scope="row">{needText(types)}</th>
          {cells.map((cell, column) => {
            const isChosen = place.row === index && place.column === column
            return (
              <td key={cell.debt}>
                <button
                  type="button"
                  className="matrix-cell"
                  data-cell={`${index}:${column}`}
                  data-chosen={isChosen}
                  tabIndex={isChosen ? 0 : -1}
                  onFocus={() => onPlace({ row: index, column })}
                >
                  <CellText cell={cell} />
                </button>
              </td>
            )
          })}
        </tr>
      ))}
    </tbody>
  )
}

/** A need by its kinds of document: "unemployment proof or termination letter". */
export function useNeedText(): (types: Need) => string {
  const words = useWords().evidenceMatrix
  const label = useLabel()
  return (types) => types.map((type) => label('evidence_type', type)).join(words.or)
}

const tones: Record<EvidenceCell['state'], Tone> = {
  needed: 'late',
  asked: 'waiting',
  received: 'plain',
  stale: 'late',
  sent: 'done',
  sentOlder: 'waiting',
}

function CellText({ cell }: { cell: EvidenceCell }) {
  const words = useWords().evidenceMatrix
  const format = useFormat()
  const today = useToday()
  const { state, ask, staleOn, sentOn } = cell
  const due = state === 'asked' ? ask?.dueOn : undefined
  const day = (on: NonNullable<typeof due>) => format.day(on)
  return (
    <>
      <Pill tone={due !== undefined && due < today ? 'late' : tones[state]}>{words.state[state]}</Pill>
      {due !== undefined && <span className="soft small">{due < today ? words.lateSince(day(due)) : words.by(day(due))}</span>}
      {state === 'stale' && staleOn && <span className="soft small">{words.staleSince(day(staleOn))}</span>}
      {sentOn && <span className="soft small">{words.sentOn(day(sentOn))}</span>}
    </>
  )
}
