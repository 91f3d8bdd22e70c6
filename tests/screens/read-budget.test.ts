import { expect, test } from 'vitest'
import type { Budget } from '../../src/domain/case-file.ts'
import type { Guideline } from '../../src/domain/office-lists.ts'
import {
  budgetAsTyped,
  firstBudget,
  newExpense,
  newIncome,
  nextKind,
  nextVersion,
  usualExpenses,
  usualIncome,
  usualKind,
  type BudgetFields,
} from '../../src/screens/case/budget/fields.ts'
import { guidelineFrom, readBudget, soFar } from '../../src/screens/case/budget/read-budget.ts'
import { aCase, day, minor } from '../domain/build.ts'

const today = day('2026-03-12')
const none = () => undefined
const food: Guideline = {
  category: 'food',
  currency: 'CNY',
  first: minor(100000),
  further: minor(50000),
  source: '办公室',
  validFrom: day('2026-01-01'),
}
const alone = { household: [] }
const fields = (parts: Partial<BudgetFields> = {}): BudgetFields => ({
  asOf: '2026-03-12',
  currency: 'CNY',
  reason: '',
  income: [],
  expenses: [],
  ...parts,
})
const stored: Budget = {
  asOf: today,
  currency: 'CNY',
  income: [{ type: 'salary', amount: minor(850050), frequency: 'monthly', owner: '配偶', document: 'f1' }],
  expenses: [
    {
      category: 'food',
      flexibility: 'flexible',
      amount: minor(45000),
      frequency: 'weekly',
      guideline: minor(180000),
      reasonAboveGuideline: '术后营养',
    },
    { category: 'savings', flexibility: 'irregular', amount: minor(0), frequency: 'one_off' },
  ],
  reason: '停薪',
}

test('a version that was opened and not touched reads as it was', () => {
  expect(readBudget(budgetAsTyped(stored), guidelineFrom([], alone))).toEqual({ ok: true, value: stored })
})

test('a stored line keeps its guideline when the office has another by now; a line written now gets that of the office', () => {
  const typed = budgetAsTyped(stored)
  const more = { ...newExpense('food'), amount: '10' }
  const result = readBudget(
    { ...typed, expenses: [...typed.expenses, more] },
    guidelineFrom([food], { household: [{ label: '女儿', relation: 'child' }] }),
  )
  expect(result.ok && result.value.expenses.map(({ guideline }) => guideline)).toEqual([180000, undefined, 150000])
})

test.each([
  ['category', { expenses: [{ ...budgetAsTyped(stored).expenses[0]!, category: 'leisure' }] }],
  ['currency', { currency: 'TWD' }],
  ['day', { asOf: '2026-03-13' }],
])('with another %s the stored guideline no longer counts', (_what, change) => {
  const result = readBudget({ ...budgetAsTyped(stored), ...change }, guidelineFrom([], alone))
  expect(result.ok && result.value.expenses[0]!.guideline).toBe(undefined)
})

test('the next version is of today, asks for its own reason, and is reckoned by the guidelines of today', () => {
  const typed = nextVersion(stored, day('2026-08-03'))
  expect(typed).toMatchObject({ asOf: '2026-08-03', reason: '' })
  const why = { ...typed, reason: ' 失业 ' }
  const result = readBudget(why, guidelineFrom([food], alone), 'reasonRequired')
  expect(result.ok && result.value).toEqual({
    ...stored,
    asOf: '2026-08-03',
    reason: '失业',
    expenses: [{ ...stored.expenses[0], guideline: 100000 }, stored.expenses[1]],
  })
  expect(readBudget(typed, none, 'reasonRequired')).toMatchObject({ ok: false, problems: [{ field: 'reason', code: 'text.empty' }] })
})

test('usual lines that stay empty are left out, and errors keep to the place of their line', () => {
  const typed = fields({
    income: [newIncome('salary'), { ...newIncome('other'), amount: '12.345' }],
    expenses: [newExpense('food'), { ...newExpense('housing'), document: 'f1' }],
  })
  expect(readBudget(typed, none)).toEqual({
    ok: false,
    problems: [
      { code: 'money.thirdDecimal', field: 'income.1.amount' },
      { code: 'text.empty', field: 'expenses.1.amount' },
    ],
  })
  const good = fields({ income: [newIncome('salary'), { ...newIncome('gig'), amount: '1,200' }] })
  expect(readBudget(good, none)).toEqual({
    ok: true,
    value: { asOf: '2026-03-12', currency: 'CNY', income: [{ type: 'gig', amount: 120000, frequency: 'monthly' }], expenses: [] },
  })
})

test('a budget without a single amount is asked back at its first line', () => {
  const empty = readBudget({ ...firstBudget(aCase(), today) }, none)
  expect(empty.ok ? [] : empty.problems).toEqual([{ code: 'text.empty', field: 'income.0.amount' }])
})

test('while typing, what can be read is counted and what cannot is told', () => {
  const typed = fields({
    income: [{ ...newIncome('salary'), amount: '85' }, { ...newIncome('bonus'), amount: '8x' }, newIncome('other')],
    expenses: [{ ...newExpense('food'), amount: '1.2万' }],
  })
  expect(soFar(typed, guidelineFrom([food], alone))).toEqual({
    income: [{ type: 'salary', amount: 8500, frequency: 'monthly' }],
    expenses: [{ category: 'food', flexibility: 'flexible', amount: 1200000, frequency: 'monthly', guideline: 100000 }],
    unread: 1,
  })
})

test('a day that cannot be read has no guideline', () => {
  const typed = fields({ asOf: '2026-02-30', expenses: [{ ...newExpense('food'), amount: '1' }] })
  expect(soFar(typed, guidelineFrom([food], alone)).expenses[0]).not.toHaveProperty('guideline')
  expect(readBudget(typed, guidelineFrom([food], alone))).toMatchObject({ ok: false, problems: [{ field: 'asOf', code: 'day.invalid' }] })
})

test('a first budget offers what a client like this usually has, in the currency of the debts, else of the place', () => {
  const file = aCase({
    client: { name: '张', phones: [], employmentStatus: 'unemployed', household: [{ label: '配偶', relation: 'spouse' }] },
  })
  expect(firstBudget(file, today).income.map(({ type }) => type)).toEqual(['unemployment_benefit', 'partner_contribution', 'other'])
  expect(firstBudget(file, today).expenses.map(({ category }) => category)).toEqual(usualExpenses)
  expect(usualIncome(alone)).toEqual(['salary', 'other'])
  expect(firstBudget(file, today)).toMatchObject({ asOf: today, currency: 'CNY', reason: '' })
  expect(firstBudget({ ...file, jurisdiction: 'TW', debts: [] }, today).currency).toBe('TWD')
})

test('a new line is of the first usual kind that is not there yet', () => {
  expect(nextKind(usualExpenses, [])).toBe('housing')
  expect(nextKind(usualExpenses, ['utilities', 'housing'])).toBe('communication')
  expect(nextKind(usualExpenses, usualExpenses)).toBe('other')
})

test('the kind of an expense follows its category', () => {
  expect(['housing', 'savings', 'leisure', 'pet'].map(usualKind)).toEqual(['fixed', 'savings', 'flexible', 'flexible'])
})
