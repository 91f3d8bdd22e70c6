import { expect, test } from 'vitest'
import type { CaseFile, Debt } from '../../src/domain/case-file.ts'
import { affordabilityGuard } from '../../src/domain/guard.ts'
import type { Scenario } from '../../src/domain/offer.ts'
import { defaultReserve, type Rule } from '../../src/domain/office-lists.ts'
import { shippedRules } from '../../src/domain/rule-table.ts'
import { limitationWarnings, type OfferFacts, offerWarnings, payeeWarning, type Warning } from '../../src/domain/warnings.ts'
import { warningSentence } from '../../src/words/warning-sentence.ts'
import { aCase, aDebt, day, firstCase, lender, minor, secondCase } from './build.ts'
import { annuity, figures, owing, plain, pool, scenario, three } from './offer-build.ts'

const today = day('2026-11-22')
const rules: readonly Rule[] = shippedRules
const limitationOf = (parts: Partial<Debt>, on = today, jurisdiction: CaseFile['jurisdiction'] = 'CN') =>
  limitationWarnings({ jurisdiction }, aDebt(parts), rules, on)
const codes = (warnings: readonly Warning[]) => warnings.map(({ code }) => code)

test.each([
  ['2023-11-21', 'limitationOver', '2026-11-21'],
  ['2023-11-22', 'limitationNear', '2026-11-22'],
  ['2024-11-22', 'limitationNear', '2027-11-22'],
])('a period that runs from %s: %s', (from, code, expires) => {
  const [warning] = limitationOf({ limitationFrom: day(from) })
  expect(warning).toMatchObject({
    kind: 'limitation_restart',
    code,
    params: { brand: '花呗', years: '3', on: expires },
    rule: { key: 'cn-limitation' },
    debts: ['huabei'],
  })
})

test('a period with more than twelve months to go is not warned of, nor one that an interruption began anew', () => {
  expect(limitationOf({ limitationFrom: day('2024-11-23') })).toEqual([])
  const interruptions = [{ event: 'creditor_demand' as const, on: day('2025-06-01') }]
  expect(limitationOf({ limitationFrom: day('2023-01-01'), interruptions })).toEqual([])
  // What happened after the end began nothing anew, and what is still to come has not happened.
  expect(codes(limitationOf({ limitationFrom: day('2022-01-01'), interruptions }))).toEqual(['limitationOver'])
  expect(codes(limitationOf({ limitationFrom: day('2023-11-30'), interruptions: [{ event: 'lawsuit', on: day('2026-11-23') }] }))).toEqual([
    'limitationNear',
  ])
})

test('where nobody stated from when a period runs, the first day overdue stands in once it is longer ago than the period', () => {
  expect(limitationOf({})).toEqual([])
  expect(limitationOf({ firstOverdueOn: day('2023-11-22') })).toEqual([])
  expect(limitationOf({ firstOverdueOn: day('2023-11-21') })).toMatchObject([
    { code: 'limitationUnknown', params: { on: '2023-11-21', years: '3' } },
  ])
  expect(limitationOf({ firstOverdueOn: day('2020-01-01'), limitationFrom: day('2026-01-01') })).toEqual([])
})

test('a rule that is off warns of nothing', () => {
  expect(limitationOf({ limitationFrom: day('2010-01-01') }, today, 'HK')).toEqual([])
  const on = rules.map((rule) => ({ ...rule, on: true }))
  expect(codes(limitationWarnings({ jurisdiction: 'HK' }, aDebt({ limitationFrom: day('2010-01-01') }), on, today))).toEqual([
    'limitationOver',
  ])
})

