import { expect, test } from 'vitest'
import type { ConductList, Guideline, Reserve, Rule } from '../../src/domain/office-lists.ts'
import { officeListsOf, shippedRules } from '../../src/domain/rule-table.ts'
import {
  chaserAsTyped,
  guidelineAsTyped,
  readChaser,
  readGuideline,
  readReserve,
  limitsAsTyped,
  readLimits,
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

test('limits of the conduct checks: hours both or none, in their order, and what is switched on stays', () => {
  const on = { 'TW OFFICE_HOURS': true }
  const set: ConductList = { on, hours: { from: '07:00', to: '22:00' }, callsPerDay: 3 }
  expect(readLimits(limitsAsTyped(set), set)).toEqual({ ok: true, value: set })
  expect(readLimits({ from: ' ', to: '', callsPerDay: '' }, set)).toEqual({ ok: true, value: { on } })
  expect(readLimits({ from: '7点', to: '2200', callsPerDay: '' }, set)).toMatchObject({ value: { hours: { from: '07:00', to: '22:00' } } })
  expect(problems(readLimits({ ...limitsAsTyped(set), to: '' }, set))).toEqual(['to time.invalid'])
  expect(problems(readLimits({ ...limitsAsTyped(set), from: '22:00' }, set))).toEqual(['to days.endsBefore'])
  expect(problems(readLimits({ ...limitsAsTyped(set), callsPerDay: '0' }, set))).toEqual(['callsPerDay number.invalid'])
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

test('the days of creditors read as they were, by the line and in any width', () => {
  const chaser = {
    days: 7,
    creditors: [
      { name: '示例银行 (总行)', days: 14 },
      { name: 'Example Bank', days: 3 },
    ],
  }
  expect(readChaser(chaserAsTyped(chaser))).toEqual({ ok: true, value: chaser })
  expect(readChaser({ days: '１０', creditors: '\n 示例银行：２１ \nBank 4, 5\n\n' })).toEqual({
    ok: true,
    value: {
      days: 10,
      creditors: [
        { name: '示例银行', days: 21 },
        { name: 'Bank 4', days: 5 },
      ],
    },
  })
})

test.each([
  ['', '', ['days text.empty']],
  ['0', '', ['days number.invalid']],
  ['366', '', ['days number.invalid']],
  ['7', '示例银行', ['creditors number.invalid']],
  ['7', '14', ['creditors number.invalid']],
  ['7', '示例银行 0', ['creditors number.invalid']],
  ['7', '示例银行 两周', ['creditors number.invalid']],
])('days %j with %j are refused beside their field', (days, creditors, wanted) => {
  expect(problems(readChaser({ days, creditors }))).toEqual(wanted)
})
