import { expect, test } from 'vitest'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { officeListsOf } from '../../src/domain/rule-table.ts'
import { summaryPage } from '../../src/print/page.tsx'
import { aCase, aDebt, aProposal, day, minor } from '../domain/build.ts'
import { moneyCase } from './money-case.ts'
import { textsOf } from './texts.ts'

const today = day('2026-11-22')
const bodyOf = (file: CaseFile, language: 'en' | 'zh-CN' | 'zh-TW' = 'en', saved = {}) =>
  summaryPage(file, officeListsOf(saved), language, today).body
const textsIn = (file: CaseFile, saved = {}) => textsOf(bodyOf(file, 'en', saved)).map((text) => text.trim())

/** The texts that follow one, its own included; the `nth` time that it stands there. */
function after(texts: readonly string[], first: string, count: number, nth = 1): string[] {
  let at = -1
  for (let i = 0; i < nth; i++) at = texts.indexOf(first, at + 1)
  return at < 0 ? [] : texts.slice(at, at + count)
}

test('the newest budget is on paper with its state, its month, the office’s reserve and what can be offered', () => {
  const texts = textsIn(moneyCase(), { reserve: { rate: '0.20', caps: { CNY: minor(30000) } } })
  expect(after(texts, 'What a month comes to', 20).slice(4)).toEqual([
    'Income',
    '5,400.00',
    'Expenses',
    '3,800.00',
    'Fixed cost',
    '2,300.00',
    'Flexible cost',
    '1,500.00',
    'Surplus',
    '1,600.00',
    'Left aside',
    '20 % of a surplus, at most 300.00',
    '300.00',
    'Can be offered a month',
    '1,300.00',
    'Income',
  ])
  expect(texts).toContain('draft, not confirmed')
})

test('of a deficit nothing is left aside and nothing offered', () => {
  const file = moneyCase()
  const texts = textsIn({ ...file, budget: { ...file.budget!, income: [] } })
  expect(after(texts, 'Deficit', 7)).toEqual([
    'Deficit',
    '3,800.00',
    'Left aside',
    '10 % of a surplus',
    '0.00',
    'Can be offered a month',
    '0.00',
  ])
})

test('each line stands with person, turn, month and evidence; what comes once stands apart', () => {
  const texts = textsIn(moneyCase())
  expect(after(texts, 'Salary', 6)).toEqual(['Salary', '配偶', '4,100.00', 'Monthly', '4,100.00', 'screen.txt'])
  expect(after(texts, 'Gig income', 5)).toEqual(['Gig income', 'Client', '300.00', 'Weekly', '1,300.00'])
  expect(after(texts, "Once, in no month's figure", 5)).toEqual(["Once, in no month's figure", 'What', 'Amount', 'Bonus', '3,000.00'])
  expect(after(texts, '配偶', 4, 3)).toEqual(['配偶', '4,100.00', '0.00', '4,100.00'])
})

test('a line above its guideline says by how much and why', () => {
  const texts = textsIn(moneyCase())
  expect(after(texts, '2,000.00', 3)).toEqual(['2,000.00', '≠ 300.00 above', '租约未到期'])
})

test('each version says what it changed', () => {
  const texts = textsIn(moneyCase())
  const at = texts.indexOf('Since the version before')
  expect(texts.slice(at + 1, at + 6)).toEqual([
    '3 Aug 2026',
    'draft, not confirmed',
    '1,600.00',
    '配偶找到工作',
    'Food: new 1,500.00 Monthly',
  ])
  expect(texts.slice(at + 6, at + 9)).toEqual(['2 Apr 2026', 'confirmed 3 Apr 2026', '3,100.00'])
})

test('without budget, plans and rows nothing of them prints', () => {
  const texts = textsIn(aCase({ proposals: [aProposal('p1')] }))
  for (const heading of ['Budget', 'Offers side by side', 'What remains over time', 'Account rules', 'Limitation period'])
    expect(texts).not.toContain(heading)
  expect(bodyOf(aCase())).not.toContain('class="bar"')
})

