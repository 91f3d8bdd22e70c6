import { createContext, useContext } from 'react'
import type { Currency, Day, ZonedTime } from '../domain/case-file.ts'
import type { EnumName, EnumValue } from '../domain/enums.ts'
import { formatMoney } from '../domain/money.ts'
import { formatDay, formatDistance, formatMoment, formatMonth } from '../words/dates.ts'
import { labelOf, wordsOf, type Language, type Words } from '../words/words.ts'

/** How one language says things on paper. */
export interface Tongue {
  language: Language
  words: Words
  label: <N extends EnumName>(name: N, value: EnumValue<N>) => string
  today: Day
  day: (day: Day) => string
  /** A day by which something is owed: with its weekday. */
  deadline: (day: Day) => string
  /** How far a deadline is from today: "in 3 days". */
  distance: (day: Day) => string
  /** A calendar month, `YYYY-MM`. */
  month: (month: string) => string
  moment: (at: ZonedTime) => string
  money: (minor: number | bigint, currency: Currency) => string
  /** "人民币 CNY": the currency's name and code. */
  currency: (currency: Currency) => string
  list: (items: string[]) => string
}

/** The language of a page as of `today`. */
export function tongueOf(language: Language, today: Day): Tongue {
  const words = wordsOf(language)
  return {
    language,
    words,
    today,
    label: (name, value) => labelOf(language, name, value),
    day: (day) => formatDay(language, day),
    deadline: (day) => formatDay(language, day, { weekday: true }),
    distance: (day) => formatDistance(words, day, today),
    month: (month) => formatMonth(language, month),
    moment: (at) => formatMoment(language, at),
    money: formatMoney,
    currency: (currency) => `${labelOf(language, 'currency', currency)} ${currency}`,
    list: (items) => items.join(words.paper.listOf),
  }
}

const Spoken = createContext<Tongue | null>(null)
export const Speaking = Spoken.Provider

/** The language in which the page speaks. */
export function useTongue(): Tongue {
  const tongue = useContext(Spoken)
  if (!tongue) throw new Error('a page without a language')
  return tongue
}
