import { expect, test } from 'vitest'
import { highest } from '../../db/rescue/pages.ts'

test('the highest of more numbers than fit onto the stack is found, and of none it is 0', () => {
  expect(highest(Array.from({ length: 150_000 }, (_, index) => index + 1))).toBe(150_000)
  expect(highest([])).toBe(0)
})
