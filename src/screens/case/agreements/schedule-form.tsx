import { parts } from '../../../contract/parts.ts'
import type { Agreement } from '../../../domain/case-file.ts'
import { formatMoney } from '../../../domain/money.ts'
import { newRowId, useRows } from '../../../ui/form-rows.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { formReader, withoutUnstated } from '../../../ui/read-form.ts'
import { DayField, MoneyField } from '../../../ui/value-fields.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { currencyOf } from './currency.ts'
import { ReliefField } from './relief-field.tsx'

interface RowFields {
  row: string
  dueOn: string
  amount: string
  relief: string
}

const newRow = (): RowFields => ({ row: newRowId(), dueOn: '', amount: '', relief: '' })

/** The installments row by row. */
export function ScheduleForm({ agreement, onLeave }: { agreement: Agreement; onLeave: () => void }) {
  const words = useWords()
  const change = useChange()
  const { file } = useCase()
  const currency = currencyOf(file, agreement.debts)
  const asTyped = (row: Agreement['schedule'][number]): RowFields => ({
    ...newRow(),
    dueOn: row.dueOn,
    amount: formatMoney(row.amount, currency),
    relief: row.relief ?? '',
  })
  const form = useForm({
    initial: { rows: agreement.schedule.length > 0 ? agreement.schedule.map(asTyped) : [newRow()] },
    draft: `schedule:${file.caseNo}:${agreement.key}`,
  })
  useFormFocus(form, `schedule:${agreement.key}`)
  const lines = useRows<RowFields, { rows: RowFields[] }>(form, () => 'rows')
  const { rows } = form.values
  const save = async () => {
    const read = formReader()
    const schedule = rows.map((row, index) =>
      withoutUnstated({
        no: index + 1,
        dueOn: read.day(`rows.${index}.dueOn`, row.dueOn, 'required'),
        amount: read.money(`rows.${index}.amount`, row.amount, currency, 'required'),
        relief: row.relief === '' ? undefined : row.relief,
      }),
    )
    const result = read.finish(parts.installment.array(), schedule)
    if (!result.ok) return form.fail(result.problems)
    const input = { caseNo: file.caseNo, key: agreement.key }
    const undo = () => void change('agreement.schedule', { ...input, schedule: agreement.schedule }, words.ui.saved)
    const problem = await change('agreement.schedule', { ...input, schedule: result.value }, words.ui.saved, { undo })
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  return (
    <Form form={form} label={words.agreements.scheduleEdit} onSave={save} onLeave={onLeave}>
      <div className="stack tight" ref={lines.box}>
        {rows.map((row, index) => {
          const name = words.agreements.rowNo(index + 1)
          return (
            <div className="fields" key={row.row} data-row={row.row} role="group" aria-label={name}>
              <DayField label={words.agreements.dueOnNo(index + 1)} {...form.field(`rows.${index}.dueOn`)} required />
              <MoneyField label={words.agreements.amount} currency={currency} {...form.field(`rows.${index}.amount`)} required />
              <ReliefField {...form.field(`rows.${index}.relief`)} />
              <div className="field-end">
                <Button quiet label={words.ui.removeNamed(name)} onClick={() => lines.remove(index, name)}>
                  {words.ui.remove}
                </Button>
              </div>
            </div>
          )
        })}
        <div>
          <button type="button" className="button quiet" data-add onClick={() => lines.add(newRow())}>
            {words.agreements.addRow}
          </button>
        </div>
      </div>
    </Form>
  )
}
