import { useState } from 'react'
import { AreaField, TextField } from '../../ui/fields.tsx'
import { Form, useForm } from '../../ui/form.tsx'
import { useWords } from '../../ui/language.tsx'
import { Button } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { Facts, Section } from '../../ui/view.tsx'
import { useFormFocus } from '../case/focus.ts'
import { useOfficeLists, useOfficeListsSaved } from '../office-lists.tsx'
import { chaserAsTyped, readChaser } from './list-forms.ts'

/** How many days creditors have to put into writing what was said. */
export function ChaserSection() {
  const { waiting, ui } = useWords()
  const { chaser } = useOfficeLists()
  const [editing, setEditing] = useState(false)
  return (
    <Section
      title={waiting.chaser}
      actions={
        !editing && (
          <Button needs="office.saveList" quiet opens="chaser" label={`${ui.edit}: ${waiting.chaser}`} onClick={() => setEditing(true)}>
            {ui.edit}
          </Button>
        )
      }
    >
      <div className="stack tight">
        <p className="soft">{waiting.chaserWhat}</p>
        {editing ? (
          <ChaserForm onLeave={() => setEditing(false)} />
        ) : (
          <Facts
            list={[
              [waiting.daysForAll, waiting.days(chaser.days)],
              [waiting.ownDays, chaser.creditors.length > 0 ? <OwnDays key="own" /> : waiting.noOwnDays],
            ]}
          />
        )}
      </div>
    </Section>
  )
}

function OwnDays() {
  const { waiting } = useWords()
  const { chaser } = useOfficeLists()
  return (
    <ul className="lines">
      {chaser.creditors.map(({ name, days }, index) => (
        <li key={index}>
          <T>{waiting.with(name, waiting.days(days))}</T>
        </li>
      ))}
    </ul>
  )
}

function ChaserForm({ onLeave }: { onLeave: () => void }) {
  const { waiting } = useWords()
  const { chaser } = useOfficeLists()
  const { save: saveList } = useOfficeListsSaved()
  const form = useForm({ initial: chaserAsTyped(chaser), draft: 'office:chaser' })
  useFormFocus(form, 'chaser')
  const save = async () => {
    const result = readChaser(form.values)
    if (!result.ok) return form.fail(result.problems)
    const problem = await saveList('chaser', result.value, waiting.chaserSaved)
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  return (
    <Form form={form} label={waiting.chaser} onSave={save} onLeave={onLeave}>
      <div className="fields">
        <TextField label={waiting.daysForAll} {...form.field('days')} size="short" align="end" inputMode="numeric" required autoFocus />
        <AreaField label={waiting.ownDays} {...form.field('creditors')} hint={waiting.ownDaysHint} size="wide" rows={3} />
      </div>
    </Form>
  )
}
