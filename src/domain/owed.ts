import type { Agreement, CaseFile, ContactEntry, CreditorParty, Currency, Day, Debt, Proposal } from './case-file.ts'
import { contactsInTime, standingVersion } from './contacts.ts'
import { ladder } from './evidence.ts'
import { sumMinor } from './money.ts'
import { inForce, openSteps, paperDay, queryLetter, wasReached, type Step } from './next-step.ts'
import { sameName } from './text.ts'
import { localParts } from './time.ts'

/**
 * What a creditor owes, in the order of weight: the paper on what was said; the lender's own paper where somebody else's
 * came; the terms of a yes of which only the call is logged; an answer to a query letter; what was promised; an answer to a
 * request.
 */
export const creditorKinds = ['confirmation', 'otherIssuer', 'yes', 'query', 'promise', 'answer'] as const
/** What the office has to do, or what the client promised it. */
export const ourKinds = ['promiseByUs', 'promiseByClient', 'followUp', 'difference'] as const

/** Money that rests on spoken words: what a creditor said and has not confirmed in writing. */
export interface SpokenMoney {
  currency: Currency
  total?: bigint
  waived?: bigint
}

/** One thing that is waited for, as the case tells it: it does not depend on the present day, so that a list can keep it. */
export interface Owed {
  kind: (typeof creditorKinds)[number] | (typeof ourKinds)[number]
  by: 'creditor' | 'us'
  /** The key of the contact entry (promises, follow-ups, yes), the offer (answer) or the agreement (all others). */
  ref: string
  agreement?: string
  debts: string[]
  /** From whom: who said it, else the creditor of its first debt, '' when the case names none. */
  creditor: string
  /** What was promised. */
  what?: string
  /** The day from which it is waited for; null when no day is known. */
  since: Day | null
  /** The day that was set for it; null when the office's days for this creditor count. */
  ownDay: Day | null
  spoken?: SpokenMoney
  /** Letters of ours about it since then. */
  letters: number
  lastLetterOn: Day | null
  /** Calls and visits of ours about it in which somebody was reached, since the last letter or, without one, since then. */
  calls: number
}

/** What creditors still owe and what we have to do in a case; a completed or closed case owes nothing. */
export function owed(file: CaseFile): Owed[] {
  if (file.status === 'completed' || file.status === 'closed') return []
  const log = contactsInTime(file)
  const said = bareYes(file, log)
  return [...fromSteps(file, said), ...otherIssuers(file), ...said, ...unanswered(file, said)].map((one) => withAsked(one, log))
}

/** A step that is not the creditor's. */
export type OurStep = Step & { kind: 'installment' | 'promiseByThem' | 'promiseByUs' | 'followUp' | 'difference' }

/** What we and the client have to do, installments included. */
export function weOwe(file: CaseFile): OurStep[] {
  return openSteps(file).filter((step): step is OurStep => step.by !== 'creditor')
}

/** The day on which the terms of an agreement were said; null when no contact entry that counts tells. */
export function saidOn(file: CaseFile, agreement: Agreement): Day | null {
  return dayOf(saidIn(file, agreement))
}

/** The brands of some debts of the case, in its order. */
export function brandsOf(file: CaseFile, keys: readonly string[]): string[] {
  return debtsOf(file, keys).map((debt) => debt.brand)
}

/** Who the creditor of the first of some debts is: whoever took the claim over, else the lender, a party, the brand; or ''. */
export function creditorOf(file: CaseFile, keys: readonly string[]): string {
  const [debt] = debtsOf(file, keys)
  const party = (role: CreditorParty['role']) => debt?.parties.findLast((one) => one.role === role)
  return (party('assignee') ?? party('legal_lender') ?? debt?.parties[0])?.name ?? debt?.brand ?? ''
}

/** The creditors of a case by name, in the order of its debts, each with the keys of what is owed to it. */
export function creditorsOf(file: CaseFile): { name: string; debts: string[] }[] {
  const found: { name: string; debts: string[] }[] = []
  for (const { key } of file.debts) {
    const name = creditorOf(file, [key])
    const same = found.find((one) => sameName(one.name, name))
    if (same) same.debts.push(key)
    else found.push({ name, debts: [key] })
  }
  return found
}

