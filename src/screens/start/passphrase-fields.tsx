/** A passphrase typed twice, shown on request; printable ASCII, since password fields switch input methods off. */
import { useState } from 'react'
import { requests } from '../../contract/requests.ts'
import { TextField, type FieldProps } from '../../ui/fields.tsx'
import type { Wrong } from '../../ui/form.tsx'
import { useWords } from '../../ui/language.tsx'

type Bound = Pick<FieldProps, 'id' | 'value' | 'onChange' | 'error'>

/** One field with its button to show what was typed; the parent may hold `shown` for two of them. */
export function SecretField(props: FieldProps & { shown: boolean; onShow: (shown: boolean) => void }) {
  const words = useWords()
  return (
    <TextField
      {...props}
      type={props.shown ? 'text' : 'password'}
      end={
        <button
          type="button"
          className="button quiet"
          aria-label={props.shown ? words.ui.hideValue(props.label) : words.ui.showValue(props.label)}
          onClick={() => props.onShow(!props.shown)}
        >
          {props.shown ? words.ui.hide : words.ui.show}
        </button>
      }
    />
  )
}

/** The new passphrase and the same once more. */
export function NewPassphrase({ first, again, label }: { first: Bound; again: Bound; label: string }) {
  const words = useWords()
  const [shown, setShown] = useState(false)
  return (
    <>
      <SecretField {...first} label={label} hint={words.start.passphraseHint} required shown={shown} onShow={setShown} />
      <SecretField {...again} label={words.start.again} required shown={shown} onShow={setShown} />
    </>
  )
}

/** What is wrong with a new passphrase, by the fields `passphrase` and `again`. */
export function wrongPassphrase(passphrase: string, again: string): Wrong[] {
  const parsed = requests['office.create'].shape.passphrase.safeParse(passphrase)
  if (!parsed.success) return parsed.error.issues.slice(0, 1).map(({ message }) => ({ path: ['passphrase'], message }))
  return passphrase === again ? [] : [{ path: ['again'], message: 'passphrase.notSame' }]
}
