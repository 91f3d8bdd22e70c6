import type { Currency, Day, Minor, Rate } from './case-file.ts'
import type { EnumValue } from './enums.ts'

/** What an office sets for all its cases, by name. Nothing of it is shipped but the rules. */
export interface OfficeLists {
  rules: Rule[]
  guidelines: Guideline[]
  reserve: Reserve
  chaser: Chaser
  conduct: ConductList
  retention: Retention
}
export const listNames = ['rules', 'guidelines', 'reserve', 'chaser', 'conduct', 'retention'] as const satisfies (keyof OfficeLists)[]

/** What a rule's value is: whole years, or a rate a year. */
export const ruleKinds = ['limitationYears', 'planYears', 'costLine'] as const

/** One dated line of the rule table. A rule that the office changed or added is kept whole, by its key. */
export interface Rule {
  key: string
  kind: (typeof ruleKinds)[number]
  /** What people call it; a shipped rule has its name in the words of each language instead. */
  name?: string
  jurisdiction: EnumValue<'jurisdiction'>
  /** Whole years, or a decimal fraction a year for a cost line. */
  value: string
  /** To which debts it applies; to all when it is missing. */
  debtTypes?: EnumValue<'debt_type'>[]
  creditorTypes?: EnumValue<'creditor_type'>[]
  validFrom: Day
  validTo?: Day
  source: string
  /** Missing while nobody has looked the source up. */
  lastChecked?: Day
  /** A rule that is off warns of nothing; those without a source that was read are shipped off. */
  on: boolean
}

/** What the office reckons a household needs a month, typed in by the office with its source. */
export interface Guideline {
  category: EnumValue<'expense_category'>
  currency: Currency
  /** For the first person, in minor units a month. */
  first: Minor
  /** For each further person. */
  further: Minor
  source: string
  validFrom: Day
  validTo?: Day
}

/** What of a surplus is left aside before anything is offered: a share, and by currency at most an amount. */
export interface Reserve {
  rate: Rate
  caps: { [C in Currency]?: Minor }
}

/** How many days a creditor has to put into writing what was said, and which creditors have others. */
export interface Chaser {
  days: number
  creditors: { name: string; days: number }[]
}

/** Conduct rules that the office switched on or off, by key; hours and calls a day where the law has no figure. */
export interface ConductList {
  on: { [rule: string]: boolean }
  hours?: { from: string; to: string }
  callsPerDay?: number
}

/** How many years a closed case is kept before its erasure is proposed; null: nothing is proposed. */
export interface Retention {
  years: number | null
}

/**
 * Off until the office has decided: the laws that we know of say "no longer than the purpose needs" (PIPL Art. 19, GDPR Art. 5)
 * and name no number of years for a counselor's casework, so none is shipped.
 */
export const defaultRetention: Retention = { years: null }

export const defaultChaser: Chaser = { days: 7, creditors: [] }

/** What an office starts with: a tenth of a surplus is left aside. */
export const defaultReserve: Reserve = { rate: '0.10', caps: {} }
