import type { Agreement, CaseFile, ContactEntry, Day, Promised } from './case-file.ts'
import { contactsInTime, lettersAbout, standingVersion } from './contacts.ts'
import type { EnumValue } from './enums.ts'
import { oncePer } from './once.ts'
import { endOfTime } from './day.ts'
import { ladder } from './evidence.ts'
import { installmentStatuses, type InstallmentState } from './schedule.ts'
import { differences } from './terms-diff.ts'
import { localParts } from './time.ts'

/** Who owes the next step. */
export type OwedBy = 'client' | 'creditor' | 'counselor'

/** In the order in which steps of one day are named. */
const kinds = ['installment', 'promiseByThem', 'promiseByUs', 'followUp', 'difference', 'query', 'confirmation'] as const

export interface Step {
  /** Null: it is owed, but no day was set. */
  on: Day | null
  by: OwedBy
  kind: (typeof kinds)[number]
  /** The key of the contact entry (promises, follow-ups) or of the agreement (all others). */
  ref: string
  debts: string[]
  /** What was promised. */
  what?: string
  /** Which installment. */
  no?: number
}

/** What is owed next and by whom: the first of `openSteps`, or null. */
export function nextStep(file: CaseFile): Step | null {
  return openSteps(file)[0] ?? null
}

/**
 * Everything that someone still owes in this case, dated things first, earliest on top. It does not depend on the
 * present day, so that a list can keep it. A completed or closed case owes nothing.
 */
export function openSteps(file: CaseFile): readonly Step[] {
  return openStepsOf(file)
}

