import { expect, test } from 'vitest'
import { sizeText } from '../../src/screens/case/papers/size.ts'

test('sizes are read by people', () => {
  expect([0, 34, 1536, 1024 * 1024 * 3.44, 500 * 1024 * 1024, 3 * 1024 ** 3].map(sizeText)).toEqual([
    '1 KB',
    '1 KB',
    '2 KB',
    '3.4 MB',
    '500 MB',
    '3.0 GB',
  ])
})
