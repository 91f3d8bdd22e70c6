import { expect, test } from 'vitest'
import { caseSummary } from '../../src/print/summary/facts.ts'
import { recoveryPage, summaryPage } from '../../src/print/page.tsx'
import { officeListsOf } from '../../src/domain/rule-table.ts'
import { twoCaseFiles } from '../../src/domain/sample/two-cases.ts'
import { aCase, aContact, aDebt, day, minor } from '../domain/build.ts'
import { textsOf } from './texts.ts'

const today = day('2026-11-22')
const lists = officeListsOf({})
const [first, second] = twoCaseFiles().map(({ file }) => file) as [ReturnType<typeof aCase>, ReturnType<typeof aCase>]
const textIn = (body: string) => textsOf(body).join(' ')

test('the first case reads as confirmed, the second as accepted with two open differences', () => {
  expect(caseSummary(first, lists, today).level).toBe('confirmed')
  const summary = caseSummary(second, lists, today)
  expect(summary.level).toBe('client_accepted')
  expect(summary.agreements[0]?.terms.filter((row) => row.difference?.open).map((row) => row.term)).toEqual([
    'total',
    'waiver.overdue_interest',
  ])
  expect(textIn(summaryPage(second, lists, 'zh-CN', today).body)).toContain('≠ 有2处不一致待处理。')
})

test('asked, said and written stand side by side with sign and word', () => {
  const texts = textsOf(summaryPage(second, lists, 'en', today).body)
  const at = texts.indexOf('Total to pay')
  expect(texts.slice(at, at + 5).map((text) => text.trim())).toEqual([
    'Total to pay',
    'not stated',
    '12,000.00',
    '12,144.00',
    '≠ differs, open',
  ])
})

test('the schedule shows the status as of the summary’s day', () => {
  const statuses = (on: string) =>
    caseSummary(second, lists, day(on))
      .agreements[0]?.rows.slice(0, 4)
      .map((row) => row.status)
  expect(statuses('2026-11-22')).toEqual(['paid', 'paid', 'overdue_partial', 'overdue'])
  expect(statuses('2026-05-08')).toEqual(['paid', 'upcoming', 'upcoming', 'upcoming'])
})

test('the log is by time, whatever the order in which it was typed, and its numbers are what other places point to', () => {
  const summary = caseSummary(first, lists, today)
  expect(summary.contacts.map((line) => [line.no, line.entry.key])).toEqual([
    [1, 'c1'],
    [2, 'c3'],
    [3, 'c2'],
  ])
  expect(summary.agreements[0]?.saidIn).toBe(3)
})

test('corrected and withdrawn entries print struck through, with words that point both ways', () => {
  const contacts = [
    aContact('a', '2026-03-01T10:00', { summary: '旧的' }),
    aContact('b', '2026-03-02T10:00', { summary: '新的', corrects: 'a' }),
    aContact('c', '2026-03-03T10:00', { summary: '误记' }),
    aContact('d', '2026-03-04T10:00', { summary: '记错个案', withdraws: 'c' }),
  ]
  const { body } = summaryPage(aCase({ contacts }), lists, 'zh-CN', today)
  expect(body).toContain('<del><bdi class="said">旧的</bdi></del>')
  expect(body).toContain('<del><bdi class="said">误记</bdi></del>')
  expect(body).not.toContain('<del><bdi class="said">新的')
  for (const words of ['已由第2号更正', '更正第1号', '已由第4号撤回', '撤回第3号']) expect(body).toContain(words)
})

test('ID, phone and account numbers show their last four signs only, the creditor’s number in full', () => {
  const file = { ...first, contacts: first.contacts.map((entry) => ({ ...entry, number: entry.key === 'c3' ? '138 0000 0001' : '95188' })) }
  for (const language of ['zh-CN', 'zh-TW', 'en'] as const) {
    const { body } = summaryPage(file, lists, language, today)
    for (const hidden of ['110101199108240013', '13800000001', '138 0000 0001', '1380****0001']) expect(body).not.toContain(hidden)
    expect(body).toContain('0013')
    expect(body).toContain('95188')
  }
})

