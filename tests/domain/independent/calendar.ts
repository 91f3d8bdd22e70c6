/** A calendar of its own: days are walked one by one, with the months' lengths written out. */

export interface Date {
  year: number
  month: number
  day: number
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isLeap = (year: number): boolean => (year % 100 === 0 ? year % 400 === 0 : year % 4 === 0)
const lengthOf = ({ year, month }: Date): number => (month === 2 && isLeap(year) ? 29 : lengths[month - 1]!)

export function read(text: string): Date {
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)) }
}

export const write = ({ year, month, day }: Date): string => `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`

export function next(date: Date): Date {
  if (date.day < lengthOf(date)) return { ...date, day: date.day + 1 }
  return date.month < 12 ? { year: date.year, month: date.month + 1, day: 1 } : { year: date.year + 1, month: 1, day: 1 }
}

/** Every day from one to another, the first in and the last out: the days on which interest starts to run. */
export function* days(from: string, to: string): Generator<Date> {
  for (let date = read(from); write(date) < to; date = next(date)) yield date
}

export function count(from: string, to: string): number {
  let number = 0
  for (const _ of days(from, to)) number += 1
  return number
}

/** The share of a year in parts of 365 × 366 × 360, day by day. */
export const yearParts = 365n * 366n * 360n
export function share(dayCount: 'act_365' | 'act_360' | 'act_act' | 'thirty_360', from: string, to: string): bigint {
  let sum = 0n
  for (const date of days(from, to)) sum += ofDay(dayCount, date)
  return sum
}

function ofDay(dayCount: string, date: Date): bigint {
  if (dayCount === 'act_365') return 366n * 360n
  if (dayCount === 'act_360') return 365n * 366n
  if (dayCount === 'act_act') return isLeap(date.year) ? 365n * 360n : 366n * 360n
  return BigInt(thirties(date)) * 365n * 366n
}

/** 30E/360: the step from the 30th to the 31st is nothing, from the end of February all that it lacks of thirty and one. */
function thirties(date: Date): number {
  if (date.day === 30 && lengthOf(date) === 31) return 0
  if (date.day === lengthOf(date)) return date.day === 31 ? 1 : 31 - date.day
  return 1
}
