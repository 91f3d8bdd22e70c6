import type { Agreement, CaseDocument, Day, Debt, Minor, Proposal, Terms, WrittenTerms } from '../case-file.ts'
import { addDays } from '../day.ts'
import { enums } from '../enums.ts'
import { requiredClauses } from '../clause-list.ts'
import { unitOf } from '../money.ts'
import { equalRows } from '../schedule.ts'
import type { Chance } from './chance.ts'
import { owed } from './debts.ts'
import type { Contact } from './log.ts'
import type { Market } from './markets.ts'
import { paymentsOf, withRelief } from './payments.ts'
import { spokenDay, spokenMoney } from './speech.ts'
import type { Story } from './stories.ts'
import type { Texts } from './texts.ts'

/** A document before it has a key. */
export interface Paper {
  type: CaseDocument['type']
  receivedOn: Day
  seen: boolean
}

/** What grows while the deals of a case are told: keys come from the places in these lists. */
export interface Ledger {
  market: Market
  texts: Texts
  pick: Chance
  openedOn: Day
  today: Day
  contacts: Contact[]
  papers: Paper[]
  proposals: Proposal[]
  /** `promise` is the contact in which the oral terms were said. */
  agreements: { agreement: Agreement; promise?: Contact }[]
}

/** How far a deal goes, which is all that a deal needs of a story. */
export type Course = Pick<Story, 'rung' | 'proposal' | 'course' | 'agreementStatus' | 'difference' | 'relief'>

interface Days {
  asked: Day
  said: Day
  written: Day
  accepted: Day
}

/** Tells the deal over `debts` as far as its story goes: what was asked, said and written, and how it was paid. */
export function tellDeal(course: Course, debts: readonly Debt[], ledger: Ledger): void {
  const { pick, openedOn } = ledger
  const level = course.rung === undefined ? -1 : enums.evidence_level.indexOf(course.rung)
  if (level < 0) return
  const asked = addDays(openedOn, pick.int(2, 4))
  const said = addDays(asked, pick.int(3, 6))
  const written = addDays(said, pick.int(3, 8))
  const days: Days = { asked, said, written, accepted: addDays(written, pick.int(1, 3)) }
  const { total, overdueInterest } = owed(debts)
  const halved = pick.in100(40)
  const waived = (halved ? Math.floor(overdueInterest / 2) : overdueInterest) as Minor
  const installments =
    course.course === 'done' ? pick.int(3, 6) : course.course === undefined ? pick.of([6, 12, 24]) : pick.of([18, 24, 36])
  const firstDueOn = addDays(said, pick.int(22, 40))
  const wish: Terms = { installments, firstDueOn, waivers: [{ component: 'overdue_interest', amount: overdueInterest }] }
  const promised: Terms = {
    total: (total - waived) as Minor,
    installments,
    firstDueOn,
    waivers: [{ component: 'overdue_interest', amount: waived }],
  }
  const proposal = propose(course, wish, level > 0 ? (halved ? 'accepted_partly' : 'accepted') : 'sent', debts, days, ledger)
  if (level === 0 && course.agreementStatus === undefined) return
  const agreement: Agreement = {
    key: `a${ledger.agreements.length + 1}`,
    debts: debts.map(({ key }) => key),
    proposal,
    status: course.agreementStatus ?? (level < 4 ? 'pending_confirmation' : 'active'),
    schedule: [],
    payments: [],
  }
  const entry: Ledger['agreements'][number] = { agreement }
  ledger.agreements.push(entry)
  if (level >= 1) {
    entry.promise = { talk: 'offer', on: days.said, debts, about: spoken(promised, debts, ledger) }
    ledger.contacts.push(entry.promise)
    agreement.oralTerms = promised
  }
  if (level >= 2) receivePaper(agreement, course, promised, waived, level >= 3, debts, days, ledger)
  if (level >= 4) {
    agreement.acceptedByClientOn = days.accepted
    ledger.contacts.push({ talk: 'agreed', on: days.accepted, debts, about: {} })
  }
  if (course.course !== undefined) pay(agreement, course, debts[0]!.currency, days, ledger)
}

/** A plan that was asked for and refused. */
export function tellRefusal(debts: readonly Debt[], on: Day, ledger: Ledger): void {
  const { pick, texts } = ledger
  const firstDueOn = addDays(on, 30)
  const proposal: Proposal = {
    key: `p${ledger.proposals.length + 1}`,
    debts: debts.map(({ key }) => key),
    types: ['installment_plan', 'interest_freeze'],
    sentOn: on,
    channel: 'call',
    status: 'rejected',
    reasons: pick.of(texts.reasons),
    decidedOn: addDays(on, 1),
    decisionNote: pick.of(texts.refusals),
    terms: { installments: pick.of([12, 24, 36, 60]), firstDueOn },
  }
  ledger.proposals.push(proposal)
  ledger.contacts.push({ talk: 'refused', on: addDays(on, 1), debts, about: {} })
}