/** What `owed` says of one thing before our letters and calls about it are counted. */
type Found = Omit<Owed, 'by' | 'letters' | 'lastLetterOn' | 'calls'> & { entry?: ContactEntry | undefined }

function fromSteps(file: CaseFile, said: readonly Found[]): Found[] {
  const steps = openSteps(file)
  const entries = new Map(file.contacts.map((entry) => [entry.key, entry]))
  const agreements = new Map(file.agreements.map((agreement) => [agreement.key, agreement]))
  const confirmations = steps.flatMap(({ kind, ref }) => (kind === 'confirmation' ? [agreements.get(ref)!] : []))
  const saidInCalls = [...confirmations.map((agreement) => saidIn(file, agreement)?.key), ...said.map(({ ref }) => ref)]
  return steps.flatMap((step): Found[] => {
    const { kind, ref, on, what } = step
    if (kind === 'installment') return []
    const agreement = agreements.get(ref)
    if (kind === 'confirmation' && agreement) return [confirmation(file, agreement, steps)]
    if (kind === 'query' && agreement) return [aboutPaper(file, 'query', agreement, queryLetter(file, agreement))]
    if (kind === 'difference' && agreement) return [{ ...aboutPaper(file, 'difference', agreement), since: paperDay(file, agreement) }]
    // A promise of the call whose terms wait for their paper is the promise of that paper.
    if (kind === 'promiseByThem' && saidInCalls.includes(ref)) return []
    const entry = entries.get(ref)
    const promise = step.by === 'client' ? 'promiseByClient' : 'promise'
    return [
      {
        kind: kind === 'promiseByThem' ? promise : (kind as 'promiseByUs' | 'followUp'),
        ref,
        debts: step.debts,
        creditor: entry?.counterpartOrg ?? creditorOf(file, step.debts),
        ...(what !== undefined && { what }),
        since: dayOf(entry),
        ownDay: on,
        entry,
      },
    ]
  })
}

/** The paper on what was said; a promise of the same call sets its day. */
function confirmation(file: CaseFile, agreement: Agreement, steps: readonly Step[]): Found {
  const entry = saidIn(file, agreement)
  const promise = steps.find(({ kind, ref, by }) => kind === 'promiseByThem' && by === 'creditor' && ref === entry?.key)
  const spoken = spokenMoney(file, agreement)
  return {
    ...aboutPaper(file, 'confirmation', agreement, entry),
    ...(promise?.what !== undefined && { what: promise.what }),
    ownDay: promise?.on ?? null,
    ...(spoken && { spoken }),
  }
}

function aboutPaper(file: CaseFile, kind: Found['kind'], { key, debts }: Agreement, entry?: ContactEntry): Found {
  return { kind, ref: key, agreement: key, debts, creditor: creditorOf(file, debts), since: dayOf(entry), ownDay: null, entry }
}

/** Papers that come from no party of the debt: the lender's own confirmation is still missing. */
function otherIssuers(file: CaseFile): Found[] {
  return file.agreements
    .filter((agreement) => inForce(agreement) && agreement.writtenTerms !== undefined)
    .filter((agreement) => {
      const rungs = ladder(file, agreement)
      const written = rungs.some(({ level, reached }) => level === 'written_offer' && reached)
      return written && rungs.some(({ missing }) => missing.includes('issuer.notParty'))
    })
    .map((agreement) => ({ ...aboutPaper(file, 'otherIssuer', agreement), since: paperDay(file, agreement) }))
}

