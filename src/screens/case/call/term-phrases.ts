import { saysTerms } from '../../../domain/call.ts'
import type { Currency, Terms } from '../../../domain/case-file.ts'
import { percentOf } from '../../../domain/rate.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'

/** Says terms as one would aloud, a phrase each, in the order of the form. */
export function useTermPhrases(): (terms: Terms, currency: Currency) => string[] {
  const words = useWords().call.readBack
  const label = useLabel()
  const format = useFormat()
  return (terms, currency) => {
    const money = (amount: number) => words.money(format.money(amount, currency), label('currency', currency))
    const { total, installments, amounts = [], firstDueOn, lastDueOn, waivers, interest, graceDays, clawback, payTo } = terms
    const phrases = [
      total !== undefined && words.total(money(total)),
      installments !== undefined && words.installments(installments),
      amounts.length === 1 && words.each(money(amounts[0]!)),
      amounts.length > 1 && words.amounts(amounts.map(money).join(words.comma)),
      firstDueOn && words.first(format.day(firstDueOn, { weekday: true })),
      lastDueOn && words.last(format.day(lastDueOn, { weekday: true })),
      waivers?.length === 0 && words.nothingWaived,
      ...(waivers ?? []).map(({ component, amount }) => words.waived(label('debt_component', component), money(amount))),
      clawback && (clawback.after === 'other' ? (clawback.words ?? words.clawback.other) : words.clawback[clawback.after]),
      interest !== undefined && (Number(interest) === 0 ? words.noInterest : words.interest(percentOf(interest))),
      graceDays !== undefined && words.grace(graceDays),
      payTo && [words.payTo(payTo.holder), payTo.account && words.account(payTo.account)].filter(Boolean).join(words.comma),
    ]
    return phrases.filter((phrase) => typeof phrase === 'string')
  }
}

/** The sentence that is read to the counterpart before a yes counts; null while no term is there. */
export function useReadBack(): (terms: Terms, currency: Currency) => string | null {
  const words = useWords().call.readBack
  const phrases = useTermPhrases()
  return (terms, currency) => (saysTerms(terms) ? `${words.begin}${phrases(terms, currency).join(words.comma)}${words.end}` : null)
}
