import { call } from '../../../call.ts'
import type { Debt } from '../../../domain/case-file.ts'
import type { EvidenceCell, EvidenceRow, EvidenceType } from '../../../domain/evidence-matrix.ts'
import { addDays } from '../../../domain/day.ts'
import { useToday } from '../../../ui/clock.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useFormat, useSentence, useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { useCase } from '../case-context.tsx'
import { useNeedText } from './need-text.ts'

/** Clients are given a week to bring something. */
const DAYS_TO_BRING = 7

interface CellActionsProps {
  row: EvidenceRow
  debt: Debt
  onAdd: (type: EvidenceType) => void
}

/** What can be done about the chosen proof, each by one key. */
export function CellActions({ row, debt, onAdd }: CellActionsProps) {
  const words = useWords().evidenceMatrix
  const needText = useNeedText()
  const { show, dock } = useCase()
  const cell = row.cells.find((one) => one.debt === debt.key)
  const { asked, ask, drop } = useAsk(row, cell)
  const document = cell?.document
  const [type] = row.types
  const open = () => document && show('papers', document.key)
  const send = () =>
    document &&
    dock({ kind: 'contact', sends: { debts: [debt.key], documents: [document.key], summary: words.sentText(document.fileName) } })
  const there = document !== undefined
  useCommand({ id: 'evidence.ask', needs: 'evidence.ask', title: asked ? words.dropAsk : words.ask, keys: 'a', run: asked ? drop : ask })
  useCommand({ id: 'evidence.add', needs: 'document.add', title: words.attach, keys: 'd', run: () => onAdd(type) })
  useCommand({ id: 'evidence.sent', needs: 'contact.add', title: words.markSent, keys: 'm', run: send, enabled: there })
  useCommand({ id: 'evidence.open', title: words.open, keys: 'Enter', run: open, enabled: there })
  return (
    <div className="matrix-actions">
      <p className="strong">
        {needText(row.types)} · <T>{debt.brand}</T>
      </p>
      <div className="row">
        <Button needs="evidence.ask" keys="a" onClick={asked ? drop : ask}>
          {asked ? words.dropAsk : words.ask}
        </Button>
        <Button needs="document.add" keys="d" onClick={() => onAdd(type)}>
          {words.attach}
        </Button>
        <Button needs="contact.add" keys="m" disabled={!there} onClick={send}>
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
function useAsk(row: EvidenceRow, cell: EvidenceCell | undefined): { asked: boolean; ask: () => void; drop: () => void } {
  const words = useWords().evidenceMatrix
  const format = useFormat()
  const sentence = useSentence()
  const say = useToast()
  const today = useToday()
  const needText = useNeedText()
  const { file, put } = useCase()
  const { caseNo, asks = [] } = file
  const drop = async (key: string) => {
    const reply = await call('evidence.dropAsk', { caseNo, key })
    if (reply.ok) put(reply.value)
    say(reply.ok ? words.askDropped : sentence(reply.problem))
  }
  const ask = async () => {
    const dueOn = addDays(today, DAYS_TO_BRING)
    const reply = await call('evidence.ask', { caseNo, ask: { type: row.types[0], askedOn: today, dueOn } })
    if (!reply.ok) return say(sentence(reply.problem))
    put(reply.value)
    const made = reply.value.asks?.find(({ key }) => !asks.some((one) => one.key === key))
    const said = words.asked(needText(row.types), format.day(dueOn, { weekday: true }))
    say(said, made ? { undo: () => void drop(made.key) } : {})
  }
  return { asked: cell?.state === 'asked', ask: () => void ask(), drop: () => cell?.ask && void drop(cell.ask.key) }
}
