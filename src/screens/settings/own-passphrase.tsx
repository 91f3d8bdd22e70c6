import { useState } from 'react'
import type { FieldBinding } from '../../ui/form.tsx'
import { useWords } from '../../ui/language.tsx'
import { SecretField } from '../start/passphrase-fields.tsx'

/** The passphrase of whoever is here, for what cannot be undone. */
export function OwnPassphrase({ field, label }: { field: FieldBinding<string>; label?: string }) {
  const { people } = useWords()
  const [shown, setShown] = useState(false)
  return <SecretField {...field} label={label ?? people.ownPassphrase} required shown={shown} onShow={setShown} />
}
