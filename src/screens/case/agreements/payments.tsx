import { useState } from 'react'
import { parts } from '../../../contract/parts.ts'
import type { Agreement } from '../../../domain/case-file.ts'
import type { EnumValue } from '../../../domain/enums.ts'
import { formatMoney } from '../../../domain/money.ts'
import { installmentStatuses } from '../../../domain/schedule.ts'
import { today } from '../../../ui/clock.ts'
import { ChoiceField, SelectField, TextField } from '../../../ui/fields.tsx'
import { useCommand } from '../../../ui/commands.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useFormat, useLabel, useSentence, useWords } from '../../../ui/language.tsx'
import { Button, DayText, Money } from '../../../ui/pieces.tsx'
import { formReader, stated, withoutUnstated } from '../../../ui/read-form.ts'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { DayField, MoneyField } from '../../../ui/value-fields.tsx'
import { Section } from '../../../ui/view.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { ChoiceInPlace } from '../in-place.tsx'
import { currencyOf } from './currency.ts'

/** What was paid; a payment that fails or is taken back changes its status and no longer counts. */
export function Payments({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const [adding, setAdding] = useState(false)
  useCommand({ id: 'payment.new', title: words.agreements.addPayment, keys: 'm', run: () => setAdding(true), enabled: !adding })
  return (
    <Section
      level={4}
      title={words.agreements.payments}
      actions={
        !adding && (
          <Button quiet keys="m" opens={`payment:${agreement.key}`} onClick={() => setAdding(true)}>
            {words.agreements.addPayment}
          </Button>
        )
      }
    >
      {adding && <PaymentForm agreement={agreement} onLeave={() => setAdding(false)} />}
      {agreement.payments.length > 0 ? (
        <PaymentTable agreement={agreement} />
      ) : (
        !adding && <p className="soft">{words.agreements.paymentsEmpty}</p>
      )}
    </Section>
  )
}

function PaymentTable({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const sentence = useSentence()
  const say = useToast()
  const change = useChange()
  const { file } = useCase()
  const currency = currencyOf(file, agreement.debts)
  const set = async (index: number, status: EnumValue<'payment_status'>, before: EnumValue<'payment_status'> | null) => {
    const options = before ? { undo: () => void set(index, before, null) } : {}
    const input = { caseNo: file.caseNo, agreement: agreement.key, index, status }
    const problem = await change('payment.update', input, words.case.statusSaid(label('payment_status', status)), options)
    if (problem) say(sentence(problem))
  }
  return (
    <table className="table">
      <caption className="unseen">{words.agreements.payments}</caption>
      <thead>
        <tr>
          <th scope="col">{words.agreements.paidOn}</th>
          <th scope="col" className="number">
            {words.agreements.amount} ({currency})
          </th>
          <th scope="col">{words.agreements.method}</th>
          <th scope="col">{words.agreements.status}</th>
        </tr>
      </thead>
      <tbody>
        {agreement.payments.map((payment, index) => (
          <tr key={index}>
            <th scope="row" className="nowrap">
              <DayText day={payment.paidOn} weekday />
            </th>
            <td className="number">
              <Money amount={payment.amount} currency={currency} />
            </td>
            <td>
              {label('payment_method', payment.method)}
              {payment.note && (
                <span className="soft">
                  {' '}
                  · <T>{payment.note}</T>
                </span>
              )}
            </td>
            <td>
              <ChoiceInPlace
                label={`${words.agreements.status} ${index + 1}: ${format.day(payment.paidOn)}`}
                name="payment_status"
                value={payment.status}
                onChange={(status) => void set(index, status, payment.status)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PaymentForm({ agreement, onLeave }: { agreement: Agreement; onLeave: () => void }) {
  const words = useWords()
  const label = useLabel()
  const change = useChange()
  const { file } = useCase()
  const currency = currencyOf(file, agreement.debts)
  const due = installmentStatuses(agreement, today()).find((row) => row.open > 0)
  const form = useForm({
    initial: {
      paidOn: today() as string,
      amount: due ? formatMoney(due.open, currency) : '',
      method: (agreement.payments.at(-1)?.method ?? '') as string,
      status: 'confirmed',
      receipt: '',
      note: '',
    },
    draft: `payment:${file.caseNo}:${agreement.key}`,
  })
  useFormFocus(form, `payment:${agreement.key}`)
  const takeBack = () =>
    void change(
      'payment.update',
      { caseNo: file.caseNo, agreement: agreement.key, index: agreement.payments.length, status: 'reversed' },
      words.case.statusSaid(label('payment_status', 'reversed')),
    )
  const save = async () => {
    const { values } = form
    const read = formReader()
    const result = read.finish(
      parts.payment,
      withoutUnstated({
        paidOn: read.day('paidOn', values.paidOn, 'required'),
        amount: read.money('amount', values.amount, currency, 'required'),
        method: values.method,
        status: values.status,
        receipt: stated(values.receipt),
        note: stated(values.note),
      }),
    )
    if (!result.ok) return form.fail(result.problems)
    const problem = await change(
      'payment.add',
      { caseNo: file.caseNo, agreement: agreement.key, payment: result.value },
      words.agreements.paymentSaved,
      { undo: takeBack },
    )
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  return (
    <Form form={form} label={words.agreements.addPayment} onSave={save} onLeave={onLeave} enterSaves>
      <div className="fields">
        <DayField label={words.agreements.paidOn} {...form.field('paidOn')} required autoFocus />
        <MoneyField label={words.agreements.amount} currency={currency} {...form.field('amount')} required />
        <ChoiceField label={words.agreements.method} name="payment_method" {...form.field('method')} required />
        <ChoiceField label={words.agreements.status} name="payment_status" {...form.field('status')} />
        {file.documents.length > 0 && (
          <SelectField
            label={words.agreements.receipt}
            {...form.field('receipt')}
            optional={words.ui.none}
            options={file.documents.map((one) => ({ value: one.key, label: one.fileName }))}
          />
        )}
        <TextField label={words.agreements.note} {...form.field('note')} />
      </div>
    </Form>
  )
}
