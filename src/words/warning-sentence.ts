import type { Currency, Day } from '../domain/case-file.ts'
import type { Rule } from '../domain/office-lists.ts'
import type { Warning } from '../domain/warnings.ts'
import { formatDay, formatMonth } from './dates.ts'
import { labelOf, type Language, type Words, wordsOf } from './words.ts'

/** What a rule is called: as the office named it, else by the words. */
export function ruleName(words: Words, { key, name }: Rule): string {
  return name ?? (words.warnings.rules as Record<string, string>)[key] ?? key
}

/** A warning's sentence, and where a rule stands behind it, the source with the day on which it was last checked. */
export function warningSentence(language: Language, { code, params, rule }: Warning): { sentence: string; source?: string } {
  const words = wordsOf(language)
  const { on, month, currency } = params
  const sentence = words.warnings.sentences[code]({
    ...params,
    ...(on !== undefined && { on: formatDay(language, on as Day) }),
    ...(month !== undefined && { month: formatMonth(language, String(month)) }),
    ...(currency !== undefined && { currency: labelOf(language, 'currency', currency as Currency) }),
    ...(rule && { rule: ruleName(words, rule) }),
  })
  return {
    sentence,
    ...(rule && {
      source: words.warnings.source(rule.source, rule.lastChecked === undefined ? null : formatDay(language, rule.lastChecked)),
    }),
  }
}