test('claims stand side by side with where they stand, and a jump that interest cannot explain is marked', () => {
  const texts = textsIn(moneyCase())
  expect(after(texts, '12 Apr 2026', 7)).toEqual([
    '12 Apr 2026',
    'App screenshot',
    'screen.txt',
    '22 Apr 2026',
    'Phone',
    'contact entry 1',
    '未给明细',
  ])
  expect(after(texts, 'Since the claim before', 3)).toEqual(['Since the claim before', '+60.00', '+560.00'])
  expect(after(texts, 'Does that explain it', 3)).toEqual(['Does that explain it', '= explained', '≠ unexplained: 500.00 more'])
})

test('a debt with one claim has nothing to compare', () => {
  const balances = [{ asOf: today, source: 'letter' as const, components: { principal: minor(100) } }]
  expect(textsIn(aCase({ debts: [aDebt({ balances })] }))).not.toContain('Since the claim before')
})

test('the account’s rules stand in words, the limitation period as possible and with its source', () => {
  const texts = textsIn(moneyCase())
  expect(after(texts, 'Account rules', 6)).toEqual([
    'Account rules',
    'Actual/365',
    'Simple',
    'interest rounded once',
    'late fee 5 % of what is missing of the minimum payment (10 % of the bill), at least 10.00',
    'payments go first to: Principal, Overdue interest',
  ])
  const [, from, restarted, ends, source] = after(texts, 'Limitation period', 5)
  expect([from, restarted, ends]).toEqual([
    'counted from 9 Mar 2024',
    'restarted 8 May 2026: Part payment (plan.txt, 首期)',
    'possibly ends 8 May 2029 (3 years)',
  ])
  expect(source).toMatch(/^by .*188.*, last checked 22 Nov 2026$/)
})

test('a rule that the office switched off says nothing about the limitation period', () => {
  const off = officeListsOf({}).rules.map((rule) => ({ ...rule, on: false }))
  expect(textsIn(moneyCase(), { rules: off }).join()).not.toContain('possibly ends')
})

test('debts by component add up below their pictures', () => {
  const texts = textsIn(moneyCase())
  expect(after(texts, 'What the debts consist of (Chinese yuan CNY)', 16).slice(5)).toEqual([
    '花呗',
    '12,000.00',
    '764.00',
    '示例信用卡',
    '35,000.00',
    '2,000.00',
    'Total',
    '47,000.00',
    '2,000.00',
    '764.00',
    '花呗',
  ])
})

test('offers with a plan stand four beside each other, the fifth below them; the months ahead are asked of those still open', () => {
  const texts = textsIn(moneyCase())
  const names = texts.filter((text, at) => /^p1\d$/.test(text) && texts[at + 1] === '示例信用卡')
  expect(names).toEqual(['p10', 'p11', 'p12', 'p13', 'p10', 'p11', 'p13', 'p14', 'p14'])
  expect(after(texts, 'Total paid', 5)).toEqual(['Total paid', '35,000.00', '40,944.57', '35,000.00', '35,000.00'])
  expect(after(texts, 'the same, compounded', 5)).toEqual(['the same, compounded', '0.0000 %', '34.4888 %', '0.0000 %', '0.0000 %'])
  expect(after(texts, 'Last payment', 2, 2)).toEqual(['Last payment', 'Wed 10 Dec 2031'])
})

test('an offer says who made it, until when it holds, what was decided, and what it answers or replaces', () => {
  const texts = textsIn(moneyCase())
  expect(after(texts, 'Made by', 4)).toEqual(['Made by', 'We, for the client', 'Creditor', 'Client'])
  expect(after(texts, 'Valid until', 3)).toEqual(['Valid until', 'Fri 20 Nov 2026', '≠ expired'])
  expect(after(texts, 'Rejected', 3)).toEqual(['Rejected', '18 Nov 2026', '最低七折'])
  expect(after(texts, 'Beside others', 5)).toEqual([
    'Beside others',
    'answered by p11',
    'replaced by p12',
    'answers p10',
    'in place of p10',
  ])
})

