import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Refusal } from '../../db/errors.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { Tries } from '../../electron/vault/tries.ts'
import { fingerprint, handleFor, makeOffice, must, PASSPHRASE, problemOf, scratch, unlock, vault } from './support.ts'

const OFFICE = '00112233445566778899aabbccddeeff'

/** Tries with a clock that a test turns, and what one attempt comes to. */
function counting(path: string | null = join(scratch(), 'tries.json')) {
  const clock = { now: 1_800_000_000_000 }
  const attempt = (right: boolean, office = OFFICE) =>
    new Tries(path, () => clock.now)
      .at(office, () => (right ? Promise.resolve('opened') : Promise.reject(new Refusal('office.wrongPassphrase'))))
      .catch((error: unknown) => (error instanceof Refusal ? (error.params?.['seconds'] ?? error.code) : error))
  return { clock, attempt, path }
}

const WRONG = 'office.wrongPassphrase'

test('after five wrong passphrases each next one waits twice as long, at most a minute, also in a new program', async () => {
  const { clock, attempt } = counting()
  for (let no = 1; no <= 5; no++) expect(await attempt(false)).toBe(WRONG)
  for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
    expect(await attempt(true)).toBe(seconds)
    clock.now += seconds * 1000 - 1
    expect(await attempt(true)).toBe(1)
    clock.now += 1
    expect(await attempt(false)).toBe(WRONG)
  }
})

test('the right passphrase ends it, and another office never waited', async () => {
  const { clock, attempt } = counting()
  for (let no = 1; no <= 6; no++) {
    await attempt(false)
    clock.now += 60_000
  }
  await attempt(false)
  expect(await attempt(true)).toBe(4)
  expect(await attempt(true, 'ffeeddccbbaa99887766554433221100')).toBe('opened')
  clock.now += 4000
  expect(await attempt(true)).toBe('opened')
  for (let no = 1; no <= 5; no++) expect(await attempt(false)).toBe(WRONG)
  expect(await attempt(true)).toBe(1)
})

test('a clock that is set back does not end the wait', async () => {
  const { clock, attempt } = counting()
  for (let no = 1; no <= 5; no++) await attempt(false)
  clock.now -= 86_400_000
  expect(await attempt(true)).toBe(1)
  clock.now += 1000
  expect(await attempt(true)).toBe('opened')
})

test('what is counted says nothing about the office, and a file that somebody has spoilt keeps nobody out', async () => {
  const { attempt, path } = counting()
  await attempt(false)
  expect(readFileSync(path!, 'utf8')).not.toContain(OFFICE.slice(0, 8))
  for (const spoilt of ['', '{', '[]', '{"a":{"wrong":-1,"at":0}}']) {
    writeFileSync(path!, spoilt)
    expect(await attempt(true)).toBe('opened')
  }
  rmSync(path!)
  mkdirSync(path!)
  expect(await attempt(false)).toBe(WRONG)
  expect(await attempt(true)).toBe('opened')
})

test('without a place to count in nothing is counted, as for commands', async () => {
  const { attempt } = counting(null)
  for (let no = 1; no <= 20; no++) expect(await attempt(false)).toBe(WRONG)
  expect(await attempt(true)).toBe('opened')
})

test('a backup’s passphrase counts with the office’s, whether it is checked or restored', async () => {
  const session = vault()
  const place = scratch()
  await makeOffice(session, join(scratch(), 'office'))
  const disk = handleFor(session, place)
  await must(session, 'backup.now', { handle: disk })
  const name = readdirSync(join(place, readdirSync(place)[0]!)).find((one) => one.endsWith('Z'))!
  lockOffice(session)
  session.tries = new Tries(join(scratch(), 'tries.json'), () => 1_800_000_000_000)
  const secret = { passphrase: 'wrong wrong wrong' }
  const to = handleFor(session, join(scratch(), 'restored'))
  const check = () => problemOf(session, 'backup.check', { handle: disk, name, deep: true, secret })
  const restore = () => problemOf(session, 'backup.restore', { handle: disk, name, to, secret })
  for (const attempt of [check, restore, check, restore, check]) expect((await attempt()).code).toBe(WRONG)
  for (const attempt of [check, restore]) expect(await attempt()).toEqual({ code: 'office.waitBeforeTrying', params: { seconds: 1 } })
})

test('wrong passphrases at the locked and at the open office count together; nothing of it is in the office’s folder', async () => {
  const session = vault()
  const folder = join(scratch(), 'office')
  await makeOffice(session, folder)
  session.tries = new Tries(join(scratch(), 'tries.json'), () => 1_800_000_000_000)
  for (let no = 1; no <= 3; no++) expect((await problemOf(session, 'keys.rotate', { passphrase: 'wrong wrong wrong' })).code).toBe(WRONG)
  lockOffice(session)
  const before = fingerprint(folder)
  for (let no = 1; no <= 2; no++) await unlock(session, folder, 'wrong wrong wrong')
  expect(await unlock(session, folder)).toEqual({
    ok: false,
    problem: { code: 'office.waitBeforeTrying', params: { seconds: 1 } },
  })
  expect(fingerprint(folder)).toEqual(before)
  session.tries = new Tries(null)
  expect((await unlock(session, folder, PASSPHRASE)).ok).toBe(true)
  await must(session, 'office.state', {})
})
