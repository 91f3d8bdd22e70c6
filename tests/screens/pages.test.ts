import { expect, test } from 'vitest'
import { missingPages, pageSize, rowAt } from '../../src/screens/cases/pages.ts'

const none = new Set<number>()

test('rows in sight ask for the pages they stand on, and only for those that are not there', () => {
  expect(missingPages(0, 30, 10_000, none)).toEqual([0])
  expect(missingPages(90, 130, 10_000, none)).toEqual([0, 1])
  expect(missingPages(90, 130, 10_000, new Set([0]))).toEqual([1])
  expect(missingPages(4_990, 5_010, 10_000, new Set([49, 50]))).toEqual([])
})

test('nothing is asked for beyond the last row', () => {
  expect(missingPages(9_980, 10_020, 10_000, none)).toEqual([99])
  expect(missingPages(0, 30, 0, new Set([0]))).toEqual([])
})

test('a row is on its page, and undefined while the page has not arrived', () => {
  const pages = { total: 250, rows: new Map([[1, Array.from({ length: pageSize }, (_, index) => `row ${pageSize + index}`)]]) }
  expect(rowAt(pages, 142)).toBe('row 142')
  expect(rowAt(pages, 42)).toBeUndefined()
})
