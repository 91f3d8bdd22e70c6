import type { ContactEntry, Day } from '../domain/case-file.ts'
import type { LetterContent } from '../domain/letter.ts'
import type { QueryLine, Term } from '../domain/terms-diff.ts'
import { localParts } from '../domain/time.ts'
import { formatDay, formatMoment } from './dates.ts'
import { termName, termValue } from './term-text.ts'
import { labelOf, wordsOf, type Language, type Words } from './words.ts'

/** What a person decides about a letter beside its text. */
export interface LetterFrame {
  to: string
  /** The day by which an answer is asked for; null while it cannot be read. */
  answerBy: Day | null
  /** Where the answer is to go; '' for the way in which the letter came. */
  answerTo: string
  /** Who writes for the office. */
  sender: string
}

/** The subject and the whole text of a letter in one language, from the salutation to the name below it. */
export function letterText(content: LetterContent, frame: LetterFrame, language: Language): { subject: string; text: string } {
  const speech = speechOf(content, frame, language)
  const { said, own } = speech
  const accounts = accountsOf(content, said)
  const toDesk = content.kind === 'complaint' && frame.to !== ''
  const paragraphs = [
    toDesk && said.toDesk(frame.to),
    (!toDesk || language === 'en') && said.salutation(frame.to),
    said.opening(own, content.client, accounts),
    ...bodies[content.kind](speech),
    inOne(language, [asks(said)[content.kind](speech.by), content.kind !== 'complaint' && said.anyForm, said.sendTo(frame.answerTo)]),
    (toDesk ? said.closingDesk : said.closing)(frame.to),
    said.signed(own, content.client, frame.sender),
  ]
  const subject = said.subject[content.conduct.length > 0 ? 'conduct' : content.kind]
  return { subject: subject(content.client, accounts), text: paragraphs.filter(Boolean).join('\n\n') }
}

/** The accounts that a letter is about, each by its name and the end of its number. */
export function accountsOf({ debts }: Pick<LetterContent, 'debts'>, said: Words['letters']['said']): string {
  return debts.map(({ brand, tail }) => (tail === undefined ? brand : said.account(brand, tail))).join(said.and)
}

interface Speech {
  content: LetterContent
  language: Language
  said: Words['letters']['said']
  /** The client speaks, not the office. */
  own: boolean
  by: string
}

function speechOf(content: LetterContent, { answerBy }: LetterFrame, language: Language): Speech {
  const by = answerBy === null ? '……' : formatDay(language, answerBy, { weekday: true })
  return { content, language, said: wordsOf(language).letters.said, own: !content.represented, by }
}

const bodies: { [K in LetterContent['kind']]: (speech: Speech) => (string | false)[] } = {
  confirmation: (speech) => {
    const { content, said } = speech
    const { spoken, promise } = content
    const points = content.said.map(({ term, value }) => saidText(speech, term, value))
    const promised = promise && ([promise.what, promise.dueOn ? formatDay(speech.language, promise.dueOn) : ''] as const)
    return [
      spoken ? said.stated(...saidWhen(speech, spoken)) : said.statedOnce,
      numbered(points.length > 0 ? points : [promised ? said.promisedPoint(...promised) : '……']),
      points.length > 0 && spoken?.readBack === true && said.readBack,
      points.length > 0 && promised !== undefined && said.promised(...promised),
      money(speech),
      content.recording !== undefined && said.recording(content.recording),
    ]
  },
  query: (speech) => {
    const { content, language, said } = speech
    const { spoken, paper, lines } = content
    return [
      spoken !== undefined && said.spoke(...saidWhen(speech, spoken)),
      paper !== undefined &&
        said.paper(paper.issuedBy, paper.on === null ? '' : formatDay(language, paper.on), labelOf(language, 'agreement_form', paper.form)),
      numbered(lines.length > 0 ? lines.map((line) => queryText(speech, line)) : ['……']),
      money(speech),
      content.recording !== undefined && said.recording(content.recording),
    ]
  },
  complaint: (speech) => {
    const { content, language, said, own } = speech
    if (content.conduct.length > 0)
      return [said.deskFirst(own), `${said.conductSeen}\n${numbered(content.conduct.map((flag) => flagText(speech, flag)))}`]
    const { history, lines, paper, days } = content
    const terms = content.said.map(({ term, value }) => saidText(speech, term, value)).join(said.semicolon)
    return [
      said.deskFirst(own),
      history.length > 0 && `${said.happened}\n${numbered(history.map((entry) => eventText(speech, entry)))}`,
      terms !== '' && inOne(language, [said.terms(terms), money(speech)]),
      !paper ? said.noConfirmation(own, days) : lines.length > 0 ? said.noCorrection(own, lines.length) : said.noAnswer(own),
    ]
  },
}

