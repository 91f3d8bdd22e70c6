/** A payment on one row of the list, recorded in one line below it; of a row that is paid by word only, its receipt. */
import { useEffect, useState } from 'react'
import { call } from '../../call.ts'
import { parts } from '../../contract/parts.ts'
import type { Problem } from '../../contract/reply.ts'
import type { Agreement, CaseFile, Payment } from '../../domain/case-file.ts'
import type { DueRowOfCase } from '../../domain/due.ts'
import { formatMoney } from '../../domain/money.ts'
import { applied } from '../../domain/schedule.ts'
import { today } from '../../ui/clock.ts'
import { ChoiceField, SelectField } from '../../ui/fields.tsx'
import { Form, useForm } from '../../ui/form.tsx'
import { useLabel, useSentence, useWords } from '../../ui/language.tsx'
import { Note } from '../../ui/pieces.tsx'
import { formReader, stated, withoutUnstated } from '../../ui/read-form.ts'
import { useToast } from '../../ui/toast.tsx'
import { DayField, MoneyField } from '../../ui/value-fields.tsx'
import { useFormFocus } from '../case/focus.ts'

interface DuePaymentProps {
  row: DueRowOfCase
  onChanged: () => void
  onLeave: () => void
}

/** Reads the case first: the last method, the documents, and the payments that a receipt is missing for. */
export function DuePayment(props: DuePaymentProps) {
  const { caseNo, agreement: key } = props.row
  const sentence = useSentence()
  const [file, setFile] = useState<CaseFile | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    void call('case.open', { caseNo }).then((reply) => (reply.ok ? setFile(reply.value) : setProblem(reply.problem)))
  }, [])
  const agreement = file?.agreements.find((one) => one.key === key)
  if (problem) return <Note tone="late">{sentence(problem)}</Note>
  if (!file || !agreement) return null
  return (
    <div className="due-form">
      {props.row.open > 0 ? <NewPayment {...props} agreement={agreement} /> : <Receipt {...props} file={file} agreement={agreement} />}
    </div>
  )
}

/** What this computer's person took last where the agreement has no payment yet; until the office is locked. */
let last: { method: string; status: string } = { method: '', status: 'reported' }

function NewPayment({ row, agreement, onChanged, onLeave }: DuePaymentProps & { agreement: Agreement }) {
  const words = useWords()
  const { caseNo, currency, no } = row
  const name = words.due.recordFor(row.name, no)
  const update = useUpdates(row, onChanged)
  const form = useForm({
    initial: {
      paidOn: today() as string,
      amount: formatMoney(row.open, currency),
      method: agreement.payments.at(-1)?.method ?? last.method,
      status: last.status,
    },
    draft: `due:${caseNo}:${agreement.key}:${no}`,
  })
  useFormFocus(form, 'due')
  const save = async () => {
    const { paidOn, amount, method, status } = form.values
    const read = formReader()
    const payment = {
      paidOn: read.day('paidOn', paidOn, 'required'),
      amount: read.money('amount', amount, currency, 'required'),
      method,
      status,
    }
    const result = read.finish(parts.payment, payment)
    if (!result.ok) return form.fail(result.problems)
    const reply = await call('payment.add', { caseNo, agreement: agreement.key, payment: result.value })
    if (!reply.ok) return form.fail(reply.problem)
    last = { method, status }
    const index = agreement.payments.length
    update.said(words.agreements.paymentSaved, [{ index, status: 'reversed' }])
    await form.drop()
    onLeave()
  }
  return (
    <Form form={form} label={name} onSave={save} onLeave={onLeave} enterSaves>
      <h2>{name}</h2>
      <div className="fields due-fields">
        <DayField label={words.agreements.paidOn} {...form.field('paidOn')} required />
        <MoneyField label={words.agreements.amount} currency={currency} {...form.field('amount')} required autoFocus />
        <ChoiceField label={words.agreements.method} name="payment_method" {...form.field('method')} required />
        <ChoiceField label={words.agreements.status} name="payment_status" only={['reported', 'confirmed']} {...form.field('status')} />
      </div>
    </Form>
  )
}

function Receipt({ row, file, agreement, onChanged, onLeave }: DuePaymentProps & { file: CaseFile; agreement: Agreement }) {
  const words = useWords()
  const label = useLabel()
  const name = words.due.receiptFor(row.name, row.no)
  const update = useUpdates(row, onChanged)
  const form = useForm({ initial: { receipt: '' } })
  useFormFocus(form, 'due')
  const unproven = applied(agreement, [], today())
    .filter(({ index, rows }) => agreement.payments[index]?.status === 'reported' && rows.some(({ no }) => no === row.no))
    .map(({ index }) => index)
  const save = async () => {
    const receipt = stated(form.values.receipt)
    const changes = unproven.map((index) => withoutUnstated({ index, status: 'confirmed' as const, receipt }))
    const problem = await update.now(changes)
    if (problem) return form.fail(problem)
    const before = unproven.map((index) => ({ index, status: 'reported' as const, receipt: agreement.payments[index]?.receipt ?? null }))
    update.said(words.case.statusSaid(label('payment_status', 'confirmed')), before)
    onLeave()
  }
  return (
    <Form form={form} label={name} onSave={save} onLeave={onLeave}>
      <h2>{name}</h2>
      <div className="fields due-fields">
        <SelectField
          label={words.agreements.receipt}
          {...form.field('receipt')}
          optional={words.agreements.noReceipt}
          options={file.documents.map((one) => ({ value: one.key, label: one.fileName }))}
        />
      </div>
    </Form>
  )
}

interface Update {
  index: number
  status: Payment['status']
  receipt?: string | null
}

/** Changes of the payments of a row's agreement, and the line that says one was made with the way back. */
function useUpdates({ caseNo, agreement }: DueRowOfCase, onChanged: () => void) {
  const words = useWords()
  const label = useLabel()
  const sentence = useSentence()
  const say = useToast()
  const now = async (updates: readonly Update[]): Promise<Problem | null> => {
    for (const update of updates) {
      const reply = await call('payment.update', { caseNo, agreement, ...update })
      if (!reply.ok) return reply.problem
    }
    onChanged()
    return null
  }
  const undo = async (updates: readonly Update[]) => {
    const problem = await now(updates)
    const [first] = updates
    if (problem) say(sentence(problem))
    else if (first) say(words.case.statusSaid(label('payment_status', first.status)))
  }
  return {
    now,
    said: (text: string, back: readonly Update[]) => {
      onChanged()
      say(text, { undo: () => void undo(back) })
    },
  }
}
