import type { BalanceClaim, CaseFile, Client, ContactEntry, Currency, Day, Phone, Promised, Proposal, Terms } from './case-file.ts'
import { accruedToday, paymentsOn, type AccruedToday } from './claims.ts'
import { standingContacts } from './contacts.ts'
import { addDays } from './day.ts'
import { affordabilityGuard } from './guard.ts'
import { openSteps } from './next-step.ts'
import { isDecided } from './offer.ts'
import type { Chaser, Reserve } from './office-lists.ts'
import { plainForm, sameName } from './text.ts'
import { debtTotal, latestBalance } from './totals.ts'

/** What must be known while a creditor is on the phone over one debt. */
export interface CallBrief {
  /** The newest claim and its sum in minor units; null where none states an amount. */
  claim: BalanceClaim | null
  total: bigint | null
  /** What the claim has become by today: an estimate. */
  today: AccruedToday | null
  promise: LastPromise | null
  /** The newest offer of ours that nobody has decided about. */
  ask: Proposal | null
  limit: CallLimit
  /** The last conversation with the creditor's side. */
  last: ContactEntry | null
  /** Contacts over this debt whose recording or ticket is noted, newest first. */
  recorded: ContactEntry[]
}

/** The creditor's newest promise: still open, and late where its day is over. */
export interface LastPromise {
  entry: ContactEntry
  promised: Promised
  open: boolean
  late: boolean
}

/** What can be promised a month, in minor units. */
export interface CallLimit {
  currency: Currency
  /** For all creditors, the reserve taken off; null without a budget. */
  affordable: bigint | null
  /** What other creditors leave of it in the tightest of twelve months; below zero: short. */
  free: bigint | null
  confirmed: boolean
}

/** Gives the brief of a debt; what is about no debt in particular counts as about every one. */
export function callBrief(file: CaseFile, debtKey: string, reserve: Reserve, today: Day): CallBrief | null {
  const debt = file.debts.find(({ key }) => key === debtKey)
  if (!debt) return null
  const about = standingContacts(file)
    .filter(({ debts }) => debts.length === 0 || debts.includes(debtKey))
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
  const withCreditor = about.filter(isWithCreditor)
  return {
    claim: latestBalance(debt),
    total: debtTotal(debt),
    today: accruedToday(debt, paymentsOn(file, debt), today),
    promise: lastPromise(file, withCreditor, today),
    ask: openOffer(file, debtKey),
    limit: limitOf(file, debtKey, reserve, today),
    last: withCreditor.find(({ counterpartName, counterpartNo }) => (counterpartName ?? counterpartNo) !== undefined) ?? null,
    recorded: about.filter(({ recordingRef }) => recordingRef !== undefined),
  }
}

const amongUs: readonly ContactEntry['direction'][] = ['counselor_to_client', 'client_to_counselor']
const isWithCreditor = ({ direction }: ContactEntry): boolean => !amongUs.includes(direction)

function lastPromise(file: CaseFile, newestFirst: readonly ContactEntry[], today: Day): LastPromise | null {
  const entry = newestFirst.find(({ promiseByThem }) => promiseByThem !== undefined)
  const promised = entry?.promiseByThem
  if (!entry || !promised) return null
  const open = openSteps(file).some(({ kind, ref }) => kind === 'promiseByThem' && ref === entry.key)
  return { entry, promised, open, late: open && promised.dueOn !== undefined && promised.dueOn < today }
}

/** The newest offer on a debt that came from us and is not decided; null when there is none. */
export function openOffer({ proposals }: Pick<CaseFile, 'proposals'>, debtKey: string): Proposal | null {
  return proposals.findLast((offer) => offer.debts.includes(debtKey) && offer.madeBy !== 'creditor' && !isDecided(offer)) ?? null
}

/** The agreement that terms said about a debt belong to: the newest on it that waits for confirmation; else a new one. */
export function spokenAgreement({ agreements }: Pick<CaseFile, 'agreements'>, debtKey: string): string | null {
  const waits = agreements.findLast((one) => one.status === 'pending_confirmation' && one.debts.includes(debtKey))
  return waits?.key ?? null
}

function limitOf(file: CaseFile, debtKey: string, reserve: Reserve, today: Day): CallLimit {
  const { currency, affordable, budget, months } = affordabilityGuard(file, reserve, { debts: [debtKey], rows: [] }, today)
  const left = months.flatMap((month) => (month.left === null ? [] : [month.left]))
  return {
    currency,
    affordable,
    free: left.length === 0 ? null : left.reduce((least, one) => (one < least ? one : least)),
    confirmed: budget === 'confirmed',
  }
}

/**
 * Whether a number of the client's may be called now. never: the client said no. outside, within: by the hours that the client
 * said. unclear: there are words beside the hours, or none were said.
 */
export type CallNow = 'never' | 'outside' | 'within' | 'unclear'

/** The zone by whose clock the client lives: the one stated, else that of the last contact; undefined where neither is. */
export function clientZone(file: Pick<CaseFile, 'client' | 'contacts'>): string | undefined {
  return file.client.timeZone ?? standingContacts(file).at(-1)?.zone
}

/** Each of the client's numbers at a time of day, "18:45", by the clock of the client. */
export function phonesNow({ phones }: Pick<Client, 'phones'>, time: string): { phone: Phone; now: CallNow }[] {
  return phones.map((phone) => ({ phone, now: phone.safeToCall === false ? 'never' : hoursNow(phone.reachable, time) }))
}

const clock = '([01]?\\d|2[0-4])(?::([0-5]\\d)|[点點时時](?:([0-5]?\\d)分|半)?)'
const range = new RegExp(`${clock}(?:[-–—−~〜]|至|到|to)${clock}`, 'g')

/** Only hours and nothing else can be read for certain: "工作日 18:30-21:00" or "not 9:00-17:00" are for people. */
function hoursNow(text: string | undefined, time: string): CallNow {
  const plain = plainForm(text ?? '').replaceAll(/\s/g, '')
  const ranges = [...plain.matchAll(range)]
  if (ranges.length === 0 || plain.replaceAll(range, '').replaceAll(/[,，、;；/]/g, '') !== '') return 'unclear'
  const inside = ranges.some(([all]) => {
    const [from = '', to = ''] = [...all.matchAll(new RegExp(clock, 'g'))].map(timeOf)
    return from < to ? from <= time && time < to : time >= from || time < to
  })
  return inside ? 'within' : 'outside'
}

/** "9点半" → "09:30". */
function timeOf([all, hour = '', colon, minute]: RegExpMatchArray): string {
  return `${hour.padStart(2, '0')}:${(colon ?? minute ?? (all.endsWith('半') ? '30' : '0')).padStart(2, '0')}`
}

/** The day on which an answer is asked after: as many days on as the office gives this creditor. */
export function followUpOn({ days, creditors }: Chaser, creditor: string, today: Day): Day {
  return addDays(today, creditors.find(({ name }) => sameName(name, creditor))?.days ?? days)
}

/** True when at least one term was stated. */
export function saysTerms(terms: { [T in keyof Terms]?: unknown }): boolean {
  return Object.values(terms).some((term) => term !== undefined)
}
