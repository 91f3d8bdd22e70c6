import { Temporal } from 'temporal-polyfill'
import type { Day, ZonedTime } from './case-file.ts'
import { plainForm } from './text.ts'

/**
 * A local time with the offset that its IANA zone had on that day; where clocks were set back and the time came
 * twice, the first. Null when the zone is unknown or the time was left out as clocks were set forward.
 */
export function zonedTime(day: Day, time: string, zone: string): ZonedTime | null {
  const local = Temporal.PlainDateTime.from(`${day}T${time}`)
  const zoned = inZone(local, zone)
  if (!zoned?.toPlainDateTime().equals(local)) return null
  return zoned.toString({ timeZoneName: 'never', calendarName: 'never', smallestUnit: 'second' })
}

/** A time of day as people type it: 9:30, 09:30, 0930, 9点30分, also in full-width digits. */
export function parseTime(text: string): { ok: true; value: string } | { ok: false; code: 'time.invalid' } {
  const plain = plainForm(text)
  const found =
    /^(\d{1,2}) ?: ?(\d{2})$/.exec(plain) ?? /^(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{1,2}) ?[点點时時] ?(?:(\d{1,2}) ?分?)?$/.exec(plain)
  const hour = Number(found?.[1])
  const minute = Number(found?.[2] ?? 0)
  if (!found || hour > 23 || minute > 59) return { ok: false, code: 'time.invalid' }
  return { ok: true, value: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }
}

/** The same moment by the clock of another zone; null when the zone is unknown. */
export function timeIn(zone: string, at: ZonedTime): ZonedTime | null {
  try {
    return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', smallestUnit: 'second' })
  } catch {
    return null
  }
}

/** The day, the time of day and the offset as they stand in a zoned time. */
export function localParts(at: ZonedTime): { day: Day; time: string; offset: string } {
  return { day: at.slice(0, 10) as Day, time: at.slice(11, 16), offset: at.slice(19) }
}

function inZone(local: Temporal.PlainDateTime, zone: string): Temporal.ZonedDateTime | null {
  try {
    return local.toZonedDateTime(zone, { disambiguation: 'compatible' })
  } catch {
    return null
  }
}
