import { describe, expect, test } from 'vitest'
import type { WaitingRow } from '../../src/domain/waiting.ts'
import { callPlace, complaintPlace, letterPlace, nextOf, placeOf } from '../../src/screens/waiting/steps.ts'
import { day } from '../domain/build.ts'

const today = day('2026-03-25')
const row = (parts: Partial<WaitingRow>): WaitingRow => ({
  caseNo: '2026-0001',
  name: '张晓明',
  group: 'late',
  kind: 'confirmation',
  ref: 'a1',
  agreement: 'a1',
  creditor: '示例银行',
  brands: '花呗',
  debt: 'huabei',
  what: null,
  since: day('2026-03-17'),
  dueOn: day('2026-03-24'),
  currency: 'CNY',
  total: null,
  waived: null,
  letters: 0,
  lastLetterOn: null,
  calls: 0,
  ...parts,
})
const of = { screen: 'case', caseNo: '2026-0001' }
const difference = row({ kind: 'difference' })
const promise = row({ kind: 'promise', ref: 'c2', agreement: null })
const followUp = row({ kind: 'followUp', ref: 'c3', agreement: null })

describe('a row leads into its case', () => {
  test('at its agreement, its contact entry or its offer', () => {
    expect(placeOf(row({}))).toEqual({ ...of, section: 'agreements', show: 'a1' })
    expect(placeOf(promise)).toEqual({ ...of, section: 'contacts', show: 'c2' })
    expect(placeOf(row({ kind: 'answer', ref: 'p1', agreement: null }))).toEqual({ ...of, section: 'offers', show: 'p1' })
  })
  test('with the call open, where there is a debt', () => {
    expect(callPlace(row({}))).toEqual({ ...of, section: 'debts', call: 'huabei' })
    expect(callPlace(row({ debt: null }))).toBeNull()
  })
  test('with the letter begun that its agreement asks for', () => {
    expect(letterPlace(row({}))?.letter).toEqual({ kind: 'confirmation', agreement: 'a1' })
    expect(letterPlace(row({ kind: 'query' }))?.letter).toEqual({ kind: 'query', agreement: 'a1' })
    expect(letterPlace(difference)?.letter).toEqual({ kind: 'query', agreement: 'a1' })
    expect(letterPlace(promise)).toBeNull()
  })
  test('with the complaint begun, of what a creditor owes alone', () => {
    expect(complaintPlace(row({}))?.letter).toEqual({ kind: 'complaint', agreement: 'a1' })
    expect(complaintPlace(promise)).toEqual({ ...of, section: 'contacts', show: 'c2', letter: { kind: 'complaint' } })
    expect([complaintPlace(difference), complaintPlace(followUp)]).toEqual([null, null])
  })
})

test('what comes next', () => {
  const rows = [
    row({}),
    row({ letters: 1 }),
    row({ letters: 1, calls: 1 }),
    difference,
    followUp,
    row({ kind: 'promiseByUs', agreement: null }),
  ]
  expect(rows.map((one) => nextOf(one, today))).toEqual(['letter', 'call', 'complaint', 'letter', 'call', null])
})
