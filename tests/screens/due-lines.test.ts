import { expect, test } from 'vitest'
import type { DueHeading } from '../../src/domain/due.ts'
import { countLines, lineAt, rowLineNear } from '../../src/screens/due/lines.ts'

const headings: DueHeading[] = [
  { group: 'late', dueOn: null, rows: 2 },
  { group: 'today', dueOn: null, rows: 1 },
]

test('each heading takes a line before its rows', () => {
  expect(countLines(headings)).toBe(5)
  const lines = [0, 1, 2, 3, 4, 5].map((index) => lineAt(headings, index))
  expect(lines).toEqual([{ heading: headings[0] }, { row: 0 }, { row: 1 }, { heading: headings[1] }, { row: 2 }, undefined])
})

test('what is chosen is always a row, as near as can be', () => {
  expect([-1, 0, 1, 2, 3, 4, 99].map((index) => rowLineNear(headings, index))).toEqual([1, 1, 1, 2, 4, 4, 4])
  expect(rowLineNear([], 0)).toBe(-1)
})
