import type { Day } from './case-file.ts'
import { daysBetween } from './day.ts'
import type { EnumValue } from './enums.ts'
import { fraction, type Fraction } from './exact.ts'

/** How days become a share of a year. */
export type DayCount = EnumValue<'day_count'>

/**
 * The share of a year from one day to another. Two periods that touch add up to the whole.
 * act_365, act_360: calendar days over 365 or 360. act_act: a day belongs to the year in which it starts and counts
 * 1/365 or 1/366 of it. thirty_360: 30E/360, every month has 30 days and the 31st counts as the 30th.
 */
export function yearFraction(dayCount: DayCount, from: Day, to: Day): Fraction {
  switch (dayCount) {
    case 'act_365':
      return fraction(BigInt(daysBetween(from, to)), 365n)
    case 'act_360':
      return fraction(BigInt(daysBetween(from, to)), 360n)
    case 'act_act':
      return actual(from, to)
    case 'thirty_360':
      return fraction(BigInt(thirties(to) - thirties(from)), 360n)
  }
}

/** How many days a day count counts from one day to another: calendar days, but for 30E/360. */
export function daysCounted(dayCount: DayCount | undefined, from: Day, to: Day): number {
  return dayCount === 'thirty_360' ? thirties(to) - thirties(from) : daysBetween(from, to)
}

/** 366 in a leap year of the Gregorian calendar, else 365. */
export function daysInYear(year: number): number {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365
}

const yearOf = (day: Day): number => Number(day.slice(0, 4))
const newYear = (year: number): Day => `${String(year).padStart(4, '0')}-01-01` as Day

/** Days into the year over the length of the year, at both ends. */
function actual(from: Day, to: Day): Fraction {
  const [first, last] = [yearOf(from), yearOf(to)]
  const [lengthOfFirst, lengthOfLast] = [daysInYear(first), daysInYear(last)]
  const into = (day: Day, year: number): number => daysBetween(newYear(year), day)
  const num = (last - first) * lengthOfFirst * lengthOfLast + into(to, last) * lengthOfFirst - into(from, first) * lengthOfLast
  return fraction(BigInt(num), BigInt(lengthOfFirst * lengthOfLast))
}

function thirties(day: Day): number {
  return yearOf(day) * 360 + Number(day.slice(5, 7)) * 30 + Math.min(Number(day.slice(8)), 30)
}
