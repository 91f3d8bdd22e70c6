import { budgetFigures } from '../../domain/budget.ts'
import type { CaseFile, ContactEntry, Currency, Promised, Terms, WrittenTerms } from '../../domain/case-file.ts'
import { plainTerms } from '../../domain/case-file.ts'
import type { ChronologyItem } from '../../domain/chronology.ts'
import { enums } from '../../domain/enums.ts'
import { mask } from '../../domain/mask.ts'
import { sumMinor } from '../../domain/money.ts'
import { termText, type Term } from '../../domain/terms-diff.ts'
import { searchKey } from '../../domain/text.ts'
import { conductNoted } from '../../words/conduct-noted.ts'
import { termName, termValue } from '../../words/term-text.ts'
import type { Tongue } from '../tongue.ts'

/** What is said of something that happened, line by line; what is not stated has no line. */
export interface Telling {
  file: CaseFile
  tongue: Tongue
  /** What an entry of the contact log is called in this print. */
  entry: (key: string) => string
}

/** A line that may be missing. */
type Line = string | undefined

/** A label and what it is about. */
function line({ words }: Tongue, label: string, text: string | undefined): Line {
  return text === undefined || text === '' ? undefined : words.paper.noteOf(label, text)
}

export function linesOf(item: ChronologyItem, telling: Telling): string[] {
  return tell(item, telling).filter((text): text is string => text !== undefined && text !== '')
}

function tell(item: ChronologyItem, telling: Telling): Line[] {
  const { file, tongue } = telling
  const { label, day, money, words } = tongue
  const head = words.chronologyPaper
  switch (item.kind) {
    case 'contact':
      return contactLines(item.contact, telling)
    case 'document': {
      const { type, fileName, issuedOn, originalSeenOn, originalSeenBy, validUntil, sizeBytes, sha256 } = item.document
      const seen = [originalSeenOn && day(originalSeenOn), originalSeenBy].filter((one) => one !== undefined)
      return [
        label('evidence_type', type),
        line(tongue, head.fileName, `${fileName} · ${head.bytes(String(sizeBytes))}`),
        line(tongue, head.issuedOn, issuedOn && day(issuedOn)),
        line(tongue, head.originalSeen, seen.join(' · ')),
        line(tongue, head.validUntil, validUntil && day(validUntil)),
        line(tongue, head.fingerprint, sha256),
      ]
    }
    case 'proposal': {
      const { types, terms, status, reasons, channel, validUntil, decidedOn, decisionNote, madeBy } = item.proposal
      return [
        types.map((type) => label('proposal_type', type)).join(words.paper.listOf),
        line(tongue, words.offers.madeBy, madeBy && words.offers.madeByShort[madeBy]),
        channel && label('contact_channel', channel),
        ...termLines(terms, currencyOf(telling, item.debts), telling, head.asked),
        line(tongue, head.validUntil, validUntil && day(validUntil)),
        line(tongue, head.reasons, reasons),
        line(tongue, head.status, label('proposal_status', status)),
        line(tongue, head.answered, [decidedOn && day(decidedOn), decisionNote].filter(Boolean).join(' · ')),
      ]
    }
    case 'paper':
      return paperLines(item.paper, currencyOf(telling, item.debts), telling)
    case 'acceptance':
      return [words.case.clientAccepted]
    case 'payment': {
      const { amount, method, status, receipt, paidTo, note } = item.payment
      const currency = currencyOf(telling, item.debts)
      return [
        `${money(amount, currency)} ${currency} · ${label('payment_method', method)} · ${label('payment_status', status)}`,
        line(tongue, head.paidTo, paidTo),
        line(tongue, head.receipt, nameOf(file, receipt)),
        line(tongue, head.note, note),
      ]
    }
    case 'balance': {
      const { source, components, document, contact, note } = item.balance
      const { currency } = item.debt
      const parts = Object.entries(components).map(([part, amount]) =>
        words.paper.noteOf(label('debt_component', part as keyof typeof components), money(amount, currency)),
      )
      return [
        ...parts,
        line(tongue, head.total, `${money(sumMinor(Object.values(components)), currency)} ${currency}`),
        line(
          tongue,
          head.source,
          [label('balance_source', source), nameOf(file, document), contact && telling.entry(contact)].filter(Boolean).join(' · '),
        ),
        line(tongue, head.note, note),
      ]
    }
    case 'interruption': {
      const { event, document, note } = item.interruption
      return [label('interruption_event', event), line(tongue, head.document, nameOf(file, document)), line(tongue, head.note, note)]
    }
    case 'ask': {
      const { type, dueOn, note } = item.ask
      return [label('evidence_type', type), line(tongue, head.dueOn, dueOn && tongue.deadline(dueOn)), line(tongue, head.note, note)]
    }
    case 'budget': {
      const { currency, reason } = item.budget
      const { totalIncome, totalExpenses } = budgetFigures(item.budget)
      return [
        line(tongue, head.income, `${money(totalIncome, currency)} ${currency}`),
        line(tongue, head.expenses, `${money(totalExpenses, currency)} ${currency}`),
        line(tongue, head.reasons, reason),
      ]
    }
  }
}

