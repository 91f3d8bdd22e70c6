import type { Problem } from '../../../contract/reply.ts'
import { newContactEntry, type Input } from '../../../contract/requests.ts'
import type { CaseFile, ContactEntry, Day, LetterFacts, ZonedTime } from '../../../domain/case-file.ts'
import { daysFor } from '../../../domain/chase.ts'
import { addDays, parseDay } from '../../../domain/day.ts'
import type { EnumValue } from '../../../domain/enums.ts'
import { addressee, letterContent, representedOn, type LetterAbout } from '../../../domain/letter.ts'
import type { Chaser } from '../../../domain/office-lists.ts'
import { localParts, zonedTime } from '../../../domain/time.ts'
import { formReader, withoutUnstated, type FormRead } from '../../../ui/read-form.ts'
import { letterText } from '../../../words/letter-text.ts'
import type { Language } from '../../../words/words.ts'

export interface LetterFields {
  to: string
  channel: string
  language: Language
  day: string
  answerBy: string
  answerTo: string
  subject: string
  text: string
  documents: string[]
}

/** In which ways a letter goes out, the usual first. */
export const letterChannels = [
  'registered_letter',
  'letter',
  'email',
  'in_app',
  'web_chat',
  'im',
  'sms',
  'complaint_portal',
  'other',
] as const satisfies EnumValue<'contact_channel'>[]

/** What a letter is written from. */
export interface LetterBase {
  file: CaseFile
  about: LetterAbout
  chaser: Chaser
  /** The person of the office who writes. */
  sender: string
}

/** The form of a new letter of `today`, its text written from the case. */
export function freshLetter({ file, about, chaser, sender }: LetterBase, language: Language, today: Day): LetterFields {
  const to = addressee(file, about)
  const fields: LetterFields = {
    to,
    channel: 'registered_letter',
    language,
    day: today,
    answerBy: addDays(today, daysFor(chaser, to)),
    answerTo: '',
    subject: '',
    text: '',
    documents: [],
  }
  return { ...fields, ...written({ file, about, sender }, fields) }
}

/** Subject and text as they follow from the other fields. */
export function written({ file, about, sender }: Omit<LetterBase, 'chaser'>, fields: LetterFields): { subject: string; text: string } {
  const on = parseDay(fields.day)
  const answerBy = parseDay(fields.answerBy)
  const content = letterContent(file, about, on.ok ? on.value : (file.openedOn as Day))
  const frame = { to: fields.to.trim(), answerBy: answerBy.ok ? answerBy.value : null, answerTo: fields.answerTo.trim(), sender }
  return letterText(content, frame, fields.language)
}

/** The form after another day, language or receiver: subject and text follow while nobody has changed them by hand. */
export function withWritten(base: Omit<LetterBase, 'chaser'>, before: LetterFields, change: Partial<LetterFields>): LetterFields {
  const after = { ...before, ...change }
  const [was, now] = [written(base, before), written(base, after)]
  const follow = (name: 'subject' | 'text') => (before[name] === was[name] ? now[name] : before[name])
  return { ...after, subject: follow('subject'), text: follow('text') }
}

type NewEntry = Input<'contact.add'>['entry']

/** The contact entry that the letter becomes, at `time` of its day and not before what it is about, or what is wrong by field. */
export function readLetter(
  { file, about }: Pick<LetterBase, 'file' | 'about'>,
  fields: LetterFields,
  time: string,
  zone: string,
): FormRead<NewEntry> {
  const read = formReader()
  const on = read.day('day', fields.day, 'required')
  const content = letterContent(file, about, on ?? file.openedOn)
  const moment = on && momentAfter(content.spoken, on, time, zone)
  if (moment?.at === null) read.fail('day', 'time.invalid')
  const { kind, agreement } = about
  const letter: LetterFacts = {
    kind,
    ...(agreement !== undefined && { agreement }),
    language: fields.language,
    subject: fields.subject.trim(),
  }
  const result = read.finish(
    newContactEntry,
    withoutUnstated({
      debts: content.debts.map(({ key }) => key),
      at: moment?.at ?? undefined,
      zone: moment?.zone ?? zone,
      channel: fields.channel,
      direction: on && !representedOn(file, on) ? 'client_to_creditor' : 'counselor_to_creditor',
      counterpartOrg: fields.to.trim(),
      summary: fields.text.trim(),
      result: 'request_made',
      nextFollowUpOn: read.day('answerBy', fields.answerBy),
      documents: fields.documents.length > 0 ? fields.documents : undefined,
      letter,
    }),
  )
  return result.ok ? result : { ok: false, problems: result.problems.flatMap(inForm) }
}

/** The moment of a letter; one of the same day as what it is about is never before it. */
function momentAfter(spoken: ContactEntry | undefined, on: Day, time: string, zone: string): { at: ZonedTime | null; zone: string } {
  const at = zonedTime(on, time, zone)
  const before = at !== null && spoken !== undefined && localParts(spoken.at).day === on && Date.parse(at) < Date.parse(spoken.at)
  return before ? { at: spoken.at, zone: spoken.zone } : { at, zone }
}

/** The schema speaks of `at` where the form has a day with its own sentence. */
function inForm(problem: Problem): Problem[] {
  const { field = '' } = problem
  return field === 'at' ? [] : [{ ...problem, field: fieldOf[field] ?? field }]
}

const fieldOf: Partial<Record<string, string>> = {
  counterpartOrg: 'to',
  summary: 'text',
  'letter.subject': 'subject',
  nextFollowUpOn: 'answerBy',
}
