import type { CaseFile, Currency } from '../../../domain/case-file.ts'

/** The currency of the first of some debts of a case; an agreement covers debts of one currency. */
export function currencyOf(file: CaseFile, debts: readonly string[]): Currency {
  return (file.debts.find((debt) => debts.includes(debt.key)) ?? file.debts[0])?.currency ?? 'CNY'
}
