import type { CaseFile } from '../../domain/case-file.ts'
import { chronology, type ChronologyItem, type LoggedBy } from '../../domain/chronology.ts'
import { localParts } from '../../domain/time.ts'
import { formatMoment } from '../../words/dates.ts'
import type { Tongue } from '../tongue.ts'
import { linesOf, type Telling } from './lines.ts'

/** Who logged a thing, by its kind and key. */
export type WhoLogged = ReadonlyMap<string, LoggedBy>

export interface EntryText {
  /** What is printed and over which the fingerprint goes, in lines separated by one line feed. */
  text: string
  /** How many of its lines, from the second on, say that it no longer counts. */
  gone: number
}

/** The chronology of a case, or of some debts of it, oldest first. */
export function chronologyTexts(file: CaseFile, logged: WhoLogged, tongue: Tongue, only?: readonly string[]): EntryText[] {
  const items = chronology(file)
    .filter(({ debts }) => only === undefined || debts.some((debt) => only.includes(debt)))
    .toReversed()
  const telling: Telling = { file, tongue, entry: entryName(file, items, tongue) }
  return items.map((item) => {
    const lines = [heading(item, telling), ...linesOf(item, telling), loggedLine(item, logged, tongue)]
    return { text: plainLines(lines.join('\n')), gone: endings(item) }
  })
}

function endings(item: ChronologyItem): number {
  return item.kind === 'contact' ? [item.contact.correctedBy, item.contact.withdrawnBy].filter((by) => by !== undefined).length : 0
}

/** Line feeds alone, no space before them and none at the ends, so that nobody has to guess at what is not seen. */
function plainLines(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n')
    .replaceAll(/[^\S\n]+$/gm, '')
    .replaceAll(/\n{2,}/g, '\n')
    .trim()
}

/** An entry by its number in this print, or by its moment when it is not in it. */
function entryName(file: CaseFile, items: readonly ChronologyItem[], { words, language }: Tongue): (key: string) => string {
  const numbers = new Map(items.flatMap((item, index) => (item.kind === 'contact' ? [[item.key, index + 1] as const] : [])))
  return (key) => {
    const no = numbers.get(key)
    const other = file.contacts.find((entry) => entry.key === key)
    return no !== undefined
      ? words.chronologyPaper.entry(no)
      : words.chronologyPaper.another(other ? formatMoment(language, other.at) : key)
  }
}

/** When, what kind of thing, and about which debts. */
function heading(item: ChronologyItem, { file, tongue }: Telling): string {
  const { words, language, deadline } = tongue
  const brands = file.debts.filter(({ key }) => item.debts.includes(key)).map(({ brand }) => brand)
  const { day, offset } = localParts(item.at)
  const zoned =
    item.kind === 'contact' && [formatMoment(language, item.at, { weekday: true }), `UTC${offset} ${item.contact.entry.zone}`].join(' ')
  return [zoned || deadline(day), kindOf(item, tongue), brands.join(words.paper.listOf)].filter(Boolean).join(' · ')
}

function kindOf(item: ChronologyItem, { words }: Tongue): string {
  return item.kind === 'contact' && item.contact.entry.letter ? words.letters.isLetter : words.case.happened[item.kind]
}

function loggedLine(item: ChronologyItem, logged: WhoLogged, { words, language }: Tongue): string {
  const { loggedBy, loggedAt } = item.kind === 'contact' ? item.contact.entry : {}
  const own = loggedBy !== undefined && loggedAt !== undefined ? { by: loggedBy, at: loggedAt } : logged.get(`${item.kind}/${item.key}`)
  return own ? words.chronologyPaper.loggedBy(own.by, formatMoment(language, own.at, { weekday: true })) : ''
}
