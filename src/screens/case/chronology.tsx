import { useRef, useState, type KeyboardEvent } from 'react'
import type { CaseFile, ContactEntry } from '../../domain/case-file.ts'
import { chronology, type ChronologyItem } from '../../domain/chronology.ts'
import { openSteps } from '../../domain/next-step.ts'
import { localParts } from '../../domain/time.ts'
import { useToday } from '../../ui/clock.ts'
import { isComposing } from '../../ui/keys.ts'
import { useFormat, useWords } from '../../ui/language.tsx'
import { Button, Note } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { useCase, type CaseSection } from './case-context.tsx'
import { HappenedText } from './happened.tsx'
import { SelectInPlace } from './in-place.tsx'

/** Everything that happened, newest first, of all creditors or of one; the creditor's last promise on top while it is open. */
export function Chronology({ onFold }: { onFold: () => void }) {
  const words = useWords()
  const { file } = useCase()
  const [debt, setDebt] = useState('')
  const items = chronology(file).filter((item) => debt === '' || item.debts.includes(debt))
  const promise = lastOpenPromise(file, debt)
  return (
    <section className="chronology" aria-labelledby="chronology-title">
      <div className="row ends">
        <h2 id="chronology-title">{words.case.chronology}</h2>
        <Button quiet keys="h" expanded onClick={onFold}>
          {words.case.fold}
        </Button>
      </div>
      {file.debts.length > 1 && (
        <SelectInPlace
          label={words.case.ofDebt}
          value={debt}
          onChange={setDebt}
          options={[{ value: '', label: words.case.allDebts }, ...file.debts.map((one) => ({ value: one.key, label: one.brand }))]}
        />
      )}
      {promise && <LastPromise entry={promise} />}
      {items.length === 0 ? <p className="soft">{words.case.chronologyEmpty}</p> : <Lines items={items} />}
    </section>
  )
}

/** The newest promise of a creditor that no later fact has settled. */
function lastOpenPromise(file: CaseFile, debt: string): ContactEntry | undefined {
  const open = openSteps(file).filter(
    (step) => step.by === 'creditor' && step.kind === 'promiseByThem' && (debt === '' || step.debts.includes(debt)),
  )
  const entries = file.contacts.filter((entry) => open.some((step) => step.ref === entry.key))
  return entries.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0]
}

function LastPromise({ entry }: { entry: ContactEntry }) {
  const words = useWords()
  const format = useFormat()
  const today = useToday()
  const { counterpartName, counterpartOrg, promiseByThem } = entry
  if (!promiseByThem) return null
  const { what, dueOn } = promiseByThem
  const late = dueOn !== undefined && dueOn < today
  return (
    <Note tone={late ? 'late' : 'waiting'}>
      <p className="small soft">{words.case.lastPromise}</p>
      <p>
        <T>{what}</T>
      </p>
      <p className="small soft">
        <T>{[counterpartOrg, counterpartName].filter(Boolean).join(' ')}</T> · {format.day(localParts(entry.at).day)}
      </p>
      {dueOn && (
        <p className="small">
          {words.case.promisedFor(format.day(dueOn, { weekday: true }))} · {format.distance(dueOn)}
        </p>
      )}
    </Note>
  )
}

/** One stop for Tab; ↑ ↓ j k Home End move inside, Enter goes to where it is told in full. */
function Lines({ items }: { items: ChronologyItem[] }) {
  const [at, setAt] = useState(0)
  const list = useRef<HTMLOListElement>(null)
  const current = Math.min(at, items.length - 1)
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const to = { ArrowDown: current + 1, j: current + 1, ArrowUp: current - 1, k: current - 1, Home: 0, End: items.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(items.length - 1, to))
    setAt(next)
    list.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <ol ref={list} onKeyDown={onKeyDown}>
      {items.map((item, index) => (
        <Line key={`${item.kind}/${item.key}`} item={item} stop={index === current} onFocus={() => setAt(index)} />
      ))}
    </ol>
  )
}

function Line({ item, stop, onFocus }: { item: ChronologyItem; stop: boolean; onFocus: () => void }) {
  const words = useWords()
  const format = useFormat()
  const { show } = useCase()
  const gone = item.kind === 'contact' && item.contact.state !== 'stands'
  const { day, time } = localParts(item.at)
  const [section, key] = placeOf(item)
  return (
    <li>
      <button type="button" className="chronology-line" tabIndex={stop ? 0 : -1} onFocus={onFocus} onClick={() => show(section, key)}>
        <span className="small soft">
          <time dateTime={item.at}>
            {format.day(day)}
            {item.kind === 'contact' && ` ${time}`}
          </time>{' '}
          · {words.case.happened[item.kind]}
          {item.kind === 'contact' && item.contact.state !== 'stands' && ` · ${words.case.entryState[item.contact.state]}`}
        </span>
        <span className={gone ? 'struck clamp' : 'clamp'}>
          <HappenedText item={item} />
        </span>
      </button>
    </li>
  )
}

/** Where it stands in full: the section, and the key of its line there. */
function placeOf(item: ChronologyItem): [CaseSection, string] {
  switch (item.kind) {
    case 'contact':
      return ['contacts', item.key]
    case 'document':
      return ['papers', item.key]
    case 'balance':
      return ['debts', item.debt.key]
    case 'proposal':
      return ['offers', item.key]
    case 'paper':
    case 'acceptance':
    case 'payment':
      return ['agreements', item.agreement.key]
  }
}
