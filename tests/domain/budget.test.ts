import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { affordable, budgetFigures, debtServiceRatio, reserve, toMonth } from '../../src/domain/budget.ts'
import type { BudgetExpense, BudgetIncome } from '../../src/domain/case-file.ts'
import { enums, type EnumValue } from '../../src/domain/enums.ts'
import { minor } from './build.ts'

type Frequency = EnumValue<'frequency'>
const income = (amount: number, frequency: Frequency = 'monthly', owner?: string): BudgetIncome => ({
  type: 'salary',
  amount: minor(amount),
  frequency,
  ...(owner !== undefined && { owner }),
})
const expense = (
  amount: number,
  flexibility: BudgetExpense['flexibility'],
  frequency: Frequency = 'monthly',
  owner?: string,
): BudgetExpense => ({
  category: 'food',
  flexibility,
  amount: minor(amount),
  frequency,
  ...(owner !== undefined && { owner }),
})

describe('a line comes to a month', () => {
  test.each<[Frequency, number, bigint]>([
    ['weekly', 30000, 130000n],
    ['weekly', 1, 4n],
    ['fortnightly', 3, 7n],
    ['fortnightly', 1, 2n],
    ['four_weekly', 6, 7n],
    ['four_weekly', 60000, 65000n],
    ['monthly', 7, 7n],
    ['quarterly', 1, 0n],
    ['quarterly', 2, 1n],
    ['half_yearly', 2, 0n],
    ['half_yearly', 3, 1n],
    ['annual', 5, 0n],
    ['annual', 6, 1n],
    ['one_off', 999999, 0n],
  ])('%s %i', (frequency, amount, monthly) => {
    expect(toMonth(minor(amount), frequency)).toBe(monthly)
  })

  test('the largest amount, exactly', () => {
    expect(toMonth(minor(Number.MAX_SAFE_INTEGER), 'weekly')).toBe(39031196770544294n)
  })

  test('right to half a minor unit', () => {
    const timesAYear = { weekly: 52n, fortnightly: 26n, four_weekly: 13n, monthly: 12n, quarterly: 4n, half_yearly: 2n, annual: 1n }
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.constantFrom(...(Object.keys(timesAYear) as (keyof typeof timesAYear)[])), (amount, frequency) => {
        const off = toMonth(minor(amount), frequency) * 12n - BigInt(amount) * timesAYear[frequency]
        expect(off > -6n && off <= 6n).toBe(true)
      }),
    )
  })
})

describe('a budget’s month', () => {
  const budget = {
    income: [income(500000), income(30000, 'weekly', '妻子'), income(80000, 'one_off')],
    expenses: [
      expense(180000, 'fixed'),
      expense(45000, 'flexible', 'weekly', '妻子'),
      expense(10000, 'savings'),
      expense(120000, 'irregular', 'annual'),
      expense(5000, 'fixed', 'monthly', '儿子'),
      expense(70000, 'irregular', 'one_off', '女儿'),
    ],
  }
  const figures = budgetFigures(budget)

  test('every line, their sums, and what is left', () => {
    expect(figures.income.map(({ monthly }) => monthly)).toEqual([500000n, 130000n, 0n])
    expect(figures.expenses.map(({ monthly }) => monthly)).toEqual([180000n, 195000n, 10000n, 10000n, 5000n, 0n])
    expect(figures.income[1]!.line).toBe(budget.income[1])
    expect([figures.totalIncome, figures.totalExpenses, figures.disposable]).toEqual([630000n, 400000n, 230000n])
  })

  test('by how far expenses can change', () => {
    expect(figures.byFlexibility).toEqual({ fixed: 185000n, flexible: 195000n, savings: 10000n, irregular: 10000n })
  })

  test('by person, the client first where the client’s line is', () => {
    expect(figures.byPerson).toStrictEqual([
      { income: 500000n, expenses: 200000n },
      { owner: '妻子', income: 130000n, expenses: 195000n },
      { owner: '儿子', income: 0n, expenses: 5000n },
      { owner: '女儿', income: 0n, expenses: 0n },
    ])
  })

  test('what comes once stands apart', () => {
    expect(figures.oneOff).toEqual({ income: [budget.income[2]], expenses: [budget.expenses[5]] })
  })

  test('a deficit is below zero, and a budget without lines comes to nothing', () => {
    expect(budgetFigures({ income: [income(1)], expenses: [expense(3, 'fixed')] }).disposable).toBe(-2n)
    expect(budgetFigures({ income: [], expenses: [] })).toEqual({
      income: [],
      expenses: [],
      oneOff: { income: [], expenses: [] },
      totalIncome: 0n,
      totalExpenses: 0n,
      byFlexibility: { fixed: 0n, flexible: 0n, savings: 0n, irregular: 0n },
      byPerson: [],
      disposable: 0n,
    })
  })

  test('every grouping adds up to the same totals', () => {
    const anyLine = fc.record({
      amount: fc.maxSafeNat(),
      frequency: fc.constantFrom(...enums.frequency),
      owner: fc.constantFrom(undefined, 'a', 'b'),
    })
    const anyExpense = fc.tuple(anyLine, fc.constantFrom(...enums.expense_flexibility))
    fc.assert(
      fc.property(fc.array(anyLine), fc.array(anyExpense), (incomes, expenses) => {
        const of = budgetFigures({
          income: incomes.map(({ amount, frequency, owner }) => income(amount, frequency, owner)),
          expenses: expenses.map(([{ amount, frequency, owner }, flexibility]) => expense(amount, flexibility, frequency, owner)),
        })
        const sum = (list: bigint[]) => list.reduce((total, one) => total + one, 0n)
        expect(sum(of.income.map(({ monthly }) => monthly))).toBe(of.totalIncome)
        expect(sum(of.byPerson.map((person) => person.income))).toBe(of.totalIncome)
        expect(sum(Object.values(of.byFlexibility))).toBe(of.totalExpenses)
        expect(sum(of.byPerson.map((person) => person.expenses))).toBe(of.totalExpenses)
        expect(of.disposable).toBe(of.totalIncome - of.totalExpenses)
      }),
    )
  })
})

