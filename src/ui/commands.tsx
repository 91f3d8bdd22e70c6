/**
 * The one registry of what can be done now. A screen says what it can do; keys, palette and the list of keys follow.
 *   useCommand({ id: 'contact.new', title: words.contacts.new, keys: 'n', run: openForm })
 *   useCommand({ …, enabled: false })        not there now
 *   useCommand({ …, needs: 'contact.add' })  not there for someone who may not ask that
 *   useCommand({ …, hidden: true })          keys only, not in palette or list (moving in a list)
 * Of two with the same keys the one registered last (the innermost screen) acts. While a modal dialog is open only
 * commands of the dialog act.
 */
import { createContext, useContext, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { belongsToFocus, isComposing, matches } from './keys.ts'
import { useMay, type Asking } from './may.tsx'

export interface Command {
  /** Unique among the commands that are there at one time. */
  id: string
  title: string
  /** As src/ui/keys.ts writes them; several ways are separated by a comma: "j, ArrowDown". */
  keys?: string
  run: () => void
  enabled?: boolean
  /** What it leads to: it is not there for someone who may not ask that. */
  needs?: Asking
  hidden?: boolean
  /** Acts while a dialog is open too: covering the screen, locking. */
  always?: boolean
}

interface Registered extends Command {
  inDialog: boolean
}

const sequenceMs = 1200
const registered: { current: Registered }[] = []
const listeners = new Set<() => void>()
let snapshot: readonly Command[] = []

function changed(): void {
  snapshot = registered.map((entry) => entry.current).filter((command) => command.enabled !== false && !command.hidden)
  for (const listener of listeners) listener()
}

/** True for everything inside a modal dialog. */
export const InDialog = createContext(false)

/** Registers a command while the component is on screen. */
export function useCommand(wanted: Command): void {
  const inDialog = useContext(InDialog)
  const may = useMay(wanted.needs)
  const command = may ? wanted : { ...wanted, enabled: false }
  const entry = useRef<Registered>({ ...command, inDialog })
  useLayoutEffect(() => {
    entry.current = { ...command, inDialog }
  })
  // Before it is painted, so that a key that answers what is seen is never lost.
  useLayoutEffect(() => {
    registered.push(entry)
    changed()
    return () => {
      registered.splice(registered.indexOf(entry), 1)
      changed()
    }
  }, [])
  const { title, keys, enabled, hidden } = command
  useLayoutEffect(changed, [title, keys, enabled, hidden])
}

/** All commands that are there now, in the order of registration. */
export function useCommands(): readonly Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => snapshot,
  )
}

const ways = (command: Command): string[] => command.keys?.split(', ') ?? []

let begun: { step: string; at: number } | null = null

/** Finds the command that a key press asks for; remembers the first step of a sequence. */
function find(event: KeyboardEvent): Command | null {
  const dialogOpen = document.querySelector('dialog:modal') !== null
  const first = begun && event.timeStamp - begun.at < sequenceMs ? begun.step : null
  begun = null
  let starts: string | null = null
  for (const { current } of registered.toReversed()) {
    if (current.enabled === false || (dialogOpen && !current.inDialog && !current.always)) continue
    for (const way of ways(current)) {
      const [one = '', two] = way.split(' ')
      if (belongsToFocus(one, event.target)) continue
      if (two === undefined ? first === null && matches(one, event) : first === one && matches(two, event)) return current
      if (two !== undefined && first === null && matches(one, event)) starts = one
    }
  }
  if (starts) begun = { step: starts, at: event.timeStamp }
  return null
}

/** Listens for the keys of all commands; once, at the root. */
export function useCommandKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isComposing(event) || event.defaultPrevented || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
      const command = find(event)
      if (!command) return
      event.preventDefault()
      command.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
