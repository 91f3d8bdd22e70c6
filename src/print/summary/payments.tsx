import type { Currency, DebtComponent } from '../../domain/case-file.ts'
import { enums } from '../../domain/enums.ts'
import type { PaymentMark } from '../../domain/payment-marks.ts'
import { Lines, Mark, Said, Table } from '../pieces.tsx'
import { useTongue, type Tongue } from '../tongue.ts'
import type { PaymentLine } from './facts.ts'

/** The payments with their receipts, into which rows they went, and what there is to look at again. */
export function Payments({ payments, currency }: { payments: PaymentLine[]; currency: Currency }) {
  const tongue = useTongue()
  const { words, label, day, money, currency: name } = tongue
  const { agreement: head, aside, status } = words.paper
  return (
    <Table
      caption={`${head.payments}${aside(name(currency))}`}
      columns={[
        { head: head.paidOn, narrow: true },
        { head: head.sum, number: true },
        { head: head.method },
        { head: status },
        { head: words.agreements.into },
        { head: head.receipt },
      ]}
    >
      {payments.map(({ payment, receipt, into, marks }, index) => (
        <tr key={index}>
          <th scope="row" className="narrow">
            {day(payment.paidOn)}
          </th>
          <td className="number">{money(payment.amount, currency)}</td>
          <td>{label('payment_method', payment.method)}</td>
          <td>{label('payment_status', payment.status)}</td>
          <td>
            <Lines>{intoLines(into, currency, tongue)}</Lines>
          </td>
          <td>
            <Lines>
              {[
                receipt && <Said key="receipt">{receipt}</Said>,
                payment.paidTo && <Said key="to">{words.paper.noteOf(words.agreements.paidTo, payment.paidTo)}</Said>,
                payment.note && <Said key="note">{payment.note}</Said>,
                ...marks.map((mark) => (
                  <Mark key={mark.kind} sign="≠">
                    <Said>{markText(mark, payment.paidTo ?? '', tongue)}</Said>
                  </Mark>
                )),
              ]}
            </Lines>
          </td>
        </tr>
      ))}
    </Table>
  )
}

function intoLines(into: PaymentLine['into'], currency: Currency, tongue: Tongue): string[] {
  const { words, money } = tongue
  if (!into) return []
  return [
    ...into.rows.map(({ no, amount, split }) => {
      const text = words.agreements.intoRow(no, money(amount, currency))
      return split ? `${text}${words.paper.aside(madeOf(split, currency, tongue))}` : text
    }),
    ...(into.credit > 0 ? [words.agreements.intoCredit(money(into.credit, currency))] : []),
  ]
}

/** "Principal 1,000.00, Overdue interest 12.00". */
export function madeOf(
  split: { [C in DebtComponent]?: number | bigint } | undefined,
  currency: Currency,
  { label, money, list }: Tongue,
): string {
  return list(
    enums.debt_component.flatMap((component) => {
      const amount = split?.[component]
      return amount === undefined ? [] : [`${label('debt_component', component)} ${money(amount, currency)}`]
    }),
  )
}

function markText(mark: PaymentMark, payee: string, { words, day }: Tongue): string {
  const { mark: say } = words.agreements
  switch (mark.kind) {
    case 'beforeAgreement':
      return say.beforeAgreement(day(mark.agreedOn))
    case 'twice':
      return say.twice(mark.like + 1)
    case 'otherPayee':
      return say.otherPayee(payee)
    case 'ahead':
      return say.ahead
  }
}
