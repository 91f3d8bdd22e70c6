import type { Problem } from '../../../contract/reply.ts'
import type { Input } from '../../../contract/requests.ts'
import { newContactEntry } from '../../../contract/requests.ts'
import { conductFacts, type CaseFile, type ContactEntry, type Day, type Promised } from '../../../domain/case-file.ts'
import { standingContacts } from '../../../domain/contacts.ts'
import type { EnumValue } from '../../../domain/enums.ts'
import { localParts, parseTime, zonedTime } from '../../../domain/time.ts'
import { formReader, stated, withoutUnstated, type FormRead } from '../../../ui/read-form.ts'

/** What the form holds: text as typed. */
export interface ContactFields {
  debts: string[]
  day: string
  time: string
  zone: string
  minutes: string
  channel: string
  direction: string
  party: string
  number: string
  counterpartOrg: string
  counterpartName: string
  counterpartNo: string
  /** 'name' and 'number', which they would not say. */
  refusedToSay: string[]
  summary: string
  result: string
  theirPromise: string
  theirPromiseDue: string
  ourPromise: string
  ourPromiseDue: string
  recordingKind: string
  recordingRef: string
  nextFollowUpOn: string
  documents: string[]
  /** Facts of the caller's conduct, by name, and what was said or written. */
  conduct: string[]
  content: string[]
}

type NewEntry = Input<'contact.add'>['entry']
type Direction = EnumValue<'contact_direction'>

const weCalled: readonly string[] = ['client_to_creditor', 'counselor_to_creditor'] satisfies Direction[]
const amongUs: readonly string[] = ['counselor_to_client', 'client_to_counselor'] satisfies Direction[]

/** The results in the order in which calls have them, so that few presses of ↓ reach the common ones. */
export const resultsByUse: readonly EnumValue<'contact_result'>[] = [
  'answered',
  'accepted_verbal',
  'documents_requested',
  'refused',
  'no_answer',
  'offer_received',
  'callback_promised',
  'information_given',
  'request_made',
  'busy',
  'voicemail',
  'hung_up',
  'escalated',
  'message_delivered',
  'accepted_written',
  'wrong_number',
  'threat_received',
]

/** True for a contact that the creditor's side started: only there do conduct checks look. */
export function isFromCreditor(direction: string): boolean {
  return direction.startsWith('creditor_')
}

/** True for a contact between counselor and client, in which no creditor takes part. */
export function isAmongUs(direction: string): boolean {
  return amongUs.includes(direction)
}

/** An empty form at this moment, in the zone of the entry before; with one debt that debt, and whom it is usually talked over with. */
export function freshContact(file: CaseFile, zone: string, nowIn: (zone: string) => { day: Day; time: string }): ContactFields {
  const used = standingContacts(file).at(-1)?.zone ?? zone
  const debts = file.debts.length === 1 ? [file.debts[0]!.key] : []
  return {
    debts,
    ...nowIn(used),
    zone: used,
    minutes: '',
    channel: 'call',
    direction: 'counselor_to_creditor',
    party: '',
    number: '',
    counterpartOrg: usualOrg(file, debts),
    counterpartName: '',
    counterpartNo: '',
    refusedToSay: [],
    summary: '',
    result: '',
    theirPromise: '',
    theirPromiseDue: '',
    ourPromise: '',
    ourPromiseDue: '',
    recordingKind: '',
    recordingRef: '',
    nextFollowUpOn: '',
    documents: [],
    conduct: [],
    content: [],
  }
}

/** The organisation that we last called over these debts, else their servicer or lender; a collector who called in is neither. */
export function usualOrg(file: CaseFile, debts: readonly string[]): string {
  const about = (keys: readonly string[]) => debts.length === 0 || keys.some((key) => debts.includes(key))
  const called = standingContacts(file).findLast(
    (entry) => weCalled.includes(entry.direction) && entry.counterpartOrg !== undefined && about(entry.debts),
  )
  if (called?.counterpartOrg !== undefined) return called.counterpartOrg
  const chosen = file.debts.filter((debt) => debts.includes(debt.key))
  const parties = (chosen.length > 0 ? chosen : file.debts.slice(0, 1)).flatMap((debt) => debt.parties)
  return (parties.find((party) => party.role === 'servicer') ?? parties.find((party) => party.role === 'legal_lender'))?.name ?? ''
}

