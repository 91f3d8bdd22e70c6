import type { Agreement, Currency, Minor, Payment } from '../../../domain/case-file.ts'
import { orderOf } from '../../../domain/offer-schedule.ts'
import { paymentMarks, type PaymentMark } from '../../../domain/payment-marks.ts'
import { applied, type AppliedPayment } from '../../../domain/schedule.ts'
import { useToday } from '../../../ui/clock.ts'
import { useFormat, useLabel, useSentence, useWords } from '../../../ui/language.tsx'
import { DayText, Money } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { ChoiceInPlace, SelectInPlace } from '../in-place.tsx'
import { currencyOf } from './currency.ts'
import { MadeOf } from './schedule-table.tsx'

/** Every payment, into which rows it went, and what about it wants a second look. */
export function PaymentTable({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const today = useToday()
  const { file } = useCase()
  const currency = currencyOf(file, agreement.debts)
  const went = new Map(applied(agreement, orderOf(file, agreement.debts), today).map((each) => [each.index, each]))
  const marks = paymentMarks(agreement, file, today)
  return (
    <table className="table payments">
      <caption className="unseen">{words.agreements.payments}</caption>
      <thead>
        <tr>
          <th scope="col">{words.agreements.paidOn}</th>
          <th scope="col" className="number">
            {words.agreements.amount} ({currency})
          </th>
          <th scope="col">{words.agreements.method}</th>
          <th scope="col">{words.agreements.into}</th>
          <th scope="col">{words.agreements.status}</th>
        </tr>
      </thead>
      <tbody>
        {agreement.payments.map((payment, index) => (
          <tr key={index}>
            <th scope="row">
              <span className="nowrap">
                <DayText day={payment.paidOn} />
              </span>
              {marks
                .filter((mark) => mark.index === index)
                .map((mark) => (
                  <Mark key={mark.kind} mark={mark} payment={payment} />
                ))}
            </th>
            <td className="number">
              <Money amount={payment.amount} currency={currency} />
            </td>
            <td>
              <How payment={payment} />
            </td>
            <td>
              <Into went={went.get(index)} paid={payment.amount} currency={currency} />
            </td>
            <td>
              <State agreement={agreement} payment={payment} index={index} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Mark({ mark, payment }: { mark: PaymentMark; payment: Payment }) {
  const words = useWords().agreements.mark
  const format = useFormat()
  const sentence = () => {
    switch (mark.kind) {
      case 'beforeAgreement':
        return words.beforeAgreement(format.day(mark.agreedOn))
      case 'twice':
        return words.twice(mark.like + 1)
      case 'otherPayee':
        return words.otherPayee(payment.paidTo ?? '')
      case 'ahead':
        return words.ahead
    }
  }
  return <p className="warning payment-mark">{sentence()}</p>
}

function How({ payment }: { payment: Payment }) {
  const words = useWords()
  const label = useLabel()
  return (
    <>
      {label('payment_method', payment.method)}
      {payment.paidTo && (
        <span className="soft">
          {' '}
          · {words.agreements.paidTo}: <T>{payment.paidTo}</T>
        </span>
      )}
      {payment.note && (
        <span className="soft">
          {' '}
          · <T>{payment.note}</T>
        </span>
      )}
    </>
  )
}

/** The rows that a payment went into; what was taken back or is not there yet went into none. */
function Into({ went, paid, currency }: { went: AppliedPayment | undefined; paid: Minor; currency: Currency }) {
  const words = useWords()
  const format = useFormat()
  if (!went) return <span className="soft">{words.agreements.noMoney}</span>
  const [only] = went.rows
  if (only && only.amount === paid && !only.split) return words.agreements.rowNo(only.no)
  return (
    <>
      {went.rows.map(({ no, amount, split }) => (
        <div key={no}>
          {words.agreements.intoRow(no, format.money(amount, currency))}
          <MadeOf split={split} currency={currency} />
        </div>
      ))}
      {went.credit > 0 && <div>{words.agreements.intoCredit(format.money(went.credit, currency))}</div>}
    </>
  )
}

type Known = Pick<Payment, 'status' | 'receipt'>

/** What is known of a payment, changed where it stands; a receipt that is chosen confirms one that was only reported. */
function State({ agreement, payment, index }: { agreement: Agreement; payment: Payment; index: number }) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const sentence = useSentence()
  const say = useToast()
  const change = useChange()
  const { file } = useCase()
  const set = async ({ status, receipt }: Known, before: Known | null) => {
    const input = { caseNo: file.caseNo, agreement: agreement.key, index, status, receipt: receipt ?? null }
    const options = before ? { undo: () => void set(before, null) } : {}
    const problem = await change('payment.update', input, words.case.statusSaid(label('payment_status', status)), options)
    if (problem) say(sentence(problem))
  }
  const { status, receipt } = payment
  const counts = status === 'reported' || status === 'confirmed'
  const options = file.documents.map((one) => ({ value: one.key, label: one.fileName }))
  const withReceipt = (key: string): Known => (key === '' ? { status } : { status: 'confirmed', receipt: key })
  return (
    <div className="payment-state">
      <ChoiceInPlace
        needs="payment.update"
        label={`${words.agreements.status} ${index + 1}: ${format.day(payment.paidOn)}`}
        name="payment_status"
        value={status}
        onChange={(next) => void set({ ...payment, status: next }, payment)}
      />
      {counts && options.length > 0 && (
        <SelectInPlace
          needs="payment.update"
          label={words.agreements.receiptOf(index + 1)}
          value={receipt ?? ''}
          options={[{ value: '', label: words.agreements.noReceipt }, ...options]}
          onChange={(key) => void set(withReceipt(key), payment)}
        />
      )}
    </div>
  )
}