function propose(
  { proposal: status, rung }: Course,
  terms: Terms,
  usual: Proposal['status'],
  debts: readonly Debt[],
  { asked }: Days,
  ledger: Ledger,
): string {
  const { pick, texts } = ledger
  const proposal: Proposal = {
    key: `p${ledger.proposals.length + 1}`,
    debts: debts.map(({ key }) => key),
    types: ['installment_plan', pick.of(['waive_overdue_interest', 'interest_freeze'])],
    status: status ?? usual,
    reasons: pick.of(texts.reasons),
    terms,
  }
  ledger.proposals.push(proposal)
  if (proposal.status === 'draft' || proposal.status === 'approved_by_client') return proposal.key
  Object.assign(proposal, { sentOn: asked, channel: 'call' })
  const about = spoken(terms, debts, ledger)
  ledger.contacts.push({ talk: 'ask', on: asked, debts, about })
  if (rung !== 'discussed' || pick.in100(50)) ledger.contacts.push({ talk: 'sendPapers', on: addDays(asked, 1), debts, about })
  const decidedOn = addDays(asked, pick.int(2, 4))
  if (proposal.status === 'counter_offer') ledger.contacts.push({ talk: 'counter', on: decidedOn, debts, about })
  if (proposal.status === 'rejected') {
    ledger.contacts.push({ talk: 'refused', on: decidedOn, debts, about })
    Object.assign(proposal, { decidedOn, decisionNote: pick.of(texts.refusals) })
  }
  return proposal.key
}

function receivePaper(
  agreement: Agreement,
  { difference }: Course,
  promised: Terms,
  waived: Minor,
  checked: boolean,
  debts: readonly Debt[],
  { written }: Days,
  ledger: Ledger,
): void {
  const { pick, texts } = ledger
  const paper = (terms: Terms, receivedOn: Day): WrittenTerms => ({
    document: addPaper({ type: 'written_confirmation', receivedOn, seen: pick.in100(60) }, ledger),
    form: pick.of(['signed_paper', 'e_signature', 'in_app', 'email', 'letter']),
    issuedBy: difference === 'issuer' ? outsider(debts, texts) : debts[0]!.parties.find(({ role }) => role === 'legal_lender')!.name,
    signedOn: receivedOn,
    ...terms,
    clauses: checked ? judgedClauses(pick) : {},
  })
  const withoutWaiver: Terms = { ...promised, total: (promised.total! + waived) as Minor, waivers: [] }
  ledger.contacts.push({ talk: 'paper', on: written, debts, about: {} })
  if (!checked) agreement.writtenTerms = paper({ total: promised.total! }, written)
  else if (difference === 'open')
    agreement.writtenTerms = paper(pick.in100(50) ? withoutWaiver : { ...promised, installments: promised.installments! - 2 }, written)
  else if (difference === 'accepted')
    agreement.writtenTerms = paper({ ...promised, firstDueOn: addDays(promised.firstDueOn!, pick.int(2, 6)) }, written)
  else agreement.writtenTerms = paper(promised, written)
  if (difference === 'newerPaper') agreement.earlierPapers = [paper(withoutWaiver, addDays(written, -2))]
}

/** A company that is no party of these debts. */
const outsider = (debts: readonly Debt[], texts: Texts): string =>
  texts.collectors.find((name) => !debts.some(({ parties }) => parties.some((party) => party.name === name)))!

function judgedClauses(pick: Chance): WrittenTerms['clauses'] {
  const clauses: WrittenTerms['clauses'] = {}
  for (const clause of requiredClauses) clauses[clause] = pick.in100(75) ? 'present' : pick.of(['missing', 'unclear'])
  clauses.no_new_cards = pick.of(['present', 'not_applicable'])
  for (const clause of pick.some(['parties', 'stop_collection', 'credit_reporting', 'payment_account', 'early_repayment'] as const, 3))
    clauses[clause] = pick.of(enums.clause_status)
  return clauses
}

function pay(agreement: Agreement, course: Course, currency: Debt['currency'], { accepted }: Days, ledger: Ledger): void {
  const { total, installments, firstDueOn } = agreement.writtenTerms!
  const rows = equalRows(total!, installments!, firstDueOn!, unitOf(currency))
  agreement.schedule = course.relief === undefined ? rows : withRelief(rows, course.relief, ledger.today)
  agreement.payments = paymentsOf(course.course!, agreement.schedule, ledger)
  const [firstPayment] = agreement.payments
  if (!firstPayment || firstPayment.paidOn < accepted) return
  if (firstPayment.status === 'confirmed')
    firstPayment.receipt = addPaper({ type: 'payment_receipt', receivedOn: firstPayment.paidOn, seen: false }, ledger)
  if (course.course === 'done')
    addPaper({ type: 'settlement_letter', receivedOn: addDays(agreement.payments.at(-1)!.paidOn, 3), seen: true }, ledger)
}

function addPaper(paper: Paper, ledger: Ledger): string {
  ledger.papers.push(paper)
  return paperKey(ledger.papers.length - 1)
}

/** The key of the paper at a place in the ledger. */
export const paperKey = (at: number): string => `doc${at + 1}`

function spoken(terms: Terms, debts: readonly Debt[], { texts }: Ledger): Record<string, string> {
  return {
    months: String(terms.installments),
    day: spokenDay(texts, terms.firstDueOn!),
    amount: spokenMoney(texts, terms.total ?? owed(debts).total, debts[0]!.currency),
  }
}
