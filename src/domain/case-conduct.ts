import type { Agreement, CaseFile, ContactEntry, Day, ZonedTime } from './case-file.ts'
import { conductFlags, conductRules, isCall, type ConductEntry, type ConductFlag, type ConductRule, type Rest } from './conduct.ts'
import { contactsInTime } from './contacts.ts'
import { enums, type EnumValue } from './enums.ts'
import { moratoriumEnd } from './moratorium.ts'
import type { ConductList } from './office-lists.ts'
import { installmentStatuses } from './schedule.ts'
import { searchKey } from './text.ts'
import { timeIn } from './time.ts'

type Jurisdiction = EnumValue<'jurisdiction'>

/** Places none of whose rules anybody here has read: all of it is off until the office switches it on. */
const unread: readonly Jurisdiction[] = ['TW', 'HK', 'UK_EW', 'UK_SCT', 'DE', 'OTHER']
/** Rules elsewhere whose text nobody here has read either. */
const unreadRules: readonly string[] = ['US US_THIRD_PARTY_DISCLOSURE', 'US CONTENT']
const unreached: readonly EnumValue<'contact_result'>[] = ['no_answer', 'busy', 'wrong_number', 'voicemail']
const cardTypes: readonly EnumValue<'debt_type'>[] = ['credit_card', 'card_installment']
/** Statuses of plans that are or were kept until a row was missed. */
const keptPlans: readonly EnumValue<'agreement_status'>[] = ['active', 'cured', 'breached', 'completed']
/** After so many calls in a row that failed a debtor is out of contact (CBA 2026). */
const callsInVain = 3

/** By what an office list names a rule of a place. */
export function conductKey(jurisdiction: Jurisdiction, rule: ConductRule): string {
  return `${jurisdiction} ${rule}`
}

/** The text that a rule of a place stands in; the office's own limits have none. */
export function conductSource(jurisdiction: Jurisdiction, rule: ConductRule): string | undefined {
  const { source } = conductRules[rule]
  return typeof source === 'object' ? source[jurisdiction] : source
}

/** The rules that can speak of a place, each with whether it is on and whether anybody here has read its source. */
export function conductRulesOf(jurisdiction: Jurisdiction, { on }: ConductList): { rule: ConductRule; on: boolean; read: boolean }[] {
  return (Object.keys(conductRules) as ConductRule[]).flatMap((rule) => {
    const where = conductRules[rule].in ?? enums.jurisdiction
    const key = conductKey(jurisdiction, rule)
    const read = !unread.includes(jurisdiction) && !unreadRules.includes(key)
    return where.includes(jurisdiction) ? [{ rule, on: on[key] ?? read, read }] : []
  })
}

/**
 * What in the log of a case may break a rule that is on, oldest first: only entries that count, judged by the clock of the
 * place where the client lives. `today` tells which plans had been missed. It is never more than possible.
 */
export function caseConduct(file: CaseFile, list: ConductList, today: Day): ConductFlag[] {
  const on = conductRulesOf(file.jurisdiction, list).flatMap((one) => (one.on ? [one.rule] : []))
  const entries = conductEntries(file)
  const flags = conductFlags(file.jurisdiction, entries, {
    cardPlans: file.agreements.flatMap((agreement) => cardPlan(file, agreement, today)),
    moratoria: file.debts.flatMap(({ key, moratorium }) =>
      moratorium ? [{ debts: [key], from: moratorium.from, to: moratoriumEnd(moratorium) }] : [],
    ),
    ...(list.hours && { officeHours: list.hours }),
    ...(list.callsPerDay !== undefined && { officeCallsPerDay: list.callsPerDay }),
  })
  return flags.filter(({ rule }) => on.includes(rule))
}

/** The log as the rules look at it, oldest first; a debtor who could not be reached is told by the calls before. */
function conductEntries(file: CaseFile): ConductEntry[] {
  /** By creditor, how many calls to the debtor failed since somebody was reached. */
  const failed = new Map<string, number>()
  return contactsInTime(file).map((entry): ConductEntry => {
    const one = conductEntry(file, entry)
    const before = failed.get(one.creditor) ?? 0
    failed.set(one.creditor, failedAfter(one, entry.result, before))
    return one.party !== 'debtor' && before >= callsInVain ? { ...one, debtorUnreachable: true } : one
  })
}

function failedAfter(one: ConductEntry, result: EnumValue<'contact_result'>, before: number): number {
  if (one.startedBy === 'client') return 0
  if (one.startedBy !== 'creditor' || one.party !== 'debtor' || !isCall(one)) return before
  if (result === 'wrong_number') return callsInVain
  return one.answered ? 0 : before + 1
}

function conductEntry(file: CaseFile, entry: ContactEntry): ConductEntry {
  const { key, at, zone, channel, direction, number, debts, result, conduct } = entry
  const startedBy = starterOf(direction)
  return {
    ...conduct,
    key,
    // The clock of others' contacts is never looked at, and zones are dear to compute.
    at: startedBy === 'creditor' ? localTime(file, at, zone) : at,
    channel,
    startedBy,
    party: entry.party ?? usualParty(direction),
    ...(number !== undefined && { number: searchKey(number) }),
    creditor: creditorOf(file, entry),
    debts,
    answered: !unreached.includes(result),
  }
}

/** The time where the client is; where that is not known, as it was logged. */
function localTime({ client: { timeZone } }: CaseFile, at: ZonedTime, zone: string): ZonedTime {
  return timeZone === undefined || timeZone === zone ? at : (timeIn(timeZone, at) ?? at)
}

function starterOf(direction: EnumValue<'contact_direction'>): ConductEntry['startedBy'] {
  if (direction.startsWith('creditor_')) return 'creditor'
  return direction.startsWith('client_') ? 'client' : 'counselor'
}

/** Whom a contact reached when nobody wrote it down. */
function usualParty(direction: EnumValue<'contact_direction'>): EnumValue<'contact_party'> {
  if (direction === 'creditor_to_third_party') return 'contact_person'
  return direction === 'creditor_to_counselor' ? 'representative' : 'debtor'
}

/** Who pressed: the organisation that was named, else the lender of the first debt that it was about. */
function creditorOf({ debts }: CaseFile, { counterpartOrg, debts: about }: ContactEntry): string {
  const debt = debts.find(({ key }) => about.includes(key))
  const lender = debt?.parties.find(({ role }) => role === 'legal_lender') ?? debt?.parties[0]
  return searchKey(counterpartOrg ?? lender?.name ?? debt?.brand ?? '')
}

/** A card's plan from its signing until a row of it was missed; a plan that broke otherwise tells no day and is left out. */
function cardPlan(file: CaseFile, agreement: Agreement, today: Day): Rest[] {
  const { debts, status, writtenTerms } = agreement
  const cards = debts.filter((key) => cardTypes.includes(file.debts.find((debt) => debt.key === key)?.debtType ?? 'other'))
  const from = writtenTerms?.signedOn
  if (cards.length === 0 || from === undefined || !keptPlans.includes(status)) return []
  const missed = installmentStatuses(agreement, today).find((row) => row.status === 'overdue' || row.status === 'overdue_partial')
  if (missed) return [{ debts: cards, from, to: missed.dueOn }]
  return status === 'breached' ? [] : [{ debts: cards, from }]
}
