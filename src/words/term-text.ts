/** How a term is called and how its value is written, on the screen, on paper and in letters. */
import type { Clawback, Currency, Day, DebtComponent } from '../domain/case-file.ts'
import { amountRuns, isWaiver, type Term } from '../domain/terms-diff.ts'
import { formatMoney } from '../domain/money.ts'
import { percentOf } from '../domain/rate.ts'
import { formatDay } from './dates.ts'
import { labelOf, wordsOf, type Language } from './words.ts'

/** What a term is called. */
export function termName(language: Language, term: Term): string {
  const { term: names } = wordsOf(language).evidence
  return isWaiver(term) ? names.waiver(labelOf(language, 'debt_component', term.slice('waiver.'.length) as DebtComponent)) : names[term]
}

/** A term's value, which the rules keep as text, as people write it; '' is "not stated". */
export function termValue(language: Language, term: Term, text: string, currency: Currency): string {
  const { evidence } = wordsOf(language)
  if (text === '') return evidence.notStated
  if (isWaiver(term)) return formatMoney(BigInt(text), currency)
  switch (term) {
    case 'total':
      return formatMoney(BigInt(text), currency)
    case 'installments':
    case 'payTo.holder':
    case 'payTo.account':
      return text
    case 'graceDays':
      return evidence.days(Number(text))
    case 'firstDueOn':
    case 'lastDueOn':
      return formatDay(language, text as Day)
    case 'amounts':
      return amountRuns(text)
        .map(({ amount, times }) => formatMoney(amount, currency) + (times === 1 ? '' : `\u00a0×\u00a0${times}`))
        .join(' +\u00a0')
    case 'interest':
      return text === '0' ? evidence.noInterest : evidence.aYear(percentOf(text))
    case 'clawback':
      return text.startsWith(own) ? text.slice(own.length) || evidence.clawback.other : evidence.clawback[text as Clawback['after']]
  }
}

const own = 'other:'
