import { daysBetween } from '../../domain/day.ts'
import { LinesPicture } from '../pictures.tsx'
import { Table } from '../pieces.tsx'
import { useTongue } from '../tongue.ts'
import type { AgreementPart } from './facts.ts'

/** What remains of the plan over time beside what the debts come to without it, as lines and as the figures below them. */
export function Remaining({ part: { remaining, currency } }: { part: AgreementPart }) {
  const { words, day, money, currency: name } = useTongue()
  const head = words.agreements
  const [first] = remaining
  const last = remaining.at(-1)
  if (!first || !last || remaining.length < 3) return null
  const known = remaining.some(({ without }) => without !== null)
  const amount = (minor: bigint | null) => (minor === null ? '' : money(minor, currency))
  return (
    <section className="remaining">
      <h4>
        {head.picture}
        {words.paper.aside(name(currency))}
      </h4>
      <LinesPicture
        names={known ? [head.planLine, head.quoLine] : [head.planLine]}
        points={remaining.map(({ on, plan, without }) => ({ x: daysBetween(first.on, on), values: [plan, without] }))}
        top={amount}
        ends={[day(first.on), day(last.on)]}
      />
      <Table
        columns={[
          { head: head.pictureOf, narrow: true },
          { head: head.planLine, number: true },
          ...(known ? [{ head: head.quoLine, number: true }] : []),
        ]}
      >
        {remaining.map(({ on, plan, without }) => (
          <tr key={on}>
            <th scope="row" className="narrow">
              {day(on)}
            </th>
            <td className="number">{amount(plan)}</td>
            {known && <td className="number">{amount(without)}</td>}
          </tr>
        ))}
      </Table>
      {known && <p className="quiet">{head.pictureHow}</p>}
    </section>
  )
}
