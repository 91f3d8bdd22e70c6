import { useState } from 'react'
import { parts } from '../../../contract/parts.ts'
import { today } from '../../../ui/clock.ts'
import { Form, useForm } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.tsx'
import { formReader } from '../../../ui/read-form.ts'
import { ClientPart } from '../../intake/client-part.tsx'
import { ContactPart } from '../../intake/contact-part.tsx'
import { emptyIntake } from '../../intake/fields.ts'
import { HouseholdPart } from '../../intake/household-part.tsx'
import { readClient } from '../../intake/read-intake.ts'
import { clientAsTyped, keepUntouched } from '../as-typed.ts'
import { useCase, useChange } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'

/** The client's record with the fields of intake. */
export function ClientForm({ onLeave }: { onLeave: () => void }) {
  const words = useWords()
  const change = useChange()
  const { file } = useCase()
  const [typed] = useState(() => clientAsTyped(file.client))
  const form = useForm({
    initial: { ...emptyIntake({ caseNo: file.caseNo, today: today(), jurisdiction: file.jurisdiction }), client: typed },
    draft: `client:${file.caseNo}`,
  })
  useFormFocus(form, 'client')
  const save = async () => {
    const read = formReader()
    const result = read.finish(parts.client, readClient(read, form.values.client))
    if (!result.ok) return form.fail(result.problems.map((problem) => ({ ...problem, field: inClient(problem.field) })))
    const problem = await change(
      'client.update',
      { caseNo: file.caseNo, client: keepUntouched(file.client, typed, form.values.client, result.value) },
      words.ui.saved,
    )
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  return (
    <Form form={form} label={words.client.editClient} onSave={save} onLeave={onLeave} sticky>
      <ClientPart form={form} />
      <ContactPart form={form} />
      <HouseholdPart form={form} />
    </Form>
  )
}

/** The schema of the client alone speaks of "name" where the form has "client.name". */
const inClient = (field = ''): string => (field.startsWith('client.') ? field : `client.${field}`)