/** A yes that was the creditor's last word on a debt without any agreement: its terms are noted nowhere. */
function bareYes(file: CaseFile, log: readonly ContactEntry[]): Found[] {
  const agreed = new Set(file.agreements.flatMap(({ debts }) => debts))
  const last = new Map<string, ContactEntry>()
  for (const entry of log)
    if (wasReached(entry) && !withClient.includes(entry.direction)) for (const debt of entry.debts) last.set(debt, entry)
  return [...new Set(last.values())]
    .filter(({ result, debts }) => result === 'accepted_verbal' && !debts.some((debt) => agreed.has(debt)))
    .map((entry) => {
      const { key, debts, counterpartOrg, promiseByThem } = entry
      return {
        kind: 'yes',
        ref: key,
        debts,
        creditor: counterpartOrg ?? creditorOf(file, debts),
        ...(promiseByThem && { what: promiseByThem.what }),
        since: dayOf(entry),
        ownDay: promiseByThem?.dueOn ?? null,
        entry,
      }
    })
}

/** Requests that were sent and that neither an agreement nor a yes has answered. */
function unanswered(file: CaseFile, said: readonly Found[]): Found[] {
  const answered = new Set(file.agreements.map((agreement) => agreement.proposal))
  const yes = (offer: Proposal) =>
    said.some(({ debts, since }) => (since ?? '') >= (offer.sentOn ?? '') && debts.some((debt) => offer.debts.includes(debt)))
  return file.proposals
    .filter((offer) => waiting.includes(offer.status) && !answered.has(offer.key) && !yes(offer))
    .map(({ key, debts, sentOn, validUntil }) => ({
      kind: 'answer',
      ref: key,
      debts,
      creditor: creditorOf(file, debts),
      since: sentOn ?? null,
      ownDay: validUntil ?? null,
    }))
}

const waiting: readonly Proposal['status'][] = ['sent', 'acknowledged', 'under_review']

/** Counts our letters about it and the calls since the last of them; `log` holds what counts, oldest first. */
function withAsked({ entry, ...one }: Found, log: readonly ContactEntry[]): Owed {
  const { agreement, debts, since } = one
  const from = entry ? log.indexOf(entry) : -1
  const shares = (each: ContactEntry) => each.debts.length === 0 || each.debts.some((debt) => debts.includes(debt))
  // Without an entry from which it is waited for, a letter of that day asks about it already, a call has brought it.
  const begin = since ?? ''
  const letters = log.flatMap((each, turn) => {
    const { letter } = each
    if (!letter || (letter.agreement === undefined ? !shares(each) : letter.agreement !== agreement)) return []
    return (entry ? turn > from : dayOf(each)! >= begin) ? [turn] : []
  })
  const last = letters.at(-1)
  const calls = log.filter((each, turn) => {
    if (!ours.includes(each.direction) || !wasReached(each) || !shares(each)) return false
    return last !== undefined || entry ? turn > (last ?? from) : dayOf(each)! > begin
  })
  const by = ourKinds.some((kind) => kind === one.kind) ? 'us' : 'creditor'
  return { ...one, by, letters: letters.length, lastLetterOn: last === undefined ? null : dayOf(log[last]), calls: calls.length }
}

const ours: readonly ContactEntry['direction'][] = ['client_to_creditor', 'counselor_to_creditor']
const withClient: readonly ContactEntry['direction'][] = ['counselor_to_client', 'client_to_counselor']

function debtsOf(file: CaseFile, keys: readonly string[]): Debt[] {
  return file.debts.filter((debt) => keys.includes(debt.key))
}

function dayOf(entry: ContactEntry | undefined): Day | null {
  return entry ? localParts(entry.at).day : null
}

/** The entry that counts today for the call in which terms were said. */
function saidIn(file: CaseFile, { oralTerms }: Agreement): ContactEntry | undefined {
  return oralTerms?.contact === undefined ? undefined : (standingVersion(file.contacts, oralTerms.contact) ?? undefined)
}

function spokenMoney(file: CaseFile, { debts, oralTerms }: Agreement): SpokenMoney | null {
  const currency = debtsOf(file, debts)[0]?.currency
  if (currency === undefined || oralTerms === undefined) return null
  const { total, waivers = [] } = oralTerms
  const money: SpokenMoney = { currency }
  if (total !== undefined) money.total = BigInt(total)
  if (waivers.length > 0) money.waived = sumMinor(waivers.map((waiver) => waiver.amount))
  return money.total === undefined && money.waived === undefined ? null : money
}
