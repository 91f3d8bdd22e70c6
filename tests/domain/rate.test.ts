import { expect, test } from 'vitest'
import { parseRate, parseShare, percentOf } from '../../src/domain/rate.ts'

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
  ['0%', '0'],
  ['007', '7'],
  ['007.50', '7.50'],
  ['0.00', '0.00'],
  ['10', '10'],
  ['1000%', '10'],
  ['1000.00 %', '10'],
  ['9.999999999999', '9.999999999999'],
])('the rate %s is read as %s', (text, value) => {
  expect(parseRate(text)).toEqual({ ok: true, value })
})

test.each([
  '5 %%',
  '5 % a year',
  '5 per cent',
  '1,5',
  '%',
  '-',
  '-%',
  '--1',
  '1%%',
  '1.',
  '.',
  '1234567',
  '0.0000000000001',
  '0.00000000001%',
])('the rate %s is refused', (text) => {
  expect(parseRate(text)).toEqual({ ok: false, code: 'rate.invalid' })
})

test('an empty rate is empty, not wrong', () => {
  expect(parseRate(' ')).toEqual({ ok: false, code: 'text.empty' })
})

test('a negative rate and one above 1,000 % a year are asked back, with the rate as it was read', () => {
  const back = (code: string, rate: string, year: string) => ({ ok: false, code, params: { rate, year } })
  expect(parseRate('-1%')).toEqual(back('rate.negative', '-1 %', '-1 %'))
  expect(parseRate('−0.0005', 'daily')).toEqual(back('rate.negative', '-0.05 %', '-18.25 %'))
  expect(parseRate('- 5')).toEqual(back('rate.negative', '-500 %', '-500 %'))
  expect(parseRate('18.25')).toEqual(back('rate.absurd', '1,825 %', '1,825 %'))
  expect(parseRate('10.000000000001')).toEqual(back('rate.absurd', '1,000.0000000001 %', '1,000.0000000001 %'))
  expect(parseRate('101')).toEqual(back('rate.absurd', '10,100 %', '10,100 %'))
  expect(parseRate('123456')).toEqual(back('rate.absurd', '12,345,600 %', '12,345,600 %'))
  expect(parseRate('1000.01%')).toMatchObject({ code: 'rate.absurd' })
})

test('a year of the basis decides what is too much', () => {
  expect(parseRate('0.0273', 'daily')).toMatchObject({ ok: true })
  expect(parseRate('0.0274', 'daily')).toMatchObject({ code: 'rate.absurd', params: { rate: '2.74 %', year: '1,000.1 %' } })
  expect(parseRate('0.8333', 'monthly')).toMatchObject({ ok: true })
  expect(parseRate('0.8334', 'monthly')).toMatchObject({ code: 'rate.absurd', params: { rate: '83.34 %', year: '1,000.08 %' } })
  expect(parseRate('0.0274', 'annual_effective')).toMatchObject({ ok: true })
  expect(parseRate('10', 'flat_fee')).toMatchObject({ ok: true })
})

test('a rate is shown in percent, exactly', () => {
  expect(['0', '0.0005', '0.1825', '0.24', '1', '12', '0.000000000001', '0.10'].map((rate) => percentOf(rate))).toEqual([
    '0 %',
    '0.05 %',
    '18.25 %',
    '24 %',
    '100 %',
    '1,200 %',
    '0.0000000001 %',
    '10 %',
  ])
  expect(percentOf('0.0005', 365n)).toBe('18.25 %')
  expect(percentOf('0.005', 12n)).toBe('6 %')
})

test('a share is a rate up to the whole', () => {
  expect(parseShare('5%')).toEqual({ ok: true, value: '0.05' })
  expect(parseShare('100%')).toEqual({ ok: true, value: '1' })
  expect(parseShare('1.000000000001')).toMatchObject({ ok: false, code: 'rate.aboveWhole' })
  expect(parseShare('5')).toEqual({ ok: false, code: 'rate.aboveWhole', params: { rate: '500 %', year: '500 %' } })
  expect(parseShare('11')).toMatchObject({ code: 'rate.absurd' })
  expect(parseShare('-5%')).toMatchObject({ code: 'rate.negative' })
  expect(parseShare('five')).toEqual({ ok: false, code: 'rate.invalid' })
})
