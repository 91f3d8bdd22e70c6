import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limitation } from '../../src/domain/limitation.ts'
import { addDays, addMonths } from '../../src/domain/day.ts'
import { day } from './build.ts'

const from = (start: string, interruptions: string[] = [], years = 3) => limitation(day(start), interruptions.map(day), years)

describe('a limitation period', () => {
  test('ends whole years later, at the month’s end where the day is missing', () => {
    expect(from('2023-03-10')).toEqual({ expires: '2026-03-10', postExpiryEvents: [] })
    expect(from('2024-02-29').expires).toBe('2027-02-28')
    expect(from('2024-02-29', [], 20).expires).toBe('2044-02-29')
    expect(from('2023-03-10', [], 6).expires).toBe('2029-03-10')
  })

  test('is begun anew by an interruption up to its last day', () => {
    expect(from('2023-03-10', ['2026-03-10'])).toEqual({ expires: '2029-03-10', postExpiryEvents: [] })
    expect(from('2023-03-10', ['2023-03-10']).expires).toBe('2026-03-10')
    expect(from('2023-03-10', ['2024-02-29']).expires).toBe('2027-02-28')
  })

  test('stays as it ended when something happens after its last day', () => {
    expect(from('2023-03-10', ['2026-03-11'])).toEqual({ expires: '2026-03-10', postExpiryEvents: ['2026-03-11'] })
    expect(from('2020-01-15', ['2030-05-01', '2026-06-02', '2023-06-01', '2021-01-15'])).toEqual({
      expires: '2026-06-01',
      postExpiryEvents: ['2026-06-02', '2030-05-01'],
    })
  })

  test('counts interruptions by their day, whatever their order in the file', () => {
    expect(from('2020-01-15', ['2024-12-01', '2022-06-01'])).toEqual({ expires: '2027-12-01', postExpiryEvents: [] })
  })

  test('is not touched by what came before it began', () => {
    expect(from('2023-03-10', ['2022-03-10', '2023-03-09'])).toEqual({ expires: '2026-03-10', postExpiryEvents: [] })
  })

  test('never ends before its first end; every event either restarts it or is listed', () => {
    const start = day('2015-05-31')
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 6000 })), fc.integer({ min: 1, max: 10 }), (offsets, years) => {
        const events = offsets.map((days) => addDays(start, days))
        const { expires, postExpiryEvents } = limitation(start, events, years)
        expect(expires >= addMonths(start, years * 12)).toBe(true)
        expect(postExpiryEvents).toEqual(events.filter((event) => event > expires).toSorted())
        const restarts = events.filter((event) => event >= start && event <= expires).toSorted()
        expect(expires).toBe(addMonths(restarts.at(-1) ?? start, years * 12))
        // Between any two restarts the period never ran out.
        for (const [i, event] of restarts.entries()) expect(event <= addMonths(restarts[i - 1] ?? start, years * 12)).toBe(true)
      }),
    )
  })
})
