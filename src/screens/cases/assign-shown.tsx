/** Many cases to one person: all that the list shows. */
import { call } from '../../call.ts'
import type { Problem } from '../../contract/reply.ts'
import { SelectField } from '../../ui/fields.tsx'
import { Form, useForm } from '../../ui/form.tsx'
import { useFormat, useWords } from '../../ui/language.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useFormFocus } from '../case/focus.ts'
import { useOffice } from '../frame/shell.tsx'
import type { Asked } from './pages.ts'

const atOnce = 200

interface AssignShownProps {
  asked: Asked
  total: number
  onAssigned: () => void
  onLeave: () => void
}

/** The form above the list; the list is read to its end when it is saved, so that what is shown then is what is assigned. */
export function AssignShown({ asked, total, onAssigned, onLeave }: AssignShownProps) {
  const { people } = useWords()
  const format = useFormat()
  const { people: staff } = useOffice()
  const say = useToast()
  const form = useForm({ initial: { to: '' } })
  useFormFocus(form, 'assign')
  const title = people.assignShownTitle(format.count(total))
  const save = async () => {
    if (form.values.to === '') return form.fail({ code: 'choice.unknown', field: 'to' })
    const to = form.values.to === nobody ? null : form.values.to
    const found = await caseNumbers(asked)
    if (!Array.isArray(found)) return form.fail(found)
    const reply = await call('cases.assign', { caseNos: found, assignedTo: to })
    if (!reply.ok) return form.fail(reply.problem)
    say(people.assigned(format.count(reply.value.cases), staff.find(({ key }) => key === to)?.name ?? people.nobody))
    onAssigned()
  }
  return (
    <div className="assign-shown">
      <Form form={form} label={title} onSave={save} onLeave={onLeave} enterSaves>
        <p className="soft">{people.assignShownWhat}</p>
        <div className="fields">
          <SelectField
            {...form.field('to')}
            label={people.assignTo}
            required
            options={[...staff.map(({ key, name }) => ({ value: key, label: name })), { value: nobody, label: people.nobody }]}
          />
        </div>
      </Form>
    </div>
  )
}

const nobody = 'nobody'

/** The numbers of all cases that fit, or the problem of asking. */
async function caseNumbers(asked: Asked): Promise<string[] | Problem> {
  const found: string[] = []
  for (;;) {
    const reply = await call('cases.list', { ...asked, offset: found.length, limit: atOnce })
    if (!reply.ok) return reply.problem
    found.push(...reply.value.rows.map(({ caseNo }) => caseNo))
    if (reply.value.rows.length < atOnce) return found
  }
}
