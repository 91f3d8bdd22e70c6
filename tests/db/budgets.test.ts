import { expect, test } from 'vitest'
import { confirmBudget, saveBudget } from '../../db/budgets.ts'
import { readCaseFile } from '../../db/case-file.ts'
import { checkDatabase } from '../../db/check.ts'
import type { Budget } from '../../src/domain/case-file.ts'
import { aCase, aDocument, day, minor } from '../domain/build.ts'
import { later, newOffice, refusalOf, store, type TestOffice } from '../support/office-db.ts'

const caseNo = '2026-0001'
const budget = (amount: number, parts: Partial<Budget> = {}): Budget => ({
  asOf: day('2026-03-12'),
  currency: 'CNY',
  income: [{ type: 'salary', amount: minor(amount), frequency: 'monthly' }],
  expenses: [],
  ...parts,
})

function officeWithCase(): TestOffice {
  const office = newOffice()
  store(office, aCase({ documents: [aDocument('slip', '2026-03-12')] }))
  return office
}

const read = (office: TestOffice) => {
  const file = readCaseFile(office.open.db, caseNo)!
  return [file.budget, ...(file.earlierBudgets ?? [])]
}
const confirmed = (one: Budget, on: string): Budget => ({ ...one, confirmedByClientOn: day(on) })

test('the first budget is made, then changed in its place until the client confirms it', () => {
  const office = officeWithCase()
  saveBudget(office.open, later, { caseNo, budget: budget(1) })
  saveBudget(office.open, later, { caseNo, budget: budget(2, { reason: '调薪' }) })
  expect(read(office)).toEqual([budget(2, { reason: '调薪' })])
  saveBudget(office.open, later, { caseNo, budget: budget(2) })
  expect(read(office)).toEqual([budget(2)])
})

test('a confirmed version never changes, and cannot be confirmed again', () => {
  const office = officeWithCase()
  saveBudget(office.open, later, { caseNo, budget: budget(1) })
  confirmBudget(office.open, later, { caseNo, confirmedOn: day('2026-03-13') })
  const entries = office.anchored.length
  for (const act of [
    () => saveBudget(office.open, later, { caseNo, budget: budget(2) }),
    () => confirmBudget(office.open, later, { caseNo, confirmedOn: day('2026-03-14') }),
  ])
    expect(refusalOf(act).code).toBe('budget.locked')
  expect(office.anchored).toHaveLength(entries)
  expect(read(office)).toEqual([confirmed(budget(1), '2026-03-13')])
})

test('a new version stands before the old one, which stays as it was; it is the one that changes and is confirmed', () => {
  const office = officeWithCase()
  saveBudget(office.open, later, { caseNo, budget: budget(1) })
  confirmBudget(office.open, later, { caseNo, confirmedOn: day('2026-03-13') })
  saveBudget(office.open, later, { caseNo, budget: budget(2), newVersion: true })
  saveBudget(office.open, later, { caseNo, budget: budget(3) })
  expect(read(office)).toEqual([budget(3), confirmed(budget(1), '2026-03-13')])
  confirmBudget(office.open, later, { caseNo, confirmedOn: day('2026-08-03') })
  expect(read(office)).toEqual([confirmed(budget(3), '2026-08-03'), confirmed(budget(1), '2026-03-13')])
  expect(checkDatabase(office.open, office.anchored.at(-1)!)).toMatchObject({ ok: true })
})

test('a draft gets a version beside it too when one is asked for', () => {
  const office = officeWithCase()
  saveBudget(office.open, later, { caseNo, budget: budget(1), newVersion: true })
  saveBudget(office.open, later, { caseNo, budget: budget(2), newVersion: true })
  expect(read(office)).toEqual([budget(2), budget(1)])
})

test('evidence that is not in the case is refused, for income and for expenses', () => {
  const office = officeWithCase()
  const line = { amount: minor(1), frequency: 'monthly', document: 'slip' } as const
  const shown = budget(1, {
    income: [{ type: 'salary', ...line }],
    expenses: [{ category: 'food', flexibility: 'flexible', ...line }],
  })
  saveBudget(office.open, later, { caseNo, budget: shown })
  expect(read(office)).toEqual([shown])
  for (const wrong of [
    { ...shown, income: [{ ...shown.income[0]!, document: 'other' }] },
    { ...shown, expenses: [{ ...shown.expenses[0]!, document: 'other' }] },
  ])
    expect(refusalOf(() => saveBudget(office.open, later, { caseNo, budget: wrong }))).toMatchObject({ code: 'part.unknown' })
})

test('without a budget there is nothing to confirm', () => {
  const office = officeWithCase()
  expect(refusalOf(() => confirmBudget(office.open, later, { caseNo, confirmedOn: day('2026-03-13') })).code).toBe('part.unknown')
})
