import type { Agreement, CaseFile, Day } from './case-file.ts'
import { grownClaim } from './claims.ts'
import { sumMinor } from './money.ts'
import { debtTotal, latestBalance } from './totals.ts'

/** The days on which a plan's remaining amount changes, with the one of the newest balances before them; in order, each once. */
export function remainingDays(file: Pick<CaseFile, 'debts'>, { debts, schedule }: Pick<Agreement, 'debts' | 'schedule'>): Day[] {
  const claims = file.debts.filter(({ key }) => debts.includes(key)).flatMap((debt) => latestBalance(debt)?.asOf ?? [])
  const due = schedule.map(({ dueOn }) => dueOn).toSorted()
  const before = claims.toSorted().filter((asOf) => due[0] !== undefined && asOf < due[0])
  return [...new Set([...before.slice(-1), ...due])]
}

/**
 * In minor units, at the end of a day: what the plan still asks for when everything due by then was paid, waived rows left out;
 * and what the debts come to without the plan, their newest balances grown by the accounts' own rules with nothing paid. Null
 * where a balance is missing, or is of a later day, or cannot be grown.
 */
export function remainingOn(
  file: Pick<CaseFile, 'debts'>,
  { debts, schedule }: Pick<Agreement, 'debts' | 'schedule'>,
  day: Day,
): { plan: bigint; without: bigint | null } {
  const plan = sumMinor(schedule.filter(({ dueOn, relief }) => dueOn > day && relief !== 'waived').map(({ amount }) => amount))
  const grown = file.debts
    .filter(({ key }) => debts.includes(key))
    .map((debt) => {
      const claim = latestBalance(debt)
      return claim && claim.asOf <= day && debtTotal(debt) !== null ? (grownClaim(debt, claim, [], day)?.total ?? null) : null
    })
  return { plan, without: grown.includes(null) ? null : sumMinor(grown as bigint[]) }
}
