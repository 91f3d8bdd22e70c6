import { useState } from 'react'
import type { Currency } from '../../domain/case-file.ts'
import type { Guideline } from '../../domain/office-lists.ts'
import { today } from '../../ui/clock.ts'
import { ChoiceField, TextField } from '../../ui/fields.tsx'
import { Form, useForm } from '../../ui/form.tsx'
import { useLabel, useWords } from '../../ui/language.tsx'
import { Button, Empty, Money } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { DayField, MoneyField } from '../../ui/value-fields.tsx'
import { Section } from '../../ui/view.tsx'
import { useFormFocus } from '../case/focus.ts'
import { useOfficeLists, useOfficeListsSaved } from '../office-lists.tsx'
import { guidelineAsTyped, readGuideline, type GuidelineFields } from './list-forms.ts'
import { ValidText } from './valid-text.tsx'

/** What the office reckons a household needs a month. None is shipped. */
export function Guidelines() {
  const { officeLists } = useWords()
  const { guidelines } = useOfficeLists()
  /** The place of the one that is changed, or a new one. */
  const [editing, setEditing] = useState<number | 'new' | null>(null)
  const add = editing === null && (
    <Button needs="office.saveList" quiet={guidelines.length > 0} opens="guideline:new" onClick={() => setEditing('new')}>
      {officeLists.addGuideline}
    </Button>
  )
  return (
    <Section title={officeLists.guidelines} actions={guidelines.length > 0 && add}>
      <div className="stack tight">
        <p className="soft">{officeLists.guidelinesWhat}</p>
        {editing !== null && <GuidelineForm key={editing} at={editing} onLeave={() => setEditing(null)} />}
        {guidelines.length > 0 && <GuidelineTable onEdit={setEditing} />}
        {guidelines.length === 0 && editing === null && <Empty text={officeLists.guidelinesEmpty} action={add} />}
      </div>
    </Section>
  )
}

function GuidelineTable({ onEdit }: { onEdit: (at: number) => void }) {
  const { officeLists, ui } = useWords()
  const label = useLabel()
  const { guidelines } = useOfficeLists()
  const { save } = useOfficeListsSaved()
  const remove = (at: number) => void save('guidelines', guidelines.toSpliced(at, 1), officeLists.guidelineRemoved)
  return (
    <div className="wide-table">
      <table className="table">
        <caption className="unseen">{officeLists.guidelines}</caption>
        <thead>
          <tr>
            <th scope="col">{officeLists.category}</th>
            <th scope="col" className="number">
              {officeLists.first}
            </th>
            <th scope="col" className="number">
              {officeLists.further}
            </th>
            <th scope="col">{officeLists.valid}</th>
            <th scope="col">{officeLists.source}</th>
            <th scope="col">
              <span className="unseen">{ui.edit}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {guidelines.map((guideline, at) => {
            const name = `${label('expense_category', guideline.category)} ${guideline.currency}`
            return (
              <tr key={at}>
                <th scope="row">{label('expense_category', guideline.category)}</th>
                <td className="number">
                  <Money amount={guideline.first} currency={guideline.currency} unit />
                </td>
                <td className="number">
                  <Money amount={guideline.further} currency={guideline.currency} unit />
                </td>
                <td>
                  <ValidText {...guideline} />
                </td>
                <td>
                  <T>{guideline.source}</T>
                </td>
                <td className="list-actions">
                  <Button needs="office.saveList" quiet opens={`guideline:${at}`} label={`${ui.edit}: ${name}`} onClick={() => onEdit(at)}>
                    {ui.edit}
                  </Button>
                  <Button needs="office.saveList" quiet label={ui.removeNamed(name)} onClick={() => remove(at)}>
                    {ui.remove}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** A new guideline begins with currency, source and days of the last one: they are typed in rows of a table. */
function newGuideline(last: Guideline | undefined): GuidelineFields {
  const blank = { category: '', first: '', further: '' }
  if (last) return { ...guidelineAsTyped(last), ...blank }
  return { ...blank, currency: '', source: '', validFrom: `${today().slice(0, 4)}-01-01`, validTo: '' }
}

function GuidelineForm({ at, onLeave }: { at: number | 'new'; onLeave: () => void }) {
  const { officeLists } = useWords()
  const { guidelines } = useOfficeLists()
  const { save: saveList } = useOfficeListsSaved()
  const there = at === 'new' ? undefined : guidelines[at]
  const form = useForm({
    initial: there ? guidelineAsTyped(there) : newGuideline(guidelines.at(-1)),
    draft: `office:guideline:${at}`,
  })
  useFormFocus(form, `guideline:${at}`)
  const currency = (form.values.currency || 'CNY') as Currency
  const save = async () => {
    const result = readGuideline(form.values)
    if (!result.ok) return form.fail(result.problems)
    const next = at === 'new' ? [...guidelines, result.value] : guidelines.with(at, result.value)
    const problem = await saveList('guidelines', next, officeLists.guidelineSaved)
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  const label = there ? officeLists.editGuideline : officeLists.addGuideline
  return (
    <Form form={form} label={label} onSave={save} onLeave={onLeave} enterSaves>
      <div className="fields">
        <ChoiceField label={officeLists.category} name="expense_category" {...form.field('category')} required autoFocus />
        <ChoiceField label={officeLists.currency} name="currency" {...form.field('currency')} required />
        <MoneyField label={officeLists.first} currency={currency} {...form.field('first')} required />
        <MoneyField label={officeLists.further} currency={currency} {...form.field('further')} required />
        <DayField fact label={officeLists.validFrom} {...form.field('validFrom')} required />
        <DayField fact label={officeLists.validTo} {...form.field('validTo')} />
        <TextField label={officeLists.source} {...form.field('source')} size="double" required />
      </div>
    </Form>
  )
}