/** A contact, and the rule that it may have gone against. */
function flagText({ language, said }: Speech, { rule, source, entry }: LetterContent['conduct'][number]): string {
  const words = wordsOf(language)
  const kinds = rule === 'CONTENT' ? (entry.conduct?.content ?? []).map((kind) => words.conduct.content[kind]).join(said.and) : ''
  const told = said.event(
    formatMoment(language, entry.at),
    labelOf(language, 'contact_channel', entry.channel),
    whoSpoke(entry, said),
    kinds || words.conduct.rules[rule],
  )
  return source === undefined ? told : `${told}${said.aside(source)}`
}

/** Amounts stand without their currency, which is said once. */
function money({ content, language, said }: Speech): string | false {
  const compared =
    content.kind === 'query' ? content.lines.flatMap((line) => (line.kind === 'difference' ? [line.difference.term] : [])) : null
  const terms = compared ?? content.said.map(({ term }) => term)
  return terms.some(isMoney) && said.amountsIn(labelOf(language, 'currency', content.currency), content.currency)
}

const isMoney = (term: Term): boolean => term === 'total' || term === 'amounts' || term.startsWith('waiver.')

/** Sentences of one paragraph. */
const inOne = (language: Language, sentences: (string | false)[]): string => sentences.filter(Boolean).join(language === 'en' ? ' ' : '')

const asks = (said: Speech['said']) => ({ confirmation: said.confirm, query: said.answerPoints, complaint: said.lookInto })

const numbered = (points: string[]): string => points.map((point, index) => `${index + 1}. ${point}`).join('\n')

function saidText({ content, language }: Speech, term: Term, value: string): string {
  return wordsOf(language).paper.noteOf(termName(language, term), termValue(language, term, value, content.currency))
}

function saidWhen({ language, said }: Speech, spoken: ContactEntry): [when: string, channel: string, who: string] {
  return [formatMoment(language, spoken.at), labelOf(language, 'contact_channel', spoken.channel), whoSpoke(spoken, said)]
}

/** Organisation, name and staff number, and what was refused. */
function whoSpoke({ counterpartOrg, counterpartName, counterpartNo, refusedToSay = [] }: ContactEntry, said: Speech['said']): string {
  const no = counterpartNo !== undefined && /^[\d\s-]+$/.test(counterpartNo) ? said.staffNo(counterpartNo) : counterpartNo
  const aside = [
    no,
    counterpartName === undefined && refusedToSay.includes('name') && said.noName,
    no === undefined && refusedToSay.includes('number') && said.noNumber,
  ].filter(Boolean)
  const who = [counterpartOrg, counterpartName].filter(Boolean).join(' ')
  return (who || said.nobody) + (aside.length > 0 ? said.aside(aside.join(said.and)) : '')
}

function queryText(speech: Speech, line: QueryLine): string {
  const { content, language, said } = speech
  if (line.kind === 'clause') {
    const clause = labelOf(language, 'agreement_clause', line.clause)
    return line.status === 'missing' ? said.clauseMissing(clause) : said.clauseUnclear(clause, line.words ?? '')
  }
  const { difference } = line
  const on = content.spoken ? formatDay(language, localParts(content.spoken.at).day) : ''
  const name = termName(language, difference.term)
  const value = (text: string) => termValue(language, difference.term, text, content.currency)
  if (difference.written === '') return said.notWritten(name, on, value(difference.said))
  if (difference.said === '') return said.notSaid(name, on, value(difference.written))
  return said.differs(name, on, value(difference.said), value(difference.written))
}

function eventText({ language, said }: Speech, entry: ContactEntry): string {
  const { letter, promiseByThem: promise } = entry
  const what = letter ? said.ourLetter(letter.subject) : labelOf(language, 'contact_result', entry.result)
  const promised = promise && said.eventPromise(promise.what, promise.dueOn ? formatDay(language, promise.dueOn) : '')
  const who = letter ? (entry.counterpartOrg ?? '') : whoSpoke(entry, said)
  const when = formatMoment(language, entry.at)
  const told = said.event(when, labelOf(language, 'contact_channel', entry.channel), who, what)
  return promised === undefined ? told : `${told}${said.semicolon}${promised}`
}
