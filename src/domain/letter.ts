import type { Agreement, CaseFile, ContactEntry, Currency, Day, Debt, LetterFacts, Promised, WrittenTerms, ZonedTime } from './case-file.ts'
import { conductSource } from './case-conduct.ts'
import type { ConductFlag, ConductRule } from './conduct.ts'
import { standingContacts, standingVersion } from './contacts.ts'
import { daysBetween } from './day.ts'
import type { EnumValue } from './enums.ts'
import { paperDay } from './next-step.ts'
import { queryLines, termRows, type QueryLine, type Term } from './terms-diff.ts'
import { sameName } from './text.ts'
import { localParts } from './time.ts'

export type LetterKind = LetterFacts['kind']
/** What a letter is about: an agreement, contacts that may have gone against a rule, or without both the creditor's last promise. */
export type LetterAbout = Pick<LetterFacts, 'kind' | 'agreement'> & { conduct?: readonly ConductFlag[] }

/** Everything that a letter says, before it is put into the words of a language. No ID number; of the client's account numbers the end alone. */
export interface LetterContent {
  kind: LetterKind
  client: string
  /** A consent to represent holds on the day of the letter; without one the client signs. */
  represented: boolean
  debts: { key: string; brand: string; tail?: string }[]
  currency: Currency
  /** The contact in which the creditor's side said it. */
  spoken?: ContactEntry
  /** The creditor's own reference of a recording. */
  recording?: string
  /** Each term that was said, as `termRows` writes it. */
  said: { term: Term; value: string }[]
  promise?: Promised
  paper?: Pick<WrittenTerms, 'form' | 'issuedBy'> & { on: Day | null }
  /** What the paper has otherwise, or lacks. */
  lines: QueryLine[]
  /** What has happened since it was said, oldest first. */
  history: ContactEntry[]
  /** Contacts that may have gone against a rule of the place, oldest first; the letter is about them then. */
  conduct: { rule: ConductRule; source?: string; entry: ContactEntry }[]
  /** Days since it was said; null while nobody knows when. */
  days: number | null
}

/** What a letter of the day `on` says: about the agreement of `about`, else about what the creditor last promised. */
export function letterContent(file: CaseFile, about: LetterAbout, on: Day): LetterContent {
  const agreement = file.agreements.find(({ key }) => key === about.agreement)
  const conduct = flagged(file, about)
  const spoken = agreement ? spokenIn(file, agreement) : conduct.length > 0 ? undefined : lastPromise(file)
  const debts = debtsAbout(file, agreement ?? spoken ?? conduct.at(-1)?.entry)
  const written = agreement?.writtenTerms
  const reference = spoken?.recordingKind === 'creditor_recording_ref' ? spoken.recordingRef : undefined
  return {
    kind: about.kind,
    client: file.client.name,
    represented: representedOn(file, on),
    debts: debts.map(debtName),
    currency: debts[0]?.currency ?? 'CNY',
    ...(spoken && { spoken }),
    ...(reference !== undefined && { recording: reference }),
    said: agreement ? saidTerms(file, agreement) : [],
    ...(spoken?.promiseByThem && { promise: spoken.promiseByThem }),
    ...(agreement &&
      written && { paper: { form: written.form, issuedBy: written.issuedBy, on: written.signedOn ?? paperDay(file, agreement) } }),
    lines: agreement ? queryLines(file, agreement) : [],
    conduct,
    history: conduct.length > 0 ? [] : historySince(file, debts, spoken?.at),
    days: spoken ? daysBetween(localParts(spoken.at).day, on) : null,
  }
}

/** Of what a letter is about only the debts of the one that it goes to: which others a client owes is nobody else's business. */
function debtsAbout(file: CaseFile, about: Agreement | ContactEntry | undefined): Debt[] {
  const named = file.debts.filter(({ key }) => about?.debts.includes(key))
  if (named.length > 0) return named
  const org = about && 'counterpartOrg' in about ? about.counterpartOrg : undefined
  const ofOrg = file.debts.filter((debt) => isOf(debt, org))
  return ofOrg.length > 0 ? ofOrg : file.debts.slice(0, 1)
}

function isOf({ brand, parties }: Debt, org: string | undefined): boolean {
  return org !== undefined && [brand, ...parties.map(({ name }) => name)].some((name) => sameName(name, org))
}

