import { describe, expect, test } from 'vitest'
import type { Agreement, CaseFile } from '../../src/domain/case-file.ts'
import { officeListsOf } from '../../src/domain/rule-table.ts'
import { summaryPage } from '../../src/print/page.tsx'
import { aDebt, anAgreement, day, firstCase, minor, secondCase } from '../domain/build.ts'
import { textsOf } from './texts.ts'

/** Agreements on paper: every term, the grade of the writing, each clause with its words and its ground, what replaced what. */

const today = day('2026-11-22')
const textIn = (file: CaseFile, language: 'zh-CN' | 'zh-TW' | 'en' = 'en') =>
  textsOf(summaryPage(file, officeListsOf({}), language, today).body)
    .map((text) => text.trim())
    .join(' | ')

function withTerms(parts: Partial<Agreement['oralTerms'] & object>, written: Partial<Agreement['writtenTerms'] & object>): CaseFile {
  const file = secondCase()
  const [agreement] = file.agreements
  const oralTerms = { ...agreement!.oralTerms, ...parts }
  return { ...file, agreements: [{ ...agreement!, oralTerms, writtenTerms: { ...agreement!.writtenTerms!, ...written } }] }
}

test('terms of the whole diff stand side by side, an account number by its end alone', () => {
  const text = textIn(
    withTerms(
      { interest: '0', lastDueOn: day('2027-04-09'), payTo: { holder: '某某银行', account: '6222 0001 1111' }, amounts: [minor(100000)] },
      { interest: '0.0585', clawback: { after: 'missed_1' }, graceDays: 3, payTo: { holder: '某某银行', account: '6222 0001 2222' } },
    ),
  )
  for (const line of [
    'Each installment | not stated | 1,000.00 | not stated | ≠ differs, open',
    'Last due on | not stated | 9 Apr 2027 | not stated | ≠ differs, open',
    'Interest during the plan | not stated | none | 5.85 % a year | ≠ differs, open',
    'Waiver ends | not stated | not stated | after one missed installment | ≠ differs, open',
    'Grace | not stated | not stated | 3 days |',
    'Pay to | not stated | 某某银行 | 某某银行 | = same',
    'Account | not stated | ••••1111 | ••••2222 | ≠ differs, open',
  ])
    expect(text).toContain(line)
  expect(text).not.toContain('6222')
})

test('a paper whose installments do not come to its total says so', () => {
  expect(textIn(withTerms({}, { amounts: [minor(100000)], installments: 12 }))).toContain(
    '≠ Written: the installments come to 12,000.00, not to the total of 12,144.00.',
  )
})

describe('the grade of the writing', () => {
  test.each([
    ['in_app', 'Written as a message that can be retrieved', '可调取的电子消息，属书面形式'],
    ['letter', 'Written on paper', '纸面书面'],
    ['oral_recorded', 'Spoken, not written', '口头，非书面'],
  ] as const)('%s', (form, en, cn) => {
    expect(textIn(withTerms({}, { form }))).toContain(en)
    expect(textIn(withTerms({}, { form }), 'zh-CN')).toContain(cn)
  })
})

test('a clause prints with the words of the paper, how much it weighs and where it comes from', () => {
  const clauseWords = { schedule: '分12期，每月9日' }
  const file = withTerms({}, { clauseWords })
  expect(textIn(file)).toContain(
    'Period, method, dates, amounts | Present | 分12期，每月9日 | reference standard · Credit card rules of 2011 Art. 70 (2)',
  )
  expect(textIn({ ...file, debts: [aDebt({ ...file.debts[0]!, debtType: 'credit_card' })] })).toContain(
    'required · Credit card rules of 2011 Art. 70 (2)',
  )
  expect(textIn({ ...file, jurisdiction: 'TW' }, 'zh-TW')).not.toMatch(/第70條|民法典/)
})

test('an amendment and what it amends name each other by their numbers', () => {
  const file = firstCase()
  const [agreement] = file.agreements
  const amended: CaseFile = {
    ...file,
    agreements: [{ ...agreement!, status: 'amended' }, anAgreement({ key: 'a2', replaces: agreement!.key })],
  }
  const text = textIn(amended)
  expect(text).toContain('Replaced by | Agreement 2')
  expect(text).toContain('In place of | Agreement 1')
})
