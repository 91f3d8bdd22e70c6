import { expect, it } from 'vitest'
import { formatCount, formatDay, formatDistance } from '../../src/ui/format.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { wordsOf } from '../../src/words/words.ts'

it('says how far a day is in the words of the language', () => {
  const from = '2026-03-12' as Day
  const far = (language: 'en' | 'zh-CN', day: string) => formatDistance(wordsOf(language), day as Day, from)
  expect(far('en', '2026-03-12')).toBe('today')
  expect(far('en', '2026-03-13')).toBe('tomorrow')
  expect(far('en', '2026-03-15')).toBe('in 3 days')
  expect(far('en', '2026-03-10')).toBe('2 days ago')
  expect(far('zh-CN', '2026-03-15')).toBe('3天后')
})

it('groups a count by commas in all languages', () => {
  expect([0, 999, 1000, 1234567].map(formatCount)).toEqual(['0', '999', '1,000', '1,234,567'])
})

it('leaves the year out only where it is the year of the day it stands near', () => {
  const near = '2026-11-22' as Day
  const short = (language: 'en' | 'zh-CN' | 'zh-TW', day: string) => formatDay(language, day as Day, { weekday: true, near })
  expect(short('en', '2026-12-17')).toBe('Thu 17 Dec')
  expect(short('zh-CN', '2026-12-17')).toBe('12月17日 周四')
  expect(short('zh-TW', '2027-01-04')).toBe('2027年1月4日 週一')
  expect(short('en', '2025-11-11')).toBe('Tue 11 Nov 2025')
})