/** A contact that names no debt is about some debts where its organisation is a party of one, or where the case has no others. */
function isAbout(file: CaseFile, { debts: named, counterpartOrg }: ContactEntry, debts: readonly Debt[]): boolean {
  if (named.length > 0) return debts.some(({ key }) => named.includes(key))
  return debts.length === file.debts.length || debts.some((debt) => isOf(debt, counterpartOrg))
}

/** Of one creditor: that of the newest flag. */
function flagged(file: CaseFile, { conduct = [] }: LetterAbout): LetterContent['conduct'] {
  const all = conduct.flatMap(({ entry: key, rule }) => {
    const entry = file.contacts.find((one) => one.key === key)
    const source = conductSource(file.jurisdiction, rule)
    return entry ? [{ rule, entry, ...(source !== undefined && { source }) }] : []
  })
  const debts = debtsAbout(file, all.at(-1)?.entry)
  return all.filter(({ entry }) => isAbout(file, entry, debts))
}

/** To whom a letter goes: the lender, since only its word binds, else who issued the paper, else who spoke. */
export function addressee(file: CaseFile, about: LetterAbout): string {
  const agreement = file.agreements.find((one) => one.key === about.agreement)
  const spoken = agreement ? spokenIn(file, agreement) : (flagged(file, about).at(-1)?.entry ?? lastPromise(file))
  const parties = debtsAbout(file, agreement ?? spoken).flatMap((debt) => debt.parties)
  const lender = parties.find(({ role }) => role === 'assignee') ?? parties.find(({ role }) => role === 'legal_lender')
  return lender?.name ?? agreement?.writtenTerms?.issuedBy ?? spoken?.counterpartOrg ?? parties[0]?.name ?? ''
}

/** True while a consent to be represented holds. */
export function representedOn({ consents }: Pick<CaseFile, 'consents'>, on: Day): boolean {
  return holdsOn(consents, 'representation', on)
}

/** True while the client consents to sharing data with the creditor (PIPL Art. 23 asks for a separate consent). */
export function mayShareOn({ consents }: Pick<CaseFile, 'consents'>, on: Day): boolean {
  return holdsOn(consents, 'share_creditor', on)
}

function holdsOn(consents: CaseFile['consents'], wanted: EnumValue<'consent_type'>, on: Day): boolean {
  return consents.some(
    ({ type, givenOn, expiresOn, withdrawnOn }) =>
      type === wanted && givenOn <= on && (expiresOn === undefined || expiresOn >= on) && (withdrawnOn === undefined || withdrawnOn > on),
  )
}

function spokenIn(file: CaseFile, { oralTerms }: Agreement): ContactEntry | undefined {
  return (oralTerms?.contact !== undefined && standingVersion(file.contacts, oralTerms.contact)) || undefined
}

function lastPromise(file: CaseFile): ContactEntry | undefined {
  return standingContacts(file).findLast((entry) => !isAmongUs(entry) && (entry.promiseByThem ?? entry.result === 'accepted_verbal'))
}

const isAmongUs = ({ direction }: ContactEntry): boolean => direction === 'counselor_to_client' || direction === 'client_to_counselor'

function saidTerms(file: CaseFile, agreement: Agreement): LetterContent['said'] {
  return termRows(file, agreement).flatMap(({ term, said }) => (said === undefined ? [] : [{ term, value: said }]))
}

/** The contact in which it was said, then what our side did about these debts, and what the creditor promised in answer. */
function historySince(file: CaseFile, debts: readonly Debt[], since: ZonedTime | undefined): ContactEntry[] {
  const start = since === undefined ? -Infinity : Date.parse(since)
  return standingContacts(file)
    .filter((entry) => ours.includes(entry.direction) || (entry.promiseByThem !== undefined && !isAmongUs(entry)) || entry.at === since)
    .filter((entry) => isAbout(file, entry, debts))
    .filter((entry) => Date.parse(entry.at) >= start)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

const ours: ContactEntry['direction'][] = ['counselor_to_creditor', 'client_to_creditor']

/** A debt as a letter names it: of its number only the last four signs, and of a short one nothing. */
export function debtName({ key, brand, accountNo, contractNo }: Debt): LetterContent['debts'][number] {
  const signs = Array.from((accountNo ?? contractNo ?? '').trim())
  return { key, brand, ...(signs.length > 6 && { tail: signs.slice(-4).join('') }) }
}
