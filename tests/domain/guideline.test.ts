import { expect, test } from 'vitest'
import type { BudgetExpense, HouseholdMember } from '../../src/domain/case-file.ts'
import { aboveGuideline, guidelineFor, personsOf } from '../../src/domain/guideline.ts'
import type { Guideline } from '../../src/domain/office-lists.ts'
import { day, minor } from './build.ts'

const food = (parts: Partial<Guideline> = {}): Guideline => ({
  category: 'food',
  currency: 'CNY',
  first: minor(100000),
  further: minor(40000),
  source: '办公室',
  validFrom: day('2026-01-01'),
  ...parts,
})
const asked = { category: 'food', currency: 'CNY', on: day('2026-03-12'), persons: 3 } as const

test('the guideline is that of the first person and of each further one', () => {
  expect(guidelineFor([food()], { ...asked, persons: 1 })).toBe(100000)
  expect(guidelineFor([food()], asked)).toBe(180000)
})

test('another category, another currency and an empty list give none', () => {
  expect(guidelineFor([], asked)).toBeNull()
  expect(guidelineFor([food({ category: 'leisure' }), food({ currency: 'TWD' })], asked)).toBeNull()
})

test('a guideline holds from its first to its last day, both included', () => {
  const list = [food({ validTo: day('2026-06-30') })]
  const at = (on: string) => guidelineFor(list, { ...asked, on: day(on) })
  expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map(at)).toEqual([null, 180000, 180000, null])
})

test('of several that hold, the one that began last counts, and of two that began together the one listed last', () => {
  const newer = food({ validFrom: day('2026-03-01'), first: minor(1), further: minor(0) })
  expect(guidelineFor([newer, food()], asked)).toBe(1)
  expect(guidelineFor([food(), newer, { ...newer, first: minor(2) }], asked)).toBe(2)
})

test('a guideline that no amount can hold is none', () => {
  expect(guidelineFor([food({ further: minor(Number.MAX_SAFE_INTEGER) })], asked)).toBeNull()
  expect(guidelineFor([food({ first: minor(0), further: minor(Number.MAX_SAFE_INTEGER) })], { ...asked, persons: 2 })).toBe(
    Number.MAX_SAFE_INTEGER,
  )
})

test('people are the client and everybody but who is stated not to be dependant; the client is never counted twice', () => {
  const member = (relation: HouseholdMember['relation'], dependant?: boolean): HouseholdMember => ({
    label: relation,
    relation,
    ...(dependant === undefined ? {} : { dependant }),
  })
  expect(personsOf({ household: [] })).toBe(1)
  expect(personsOf({ household: [member('client'), member('spouse', false), member('child', true), member('parent')] })).toBe(3)
})

const line = (category: BudgetExpense['category'], amount: number, parts: Partial<BudgetExpense> = {}): BudgetExpense => ({
  category,
  flexibility: 'flexible',
  amount: minor(amount),
  frequency: 'monthly',
  ...parts,
})

test('a category passes its guideline by the month of all its lines together, said once, at the last of them', () => {
  const lines = [
    line('food', 90000, { guideline: minor(100000) }),
    line('housing', 500000),
    line('food', 1200, { frequency: 'weekly', guideline: minor(100000) }),
  ]
  expect(aboveGuideline(lines)).toEqual([null, null, null])
  const just = [...lines, line('food', 4800, { guideline: minor(100000) })]
  expect(aboveGuideline(just)).toEqual([null, null, null, null])
  const more = [...lines, line('food', 4801, { guideline: minor(100000) })]
  expect(aboveGuideline(more)).toEqual([null, null, null, { guideline: 100000, spent: 100001n, above: 1n }])
})

test('what comes once is no part of a month, and a line without a guideline still counts for its category', () => {
  const lines = [line('food', 100000, { guideline: minor(100000) }), line('food', 900000, { frequency: 'one_off' }), line('food', 50)]
  expect(aboveGuideline(lines)).toEqual([null, null, { guideline: 100000, spent: 100050n, above: 50n }])
})
