import { useEffect, useRef, useState } from 'react'
import { useCommand } from '../../ui/commands.tsx'
import { focusInSight } from '../../ui/long-list.tsx'
import { useCase, type CaseSection } from './case-context.tsx'

export interface Chosen {
  /** The key of the line that keys act on; undefined while there is no line. */
  chosen: string | undefined
  choose: (key: string) => void
  /** What makes an element the line of a key: one stop for Tab among all lines. */
  line: (key: string) => { 'data-line': string; 'data-chosen': boolean; tabIndex: 0 | -1; onFocus: () => void }
}

/** Which line of a section's list keys act on: j k ↑ ↓ move, and a line that was asked for elsewhere is chosen. */
export function useChosen(section: CaseSection, keys: readonly string[]): Chosen {
  const { wanted } = useCase()
  const [last, setLast] = useState<string | undefined>()
  const toFocus = useRef<string | null>(null)
  const asked = wanted?.section === section ? wanted : null
  const chosen = last !== undefined && keys.includes(last) ? last : keys[0]

  const go = (key: string | undefined) => {
    if (key === undefined) return
    toFocus.current = key
    setLast(key)
    if (key === chosen) focusLine(key)
  }
  useEffect(() => {
    if (asked && keys.includes(asked.key)) go(asked.key)
  }, [asked])
  useEffect(() => {
    // In a long list the line may come only with the next drawing.
    if (toFocus.current !== null && focusLine(toFocus.current)) toFocus.current = null
  })
  const move = (by: 1 | -1) => go(keys[keys.indexOf(chosen ?? '') + by] ?? chosen)
  const enabled = keys.length > 0
  useCommand({ id: `${section}.down`, title: '', keys: 'j, ArrowDown', hidden: true, enabled, run: () => move(1) })
  useCommand({ id: `${section}.up`, title: '', keys: 'k, ArrowUp', hidden: true, enabled, run: () => move(-1) })
  return {
    chosen,
    choose: setLast,
    line: (key) => ({ 'data-line': key, 'data-chosen': key === chosen, tabIndex: key === chosen ? 0 : -1, onFocus: () => setLast(key) }),
  }
}

/** False while the line is not there. */
function focusLine(key: string): boolean {
  const line = document.querySelector<HTMLElement>(`.case-work [data-line="${CSS.escape(key)}"]`)
  if (line) focusInSight(line)
  return line !== null
}
