import { useState } from 'react'
import type { Currency } from '../../domain/case-file.ts'
import { enums } from '../../domain/enums.ts'
import { percentOf } from '../../domain/rate.ts'
import { TextField } from '../../ui/fields.tsx'
import { Form, useForm } from '../../ui/form.tsx'
import { useFormat, useWords } from '../../ui/language.tsx'
import { Button } from '../../ui/pieces.tsx'
import { MoneyField } from '../../ui/value-fields.tsx'
import { Facts, Section } from '../../ui/view.tsx'
import { useFormFocus } from '../case/focus.ts'
import { useOfficeLists, useOfficeListsSaved } from '../office-lists.tsx'
import { readReserve, reserveAsTyped } from './list-forms.ts'

/** What of a surplus is left aside before anything is offered. */
export function ReserveSection() {
  const { officeLists, ui } = useWords()
  const format = useFormat()
  const { rate, caps } = useOfficeLists().reserve
  const [editing, setEditing] = useState(false)
  const set = Object.entries(caps) as [Currency, number][]
  return (
    <Section
      title={officeLists.reserve}
      actions={
        !editing && (
          <Button
            needs="office.saveList"
            quiet
            opens="reserve"
            label={`${ui.edit}: ${officeLists.reserve}`}
            onClick={() => setEditing(true)}
          >
            {ui.edit}
          </Button>
        )
      }
    >
      <div className="stack tight">
        <p className="soft">{officeLists.reserveWhat}</p>
        {editing ? (
          <ReserveForm onLeave={() => setEditing(false)} />
        ) : (
          <Facts
            list={[
              [officeLists.reserveRate, percentOf(rate)],
              ...set.map(([currency, cap]) => [officeLists.reserveCap(currency), format.money(cap, currency)] as const),
            ]}
          />
        )}
      </div>
    </Section>
  )
}

function ReserveForm({ onLeave }: { onLeave: () => void }) {
  const { officeLists } = useWords()
  const { reserve } = useOfficeLists()
  const { save: saveList } = useOfficeListsSaved()
  const form = useForm({ initial: reserveAsTyped(reserve), draft: 'office:reserve' })
  useFormFocus(form, 'reserve')
  const save = async () => {
    const result = readReserve(form.values)
    if (!result.ok) return form.fail(result.problems)
    const problem = await saveList('reserve', result.value, officeLists.reserveSaved)
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  return (
    <Form form={form} label={officeLists.reserve} onSave={save} onLeave={onLeave} enterSaves>
      <div className="fields">
        <TextField
          label={officeLists.reserveRate}
          {...form.field('rate')}
          hint={officeLists.rateHint}
          size="short"
          align="end"
          inputMode="decimal"
          required
          autoFocus
        />
        {enums.currency.map((currency) => (
          <MoneyField key={currency} label={officeLists.reserveCap(currency)} currency={currency} {...form.field(`caps.${currency}`)} />
        ))}
      </div>
    </Form>
  )
}
