import { expect, test } from 'vitest'
import type { Guideline, Reserve, Rule } from '../../src/domain/office-lists.ts'
import { officeListsOf, shippedRules } from '../../src/domain/rule-table.ts'
import {
  guidelineAsTyped,
  readGuideline,
  readReserve,
  readRule,
  reserveAsTyped,
  ruleAsTyped,
} from '../../src/screens/settings/list-forms.ts'
import { asShipped, withoutRule, withRule } from '../../src/screens/settings/rule-changes.ts'
import { day, minor } from '../domain/build.ts'

const guideline: Guideline = {
  category: 'food',
  currency: 'TWD',
  first: minor(600000),
  further: minor(0),
  source: '衛福部 115 年',
  validFrom: day('2026-01-01'),
  validTo: day('2026-12-31'),
}
const problems = (read: { ok: boolean; problems?: { code: string; field?: string }[] }) =>
  read.problems?.map(({ field, code }) => `${field} ${code}`)

test('a guideline that was not touched reads as it was', () => {
  const { validTo: _none, ...open } = guideline
  for (const one of [guideline, open]) expect(readGuideline(guidelineAsTyped(one))).toEqual({ ok: true, value: one })
})

test('a guideline wants its amounts, its source and days in order', () => {
  const typed = { ...guidelineAsTyped(guideline), first: '', further: '-1', source: ' ', validTo: '2025-12-31' }
  expect(problems(readGuideline(typed))).toEqual([
    'first text.empty',
    'further money.negative',
    'validTo days.endsBefore',
    'source text.empty',
  ])
  expect(readGuideline({ ...guidelineAsTyped(guideline), validTo: '2026-01-01' }).ok).toBe(true)
})

test('the reserve reads as it was, by percent and with caps', () => {
  const reserve: Reserve = { rate: '0.1', caps: { CNY: minor(20000), JPY: minor(5000) } }
  expect(reserveAsTyped(reserve)).toMatchObject({ rate: '10 %', caps: { CNY: '200.00', JPY: '5,000', TWD: '' } })
  expect(readReserve(reserveAsTyped(reserve))).toEqual({ ok: true, value: reserve })
})

test.each([
  ['', ['rate text.empty']],
  ['10', ['rate reserve.moreThanWhole']],
  ['100.1%', ['rate reserve.moreThanWhole']],
  ['-1%', ['rate rate.negative']],
  ['100%', undefined],
  ['1', undefined],
  ['0', undefined],
])('a reserve of “%s” of the surplus', (rate, wrong) => {
  expect(problems(readReserve({ ...reserveAsTyped({ rate: '0', caps: {} }), rate }))).toEqual(wrong)
})

const own: Rule = {
  key: 'own-1',
  kind: 'costLine',
  name: '内部参考',
  jurisdiction: 'CN',
  value: '0.185',
  debtTypes: ['cash_loan_online'],
  validFrom: day('2026-01-01'),
  source: '会议纪要',
  lastChecked: day('2026-11-22'),
  on: false,
}

test.each([...shippedRules.map((rule) => [rule.key, rule as Rule] as const), ['own-1', own] as const])(
  'the reference line %s that was not touched reads as it was',
  (key, rule) => {
    const read = readRule(ruleAsTyped(rule), { key, before: rule, shipped: asShipped(key) !== undefined })
    expect(read).toEqual({ ok: true, value: rule })
  },
)

test('a reference line of the office wants a name; years are whole, from 1 to 100', () => {
  const as = { key: 'own-1', shipped: false }
  const years = { ...ruleAsTyped(own), kind: 'limitationYears' }
  expect(problems(readRule({ ...ruleAsTyped(own), name: ' ' }, as))).toEqual(['name text.empty'])
  expect(problems(readRule({ ...years, value: '0' }, as))).toEqual(['value rule.years'])
  expect(problems(readRule({ ...years, value: '101' }, as))).toEqual(['value rule.years'])
  expect(problems(readRule({ ...years, value: '2.5' }, as))).toEqual(['value number.invalid'])
  expect(readRule({ ...years, value: '100' }, as)).toMatchObject({ ok: true, value: { value: '100', on: true } })
})

test('a shipped line that was changed is kept whole, and needs no line again when it says what is shipped', () => {
  const original = asShipped('cn-limitation')!
  const off = { ...original, on: false }
  const saved = withRule([own], off)
  expect(saved).toEqual([own, off])
  expect(officeListsOf({ rules: saved }).rules).toContainEqual(off)
  expect(withRule(saved, { ...off, value: '4' })).toEqual([own, { ...off, value: '4' }])
  expect(withRule(saved, original)).toEqual([own])
  expect(withoutRule(saved, 'cn-limitation')).toEqual([own])
  expect(withRule(saved, { ...own, on: true })).toEqual([{ ...own, on: true }, off])
  expect(asShipped('own-1')).toBeUndefined()
})
