import { enums } from '../../domain/enums.ts'
import type { CurrencyTotal } from '../../domain/totals.ts'
import { Bar, FillSign } from '../pictures.tsx'
import { inGroups, Said } from '../pieces.tsx'
import { useTongue } from '../tongue.ts'
import type { DebtLine } from './facts.ts'

/** Of what the debts consist by their newest balances, as bars to one scale over their figures; nothing when all is of one component. */
export function DebtComponents({ debts, total }: { debts: DebtLine[]; total: CurrencyTotal }) {
  const { words, label, money, currency: name } = useTongue()
  const { currency, byComponent } = total
  const components = enums.debt_component.filter((component) => byComponent[component] !== undefined)
  const stated = debts.filter((line) => line.total !== null)
  if (components.length < 2) return null
  const amount = (minor: number | bigint | undefined) => minor !== undefined && money(minor, currency)
  const partsOf = ({ newest }: DebtLine) => components.map((component) => BigInt(newest?.components[component] ?? 0))
  const most = stated.reduce((high, line) => (line.total! > high ? line.total! : high), 0n)
  return inGroups(components).map((group, part) => (
    <table className="components" key={part}>
      <caption>
        {words.paper.byComponent}
        {words.paper.aside(name(currency))}
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.paper.debt.name}</th>
          {group.map((component) => (
            <th key={component} scope="col" className="number">
              <FillSign index={components.indexOf(component)} />
              {label('debt_component', component)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {stated
          .filter((line) => part === 0 || group.some((component) => line.newest?.components[component] !== undefined))
          .map((line) => (
            <tr key={line.debt.key}>
              <th scope="row">
                <Said>{line.debt.brand}</Said>
                {part === 0 && <Bar parts={partsOf(line)} most={most} />}
              </th>
              {group.map((component) => (
                <td key={component} className="number">
                  {amount(line.newest?.components[component])}
                </td>
              ))}
            </tr>
          ))}
      </tbody>
      <tbody className="sum">
        <tr>
          <th scope="row">{words.paper.debt.sum}</th>
          {group.map((component) => (
            <td key={component} className="number">
              {amount(byComponent[component])}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  ))
}
