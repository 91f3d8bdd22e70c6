import type { Debt } from '../../domain/case-file.ts'
import { presetOf } from '../../domain/claims.ts'
import { formatMoney } from '../../domain/money.ts'
import { percentOf } from '../../domain/rate.ts'
import { useFormat, useLabel, useWords } from '../../ui/language.tsx'

/** Gives the rules of an account beside its rates in a few words, as far as they are stated. */
export function useRulesText(): (debt: Partial<Debt>) => string {
  const words = useWords()
  const label = useLabel()
  const order = (list: NonNullable<Debt['allocationOrder']>): string => {
    const preset = presetOf(list)
    return preset ? words.debts.orders[preset] : list.map((component) => label('debt_component', component)).join(words.debts.goesTo)
  }
  const lateFee = ({ minimumPaymentRate, rate, least }: NonNullable<Debt['lateFee']>, currency: Debt['currency']): string =>
    words.debts.lateFeeText(percentOf(rate), percentOf(minimumPaymentRate), least > 0 ? `${formatMoney(least, currency)} ${currency}` : '')
  return (debt) => {
    const { dayCount, compounding, interestRounding, lateFee: fee, allocationOrder, currency } = debt
    const parts = [
      dayCount && label('day_count', dayCount),
      compounding && label('compounding', compounding),
      interestRounding && words.debts.roundingText(words.debts.roundings[interestRounding]),
      fee?.rate !== undefined && fee.minimumPaymentRate !== undefined && currency && lateFee(fee, currency),
      allocationOrder && words.debts.orderText(order(allocationOrder)),
    ].filter(Boolean)
    return parts.length === 0 ? words.debts.rulesUsual : parts.join(' · ')
  }
}

/** Gives in a few words from when the limitation period runs. */
export function useLimitationText(): (debt: Pick<Debt, 'limitationFrom' | 'interruptions'>) => string {
  const words = useWords().debts
  const format = useFormat()
  return ({ limitationFrom, interruptions = [] }) =>
    limitationFrom === undefined ? words.limitationNone : words.limitationText(format.day(limitationFrom), interruptions.length)
}
