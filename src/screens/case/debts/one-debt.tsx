import type { Debt } from '../../../domain/case-file.ts'
import { enums } from '../../../domain/enums.ts'
import { sumMinor } from '../../../domain/money.ts'
import { debtTotal, latestBalance } from '../../../domain/totals.ts'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { Masked } from '../../../ui/masked.tsx'
import { Button, DayText, Money, Pill } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { Facts, Section } from '../../../ui/view.tsx'
import { BalanceForm } from './balance-form.tsx'

interface OneDebtProps {
  debt: Debt
  adding: boolean
  onAdd: (on: boolean) => void
  onEdit: () => void
}

/** One debt under its brand: who is party to it, its terms, every balance that was claimed. */
export function OneDebt({ debt, adding, onAdd, onEdit }: OneDebtProps) {
  const words = useWords()
  const label = useLabel()
  const total = debtTotal(debt)
  return (
    <Section
      level={3}
      title={debt.brand}
      actions={
        <>
          <Button quiet opens={`balance:${debt.key}`} label={`${words.debts.addBalance}: ${debt.brand}`} onClick={() => onAdd(true)}>
            {words.debts.addBalance}
          </Button>
          <Button quiet opens={`debt:${debt.key}`} label={`${words.ui.edit}: ${debt.brand}`} onClick={onEdit}>
            {words.ui.edit}
          </Button>
        </>
      }
    >
      <div className="stack tight">
        <p className="row">
          <span>
            {label('debt_type', debt.debtType)} · {label('debt_class', debt.debtClass)}
          </span>
          {debt.status && <Pill>{label('account_status', debt.status)}</Pill>}
          {debt.disputed && <Pill tone="waiting">! {words.debts.disputed}</Pill>}
          {total !== null && (
            <span className="strong">
              <span className="soft">{words.debts.owed}</span> <Money amount={total} currency={debt.currency} unit />
            </span>
          )}
        </p>
        <Parties debt={debt} />
        <DebtFacts debt={debt} />
        {adding && <BalanceForm debt={debt} onLeave={() => onAdd(false)} />}
        <Claims debt={debt} />
      </div>
    </Section>
  )
}

function Parties({ debt }: { debt: Debt }) {
  const words = useWords()
  const label = useLabel()
  if (debt.parties.length === 0) return null
  return (
    <ul aria-label={words.debts.parties} className="parties">
      {debt.parties.map((party, index) => (
        <li key={index}>
          <span className="soft">{label('creditor_role', party.role)}</span>
          <span>
            <T>{party.name}</T>
            {party.type && <span className="soft"> · {label('creditor_type', party.type)}</span>}
            {party.phone && (
              <>
                {' '}
                <Masked value={party.phone} label={words.debts.phoneOf(party.name)} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

function DebtFacts({ debt }: { debt: Debt }) {
  const words = useWords()
  const label = useLabel()
  const rate = (value: string | undefined, basis: Debt['rateBasis']) => value !== undefined && [value, basis && label('rate_basis', basis)].filter(Boolean).join(' · ')
  return (
    <div className="facts-in-two">
      <Facts
        list={[
          [words.case.overdueSince, debt.firstOverdueOn && <DayText day={debt.firstOverdueOn} />],
          [words.debts.accountNo, debt.accountNo && <Masked value={debt.accountNo} label={`${words.debts.accountNo} ${debt.brand}`} />],
          [words.debts.contractNo, debt.contractNo ? <Masked value={debt.contractNo} label={`${words.debts.contractNo} ${debt.brand}`} /> : false],
          [words.debts.contractDate, debt.contractDate ? <DayText day={debt.contractDate} /> : false],
          [words.debts.originalAmount, debt.originalAmount === undefined ? false : <Money amount={debt.originalAmount} currency={debt.currency} unit />],
          [words.debts.dueDay, debt.dueDay === undefined ? false : String(debt.dueDay)],
          [words.debts.billDay, debt.billDay === undefined ? false : String(debt.billDay)],
          [words.debts.rate, rate(debt.rate, debt.rateBasis)],
          [words.debts.overdueRate, rate(debt.overdueRate, debt.overdueRateBasis)],
          [words.agreements.note, debt.note ? <T lines>{debt.note}</T> : false],
        ]}
      />
    </div>
  )
}

/** Every balance that anyone stated, newest first, part by part. */
function Claims({ debt }: { debt: Debt }) {
  const words = useWords()
  const label = useLabel()
  if (debt.balances.length === 0) return <p className="soft">{words.debts.noBalances}</p>
  const latest = latestBalance(debt)
  const shown = enums.debt_component.filter((component) => debt.balances.some((claim) => claim.components[component] !== undefined))
  return (
    <div className="wide-table" tabIndex={shown.length > 4 ? 0 : undefined} role={shown.length > 4 ? 'group' : undefined} aria-label={shown.length > 4 ? `${words.debts.balances}: ${debt.brand}` : undefined}>
      <table className="table">
        <caption>
          {words.debts.balances} <span className="soft">({debt.currency})</span>
        </caption>
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
          {debt.balances.toSorted((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : 0)).map((claim, index) => (
            <tr key={index} className={claim === latest ? 'strong' : undefined}>
              <th scope="row" className="nowrap">
                <DayText day={claim.asOf} />
              </th>
              <td>{label('balance_source', claim.source)}</td>
              {shown.map((component) => {
                const amount = claim.components[component]
                return (
                  <td className="number" key={component}>
                    {amount === undefined ? <span className="soft">{words.ui.notStated}</span> : <Money amount={amount} currency={debt.currency} />}
                  </td>
                )
              })}
              <td className="number">
                <Money amount={sumMinor(Object.values(claim.components))} currency={debt.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
