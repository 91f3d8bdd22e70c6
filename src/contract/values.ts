import { z } from 'zod'
import type { Day, Minor } from '../domain/case-file.ts'
import { isDay } from '../domain/day.ts'
import { enums, type EnumName } from '../domain/enums.ts'

// The single values that parts of a case are made of, as they are checked at every edge.

export const stored = <N extends EnumName>(name: N) => z.enum(enums[name] as unknown as [(typeof enums)[N][number]], 'choice.unknown')
/** Counted in characters, not in UTF-16 units: a rare character is one. */
export const filled = (max: number) =>
  z
    .string()
    .refine((text) => text.trim() !== '', 'text.empty')
    .refine((text) => text.length <= max || Array.from(text).length <= max, 'text.tooLong')
    .meta({ minLength: 1, maxLength: max })
export const name = filled(200)
export const line = filled(500)
export const story = filled(20_000)
export const count = (min: number, max: number) => z.number().int('number.invalid').min(min, 'number.invalid').max(max, 'number.invalid')
export const list = <T extends z.ZodType>(item: T) => z.array(item).max(10_000, 'list.tooLong')

export const day = z
  .custom<Day>((value) => typeof value === 'string' && isDay(value), 'day.invalid')
  .meta({ id: 'Day', type: 'string', format: 'date', description: 'YYYY-MM-DD, 1900-01-01 or later.' })
/** Money on the port: integer minor units. */
export const minor = z.custom<Minor>((value) => Number.isSafeInteger(value) && (value as number) >= 0, 'money.invalid')
export const caseNo = filled(40).refine((text) => text === text.trim() && !/[\p{Cc}\p{Cf}]/u.test(text), 'caseNo.invalid')
export const key = filled(80)
export const rate = z.string().regex(/^\d{1,6}(\.\d{1,12})?$/, 'rate.invalid')
export const zonedTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d[+-](0\d|1[0-4]):[0-5]\d$/, 'time.invalid')
  .refine((t) => isDay(t.slice(0, 10)), 'time.invalid')
export const zoneName = line.refine(isZone, 'zone.unknown')

/** True for an IANA zone that this computer knows, so that no screen and no paper fails on it later. */
function isZone(name: string): boolean {
  if (knownZones.has(name)) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).format(0)
  } catch {
    return false
  }
  knownZones.add(name)
  return true
}
const knownZones = new Set<string>()
