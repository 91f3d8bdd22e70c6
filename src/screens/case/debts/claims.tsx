import type { BalanceClaim, Currency, Debt, DebtComponent } from '../../../domain/case-file.ts'
import { enums } from '../../../domain/enums.ts'
import { sumMinor } from '../../../domain/money.ts'
import { latestBalance } from '../../../domain/totals.ts'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { DayText, Money } from '../../../ui/pieces.tsx'

const widest = 4

/** Every balance that anyone stated, newest first, part by part; one column a claim when there are more parts than fit beside each other. */
export function Claims({ debt }: { debt: Debt }) {
  const words = useWords()
  if (debt.balances.length === 0) return <p className="soft">{words.debts.noBalances}</p>
  const claims = debt.balances.toReversed().toSorted((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : 0))
  const shown = enums.debt_component.filter((component) => claims.some((claim) => claim.components[component] !== undefined))
  const down = shown.length > widest && claims.length <= widest
  const Table = down ? ClaimColumns : ClaimRows
  return (
    <table className="table">
      <caption>
        {words.debts.balances} <span className="soft">({debt.currency})</span> <span className="unseen">{debt.brand}</span>
      </caption>
      <Table claims={claims} shown={shown} latest={latestBalance(debt)} currency={debt.currency} />
    </table>
  )
}

interface ClaimsProps {
  claims: BalanceClaim[]
  shown: DebtComponent[]
  latest: BalanceClaim | null
  currency: Currency
}

function ClaimRows({ claims, shown, latest, currency }: ClaimsProps) {
  const words = useWords()
  const label = useLabel()
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{words.debts.asOf}</th>
          <th scope="col">{words.debts.source}</th>
          {shown.map((component) => (
            <th scope="col" className="number" key={component}>
              {label('debt_component', component)}
            </th>
          ))}
          <th scope="col" className="number">
            {words.case.total}
          </th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim, index) => (
          <tr key={index} className={claim === latest ? 'strong' : undefined}>
            <th scope="row" className="nowrap">
              <DayText day={claim.asOf} />
            </th>
            <td>{label('balance_source', claim.source)}</td>
            {shown.map((component) => (
              <AmountCell key={component} amount={claim.components[component]} currency={currency} />
            ))}
            <td className="number">
              <Money amount={sumMinor(Object.values(claim.components))} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </>
  )
}

function ClaimColumns({ claims, shown, latest, currency }: ClaimsProps) {
  const words = useWords()
  const label = useLabel()
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{words.debts.part}</th>
          {claims.map((claim, index) => (
            <th scope="col" className={claim === latest ? 'number strong' : 'number'} key={index}>
              <DayText day={claim.asOf} /> · {label('balance_source', claim.source)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((component) => (
          <tr key={component}>
            <th scope="row">{label('debt_component', component)}</th>
            {claims.map((claim, index) => (
              <AmountCell key={index} amount={claim.components[component]} currency={currency} />
            ))}
          </tr>
        ))}
        <tr className="total">
          <th scope="row">{words.case.total}</th>
          {claims.map((claim, index) => (
            <td className="number" key={index}>
              <Money amount={sumMinor(Object.values(claim.components))} currency={currency} />
            </td>
          ))}
        </tr>
      </tbody>
    </>
  )
}

function AmountCell({ amount, currency }: { amount: number | undefined; currency: Currency }) {
  const words = useWords()
  return (
    <td className="number">
      {amount === undefined ? <span className="soft">{words.ui.notStated}</span> : <Money amount={amount} currency={currency} />}
    </td>
  )
}
