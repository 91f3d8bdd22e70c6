import { useState } from 'react'
import type { Amounts } from '../../../domain/allocation.ts'
import type { CaseFile, Debt, DebtComponent } from '../../../domain/case-file.ts'
import { accruedToday, orderEffects, paymentsOn, type OrderEffect } from '../../../domain/claims.ts'
import { parseMoney, sumMinor } from '../../../domain/money.ts'
import { latestBalance } from '../../../domain/totals.ts'
import { useToday } from '../../../ui/clock.ts'
import { useFormat, useSentence, useWords } from '../../../ui/language.tsx'
import { More } from '../../../ui/more.tsx'
import { Money } from '../../../ui/pieces.tsx'
import { MoneyField } from '../../../ui/value-fields.tsx'
import { useCase } from '../case-context.tsx'

/** What the newest claim has become by today under the account's own rules: an estimate, said to be one, kept nowhere. */
export function Today({ debt }: { debt: Debt }) {
  const words = useWords().debts
  const format = useFormat()
  const today = useToday()
  const { file } = useCase()
  const grown = accruedToday(debt, paymentsOn(file, debt), today)
  const owed = grown?.owed ?? latestBalance(debt)?.components
  if (!owed || Object.keys(owed).length === 0) return null
  const money = (amount: number | bigint) => format.money(amount, debt.currency)
  const why = grown && [
    words.interestOver(grown.days, money(grown.interest)),
    grown.lateFees > 0 && words.lateFees(money(grown.lateFees)),
    grown.paid > 0 && words.paidBetween(money(grown.paid)),
    words.todayBy(format.day(grown.claim.asOf)),
    grown.by === 'rate' && words.todayRate,
    isAgreed(file, debt) && words.todayAgreed,
    grown.shared > 0n && words.todayShared(money(grown.shared)),
  ]
  return (
    <>
      {grown && why && (
        <p className="estimate">
          <span className="soft">{words.today}</span>{' '}
          <span className="nowrap">
            ≈ <Money amount={grown.total} currency={debt.currency} unit />
          </span>{' '}
          <span className="soft small">{why.filter(Boolean).join(' · ')}</span>
        </p>
      )}
      <More label={words.setOff}>
        <SetOff debt={debt} owed={owed} />
      </More>
    </>
  )
}

/** One payment under each order: where it goes, and what is left to bear interest. */
function SetOff({ debt, owed }: { debt: Debt; owed: Amounts }) {
  const words = useWords().debts
  const sentence = useSentence()
  const today = useToday()
  const [text, setText] = useState('')
  const read = parseMoney(text, debt.currency)
  const error = !read.ok && read.code !== 'text.empty' ? sentence(read) : undefined
  return (
    <div className="stack tight">
      <MoneyField
        label={words.setOffAmount}
        value={text}
        onChange={setText}
        error={error}
        hint={words.setOffHint}
        currency={debt.currency}
      />
      {read.ok && <Effects debt={debt} effects={orderEffects(debt, owed, read.value, today)} />}
    </div>
  )
}

const isAgreed = ({ agreements }: CaseFile, { key }: Debt): boolean =>
  agreements.some(({ debts, status }) => debts.includes(key) && (status === 'active' || status === 'cured'))

const interest: readonly DebtComponent[] = ['contract_interest', 'overdue_interest', 'compound_interest']

function Effects({ debt, effects }: { debt: Debt; effects: OrderEffect[] }) {
  const words = useWords()
  const { debts } = words
  const format = useFormat()
  const into = (applied: Amounts, wanted: (component: DebtComponent) => boolean) =>
    sumMinor((Object.keys(applied) as DebtComponent[]).filter(wanted).map((component) => applied[component]!))
  const columns = [debts.toCosts, debts.toInterest, debts.toPrincipal, debts.principalLeft, debts.interestNext]
  const spare = effects[0]!.allocation.unallocated
  return (
    <>
      <table className="table">
        <caption className="unseen">
          {debts.setOff} {debt.brand}
        </caption>
        <thead>
          <tr>
            <th scope="col">{debts.setOffOrder}</th>
            {columns.map((column) => (
              <th scope="col" className="number" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {effects.map(({ order, allocation: { applied, remaining }, interest: next }) => (
            <tr key={order}>
              <th scope="row">{debts.orders[order]}</th>
              {[
                into(applied, (component) => component !== 'principal' && !interest.includes(component)),
                into(applied, (component) => interest.includes(component)),
                applied.principal ?? 0,
                remaining.principal ?? 0,
                next,
              ].map((amount, index) => (
                <td className="number" key={index}>
                  {amount === null ? words.ui.notStated : <Money amount={amount} currency={debt.currency} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {spare > 0 && <p className="small">{debts.leftOver(`${format.money(spare, debt.currency)} ${debt.currency}`)}</p>}
    </>
  )
}