test('amounts have the currency’s own decimals and one total a currency', () => {
  const balance = (amount: number) => [{ asOf: today, source: 'letter' as const, components: { principal: minor(amount) } }]
  const debts = [
    aDebt({ key: 'a', currency: 'JPY', balances: balance(1234567) }),
    aDebt({ key: 'b', currency: 'TWD', balances: balance(9007199254740991) }),
    aDebt({ key: 'c', currency: 'TWD', balances: balance(9007199254740991) }),
  ]
  const text = textIn(summaryPage(aCase({ debts }), lists, 'zh-TW', today).body)
  expect(text).toContain('1,234,567')
  expect(text).not.toContain('1,234,567.')
  expect(text).toContain('180,143,985,094,819.82')
  expect(text).toContain('新臺幣 TWD合計')
})

test('every balance that was stated stays, with its day and its source', () => {
  const balances = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'].map((asOf) => ({
    asOf: day(asOf),
    source: 'phone' as const,
    components: { principal: minor(100) },
  }))
  const text = textIn(summaryPage(aCase({ debts: [aDebt({ balances })] }), lists, 'en', today).body)
  for (const asOf of ['1 Jan 2026', '1 Feb 2026', '1 Mar 2026', '1 Apr 2026', '1 May 2026']) expect(text).toContain(asOf)
})

test('what was typed is text: markup, template signs and direction marks do nothing', () => {
  const name = '<script>alert(1)</script>{{x}}\u202E${y}'
  const page = summaryPage(aCase({ client: { name, phones: [], household: [] } }), lists, 'en', today)
  expect(page.body).toContain('<bdi class="said">&lt;script&gt;alert(1)&lt;/script&gt;{{x}}<span class="missing">〓U+202E</span>${y}</bdi>')
  expect(page.missing).toEqual(['U+202E'])
})

test('title and header name the case by its number and never the client', () => {
  for (const language of ['zh-CN', 'zh-TW', 'en'] as const) {
    const page = summaryPage(first, lists, language, today)
    expect(page.header).toBe('2026-0001')
    expect(page.title).toContain('2026-0001')
    expect(page.title + page.header).not.toContain(first.client.name)
  }
})

test('a missing sign in the case number is named too', () => {
  const page = summaryPage(aCase({ caseNo: 'A😀1' }), lists, 'en', today)
  expect(page.header).toBe('A〓U+1F6001')
  expect(page.missing).toEqual(['U+1F600'])
})

test('headings, tables and the language are there for a reader who cannot see', () => {
  const { body } = summaryPage(second, lists, 'zh-TW', today)
  expect(body).toMatch(/^<div class="page" lang="zh-TW"><main><header><h1>/)
  expect([...body.matchAll(/<th(?! scope="(?:col|row)")/g)].filter(([tag]) => tag !== '<thead')).toHaveLength(
    [...body.matchAll(/<thead/g)].length,
  )
  expect(body).not.toContain('style=')
})

test('no English stands in a Chinese summary of a case typed in Chinese', () => {
  for (const language of ['zh-CN', 'zh-TW'] as const) {
    const words = textIn(summaryPage(second, lists, language, today).body).match(/[A-Za-z]{2,}/g) ?? []
    expect([...new Set(words)].filter((word) => !['CNY', 'txt', 'Asia', 'Shanghai'].includes(word))).toEqual([])
  }
})

test('an empty case still makes a page', () => {
  const text = textIn(summaryPage(aCase({ debts: [] }), lists, 'en', today).body)
  expect(text).toContain('None recorded.')
  expect(text).toContain('Nothing is owed at present.')
})

test('the recovery sheet holds the key and the name of the office', () => {
  const { body, missing } = recoveryPage('ABCDE-FGHIJ-KLMNO', '办公室', 'zh-CN', today)
  expect(textsOf(body)).toEqual(expect.arrayContaining(['ABCDE', 'FGHIJ', 'KLMNO']))
  expect(body).toContain('办公室')
  expect(missing).toEqual([])
})