function contactLines(
  { entry, correctedBy, withdrawnBy }: Extract<ChronologyItem, { kind: 'contact' }>['contact'],
  telling: Telling,
): Line[] {
  const { file, tongue } = telling
  const { label, words } = tongue
  const head = words.chronologyPaper
  const { contact: heads } = words.paper
  const { letter, recordingKind, recordingRef, refusedToSay = [], documents = [] } = entry
  const said = file.agreements.flatMap(({ debts, oralTerms, earlierOralTerms = [] }) =>
    [oralTerms, ...earlierOralTerms].filter((terms) => terms?.contact === entry.key).map((terms) => ({ debts, terms })),
  )
  const list = (texts: string[]) => texts.join(words.paper.listOf)
  return [
    correctedBy && head.correctedBy(telling.entry(correctedBy)),
    withdrawnBy && head.withdrawnBy(telling.entry(withdrawnBy)),
    entry.corrects && head.corrects(telling.entry(entry.corrects)),
    entry.withdraws && head.withdraws(telling.entry(entry.withdraws)),
    [label('contact_channel', entry.channel) + lasting(entry, tongue), label('contact_direction', entry.direction)].join(' · '),
    line(tongue, head.withWhom, counterpart(entry, telling)),
    line(tongue, words.contacts.refusedToSay, list(refusedToSay.map((what) => words.contacts.refused[what]))),
    letter && line(tongue, words.letters.kind[letter.kind], letter.subject),
    entry.summary,
    entry.withdraws === undefined ? line(tongue, heads.result, label('contact_result', entry.result)) : undefined,
    entry.readBack === undefined ? undefined : head.readBack(entry.readBack),
    ...said.flatMap(({ debts, terms }) => termLines(terms ?? {}, currencyOf(telling, debts), telling, head.said)),
    promiseLine(heads.byThem, entry.promiseByThem, tongue),
    promiseLine(heads.byUs, entry.promiseByUs, tongue),
    line(tongue, heads.recording, [recordingKind && label('recording_kind', recordingKind), recordingRef].filter(Boolean).join(' ')),
    line(tongue, head.documents, list(documents.map((key) => nameOf(file, key) ?? key))),
    line(tongue, words.conduct.facts, list(conductNoted(words, entry.conduct))),
    line(tongue, heads.followUp, entry.nextFollowUpOn && tongue.deadline(entry.nextFollowUpOn)),
  ]
}

/** Who it was; a number in full, but the client's own as it stands everywhere on paper. */
function counterpart(entry: ContactEntry, { file, tongue }: Telling): string {
  const { counterpartOrg, counterpartName, counterpartNo, party, number } = entry
  const { staff } = tongue.words.paper.contact
  const own = file.client.phones.some((phone) => number !== undefined && searchKey(phone.number) === searchKey(number))
  const no = counterpartNo && /^[\d\s-]+$/.test(counterpartNo) ? staff(counterpartNo) : counterpartNo
  const said = [counterpartOrg, counterpartName, no, party && tongue.label('contact_party', party), number && (own ? mask(number) : number)]
  return said.filter(Boolean).join(' · ')
}

function lasting({ durationSec }: ContactEntry, { words }: Tongue): string {
  return durationSec === undefined ? '' : words.paper.aside(words.paper.contact.lasted(Math.floor(durationSec / 60), durationSec % 60))
}

function promiseLine(label: string, promised: Promised | undefined, tongue: Tongue): Line {
  if (!promised) return undefined
  const { aside, contact } = tongue.words.paper
  return line(tongue, label, promised.what + (promised.dueOn ? aside(contact.by(tongue.deadline(promised.dueOn))) : ''))
}

/** Every term that was stated, each under what side stated it. */
function termLines(terms: Terms, currency: Currency, { tongue }: Telling, side: string): Line[] {
  const { language, words } = tongue
  const waivers = terms.waivers ?? []
  const parts = enums.debt_component.filter((part) => waivers.some(({ component }) => component === part))
  const stated: Term[] = [...plainTerms, ...parts.map((part) => `waiver.${part}` as const)]
  const lines = stated.map((term) => {
    const text = termText(terms, term)
    if (text === undefined) return undefined
    const value = term === 'payTo.account' ? mask(text).slice(-8) : termValue(language, term, text, currency)
    return `${side} · ${words.paper.noteOf(termName(language, term), isMoney(term) ? `${value} ${currency}` : value)}`
  })
  return terms.waivers?.length === 0 ? [...lines, `${side} · ${words.chronologyPaper.nothingWaived}`] : lines
}

const isMoney = (term: Term): boolean => term === 'total' || term === 'amounts' || term.startsWith('waiver.')

function paperLines(paper: WrittenTerms, currency: Currency, telling: Telling): Line[] {
  const { file, tongue } = telling
  const { label, words } = tongue
  const head = words.chronologyPaper
  const clauses = enums.agreement_clause.flatMap((clause) => {
    const status = paper.clauses[clause]
    const quoted = paper.clauseWords?.[clause]
    if (status === undefined) return []
    return `${head.clauses} · ${words.paper.noteOf(label('agreement_clause', clause), label('clause_status', status) + (quoted ? words.paper.aside(quoted) : ''))}`
  })
  return [
    label('agreement_form', paper.form),
    line(tongue, head.issuedBy, paper.issuedBy),
    line(tongue, head.document, nameOf(file, paper.document)),
    ...termLines(paper, currency, telling, head.written),
    ...clauses,
  ]
}

const nameOf = (file: CaseFile, document: string | undefined): string | undefined =>
  file.documents.find(({ key }) => key === document)?.fileName

const currencyOf = ({ file }: Telling, debts: readonly string[]): Currency =>
  file.debts.find(({ key }) => debts.includes(key))?.currency ?? 'CNY'
