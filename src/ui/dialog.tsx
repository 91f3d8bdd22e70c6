/**
 * A modal window in the window: native <dialog>, so focus stays inside and goes back to where it was.
 *   {open && <Dialog title={words.…} onClose={() => setOpen(false)}>…</Dialog>}
 * Only for what cannot be undone, the palette and the list of keys; routine work docks beside the case.
 */
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { InDialog } from './commands.tsx'
import { useWords } from './language.tsx'

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
  /** The head with the title and the button to close is there for screen readers only. */
  bare?: boolean
  className?: string
}

/** Opens at once and closes by Esc (not while composing), its button or a press outside. */
export function Dialog({ title, onClose, children, bare, className }: DialogProps) {
  const words = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const composing = useRef(false)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={className}
      aria-labelledby={titleId}
      onCompositionStart={() => (composing.current = true)}
      onCompositionEnd={() => (composing.current = false)}
      onCancel={(event) => {
        event.preventDefault()
        if (!composing.current) onClose()
      }}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <InDialog.Provider value={true}>
        <div className={bare ? 'unseen' : 'dialog-head'}>
          <h2 id={titleId}>{title}</h2>
          {!bare && (
            <button type="button" className="button quiet" onClick={onClose}>
              {words.ui.close} <kbd>Esc</kbd>
            </button>
          )}
        </div>
        <div className={bare ? undefined : 'dialog-body'}>{children}</div>
      </InDialog.Provider>
    </dialog>
  )
}
