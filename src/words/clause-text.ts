import type { ClauseItem } from '../domain/clause-list.ts'
import { wordsOf, type Language } from './words.ts'

/** How much a clause weighs and the law that it comes from: "required · Credit card rules of 2011 Art. 70 (1)". */
export function clauseGround(language: Language, { standing, sources }: ClauseItem): string {
  const { evidence } = wordsOf(language)
  const from = sources.map(({ law, articles, item }) => evidence.source(evidence.law[law], articles.map(String), item))
  return [evidence.standing[standing], ...(from.length > 0 ? [from.join(evidence.listOf)] : [])].join(' · ')
}
