import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { enums } from '../../domain/enums.ts'
import { useCommand } from '../../ui/commands.tsx'
import { isComposing } from '../../ui/keys.ts'
import { useLabel, useWords } from '../../ui/language.tsx'
import { Keys } from '../../ui/pieces.tsx'
import { useOffice } from '../frame/shell.tsx'
import type { Asked } from './pages.ts'

interface FilterProps {
  asked: Asked
  ask: (change: Partial<Asked>) => void
  onOpen: () => void
  onDown: () => void
  children: ReactNode
}

/** The box to type into, which `/` goes to, and the choice of a status and of a person. Enter opens the chosen line, ↓ goes to the list. */
export function Filter({ asked, ask, onOpen, onDown, children }: FilterProps) {
  const words = useWords()
  const label = useLabel()
  const box = useRef<HTMLInputElement>(null)
  useCommand({ id: 'cases.find', title: words.cases.findCase, keys: '/', run: () => box.current?.select() })
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'Enter') onOpen()
    else if (event.key === 'ArrowDown') onDown()
    else if (event.key === 'Escape' && asked.query !== '') ask({ query: '' })
    else return
    event.preventDefault()
  }
  return (
    <div className="case-filter" role="search">
      <div className="control">
        <input
          ref={box}
          type="text"
          aria-label={words.cases.find}
          placeholder={words.cases.findHint}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={asked.query}
          onChange={(event) => ask({ query: event.target.value })}
          onKeyDown={onKeyDown}
        />
        <Keys keys="/" />
      </div>
      <Narrow
        label={words.cases.status}
        value={asked.status ?? ''}
        every={words.cases.everyStatus}
        options={enums.case_status.map((status) => ({ value: status, label: label('case_status', status) }))}
        onChange={(value) => ask({ status: enums.case_status.find((status) => status === value) ?? null })}
      />
      <Whose asked={asked} ask={ask} />
      {children}
    </div>
  )
}

/** Whose cases: nothing to choose for a reader, who sees their own alone, or where one person works alone. */
function Whose({ asked, ask }: Pick<FilterProps, 'asked' | 'ask'>) {
  const { people } = useWords()
  const { me, role, people: staff } = useOffice()
  if (staff.length < 2 || role === 'reader') return null
  const others = role === 'administrator' ? staff.filter(({ key }) => key !== me) : []
  return (
    <Narrow
      label={people.whose}
      value={asked.whose ?? ''}
      every={people.everybody}
      options={[
        { value: me, label: people.mine },
        ...others.map(({ key, name }) => ({ value: key, label: name })),
        { value: 'nobody', label: people.nobodys },
      ]}
      onChange={(value) => ask({ whose: value === '' ? null : value })}
    />
  )
}

interface NarrowProps {
  label: string
  value: string
  every: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}

function Narrow({ label, value, every, options, onChange }: NarrowProps) {
  return (
    <label className="case-filter-status">
      <span className="soft small">{label}</span>
      <span className="control">
        <select value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{every}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </span>
    </label>
  )
}
