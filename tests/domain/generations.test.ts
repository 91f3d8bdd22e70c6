import { array, assert, constantFrom, date, property } from 'fast-check'
import { expect, test } from 'vitest'
import { isBackupDue, isBackupLate, isOffMachine } from '../../src/domain/backup-time.ts'
import { keptGenerations, type Generation } from '../../src/domain/generations.ts'

const zones = ['Asia/Shanghai', 'Asia/Taipei', 'America/New_York', 'Europe/Berlin', 'Pacific/Apia', 'Australia/Lord_Howe']

/** Backups made at these instants, in this order. */
const made = (...instants: string[]): Generation[] => instants.map((at, no) => ({ at, no }))
const keptOf = (generations: Generation[], zone = 'Asia/Shanghai') => [...keptGenerations(generations, zone)].map(({ at }) => at).toSorted()

/** One backup a day at this hour (UTC), as an office lives: after each the old ones go. */
function lived(days: number, from: string, hour: number, zone: string): Generation[] {
  let there: Generation[] = []
  for (let day = 0; day < days; day++) {
    const at = new Date(Date.parse(`${from}T00:00:00Z`) + day * 86_400_000 + hour * 3_600_000).toISOString()
    there = [...there, { at, no: day }]
    const kept = keptGenerations(there, zone)
    there = there.filter((one) => kept.has(one))
  }
  return there
}

test('of two years of daily backups the last 7 days, 4 weeks and 12 months are there, each by its last backup', () => {
  const months = ['01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30']
  const weeks = ['12-13', '12-20']
  const days = ['12-25', '12-26', '12-27', '12-28', '12-29', '12-30', '12-31']
  const kept = lived(730, '2025-01-01', 10, 'Asia/Shanghai').map(({ at }) => at.slice(0, 10))
  expect(kept).toEqual([...months, ...weeks, ...days].map((day) => `2026-${day}`))
})

test('of several backups of one day the last one stays, by the calendar of the zone', () => {
  const day = ['2026-11-21T15:30:00Z', '2026-11-21T16:30:00Z', '2026-11-22T15:59:59Z', '2026-11-22T16:00:00Z']
  const other = made('2026-11-20T01:00:00Z', ...day)
  expect(keptOf(other, 'Asia/Shanghai')).toEqual(['2026-11-20T01:00:00Z', day[0], day[2], day[3]])
  expect(keptOf(other, 'UTC')).toEqual(['2026-11-20T01:00:00Z', day[1], day[3]])
})

test('a day of 23 or 25 hours is one day', () => {
  const spring = made('2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z', '2026-03-29T21:30:00Z')
  expect(keptOf(spring, 'Europe/Berlin')).toEqual(['2026-03-29T21:30:00Z'])
  const autumn = made('2026-10-24T22:30:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T22:30:00Z')
  expect(keptOf(autumn, 'Europe/Berlin')).toEqual(['2026-10-25T22:30:00Z'])
})

test('a clock that was set back for a backup costs the oldest day, week and month, never a newer one, and that backup stays', () => {
  const before = lived(400, '2025-10-01', 10, 'Asia/Taipei')
  const back = { at: '1970-01-01T00:00:10Z', no: 1000 }
  const kept = keptGenerations([...before, back], 'Asia/Taipei')
  expect(kept.has(back)).toBe(true)
  expect(before.filter((one) => !kept.has(one)).map(({ at }) => at.slice(0, 10))).toEqual(['2025-12-31', '2026-10-18', '2026-10-29'])
})

test('whatever the clock says the newest stays, at most 23 stay, and asking again removes nothing more', () => {
  const instant = date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2105-01-01T00:00:00Z'), noInvalidDate: true })
  assert(
    property(array(instant, { minLength: 1, maxLength: 60 }), constantFrom(...zones), (dates, zone) => {
      const all = made(...dates.map((date) => date.toISOString()))
      const kept = keptGenerations(all, zone)
      expect(kept.has(all.at(-1)!)).toBe(true)
      expect(kept.size).toBeLessThanOrEqual(23)
      expect(keptGenerations([...kept], zone)).toEqual(kept)
    }),
    { numRuns: 1000 },
  )
})

const moment = { now: '2026-11-23T10:00:00Z', changedAt: '2026-11-23T09:58:00Z', lastAt: '2026-11-23T05:00:00Z', reachable: true }

test('a backup is due after a quiet minute, four hours after the last one, when there is something new and the place is there', () => {
  expect(isBackupDue(moment)).toBe(true)
  expect(isBackupDue({ ...moment, lastAt: null })).toBe(true)
  expect(isBackupDue({ ...moment, changedAt: '2026-11-23T09:59:01Z' })).toBe(false)
  expect(isBackupDue({ ...moment, lastAt: '2026-11-23T06:00:01Z' })).toBe(false)
  expect(isBackupDue({ ...moment, changedAt: null })).toBe(false)
  expect(isBackupDue({ ...moment, reachable: false })).toBe(false)
})

test('times that lie ahead, by a clock that was set back, hold nothing up', () => {
  expect(isBackupDue({ ...moment, changedAt: '2027-01-01T00:00:00Z', lastAt: '2027-01-01T00:00:00Z' })).toBe(true)
})

test('the office is late seven days after its last backup outside this computer, or without one', () => {
  expect(isBackupLate(null, moment.now)).toBe(true)
  expect(isBackupLate('2026-11-16T10:00:00Z', moment.now)).toBe(false)
  expect(isBackupLate('2026-11-16T09:59:59Z', moment.now)).toBe(true)
  expect(isBackupLate('2027-11-16T09:59:59Z', moment.now)).toBe(true)
})

test('another device or a share is outside this computer', () => {
  expect(isOffMachine({ officeDevice: 5, device: 5, network: false })).toBe(false)
  expect(isOffMachine({ officeDevice: 5, device: 6, network: false })).toBe(true)
  expect(isOffMachine({ officeDevice: 5, device: 5, network: true })).toBe(true)
})
