import { useState } from 'react'
import { budgetFigures } from '../../../domain/budget.ts'
import type { Budget } from '../../../domain/case-file.ts'
import { enums } from '../../../domain/enums.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { BarsPicture } from '../../../ui/pictures/bars-picture.tsx'
import { Pill } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { Section } from '../../../ui/view.tsx'
import { useCase } from '../case-context.tsx'
import { ByPerson, Figures } from './figures.tsx'
import { Ledger } from './ledger.tsx'

/** The newest version, which counts, and an older one beside it when it is asked for. */
export function Versions({ newest }: { newest: Budget }) {
  const words = useWords()
  const format = useFormat()
  const { earlierBudgets = [] } = useCase().file
  const [beside, setBeside] = useState<number | null>(null)
  const older = beside === null ? undefined : earlierBudgets[beside]
  return (
    <>
      {earlierBudgets.length > 0 && (
        <ul className="row" aria-label={words.budget.earlier}>
          <li className="soft" aria-hidden="true">
            {words.budget.earlier}
          </li>
          {earlierBudgets.map((budget, index) => (
            <li key={index}>
              <button
                type="button"
                className="button"
                aria-pressed={beside === index}
                onClick={() => setBeside(beside === index ? null : index)}
              >
                {format.day(budget.asOf)} <State budget={budget} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="budget-versions">
        <Version budget={newest} before={earlierBudgets[0]} />
        {older && beside !== null && <Version budget={older} before={earlierBudgets[beside + 1]} />}
      </div>
    </>
  )
}

/** Whether the client has confirmed it, by its sign and word. */
function State({ budget }: { budget: Budget }) {
  const words = useWords()
  const format = useFormat()
  const { confirmedByClientOn } = budget
  if (confirmedByClientOn === undefined) return <Pill tone="waiting">◌ {words.budget.draft}</Pill>
  return <Pill tone="done">✓ {words.budget.confirmed(format.day(confirmedByClientOn))}</Pill>
}

function Version({ budget, before }: { budget: Budget; before: Budget | undefined }) {
  const words = useWords()
  const format = useFormat()
  return (
    <Section level={3} title={words.budget.versionOf(format.day(budget.asOf))} actions={<State budget={budget} />}>
      <div className="stack">
        {budget.reason !== undefined && (
          <p>
            <span className="soft">
              {words.budget.reason}
              {words.case.colon}
            </span>
            <T>{budget.reason}</T>
          </p>
        )}
        <div className="budget-head">
          <Figures lines={budget} currency={budget.currency} />
          <Picture budget={budget} />
        </div>
        {before && before.currency !== budget.currency && <p className="soft">{words.budget.otherCurrency}</p>}
        <Ledger budget={budget} before={before} />
        <ByPerson lines={budget} currency={budget.currency} />
      </div>
    </Section>
  )
}

/** Income over expenses, these parted by their kind. */
function Picture({ budget }: { budget: Budget }) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const { totalIncome, byFlexibility } = budgetFigures(budget)
  const kinds = enums.expense_flexibility.filter((kind) => byFlexibility[kind] > 0n)
  return (
    <BarsPicture
      title={`${words.budget.picture} (${budget.currency})`}
      of={words.budget.figures}
      series={[words.budget.income, ...kinds.map((kind) => label('expense_flexibility', kind))]}
      write={(value) => format.money(value, budget.currency)}
      bars={[
        { label: words.budget.income, values: [totalIncome] },
        { label: words.budget.expenses, values: [0, ...kinds.map((kind) => byFlexibility[kind])] },
      ]}
    />
  )
}
