import { toMonth } from '../../domain/budget.ts'
import type { BudgetExpense, BudgetIncome, CaseDocument, Currency } from '../../domain/case-file.ts'
import { aboveGuideline, type AboveGuideline } from '../../domain/guideline.ts'
import { Lines, Mark, Said, Table } from '../pieces.tsx'
import { useTongue } from '../tongue.ts'
import { kindOf } from './budget-changes.ts'

interface BudgetLinesProps {
  caption: string
  lines: readonly (BudgetIncome | BudgetExpense)[]
  currency: Currency
  documents: readonly CaseDocument[]
  /** What they come to a month; lines that come once have no month. */
  sum?: bigint
}

/** Lines of one kind; a column in which no line says anything does not print. */
export function BudgetLines({ caption, lines, currency, documents, sum }: BudgetLinesProps) {
  const { words, label, money } = useTongue()
  const head = words.budget
  const expenses = lines.filter((line) => 'category' in line)
  const above = aboveGuideline(expenses)
  const shows = {
    person: lines.some(({ owner }) => owner !== undefined),
    kind: expenses.length > 0,
    guideline: expenses.some((line) => line.guideline !== undefined || line.reasonAboveGuideline !== undefined),
    document: lines.some(({ document }) => document !== undefined),
  }
  if (lines.length === 0) return null
  const after = Number(shows.guideline) + Number(shows.document)
  const foot = sum !== undefined && (
    <tbody className="sum">
      <tr>
        <th scope="row" colSpan={3 + Number(shows.person) + Number(shows.kind)}>
          {words.paper.debt.sum}
        </th>
        <td className="number">{money(sum, currency)}</td>
        {after > 0 && <td colSpan={after}>{''}</td>}
      </tr>
    </tbody>
  )
  return (
    <Table
      className="ledger"
      caption={caption}
      columns={[
        { head: head.what },
        ...(shows.person ? [{ head: head.whose }] : []),
        ...(shows.kind ? [{ head: head.kind }] : []),
        { head: head.amount, number: true },
        ...(sum === undefined ? [] : [{ head: head.often }, { head: head.month, number: true }]),
        ...(shows.guideline ? [{ head: words.paper.guideline }] : []),
        ...(shows.document ? [{ head: head.evidence }] : []),
      ]}
      foot={foot}
    >
      {lines.map((line, index) => (
        <tr key={index}>
          <th scope="row">{kindOf(line, label)}</th>
          {shows.person && <td>{line.owner === undefined ? head.client : <Said>{line.owner}</Said>}</td>}
          {shows.kind && <td>{'category' in line && label('expense_flexibility', line.flexibility)}</td>}
          <td className="number">{money(line.amount, currency)}</td>
          {sum !== undefined && <td>{label('frequency', line.frequency)}</td>}
          {sum !== undefined && <td className="number">{money(toMonth(line.amount, line.frequency), currency)}</td>}
          {shows.guideline && (
            <td>{'category' in line && <Guideline line={line} above={above[expenses.indexOf(line)] ?? null} currency={currency} />}</td>
          )}
          {shows.document && (
            <td>{line.document && <Said>{documents.find(({ key }) => key === line.document)?.fileName ?? line.document}</Said>}</td>
          )}
        </tr>
      ))}
    </Table>
  )
}

/** The office's guideline a month, by how much the category is above it and why. */
function Guideline({ line, above, currency }: { line: BudgetExpense; above: AboveGuideline | null; currency: Currency }) {
  const { words, money } = useTongue()
  const { guideline, reasonAboveGuideline: reason } = line
  return (
    <Lines>
      {[
        guideline !== undefined && money(guideline, currency),
        above && (
          <Mark key="above" sign="≠">
            {words.paper.aboveGuideline(money(above.above, currency))}
          </Mark>
        ),
        reason !== undefined ? <Said key="reason">{reason}</Said> : above && words.budget.noReason,
      ]}
    </Lines>
  )
}
