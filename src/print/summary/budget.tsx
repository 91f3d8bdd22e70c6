import type { BudgetFigures } from '../../domain/budget.ts'
import { enums } from '../../domain/enums.ts'
import type { Reserve } from '../../domain/office-lists.ts'
import { percentOf } from '../../domain/rate.ts'
import { Bar } from '../pictures.tsx'
import { Fact, Facts, Lines, Said, Table } from '../pieces.tsx'
import { useTongue, type Tongue } from '../tongue.ts'
import { changeLines } from './budget-changes.ts'
import type { BudgetVersion } from './budget-facts.ts'
import { BudgetLines } from './budget-lines.tsx'
import type { CaseSummary } from './facts.ts'

/** What comes in, what goes out and what is left to offer, by the newest version; then what each version changed. */
export function BudgetPart({ budgets, file, lists }: CaseSummary) {
  const tongue = useTongue()
  const { words, day, currency } = tongue
  const [newest] = budgets
  if (!newest) return null
  const { budget, figures } = newest
  const shared = { currency: budget.currency, documents: file.documents }
  const once = ({ frequency }: { frequency: string }) => frequency === 'one_off'
  return (
    <section>
      <h2>{words.case.sections.budget}</h2>
      <Facts>
        <Fact label={words.budget.asOf}>{day(budget.asOf)}</Fact>
        <Fact label={words.paper.status}>
          <strong>{stateOf(newest, tongue)}</strong>
        </Fact>
        <Fact label={words.budget.currency}>{currency(budget.currency)}</Fact>
      </Facts>
      <Month version={newest} reserve={lists.reserve} />
      <BudgetLines
        caption={words.budget.income}
        lines={budget.income.filter((line) => !once(line))}
        sum={figures.totalIncome}
        {...shared}
      />
      <BudgetLines
        caption={words.budget.expenses}
        lines={budget.expenses.filter((line) => !once(line))}
        sum={figures.totalExpenses}
        {...shared}
      />
      <BudgetLines caption={words.budget.onceTitle} lines={[...figures.oneOff.income, ...figures.oneOff.expenses]} {...shared} />
      <ByPerson figures={figures} version={newest} />
      {(budgets.length > 1 || budget.reason !== undefined) && <Versions versions={budgets} />}
    </section>
  )
}

function stateOf({ budget: { confirmedByClientOn } }: BudgetVersion, { words, day }: Tongue): string {
  return confirmedByClientOn ? words.budget.confirmed(day(confirmedByClientOn)) : words.budget.draft
}

/** The month as bars from one zero, each with its figure. */
function Month({ version, reserve }: { version: BudgetVersion; reserve: Reserve }) {
  const { words, label, money } = useTongue()
  const { budget, figures, kept, offerable } = version
  const { totalIncome, totalExpenses, byFlexibility, disposable } = figures
  const cap = reserve.caps[budget.currency]
  const how = words.budget.reserveHow(percentOf(reserve.rate), cap === undefined ? '' : money(cap, budget.currency))
  const rows: { name: string; value: bigint; sum?: true; aside?: string }[] = [
    { name: words.budget.totalIncome, value: totalIncome, sum: true },
    { name: words.budget.totalExpenses, value: totalExpenses, sum: true },
    ...enums.expense_flexibility
      .filter((kind) => byFlexibility[kind] > 0n)
      .map((kind) => ({ name: label('expense_flexibility', kind), value: byFlexibility[kind] })),
    disposable < 0n
      ? { name: words.budget.deficit, value: -disposable, sum: true }
      : { name: words.budget.surplus, value: disposable, sum: true },
    { name: words.budget.reserve, aside: how, value: kept },
    { name: words.budget.offer, value: offerable, sum: true },
  ]
  return (
    <Table
      className="month"
      caption={words.budget.figures}
      columns={[{ head: words.budget.what }, { head: words.paper.picture }, { head: words.budget.month, number: true }]}
    >
      {rows.map(({ name, value, sum, aside }) => (
        <tr key={name} className={sum && 'sum'}>
          <th scope="row">
            {name}
            {aside && <span className="line quiet">{aside}</span>}
          </th>
          <td>
            <Bar parts={[value]} most={totalIncome > totalExpenses ? totalIncome : totalExpenses} />
          </td>
          <td className="number">{money(value, budget.currency)}</td>
        </tr>
      ))}
    </Table>
  )
}

function ByPerson({ figures, version }: { figures: BudgetFigures; version: BudgetVersion }) {
  const { words, money } = useTongue()
  const { currency } = version.budget
  if (figures.byPerson.length < 2) return null
  return (
    <Table
      caption={words.budget.byPerson}
      columns={[
        { head: words.budget.person },
        { head: words.budget.income, number: true },
        { head: words.budget.expenses, number: true },
        { head: words.budget.remains, number: true },
      ]}
    >
      {figures.byPerson.map(({ owner, income, expenses }) => (
        <tr key={owner ?? ''}>
          <th scope="row">{owner === undefined ? words.budget.client : <Said>{owner}</Said>}</th>
          <td className="number">{money(income, currency)}</td>
          <td className="number">{money(expenses, currency)}</td>
          <td className="number">{money(income - expenses, currency)}</td>
        </tr>
      ))}
    </Table>
  )
}

/** Every version, newest first, with what it changed against the one before. */
function Versions({ versions }: { versions: BudgetVersion[] }) {
  const tongue = useTongue()
  const { words, day, money } = tongue
  return (
    <Table
      className="versions"
      caption={words.budget.versions}
      columns={[
        { head: words.budget.asOf, narrow: true },
        { head: words.paper.status },
        { head: words.budget.remains, number: true },
        { head: words.budget.change },
      ]}
    >
      {versions.map((version, index) => (
        <tr key={index}>
          <th scope="row" className="narrow">
            {day(version.budget.asOf)}
          </th>
          <td>{stateOf(version, tongue)}</td>
          <td className="number">{money(version.figures.disposable, version.budget.currency)}</td>
          <td>
            <Lines>
              {[
                version.budget.reason && (
                  <strong key="reason">
                    <Said>{version.budget.reason}</Said>
                  </strong>
                ),
                ...changeLines(version, tongue).map((text, line) => <Said key={line}>{text}</Said>),
              ]}
            </Lines>
          </td>
        </tr>
      ))}
    </Table>
  )
}
