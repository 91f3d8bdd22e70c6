import { expect, test } from 'vitest'
import { newDebt as newDebtSchema } from '../../src/contract/requests.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { newDebt, newInterruption, type DebtFields } from '../../src/screens/intake/fields.ts'
import { isUntouchedDebt, readDebt } from '../../src/screens/intake/read-debt.ts'
import { formReader } from '../../src/ui/read-form.ts'
import { wordsOf } from '../../src/words/words.ts'

/** A debt as it is typed, with what `parts` say, as the forms read it. */
function read(parts: Partial<DebtFields>) {
  const reader = formReader()
  const typed = { ...newDebt('CNY', '2026-03-12' as Day, true), brand: '花呗', debtType: 'bnpl_credit', ...parts }
  return reader.finish(newDebtSchema, readDebt(reader, typed, 'debts.0'))
}
const value = (parts: Partial<DebtFields>) => {
  const result = read(parts)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}
/** What the parsers say; what the schema of one debt says again has another path and comes after. */
const problems = (parts: Partial<DebtFields>) => {
  const result = read(parts)
  return result.ok ? [] : result.problems.filter(({ field }) => field?.startsWith('debts.0.'))
}
const at = (path: string) => `debts.0.${path}`

test('the rules of an account are read as they were typed', () => {
  const typed: Partial<DebtFields> = {
    dayCount: 'act_360',
    compounding: 'monthly',
    interestRounding: 'daily',
    lateFee: { minimumPaymentRate: '10%', rate: '5 %', least: '10元' },
    allocationOrder: { preset: 'own', own: ['late_fee', '', 'principal', ''] },
    limitationFrom: '2026年2月11日',
    interruptions: [{ ...newInterruption(), on: '20260301', note: ' 催收函 ' }],
  }
  expect(value(typed)).toMatchObject({
    dayCount: 'act_360',
    compounding: 'monthly',
    interestRounding: 'daily',
    lateFee: { minimumPaymentRate: '0.1', rate: '0.05', least: 1000 },
    allocationOrder: ['late_fee', 'principal'],
    limitationFrom: '2026-02-11',
    interruptions: [{ event: 'creditor_demand', on: '2026-03-01', note: '催收函' }],
  })
})

test('nothing of it is made up', () => {
  expect(Object.keys(value({}))).toEqual(['brand', 'debtType', 'debtClass', 'currency', 'parties', 'balances'])
})

test('a debt in which only a rule was typed is not an untouched one', () => {
  const offered = newDebt('CNY', '2026-03-12' as Day, true)
  expect(isUntouchedDebt(offered)).toBe(true)
  for (const typed of [
    { dayCount: 'act_365' },
    { compounding: 'none' },
    { interestRounding: 'once' },
    { limitationFrom: '2026-01-01' },
    { lateFee: { ...offered.lateFee, least: '1' } },
    { allocationOrder: { preset: 'lawful', own: [''] } },
    { interruptions: [newInterruption()] },
  ] as Partial<DebtFields>[])
    expect(isUntouchedDebt({ ...offered, ...typed })).toBe(false)
})

test('a late fee needs both shares; a share is not above the whole; without a least amount there is none', () => {
  expect(value({ lateFee: { minimumPaymentRate: '0.1', rate: '0', least: '' } }).lateFee).toEqual({
    minimumPaymentRate: '0.1',
    rate: '0',
    least: 0,
  })
  expect(problems({ lateFee: { minimumPaymentRate: '', rate: '', least: '10' } })).toEqual([
    { code: 'text.empty', field: at('lateFee.minimumPaymentRate') },
    { code: 'text.empty', field: at('lateFee.rate') },
  ])
  expect(problems({ lateFee: { minimumPaymentRate: '10%', rate: '5', least: '' } })).toEqual([
    { code: 'rate.aboveWhole', params: { rate: '500 %', year: '500 %' }, field: at('lateFee.rate') },
  ])
})

test('an own order names at least one part and none twice; what restarted the period has its day', () => {
  expect(problems({ allocationOrder: { preset: 'own', own: [''] } })).toEqual([{ code: 'list.empty', field: at('allocationOrder.own.0') }])
  expect(problems({ allocationOrder: { preset: 'own', own: ['principal', 'principal', ''] } })).toEqual([
    { code: 'key.twice', field: at('allocationOrder.own.1') },
  ])
  expect(problems({ interruptions: [newInterruption()] })).toEqual([{ code: 'text.empty', field: at('interruptions.0.on') }])
})

test('rates are asked back beside their field, by the basis that is chosen, with the rate as it was read', () => {
  expect(value({ overdueRate: '0', overdueRateBasis: 'daily' })).toMatchObject({ overdueRate: '0' })
  const [problem, ...rest] = problems({ overdueRate: '5%', overdueRateBasis: 'daily', rate: '-1%', rateBasis: 'annual_nominal' }).toSorted(
    (a, b) => (a.field! < b.field! ? -1 : 1),
  )
  expect(problem).toEqual({ code: 'rate.absurd', params: { rate: '5 %', year: '1,825 %' }, field: at('overdueRate') })
  expect(rest).toEqual([{ code: 'rate.negative', params: { rate: '-1 %', year: '-1 %' }, field: at('rate') }])
  for (const language of ['en', 'zh-CN', 'zh-TW'] as const) {
    const sentence = wordsOf(language).problems['rate.absurd'](problem!.params!)
    expect(sentence).toContain('5 %')
    expect(sentence).toContain('1,825 %')
  }
})

test('an amount with the mark of another currency is refused beside its field, with the mark and the currency', () => {
  expect(problems({ originalAmount: 'US$1,000' })).toEqual([
    { code: 'money.otherCurrency', params: { mark: 'US$', currency: 'CNY' }, field: at('originalAmount') },
  ])
  expect(value({ originalAmount: '¥1,000元' }).originalAmount).toBe(100000)
  for (const language of ['en', 'zh-CN', 'zh-TW'] as const)
    expect(wordsOf(language).problems['money.otherCurrency']({ mark: 'US$', currency: 'CNY' })).toMatch(/US\$.*CNY/)
})

test('a balance keeps where it stands', () => {
  const [balance] = newDebt('CNY', '2026-03-12' as Day).balances
  const typed = { ...balance!, components: { principal: '1' }, document: 'doc1', contact: 'c1', note: ' 第二页 ' }
  expect(value({ balances: [typed] }).balances).toEqual([
    { asOf: '2026-03-12', source: 'client', components: { principal: 100 }, document: 'doc1', contact: 'c1', note: '第二页' },
  ])
  expect(problems({ balances: [{ ...balance!, note: '只有备注' }] })).toEqual([
    { code: 'text.empty', field: at('balances.0.components.principal') },
  ])
})
