import type { DebtComponent, Installment } from '../../domain/case-file.ts'
import { enums } from '../../domain/enums.ts'
import { sumMinor } from '../../domain/money.ts'
import type { InstallmentState, Misfit } from '../../domain/schedule.ts'
import { Lines, Mark, Table } from '../pieces.tsx'
import { useTongue, type Tongue } from '../tongue.ts'
import type { AgreementPart } from './facts.ts'
import { madeOf, Payments } from './payments.tsx'
import { Remaining } from './remaining.tsx'

/** The installments with their status as of the summary's day, the payments that decided it, and what remains over time. */
export function SchedulePart({ part }: { part: AgreementPart }) {
  const { words } = useTongue()
  const { agreement: head } = words.paper
  return (
    <>
      {part.rows.length > 0 ? <Installments part={part} /> : <p>{head.noSchedule}</p>}
      {part.misfits.map((misfit) => (
        <MisfitLine key={misfit.kind} misfit={misfit} part={part} />
      ))}
      {part.payments.length > 0 ? <Payments payments={part.payments} currency={part.currency} /> : <p>{head.noPayments}</p>}
      <Remaining part={part} />
    </>
  )
}

function Installments({ part }: { part: AgreementPart }) {
  const tongue = useTongue()
  const { words, deadline, money, currency: name, day, today } = tongue
  const { agreement: head, aside } = words.paper
  const { rows, totals, currency, agreement } = part
  const amount = (minor: number | bigint) => money(minor, currency)
  const splits = agreement.schedule.some(({ split }) => split !== undefined)
  const foot = (
    <tbody className="sum">
      <tr>
        <th scope="row" colSpan={2}>
          {head.sums}
        </th>
        <td className="number">{amount(sumMinor(rows.map((row) => row.amount)))}</td>
        {splits && <td className="quiet made">{madeOf(sumOfSplits(agreement.schedule), currency, tongue)}</td>}
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
        ...(splits ? [{ head: head.madeOf }] : []),
        { head: head.paid, number: true },
        { head: head.open, number: true },
        { head: words.paper.status },
      ]}
      foot={foot}
    >
      {rows.map((row, at) => (
        <tr key={row.no}>
          <th scope="row" className="number">
            {row.no}
          </th>
          <td className="narrow">{deadline(row.dueOn)}</td>
          <td className="number">{amount(row.amount)}</td>
          {splits && <td className="quiet made">{madeOf(agreement.schedule[at]?.split, currency, tongue)}</td>}
          <td className="number">{amount(row.paid)}</td>
          <td className="number">{amount(row.open)}</td>
          <td>
            <Status row={row} amount={amount} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** Of what all rows are made; nothing where one of them does not say it. */
function sumOfSplits(schedule: readonly Installment[]): { [C in DebtComponent]?: bigint } {
  if (!schedule.every(({ split }) => split)) return {}
  const sums: { [C in DebtComponent]?: bigint } = {}
  for (const { split } of schedule)
    for (const component of enums.debt_component) {
      const amount = split?.[component]
      if (amount !== undefined) sums[component] = (sums[component] ?? 0n) + BigInt(amount)
    }
  return sums
}

/** What has become of a row; money that came by the client's word only says that its receipt is missing. */
function Status({ row: { status, open, reported }, amount }: { row: InstallmentState; amount: (minor: number) => string }) {
  const { words, label } = useTongue()
  if (reported === 0) return label('installment_status', status)
  const noReceipt = label('payment_status', 'reported')
  if (open === 0 && status === 'paid') return noReceipt
  return <Lines>{[label('installment_status', status), words.paper.noteOf(noReceipt, amount(reported))]}</Lines>
}

function MisfitLine({ misfit, part }: { misfit: Misfit; part: AgreementPart }) {
  const tongue = useTongue()
  return (
    <p>
      <Mark sign="≠">{misfitText(misfit, part, tongue)}</Mark>
    </p>
  )
}

function misfitText(misfit: Misfit, { agreement, currency }: AgreementPart, { words, money, deadline }: Tongue): string {
  const { misfit: say } = words.agreements
  const spoken = agreement.writtenTerms === undefined
  switch (misfit.kind) {
    case 'sum':
      return say.sum(money(misfit.sum, currency), money(misfit.total, currency), spoken)
    case 'count':
      return say.count(misfit.rows, misfit.count, spoken)
    case 'first':
      return say.first(deadline(misfit.dueOn), deadline(misfit.firstDueOn), spoken)
    case 'order':
      return say.order(misfit.no)
  }
}
