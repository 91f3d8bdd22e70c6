import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBetween } from '../../src/domain/day.ts'
import { breathingSpace, protectedAmount } from '../../src/domain/moratorium.ts'
import { day, minor } from './build.ts'

test('the first day of a breathing space counts', () => {
  expect(breathingSpace(day('2026-11-23'), 60)).toEqual({ lastDay: '2027-01-21', midwayFrom: '2026-12-17', midwayTo: '2026-12-27' })
  expect(breathingSpace(day('2028-02-01'), 60).lastDay).toBe('2028-03-31')
  expect(breathingSpace(day('2027-02-01'), 60).lastDay).toBe('2027-04-01')
  expect(breathingSpace(day('2026-11-23'), 1).lastDay).toBe('2026-11-23')
})

test('a breathing space has as many days as it was given', () => {
  fc.assert(
    fc.property(fc.integer({ min: 35, max: 400 }), (days) => {
      const start = day('2027-12-15')
      const { lastDay, midwayFrom, midwayTo } = breathingSpace(start, days)
      expect([lastDay, midwayFrom, midwayTo].map((end) => daysBetween(start, end) + 1)).toEqual([days, 25, 35])
    }),
  )
})

const amounts = { base: minor(155500), firstDependant: minor(58523), furtherDependant: minor(32604) }
const protectedFor = (dependants: number, base = 155500) => protectedAmount({ ...amounts, base: minor(base) }, dependants)

test('the base alone is rounded up to full ten euros', () => {
  expect(protectedFor(0)).toBe(156000)
  expect(protectedFor(0, 156000)).toBe(156000)
  expect(protectedFor(0, 156001)).toBe(157000)
  expect(protectedFor(1)).toBe(214523)
})

test('the first dependant counts more, the second to fifth alike, and no further ones', () => {
  expect([1, 2, 3, 4, 5, 6, 12].map((n) => protectedFor(n))).toEqual([214523, 247127, 279731, 312335, 344939, 344939, 344939])
})
