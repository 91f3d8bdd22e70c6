import { expect, test } from 'vitest'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { chronologyTexts } from '../../src/print/chronology/texts.ts'
import { tongueOf } from '../../src/print/tongue.ts'
import { labelOf } from '../../src/words/words.ts'
import { aCase, aContact, anAgreement, day, firstCase, minor } from '../domain/build.ts'
import { wholeCase } from '../support/whole-case.ts'

const today = day('2026-11-22')
const nobody = new Map()
const languages = ['en', 'zh-CN', 'zh-TW'] as const
const textsOf = (file: CaseFile, language: (typeof languages)[number] = 'en', only?: string[]) =>
  chronologyTexts(file, nobody, tongueOf(language, today), only).map(({ text }) => text)

/** Everything that somebody typed and that stands in a fact of the chronology. */
function typed(file: CaseFile): string[] {
  const entries = file.contacts.flatMap(
    ({ summary, counterpartOrg, counterpartName, counterpartNo, promiseByUs, promiseByThem, recordingRef, letter, number }) => [
      summary,
      counterpartOrg,
      counterpartName,
      counterpartNo,
      promiseByUs?.what,
      promiseByThem?.what,
      recordingRef,
      letter?.subject,
      number,
    ],
  )
  const documents = file.documents.flatMap(({ fileName, sha256, originalSeenBy }) => [fileName, sha256, originalSeenBy])
  const offers = file.proposals.flatMap(({ sentOn, reasons, decisionNote }) => (sentOn ? [reasons, decisionNote] : []))
  const papers = file.agreements.flatMap(({ writtenTerms, earlierPapers = [] }) => [writtenTerms, ...earlierPapers])
  const payments = file.agreements.flatMap((agreement) => agreement.payments.flatMap(({ paidTo, note }) => [paidTo, note]))
  const notes = [
    ...file.debts.flatMap(({ balances }) => balances),
    ...file.debts.flatMap(({ interruptions = [] }) => interruptions),
    ...(file.asks ?? []),
  ]
  const all = [
    ...entries,
    ...documents,
    ...offers,
    ...papers.flatMap((paper) => [paper?.issuedBy, ...Object.values(paper?.clauseWords ?? {})]),
    ...payments,
    ...notes.map(({ note }) => note),
  ]
  return all.filter((text): text is string => text !== undefined)
}

test.each(languages)(
  '%s: everything that somebody typed of it stands in the texts, and results, terms and days in the words of the language',
  (language) => {
    const file = wholeCase()
    const texts = textsOf(file, language)
    const all = texts.join('\n')
    expect(typed(file).length).toBeGreaterThan(25)
    expect(typed(file).filter((text) => !all.includes(text))).toEqual([])
    for (const { result, channel, direction, withdraws } of file.contacts) {
      if (withdraws === undefined) expect(all).toContain(labelOf(language, 'contact_result', result))
      expect(all).toContain(labelOf(language, 'contact_channel', channel))
      expect(all).toContain(labelOf(language, 'contact_direction', direction))
    }
    for (const amount of ['8,321.95 CNY', '61.95 CNY', '123.90 CNY', '4,000.00 CNY', '8,260.00']) expect(all).toContain(amount)
    if (language !== 'en') expect(all.match(/\b(said|asked|written|logged|entry|undefined|null)\b/gi)).toBeNull()
  },
)

test('oldest first, each with its day and weekday, its kind and the debts that it touches', () => {
  const texts = textsOf(firstCase()).map((text) => text.split('\n')[0])
  expect(texts).toEqual([
    'Thu 12 Mar 2026 · balance stated · 花呗',
    'Thu 12 Mar 2026 · document received',
    'Fri 13 Mar 2026 10:12 UTC+08:00 Asia/Shanghai · contact · 花呗',
    'Fri 13 Mar 2026 · asked for · 花呗',
    'Mon 16 Mar 2026 22:25 UTC+08:00 Asia/Shanghai · contact · 花呗',
    'Tue 17 Mar 2026 15:40 UTC+08:00 Asia/Shanghai · contact · 花呗',
    'Fri 20 Mar 2026 · document received · 花呗',
    'Fri 20 Mar 2026 · paper · 花呗',
    'Sat 21 Mar 2026 · client accepted · 花呗',
  ])
})

test('the terms that were said stand under the call in which they were said', () => {
  const call = textsOf(firstCase()).find((text) => text.startsWith('Tue 17 Mar 2026 15:40'))!
  expect(call.split('\n').filter((line) => line.startsWith('Said · '))).toEqual([
    'Said · Total to pay: 8,321.95 CNY',
    'Said · Installments: 1',
    'Said · First due on: 10 Apr 2026',
    'Said · Waived: Overdue interest: 61.95 CNY',
  ])
})

test('that nothing is waived is a statement, and silence is not', () => {
  const said = (waivers?: []) =>
    textsOf(
      aCase({
        contacts: [aContact('c1', '2026-03-13T10:00')],
        agreements: [anAgreement({ oralTerms: { contact: 'c1', total: minor(1), ...(waivers && { waivers }) } })],
      }),
    ).join('\n')
  expect(said([])).toContain('Said · nothing is waived')
  expect(said()).not.toContain('waived')
})

test('who logged it and when stands last; a contact says so itself', () => {
  const logged = new Map([['document/letter', { by: '吴顾问', at: '2026-03-20T08:05:00.000Z' }]])
  const file = firstCase()
  file.contacts[0] = { ...file.contacts[0]!, loggedBy: '周顾问', loggedAt: '2026-03-13T02:20:11.000Z' }
  const last = chronologyTexts(file, logged, tongueOf('en', today)).map(({ text }) => text.split('\n').at(-1))
  expect(last).toContain('Logged by 吴顾问, Fri 20 Mar 2026 08:05 UTC')
  expect(last).toContain('Logged by 周顾问, Fri 13 Mar 2026 02:20 UTC')
})

test('a corrected and a withdrawn entry stay and say by which they are, in the numbers of this print', () => {
  const file = aCase({
    contacts: [
      aContact('c1', '2026-03-13T10:00'),
      aContact('c2', '2026-03-13T11:00', { corrects: 'c1' }),
      aContact('c3', '2026-03-13T12:00', { debts: [], withdraws: 'c2' }),
    ],
  })
  const found = chronologyTexts(file, nobody, tongueOf('en', today))
  expect(found.map(({ gone }) => gone)).toEqual([0, 1, 0])
  expect(found.map(({ text }) => text.split('\n')[1])).toEqual([
    'Phone call · Counselor to creditor',
    'Withdrawn by entry 3: this one no longer counts',
    'Withdraws entry 2',
  ])
  const ofDebt = chronologyTexts(file, nobody, tongueOf('en', today), [file.debts[0]!.key])
  expect(ofDebt[1]!.text).toContain('Withdrawn by the entry of 13 Mar 2026 12:00')
})

test('no text has carriage returns, blank lines, spaces at the ends of lines, or anything that cuts a line unseen', () => {
  const summary = 'a\r\nb\rc \n\n d\u2028e\u2029f\t\n'
  const [text] = textsOf(aCase({ contacts: [aContact('c1', '2026-03-13T10:00', { summary })] }))
  expect(text).toContain('\na\nb\nc\n d\ne\nf\n')
  for (const one of [...textsOf(wholeCase()), text!]) expect(one).not.toMatch(/[\r\u2028\u2029]|[^\S\n]$|\n\n/m)
})
