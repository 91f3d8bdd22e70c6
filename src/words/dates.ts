/** How each language writes days and times, on the screen and on paper. */
import type { Day, ZonedTime } from '../domain/case-file.ts'
import { daysBetween } from '../domain/day.ts'
import type { Language } from './labels.ts'
import type { Words } from './words.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdays: Record<Language, string[]> = {
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  'zh-TW': ['週日', '週一', '週二', '週三', '週四', '週五', '週六'],
}

export interface DayForm {
  weekday?: boolean
  /** The year is left out when it is that of this day. */
  near?: Day
}

/** A day as the language writes it: `Thu 12 Mar 2026`, `2026年3月12日 周四`. */
export function formatDay(language: Language, day: Day, options: DayForm = {}): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const weekday = weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
  const yearGoesWithoutSaying = options.near?.slice(0, 4) === day.slice(0, 4)
  if (language === 'en')
    return `${options.weekday ? `${weekday} ` : ''}${date} ${months[month - 1] ?? ''}${yearGoesWithoutSaying ? '' : ` ${year}`}`
  return `${yearGoesWithoutSaying ? '' : `${year}年`}${month}月${date}日${options.weekday ? ` ${weekday}` : ''}`
}

/** A calendar month, `YYYY-MM`: `May 2027`, `2027年5月`. */
export function formatMonth(language: Language, month: string): string {
  const [year, no] = month.split('-').map(Number) as [number, number]
  return language === 'en' ? `${months[no - 1] ?? ''} ${year}` : `${year}年${no}月`
}

/** Day and clock time of a moment as it was where it happened: `13 Mar 2026 10:12`. */
export function formatMoment(language: Language, at: ZonedTime, options: { weekday?: boolean } = {}): string {
  return `${formatDay(language, at.slice(0, 10) as Day, options)} ${at.slice(11, 16)}`
}

/** How far a day is from today, in words: "in 3 days", "yesterday". */
export function formatDistance(words: Words, day: Day, today: Day): string {
  const days = daysBetween(today, day)
  if (days === 0) return words.ui.today
  if (days === 1) return words.ui.tomorrow
  if (days === -1) return words.ui.yesterday
  return days > 0 ? words.ui.inDays(days) : words.ui.daysAgo(-days)
}
