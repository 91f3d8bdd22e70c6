import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { budgetFigures } from '../../src/domain/budget.ts'
import { budgetChanges } from '../../src/domain/budget-changes.ts'
import type { Budget, BudgetExpense, BudgetIncome } from '../../src/domain/case-file.ts'
import { enums } from '../../src/domain/enums.ts'
import { minor } from './build.ts'

type Lines = Pick<Budget, 'currency' | 'income' | 'expenses'>
const salary = (amount: number, parts: Partial<BudgetIncome> = {}): BudgetIncome => ({
  type: 'salary',
  amount: minor(amount),
  frequency: 'monthly',
  ...parts,
})
const expense = (category: BudgetExpense['category'], amount: number, parts: Partial<BudgetExpense> = {}): BudgetExpense => ({
  category,
  flexibility: 'fixed',
  amount: minor(amount),
  frequency: 'monthly',
  ...parts,
})
const budget = (income: BudgetIncome[], expenses: BudgetExpense[] = []): Lines => ({ currency: 'CNY', income, expenses })
const states = (before: Lines, after: Lines) =>
  budgetChanges(before, after)!.income.map(({ state, line, before: was, more }) => [state, line.amount, was?.amount, more])

test('a line that stayed, one that changed by its month, one that is new and, last, one that is gone', () => {
  const before = budget([], [expense('housing', 100), expense('food', 1200, { frequency: 'weekly' }), expense('pet', 70)])
  const after = budget([], [expense('food', 5000), expense('leisure', 30), expense('housing', 100)])
  expect(budgetChanges(before, after)!.expenses).toEqual([
    { state: 'changed', line: after.expenses[0], before: before.expenses[1], more: -200n },
    { state: 'new', line: after.expenses[1], more: 30n },
    { state: 'same', line: after.expenses[2], more: 0n },
    { state: 'gone', line: before.expenses[2], more: -70n },
  ])
})

test('two incomes of one kind are told apart by whose they are, whatever their order', () => {
  const before = budget([salary(1), salary(2, { owner: '配偶' })])
  const after = budget([salary(2, { owner: '配偶' }), salary(3)])
  expect(states(before, after)).toEqual([
    ['same', 2, undefined, 0n],
    ['changed', 3, 1, 2n],
  ])
})

test('of one kind without the same person the line is taken for the same one, and its change is seen', () => {
  const before = budget([salary(5, { owner: '女儿' })])
  expect(states(before, budget([salary(5)]))).toEqual([['changed', 5, 5, 0n]])
})

test('several alike are paired in their order, and each only once', () => {
  expect(states(budget([salary(1), salary(2)]), budget([salary(1), salary(2), salary(1)]))).toEqual([
    ['same', 1, undefined, 0n],
    ['same', 2, undefined, 0n],
    ['new', 1, undefined, 1n],
  ])
})

test('any property of a line is a change of it, and the order of its properties is none', () => {
  const plain = salary(5)
  const turned: BudgetIncome = { frequency: 'monthly', amount: minor(5), type: 'salary' }
  expect(states(budget([plain]), budget([turned]))[0]![0]).toBe('same')
  expect(states(budget([plain]), budget([salary(5, { document: 'f1' })]))[0]![0]).toBe('changed')
})

test('amounts of two currencies are not compared', () => {
  expect(budgetChanges(budget([salary(1)]), { ...budget([salary(1)]), currency: 'TWD' })).toBeNull()
})

const anyIncome = fc.array(
  fc.record(
    {
      type: fc.constantFrom(...enums.income_type.slice(0, 3)),
      amount: fc.nat(1_000_000).map(minor),
      frequency: fc.constantFrom(...enums.frequency),
      owner: fc.constantFrom('女儿', '配偶'),
    },
    { requiredKeys: ['type', 'amount', 'frequency'] },
  ),
  { maxLength: 8 },
)

test('the changes of all lines add up to the change of the surplus, and every line of both versions is told once', () => {
  fc.assert(
    fc.property(anyIncome, anyIncome, (old, now) => {
      const { income } = budgetChanges(budget(old), budget(now))!
      const sum = income.reduce((total, { more }) => total + more, 0n)
      expect(sum).toBe(budgetFigures(budget(now)).disposable - budgetFigures(budget(old)).disposable)
      expect(income.filter(({ state }) => state !== 'gone').map(({ line }) => line)).toEqual(now)
      expect(income.filter(({ state }) => state !== 'new')).toHaveLength(old.length)
    }),
  )
})
