import { useState } from 'react'
import { parts } from '../../../contract/parts.ts'
import type { Agreement } from '../../../domain/case-file.ts'
import { sumMinor } from '../../../domain/money.ts'
import { equalRows, installmentStatuses, planTotals } from '../../../domain/schedule.ts'
import { formatMoney } from '../../../domain/money.ts'
import { useToday } from '../../../ui/clock.ts'
import { ReliefField } from './relief-field.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { Button, DayText, Money, Note, Pill, type Tone } from '../../../ui/pieces.tsx'
import { formReader, withoutUnstated } from '../../../ui/read-form.ts'
import { DayField, MoneyField } from '../../../ui/value-fields.tsx'
import { Section } from '../../../ui/view.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { currencyOf } from './currency.ts'

const tones = { upcoming: 'plain', due_today: 'waiting', paid: 'done', paid_late: 'done', partial: 'waiting', overdue: 'late', overdue_partial: 'late', waived: 'plain', deferred: 'waiting' } as const

/** The installments; each one's status comes from dates and payments, as of today. */
export function Schedule({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const [editing, setEditing] = useState(false)
  const terms = agreement.writtenTerms ?? agreement.oralTerms
  const change = useChange()
  const { file } = useCase()
  const fromTerms = terms?.total !== undefined && terms.installments !== undefined && terms.firstDueOn !== undefined ? equalRows(terms.total, terms.installments, terms.firstDueOn) : null
  const make = () => fromTerms && void change('agreement.schedule', { caseNo: file.caseNo, key: agreement.key, schedule: fromTerms }, words.ui.saved)
  return (
    <Section
      level={3}
      title={words.agreements.schedule}
      actions={
        !editing && (
          <Button quiet onClick={() => setEditing(true)}>
            {agreement.schedule.length > 0 ? words.agreements.scheduleEdit : words.agreements.scheduleType}
          </Button>
        )
      }
    >
      {editing && <ScheduleForm agreement={agreement} onLeave={() => setEditing(false)} />}
      {!editing && agreement.schedule.length > 0 && <ScheduleTable agreement={agreement} />}
      {!editing && agreement.schedule.length === 0 && (
        <div className="row">
          <p className="soft">{words.agreements.scheduleEmpty}</p>
          {fromTerms && (
            <Button main onClick={make}>
              {words.agreements.scheduleMake(fromTerms.length)}
            </Button>
          )}
        </div>
      )}
    </Section>
  )
}

function ScheduleTable({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const today = useToday()
  const { file } = useCase()
  const currency = currencyOf(file, agreement.debts)
  const rows = installmentStatuses(agreement, today)
  const totals = planTotals(agreement, today)
  const said = agreement.writtenTerms?.total
  const sum = sumMinor(agreement.schedule.map((row) => row.amount))
  return (
    <>
      {said !== undefined && sum !== BigInt(said) && <Note tone="waiting">{words.agreements.scheduleSum(format.money(sum, currency), format.money(said, currency))}</Note>}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.agreements.no}</th>
            <th scope="col">{words.agreements.dueOn}</th>
            <th scope="col" className="number">
              {words.agreements.amount} ({currency})
            </th>
            <th scope="col" className="number">
              {words.agreements.paid}
            </th>
            <th scope="col" className="number">
              {words.agreements.open}
            </th>
            <th scope="col">{words.agreements.status}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const tone: Tone = tones[row.status]
            return (
              <tr key={row.no}>
                <th scope="row">{row.no}</th>
                <td className="nowrap">
                  <DayText day={row.dueOn} weekday />
                </td>
                <td className="number">
                  <Money amount={row.amount} currency={currency} />
                </td>
                <td className="number">
                  <Money amount={row.paid} currency={currency} />
                </td>
                <td className="number">
                  <Money amount={row.open} currency={currency} />
                </td>
                <td>
                  <Pill tone={tone}>{label('installment_status', row.status)}</Pill>
                </td>
              </tr>
            )
          })}
          <tr className="total">
            <th scope="row" colSpan={2}>
              {words.case.total}
            </th>
            <td className="number">{format.money(sum, currency)}</td>
            <td className="number">{format.money(totals.paid, currency)}</td>
            <td className="number">{format.money(totals.open, currency)}</td>
            <td>{totals.arrears > 0n && `${words.case.arrears} ${format.money(totals.arrears, currency)}`}</td>
          </tr>
        </tbody>
      </table>
      {totals.credit > 0n && <Note>{words.agreements.overpaid(format.money(totals.credit, currency))}</Note>}
    </>
  )
}

function ScheduleForm({ agreement, onLeave }: { agreement: Agreement; onLeave: () => void }) {
  const words = useWords()
  const change = useChange()
  const { file } = useCase()
  const currency = currencyOf(file, agreement.debts)
  const rowAsTyped = (row: Agreement['schedule'][number]) => ({ dueOn: row.dueOn as string, amount: formatMoney(row.amount, currency), relief: (row.relief ?? '') as string })
  const empty = { dueOn: '', amount: '', relief: '' }
  const form = useForm({
    initial: { rows: agreement.schedule.length > 0 ? agreement.schedule.map(rowAsTyped) : [empty] },
    draft: `schedule:${file.caseNo}:${agreement.key}`,
  })
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
    const problem = await change('agreement.schedule', { caseNo: file.caseNo, key: agreement.key, schedule: result.value }, words.ui.saved)
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  return (
    <Form form={form} label={words.agreements.scheduleEdit} onSave={save} onLeave={onLeave}>
      {rows.map((_, index) => (
        <div className="fields" key={index}>
          <DayField label={words.agreements.dueOnNo(index + 1)} {...form.field(`rows.${index}.dueOn`)} required />
          <MoneyField label={words.agreements.amount} currency={currency} {...form.field(`rows.${index}.amount`)} required />
          <ReliefField {...form.field(`rows.${index}.relief`)} />
          <div className="field-end">
            <Button quiet label={`${words.ui.remove} ${index + 1}`} onClick={() => form.set('rows', rows.filter((_row, other) => other !== index))}>
              {words.ui.remove}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button quiet onClick={() => form.set('rows', [...rows, empty])}>
          {words.agreements.addRow}
        </Button>
      </div>
    </Form>
  )
}
