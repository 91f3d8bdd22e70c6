import type { ReactNode } from 'react'
import { budgetChanges, type LineChange } from '../../../domain/budget-changes.ts'
import { budgetFigures, toMonth } from '../../../domain/budget.ts'
import type { Budget, BudgetExpense, BudgetIncome, Currency } from '../../../domain/case-file.ts'
import { aboveGuideline, type AboveGuideline } from '../../../domain/guideline.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { Money, Pill } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useCase } from '../case-context.tsx'
import { AboveText } from './budget-lines.tsx'

type Line = BudgetIncome | BudgetExpense
type Change = LineChange<Line>

/** Every line of a version with its month, and what it changed against the version before. */
export function Ledger({ budget, before }: { budget: Budget; before: Budget | undefined }) {
  const words = useWords()
  const { currency } = budget
  const changes = before ? budgetChanges(before, budget) : null
  const income: Change[] = changes?.income ?? budget.income.map(unchanged)
  const expenses: Change[] = changes?.expenses ?? budget.expenses.map(unchanged)
  const above = aboveGuideline(budget.expenses)
  const { totalIncome, totalExpenses } = budgetFigures(budget)
  const columns = changes ? 7 : 6
  const row = (change: Change, index: number, under?: ReactNode) => (
    <LineRows key={index} change={change} currency={currency} compared={changes !== null} columns={columns} under={under} />
  )
  const once = [...income, ...expenses].filter(({ line }) => line.frequency === 'one_off')
  return (
    <div className="wide-table">
      <table className="table budget-ledger">
        <caption className="unseen">{words.case.sections.budget}</caption>
        <thead>
          <tr>
            <th scope="col">{words.budget.what}</th>
            <th scope="col" className="number">
              {words.budget.amount} ({currency})
            </th>
            <th scope="col">{words.budget.often}</th>
            <th scope="col" className="number">
              {words.budget.month}
            </th>
            <th scope="col">{words.budget.kind}</th>
            <th scope="col">{words.budget.evidence}</th>
            {changes && <th scope="col">{words.budget.change}</th>}
          </tr>
        </thead>
        <Group title={words.budget.income} total={totalIncome} currency={currency} columns={columns}>
          {income.map((change, index) => change.line.frequency !== 'one_off' && row(change, index))}
        </Group>
        <Group title={words.budget.expenses} total={totalExpenses} currency={currency} columns={columns}>
          {expenses.map((change, index) => {
            const over = change.state === 'gone' ? undefined : above[index]
            if (change.line.frequency === 'one_off' && !over) return null
            return row(change, index, over && <Above over={over} line={change.line as BudgetExpense} currency={currency} />)
          })}
        </Group>
        {once.length > 0 && (
          <Group title={words.budget.onceTitle} currency={currency} columns={columns}>
            {once.map((change, index) => row(change, index))}
          </Group>
        )}
      </table>
    </div>
  )
}

const unchanged = (line: Line): Change => ({ state: 'same', line, more: 0n })

interface GroupProps {
  title: string
  total?: bigint
  currency: Currency
  columns: number
  children: ReactNode
}

function Group({ title, total, currency, columns, children }: GroupProps) {
  return (
    <tbody>
      <tr className="total">
        <th scope="rowgroup" colSpan={3}>
          {title}
        </th>
        <td className="number">{total !== undefined && <Money amount={total} currency={currency} />}</td>
        <td colSpan={columns - 4} aria-hidden="true" />
      </tr>
      {children}
    </tbody>
  )
}

interface LineRowsProps {
  change: Change
  currency: Currency
  compared: boolean
  columns: number
  under?: ReactNode
}

function LineRows({ change, currency, compared, columns, under }: LineRowsProps) {
  const words = useWords()
  const label = useLabel()
  const { show } = useCase()
  const documentName = useDocumentName()
  const { line, state } = change
  return (
    <>
      <tr className={state === 'gone' ? 'struck' : undefined}>
        <th scope="row">
          {'type' in line ? label('income_type', line.type) : label('expense_category', line.category)}
          {line.owner !== undefined && (
            <span className="soft">
              {' · '}
              <T>{line.owner}</T>
            </span>
          )}
        </th>
        <td className="number">
          <Money amount={line.amount} currency={currency} />
        </td>
        <td>{label('frequency', line.frequency)}</td>
        <td className="number">
          {line.frequency === 'one_off' ? words.budget.once : <Money amount={toMonth(line.amount, line.frequency)} currency={currency} />}
        </td>
        <td>{'flexibility' in line && label('expense_flexibility', line.flexibility)}</td>
        <td>
          {line.document === undefined ? (
            <span className="soft">{words.budget.noEvidence}</span>
          ) : (
            <button type="button" className="button quiet in-line" onClick={() => line.document && show('papers', line.document)}>
              <T>{documentName(line.document)}</T>
            </button>
          )}
        </td>
        {compared && (
          <td>
            <ChangeText change={change} currency={currency} />
          </td>
        )}
      </tr>
      {under && (
        <tr>
          <td colSpan={columns}>{under}</td>
        </tr>
      )}
    </>
  )
}

const tones = { new: 'waiting', changed: 'waiting', gone: 'plain' } as const
const signs = { new: '+', changed: '≠', gone: '−' } as const

/** What became of a line: its sign and word, what it was, and by how much the month changed. */
function ChangeText({ change, currency }: { change: Change; currency: Currency }) {
  const words = useWords()
  const format = useFormat()
  const label = useLabel()
  const documentName = useDocumentName()
  const { state, line, before, more } = change
  if (state === 'same') return null
  const was = before && [
    (before.amount !== line.amount || before.frequency !== line.frequency) &&
      `${format.money(before.amount, currency)} · ${label('frequency', before.frequency)}`,
    before.owner !== line.owner && (before.owner ?? words.budget.client),
    'flexibility' in before &&
      'flexibility' in line &&
      before.flexibility !== line.flexibility &&
      label('expense_flexibility', before.flexibility),
    before.document !== line.document && (before.document === undefined ? words.budget.noEvidence : documentName(before.document)),
  ]
  const told = was?.filter((part) => part !== false && part !== undefined).join(words.case.and)
  return (
    <>
      <Pill tone={tones[state]}>
        {signs[state]} {words.budget.states[state]}
      </Pill>{' '}
      {more !== 0n && (
        <span className="number">
          {more > 0n && '+'}
          {format.money(more, currency)}
        </span>
      )}
      {told && (
        <span className="soft small">
          {' '}
          <T>{words.budget.was(told)}</T>
        </span>
      )}
    </>
  )
}

function Above({ over, line, currency }: { over: AboveGuideline; line: BudgetExpense; currency: Currency }) {
  const words = useWords()
  return (
    <>
      <AboveText {...over} currency={currency} />
      {line.reasonAboveGuideline === undefined ? (
        <p className="soft">{words.budget.noReason}</p>
      ) : (
        <p>
          <T>{line.reasonAboveGuideline}</T>
        </p>
      )}
    </>
  )
}

/** Gives a document's file name; its key when it is not in the case. */
function useDocumentName(): (key: string) => string {
  const { documents } = useCase().file
  return (key) => documents.find((document) => document.key === key)?.fileName ?? key
}
