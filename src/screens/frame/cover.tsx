import { useEffect, useRef } from 'react'
import { InDialog, useCommand } from '../../ui/commands.tsx'
import { useWords } from '../../ui/language.tsx'
import { Button } from '../../ui/pieces.tsx'

/** The privacy screen: nothing of the work can be seen or reached until it is uncovered. */
export function Cover({ onClose }: { onClose: () => void }) {
  const { frame } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="cover"
      aria-label={frame.privacyCovered}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <InDialog.Provider value={true}>
        <Uncover onClose={onClose} />
      </InDialog.Provider>
    </dialog>
  )
}

function Uncover({ onClose }: { onClose: () => void }) {
  const { frame } = useWords()
  useCommand({ id: 'cover.off', title: frame.privacyOff, keys: 'F9', hidden: true, run: onClose })
  return (
    <>
      <h1>{frame.product}</h1>
      <p className="soft">{frame.privacyCovered}</p>
      <Button main keys="F9" onClick={onClose}>
        {frame.privacyOff}
      </Button>
    </>
  )
}
