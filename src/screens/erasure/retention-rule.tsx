import { useState } from 'react'
import { officeLists } from '../../contract/office-lists.ts'
import { TextField } from '../../ui/fields.tsx'
import { Form, useForm } from '../../ui/form.tsx'
import { useWords } from '../../ui/language.tsx'
import { Button } from '../../ui/pieces.tsx'
import { Section } from '../../ui/view.tsx'
import { useFormFocus } from '../case/focus.ts'
import { useOfficeLists, useOfficeListsSaved } from '../office-lists.tsx'

/** How many years the office keeps a closed case before its erasure is proposed. */
export function RetentionRule() {
  const { erasure, ui } = useWords()
  const { years } = useOfficeLists().retention
  const [editing, setEditing] = useState(false)
  return (
    <Section
      title={erasure.rule}
      actions={
        !editing && (
          <Button needs="office.saveList" quiet opens="retention" label={`${ui.edit}: ${erasure.rule}`} onClick={() => setEditing(true)}>
            {ui.edit}
          </Button>
        )
      }
    >
      <div className="stack tight">
        <p className="soft">{erasure.ruleWhat}</p>
        {editing ? <RuleForm onLeave={() => setEditing(false)} /> : <p>{years === null ? erasure.noRule : erasure.keptFor(years)}</p>}
      </div>
    </Section>
  )
}

function RuleForm({ onLeave }: { onLeave: () => void }) {
  const { erasure } = useWords()
  const { years } = useOfficeLists().retention
  const { save: saveList } = useOfficeListsSaved()
  const form = useForm({ initial: { years: years === null ? '' : String(years) } })
  useFormFocus(form, 'retention')
  const save = async () => {
    const typed = form.values.years.normalize('NFKC').trim()
    const read = officeLists.retention.safeParse({ years: typed === '' ? null : /^\d+$/.test(typed) ? Number(typed) : Number.NaN })
    if (!read.success) return form.fail({ code: 'number.invalid', field: 'years' })
    const problem = await saveList('retention', read.data, erasure.ruleSaved)
    if (problem) return form.fail(problem)
    onLeave()
  }
  return (
    <Form form={form} label={erasure.rule} onSave={save} onLeave={onLeave} enterSaves>
      <div className="fields">
        <TextField
          label={erasure.years}
          {...form.field('years')}
          hint={erasure.yearsHint}
          size="short"
          align="end"
          inputMode="numeric"
          autoFocus
        />
      </div>
    </Form>
  )
}