const openStepsOf = oncePer((file: CaseFile): readonly Step[] => {
  if (file.status === 'completed' || file.status === 'closed') return []
  const agreements = file.agreements.filter(inForce)
  const steps = [...agreements.flatMap((agreement) => stepsOfAgreement(file, agreement)), ...stepsOfContacts(file)]
  return steps.toSorted((a, b) => compare(a.on ?? '~', b.on ?? '~') || kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
})

const ended: EnumValue<'agreement_status'>[] = ['terminated', 'completed', 'amended']
const unreached: EnumValue<'contact_result'>[] = ['no_answer', 'busy', 'wrong_number', 'voicemail']
const wholeCase = ''
/** Neither terminated, completed nor replaced: what an agreement asks for counts. */
export const inForce = (agreement: Agreement): boolean => !ended.includes(agreement.status)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function stepsOfAgreement(file: CaseFile, agreement: Agreement): Step[] {
  const of = { ref: agreement.key, debts: agreement.debts }
  const steps: Step[] = []
  const row = nextRow(agreement)
  if (row) steps.push({ on: row.status === 'deferred' ? null : row.dueOn, by: 'client', kind: 'installment', ...of, no: row.no })
  if (differences(file, agreement).some((difference) => difference.open)) {
    const asked = queryLetter(file, agreement) !== undefined
    steps.push(asked ? { on: null, by: 'creditor', kind: 'query', ...of } : { on: null, by: 'counselor', kind: 'difference', ...of })
  }
  const reached = ladder(file, agreement)
    .filter((rung) => rung.reached)
    .map((rung) => rung.level)
  if (reached.includes('oral_promise') && !reached.includes('written_offer'))
    steps.push({ on: null, by: 'creditor', kind: 'confirmation', ...of })
  return steps
}

/** The last letter that asked about an agreement's differences since its paper came: the creditor's turn. */
export function queryLetter(file: CaseFile, agreement: Agreement): ContactEntry | undefined {
  const paperOn = paperDay(file, agreement) ?? ''
  return lettersAbout(file, agreement.key).findLast(({ letter, at }) => letter?.kind === 'query' && localParts(at).day >= paperOn)
}

/** The day on which the paper that counts came, else the one on which it was signed. */
export function paperDay(file: CaseFile, { writtenTerms }: Agreement): Day | null {
  return file.documents.find(({ key }) => key === writtenTerms?.document)?.receivedOn ?? writtenTerms?.signedOn ?? null
}

/** The earliest row that still asks for money; a deferred one, which has lost its day, only when nothing else is open. */
function nextRow(agreement: Agreement): InstallmentState | undefined {
  const open = installmentStatuses(agreement, endOfTime).filter((row) => row.open > 0)
  return open.toSorted(
    (a, b) => Number(a.status === 'deferred') - Number(b.status === 'deferred') || compare(a.dueOn, b.dueOn) || a.no - b.no,
  )[0]
}

/** What contact entries promised and no later fact on the same debts has overtaken. */
function stepsOfContacts(file: CaseFile): Step[] {
  const contacts = contactsInTime(file)
  const latest = latestFacts(file, contacts)
  const answers = paperAnswers(file)
  return contacts.flatMap((entry, turn) => {
    const debts = entry.debts.length > 0 ? entry.debts : [wholeCase]
    const { day } = localParts(entry.at)
    // A paper of the same day settles only the call whose terms it confirms: another call may complain about that paper.
    if ((answers.get(entry.key) ?? '') >= day || debts.some((debt) => (latest.onPaper.get(debt) ?? '') > day)) return []
    const chased = debts.some((debt) => latest.attempt.get(debt)! > turn)
    const answered = debts.some((debt) => (latest.conversation.get(debt) ?? -1) > turn)
    return [...(answered ? [] : promised(entry)), ...(chased ? [] : followUp(entry))]
  })
}

/** Somebody spoke; a letter of ours is not yet an answer. */
export function wasReached({ result, letter }: ContactEntry): boolean {
  return letter === undefined && !unreached.includes(result)
}

function promised(entry: ContactEntry): Step[] {
  const withClient = entry.direction === 'counselor_to_client' || entry.direction === 'client_to_counselor'
  const step = (by: OwedBy, kind: Step['kind'], { what, dueOn }: Promised): Step => ({
    on: dueOn ?? null,
    by,
    kind,
    ref: entry.key,
    debts: entry.debts,
    what,
  })
  const steps: Step[] = []
  if (entry.promiseByThem) steps.push(step(withClient ? 'client' : 'creditor', 'promiseByThem', entry.promiseByThem))
  if (entry.promiseByUs) steps.push(step('counselor', 'promiseByUs', entry.promiseByUs))
  return steps
}

function followUp(entry: ContactEntry): Step[] {
  if (entry.nextFollowUpOn === undefined) return []
  return [{ on: entry.nextFollowUpOn, by: 'counselor', kind: 'followUp', ref: entry.key, debts: entry.debts }]
}

interface LatestFacts {
  /** The turn of the last contact. */
  attempt: Map<string, number>
  /** The turn of the last contact in which somebody was reached: only that overtakes a promise, and a letter of ours does not. */
  conversation: Map<string, number>
  /** The last day on which a paper was signed or came, or a proposal was sent. */
  onPaper: Map<string, Day>
}

/** The last facts by debt, and for entries that name no debt by the whole case. */
function latestFacts(file: CaseFile, contacts: readonly ContactEntry[]): LatestFacts {
  const latest: LatestFacts = { attempt: new Map(), conversation: new Map(), onPaper: new Map() }
  contacts.forEach((entry, turn) => {
    for (const debt of [...entry.debts, wholeCase]) {
      latest.attempt.set(debt, turn)
      if (wasReached(entry)) latest.conversation.set(debt, turn)
    }
  })
  const onPaper = (debts: string[], day: Day | undefined) => {
    if (day === undefined) return
    for (const debt of [...debts, wholeCase]) if (day > (latest.onPaper.get(debt) ?? '')) latest.onPaper.set(debt, day)
  }
  for (const proposal of file.proposals) onPaper(proposal.debts, proposal.sentOn)
  for (const agreement of file.agreements) for (const day of paperDays(file, agreement)) onPaper(agreement.debts, day)
  return latest
}

/** The last paper of the agreements whose terms were said in an entry, by the entry that counts for it today. */
function paperAnswers(file: CaseFile): Map<string, Day> {
  const answers = new Map<string, Day>()
  for (const agreement of file.agreements) {
    const said = agreement.oralTerms?.contact
    const entry = said === undefined ? null : standingVersion(file.contacts, said)
    for (const day of entry ? paperDays(file, agreement) : []) if (day > (answers.get(entry!.key) ?? '')) answers.set(entry!.key, day)
  }
  return answers
}

function paperDays(file: CaseFile, { writtenTerms, earlierPapers = [] }: Agreement): Day[] {
  const papers = writtenTerms ? [writtenTerms, ...earlierPapers] : earlierPapers
  return papers
    .flatMap((paper) => [paper.signedOn, file.documents.find((document) => document.key === paper.document)?.receivedOn])
    .filter((day) => day !== undefined)
}
