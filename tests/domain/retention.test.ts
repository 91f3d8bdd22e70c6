import { expect, test } from 'vitest'
import { confirmableFrom, proposedFrom, type KeptCase } from '../../src/domain/retention.ts'
import { officeListsOf } from '../../src/domain/rule-table.ts'
import { day } from './build.ts'

const closed = (more: Partial<KeptCase> = {}): KeptCase => ({
  status: 'closed',
  closedOn: day('2024-05-31'),
  longer: [],
  held: false,
  ...more,
})
const three = { years: 3 }

test('nothing is proposed until the office has said how long it keeps cases', () => {
  expect(officeListsOf({}).retention).toEqual({ years: null })
  expect(proposedFrom(closed(), { years: null })).toBeNull()
})

test('the day after the last of the years', () => {
  expect(proposedFrom(closed(), three)).toBe('2027-06-01')
  expect(proposedFrom(closed({ closedOn: day('2024-02-29') }), { years: 1 })).toBe('2025-03-01')
  expect(proposedFrom(closed({ closedOn: day('2023-12-31') }), { years: 1 })).toBe('2025-01-01')
  expect(proposedFrom(closed({ closedOn: day('9950-01-01') }), { years: 100 })).toBe('9999-12-31')
})

test('never an open case, one without the day of closing, or one under a legal hold', () => {
  expect(proposedFrom(closed({ status: 'completed' }), three)).toBeNull()
  expect(proposedFrom(closed({ status: 'on_hold' }), three)).toBeNull()
  expect(proposedFrom(closed({ closedOn: null }), three)).toBeNull()
  expect(proposedFrom(closed({ held: true }), three)).toBeNull()
})

test('a client who agreed to longer keeping is not proposed before that has run out or was withdrawn', () => {
  const until = (text: string) => ({ expiresOn: day(text) })
  expect(proposedFrom(closed({ longer: [until('2030-12-31'), until('2028-12-31')] }), three)).toBe('2031-01-01')
  expect(proposedFrom(closed({ longer: [until('2025-12-31')] }), three)).toBe('2027-06-01')
  expect(proposedFrom(closed({ longer: [{}] }), three)).toBeNull()
  expect(proposedFrom(closed({ longer: [{ withdrawnOn: day('2026-01-01') }] }), three)).toBe('2027-06-01')
})

test('one who is alone may confirm 24 hours after asking, over a change of the clocks too', () => {
  expect(confirmableFrom('2026-03-28T23:30:00.000Z')).toBe('2026-03-29T23:30:00.000Z')
  expect(confirmableFrom('2026-12-31T08:00:00.000Z')).toBe('2027-01-01T08:00:00.000Z')
})
