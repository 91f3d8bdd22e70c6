import { expect, test } from 'vitest'
import { pagesIn } from '../../electron/paper-running.ts'
import type { CaseFile, ContactEntry } from '../../src/domain/case-file.ts'
import { letterSheet } from '../../src/print/letter/sheet.ts'
import { letterPage } from '../../src/print/page.tsx'
import { aContact, aDebt, aDocument, day, lender, secondCase } from '../domain/build.ts'
import { textsOf } from './texts.ts'

const entry = aContact('c2', '2026-11-22T10:00', {
  channel: 'registered_letter',
  counterpartOrg: lender,
  summary: '尊敬的某方：\n\n以下各项：\n\n1. 总额：12,000.00\n2. 期数：12\n\n此致\n敬礼',
  result: 'request_made',
  documents: ['plan'],
  letter: { kind: 'query', agreement: 'a1', language: 'zh-CN', subject: '关于书面材料的查询' },
  loggedBy: '吴顾问',
  loggedAt: '2026-11-22T02:00:00+00:00',
})
const consents: CaseFile['consents'] = [{ type: 'representation', givenOn: day('2026-04-02'), method: 'signed' }]
const sha256 = 'ab'.repeat(32)
const withLetter = (parts: Partial<CaseFile> = {}, ...more: ContactEntry[]): CaseFile => ({
  ...secondCase(),
  debts: [aDebt({ accountNo: '6222020000001234' })],
  documents: [{ ...aDocument('plan', '2026-04-13'), sha256 }],
  consents,
  contacts: [entry, ...more],
  ...parts,
})
const printed = (file: CaseFile) => letterPage(letterSheet(file, 'c2')!, 'zh-CN')
const textIn = (file: CaseFile) => textsOf(printed(file).body).join('\n')

test('a letter prints who writes to whom, when, its numbers, its subject and each line of its text', () => {
  const text = textIn(withLetter())
  const parts = [
    '吴顾问',
    '日期：2026年11月22日',
    '我方编号：2026-0002',
    '当事人：李文静',
    '花呗（尾号1234）',
    lender,
    '关于书面材料的查询',
  ]
  for (const part of [...parts, ...entry.summary.split('\n').filter(Boolean)]) expect(text).toContain(part)
  expect(text).not.toContain('6222020000001234')
})

test('what is enclosed stands with its name, kind, day and whole SHA-256', () => {
  const text = textIn(withLetter())
  for (const part of ['plan.txt', '书面确认函', '2026年4月13日', sha256]) expect(text).toContain(part)
  expect(textIn(withLetter({}, { ...entry, key: 'c2b', corrects: 'c2', documents: [] }))).toContain('plan.txt')
})

test('a numbered line keeps its number in the margin', () => {
  expect(printed(withLetter()).body).toContain('<p class="point"><bdi class="said">2. 期数：12</bdi></p>')
})

test('a letter in the name of the client is from the client, whatever consent came or went since', () => {
  const own = { ...entry, direction: 'client_to_creditor' } as const
  expect(textsOf(printed(withLetter({ contacts: [own] })).body)[0]).toBe('李文静')
  expect(textsOf(printed(withLetter({ consents: [] })).body)[0]).toBe('吴顾问')
})

test('a letter that was withdrawn or replaced says so above everything', () => {
  const withdrawal = aContact('c3', '2026-11-23T10:00', { withdraws: 'c2' })
  expect(textsOf(printed(withLetter({}, withdrawal)).body)[0]).toContain('已撤回')
  expect(textsOf(printed(withLetter({}, { ...entry, key: 'c3', corrects: 'c2' })).body)[0]).toContain('已由后来的记录代替')
})

test('an entry that is no letter has no sheet', () => {
  expect(letterSheet(withLetter({ contacts: [aContact('c2', '2026-11-22T10:00')] }), 'c2')).toBeNull()
  expect(letterSheet(withLetter(), 'c9')).toBeNull()
})

test('what no font has is named, and stands as 〓 with its number', () => {
  const page = printed(withLetter({ contacts: [{ ...entry, summary: '你好😀' }] }))
  expect(page.missing).toEqual(['U+1F600'])
  expect(page.body).toContain('〓U+1F600')
})

test('the title names the case by number alone, and the running texts wait for a second page', () => {
  expect(printed(withLetter())).toMatchObject({ title: '信函 2026-0002', header: '2026-0002', runsWhenMany: true })
})

test('the pages of a PDF are counted by their own dictionaries', () => {
  const pdf = (pages: number) =>
    Buffer.from(`%PDF-1.4\n<</Type /Pages\n/Count ${pages}>>\n${'<</Type /Page\n/Parent 1 0 R>>\n'.repeat(pages)}`)
  expect([1, 2, 11].map((pages) => pagesIn(pdf(pages)))).toEqual([1, 2, 11])
})
