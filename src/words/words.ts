import type { EnumName, EnumValue } from '../domain/enums.ts'
import { en } from './en.ts'
import { labels, type Language } from './labels.ts'
import { zhCN } from './zh-CN.ts'
import { zhTW } from './zh-TW.ts'

export type { Language }

/** Every sentence of one language; a language that lacks one does not compile. */
export type Words = SameShape<typeof en>

/** The shape of one language's words: text for text, a function for the same function. */
export type SameShape<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: SameShape<T[K]> }

const all: Record<Language, Words> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en }

/** All words of a language. */
export function wordsOf(language: Language): Words {
  return all[language]
}

const column: Record<Language, 0 | 1 | 2> = { 'zh-CN': 0, 'zh-TW': 1, en: 2 }

/** The label of a stored value. */
export function labelOf<N extends EnumName>(language: Language, name: N, value: EnumValue<N>): string {
  return labels[name][value][column[language]]
}
