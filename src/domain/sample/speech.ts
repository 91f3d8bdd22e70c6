import type { Day, Minor } from '../case-file.ts'
import { formatMoney } from '../money.ts'
import type { Market } from './markets.ts'
import { cnTexts } from './texts-cn.ts'
import { enTexts } from './texts-en.ts'
import { twTexts } from './texts-tw.ts'
import type { Texts } from './texts.ts'

const all: Record<Market['language'], Texts> = { cn: cnTexts, tw: twTexts, en: enTexts }

/** The words of the language that the clients of a market speak. */
export function textsOf(market: Market): Texts {
  return all[market.language]
}

/** A template with its braces filled. */
export function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_brace, name: string) => values[name] ?? '')
}

/** A day as it is said, without the year. */
export function spokenDay(texts: Texts, day: Day): string {
  return texts.day(Number(day.slice(5, 7)), Number(day.slice(8)))
}

/** A month as it is said. */
export function spokenMonth(texts: Texts, day: Day): string {
  return texts.month(Number(day.slice(0, 4)), Number(day.slice(5, 7)))
}

/** An amount as it is said. */
export function spokenMoney(texts: Texts, amount: Minor, currency: Market['currency']): string {
  return texts.money(formatMoney(amount, currency), currency)
}
