import type { MissingCode } from '../../../domain/evidence.ts'
import { useWords } from '../../../ui/language.tsx'

/** Says what a rung still lacks; clauses that were not judged by their number only, since each stands below by name. */
export function useMissingText(): (missing: readonly MissingCode[]) => string {
  const words = useWords()
  return (missing) => {
    const clauses = missing.filter((code) => code.startsWith('clause.'))
    const said = missing.filter((code) => !clauses.includes(code)).map((code) => words.evidence.missing[code])
    return [...said, ...(clauses.length > 0 ? [words.agreements.clausesNotJudged(clauses.length)] : [])].join(words.agreements.semicolon)
  }
}
