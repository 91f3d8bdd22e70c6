import type { ReactNode } from 'react'
import type { Currency, Terms } from '../../domain/case-file.ts'
import { mask } from '../../domain/mask.ts'
import { termText, type Term, type TermRow } from '../../domain/terms-diff.ts'
import { termName, termValue } from '../../words/term-text.ts'
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
          <th scope="row">{termName(tongue.language, row.term)}</th>
          {[row.asked, row.said, row.written].map((value, index) => (
            <td key={index} className="number">
              {valueOf(row.term, value, currency, tongue)}
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
  if (row.said !== undefined && row.written !== undefined) return <Mark sign="=">{same}</Mark>
  return null
}

/** What people wrote stands for itself; of an account number as much as tells it from others. */
function valueOf(term: Term, value: string | undefined, currency: Currency, { language, words }: Tongue): ReactNode {
  if (value === undefined) return words.evidence.notStated
  if (term === 'payTo.account') return <Said>{mask(value).slice(-8)}</Said>
  const text = termValue(language, term, value, currency)
  return term === 'payTo.holder' || term === 'clawback' ? <Said>{text}</Said> : text
}

/** What an offer asked for, one thing a line. */
export function OfferTerms({ terms, currency }: { terms: Terms; currency: Currency }) {
  const { language, words, label, money, day, currency: name } = useTongue()
  const { offer: head, noteOf } = words.paper
  const { term } = words.evidence
  const others = (['amounts', 'lastDueOn', 'clawback', 'interest', 'graceDays', 'payTo.holder'] as const).flatMap((one) => {
    const text = termText(terms, one)
    return text === undefined ? [] : [<Said key={one}>{noteOf(term[one], termValue(language, one, text, currency))}</Said>]
  })
  return (
    <Lines>
      {[
        terms.total !== undefined && `${noteOf(term.total, money(terms.total, currency))} ${name(currency)}`,
        terms.installments !== undefined && head.rows(terms.installments),
        terms.firstDueOn && noteOf(term.firstDueOn, day(terms.firstDueOn)),
        ...(terms.waivers ?? []).map((waiver) => head.waive(label('debt_component', waiver.component), money(waiver.amount, currency))),
        ...others,
      ]}
    </Lines>
  )
}
