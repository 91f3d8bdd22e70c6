import type { Currency } from '../../../domain/case-file.ts'
import { mask } from '../../../domain/mask.ts'
import type { Term } from '../../../domain/terms-diff.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { termName, termValue } from '../../../words/term-text.ts'

/** How a term is called and how its value, which the rules keep as text, is written; of an account only the end. */
export function useTermText(): { name: (term: Term) => string; value: (term: Term, text: string, currency: Currency) => string } {
  const { language } = useLanguage()
  return {
    name: (term) => termName(language, term),
    value: (term, text, currency) => termValue(language, term, term === 'payTo.account' ? mask(text) : text, currency),
  }
}
