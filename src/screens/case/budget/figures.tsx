import { affordable, budgetFigures, reserve } from '../../../domain/budget.ts'
import type { Budget, Currency } from '../../../domain/case-file.ts'
import { enums } from '../../../domain/enums.ts'
import { percentOf } from '../../../domain/rate.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { Money, Pill } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useOfficeLists } from '../../office-lists.tsx'

interface FiguresProps {
  lines: Pick<Budget, 'income' | 'expenses'>
  currency: Currency
  /** On one line, without the parts of the expenses. */
  inLine?: boolean
}

/** A month of a budget: income, expenses by their kind, what remains, what the office leaves aside, and what can be offered. */
export function Figures({ lines, currency, inLine }: FiguresProps) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const { reserve: set } = useOfficeLists()
  const { totalIncome, totalExpenses, byFlexibility, disposable } = budgetFigures(lines)
  const cap = set.caps[currency]
  const kept = reserve(disposable, { rate: set.rate, ...(cap !== undefined && { cap }) })
  const how = words.budget.reserveHow(percentOf(set.rate), cap === undefined ? '' : format.money(cap, currency))
  const kinds = inLine ? [] : enums.expense_flexibility.filter((kind) => byFlexibility[kind] > 0n)
  return (
    <dl className={inLine ? 'budget-figures in-line' : 'budget-figures'} aria-label={words.budget.figures}>
      <Figure name={words.budget.totalIncome} amount={totalIncome} currency={currency} />
      <Figure name={words.budget.totalExpenses} amount={totalExpenses} currency={currency} />
      {kinds.map((kind) => (
        <Figure key={kind} part name={label('expense_flexibility', kind)} amount={byFlexibility[kind]} currency={currency} />
      ))}
      {disposable < 0n ? (
        <Figure
          strong
          late
          name={words.budget.deficit}
          amount={-disposable}
          currency={currency}
          note={inLine ? '' : words.budget.deficitWhat}
        />
      ) : (
        <>
          <Figure strong name={words.budget.surplus} amount={disposable} currency={currency} />
          <Figure name={words.budget.reserve} amount={kept} currency={currency} note={inLine ? '' : how} />
        </>
      )}
      <Figure strong name={words.budget.offer} amount={affordable(disposable, kept)} currency={currency} />
    </dl>
  )
}

interface FigureProps {
  name: string
  amount: bigint
  currency: Currency
  note?: string
  part?: boolean
  strong?: boolean
  late?: boolean
}

function Figure({ name, amount, currency, note, part, strong, late }: FigureProps) {
  const look = ['budget-figure', part && 'part', strong && 'strong'].filter(Boolean).join(' ')
  return (
    <div className={look}>
      <dt>
        {late ? <Pill tone="late">▲ {name}</Pill> : name}
        {note && <span className="soft small"> {note}</span>}
      </dt>
      <dd>
        <Money amount={amount} currency={currency} />
      </dd>
    </div>
  )
}

/** What each person brings in and spends, where it is more than one. */
export function ByPerson({ lines, currency }: Pick<FiguresProps, 'lines' | 'currency'>) {
  const words = useWords()
  const { byPerson } = budgetFigures(lines)
  if (byPerson.length < 2) return null
  return (
    <table className="table">
      <caption>{words.budget.byPerson}</caption>
      <thead>
        <tr>
          <th scope="col">{words.budget.person}</th>
          <th scope="col" className="number">
            {words.budget.income} ({currency})
          </th>
          <th scope="col" className="number">
            {words.budget.expenses}
          </th>
          <th scope="col" className="number">
            {words.budget.remains}
          </th>
        </tr>
      </thead>
      <tbody>
        {byPerson.map(({ owner, income, expenses }) => (
          <tr key={owner ?? ''}>
            <th scope="row">{owner === undefined ? words.budget.client : <T>{owner}</T>}</th>
            <td className="number">
              <Money amount={income} currency={currency} />
            </td>
            <td className="number">
              <Money amount={expenses} currency={currency} />
            </td>
            <td className="number">
              <Money amount={income - expenses} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
