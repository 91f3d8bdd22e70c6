import { expect, it } from 'vitest'
import { formatCount, formatDistance } from '../../src/ui/format.ts'
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
