import type { Currency } from '../../../domain/case-file.ts'
import type { ClaimChange, ClaimInTime } from '../../../domain/claims.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'

/** From each claim to the next in a sentence: what the account's rules explain of the change, and what they do not. */
export function ClaimChanges({ claims, currency }: { claims: ClaimInTime[]; currency: Currency }) {
  const words = useWords()
  const format = useFormat()
  const sentence = useChangeSentence(currency)
  const changed = claims.flatMap(({ claim, change }) => (change ? [{ claim, change }] : []))
  if (changed.length === 0) return null
  return (
    <ul className="claim-changes small" aria-label={words.debts.changes}>
      {changed.map(({ claim, change }, index) => (
        <li key={index} className={change.state === 'explained' ? 'soft' : undefined}>
          {words.debts.changeSince(format.shortDay(change.since), format.shortDay(claim.asOf), sentence(change))}
        </li>
      ))}
    </ul>
  )
}

function useChangeSentence(currency: Currency): (change: ClaimChange) => string {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const { debts } = words
  const money = (amount: number | bigint) => format.money(amount, currency)
  const size = (amount: bigint) => money(amount < 0n ? -amount : amount)
  return ({ grown, shared, added, state, beyond }) =>
    [
      grown && grown.days > 0 && debts.interestOver(grown.days, money(grown.interest)),
      grown && grown.lateFees > 0 && debts.lateFees(money(grown.lateFees)),
      grown && grown.paid > 0 && debts.paidBetween(money(grown.paid)),
      shared > 0n && debts.paidShared(money(shared)),
      added.length > 0 && debts.notStatedBefore(added.map((component) => label('debt_component', component)).join(words.case.and)),
      state === 'explained' && debts.explained,
      state === 'unexplained' && (beyond > 0n ? debts.beyondMore : debts.beyondLess)(size(beyond)),
      state === 'unchecked' && debts.cannotCheck(size(beyond)),
    ]
      .filter(Boolean)
      .join(' · ')
}
