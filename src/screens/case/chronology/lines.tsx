import { memo, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { ChronologyItem } from '../../../domain/chronology.ts'
import { localParts } from '../../../domain/time.ts'
import { isComposing } from '../../../ui/keys.ts'
import { useFormat, useWords } from '../../../ui/language.tsx'
import { focusInSight, LongList } from '../../../ui/long-list.tsx'
import { useCase, type CaseSection } from '../case-context.tsx'
import { HappenedText } from './happened.tsx'

const keyOf = (item: ChronologyItem): string => `${item.kind}/${item.key}`

/** One stop for Tab; ↑ ↓ j k Home End move inside, Enter goes to where it is told in full. */
export function Lines({ items }: { items: readonly ChronologyItem[] }) {
  const [at, setAt] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const moved = useRef(false)
  const current = Math.min(at, items.length - 1)
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    const line = box.current?.querySelector<HTMLElement>(`[data-index="${current}"] button`)
    if (line) focusInSight(line)
  }, [current])
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const to = { ArrowDown: current + 1, j: current + 1, ArrowUp: current - 1, k: current - 1, Home: 0, End: items.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    moved.current = true
    setAt(Math.max(0, Math.min(items.length - 1, to)))
  }
  return (
    <div ref={box}>
      <LongList items={items} keyOf={keyOf} height={58} keep={[current]} onKeyDown={onKeyDown}>
        {(item, index) => <Line item={item} stop={index === current} index={index} onFocus={setAt} />}
      </LongList>
    </div>
  )
}

interface LineProps {
  item: ChronologyItem
  index: number
  stop: boolean
  onFocus: (index: number) => void
}

const Line = memo(function Line({ item, index, stop, onFocus }: LineProps) {
  const words = useWords()
  const format = useFormat()
  const { show } = useCase()
  const isLetter = item.kind === 'contact' && item.contact.entry.letter !== undefined
  const gone = item.kind === 'contact' && item.contact.state !== 'stands'
  const { day, time } = localParts(item.at)
  const [section, key] = placeOf(item)
  return (
    <button
      type="button"
      className="chronology-line"
      tabIndex={stop ? 0 : -1}
      onFocus={() => onFocus(index)}
      onClick={() => show(section, key)}
    >
      <span className="small soft">
        <time dateTime={item.at}>
          {format.day(day)}
          {item.kind === 'contact' && ` ${time}`}
        </time>{' '}
        · {isLetter ? words.letters.isLetter : words.case.happened[item.kind]}
        {item.kind === 'contact' && item.contact.state !== 'stands' && ` · ${words.case.entryState[item.contact.state]}`}
      </span>
      <span className={gone ? 'struck clamp' : 'clamp'}>
        <HappenedText item={item} />
      </span>
    </button>
  )
})

/** Where it stands in full: the section, and the key of its line there. */
function placeOf(item: ChronologyItem): [CaseSection, string] {
  switch (item.kind) {
    case 'contact':
      return ['contacts', item.key]
    case 'document':
      return ['papers', item.key]
    case 'balance':
    case 'interruption':
      return ['debts', item.debt.key]
    case 'ask':
      return ['papers', item.key]
    case 'budget':
      return ['budget', item.key]
    case 'proposal':
      return ['offers', item.key]
    case 'paper':
    case 'acceptance':
    case 'payment':
      return ['agreements', item.agreement.key]
  }
}
