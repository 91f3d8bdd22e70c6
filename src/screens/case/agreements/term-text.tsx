import type { Currency, Day, DebtComponent } from '../../../domain/case-file.ts'
import type { Term } from '../../../domain/evidence.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'

/** How a term is called and how its value, which the rules keep as text, is written. */
export function useTermText(): { name: (term: Term) => string; value: (term: Term, text: string, currency: Currency) => string } {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  return {
    name: (term) => {
      if (term === 'total' || term === 'installments' || term === 'firstDueOn') return words.evidence.term[term]
      return words.evidence.term.waiver(label('debt_component', term.slice('waiver.'.length) as DebtComponent))
    },
    value: (term, text, currency) => {
      if (text === '') return words.ui.notStated
      if (term === 'installments') return text
      return term === 'firstDueOn' ? format.day(text as Day) : format.money(BigInt(text), currency)
    },
  }
}
