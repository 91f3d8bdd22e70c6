import type { Debt } from '../../../domain/case-file.ts'
import { evidenceMatrix, type CellState, type EvidenceRow } from '../../../domain/evidence-matrix.ts'
import { useToday } from '../../../ui/clock.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { Pill, type Tone } from '../../../ui/pieces.tsx'
import { useCase } from '../case-context.tsx'

const tones: Record<CellState, Tone> = {
  received: 'done',
  sent: 'done',
  sentOlder: 'waiting',
  asked: 'waiting',
  stale: 'late',
  needed: 'late',
}
/** What is ready stands first. */
const order: readonly CellState[] = ['received', 'sent', 'sentOlder', 'stale', 'asked', 'needed']
const signs: Record<CellState, string> = { received: '✓', sent: '✓', sentOlder: '◌', asked: '◌', stale: '▲', needed: '✕' }

/** What can be named or sent to this creditor, and what is still missing, a line for each need. */
export function Evidence({ debt }: { debt: Debt }) {
  const today = useToday()
  const { file } = useCase()
  const place = ({ cells }: EvidenceRow) => order.indexOf(cells.find((cell) => cell.debt === debt.key)?.state ?? 'needed')
  const rows = evidenceMatrix(file, today).toSorted((a, b) => place(a) - place(b))
  return (
    <ul className="call-evidence small">
      {rows.map((row) => (
        <Line key={row.types.join()} row={row} debt={debt.key} />
      ))}
    </ul>
  )
}

function Line({ row, debt }: { row: EvidenceRow; debt: string }) {
  const words = useWords().call
  const label = useLabel()
  const format = useFormat()
  const cell = row.cells.find((one) => one.debt === debt)
  if (!cell) return null
  const { state, document, staleOn } = cell
  const on = staleOn ?? document?.issuedOn ?? document?.receivedOn
  return (
    <li className="row">
      <Pill tone={tones[state]}>
        {signs[state]} {words.evidenceState[state]}
      </Pill>
      <span>{label('evidence_type', document?.type ?? row.types[0])}</span>
      {on && <span className="soft">{format.shortDay(on)}</span>}
    </li>
  )
}
