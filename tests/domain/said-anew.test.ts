import { expect, test } from 'vitest'
import type { OralTerms, Terms } from '../../src/domain/case-file.ts'
import { saidAnew } from '../../src/domain/terms-diff.ts'
import { day, minor } from './build.ts'

/** What a later call on the same agreement leaves of what was said before. */

const before: OralTerms = {
  contact: 'c1',
  total: minor(1200000),
  installments: 12,
  amounts: [minor(100000)],
  firstDueOn: day('2026-05-15'),
  lastDueOn: day('2027-04-15'),
  waivers: [],
  payTo: { holder: '甲' },
}

test('what it did not speak of stays, without the contact', () => {
  const { contact: _contact, ...terms } = before
  expect(saidAnew(before, { graceDays: 3 })).toEqual({ ...terms, graceDays: 3 })
  expect(saidAnew(undefined, { graceDays: 3 })).toEqual({ graceDays: 3 })
})

test('what it said anew counts, and takes with it what followed from the old figure', () => {
  const left = (said: Terms) => {
    const after = saidAnew(before, said)
    return (Object.keys(before) as (keyof Terms)[]).filter((term) => after[term] !== undefined && said[term] === undefined)
  }
  expect(saidAnew(before, { total: minor(1100000) }).total).toBe(1100000)
  expect(left({ total: minor(1100000) })).toEqual(['installments', 'firstDueOn', 'lastDueOn', 'waivers', 'payTo'])
  expect(left({ installments: 6 })).toEqual(['total', 'firstDueOn', 'waivers', 'payTo'])
  expect(left({ amounts: [minor(600000), minor(600000)] })).toEqual(['total', 'firstDueOn', 'waivers', 'payTo'])
  expect(left({ amounts: [minor(90000)] })).toEqual(['total', 'installments', 'firstDueOn', 'lastDueOn', 'waivers', 'payTo'])
  expect(left({ firstDueOn: day('2026-06-01') })).toEqual(['total', 'installments', 'amounts', 'waivers', 'payTo'])
})
