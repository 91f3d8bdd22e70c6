import type { BalanceClaim, CaseFile, Currency, Debt, DebtComponent } from './case-file.ts'
import { enums } from './enums.ts'
import { sumMinor } from './money.ts'

export interface CurrencyTotal {
  currency: Currency
  total: bigint
  byComponent: { [C in DebtComponent]?: bigint }
}

/** The newest statement of what is owed, by its as-of day and then by the order of recording; null when there is none. */
export function latestBalance(debt: Debt): BalanceClaim | null {
  return debt.balances.reduce<BalanceClaim | null>((latest, claim) => (latest && latest.asOf > claim.asOf ? latest : claim), null)
}

/** The sum of the newest balance in minor units of the debt's currency; null when no amount was stated. */
export function debtTotal(debt: Debt): bigint | null {
  const amounts = Object.values(latestBalance(debt)?.components ?? {})
  return amounts.length > 0 ? sumMinor(amounts) : null
}

/** What the case's debts come to by their newest balances, one total a currency; debts without a balance add nothing. */
export function caseTotals(file: Pick<CaseFile, 'debts'>): CurrencyTotal[] {
  return enums.currency
    .map((currency) =>
      totalOf(
        currency,
        file.debts.filter((debt) => debt.currency === currency && debtTotal(debt) !== null),
      ),
    )
    .filter((total) => total !== null)
}

function totalOf(currency: Currency, debts: Debt[]): CurrencyTotal | null {
  if (debts.length === 0) return null
  const result: CurrencyTotal = { currency, total: 0n, byComponent: {} }
  for (const component of enums.debt_component) {
    const amounts = debts.map((debt) => latestBalance(debt)?.components[component]).filter((amount) => amount !== undefined)
    if (amounts.length > 0) result.byComponent[component] = sumMinor(amounts)
  }
  result.total = sumMinor(Object.values(result.byComponent))
  return result
}
