import type { ConductFacts, Day, ZonedTime } from './case-file.ts'
import { daysBetween } from './day.ts'
import type { EnumValue } from './enums.ts'

/** A contact as far as the conduct rules look at it; what was not stated counts as not so. */
export interface ConductEntry extends ConductFacts {
  key: string
  /** Local time where the person is, with or without its offset. */
  at: ZonedTime
  channel: EnumValue<'contact_channel'>
  startedBy: 'creditor' | 'client' | 'counselor'
  /** Who was contacted; the debtor when it is missing. */
  party?: EnumValue<'contact_party'>
  /** The number that was dialled. */
  number?: string
  creditor: string
  debts: readonly string[]
  answered?: boolean
}

/** Days, first and last included, in which a debt is at rest; without a last day it still is. */
export interface Rest {
  debts: readonly string[]
  from: Day
  to?: Day
}

/** What only the case knows, and what the office set for places without a figure in the law. */
export interface ConductSetting {
  /** Personalised installment plans for cards (Art. 70) in force and not broken; the day of signing is not one of their days. */
  cardPlans?: readonly Rest[]
  /** Breathing spaces in England and Wales. */
  moratoria?: readonly Rest[]
  /** Hours in which contact is fine, "07:00" to "22:00". */
  officeHours?: { from: string; to: string }
  /** The most calls a day from one creditor. */
  officeCallsPerDay?: number
}

export interface ConductFlag {
  entry: string
  rule: ConductRule
  /** The earlier entries that it was counted with. */
  counted: string[]
}

interface Rule {
  severity: 'breach' | 'advisory' | 'info'
  /** What a possible breach can be held against, where it differs by place; the office's own limits have none. */
  source?: string | { readonly [J in EnumValue<'jurisdiction'>]?: string }
  /** Where it applies; everywhere when it is missing. */
  in?: readonly EnumValue<'jurisdiction'>[]
  /** Null when nothing is wrong, else the earlier entries that were counted. `earlier` are the creditor's own, oldest first. */
  against: (entry: ConductEntry, earlier: readonly ConductEntry[], setting: ConductSetting) => readonly ConductEntry[] | null
}

/** Local day and time without the offset, seconds always written. */
const momentOf = (at: ZonedTime): ZonedTime =>
  `${at.slice(0, 10)}T${at
    .slice(11)
    .replace(/(Z|[+-]\d\d:\d\d)$/, '')
    .padEnd(8, ':00')}`
const dayOf = ({ at }: ConductEntry): Day => at.slice(0, 10) as Day
const timeOf = ({ at }: ConductEntry): string => at.slice(11)
const partyOf = ({ party = 'debtor' }: ConductEntry): EnumValue<'contact_party'> => party
/** Somebody's voice on the telephone, or a machine's. */
export const isCall = ({ channel }: Pick<ConductEntry, 'channel'>): boolean => channel === 'call' || channel === 'voice_bot'
const isPlaced = (entry: ConductEntry): boolean => isCall(entry) && !entry.excluded
/** Neither liable for the debt nor acting for the debtor. */
const isThirdParty = (entry: ConductEntry): boolean => ['contact_person', 'unrelated_third_party', 'employer'].includes(partyOf(entry))
/** Where no number was stated, whoever was called stands for it. */
const dialled = (entry: ConductEntry): string => entry.number ?? partyOf(entry)
/** The debtor is one person on any number; others are told apart by theirs. */
const personOf = (entry: ConductEntry): string => (partyOf(entry) === 'debtor' ? 'debtor' : `${partyOf(entry)} ${entry.number ?? ''}`)
/** Contacts without a debt are taken together as about one that nobody named. */
const debtsOf = ({ debts }: ConductEntry): readonly string[] => (debts.length > 0 ? debts : [''])
/** Days before an entry that any rule looks at. */
const longestLookBack = 6
/** One person, on one day or the six after it. */
const inSevenDays = (earlier: ConductEntry, later: ConductEntry): boolean =>
  personOf(earlier) === personOf(later) && daysBetween(dayOf(earlier), dayOf(later)) <= longestLookBack
const sameCreditorAndDay = (a: ConductEntry, b: ConductEntry): boolean => a.creditor === b.creditor && dayOf(a) === dayOf(b)
const isWithin = (entry: ConductEntry, { debts, from, to }: Rest): boolean =>
  dayOf(entry) >= from && (to === undefined || dayOf(entry) <= to) && entry.debts.some((debt) => debts.includes(debt))
const when = (wrong: boolean | undefined): [] | null => (wrong ? [] : null)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Against the entries of a kind that come after a number of others of that kind that are alike. */
const beyond =
  (
    most: number,
    counts: (entry: ConductEntry) => boolean,
    alike: (earlier: ConductEntry, entry: ConductEntry) => boolean,
  ): Rule['against'] =>
  (entry, earlier) => {
    if (!counts(entry)) return null
    const counted = earlier.filter((e) => counts(e) && alike(e, entry))
    return counted.length >= most ? counted : null
  }

const standard = 'GB/T 45251-2025 贷后催收风控指引'
const bankers = '中国银行业协会《金融机构个人消费类贷款催收工作指引（试行）》（2026-01-30）'
const withoutStatute = ['TW', 'HK', 'UK_EW', 'UK_SCT', 'DE', 'OTHER'] as const

