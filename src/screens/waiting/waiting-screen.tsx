/** What creditors owe and what we have to do over all cases: j k, Enter opens, t calls, w writes, x complains, [ ] the other queue. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../call.ts'
import type { Turn, WaitingHeading, WaitingList } from '../../domain/waiting.ts'
import { useToday } from '../../ui/clock.ts'
import { useCommand } from '../../ui/commands.tsx'
import { useFormat, useWords } from '../../ui/language.tsx'
import { useMay } from '../../ui/may.tsx'
import { Button, Empty, Keys } from '../../ui/pieces.tsx'
import { VirtualRows } from '../../ui/rows.tsx'
import { View } from '../../ui/view.tsx'
import { countLines, lineAt, rowLineNear } from '../due/lines.ts'
import { useHeadedList, type Page } from '../due/use-headed-list.ts'
import { useNavigation, type CasePlace } from '../frame/navigation.tsx'
import { stepKeys, useColumns } from './columns.tsx'
import { SpokenSums } from './spoken-sums.tsx'
import { callPlace, complaintPlace, letterPlace, placeOf } from './steps.ts'

/** How the screen was left, for coming back to it from a case. */
let left: { by: Turn; scroll: number; chosen: number } = { by: 'creditor', scroll: 0, chosen: 1 }
const leave = (now: typeof left) => void (left = now)

/** The two queues, one at a time. */
export function WaitingScreen() {
  const words = useWords()
  const [by, setBy] = useState(left.by)
  const turn = (to: Turn) => {
    leave({ by: to, scroll: 0, chosen: 1 })
    setBy(to)
  }
  const other = () => turn(by === 'creditor' ? 'us' : 'creditor')
  useCommand({ id: 'waiting.other', title: words.waiting.otherQueue, keys: '[, ]', run: other })
  return (
    <View title={words.waiting.title} full>
      <Queue key={by} by={by} onTurn={turn} />
    </View>
  )
}

function Queue({ by, onTurn }: { by: Turn; onTurn: (to: Turn) => void }) {
  const words = useWords()
  const { go } = useNavigation()
  const today = useToday()
  const ask = useCallback((page: Page) => call('waiting.list', { today, by, ...page }), [today, by])
  const { shown, rowOn, need } = useHeadedList<WaitingList>(ask)
  const [wanted, setWanted] = useState(left.chosen)
  const scroll = useRef(left.scroll)
  const columns = useColumns()
  const headings = shown?.headings ?? []
  const chosen = rowLineNear(headings, wanted)
  const row = rowOn(chosen)
  const goTo = (place: CasePlace | null | undefined) => {
    if (!place) return
    leave({ by, scroll: scroll.current, chosen })
    go(place)
  }
  const open = (line: number) => {
    const opened = rowOn(line)
    if (opened) goTo(placeOf(opened))
  }
  const { steps } = words.waiting
  const places = { call: row && callPlace(row), letter: row && letterPlace(row), complaint: row && complaintPlace(row) }
  useCommand({
    id: 'waiting.call',
    needs: 'contact.add',
    title: steps.call,
    keys: stepKeys.call,
    run: () => goTo(places.call),
    enabled: !!places.call,
  })
  useCommand({
    id: 'waiting.letter',
    needs: 'contact.add',
    title: steps.letter,
    keys: stepKeys.letter,
    run: () => goTo(places.letter),
    enabled: !!places.letter,
  })
  useCommand({
    id: 'waiting.complaint',
    needs: 'contact.add',
    title: steps.complaint,
    keys: stepKeys.complaint,
    run: () => goTo(places.complaint),
    enabled: !!places.complaint,
  })
  const headingAt = (line: number) => {
    const at = lineAt(headings, line)
    return at && 'heading' in at ? <Heading heading={at.heading} /> : undefined
  }
  useEffect(() => {
    if (shown && shown.total > 0) document.querySelector<HTMLElement>('.waiting-list .rows')?.focus()
  }, [shown === null])
  return (
    <div className="due-list waiting-list">
      {shown && (
        <div className="due-head">
          <Turns by={by} counts={shown.counts} onTurn={onTurn} />
          <SpokenSums sums={shown.spoken} />
          {shown.total > 0 && <KeyLine by={by} />}
        </div>
      )}
      {shown && shown.total > 0 && (
        <VirtualRows
          label={words.waiting[by]}
          columns={columns}
          count={countLines(headings)}
          rowAt={rowOn}
          headingAt={headingAt}
          onNeed={need}
          chosen={chosen}
          onChoose={setWanted}
          onOpen={open}
          scroll={scroll}
        />
      )}
      {shown?.total === 0 && (
        <div className="padded">
          <Empty
            text={by === 'creditor' ? words.waiting.emptyCreditor : words.waiting.emptyUs}
            action={<Button onClick={() => go({ screen: 'cases' })}>{words.waiting.toCases}</Button>}
          />
        </div>
      )}
    </div>
  )
}

function Turns({ by, counts, onTurn }: { by: Turn; counts: WaitingList['counts']; onTurn: (to: Turn) => void }) {
  const words = useWords()
  const format = useFormat()
  return (
    <div className="row" role="group" aria-label={words.waiting.queues}>
      {(['creditor', 'us'] as const).map((turn) => (
        <Button key={turn} pressed={turn === by} onClick={() => onTurn(turn)}>
          {words.waiting[turn]} <span className="number">{format.count(counts[turn])}</span>
        </Button>
      ))}
    </div>
  )
}

function KeyLine({ by }: { by: Turn }) {
  const { keys } = useWords().waiting
  const may = useMay('contact.add')
  return (
    <p className="soft">
      <Keys keys="Enter" /> {keys.open}{' '}
      {may && (
        <>
          <Keys keys={stepKeys.call} /> {keys.call} <Keys keys={stepKeys.letter} /> {keys.letter}{' '}
        </>
      )}
      {may && by === 'creditor' && (
        <>
          <Keys keys={stepKeys.complaint} /> {keys.complaint}{' '}
        </>
      )}
      <Keys keys="[" /> <Keys keys="]" /> {keys.other}
    </p>
  )
}

function Heading({ heading: { group, rows } }: { heading: WaitingHeading }) {
  const words = useWords()
  const format = useFormat()
  return (
    <>
      {words.waiting.groups[group]} <span className="soft">{format.count(rows)}</span>
    </>
  )
}
