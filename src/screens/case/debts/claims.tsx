import type { ReactNode } from 'react'
import type { BalanceClaim, CaseFile, Currency, Debt, DebtComponent } from '../../../domain/case-file.ts'
import { claimsInTime, paymentsOn, type ClaimChange, type ClaimInTime } from '../../../domain/claims.ts'
import { enums } from '../../../domain/enums.ts'
import { latestBalance } from '../../../domain/totals.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { DayText, Money, Pill } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useCase } from '../case-context.tsx'
import { ClaimChanges } from './claim-changes.tsx'

const widest = 3

/** Every balance that anyone stated, newest first, part by part; one column a claim when there are more parts than fit beside each other. */
export function Claims({ debt }: { debt: Debt }) {
  const words = useWords()
  const { file } = useCase()
  if (debt.balances.length === 0) return <p className="soft">{words.debts.noBalances}</p>
  const claims = claimsInTime(debt, paymentsOn(file, debt))
  const shown = enums.debt_component.filter((component) => claims.some(({ claim }) => claim.components[component] !== undefined))
  const down = shown.length > widest && claims.length <= widest + 1
  const Table = down ? ClaimColumns : ClaimRows
  return (
    <>
      <table className="table claims">
        <caption>
          {words.debts.balances} <span className="soft">({debt.currency})</span> <span className="unseen">{debt.brand}</span>
        </caption>
        <Table claims={claims} shown={shown} latest={latestBalance(debt)} currency={debt.currency} />
      </table>
      <ClaimChanges claims={claims} currency={debt.currency} />
    </>
  )
}

interface ClaimsProps {
  claims: ClaimInTime[]
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
          {claims.length > 1 && (
            <th scope="col" className="number">
              {words.debts.change}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {claims.map(({ claim, total, change }, index) => (
          <tr key={index} className={claim === latest ? 'strong' : undefined}>
            <th scope="row" className="nowrap">
              <DayText day={claim.asOf} />
            </th>
            <td className="claim-source">
              <Source claim={claim} />
            </td>
            {shown.map((component) => (
              <AmountCell key={component} amount={claim.components[component]} currency={currency} />
            ))}
            <AmountCell amount={total} currency={currency} />
            {claims.length > 1 && (
              <td className="number">
                <Change change={change} currency={currency} />
              </td>
            )}
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
          {claims.map(({ claim }, index) => (
            <th scope="col" className={claim === latest ? 'number strong' : 'number'} key={index}>
              <DayText day={claim.asOf} /> <Source claim={claim} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((component) => (
          <tr key={component}>
            <th scope="row">{label('debt_component', component)}</th>
            {claims.map(({ claim }, index) => (
              <AmountCell key={index} amount={claim.components[component]} currency={currency} />
            ))}
          </tr>
        ))}
        <tr className="total">
          <th scope="row">{words.case.total}</th>
          {claims.map(({ total }, index) => (
            <AmountCell key={index} amount={total} currency={currency} />
          ))}
        </tr>
        {claims.length > 1 && (
          <tr>
            <th scope="row">{words.debts.change}</th>
            {claims.map(({ change }, index) => (
              <td className="number" key={index}>
                <Change change={change} currency={currency} />
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </>
  )
}

/** Who said it, where it stands, and what was noted about it. */
function Source({ claim }: { claim: BalanceClaim }) {
  const words = useWords()
  const label = useLabel()
  const { file, show } = useCase()
  const where = whereOf(file, claim)
  return (
    <>
      {label('balance_source', claim.source)}
      {where && (
        <button type="button" className="claim-where" title={words.debts.standsIn} onClick={() => show(where.section, where.key)}>
          <T>{where.name ?? words.debts.contact}</T>
        </button>
      )}
      {claim.note && (
        <span className="soft small">
          <T>{claim.note}</T>
        </span>
      )}
    </>
  )
}

function whereOf({ documents }: CaseFile, { document, contact }: BalanceClaim) {
  if (document !== undefined)
    return { section: 'papers' as const, key: document, name: documents.find(({ key }) => key === document)?.fileName }
  return contact === undefined ? null : { section: 'contacts' as const, key: contact, name: undefined }
}

/** By how much the total changed; one that the account's rules do not explain has its mark and word. */
function Change({ change, currency }: { change: ClaimChange | undefined; currency: Currency }): ReactNode {
  const words = useWords().debts
  const format = useFormat()
  if (!change) return null
  const { amount, state, beyond } = change
  return (
    <>
      <span className="number">
        {amount > 0n && '+'}
        {format.money(amount, currency)}
      </span>
      {state === 'unexplained' && <Pill tone="late">{`${beyond > 0n ? '▲' : '▼'} ${words.unexplained}`}</Pill>}
      {state === 'unchecked' && <Pill tone="waiting">{`? ${words.unchecked}`}</Pill>}
    </>
  )
}

function AmountCell({ amount, currency }: { amount: number | bigint | null | undefined; currency: Currency }) {
  const words = useWords()
  return (
    <td className="number">
      {amount === undefined || amount === null ? (
        <span className="soft">{words.ui.notStated}</span>
      ) : (
        <Money amount={amount} currency={currency} />
      )}
    </td>
  )
}
