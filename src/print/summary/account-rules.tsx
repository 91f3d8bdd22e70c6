import type { ReactNode } from 'react'
import type { Debt } from '../../domain/case-file.ts'
import { percentOf } from '../../domain/rate.ts'
import { Lines, Said } from '../pieces.tsx'
import type { Tongue } from '../tongue.ts'
import type { DebtLine } from './facts.ts'

/** How overdue interest, fees and payments go on this account, as far as it was stated; a line each. */
export function accountRules(debt: Debt, { words, label, money, list }: Tongue): string[] {
  const { claim: head, noteOf } = words.paper
  const { dayCount, compounding, interestRounding, lateFee, allocationOrder } = debt
  return [
    dayCount && label('day_count', dayCount),
    compounding && label('compounding', compounding),
    interestRounding && head.rounded[interestRounding],
    lateFee && head.lateFee(percentOf(lateFee.rate), percentOf(lateFee.minimumPaymentRate), money(lateFee.least, debt.currency)),
    allocationOrder && noteOf(head.order, list(allocationOrder.map((component) => label('debt_component', component)))),
  ].filter((line) => line !== undefined)
}

/** From when the period runs, what restarted it, and when it possibly ends by each rule of the office; null when no day was stated. */
export function limitationText({ debt, limitations, interruptions }: DebtLine, tongue: Tongue): ReactNode {
  const { words, day, label, list, today } = tongue
  const { limitation: head, aside } = words.paper
  if (debt.limitationFrom === undefined && interruptions.length === 0) return null
  return (
    <Lines>
      {[
        debt.limitationFrom && head.from(day(debt.limitationFrom)),
        ...interruptions.map(({ event, on, document, note }, index) => (
          <Said key={index}>
            {head.restarted(day(on), label('interruption_event', event)) +
              ([document, note].some(Boolean) ? aside(list([document, note].filter((text) => text !== undefined))) : '')}
          </Said>
        )),
        ...limitations.map(({ rule, expires, postExpiryEvents }) => (
          <Lines key={rule.key}>
            {[
              <strong key="end">{(expires < today ? head.ended : head.ends)(day(expires), rule.value)}</strong>,
              <Said key="source">{head.source(rule.source, rule.lastChecked === undefined ? null : day(rule.lastChecked))}</Said>,
              postExpiryEvents.length > 0 && head.after(list(postExpiryEvents.map((on) => day(on)))),
            ]}
          </Lines>
        )),
      ]}
    </Lines>
  )
}
