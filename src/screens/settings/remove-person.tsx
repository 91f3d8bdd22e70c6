import { call, type AnswerOf } from '../../call.ts'
import type { PersonInfo } from '../../contract/requests.ts'
import { SelectField } from '../../ui/fields.tsx'
import { Form, useForm } from '../../ui/form.tsx'
import { useWords } from '../../ui/language.tsx'
import { Note, ProgressLine } from '../../ui/pieces.tsx'
import { useFormFocus } from '../case/focus.ts'
import { OwnPassphrase } from './own-passphrase.tsx'

interface RemovePersonProps {
  person: PersonInfo
  others: readonly PersonInfo[]
  onRemoved: (answer: AnswerOf<'people.remove'>) => void
  onLeave: () => void
}

/** Says what a removal does and does not, to whom the cases go, and asks for the own passphrase: there is no way back. */
export function RemovePerson({ person: { key, name }, others, onRemoved, onLeave }: RemovePersonProps) {
  const { people } = useWords()
  const form = useForm({ initial: { casesTo: '', passphrase: '' } })
  useFormFocus(form, `remove:${key}`)
  const { values } = form
  const save = async () => {
    if (values.passphrase === '') return form.fail({ code: 'text.empty', field: 'passphrase' })
    const reply = await call('people.remove', { key, casesTo: values.casesTo || null, passphrase: values.passphrase })
    if (reply.ok) onRemoved(reply.value)
    else form.fail(reply.problem)
  }
  return (
    <Form form={form} label={people.removeNamed(name)} saveLabel={people.removeNow} onSave={save} onLeave={onLeave} enterSaves>
      <h3>{people.removeNamed(name)}</h3>
      <Note tone="waiting">
        <p>{people.removeWhat(name)}</p>
        <p>{people.removeNot}</p>
      </Note>
      <div className="secrets">
        <SelectField
          {...form.field('casesTo')}
          label={people.casesTo}
          optional={people.toNobody}
          options={others.map((one) => ({ value: one.key, label: one.name }))}
        />
        <OwnPassphrase field={form.field('passphrase')} />
      </div>
      {form.busy && <ProgressLine label={people.removing} request="people.remove" />}
    </Form>
  )
}