test('the holder of an account who is no party of the debt is named, however the name is written', () => {
  const file = firstCase()
  expect(payeeWarning(file, ['huabei'], '王某')).toEqual({
    kind: 'private_transfer',
    code: 'payee',
    params: { holder: '王某' },
    debts: ['huabei'],
  })
  expect(payeeWarning(file, ['huabei'], lender)).toBeNull()
  expect(payeeWarning(file, ['huabei'], '支付宝(中国) 网络技术有限公司')).toBeNull()
  expect(payeeWarning(file, ['huabei'], ' ')).toBeNull()
  expect(payeeWarning(file, [], lender)?.code).toBe('payee')
  const other = { debts: [aDebt(), aDebt({ key: 'b', parties: [{ role: 'legal_lender', name: 'B' }] })] }
  expect([payeeWarning(other, ['huabei', 'b'], 'b'), payeeWarning(other, ['huabei'], 'B')?.kind]).toEqual([null, 'private_transfer'])
})

const card = (parts: Partial<Debt> = {}) => owing({ principal: 1200000 }, { debtType: 'credit_card', ...parts })

function warn(debt: Debt, parts: Partial<Scenario>, facts: Partial<OfferFacts> = {}, withRules = rules): Warning[] {
  const file = aCase({ debts: [debt] })
  const given = scenario({ startOn: today, firstDueOn: day('2026-12-22'), ...parts })
  return offerWarnings(file, { debts: [debt.key], figures: figures(file, given), ...facts }, null, withRules, today)
}

test('a card plan is longer than the line when its last payment lies more than five years after its start', () => {
  expect(warn(card(), { installments: { ...plain, count: 60 } })).toEqual([])
  const [warning] = warn(card(), { installments: { ...plain, count: 61 } })
  expect(warning).toMatchObject({
    kind: 'long_plan',
    code: 'longPlan',
    params: { years: '5', on: '2031-12-22' },
    rule: { key: 'cn-card-plan' },
    debts: ['huabei'],
  })
  expect(warn(owing({ principal: 1200000 }), { installments: { ...plain, count: 61 } })).toEqual([])
  const own = [
    { dueOn: day('2026-12-01'), amount: minor(1) },
    { dueOn: day('2031-11-23'), amount: minor(1199999) },
  ]
  expect(codes(warn(card(), { installments: { ...plain, method: 'custom', rows: own } }))).toEqual(['longPlan'])
})

test('in a pool only the offers of the debts that a rule speaks of are measured', () => {
  const debts = three.map((debt, i) => ({ ...debt, debtType: i === 1 ? ('credit_card' as const) : debt.debtType }))
  const file = aCase({ debts })
  const given = pool({ startOn: today, firstDueOn: day('2026-12-22') }, { caps: { b: minor(20000), a: minor(1000) }, pool: minor(40000) })
  const facts = { debts: given.debts, figures: figures(file, given) }
  expect(facts.figures.lastDueOn > '2060').toBe(true)
  expect(offerWarnings(file, facts, null, rules, today)).toEqual([])
})

test('a cost lies above a line only by more than 0.01 percentage points', () => {
  const line = (value: string): Rule[] => [{ ...shippedRules[2], value, debtTypes: ['credit_card'], on: true }]
  const at = (value: string) => codes(warn(card(), { installments: annuity(12, '0.18') }, {}, line(value)))
  // The plan computes as 18.0004 %.
  expect([at('0.18'), at('0.179904'), at('0.179903'), at('0.17')]).toEqual([[], [], ['aboveLine'], ['aboveLine']])
  const [warning] = warn(card(), { installments: annuity(12, '0.25') }, {}, line('0.24'))
  expect(warning).toMatchObject({ kind: 'over_cap_cost', params: { nominal: '25.0001 %', line: '24 %' }, debts: ['huabei'] })
})

test('each rule is named once with the debts that it speaks of', () => {
  const parties = [{ role: 'legal_lender' as const, name: 'L', type: 'consumer_finance' as const }]
  const file = aCase({
    debts: [owing({ principal: 600000 }, { parties }), owing({ principal: 600000 }, { key: 'b', parties }), card({ key: 'c' })],
  })
  const given = scenario({ debts: ['huabei', 'b', 'c'], startOn: today, firstDueOn: day('2026-12-22'), installments: annuity(12, '0.30') })
  const found = offerWarnings(file, { debts: given.debts, figures: figures(file, given) }, null, rules, today)
  expect(found.map(({ rule, debts }) => [rule?.key, debts])).toEqual([
    ['cn-facilitation-24', ['huabei', 'b']],
    ['cn-consumer-finance-20', ['huabei', 'b']],
  ])
})

