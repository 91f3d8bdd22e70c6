import type { Problem } from '../../../contract/reply.ts'
import { parts } from '../../../contract/parts.ts'
import type { Input } from '../../../contract/requests.ts'
import { saysTerms, spokenAgreement, openOffer } from '../../../domain/call.ts'
import type { CaseFile, Currency, Day, Terms } from '../../../domain/case-file.ts'
import { formReader, stated, withoutUnstated, type FormRead } from '../../../ui/read-form.ts'
import { noTerms, readTerms, type TermsFields } from '../agreements/read-terms.ts'
import { freshContact, readContact, resultsByUse, withUsualOrg, type ContactFields } from '../contacts/read-contact.ts'

/** A contact entry as it is typed during a call, and the terms said in it. */
export interface CallFields extends ContactFields {
  /** Which call it is, so that it is found again by its draft alone. */
  caseNo: string
  debt: string
  /** The instant at which the timer began; '' before. */
  startedAt: string
  hungUp: boolean
  nameRefused: boolean
  numberRefused: boolean
  /** The agreement that the terms belong to; '' is a new one. */
  agreement: string
  terms: TermsFields
  /** The terms, as `termsText` writes them, that were read back and agreed to; what is typed anew was not. */
  agreedTo: string
}

/** The nine results that calls have most, by one key each, and the others. */
export const commonResults = resultsByUse.slice(0, 9)
export const otherResults = resultsByUse.slice(9)

const unreached: readonly string[] = ['no_answer', 'busy', 'wrong_number', 'voicemail']
const withTerms: readonly string[] = ['accepted_verbal', 'offer_received']

/** A call about one debt at this moment, with nobody on the line yet. */
export function freshCall(file: CaseFile, debt: string, zone: string, nowIn: (zone: string) => { day: Day; time: string }): CallFields {
  const contact = freshContact(file, zone, nowIn)
  return {
    ...withUsualOrg(file, contact, { debts: [debt] }),
    caseNo: file.caseNo,
    debt,
    startedAt: '',
    hungUp: false,
    nameRefused: false,
    numberRefused: false,
    agreement: spokenAgreement(file, debt) ?? '',
    terms: noTerms(),
    agreedTo: '',
  }
}

/** The typed terms in one text: two are equal when the same was typed. */
export function termsText(terms: TermsFields): string {
  return JSON.stringify(terms, (name, value: unknown) => (name === 'row' ? undefined : value))
}

/** True when somebody typed or ticked something: the timer alone is nothing to keep. */
export function hasTyped(fields: CallFields, fresh: CallFields): boolean {
  const typed = ({ startedAt: _s, day: _d, time: _t, terms, ...rest }: CallFields) => JSON.stringify(rest) + termsText(terms)
  return typed(fields) !== typed(fresh)
}

/** Terms are asked for when something was agreed or offered, and stay in sight once one was typed. */
export function asksTerms({ result, terms }: Pick<CallFields, 'result' | 'terms'>): boolean {
  return withTerms.includes(result) || termsText(terms) !== termsText(noTerms())
}

/** Who was on the line is asked for when anybody was. */
export function asksWho({ result }: Pick<CallFields, 'result'>): boolean {
  return !unreached.includes(result)
}

/** Minutes and seconds as the form takes them, "7:05"; '' for more than a day, which no call lasts. */
export function lengthText(seconds: number): string {
  return seconds > 86_400 ? '' : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Whole seconds between an instant, as a text, and a moment in ms; never below zero, as clocks are set back. */
export function secondsSince(startedAt: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(startedAt)) / 1000))
}

type NewCall = Pick<Input<'contact.add'>, 'entry' | 'said'>

/** The typed terms as far as they are whole and can be read, for saying them aloud. */
export function termsSoFar(fields: TermsFields, currency: Currency): Terms {
  const read = Object.entries(readTerms(formReader(), 'terms', fields, currency))
  const whole = ([name, term]: [string, unknown]) => parts.terms.safeParse({ [name]: term }).success
  return Object.fromEntries(read.filter(whole))
}

/**
 * From what was typed to the entry and the terms said in it, or what is wrong by field. Name and employee number are asked for
 * until given or refused. A call that nobody hung up lasts until `now`, in ms; one that reached nobody has no length.
 */
export function readCall(file: CaseFile, fields: CallFields, currency: Currency, now: number): FormRead<NewCall> {
  const running = !fields.hungUp && fields.startedAt !== '' && asksWho(fields)
  const contact = readContact({ ...fields, minutes: running ? lengthText(secondsSince(fields.startedAt, now)) : fields.minutes })
  const read = formReader()
  const terms = read.finish(parts.terms, asksTerms(fields) ? readTerms(read, 'terms', fields.terms, currency) : {})
  const unasked = notAskedFor(fields)
  if (!contact.ok || !terms.ok || unasked.length > 0)
    return { ok: false, problems: [...unasked, ...problemsOf(contact), ...problemsOf(terms).map(inForm)] }
  const refused = refusals(fields)
  const said = saysTerms(terms.value)
  return {
    ok: true,
    value: {
      entry: {
        ...contact.value,
        ...(refused.length > 0 && { refusedToSay: refused }),
        ...(said && { readBack: fields.agreedTo === termsText(fields.terms) }),
      },
      ...(said && { said: { ...belongsTo(file, fields), terms: terms.value } }),
    },
  }
}

/** The schema speaks of the terms alone. */
const inForm = (problem: Problem): Problem =>
  problem.field?.startsWith('terms.') ? problem : { ...problem, field: `terms.${problem.field ?? ''}` }

/** What nobody has asked the counterpart for yet. */
function notAskedFor(fields: CallFields): Problem[] {
  if (!asksWho(fields)) return []
  const open = (name: 'counterpartName' | 'counterpartNo', refused: boolean) => !refused && stated(fields[name]) === undefined
  return [
    ...(open('counterpartName', fields.nameRefused) ? [{ code: 'call.name', field: 'counterpartName' }] : []),
    ...(open('counterpartNo', fields.numberRefused) ? [{ code: 'call.number', field: 'counterpartNo' }] : []),
  ]
}

const problemsOf = (read: FormRead<unknown>): Problem[] => (read.ok ? [] : read.problems)

function refusals(fields: CallFields): ('name' | 'number')[] {
  if (!asksWho(fields)) return []
  const name = fields.nameRefused && stated(fields.counterpartName) === undefined
  const number = fields.numberRefused && stated(fields.counterpartNo) === undefined
  return [...(name ? (['name'] as const) : []), ...(number ? (['number'] as const) : [])]
}

/** The agreement, or what a new one answers. */
function belongsTo(file: CaseFile, { agreement, debt }: CallFields): { agreement?: string; proposal?: string } {
  return withoutUnstated(agreement === '' ? { proposal: openOffer(file, debt)?.key } : { agreement })
}
