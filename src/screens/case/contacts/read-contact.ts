import type { Input } from '../../../contract/requests.ts'
import { newContactEntry } from '../../../contract/requests.ts'
import type { CaseFile, ContactEntry, Day } from '../../../domain/case-file.ts'
import { standingContacts } from '../../../domain/contacts.ts'
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
  summary: string
  result: string
  theirPromise: string
  theirPromiseDue: string
  ourPromise: string
  ourPromiseDue: string
  recordingKind: string
  recordingRef: string
  nextFollowUpOn: string
}

type NewEntry = Input<'contact.add'>['entry']

/** An empty form at this moment; with one debt that debt, and the organisation that was spoken to last. */
export function freshContact(file: CaseFile, day: Day, time: string, zone: string): ContactFields {
  const last = standingContacts(file).at(-1)
  const lender = file.debts[0]?.parties.find((party) => party.role === 'servicer' || party.role === 'legal_lender')
  return {
    debts: file.debts.length === 1 ? [file.debts[0]!.key] : [],
    day,
    time,
    zone: last?.zone ?? zone,
    minutes: '',
    channel: 'call',
    direction: 'counselor_to_creditor',
    party: '',
    number: '',
    counterpartOrg: last?.counterpartOrg ?? lender?.name ?? '',
    counterpartName: '',
    counterpartNo: '',
    summary: '',
    result: '',
    theirPromise: '',
    theirPromiseDue: '',
    ourPromise: '',
    ourPromiseDue: '',
    recordingKind: '',
    recordingRef: '',
    nextFollowUpOn: '',
  }
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
    summary: entry.summary,
    result: entry.result,
    theirPromise: entry.promiseByThem?.what ?? '',
    theirPromiseDue: entry.promiseByThem?.dueOn ?? '',
    ourPromise: entry.promiseByUs?.what ?? '',
    ourPromiseDue: entry.promiseByUs?.dueOn ?? '',
    recordingKind: entry.recordingKind ?? '',
    recordingRef: entry.recordingRef ?? '',
    nextFollowUpOn: entry.nextFollowUpOn ?? '',
  }
}

/** From what was typed to the entry, or what is wrong by field. */
export function readContact(fields: ContactFields): FormRead<NewEntry> {
  const read = formReader()
  const promise = (what: string, due: string, at: 'theirPromise' | 'ourPromise') => {
    const dueOn = read.day(`${at}Due`, due)
    if (stated(what) === undefined && stated(due) === undefined) return undefined
    return withoutUnstated({ what: stated(what) ?? read.fail(at, 'text.empty'), dueOn })
  }
  const result = read.finish(
    newContactEntry,
    withoutUnstated({
      debts: fields.debts,
      at: readMoment(fields, read),
      zone: fields.zone,
      durationSec: readMinutes(fields.minutes, read),
      channel: fields.channel,
      direction: fields.direction,
      party: stated(fields.party),
      number: stated(fields.number),
      counterpartOrg: stated(fields.counterpartOrg),
      counterpartName: stated(fields.counterpartName),
      counterpartNo: stated(fields.counterpartNo),
      summary: fields.summary.trim(),
      result: fields.result,
      promiseByThem: promise(fields.theirPromise, fields.theirPromiseDue, 'theirPromise'),
      promiseByUs: promise(fields.ourPromise, fields.ourPromiseDue, 'ourPromise'),
      recordingKind: stated(fields.recordingKind),
      recordingRef: stated(fields.recordingRef),
      nextFollowUpOn: read.day('nextFollowUpOn', fields.nextFollowUpOn),
    }),
  )
  // The schema speaks of `at` where the form has a day and a time, each with its own sentence already.
  if (!result.ok) result.problems = result.problems.filter(({ field }) => field !== 'at')
  return result
}

type Reader = ReturnType<typeof formReader>

function readMoment(fields: ContactFields, read: Reader): string | undefined {
  const day = read.day('day', fields.day, 'required')
  const time = parseTime(fields.time)
  if (!time.ok) return read.fail('time', 'time.invalid')
  if (day === undefined) return undefined
  return zonedTime(day, time.value, fields.zone) ?? read.fail('time', 'time.invalid')
}

/** Minutes, or minutes and seconds as a phone shows them: 7, 7:30. */
function readMinutes(text: string, read: Reader): number | undefined {
  if (stated(text) === undefined) return undefined
  const found = /^(\d{1,4})(?:[:：]([0-5]\d))?$/.exec(text.trim().normalize('NFKC'))
  return found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : read.fail('minutes', 'number.invalid')
}

function minutesText(seconds: number): string {
  const rest = seconds % 60
  return rest === 0 ? String(seconds / 60) : `${Math.floor(seconds / 60)}:${String(rest).padStart(2, '0')}`
}
