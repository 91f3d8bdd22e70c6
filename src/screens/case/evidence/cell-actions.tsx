import type { EvidenceCell, EvidenceRow, EvidenceType } from '../../../domain/evidence-matrix.ts'
import { addDays } from '../../../domain/day.ts'
import { useToday } from '../../../ui/clock.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useFormat, useSentence, useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { useNeedText } from './matrix.tsx'

/** Clients are given a week to bring something. */
const DAYS_TO_BRING = 7

interface CellActionsProps {
  row: EvidenceRow
  cell: EvidenceCell
  onAdd: (type: EvidenceType) => void
}

/** What can be done about the chosen proof, each by one key. */
export function CellActions({ row, cell, onAdd }: CellActionsProps) {
  const words = useWords().evidenceMatrix
  const needText = useNeedText()
  const { file, show, dock } = useCase()
  const { asked, ask, drop } = useAsk(row, cell)
  const { document } = cell
  const debt = file.debts.find(({ key }) => key === cell.debt)
  const [type] = row.types
  const open = () => document && show('papers', document.key)
  const send = () =>
    document && dock({ kind: 'contact', sends: { debts: [cell.debt], documents: [document.key], summary: words.sentText(document.fileName) } })
  const there = document !== undefined
  useCommand({ id: 'evidence.ask', title: asked ? words.dropAsk : words.ask, keys: 'a', run: asked ? drop : ask })
  useCommand({ id: 'evidence.add', title: words.attach, keys: 'd', run: () => onAdd(type) })
  useCommand({ id: 'evidence.sent', title: words.markSent, keys: 'm', run: send, enabled: there })
  useCommand({ id: 'evidence.open', title: words.open, keys: 'Enter', run: open, enabled: there })
  return (
    <div className="matrix-actions">
      <p className="strong">
        {needText(row.types)} · <T>{debt?.brand ?? ''}</T>
      </p>
      <div className="row">
        <Button keys="a" onClick={asked ? drop : ask}>
          {asked ? words.dropAsk : words.ask}
        </Button>
        <Button keys="d" onClick={() => onAdd(type)}>
          {words.attach}
        </Button>
        <Button keys="m" disabled={!there} onClick={send}>
          {words.markSent}
        </Button>
        <Button keys="Enter" disabled={!there} onClick={open}>
          {words.open}
        </Button>
      </div>
    </div>
  )
}

/** Asks the client for what the row needs, for all creditors at once, since one document serves them all; and takes that back. */
function useAsk(row: EvidenceRow, cell: EvidenceCell): { asked: boolean; ask: () => void; drop: () => void } {
  const words = useWords().evidenceMatrix
  const format = useFormat()
  const sentence = useSentence()
  const say = useToast()
  const today = useToday()
  const change = useChange()
  const needText = useNeedText()
  const { file } = useCase()
  const { caseNo } = file
  const dropAsk = async (key: string) => {
    const problem = await change('evidence.dropAsk', { caseNo, key }, words.askDropped)
    if (problem) say(sentence(problem))
  }
  const ask = async () => {
    const before = new Set((file.asks ?? []).map(({ key }) => key))
    const dueOn = addDays(today, DAYS_TO_BRING)
    const said = words.asked(needText(row.types), format.day(dueOn, { weekday: true }))
    const problem = await change('evidence.ask', { caseNo, ask: { type: row.types[0], askedOn: today, dueOn } }, said, {
      undo: () => void undo(before),
    })
    if (problem) say(sentence(problem))
  }
  return { asked: cell.state === 'asked', ask: () => void ask(), drop: () => cell.ask && void dropAsk(cell.ask.key) }
}
