/**
 * One quiet line that says what was done, with a way back.
 *   const say = useToast()
 *   say(words.contacts.saved)
 *   say(words.contacts.withdrawn, { undo: () => … })          also by Ctrl/⌘ Z outside of fields
 */
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react'
import { useCommand } from './commands.tsx'
import { writeKeys } from './keys.ts'
import { useWords } from './language.tsx'

interface Said {
  text: string
  undo?: () => void
}

type Say = (text: string, options?: { undo?: () => void }) => void

const shownForMs = 6_000
const shownWithUndoForMs = 12_000
const undoKeys = 'mod+z'
const Saying = createContext<Say>(() => undefined)

/** Gives the function that says something once, politely. */
export function useToast(): Say {
  return useContext(Saying)
}

/** Holds the line at the foot of the window. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const words = useWords()
  const [said, setSaid] = useState<Said | null>(null)
  const say = useCallback<Say>((text, options) => setSaid({ text, ...options }), [])
  useEffect(() => {
    const timer = said ? setTimeout(() => setSaid(null), said.undo ? shownWithUndoForMs : shownForMs) : undefined
    return () => clearTimeout(timer)
  }, [said])
  const undo = () => {
    setSaid(null)
    said?.undo?.()
  }
  return (
    <Saying.Provider value={say}>
      {children}
      {said?.undo && <UndoKey title={words.ui.undo} run={undo} />}
      <div className="toast" role="status" aria-live="polite">
        {said && (
          <div>
            <span>{said.text}</span>
            {said.undo && (
              <button type="button" className="button quiet" onClick={undo}>
                {words.ui.undo} <kbd>{writeKeys(undoKeys).join(' ')}</kbd>
              </button>
            )}
          </div>
        )}
      </div>
    </Saying.Provider>
  )
}

function UndoKey({ title, run }: { title: string; run: () => void }) {
  useCommand({ id: 'ui.undo', title, keys: undoKeys, run })
  return null
}
