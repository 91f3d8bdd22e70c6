/** What is late, due today or soon over all cases: j k, Enter opens the case at its installments, m records a payment here. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../call.ts'
import { useToday } from '../../ui/clock.ts'
import { useCommand } from '../../ui/commands.tsx'
import { useFormat, useWords } from '../../ui/language.tsx'
import { useMay } from '../../ui/may.tsx'
import { Button, Empty, Keys } from '../../ui/pieces.tsx'
import { VirtualRows } from '../../ui/rows.tsx'
import { View } from '../../ui/view.tsx'
import type { DueHeading, DueRowOfCase } from '../../domain/due.ts'
import { useNavigation } from '../frame/navigation.tsx'
import { useColumns } from './columns.tsx'
import { DuePayment } from './due-payment.tsx'
import { DueSums } from './due-sums.tsx'
import { countLines, lineAt, rowLineNear } from './lines.ts'
import { useHeadedList, type Page } from './use-headed-list.ts'

/** How the list was left, for coming back to it from a case. */
let left = { scroll: 0, chosen: 1 }

/** The list of what is due. */
export function DueScreen() {
  const words = useWords()
  const format = useFormat()
  const { go } = useNavigation()
  const today = useToday()
  const ask = useCallback((page: Page) => call('due.list', { today, ...page }), [today])
  const { shown, rowOn, need, refresh } = useHeadedList(ask)
  const [wanted, setWanted] = useState(left.chosen)
  const [paying, setPaying] = useState<DueRowOfCase | null>(null)
  const scroll = useRef(left.scroll)
  const columns = useColumns()
  const headings = shown?.headings ?? []
  const chosen = rowLineNear(headings, wanted)
  const now = useRef(chosen)
  useEffect(() => {
    if (shown) now.current = chosen
  })
  useEffect(() => () => void (left = { scroll: scroll.current, chosen: now.current }), [])

  const open = (line: number) => {
    const row = rowOn(line)
    if (row) go({ screen: 'case', caseNo: row.caseNo, section: 'agreements', schedule: row.agreement })
  }
  const pay = () => setPaying(rowOn(chosen) ?? null)
  const leave = () => {
    setPaying(null)
    focusList()
  }
  useCommand({ id: 'due.pay', needs: 'payment.add', title: words.due.record, keys: 'm', run: pay, enabled: chosen >= 0 && paying === null })
  const headingAt = (line: number) => {
    const at = lineAt(headings, line)
    return at && 'heading' in at ? <Heading heading={at.heading} /> : undefined
  }
  return (
    <View title={words.due.title} full>
      <div className="due-list">
        {shown && shown.total > 0 && (
          <>
            <div className="due-head">
              <DueSums sums={shown.sums} />
              <p className="soft">
                <Keys keys="Enter" /> {words.due.keys} <RecordKey />
                <span role="status">{words.due.count(format.count(shown.total), shown.total === 1)}</span>
              </p>
            </div>
            <VirtualRows
              label={words.due.title}
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
          </>
        )}
        {shown?.total === 0 && (
          <div className="padded">
            <Empty text={words.due.empty} action={<Button onClick={() => go({ screen: 'cases' })}>{words.due.toCases}</Button>} />
          </div>
        )}
        {paying && (
          <DuePayment key={`${paying.caseNo} ${paying.agreement} ${paying.no}`} row={paying} onChanged={refresh} onLeave={leave} />
        )}
      </div>
    </View>
  )
}

function RecordKey() {
  const words = useWords()
  if (!useMay('payment.add')) return null
  return (
    <>
      <Keys keys="m" /> {words.due.keysRecord}{' '}
    </>
  )
}

const focusList = () => document.querySelector<HTMLElement>('.due-list .rows')?.focus()

function Heading({ heading: { group, dueOn, rows } }: { heading: DueHeading }) {
  const words = useWords()
  const format = useFormat()
  return (
    <>
      {dueOn === null ? words.due.groups[group] : `${format.day(dueOn, { weekday: true })} · ${format.distance(dueOn)}`}{' '}
      <span className="soft">{format.count(rows)}</span>
    </>
  )
}
