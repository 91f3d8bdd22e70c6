import { describe, expect, test } from 'vitest'
import { localParts, parseTime, zonedTime } from '../../src/domain/time.ts'
import { day } from './build.ts'

describe('a local time carries the offset that its zone had on that day', () => {
  test.each([
    ['2026-03-13', '10:12', 'Asia/Shanghai', '2026-03-13T10:12:00+08:00'],
    ['2026-07-01', '00:00', 'Asia/Taipei', '2026-07-01T00:00:00+08:00'],
    ['2026-01-15', '09:30', 'Europe/London', '2026-01-15T09:30:00+00:00'],
    ['2026-07-15', '09:30', 'Europe/London', '2026-07-15T09:30:00+01:00'],
    ['2026-01-15', '23:59', 'America/New_York', '2026-01-15T23:59:00-05:00'],
    ['2026-07-15', '09:30', 'Asia/Kolkata', '2026-07-15T09:30:00+05:30'],
    ['1988-07-01', '12:00', 'Asia/Shanghai', '1988-07-01T12:00:00+09:00'],
  ])('%s %s %s', (on, time, zone, expected) => {
    expect(zonedTime(day(on), time, zone)).toBe(expected)
  })
  test('a time that clocks left out does not exist', () => {
    expect(zonedTime(day('2026-03-29'), '01:30', 'Europe/London')).toBeNull()
    expect(zonedTime(day('2026-03-29'), '00:59', 'Europe/London')).toBe('2026-03-29T00:59:00+00:00')
    expect(zonedTime(day('2026-03-29'), '02:00', 'Europe/London')).toBe('2026-03-29T02:00:00+01:00')
  })
  test('of a time that came twice the first is meant', () => {
    expect(zonedTime(day('2026-10-25'), '01:30', 'Europe/London')).toBe('2026-10-25T01:30:00+01:00')
  })
  test('an unknown zone has no times', () => {
    expect(zonedTime(day('2026-03-13'), '10:12', 'Asia/Nowhere')).toBeNull()
  })
})

describe('a time is taken as people write it', () => {
  test.each([
    ['10:12', '10:12'],
    ['9:05', '09:05'],
    ['0930', '09:30'],
    ['９：３０', '09:30'],
    ['00:00', '00:00'],
    ['23:59', '23:59'],
    ['9点', '09:00'],
    ['9点5分', '09:05'],
    ['15點40', '15:40'],
    ['15時40分', '15:40'],
  ])('%s', (text, value) => {
    expect(parseTime(text)).toEqual({ ok: true, value })
  })
  test.each(['', '24:00', '12:60', '930', '9', '9:5', '9:30pm', '-1:30', '2360'])('%j does not exist', (text) => {
    expect(parseTime(text)).toEqual({ ok: false, code: 'time.invalid' })
  })
})

test('day, time and offset are read as they stand', () => {
  expect(localParts('2026-03-13T10:12:00+08:00')).toEqual({ day: '2026-03-13', time: '10:12', offset: '+08:00' })
  expect(localParts('2026-01-15T23:59:30-05:00')).toEqual({ day: '2026-01-15', time: '23:59', offset: '-05:00' })
})
