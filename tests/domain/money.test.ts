import { describe, expect, test } from 'vitest'
import type { Currency } from '../../src/domain/case-file.ts'
import { enums } from '../../src/domain/enums.ts'
import { decimalsOf, formatMoney, parseMoney, sumMinor } from '../../src/domain/money.ts'
import { minor, seeded } from './build.ts'

const ok = (value: number) => ({ ok: true, value })
const refused = (code: string) => ({ ok: false, code })

describe('an amount is taken as people write it', () => {
  test.each<[string, Currency, number]>([
    ['8260', 'CNY', 826000],
    ['8260.5', 'CNY', 826050],
    ['8260.05', 'CNY', 826005],
    ['0', 'CNY', 0],
    ['.5', 'CNY', 50],
    ['007', 'CNY', 700],
    ['1,234.5元', 'CNY', 123450],
    ['￥1,234.50', 'CNY', 123450],
    ['¥ 1,234.50 元', 'CNY', 123450],
    ['１２３４．５', 'CNY', 123450],
    ['１，２３４．５', 'CNY', 123450],
    ['1,234,567.89', 'CNY', 123456789],
    ['1.2万', 'CNY', 1200000],
    ['1.2 万元', 'CNY', 1200000],
    ['1.2萬', 'TWD', 1200000],
    ['3亿', 'CNY', 30_000_000_000],
    ['0.5億圓', 'TWD', 5_000_000_000],
    ['1.23456万', 'CNY', 1234560],
    ['1.234567万', 'CNY', 1234567],
    ['RMB 12', 'CNY', 1200],
    ['12cny', 'CNY', 1200],
    ['12 圆', 'CNY', 1200],
    ['人民币12元', 'CNY', 1200],
    ['NT$1,000', 'TWD', 100000],
    ['新臺幣1,000元', 'TWD', 100000],
    ['HK$12.30', 'HKD', 1230],
    ['12.30港元', 'HKD', 1230],
    ['US$12', 'USD', 1200],
    ['$12', 'USD', 1200],
    ['£12.34', 'GBP', 1234],
    ['￡12.34', 'GBP', 1234],
    ['€12', 'EUR', 1200],
    ['￥1,200', 'JPY', 1200],
    ['1,200円', 'JPY', 1200],
    ['1.2万円', 'JPY', 12000],
    ['\u202D1,234.50\u202C', 'CNY', 123450],
    ['\u00a01,234.50\n', 'CNY', 123450],
    ['90071992547409.91', 'CNY', Number.MAX_SAFE_INTEGER],
    ['9,007,199,254,740,991', 'JPY', Number.MAX_SAFE_INTEGER],
  ])('%s in %s is %d minor units', (text, currency, value) => {
    expect(parseMoney(text, currency)).toEqual(ok(value))
  })
})

describe('what is no exact amount is refused with its reason', () => {
  test.each<[string, Currency, string]>([
    ['', 'CNY', 'text.empty'],
    [' \u3000\u200e', 'CNY', 'text.empty'],
    ['-5', 'CNY', 'money.negative'],
    ['−5', 'CNY', 'money.negative'],
    ['－５', 'CNY', 'money.negative'],
    ['¥-5', 'CNY', 'money.negative'],
    ['-¥5', 'CNY', 'money.negative'],
    ['-0', 'CNY', 'money.negative'],
    ['1.234', 'CNY', 'money.thirdDecimal'],
    ['1.500', 'CNY', 'money.thirdDecimal'],
    ['1.005', 'CNY', 'money.thirdDecimal'],
    ['1.5', 'JPY', 'money.thirdDecimal'],
    ['1.0', 'JPY', 'money.thirdDecimal'],
    ['1.2345678万', 'CNY', 'money.thirdDecimal'],
    ['1.2000000万', 'CNY', 'money.thirdDecimal'],
    ['1.23456万', 'JPY', 'money.thirdDecimal'],
    ['90071992547409.92', 'CNY', 'money.tooLarge'],
    ['90071992547409.93', 'CNY', 'money.tooLarge'],
    ['9007199254740992', 'JPY', 'money.tooLarge'],
    ['900720亿', 'CNY', 'money.tooLarge'],
    ['9'.repeat(400), 'CNY', 'money.tooLarge'],
    ['1,23.4', 'CNY', 'money.invalid'],
    ['1,2345', 'CNY', 'money.invalid'],
    ['1234,567', 'CNY', 'money.invalid'],
    ['0,123', 'CNY', 'money.invalid'],
    [',123', 'CNY', 'money.invalid'],
    ['1,234,', 'CNY', 'money.invalid'],
    ['1.234,50', 'CNY', 'money.invalid'],
    ['1.2.3', 'CNY', 'money.invalid'],
    ['1.', 'CNY', 'money.invalid'],
    ['.', 'CNY', 'money.invalid'],
    ['12 34', 'CNY', 'money.invalid'],
    ['元', 'CNY', 'money.invalid'],
    ['万', 'CNY', 'money.invalid'],
    ['1万2千', 'CNY', 'money.invalid'],
    ['1e3', 'CNY', 'money.invalid'],
    ['0x10', 'CNY', 'money.invalid'],
    ['10²', 'CNY', 'money.invalid'],
    ['½', 'CNY', 'money.invalid'],
    ['Infinity', 'CNY', 'money.invalid'],
    ['一千', 'CNY', 'money.invalid'],
    ['约1000', 'CNY', 'money.invalid'],
    ['(5)', 'CNY', 'money.invalid'],
    ['5%', 'CNY', 'money.invalid'],
    ['<b>5</b>', 'CNY', 'money.invalid'],
  ])('%j in %s: %s', (text, currency, code) => {
    expect(parseMoney(text, currency)).toEqual(refused(code))
  })
})

test('money is shown with comma grouping and the decimals of its currency', () => {
  expect(formatMoney(826000, 'CNY')).toBe('8,260.00')
  expect(formatMoney(0, 'CNY')).toBe('0.00')
  expect(formatMoney(5, 'CNY')).toBe('0.05')
  expect(formatMoney(99999, 'CNY')).toBe('999.99')
  expect(formatMoney(100000, 'TWD')).toBe('1,000.00')
  expect(formatMoney(826000, 'JPY')).toBe('826,000')
  expect(formatMoney(0, 'JPY')).toBe('0')
  expect(formatMoney(Number.MAX_SAFE_INTEGER, 'CNY')).toBe('90,071,992,547,409.91')
  expect(formatMoney(2n ** 60n, 'CNY')).toBe('11,529,215,046,068,469.76')
  expect(formatMoney(-123456, 'CNY')).toBe('-1,234.56')
  expect(formatMoney(-5n, 'CNY')).toBe('-0.05')
})

test('only the yen has no decimals', () => {
  expect(enums.currency.map(decimalsOf)).toEqual([2, 2, 2, 2, 2, 2, 0])
})

test('what is shown is read back as the same amount', () => {
  const next = seeded(1)
  for (let i = 0; i < 2000; i++) {
    const value = Math.floor(next() ** 4 * Number.MAX_SAFE_INTEGER)
    for (const currency of enums.currency) expect(parseMoney(formatMoney(value, currency), currency)).toEqual(ok(value))
  }
})

test('sums stay exact beyond what one amount can hold', () => {
  expect(sumMinor([])).toBe(0n)
  expect(sumMinor([minor(Number.MAX_SAFE_INTEGER), minor(Number.MAX_SAFE_INTEGER), minor(1)])).toBe(2n ** 54n - 1n)
})
