/**
 * The only clock of the screens. `useToday()` is this computer's calendar day and moves on at midnight;
 * rules of src/domain take it as an argument.
 */
import { useEffect, useState } from 'react'
import type { Day, ZonedTime } from '../domain/case-file.ts'

const two = (n: number) => String(n).padStart(2, '0')

/** This computer's calendar day. */
export function today(now = new Date()): Day {
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as Day
}

/** The clock time of this computer, `HH:MM`. */
export function clockTime(now = new Date()): string {
  return `${two(now.getHours())}:${two(now.getMinutes())}`
}

/** The IANA zone of this computer, "Asia/Shanghai". */
export function thisZone(): string {
  if (Date.now() > zone.until) zone = { name: Intl.DateTimeFormat().resolvedOptions().timeZone, until: Date.now() + 60_000 }
  return zone.name
}
/** Asked for in every line of a log, and dear to find out: looked up once a minute. */
let zone = { name: '', until: 0 }

/** Day and clock time of this moment in an IANA zone; in one that this computer does not know, its own. */
export function nowIn(zone: string, now = new Date()): { day: Day; time: string } {
  try {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    const [day = '', time = ''] = format.format(now).split(' ')
    return { day: day as Day, time }
  } catch {
    return { day: today(now), time: clockTime(now) }
  }
}

/** True for a moment that has not come yet. */
export function isAhead(at: ZonedTime, now = Date.now()): boolean {
  return Date.parse(at) > now
}

/** This computer's calendar day, rendered again when the day changes. */
export function useToday(): Day {
  const [day, setDay] = useState(today)
  useEffect(() => {
    const look = () => setDay(today())
    const timer = setInterval(look, 60_000)
    window.addEventListener('focus', look)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', look)
    }
  }, [])
  return day
}

/** The present moment in ms, rendered again every second while `runs`. */
export function useNow(runs: boolean): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    setNow(Date.now())
    const timer = runs ? setInterval(() => setNow(Date.now()), 1000) : undefined
    return () => clearInterval(timer)
  }, [runs])
  return now
}