test('a plan that does not fit and a budget in deficit are warned of with the month and the sums', () => {
  const line = { amount: minor(100000), frequency: 'monthly' as const }
  const file = aCase({
    debts: [card()],
    budget: {
      asOf: today,
      currency: 'CNY',
      income: [{ type: 'salary', ...line }],
      expenses: [{ category: 'food', flexibility: 'flexible', ...line, amount: minor(100050) }],
    },
  })
  const result = figures(file, scenario({ startOn: today, firstDueOn: day('2026-12-22') }))
  const guard = affordabilityGuard(file, defaultReserve, { debts: ['huabei'], rows: result.rows }, today)
  const found = offerWarnings(file, { debts: ['huabei'], figures: result }, guard, rules, today)
  expect(found).toEqual([
    { kind: 'deficit_budget', code: 'deficit', params: { amount: '0.50', currency: 'CNY' }, debts: ['huabei'] },
    {
      kind: 'unaffordable_plan',
      code: 'unaffordable',
      params: { month: '2026-12', amount: '1,000.00', affordable: '0.00', currency: 'CNY' },
      debts: ['huabei'],
    },
  ])
})

test('borrowing anew and a private account are warned of, without figures too, the limitation period before all', () => {
  const debt = card({ limitationFrom: day('2020-01-01') })
  const facts = { debts: ['huabei'], figures: null, newBorrowing: true, payTo: { holder: '王某' } }
  expect(offerWarnings(aCase({ debts: [debt] }), facts, null, rules, today).map(({ kind }) => kind)).toEqual([
    'limitation_restart',
    'private_transfer',
    'new_borrowing',
  ])
  expect(
    offerWarnings(aCase({ debts: [card()] }), { ...facts, newBorrowing: false, payTo: { holder: lender } }, null, rules, today),
  ).toEqual([])
})

test.each(['zh-CN', 'zh-TW', 'en'] as const)(
  'in %s each warning is a sentence that judges nothing and leaves nothing unfilled, with its source',
  (language) => {
    const file = firstCase()
    const found = [
      ...limitationOf({ limitationFrom: day('2020-01-01') }),
      ...limitationOf({ limitationFrom: day('2024-01-01') }),
      ...limitationOf({ firstOverdueOn: day('2020-01-01') }),
      ...warn(
        card(),
        { installments: { ...annuity(72, '0.30') } },
        { newBorrowing: true, payTo: { holder: 'X' } },
        rules.map((rule) => ({ ...rule, on: true })),
      ),
      payeeWarning(file, [], 'Y')!,
      {
        kind: 'unaffordable_plan' as const,
        code: 'unaffordable' as const,
        params: { month: '2026-12', amount: '1.00', affordable: '0.00', currency: 'CNY' },
        debts: [],
      },
      { kind: 'deficit_budget' as const, code: 'deficit' as const, params: { amount: '1.00', currency: 'CNY' }, debts: [] },
    ]
    expect(new Set(codes(found)).size).toBe(9)
    for (const warning of found) {
      const { sentence, source } = warningSentence(language, warning)
      expect(sentence).not.toMatch(/undefined|illegal|违法|違法|!|！|\d{4}-\d{2}/)
      expect(source === undefined).toBe(warning.rule === undefined)
      if (warning.rule) expect(source).toContain(warning.rule.source)
    }
  },
)

test('the seed cases: the first warns of its month, the second of nothing without a budget', () => {
  const first = firstCase()
  const second = secondCase()
  const given = scenario({ startOn: day('2026-03-13'), firstDueOn: day('2026-04-10'), shape: 'extension' })
  const found = (file: CaseFile) =>
    offerWarnings(
      file,
      { debts: ['huabei'], figures: figures(file, given), payTo: { holder: lender } },
      affordabilityGuard(file, defaultReserve, null, given.startOn),
      rules,
      given.startOn,
    )
  expect(codes(found(first))).toEqual([])
  expect(codes(found(second))).toEqual([])
})
