import { describe, expect, test } from 'vitest'
import type { Currency } from '../../src/domain/case-file.ts'
import { enums } from '../../src/domain/enums.ts'
import { decimalsOf, formatMoney, parseMoney, sumMinor, unitOf } from '../../src/domain/money.ts'
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
    ['0.01', 'CNY', 1],
    ['0.99', 'CNY', 99],
    ['00', 'JPY', 0],
    ['999,999', 'CNY', 99999900],
    ['12,345.6', 'CNY', 1234560],
    ['1 万', 'CNY', 1000000],
    ['2萬', 'JPY', 20000],
    ['0.0001万', 'JPY', 1],
    ['0.000001万', 'CNY', 1],
    ['1.5亿', 'JPY', 150_000_000],
    ['0.0000000001億', 'CNY', 1],
    ['.5万', 'CNY', 500000],
    ['1,000万', 'CNY', 1_000_000_000],
    ['900719亿', 'CNY', 9_007_190_000_000_000],
  ])('%s in %s is %d minor units', (text, currency, value) => {
    expect(parseMoney(text, currency)).toEqual(ok(value))
  })
})

/** Every mark with the currencies whose fields take it; all others refuse it. */
const meanings: [string, Currency[]][] = [
  ...['NT$', 'NTD', 'TWD', '新台币', '新台幣', '新臺幣', '台币', '台幣', '臺幣'].map((m): [string, Currency[]] => [m, ['TWD']]),
  ...['HK$', 'HKD', '港币', '港幣', '港元'].map((m): [string, Currency[]] => [m, ['HKD']]),
  ...['US$', 'USD', '美元', '美金'].map((m): [string, Currency[]] => [m, ['USD']]),
  ...['CN¥', 'CN￥', 'RMB', 'CNY', '人民币', '人民幣'].map((m): [string, Currency[]] => [m, ['CNY']]),
  ...['JP¥', 'JPY', '日元', '日圆', '日圓', '日円', '円'].map((m): [string, Currency[]] => [m, ['JPY']]),
  ...['£', '￡', 'GBP', '英镑', '英鎊'].map((m): [string, Currency[]] => [m, ['GBP']]),
  ...['€', 'EUR', '欧元', '歐元'].map((m): [string, Currency[]] => [m, ['EUR']]),
  ...['$', '＄'].map((m): [string, Currency[]] => [m, ['TWD', 'HKD', 'USD']]),
  ...['¥', '￥'].map((m): [string, Currency[]] => [m, ['CNY', 'JPY']]),
  ...['元', '圆', '圓'].map((m): [string, Currency[]] => [m, ['CNY', 'TWD', 'HKD', 'USD', 'JPY']]),
]

describe('a mark that can only mean another currency is refused, one that can mean this one is decoration', () => {
  test.each(meanings)('%s', (mark, currencies) => {
    for (const currency of enums.currency) {
      const value = currency === 'JPY' ? 5 : 500
      for (const text of [`${mark}5`, `5${mark}`, `${mark} 5`, `5 ${mark}`, `${mark.toLowerCase()}5`, `5${mark.toLowerCase()}`]) {
        const read = parseMoney(text, currency)
        if (currencies.includes(currency)) expect(read).toEqual(ok(value))
        else expect(read).toMatchObject({ ...refused('money.otherCurrency'), params: { currency } })
      }
    }
  })

  test('the refusal names the mark as it was typed, the first of two that does not fit', () => {
    const named = (text: string, currency: Currency) => {
      const read = parseMoney(text, currency)
      return 'params' in read ? read.params : read
    }
    expect(named('US$5', 'CNY')).toEqual({ mark: 'US$', currency: 'CNY' })
    expect(named('nt$5', 'CNY')).toEqual({ mark: 'nt$', currency: 'CNY' })
    expect(named('5港元', 'TWD')).toEqual({ mark: '港元', currency: 'TWD' })
    expect(named('$5港元', 'TWD')).toEqual({ mark: '港元', currency: 'TWD' })
    expect(named('£5€', 'CNY')).toEqual({ mark: '£', currency: 'CNY' })
    expect(named('￥5', 'GBP')).toEqual({ mark: '¥', currency: 'GBP' })
  })

  test('the currency is looked at before sign, decimals and size', () => {
    for (const text of ['-US$5', 'US$-5', 'US$1.50', 'US$9007199254740992', 'US$1.2345678万'])
      expect(parseMoney(text, 'JPY')).toMatchObject(refused('money.otherCurrency'))
    expect(parseMoney('US$', 'JPY')).toEqual(refused('money.invalid'))
    expect(parseMoney('US$1,23', 'JPY')).toEqual(refused('money.invalid'))
    expect(parseMoney('A$5', 'USD')).toEqual(refused('money.invalid'))
    expect(parseMoney('₩5', 'JPY')).toEqual(refused('money.invalid'))
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
    ['− 5', 'CNY', 'money.negative'],
    ['¥ - 5', 'CNY', 'money.negative'],
    ['-.5', 'CNY', 'money.negative'],
    ['-', 'CNY', 'money.invalid'],
    ['5-', 'CNY', 'money.invalid'],
    ['+5', 'CNY', 'money.invalid'],
    ['0.00001万', 'JPY', 'money.thirdDecimal'],
    ['0.00000000001亿', 'CNY', 'money.thirdDecimal'],
    ['1,23.4', 'CNY', 'money.invalid'],
    ['1,23', 'CNY', 'money.invalid'],
    ['12,34,567', 'CNY', 'money.invalid'],
    ['1,234567', 'CNY', 'money.invalid'],
    ['1234,5678', 'CNY', 'money.invalid'],
    ['5万万', 'CNY', 'money.invalid'],
    ['元元5', 'CNY', 'money.invalid'],
    ['5元元', 'CNY', 'money.invalid'],
    ['x5', 'CNY', 'money.invalid'],
    ['5x', 'CNY', 'money.invalid'],
    ['5 .5', 'CNY', 'money.invalid'],
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
  expect(formatMoney(-1, 'JPY')).toBe('-1')
  expect(formatMoney(1, 'JPY')).toBe('1')
  expect(formatMoney(10, 'CNY')).toBe('0.10')
  expect(formatMoney(100, 'CNY')).toBe('1.00')
  expect(formatMoney(-100000, 'CNY')).toBe('-1,000.00')
  expect(formatMoney(1000, 'JPY')).toBe('1,000')
  expect(formatMoney(999, 'JPY')).toBe('999')
})

test('only the yen has no decimals, and only new Taiwan dollars are split whole', () => {
  expect(enums.currency.map(decimalsOf)).toEqual([2, 2, 2, 2, 2, 2, 0])
  expect(enums.currency.map(unitOf)).toEqual([1, 100, 1, 1, 1, 1, 1])
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
  expect(sumMinor([minor(2), 3n])).toBe(5n)
  expect(sumMinor(new Set([minor(2), minor(3)]))).toBe(5n)
  expect(sumMinor([minor(Number.MAX_SAFE_INTEGER), minor(Number.MAX_SAFE_INTEGER), minor(1)])).toBe(2n ** 54n - 1n)
})
