/** Each debt: its parties, what was claimed when and by whom, and its terms. Claims are never overwritten. */
import { useState } from 'react'
import type { Debt } from '../../../domain/case-file.ts'
import { enums } from '../../../domain/enums.ts'
import { sumMinor } from '../../../domain/money.ts'
import { latestBalance } from '../../../domain/totals.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { Masked } from '../../../ui/masked.tsx'
import { Button, DayText, Empty, Money, Pill } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { Facts, Section } from '../../../ui/view.tsx'
import { useCase } from '../case-context.tsx'
import { BalanceForm } from './balance-form.tsx'
import { DebtForm } from './debt-form.tsx'

export function Debts() {
  const words = useWords()
  const { file } = useCase()
  const [form, setForm] = useState<null | 'new' | Debt>(null)
  useCommand({ id: 'debt.new', title: words.debts.add, keys: 'd', run: () => setForm('new') })
  if (form !== null) return <DebtForm {...(form === 'new' ? {} : { debt: form })} onLeave={() => setForm(null)} />
  const add = (
    <Button main={file.debts.length === 0} keys="d" onClick={() => setForm('new')}>
      {words.debts.add}
    </Button>
  )
  if (file.debts.length === 0) return <Empty text={words.debts.empty} action={add} />
  return (
    <>
      <div className="row ends">
        <h2>{words.case.sections.debts}</h2>
        {add}
      </div>
      {file.debts.map((debt) => (
        <OneDebt key={debt.key} debt={debt} onEdit={() => setForm(debt)} />
      ))}
    </>
  )
}

function OneDebt({ debt, onEdit }: { debt: Debt; onEdit: () => void }) {
  const words = useWords()
  const [adding, setAdding] = useState(false)
  return (
    <Section
      level={3}
      title={debt.brand}
      actions={
        <>
          <Button quiet label={`${words.debts.addBalance}: ${debt.brand}`} onClick={() => setAdding(true)}>
            {words.debts.addBalance}
          </Button>
          <Button quiet label={`${words.ui.edit}: ${debt.brand}`} onClick={onEdit}>
            {words.ui.edit}
          </Button>
        </>
      }
    >
      <div className="stack">
        <DebtFacts debt={debt} />
        {adding && <BalanceForm debt={debt} onLeave={() => setAdding(false)} />}
        <Claims debt={debt} />
      </div>
    </Section>
  )
}

function DebtFacts({ debt }: { debt: Debt }) {
  const words = useWords()
  const label = useLabel()
  const rate = (value: string | undefined, basis: Debt['rateBasis']) => value !== undefined && [value, basis && label('rate_basis', basis)].filter(Boolean).join(' · ')
  return (
    <Facts
      list={[
        [words.debts.kind, `${label('debt_type', debt.debtType)} · ${label('debt_class', debt.debtClass)}`],
        [
          words.debts.parties,
          debt.parties.length > 0 && (
            <ul>
              {debt.parties.map((party, index) => (
                <li key={index}>
                  <span className="soft">{label('creditor_role', party.role)}</span> <T>{party.name}</T>
                  {party.type && <span className="soft"> · {label('creditor_type', party.type)}</span>}
                  {party.phone && (
                    <>
                      {' '}
                      <bdi>{party.phone}</bdi>
                    </>
                  )}
                </li>
              ))}
            </ul>
          ),
        ],
        [words.debts.accountNo, debt.accountNo && <Masked value={debt.accountNo} label={words.debts.accountNo} />],
        [words.debts.contractNo, debt.contractNo ? <T>{debt.contractNo}</T> : false],
        [words.debts.contractDate, debt.contractDate ? <DayText day={debt.contractDate} /> : false],
        [words.debts.originalAmount, debt.originalAmount === undefined ? false : <Money amount={debt.originalAmount} currency={debt.currency} unit />],
        [words.debts.dueDay, debt.dueDay === undefined ? false : String(debt.dueDay)],
        [words.debts.billDay, debt.billDay === undefined ? false : String(debt.billDay)],
        [words.debts.rate, rate(debt.rate, debt.rateBasis)],
        [words.debts.overdueRate, rate(debt.overdueRate, debt.overdueRateBasis)],
        [words.case.overdueSince, debt.firstOverdueOn && <DayText day={debt.firstOverdueOn} />],
        [words.debts.status, debt.status ? label('account_status', debt.status) : false],
        [words.debts.disputed, debt.disputed ? <Pill tone="waiting">{words.ui.yes}</Pill> : false],
        [words.agreements.note, debt.note ? <T lines>{debt.note}</T> : false],
      ]}
    />
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
    <div className="wide-table">
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
              <th scope="row">
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
