import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** An erasure finds the drafts of a case by their names: "<form>:<case number>", then anything after a colon. */

const screens = join(import.meta.dirname, '..', '..', 'src', 'screens')
const sources = readdirSync(screens, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(screens, name), 'utf8'))
const given = sources.flatMap((text) => [...text.matchAll(/\bdraft: ([`'[][^\n]*)/g)].map(([, name = '']) => name))
const ofCase = /^(`[a-z-]+:\$\{(file\.)?caseNo\}[:`]|\['[a-z-]+', (file\.)?caseNo,)/
const ofNone = /^[`'](office|intake):/

test('every draft says which case it is about, or is about none', () => {
  expect(given.length).toBeGreaterThan(15)
  expect(given.filter((name) => !ofCase.test(name) && !ofNone.test(name))).toEqual([])
})

test('the drafts of calls do too', () => {
  expect(sources.join('\n')).toContain('`call:${caseNo}:${debt}`')
})
