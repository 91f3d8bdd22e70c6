import { describe, expect, test } from 'vitest'
import { addDays, addMonths, daysBetween, daysInMonth, isDay, monthsBetween, parseDay } from '../../src/domain/day.ts'
import { day, seeded } from './build.ts'

describe('a day is taken as people write it', () => {
  test.each([
    ['2026-03-12', '2026-03-12'],
    ['2026/3/12', '2026-03-12'],
    ['2026.3.2', '2026-03-02'],
    ['20260312', '2026-03-12'],
    ['2026年3月12日', '2026-03-12'],
    ['2026 年 3 月 2 日', '2026-03-02'],
    ['2026年3月12號', '2026-03-12'],
    ['２０２６－０３－１２', '2026-03-12'],
    ['２０２６年３月１２日', '2026-03-12'],
    [' 2026-03-12\u200f ', '2026-03-12'],
    ['2028-02-29', '2028-02-29'],
    ['1900-01-01', '1900-01-01'],
  ])('%s', (text, value) => {
    expect(parseDay(text)).toEqual({ ok: true, value })
  })
})

describe('what is no day is refused', () => {
  test.each([
    '2026-02-31',
    '2026-02-29',
    '2100-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1899-12-31',
    '18991231',
    '12-03-2026',
    '2026-3/12',
    '26-03-12',
    '2026-3',
    '202633',
    '明天',
    '2026-03-12T10:00',
  ])('%s', (text) => {
    expect(parseDay(text)).toEqual({ ok: false, code: 'day.invalid' })
  })
  test('nothing typed is a different matter', () => {
    expect(parseDay(' ')).toEqual({ ok: false, code: 'text.empty' })
  })
})

test('only the one stored form is a day', () => {
  expect(isDay('2026-03-12')).toBe(true)
  for (const text of ['2026-3-12', '2026/03/12', '2026-02-31', '1899-12-31', '2026-03-12 ', '']) expect(isDay(text)).toBe(false)
})

test('a month has its days, also in leap years and centuries', () => {
  expect([2026, 2028, 2000, 1900, 2100].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 28, 28])
  expect([1, 4, 12].map((month) => daysInMonth(2026, month))).toEqual([31, 30, 31])
})

test('months may go back and over the turn of the year', () => {
  expect(addMonths(day('2026-01-31'), -2)).toBe('2025-11-30')
  expect(addMonths(day('2026-12-15'), 1)).toBe('2027-01-15')
  expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28')
})

test('adding days and counting them are each other’s reverse, and a day stays a day', () => {
  const next = seeded(2)
  for (let i = 0; i < 2000; i++) {
    const from = addDays(day('1900-01-01'), Math.floor(next() * 80000))
    const days = Math.floor(next() * 4000)
    expect(isDay(from)).toBe(true)
    expect(daysBetween(from, addDays(from, days))).toBe(days)
    expect(addDays(addDays(from, days), -days)).toBe(from)
  }
  expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29')
  expect(daysBetween(day('2026-03-01'), day('2026-02-28'))).toBe(-1)
})

test('no day is past the last one there is', () => {
  expect(addDays(day('9999-12-30'), 1)).toBe('9999-12-31')
  expect(addDays(day('9999-12-30'), 2)).toBe('9999-12-31')
  expect(addMonths(day('9999-11-30'), 1)).toBe('9999-12-30')
  expect(addMonths(day('9999-11-30'), 2)).toBe('9999-12-31')
  expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
})

test('months are counted from calendar month to calendar month', () => {
  expect(monthsBetween(day('2026-12-31'), day('2027-01-01'))).toBe(1)
  expect(monthsBetween(day('2026-01-01'), day('2026-01-31'))).toBe(0)
  expect(monthsBetween(day('2027-03-01'), day('2026-01-31'))).toBe(-14)
})