describe('what a surplus leaves for creditors', () => {
  test('a share is set aside, half up, and at most the cap', () => {
    expect(reserve(234567n, { rate: '0.10', cap: minor(20000) })).toBe(20000n)
    expect(reserve(200004n, { rate: '0.10', cap: minor(20000) })).toBe(20000n)
    expect(reserve(199994n, { rate: '0.10', cap: minor(20000) })).toBe(19999n)
    expect(reserve(5n, { rate: '0.1' })).toBe(1n)
    expect(reserve(4n, { rate: '0.1' })).toBe(0n)
    expect(reserve(5000000n, { rate: '0.1' })).toBe(500000n)
    expect(reserve(100n, { rate: '0.1', cap: minor(0) })).toBe(0n)
  })

  test('of a deficit nothing is set aside and nothing is left', () => {
    expect(reserve(-5000n, { rate: '0.1', cap: minor(20) })).toBe(0n)
    expect(reserve(0n, { rate: '0.1' })).toBe(0n)
    expect(affordable(-5000n, 0n)).toBe(0n)
    expect(affordable(100n, 100n)).toBe(0n)
    expect(affordable(100n, 101n)).toBe(0n)
    expect(affordable(100n, 99n)).toBe(1n)
  })

  test('both parts add up to the surplus', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.integer({ min: 0, max: 100 }),
        fc.option(fc.nat(), { nil: undefined }),
        (surplus, percent, cap) => {
          const kept = reserve(surplus, { rate: (percent / 100).toFixed(2), ...(cap !== undefined && { cap: minor(cap) }) })
          expect(kept >= 0n && (cap === undefined || kept <= BigInt(cap))).toBe(true)
          expect(kept + affordable(surplus, kept)).toBe(surplus)
        },
      ),
    )
  })
})

describe('how much of the income goes to creditors', () => {
  test.each([
    [318500n, 700000n, '45.50'],
    [0n, 700000n, '0.00'],
    [1n, 20000n, '0.01'],
    [1n, 20001n, '0.00'],
    [1n, 3n, '33.33'],
    [2n, 3n, '66.67'],
    [700000n, 700000n, '100.00'],
    [1050000n, 700000n, '150.00'],
  ])('%i of %i', (payments, all, ratio) => {
    expect(debtServiceRatio(payments, all)).toBe(ratio)
  })

  test('without income there is no ratio', () => {
    expect(debtServiceRatio(0n, 0n)).toBeNull()
    expect(debtServiceRatio(5n, 0n)).toBeNull()
  })
})
