import { parts } from '../../../contract/parts.ts'
import type { Agreement } from '../../../domain/case-file.ts'
import { formatMoney } from '../../../domain/money.ts'
import { installmentStatuses } from '../../../domain/schedule.ts'
import { today } from '../../../ui/clock.ts'
import { ChoiceField, SelectField, TextField } from '../../../ui/fields.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { formReader, stated, withoutUnstated } from '../../../ui/read-form.ts'
import { DayField, MoneyField } from '../../../ui/value-fields.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { currencyOf } from './currency.ts'

/** A payment, filled with what is open next, today, and how and to whom it was paid before. */
export function PaymentForm({ agreement, onLeave }: { agreement: Agreement; onLeave: () => void }) {
  const words = useWords()
  const label = useLabel()
  const change = useChange()
  const { file } = useCase()
  const currency = currencyOf(file, agreement.debts)
  const due = installmentStatuses(agreement, today())
    .filter(({ open, status }) => open > 0 && status !== 'deferred')
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]
  const before = agreement.payments.at(-1)
  const form = useForm({
    initial: {
      paidOn: today() as string,
      amount: due ? formatMoney(due.open, currency) : '',
      method: (before?.method ?? '') as string,
      status: 'reported',
      receipt: '',
      paidTo: before?.paidTo ?? agreement.writtenTerms?.payTo?.holder ?? '',
      note: '',
    },
    draft: `payment:${file.caseNo}:${agreement.key}`,
  })
  useFormFocus(form, `payment:${agreement.key}`)
  const { values } = form
  const parties = file.debts.filter(({ key }) => agreement.debts.includes(key)).flatMap((debt) => debt.parties.map(({ name }) => name))
  const takeBack = () =>
    void change(
      'payment.update',
      { caseNo: file.caseNo, agreement: agreement.key, index: agreement.payments.length, status: 'reversed' },
      words.case.statusSaid(label('payment_status', 'reversed')),
    )
  const save = async () => {
    const read = formReader()
    const result = read.finish(
      parts.payment,
      withoutUnstated({
        paidOn: read.day('paidOn', values.paidOn, 'required'),
        amount: read.money('amount', values.amount, currency, 'required'),
        method: values.method,
        status: values.status,
        receipt: stated(values.receipt),
        paidTo: stated(values.paidTo),
        note: stated(values.note),
      }),
    )
    if (!result.ok) return form.fail(result.problems)
    const input = { caseNo: file.caseNo, agreement: agreement.key, payment: result.value }
    const problem = await change('payment.add', input, words.agreements.paymentSaved, { undo: takeBack })
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  /** Who has the receipt in hand need not say so again. */
  const takeReceipt = (receipt: string) =>
    form.update((now) => ({ ...now, receipt, status: receipt !== '' && now.status === 'reported' ? 'confirmed' : now.status }))
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
            onChange={takeReceipt}
            optional={words.agreements.noReceipt}
            options={file.documents.map((one) => ({ value: one.key, label: one.fileName }))}
          />
        )}
        <TextField
          label={words.agreements.paidTo}
          hint={words.agreements.paidToHint}
          {...form.field('paidTo')}
          suggestions={[...new Set(parties)]}
        />
        <TextField label={words.agreements.note} {...form.field('note')} />
      </div>
    </Form>
  )
}
