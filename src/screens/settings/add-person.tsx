import { call } from '../../call.ts'
import type { PersonInfo } from '../../contract/requests.ts'
import { enums, type EnumValue } from '../../domain/enums.ts'
import { ChoiceField, TextField } from '../../ui/fields.tsx'
import { Form, useForm, type Wrong } from '../../ui/form.tsx'
import { useWords } from '../../ui/language.tsx'
import { ProgressLine } from '../../ui/pieces.tsx'
import { useFormFocus } from '../case/focus.ts'
import { NewPassphrase, wrongPassphrase } from '../start/passphrase-fields.tsx'

interface AddPersonProps {
  onAdded: (people: PersonInfo[], name: string) => void
  onLeave: () => void
}

/** A colleague: name, role, and the passphrase that they type themselves, twice. Nothing of it is kept as a draft. */
export function AddPerson({ onAdded, onLeave }: AddPersonProps) {
  const { people } = useWords()
  const form = useForm<{ name: string; role: string; passphrase: string; again: string }>({
    initial: { name: '', role: 'counselor', passphrase: '', again: '' },
  })
  useFormFocus(form, 'person')
  const { values } = form
  const save = async () => {
    const role = enums.person_role.find((one) => one === values.role) satisfies EnumValue<'person_role'> | undefined
    const wrong: Wrong[] = [
      ...(values.name.trim() === '' ? [{ code: 'text.empty', field: 'name' }] : []),
      ...(role ? [] : [{ code: 'choice.unknown', field: 'role' }]),
      ...wrongPassphrase(values.passphrase, values.again),
    ]
    if (wrong.length > 0 || !role) return form.fail(wrong)
    const reply = await call('people.add', { name: values.name, role, passphrase: values.passphrase })
    if (reply.ok) onAdded(reply.value, values.name.trim())
    else form.fail(reply.problem)
  }
  return (
    <Form form={form} label={people.add} onSave={save} onLeave={onLeave} enterSaves>
      <div className="fields">
        <TextField {...form.field('name')} label={people.name} hint={people.nameHint} required />
        <ChoiceField {...form.field('role')} label={people.role} name="person_role" required />
      </div>
      <p className="soft">{people.firstPassphraseHint}</p>
      <div className="secrets">
        <NewPassphrase first={form.field('passphrase')} again={form.field('again')} label={people.firstPassphrase} />
      </div>
      {form.busy && <ProgressLine label={people.adding} request="people.add" />}
    </Form>
  )
}
