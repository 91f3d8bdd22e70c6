import { expect, test } from 'vitest'
import { enums } from '../../src/domain/enums.ts'
import { defaultReserve, type Rule } from '../../src/domain/office-lists.ts'
import { officeListsOf, rulesFor, shippedRules } from '../../src/domain/rule-table.ts'
import { ruleName } from '../../src/words/warning-sentence.ts'
import { wordsOf } from '../../src/words/words.ts'
import { aDebt, day } from './build.ts'

const today = day('2026-11-22')
const keys = (rules: readonly Rule[]) => rules.map(({ key }) => key)
const own: Rule = {
  key: 'own',
  kind: 'costLine',
  name: 'Our line',
  jurisdiction: 'CN',
  value: '0.15',
  validFrom: day('2026-01-01'),
  source: 'us',
  lastChecked: today,
  on: true,
}
const changed: Rule = { ...shippedRules[0], value: '4' }

test('every shipped rule has one key, a source and a name in each language, and those that are on the day of their check', () => {
  expect(new Set(keys(shippedRules)).size).toBe(shippedRules.length)
  for (const rule of shippedRules) {
    expect(rule.source.length).toBeGreaterThan(5)
    expect('lastChecked' in rule ? rule.lastChecked : undefined).toBe(rule.on ? '2026-11-22' : undefined)
    for (const language of ['en', 'zh-CN', 'zh-TW'] as const) expect(ruleName(wordsOf(language), rule)).not.toBe(rule.key)
  }
})

test('rules that nobody found in a source are shipped off', () => {
  expect(keys(shippedRules.filter(({ on }) => on))).toEqual([
    'cn-limitation',
    'cn-card-plan',
    'cn-facilitation-24',
    'cn-consumer-finance-20',
    'cn-private-lending',
  ])
})

test('an office that saved nothing has the shipped rules, no guideline, a tenth as reserve and seven days for a creditor, and erases nobody by itself', () => {
  expect(officeListsOf({})).toEqual({
    rules: shippedRules,
    guidelines: [],
    reserve: defaultReserve,
    chaser: { days: 7, creditors: [] },
    conduct: { on: {} },
    retention: { years: null },
  })
})

test('what the office saved stands in place of the shipped rule with its key, in its place; its own rules follow', () => {
  const { rules, reserve } = officeListsOf({ rules: [own, changed], reserve: { rate: '0', caps: {} } })
  expect(keys(rules)).toEqual([...keys(shippedRules), 'own'])
  expect([rules[0], rules.at(-1), reserve.rate]).toEqual([changed, own, '0'])
})

const found = (rule: Rule, parts: Parameters<typeof aDebt>[0] = {}, on = today, jurisdiction: Rule['jurisdiction'] = 'CN') =>
  rulesFor([rule], 'costLine', { jurisdiction }, aDebt(parts), on).length === 1

test('a rule speaks from its first day to its last, where it is switched on, in its jurisdiction, and of its kind', () => {
  const rule = { ...own, validTo: day('2026-06-30') }
  expect([day('2025-12-31'), day('2026-01-01'), day('2026-06-30'), day('2026-07-01')].map((on) => found(rule, {}, on))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(found({ ...own, on: false })).toBe(false)
  expect(enums.jurisdiction.filter((jurisdiction) => found(own, {}, today, jurisdiction))).toEqual(['CN'])
  expect(rulesFor([own], 'planYears', { jurisdiction: 'CN' }, aDebt(), today)).toEqual([])
})

test('a rule that names debts or creditors speaks of those only; a creditor of an unknown type is not one of them', () => {
  const lender = (type?: Rule['creditorTypes'] extends (infer T)[] | undefined ? T : never) => ({
    parties: [{ role: 'legal_lender' as const, name: 'L', ...(type && { type }) }],
  })
  expect([found({ ...own, debtTypes: ['credit_card'] }), found({ ...own, debtTypes: ['credit_card', 'bnpl_credit'] })]).toEqual([
    false,
    true,
  ])
  const bank: Rule = { ...own, creditorTypes: ['bank'] }
  expect([found(bank, lender('bank')), found(bank, lender('platform')), found(bank, lender())]).toEqual([true, false, false])
  expect(found({ ...bank, debtTypes: ['credit_card'] }, lender('bank'))).toBe(false)
})