/** Organisations that this case knows: those of earlier entries, newest first, then the parties of its debts. */
export function knownOrgs(file: CaseFile): string[] {
  const spoken = standingContacts(file)
    .flatMap((entry) => entry.counterpartOrg ?? [])
    .toReversed()
  return [...new Set([...spoken, ...file.debts.flatMap((debt) => debt.parties.map((party) => party.name))])]
}

/** The form after another choice of debts or direction: the organisation follows while nobody typed another one. */
export function withUsualOrg(file: CaseFile, before: ContactFields, change: Partial<ContactFields>): ContactFields {
  const after = { ...before, ...change }
  const usual = ({ debts, direction }: ContactFields) => (isAmongUs(direction) ? '' : usualOrg(file, debts))
  return before.counterpartOrg === usual(before) ? { ...after, counterpartOrg: usual(after) } : after
}

/** The form of an entry that is to be corrected. */
export function contactAsTyped(entry: ContactEntry): ContactFields {
  const { day, time } = localParts(entry.at)
  return {
    debts: entry.debts,
    day,
    time,
    zone: entry.zone,
    minutes: entry.durationSec === undefined ? '' : minutesText(entry.durationSec),
    channel: entry.channel,
    direction: entry.direction,
    party: entry.party ?? '',
    number: entry.number ?? '',
    counterpartOrg: entry.counterpartOrg ?? '',
    counterpartName: entry.counterpartName ?? '',
    counterpartNo: entry.counterpartNo ?? '',
    refusedToSay: entry.refusedToSay ?? [],
    summary: entry.summary,
    result: entry.result,
    theirPromise: entry.promiseByThem?.what ?? '',
    theirPromiseDue: entry.promiseByThem?.dueOn ?? '',
    ourPromise: entry.promiseByUs?.what ?? '',
    ourPromiseDue: entry.promiseByUs?.dueOn ?? '',
    recordingKind: entry.recordingKind ?? '',
    recordingRef: entry.recordingRef ?? '',
    nextFollowUpOn: entry.nextFollowUpOn ?? '',
    documents: entry.documents ?? [],
    conduct: conductFacts.filter((fact) => entry.conduct?.[fact]),
    content: entry.conduct?.content ?? [],
  }
}

/** From what was typed to the entry, or what is wrong by field. What a correction leaves as typed stays as it was, to the second and the blank. */
export function readContact(fields: ContactFields, corrects?: ContactEntry): FormRead<NewEntry> {
  const read = formReader()
  const before = corrects && contactAsTyped(corrects)
  const text = (name: TextName): string | undefined => (before?.[name] === fields[name] ? corrects?.[name] : stated(fields[name]))
  const some = (name: 'refusedToSay' | 'documents', was: readonly string[] | undefined) =>
    was && sameList(was, fields[name]) ? was : fields[name].length > 0 ? fields[name] : undefined
  const promise = (at: 'theirPromise' | 'ourPromise', was: Promised | undefined) => {
    const [what, due] = [fields[at], fields[`${at}Due`]]
    if (before && before[at] === what && before[`${at}Due`] === due) return was
    const dueOn = read.day(`${at}Due`, due)
    if (stated(what) === undefined && stated(due) === undefined) return undefined
    return withoutUnstated({ what: stated(what), dueOn })
  }
  const result = read.finish(
    newContactEntry,
    withoutUnstated({
      debts: fields.debts,
      at: readMoment(fields, read, corrects),
      zone: fields.zone.trim(),
      durationSec: readMinutes(fields.minutes, read),
      channel: fields.channel,
      direction: fields.direction,
      party: stated(fields.party),
      number: text('number'),
      counterpartOrg: text('counterpartOrg'),
      counterpartName: text('counterpartName'),
      counterpartNo: text('counterpartNo'),
      refusedToSay: some('refusedToSay', corrects?.refusedToSay),
      summary: text('summary') ?? '',
      result: fields.result,
      promiseByThem: promise('theirPromise', corrects?.promiseByThem),
      promiseByUs: promise('ourPromise', corrects?.promiseByUs),
      recordingKind: stated(fields.recordingKind),
      recordingRef: text('recordingRef'),
      nextFollowUpOn: read.day('nextFollowUpOn', fields.nextFollowUpOn),
      documents: some('documents', corrects?.documents),
      conduct: conductAsRead(fields, corrects),
      readBack: corrects?.readBack,
      letter: corrects?.letter,
    }),
  )
  return result.ok ? result : { ok: false, problems: result.problems.flatMap(inForm) }
}

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n')

