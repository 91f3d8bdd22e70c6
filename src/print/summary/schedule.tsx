import type { Currency, Payment } from '../../domain/case-file.ts'
import { sumMinor } from '../../domain/money.ts'
import { Lines, Said, Table } from '../pieces.tsx'
import { useTongue } from '../tongue.ts'
import type { AgreementPart } from './facts.ts'

/** The installments with their status as of the summary's day, and the payments that decided it. */
export function SchedulePart({ part }: { part: AgreementPart }) {
  const { words } = useTongue()
  const { agreement: head } = words.paper
  return (
    <>
      {part.rows.length > 0 ? <Installments part={part} /> : <p>{head.noSchedule}</p>}
      {part.agreement.payments.length > 0 ? (
        <Payments payments={part.agreement.payments} currency={part.currency} />
      ) : (
        <p>{head.noPayments}</p>
      )}
    </>
  )
}

function Installments({ part }: { part: AgreementPart }) {
  const { words, label, deadline, money, currency: name, day, today } = useTongue()
  const { agreement: head, aside } = words.paper
  const { rows, totals, currency } = part
  const amount = (minor: number | bigint) => money(minor, currency)
  const foot = (
    <tbody className="sum">
      <tr>
        <th scope="row" colSpan={2}>
          {head.sums}
        </th>
        <td className="number">{amount(sumMinor(rows.map((row) => row.amount)))}</td>
        <td className="number">{amount(totals.paid)}</td>
        <td className="number">{amount(totals.open)}</td>
        <td>
          <Lines>
            {[totals.arrears > 0n && head.arrears(amount(totals.arrears)), totals.credit > 0n && head.credit(amount(totals.credit))]}
          </Lines>
        </td>
      </tr>
    </tbody>
  )
  return (
    <Table
      caption={`${head.schedule(day(today))}${aside(name(currency))}`}
      columns={[
        { head: head.no, number: true },
        { head: head.due, narrow: true },
        { head: head.amount, number: true },
        { head: head.paid, number: true },
        { head: head.open, number: true },
        { head: words.paper.status },
      ]}
      foot={foot}
    >
      {rows.map((row) => (
        <tr key={row.no}>
          <th scope="row" className="number">
            {row.no}
          </th>
          <td className="narrow">{deadline(row.dueOn)}</td>
          <td className="number">{amount(row.amount)}</td>
          <td className="number">{amount(row.paid)}</td>
          <td className="number">{amount(row.open)}</td>
          <td>{label('installment_status', row.status)}</td>
        </tr>
      ))}
    </Table>
  )
}

function Payments({ payments, currency }: { payments: Payment[]; currency: Currency }) {
  const { words, label, day, money, currency: name } = useTongue()
  const { agreement: head, aside, status } = words.paper
  return (
    <Table
      caption={`${head.payments}${aside(name(currency))}`}
      columns={[
        { head: head.paidOn, narrow: true },
        { head: head.sum, number: true },
        { head: head.method },
        { head: status },
        { head: head.receipt },
      ]}
    >
      {payments.map((payment, index) => (
        <tr key={index}>
          <th scope="row" className="narrow">
            {day(payment.paidOn)}
          </th>
          <td className="number">{money(payment.amount, currency)}</td>
          <td>{label('payment_method', payment.method)}</td>
          <td>{label('payment_status', payment.status)}</td>
          <td>{payment.note && <Said>{payment.note}</Said>}</td>
        </tr>
      ))}
    </Table>
  )
}
