import { expect, test } from 'vitest'
import { JUST_STARTED, look } from '../../electron/deserted.ts'

/** What the program sees every two seconds, by a clock of the test's own: for how long the system and our window have been left alone. */
interface Day {
  seconds: number
  /** Seconds at which somebody touches another program, and ours. */
  elsewhere?: (second: number) => boolean
  here?: (second: number) => boolean
  /** Systems that do not know always say 0 or -1. */
  says?: (idle: number) => number
  minutes?: number
}

const never = () => false

/** The seconds at which the office is locked. */
function locks({ seconds, elsewhere = never, here = never, says = (idle) => idle, minutes = 5 }: Day): number[] {
  const at: number[] = []
  let watched = JUST_STARTED
  let lastAnywhere = 0
  let lastHere = 0
  for (let second = 1; second <= seconds; second++) {
    if (here(second)) lastHere = second
    if (here(second) || elsewhere(second)) lastAnywhere = second
    if (second % 2 !== 0) continue
    const seen = look(watched, { system: says(second - lastAnywhere), ours: second - lastHere, limit: minutes * 60 })
    watched = seen.after
    if (seen.lock) at.push(second)
  }
  return at
}

test.each([1, 5, 30])('a computer that nobody touches is locked after %i minutes, once', (minutes) => {
  expect(locks({ seconds: 4 * 3600, minutes })).toEqual([minutes * 60])
})

test('a window that is worked in is never locked', () => {
  expect(locks({ seconds: 3 * 3600, here: (second) => second % 240 === 0 })).toEqual([])
})

test('work in another program counts as being there, where the system can tell', () => {
  expect(locks({ seconds: 3 * 3600, elsewhere: (second) => second % 7 === 0 })).toEqual([])
})

test.each([0, -1])('where the system does not know and always says %i, our own window decides', (word) => {
  expect(locks({ seconds: 2 * 3600, elsewhere: (second) => second % 7 === 0, says: () => word })).toEqual([300])
  expect(locks({ seconds: 2 * 3600, here: (second) => second % 100 === 0, says: () => word })).toEqual([])
})

test('after coming back, the time is counted anew', () => {
  expect(locks({ seconds: 3600, here: (second) => second === 1000 })).toEqual([300, 1300])
})

test('a look that comes late, as after a sleep of the computer, locks at once', () => {
  const first = look(JUST_STARTED, { system: 2, ours: 2, limit: 300 })
  expect(first.lock).toBe(false)
  expect(look(first.after, { system: 7200, ours: 7200, limit: 300 }).lock).toBe(true)
})

test('negative control: a watch that believes every word of the system would never lock where it does not know', () => {
  const believing = (system: number, ours: number) => Math.min(system, ours) >= 300
  expect(believing(0, 7200)).toBe(false)
  expect(look(JUST_STARTED, { system: 0, ours: 7200, limit: 300 }).lock).toBe(true)
})
