import { expect, test } from 'vitest'
import { parseRate } from '../../src/domain/rate.ts'

test.each([
  ['0.0005', '0.0005'],
  ['0.05%', '0.0005'],
  ['０．０５％', '0.0005'],
  ['18.25 %', '0.1825'],
  ['24%', '0.24'],
  ['100%', '1'],
  ['0.5‰', '0.0005'],
  ['.5', '0.5'],
  ['0', '0'],
  ['007%', '0.07'],
])('the rate %s is read as %s', (text, value) => {
  expect(parseRate(text)).toEqual({ ok: true, value })
})

test.each(['-1%', '5 per cent', '1,5', '%', '1%%', '0.0000000000001', '0.00000000001%'])('the rate %s is refused', (text) => {
  expect(parseRate(text)).toEqual({ ok: false, code: 'rate.invalid' })
})

test('an empty rate is empty, not wrong', () => {
  expect(parseRate(' ')).toEqual({ ok: false, code: 'text.empty' })
})
