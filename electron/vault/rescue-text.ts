import type { Rescued, RescuedRow } from '../../src/contract/requests.ts'
import { wordsOf, type Language } from '../../src/words/words.ts'
import { localTime } from './holder.ts'

export type ReportLanguage = Language

/** The report of a rescue as plain text: every row that is lost by what the log calls it, and no content. */
export function rescueText(rescued: Rescued, language: ReportLanguage): string {
  const { damage } = wordsOf(language)
  const { entries, documents, people, tables } = rescued
  const missing = entries.missing.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
  const lines = [
    `${damage.rescued}: ${rescued.label}`,
    localTime(new Date().toISOString()),
    '',
    missing ? damage.logMissing(String(entries.kept), missing) : damage.logWhole(String(entries.kept)),
    damage.documents(String(documents.kept), String(documents.damaged.length)),
    ...(people.length > 0 ? [damage.peopleLost(people.join(', '))] : []),
    '',
    `${damage.kept}\t${damage.lost}\t${damage.table}`,
    ...tables.map(({ table, kept, lost }) => `${kept}\t${lost}\t${nameOf(damage.tables, table)}`),
    ...part(
      damage.whatIsLost,
      rescued.lost.map((row) => lineOf(row, damage)),
    ),
    ...part(
      damage.whatIsUnproven,
      rescued.unproven.map((row) => lineOf(row, damage)),
    ),
    ...part(
      damage.damagedDocuments,
      documents.damaged.map(({ caseNo, key }) => `${damage.case(caseNo)} ${key}`),
    ),
  ]
  return `${lines.join('\n')}\n`
}

function part(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines]
}

type DamageWords = ReturnType<typeof wordsOf>['damage']

function lineOf({ table, id, why, about, at, caseNo }: RescuedRow, damage: DamageWords): string {
  const what = [nameOf(damage.tables, table), damage.row(id), about, caseNo && damage.case(caseNo), at && localTime(at)]
  return [...what.filter((text) => text !== null && text !== ''), damage.why[why]].join(' · ')
}

function nameOf(names: DamageWords['tables'], table: string): string {
  return (names as Record<string, string>)[table] ?? table
}
