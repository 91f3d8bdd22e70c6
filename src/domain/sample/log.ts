import type { ContactEntry, CreditorParty, Day, Debt, Promised } from '../case-file.ts'
import { addDays, daysBetween } from '../day.ts'
import { zonedTime } from '../time.ts'
import type { Chance } from './chance.ts'
import { fill } from './speech.ts'
import type { Talk, Texts } from './texts.ts'

/** A contact that is to be logged; what was said in it is made up from its kind. */
export interface Contact {
  talk: Talk
  on: Day
  debts: readonly Debt[]
  /** What fills the braces of the summary. */
  about: Record<string, string>
}

interface Shape {
  channel: readonly ContactEntry['channel'][]
  direction: ContactEntry['direction']
  result: readonly ContactEntry['result'][]
  /** Length of a call in seconds. */
  seconds?: [number, number]
  hours: [number, number]
  with: 'desk' | 'collector' | 'client'
  party?: NonNullable<ContactEntry['party']>
  byUs?: keyof Texts['promises']
  byThem?: keyof Texts['promises']
}

const office: [number, number] = [9, 17]
/** Calendar days that hold the working days named in the promises. */
const daysFor: Record<keyof Texts['promises'], number> = { papers: 2, confirmation: 7, answer: 5, callBack: 2 }
const shapes: Record<Talk, Shape> = {
  ask: {
    channel: ['call'],
    direction: 'counselor_to_creditor',
    result: ['documents_requested', 'request_made'],
    seconds: [240, 1500],
    hours: office,
    with: 'desk',
    byUs: 'papers',
    byThem: 'answer',
  },
  sendPapers: {
    channel: ['in_app', 'email'],
    direction: 'counselor_to_creditor',
    result: ['message_delivered'],
    hours: office,
    with: 'desk',
  },
  offer: {
    channel: ['call'],
    direction: 'creditor_to_counselor',
    result: ['accepted_verbal'],
    seconds: [180, 1200],
    hours: office,
    with: 'desk',
    byThem: 'confirmation',
  },
  paper: {
    channel: ['letter', 'email', 'in_app'],
    direction: 'creditor_to_client',
    result: ['accepted_written'],
    hours: office,
    with: 'desk',
  },
  agreed: {
    channel: ['visit', 'call', 'video'],
    direction: 'counselor_to_client',
    result: ['information_given'],
    hours: office,
    with: 'client',
  },
  refused: { channel: ['call'], direction: 'counselor_to_creditor', result: ['refused'], seconds: [120, 900], hours: office, with: 'desk' },
  counter: {
    channel: ['call'],
    direction: 'creditor_to_counselor',
    result: ['offer_received'],
    seconds: [120, 600],
    hours: office,
    with: 'desk',
    byUs: 'papers',
  },
  night: {
    channel: ['call', 'call', 'voice_bot'],
    direction: 'creditor_to_client',
    result: ['answered', 'hung_up'],
    seconds: [15, 140],
    hours: [22, 23],
    with: 'collector',
    party: 'debtor',
  },
  threat: {
    channel: ['call'],
    direction: 'creditor_to_client',
    result: ['threat_received'],
    seconds: [40, 300],
    hours: [8, 20],
    with: 'collector',
    party: 'debtor',
  },
  thirdParty: {
    channel: ['call'],
    direction: 'creditor_to_third_party',
    result: ['answered'],
    seconds: [30, 200],
    hours: [9, 19],
    with: 'collector',
    party: 'unrelated_third_party',
  },
  noAnswer: {
    channel: ['call'],
    direction: 'counselor_to_creditor',
    result: ['no_answer', 'voicemail'],
    seconds: [0, 60],
    hours: office,
    with: 'desk',
  },
  busy: { channel: ['call'], direction: 'client_to_creditor', result: ['busy'], seconds: [300, 660], hours: office, with: 'desk' },
  callback: {
    channel: ['call'],
    direction: 'counselor_to_creditor',
    result: ['callback_promised'],
    seconds: [60, 400],
    hours: office,
    with: 'desk',
    byThem: 'callBack',
  },
  balance: {
    channel: ['call', 'web_chat'],
    direction: 'counselor_to_creditor',
    result: ['information_given'],
    seconds: [120, 800],
    hours: office,
    with: 'desk',
  },
  toClient: {
    channel: ['call', 'im', 'visit'],
    direction: 'counselor_to_client',
    result: ['information_given'],
    hours: [9, 20],
    with: 'client',
  },
  fromClient: { channel: ['call', 'im'], direction: 'client_to_counselor', result: ['answered'], hours: [9, 20], with: 'client' },
  reminder: {
    channel: ['sms'],
    direction: 'creditor_to_client',
    result: ['message_delivered'],
    hours: [8, 20],
    with: 'collector',
    party: 'debtor',
  },
  complaint: {
    channel: ['complaint_portal'],
    direction: 'counselor_to_creditor',
    result: ['escalated'],
    hours: office,
    with: 'desk',
    byThem: 'answer',
  },
  paid: { channel: ['im', 'call'], direction: 'client_to_counselor', result: ['information_given'], hours: [9, 20], with: 'client' },
  visit: { channel: ['visit'], direction: 'creditor_to_client', result: ['answered'], hours: [10, 18], with: 'collector', party: 'debtor' },
}

