/**
 * Search and commands in one line (Ctrl/⌘ K): a combobox over a list, arrow keys and Enter.
 *   <Palette search={searchCases} searchTitle={words.frame.casesGroup} onClose={…} />
 * Commands come from the registry; `search` gives what else the words find.
 */
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { searchKey } from '../domain/text.ts'
import { useCommands } from './commands.tsx'
import { Dialog } from './dialog.tsx'
import { isComposing } from './keys.ts'
import { useWords } from './language.tsx'
import { Keys } from './pieces.tsx'
import { T } from './text.tsx'

export interface PaletteItem {
  id: string
  title: string
  note?: string
  keys?: string
  run: () => void
}

interface PaletteProps {
  search: (query: string) => Promise<PaletteItem[]>
  searchTitle: string
  onClose: () => void
}

/** The palette; closes when something was chosen. */
export function Palette({ search, searchTitle, onClose }: PaletteProps) {
  const words = useWords()
  const id = useId()
  const [query, setQuery] = useState('')
  const [composing, setComposing] = useState(false)
  const [chosen, setChosen] = useState(0)
  const found = useFound(search, composing ? null : query)
  const commands = useMatchingCommands(query)
  const items = [...found, ...commands]
  const at = Math.min(chosen, items.length - 1)

  const pick = (item: PaletteItem | undefined) => {
    if (!item) return
    flushSync(onClose)
    item.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key]
    if (to !== undefined) setChosen((to + items.length) % Math.max(items.length, 1))
    else if (event.key === 'Enter') pick(items[at])
    else return
    event.preventDefault()
  }
  useEffect(() => document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' }), [at])

  const group = (title: string, list: PaletteItem[], from: number) =>
    list.length > 0 && (
      <div role="group" aria-label={title}>
        <div className="palette-group" aria-hidden="true">
          {title}
        </div>
        {list.map((item, index) => (
          <PaletteLine key={item.id} id={`${id}-${from + index}`} item={item} chosen={from + index === at} onPick={() => pick(item)} />
        ))}
      </div>
    )
  return (
    <Dialog title={words.ui.paletteLabel} onClose={onClose} bare className="palette">
      <input
        autoFocus
        className="palette-input"
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        aria-label={words.ui.paletteHint}
        placeholder={words.ui.paletteHint}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setChosen(0)
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} className="palette-list" role="listbox" aria-label={words.ui.paletteLabel}>
        {group(searchTitle, found, 0)}
        {group(words.ui.commands, commands, found.length)}
      </div>
      <p className="palette-nothing soft" role="status">
        {items.length === 0 ? words.ui.paletteNothing : ''}
      </p>
    </Dialog>
  )
}

function PaletteLine({ id, item, chosen, onPick }: { id: string; item: PaletteItem; chosen: boolean; onPick: () => void }) {
  return (
    <div id={id} role="option" aria-selected={chosen} className="palette-line" onClick={onPick}>
      <span className="cut">
        <T>{item.title}</T>
      </span>
      {item.note && <span className="soft cut">{item.note}</span>}
      {item.keys && <Keys keys={item.keys.split(', ')[0] ?? ''} />}
    </div>
  )
}

/** What the search finds for the words; answers of older words are left aside. */
function useFound(search: PaletteProps['search'], query: string | null): PaletteItem[] {
  const [found, setFound] = useState<PaletteItem[]>([])
  useEffect(() => {
    let current = true
    if (query?.trim() === '') setFound([])
    else if (query !== null) void search(query).then((items) => current && setFound(items))
    return () => {
      current = false
    }
  }, [query])
  return found
}

function useMatchingCommands(query: string): PaletteItem[] {
  const wanted = searchKey(query)
  return useCommands().filter((command) => searchKey(command.title).includes(wanted))
}
