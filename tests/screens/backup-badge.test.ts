import { expect, test } from 'vitest'
import type { BackupInfo, BackupState } from '../../src/contract/requests.ts'
import { saidOf } from '../../src/screens/backups/badge-text.ts'
import { wordsOf } from '../../src/words/words.ts'

const words = wordsOf('en').backups.badge
const last = { at: '2026-11-20T01:30:00Z' } as BackupInfo
const place = { label: '~/disk', offMachine: true, reachable: true }
const said = (state: Partial<BackupState>) =>
  saidOf({ running: null, late: false, last: null, place: null, problem: null, ...state }, words, () => '3 days ago')

test('the badge is quiet while there is a backup elsewhere, and says how old it is', () => {
  expect(said({ last, place })).toEqual({ text: words.fine('3 days ago'), tone: 'plain' })
})

test('late is said in words and in red, with the age of the last one or that there is none', () => {
  expect(said({ last, place, late: true })).toEqual({ text: words.late('3 days ago'), tone: 'late' })
  expect(said({ place, late: true })).toEqual({ text: words.lateNone, tone: 'late' })
  expect(said({ late: true })).toEqual({ text: words.lateNone, tone: 'late' })
})

test('a new office is told calmly that there is no place yet, and with a place that there is none elsewhere', () => {
  expect(said({})).toEqual({ text: words.noPlace, tone: 'plain' })
  expect(said({ place })).toEqual({ text: words.none, tone: 'waiting' })
})

test('while the last try failed the badge says so in words and is not quiet; late stays red', () => {
  const problem = { code: 'backup.placeFull' }
  expect(said({ last, place, problem })).toEqual({ text: words.failed('3 days ago'), tone: 'waiting' })
  expect(said({ place, problem })).toEqual({ text: words.failedNone, tone: 'waiting' })
  expect(said({ last, place, problem, late: true }).tone).toBe('late')
})

test('a backup that runs is said before all else', () => {
  expect(said({ running: { done: 1, total: 9 }, late: true })).toEqual({ text: words.running, tone: 'plain' })
})
