import type { Day } from './case-file.ts'
import { plainForm } from './text.ts'

const earliest = '1900-01-01'
/** The last day that can be written; what would lie after it falls on it. */
export const endOfTime = '9999-12-31' as Day

/** Days in a month (1 to 12) of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** True for a calendar day that exists, written `YYYY-MM-DD`, from 1900-01-01 on. */
export function isDay(text: string): text is Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match || text < earliest) return false
  const month = Number(match[2])
  const day = Number(match[3])
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(match[1]), month)
}

/** A day as people type it: 2026-03-12, 2026/3/12, 2026.3.12, 20260312 or 2026年3月12日, also in full-width digits. */
export function parseDay(text: string): { ok: true; value: Day } | { ok: false; code: 'day.invalid' | 'text.empty' } {
  const plain = plainForm(text)
  if (plain === '') return { ok: false, code: 'text.empty' }
  const found =
    /^(\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})$/.exec(plain) ??
    /^(\d{4})(?<month>\d{2})(?<day>\d{2})$/.exec(plain) ??
    /^(\d{4}) ?年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?[日号號]?$/.exec(plain)
  const value = `${found?.[1]}-${found?.groups?.['month']?.padStart(2, '0')}-${found?.groups?.['day']?.padStart(2, '0')}`
  return isDay(value) ? { ok: true, value } : { ok: false, code: 'day.invalid' }
}

/** `day` plus whole days, which may be negative; never past the end of time. */
export function addDays(day: Day, days: number): Day {
  return fromNumber(toNumber(day) + days)
}

/** Calendar days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from)
}

/** Calendar months from that of `from` to that of `to`, negative when `to` is earlier. */
export function monthsBetween(from: Day, to: Day): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
}

/** `first` plus whole months, clamped to the month's end: 31 January plus one month is 28 or 29 February; never past the end of time. */
export function addMonths(first: Day, months: number): Day {
  const [year, month, day] = first.split('-').map(Number) as [number, number, number]
  const index = year * 12 + month - 1 + months
  const inYear = Math.floor(index / 12)
  const inMonth = (index % 12) + 1
  return write(inYear, inMonth, Math.min(day, daysInMonth(inYear, inMonth)))
}

const msPerDay = 86_400_000
/** A day without a time is read as UTC. */
const toNumber = (day: Day): number => Date.parse(day) / msPerDay
const fromNumber = (n: number): Day => {
  const date = new Date(n * msPerDay)
  return write(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}
const write = (year: number, month: number, day: number): Day =>
  year > 9999 ? endOfTime : (`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as Day)