interface Setting {
  zone: string
  texts: Texts
  pick: Chance
  clientNumber: string
}

/** The log in the order of what happened, with a key for each contact. */
export function logOf(contacts: readonly Contact[], setting: Setting): { entries: ContactEntry[]; keyOf: Map<Contact, string> } {
  const timed = contacts
    .map((contact) => ({ contact, at: timeOf(contact, setting) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const keyOf = new Map(timed.map(({ contact }, i) => [contact, `c${i + 1}`]))
  return { entries: timed.map(({ contact, at }) => entry(contact, at, keyOf.get(contact)!, setting)), keyOf }
}

function timeOf({ talk, on }: Contact, { zone, pick }: Setting): string {
  const [from, to] = shapes[talk].hours
  const time = `${String(pick.int(from, to)).padStart(2, '0')}:${String(pick.int(5, 55)).padStart(2, '0')}`
  const at = zonedTime(on, time, zone)
  if (at === null) throw new Error(`No ${time} in ${zone}`)
  return at
}

function entry({ talk, on, debts, about }: Contact, at: string, key: string, { zone, texts, pick, clientNumber }: Setting): ContactEntry {
  const shape = shapes[talk]
  const [first] = debts
  const one: ContactEntry = {
    key,
    debts: debts.map((debt) => debt.key),
    at,
    zone,
    channel: pick.of(shape.channel),
    direction: shape.direction,
    summary: fill(pick.of(texts.talks[talk]), { brand: first?.brand ?? '', ...about }),
    result: pick.of(shape.result),
  }
  if (shape.seconds) one.durationSec = pick.int(...shape.seconds)
  if (shape.party) one.party = shape.party
  if (shape.party === 'debtor') one.number = clientNumber
  if (first && shape.with !== 'client') Object.assign(one, counterpart(first, shape.with, texts, pick))
  const promised = (kind: keyof Texts['promises']): Promised => ({ what: texts.promises[kind], dueOn: addDays(on, daysFor[kind]) })
  if (shape.byUs) one.promiseByUs = promised(shape.byUs)
  if (shape.byThem) one.promiseByThem = promised(shape.byThem)
  if (shape.byThem || (shape.byUs && pick.in100(60))) one.nextFollowUpOn = one.promiseByThem?.dueOn ?? addDays(on, pick.int(3, 8))
  if (talk === 'offer' || talk === 'threat')
    Object.assign(one, {
      recordingKind: talk === 'offer' ? 'counselor_recording' : 'client_recording',
      recordingRef: `REC-${at.slice(0, 10)}-${key}.m4a`,
    })
  return one
}

function counterpart(debt: Debt, side: 'desk' | 'collector', texts: Texts, pick: Chance): Partial<ContactEntry> {
  const party = (role: CreditorParty['role']) => debt.parties.find((one) => one.role === role)
  const lender = party('legal_lender')!
  if (lender.type === 'individual') return { counterpartName: lender.name }
  const desk = texts.desk(party('servicer')?.name ?? lender.name)
  if (side === 'collector') return { counterpartOrg: party('collector')?.name ?? desk }
  return { counterpartOrg: desk, counterpartName: pick.of(texts.people), counterpartNo: texts.staffNo(pick.int(10_000, 99_999)) }
}

/** A day between two, both included. */
export function dayBetween(from: Day, to: Day, pick: Chance): Day {
  return addDays(from, pick.int(0, Math.max(0, daysBetween(from, to))))
}

/** An entry that corrects `wrong`: the same contact with the staff number put right, or the note completed. */
export function correctionOf(wrong: ContactEntry, key: string, texts: Texts, pick: Chance): ContactEntry {
  const correction: ContactEntry = {
    ...wrong,
    key,
    corrects: wrong.key,
    summary: `${texts.corrected[wrong.counterpartNo === undefined ? 1 : 0]}${wrong.summary}`,
  }
  if (wrong.counterpartNo !== undefined) correction.counterpartNo = texts.staffNo(pick.int(10_000, 99_999))
  return correction
}

/** An entry that takes `wrong` back, a few minutes after it. */
export function withdrawalOf(wrong: ContactEntry, key: string, texts: Texts, pick: Chance): ContactEntry {
  const { key: taken, debts, zone, channel, direction, result } = wrong
  const at = `${wrong.at.slice(0, 14)}${String(pick.int(56, 59))}${wrong.at.slice(16)}`
  return { key, debts, at, zone, channel, direction, result, summary: pick.of(texts.withdrawn), withdraws: taken }
}
