import { expect, test } from 'vitest'
import { conductRules, type ConductRule } from '../../src/domain/conduct.ts'
import { officeListsOf } from '../../src/domain/rule-table.ts'
import { summaryPage } from '../../src/print/page.tsx'
import { wordsOf } from '../../src/words/words.ts'
import { aCase, aContact, day, firstCase } from '../domain/build.ts'
import { textsOf } from './texts.ts'

const today = day('2026-11-22')
const textIn = (file: ReturnType<typeof aCase>, language: 'zh-CN' | 'zh-TW' | 'en', saved = {}) =>
  textsOf(summaryPage(file, officeListsOf(saved), language, today).body).join(' ')

test.each(['zh-CN', 'zh-TW', 'en'] as const)('the summary names the rule, its source and the numbers of its entries: %s', (language) => {
  const { conduct } = wordsOf(language)
  const text = textIn(firstCase(), language)
  for (const part of [conduct.what, conduct.severity.breach, conduct.rules.CN_HOURS, 'GB/T 45251-2025']) expect(text).toContain(part)
  // c3 is the second by time.
  expect(text).toMatch(new RegExp(`${conduct.source} GB/T 45251-2025[^2]*?（2026-01-30） 2 `))
  expect(textIn(firstCase(), language, { conduct: { on: { 'CN CN_HOURS': false } } })).not.toContain(conduct.what)
})

test('what was noted in an entry stands with it', () => {
  const noted = aContact('c1', '2026-03-16T10:00', {
    direction: 'creditor_to_client',
    refusedToSay: ['name'],
    readBack: true,
    conduct: { disclosedDebt: true, content: ['insult'] },
  })
  const { conduct, contacts } = wordsOf('en')
  const text = textIn(aCase({ contacts: [noted] }), 'en')
  for (const part of [conduct.fact.disclosedDebt, conduct.content.insult, contacts.refusedToSay, contacts.readBack])
    expect(text).toContain(part)
})

test('no wording is a verdict: what is wrong is possible, inadvisable or over the office’s own limit', () => {
  const graver = (Object.keys(conductRules) as ConductRule[]).filter((rule) => conductRules[rule].severity === 'breach')
  expect(graver.length).toBeGreaterThan(0)
  expect(wordsOf('en').conduct.severity.breach).toMatch(/possible/i)
  for (const language of ['zh-CN', 'zh-TW'] as const) expect(wordsOf(language).conduct.severity.breach).toContain('可能')
  for (const text of Object.values(wordsOf('en').conduct.rules)) expect(text).not.toMatch(/illegal|violat|breach/i)
})
