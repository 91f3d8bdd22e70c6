import { Fragment } from 'react'
import { useCommands } from '../../ui/commands.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { writeKeys } from '../../ui/keys.ts'
import { useWords } from '../../ui/language.tsx'

/** Every key that acts now, then those that act in every list and form. */
export function AllKeys({ onClose }: { onClose: () => void }) {
  const { ui, frame } = useWords()
  const here = useCommands().flatMap(({ title, keys }) => (keys ? [{ title, keys }] : []))
  const always = [
    { title: ui.paletteLabel, keys: 'mod+k' },
    { title: frame.keysMove, keys: 'j, k, ArrowDown, ArrowUp' },
    { title: frame.keysOpen, keys: 'Enter' },
    { title: frame.keysSave, keys: 'mod+Enter' },
    { title: frame.keysLeave, keys: 'Escape' },
    { title: frame.textLarger, keys: 'mod++' },
    { title: frame.textSmaller, keys: 'mod+-' },
    { title: frame.textNormal, keys: 'mod+0' },
  ]
  return (
    <Dialog title={ui.keysTitle} onClose={onClose}>
      <ul className="keys-list">
        {[...here, ...always].map(({ title, keys }) => (
          <li key={`${title}${keys}`}>
            <span>{title}</span>
            <span>
              {keys.split(', ').map((way, index) => (
                <Fragment key={way}>
                  {index > 0 && ' '}
                  <Way keys={way} then={ui.keyThen} />
                </Fragment>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function Way({ keys, then }: { keys: string; then: string }) {
  return writeKeys(keys).map((step, index) => (
    <Fragment key={index}>
      {index > 0 && ` ${then} `}
      <kbd>{step}</kbd>
    </Fragment>
  ))
}
