import type { Currency, Day, DebtComponent, Terms } from '../../domain/case-file.ts'
import type { Term, TermRow } from '../../domain/evidence.ts'
import { Lines, Mark, Said, Table } from '../pieces.tsx'
import { useTongue, type Tongue } from '../tongue.ts'

/** Asked, said and written side by side; whether the last two agree stands beside them as sign and word. */
export function TermsTable({ rows, currency }: { rows: TermRow[]; currency: Currency }) {
  const tongue = useTongue()
  const { agreement: head, aside } = tongue.words.paper
  const { asked, said, written } = tongue.words.evidence
  if (rows.length === 0) return null
  return (
    <Table
      caption={`${head.terms}${aside(tongue.currency(currency))}`}
      columns={[
        { head: head.termName },
        { head: asked, number: true },
        { head: said, number: true },
        { head: written, number: true },
        { head: head.compared },
      ]}
    >
      {rows.map((row) => (
        <tr key={row.term}>
          <th scope="row">{termName(row.term, tongue)}</th>
          {[row.asked, row.said, row.written].map((value, index) => (
            <td key={index} className="number">
              {termText(row.term, value, currency, tongue)}
            </td>
          ))}
          <td>
            <Compared row={row} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

function Compared({ row }: { row: TermRow }) {
  const { words, day } = useTongue()
  const { same, differs, differsAccepted } = words.evidence
  if (row.difference?.accepted) {
    const { acceptedOn, reason } = row.difference.accepted
    return (
      <Mark sign="≠">
        <Said>{differsAccepted(day(acceptedOn), reason)}</Said>
      </Mark>
    )
  }
  if (row.difference) return <Mark sign="≠">{differs}</Mark>
  if (row.said !== undefined && row.said === row.written) return <Mark sign="=">{same}</Mark>
  return null
}

function termName(term: Term, { words, label }: Tongue): string {
  const { term: names } = words.evidence
  const component = componentOf(term)
  return component ? names.waiver(label('debt_component', component)) : names[term as 'total' | 'installments' | 'firstDueOn']
}

function componentOf(term: Term): DebtComponent | null {
  return term.startsWith('waiver.') ? (term.slice('waiver.'.length) as DebtComponent) : null
}

function termText(term: Term, value: string | undefined, currency: Currency, { words, money, day }: Tongue): string {
  if (value === undefined || value === '') return words.evidence.notStated
  if (term === 'installments') return value
  return term === 'firstDueOn' ? day(value as Day) : money(BigInt(value), currency)
}

/** What an offer asked for, one thing a line. */
export function OfferTerms({ terms, currency }: { terms: Terms; currency: Currency }) {
  const { words, label, money, day, currency: name } = useTongue()
  const { offer: head, noteOf } = words.paper
  const { term } = words.evidence
  return (
    <Lines>
      {[
        terms.total !== undefined && `${noteOf(term.total, money(terms.total, currency))} ${name(currency)}`,
        terms.installments !== undefined && head.rows(terms.installments),
        terms.firstDueOn && noteOf(term.firstDueOn, day(terms.firstDueOn)),
        ...(terms.waivers ?? []).map((waiver) => head.waive(label('debt_component', waiver.component), money(waiver.amount, currency))),
      ]}
    </Lines>
  )
}
