import { useCommand } from '../../ui/commands.tsx'
import { useFocusOnce } from '../../ui/fields.tsx'
import { Keys } from '../../ui/pieces.tsx'
import { useWords } from '../../ui/language.tsx'

/** The privacy screen: nothing of the work can be seen or reached until it is uncovered. */
export function Cover({ onClose }: { onClose: () => void }) {
  const { frame } = useWords()
  const button = useFocusOnce<HTMLButtonElement>(true)
  useCommand({ id: 'cover.off', title: frame.privacyOff, keys: 'F9, Escape', hidden: true, run: onClose })
  return (
    <main className="cover">
      <h1>Parley</h1>
      <p className="soft">{frame.privacyCovered}</p>
      <button ref={button} type="button" className="button main" onClick={onClose}>
        {frame.privacyOff} <Keys keys="F9" />
      </button>
    </main>
  )
}