const rules = {
  CN_HOURS: {
    severity: 'breach',
    source: `${standard}；${bankers}`,
    in: ['CN'],
    against: (entry) => when(!entry.agreedHours && !(timeOf(entry) >= '08:00:00' && timeOf(entry) < '22:00:00')),
  },
  CN_EFFECTIVE_CALLS_GT3: {
    severity: 'breach',
    source: standard,
    in: ['CN'],
    against: beyond(3, (e) => isCall(e) && e.answered === true && partyOf(e) === 'debtor', sameCreditorAndDay),
  },
  CN_DIALS_GT6: {
    severity: 'advisory',
    source: bankers,
    in: ['CN'],
    against: beyond(
      6,
      (e) => isCall(e) && !e.answered,
      (a, b) => sameCreditorAndDay(a, b) && dialled(a) === dialled(b),
    ),
  },
  CN_THIRD_PARTY_CONTACT: {
    severity: 'breach',
    source: `${standard}；${bankers}`,
    in: ['CN'],
    against: (entry) => when(isThirdParty(entry) && !entry.debtorUnreachable),
  },
  CN_THIRD_PARTY_AFTER_REFUSAL: {
    severity: 'breach',
    source: standard,
    in: ['CN'],
    against: (entry) => when(isThirdParty(entry) && entry.refusedBefore),
  },
  CN_THIRD_PARTY_DISCLOSURE: {
    severity: 'breach',
    source: `${standard}；${bankers}`,
    in: ['CN'],
    against: (entry) => when(isThirdParty(entry) && entry.disclosedDebt),
  },
  AFTER_AGREEMENT: {
    severity: 'breach',
    source: '商业银行信用卡业务监督管理办法第70条',
    in: ['CN'],
    against: (entry, _, { cardPlans = [] }) => when(cardPlans.some((plan) => dayOf(entry) > plan.from && isWithin(entry, plan))),
  },
  US_HOURS: {
    severity: 'breach',
    source: '12 CFR 1006.6(b)',
    in: ['US'],
    against: (entry) =>
      when(
        (isCall(entry) || entry.channel === 'sms' || entry.channel === 'email') &&
          (timeOf(entry) < '08:00:00' || timeOf(entry) > '21:00:00'),
      ),
  },
  US_7_IN_7: {
    severity: 'breach',
    source: '12 CFR 1006.14(b)(2)',
    in: ['US'],
    against: (entry, earlier, setting) => {
      const about = (debt: string) => beyond(7, isPlaced, (a, b) => inSevenDays(a, b) && debtsOf(a).includes(debt))
      return (
        debtsOf(entry)
          .map((debt) => about(debt)(entry, earlier, setting))
          .find((counted) => counted !== null) ?? null
      )
    },
  },
  US_WITHIN_7_AFTER_CONVERSATION: {
    severity: 'breach',
    source: '12 CFR 1006.14(b)(2)',
    in: ['US'],
    against: (entry, earlier) => {
      const isSameTalk = (e: ConductEntry) => inSevenDays(e, entry) && debtsOf(e).some((debt) => debtsOf(entry).includes(debt))
      const talks = earlier.filter((e) => isCall(e) && e.answered === true && isSameTalk(e))
      return isPlaced(entry) && talks.length > 0 ? talks : null
    },
  },
  US_THIRD_PARTY_DISCLOSURE: {
    severity: 'breach',
    source: 'FDCPA 805(b)',
    in: ['US'],
    against: (entry) => when(isThirdParty(entry) && entry.disclosedDebt),
  },
  CONTACT_IN_MORATORIUM: {
    severity: 'breach',
    source: 'Debt Respite Scheme Regulations 2020',
    in: ['UK_EW'],
    against: (entry, _, { moratoria = [] }) => when(moratoria.some((moratorium) => isWithin(entry, moratorium))),
  },
  OFFICE_HOURS: {
    severity: 'info',
    in: withoutStatute,
    against: (entry, _, { officeHours: hours }) =>
      when(hours && !entry.agreedHours && !(timeOf(entry) >= hours.from && timeOf(entry) < hours.to)),
  },
  OFFICE_CALLS: {
    severity: 'info',
    in: withoutStatute,
    against: (entry, earlier, setting) => {
      const { officeCallsPerDay: most } = setting
      return most === undefined ? null : beyond(most, isCall, sameCreditorAndDay)(entry, earlier, setting)
    },
  },
  CONTENT: {
    severity: 'breach',
    source: { CN: bankers, US: 'FDCPA 806-808' },
    against: (entry) => when(entry.content !== undefined && entry.content.length > 0),
  },
} as const satisfies Record<string, Rule>
export type ConductRule = keyof typeof rules
/** What a contact log can show. All of it is worded as possible, to be used in a complaint, and never as a verdict. */
export const conductRules: Readonly<Record<ConductRule, Rule>> = rules

/**
 * What of a log may break a rule of the place, oldest first. Only what the creditor's side started counts, and the local day and time
 * are those of the person who was contacted.
 */
export function conductFlags(
  jurisdiction: EnumValue<'jurisdiction'>,
  entries: readonly ConductEntry[],
  setting: ConductSetting = {},
): ConductFlag[] {
  const own = entries
    .filter(({ startedBy }) => startedBy === 'creditor')
    .map((entry): ConductEntry => ({ ...entry, at: momentOf(entry.at) }))
    .toSorted((a, b) => compare(a.at, b.at))
  const here = (Object.entries(conductRules) as [ConductRule, Rule][]).filter(([, rule]) => rule.in?.includes(jurisdiction) ?? true)
  // No rule looks back further than seven days, so a long log costs no more for each entry than a short one.
  let first = 0
  return own.flatMap((entry, i) => {
    while (daysBetween(dayOf(own[first]!), dayOf(entry)) > longestLookBack) first += 1
    const earlier = own.slice(first, i)
    return here.flatMap(([rule, { against }]) => {
      const counted = against(entry, earlier, setting)
      return counted === null ? [] : [{ entry: entry.key, rule, counted: counted.map(({ key }) => key) }]
    })
  })
}