/** Facts that a person ticked; under another direction than the creditor's they mean nothing and are left out. */
function conductAsRead({ direction, conduct, content }: ContactFields, corrects: ContactEntry | undefined) {
  const before = corrects && contactAsTyped(corrects)
  if (before && before.direction === direction && sameList(before.conduct, conduct) && sameList(before.content, content))
    return corrects.conduct
  if (!isFromCreditor(direction) || conduct.length + content.length === 0) return undefined
  return { ...Object.fromEntries(conduct.map((fact) => [fact, true])), ...(content.length > 0 && { content }) }
}

type TextName = 'number' | 'counterpartOrg' | 'counterpartName' | 'counterpartNo' | 'summary' | 'recordingRef'

const fieldOf: Partial<Record<string, string>> = {
  'promiseByThem.what': 'theirPromise',
  'promiseByUs.what': 'ourPromise',
  durationSec: 'minutes',
}

/** The schema speaks of `at` where the form has a day and a time, each with its own sentence already. */
function inForm(problem: Problem): Problem[] {
  return problem.field === 'at' ? [] : [{ ...problem, field: fieldOf[problem.field ?? ''] ?? problem.field ?? '' }]
}

/** The moment that the fields say, or null while they do not say one. */
export function momentOf({ day, time, zone }: Pick<ContactFields, 'day' | 'time' | 'zone'>): string | null {
  const read = formReader()
  const on = read.day('day', day)
  const at = parseTime(time)
  return on !== undefined && at.ok ? zonedTime(on, at.value, zone.trim()) : null
}

type Reader = ReturnType<typeof formReader>

function readMoment(fields: ContactFields, read: Reader, corrects: ContactEntry | undefined): string | undefined {
  const before = corrects && contactAsTyped(corrects)
  if (before && before.day === fields.day && before.time === fields.time && before.zone === fields.zone) return corrects.at
  const day = read.day('day', fields.day, 'required')
  const time = parseTime(fields.time)
  if (!time.ok) return read.fail('time', 'time.invalid')
  if (day === undefined || !newContactEntry.shape.zone.safeParse(fields.zone.trim()).success) return undefined
  return zonedTime(day, time.value, fields.zone.trim()) ?? read.fail('time', 'time.invalid')
}

/** Minutes, or minutes and seconds as a phone shows them: 7, 7:30. */
function readMinutes(text: string, read: Reader): number | undefined {
  if (stated(text) === undefined) return undefined
  const found = /^(\d{1,4})(?::([0-5]\d))?$/.exec(text.trim().normalize('NFKC'))
  const seconds = found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : Infinity
  return seconds <= 86_400 ? seconds : read.fail('minutes', 'number.invalid')
}

function minutesText(seconds: number): string {
  const rest = seconds % 60
  return rest === 0 ? String(seconds / 60) : `${Math.floor(seconds / 60)}:${String(rest).padStart(2, '0')}`
}