test('the guard has a row for each of twelve months, and a short one is marked', () => {
  const texts = textsIn(moneyCase())
  expect(after(texts, 'Fits every month?', 2, 2)).toEqual(['Fits every month?', '✓ fits'])
  expect(after(texts, 'Dec 2026', 4)).toEqual(['Dec 2026', '≠ short 1,476.66', '≠ short 1,972.05', '≠ short 1,476.66'])
  const months = texts.filter((text) => /^[A-Z][a-z]{2} 202[67]$/.test(text))
  expect(months.slice(0, 12)).toEqual([...new Set(months)])
  expect(months).toHaveLength(24)
})

test('warnings stand with their source, beside the reason with which a person went on', () => {
  const texts = textsIn(moneyCase())
  expect(after(texts, '11 Nov 2026 Gone on: 家人补足', 1)).toHaveLength(1)
  expect(texts).toContain('Transfer to private account')
  const at = texts.findIndex((text) => text.includes('longer than the line'))
  expect(texts[at]).toBe(
    'The last payment is due on 10 Dec 2031, more than 5 years after the start: longer than the line “Personalised installments, longest term”.',
  )
  expect(texts[at + 1]).toMatch(/^Source: .*70.*; last checked 22 Nov 2026\.$/)
})

test('an offer with a plan does not stand among those without one', () => {
  const file = moneyCase()
  const texts = textsIn({ ...file, proposals: [...file.proposals, aProposal('p20', { reasons: '只求延期' })] })
  const without = texts.slice(texts.indexOf('Offers without an agreement'), texts.indexOf('Contact log'))
  expect(without).toContain('只求延期')
  expect(without).not.toContain('示例信用卡')
})

test('a row says of what it is made, a payment into what it went; without a receipt both say so', () => {
  const texts = textsIn(moneyCase())
  expect(texts).toContain('Principal 1,000.00, Overdue interest 12.00')
  expect(after(texts, 'Tue 9 Jun 2026', 5)).toEqual(['Tue 9 Jun 2026', '1,012.00', '1,012.00', '0.00', 'Paid, no receipt'])
  expect(after(texts, '9 Jun 2026', 9).slice(1)).toEqual([
    '2,500.00',
    'Alipay',
    'Paid, no receipt',
    'No. 2: 1,012.00',
    'No. 3: 1,012.00',
    'beyond the rows: 476.00',
    'Paid to: 王五',
    expect.stringMatching(/^≠ .*王五/),
  ])
  expect(after(texts, '14 Jul 2026', 5)).toEqual(['14 Jul 2026', '600.00', 'Alipay', 'Failed', 'What remains over time (Chinese yuan CNY)'])
  expect(texts).toContain('Paid beyond the schedule: 476.00')
  expect(texts).toContain('≠ The rows add up to 3,036.00; the paper says 12,144.00.')
})

test('what remains stands as figures below its picture, beside what the debt comes to without the plan', () => {
  const texts = textsIn(moneyCase())
  const at = texts.indexOf('What remains over time (Chinese yuan CNY)')
  const table = texts.slice(texts.indexOf('Day', at))
  expect(table.slice(3, 9)).toEqual(['22 Apr 2026', '3,036.00', '12,764.00', '9 May 2026', '2,024.00', expect.stringMatching(/^12,8/)])
  expect(bodyOf(moneyCase())).toContain('<polyline')
})

test('pictures are unseen by a reader who cannot see, and nothing carries a style of its own', () => {
  const body = bodyOf(moneyCase())
  for (const [svg] of body.matchAll(/<svg[^>]*>/g)) expect(svg).toContain('aria-hidden="true"')
  expect(body).not.toContain('style=')
})

test('an account to pay to shows its last four signs only', () => {
  for (const language of ['en', 'zh-CN', 'zh-TW'] as const) {
    const body = bodyOf(moneyCase(), language)
    expect(body).not.toContain('6222000011112222')
    expect(body).toContain('••••2222')
  }
})

test('no English stands in a Chinese summary of all that money says', () => {
  for (const language of ['zh-CN', 'zh-TW'] as const) {
    const found =
      textsOf(bodyOf(moneyCase(), language))
        .join(' ')
        .match(/[A-Za-z]{2,}/g) ?? []
    expect([...new Set(found)].filter((word) => !['CNY', 'txt', 'Asia', 'Shanghai', 'plan', 'screen', 'letter'].includes(word))).toEqual([])
  }
})
