/**
 * The language of the screens, changeable without restart.
 *   const words = useWords()                      words.cases.title
 *   const label = useLabel()                      label('case_status', row.status)
 *   const format = useFormat()                    format.day(day, { weekday: true }), format.shortDay(day), format.distance(day),
 *                                                 format.money(minor, 'CNY')
 *   const sentence = useSentence()                sentence(problem): what to show for a problem of call()
 *   const { language, setLanguage } = useLanguage()
 */
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react'
import type { Problem } from '../contract/reply.ts'
import type { Currency, Day, ZonedTime } from '../domain/case-file.ts'
import type { EnumName, EnumValue } from '../domain/enums.ts'
import { formatMoney } from '../domain/money.ts'
import { labelOf, wordsOf, type Language, type Words } from '../words/words.ts'
import { useToday } from './clock.ts'
import { formatCount, formatDay, formatDistance, formatMoment, formatMonth } from './format.ts'

interface LanguageChoice {
  language: Language
  setLanguage: (language: Language) => void
}

const Chosen = createContext<LanguageChoice>({ language: 'en', setLanguage: () => undefined })

/** Holds the language for everything below and says it on <html lang>. */
export function LanguageProvider({ language, setLanguage, children }: LanguageChoice & { children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const value = useMemo(() => ({ language, setLanguage }), [language, setLanguage])
  return <Chosen.Provider value={value}>{children}</Chosen.Provider>
}

/** The language and the way to change it. */
export function useLanguage(): LanguageChoice {
  return useContext(Chosen)
}

/** All words of the chosen language. */
export function useWords(): Words {
  return wordsOf(useContext(Chosen).language)
}

/** Gives the label of a stored value. */
export function useLabel(): <N extends EnumName>(name: N, value: EnumValue<N>) => string {
  const { language } = useContext(Chosen)
  return (name, value) => labelOf(language, name, value)
}

export interface Format {
  day: (day: Day, options?: { weekday?: boolean }) => string
  /** Without the year when it is this year: for narrow columns. */
  shortDay: (day: Day, options?: { weekday?: boolean }) => string
  /** A calendar month, `YYYY-MM`. */
  month: (month: string) => string
  moment: (at: ZonedTime, options?: { weekday?: boolean }) => string
  /** "in 3 days": stands beside a day, never instead of it. */
  distance: (day: Day) => string
  money: (minor: number | bigint, currency: Currency) => string
  count: (count: number) => string
}

/** How the chosen language writes days, moments, amounts and counts. */
export function useFormat(): Format {
  const { language } = useContext(Chosen)
  const today = useToday()
  return useMemo(
    () => ({
      day: (day, options) => formatDay(language, day, options),
      shortDay: (day, options) => formatDay(language, day, { ...options, near: today }),
      month: (month) => formatMonth(language, month),
      moment: (at, options) => formatMoment(language, at, options),
      distance: (day) => formatDistance(wordsOf(language), day, today),
      money: formatMoney,
      count: formatCount,
    }),
    [language, today],
  )
}

/** The sentence of a problem, or of a code with its params; a code without a sentence gets the general one. */
export function useSentence(): (problem: Problem | string) => string {
  const words = useWords()
  return (problem) => {
    const { code, params } = typeof problem === 'string' ? { code: problem, params: undefined } : problem
    const sentences: Partial<Record<string, (params: Record<string, string | number>) => string>> = words.problems
    return sentences[code]?.(params ?? {}) ?? words.problems.unexpected()
  }
}
