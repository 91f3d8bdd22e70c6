import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { creditCode, keptUntil, loanClass } from '../../src/domain/credit-record.ts'
import { day } from './build.ts'

test('the credit code changes after every 30 days, and not beyond 180', () => {
  const days = [-3, 0, 1, 30, 31, 60, 61, 90, 91, 120, 121, 150, 151, 180, 181, 211, 9999]
  expect(days.map(creditCode).join('')).toBe('NN112233445566777')
})

test('the class of a loan falls after its last day in a class', () => {
  expect([-1, 0].map(loanClass)).toEqual(['normal', 'normal'])
  expect([1, 90].map(loanClass)).toEqual(['special_mention', 'special_mention'])
  expect([91, 270].map(loanClass)).toEqual(['substandard', 'substandard'])
  expect([271, 360].map(loanClass)).toEqual(['doubtful', 'doubtful'])
  expect([361, 5000].map(loanClass)).toEqual(['loss', 'loss'])
})

test('one more day overdue is never recorded as better', () => {
  const classes = ['normal', 'special_mention', 'substandard', 'doubtful', 'loss']
  const codes = 'N1234567'
  fc.assert(
    fc.property(fc.nat(500), (days) => {
      expect(codes.indexOf(creditCode(days + 1))).toBeGreaterThanOrEqual(codes.indexOf(creditCode(days)))
      expect(classes.indexOf(loanClass(days + 1))).toBeGreaterThanOrEqual(classes.indexOf(loanClass(days)))
    }),
  )
})

test('negative information is kept from the end of the behaviour on, and without an end for ever', () => {
  expect(keptUntil(day('2026-11-30'), 5)).toBe('2031-11-30')
  expect(keptUntil(day('2024-02-29'), 5)).toBe('2029-02-28')
  expect(keptUntil(day('2024-02-29'), 4)).toBe('2028-02-29')
  expect(keptUntil(null, 5)).toBeNull()
})
