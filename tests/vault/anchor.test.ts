import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockOffice } from '../../electron/vault/life.ts'
import type { Session } from '../../electron/vault/session.ts'
import { newCase, newContact } from './new-case.ts'
import { handleFor, makeOffice, must, PASSPHRASE, scratch, unlock, vault } from './support.ts'

const caseNo = '2026-0001'

async function lockedOffice(): Promise<{ session: Session; folder: string; path: (name: string) => string }> {
  const session = vault()
  const folder = join(scratch(), 'office')
  await makeOffice(session, folder)
  await must(session, 'case.create', newCase(caseNo))
  lockOffice(session)
  return { session, folder, path: (name) => join(folder, name) }
}

async function addEntries(session: Session, folder: string, count: number): Promise<void> {
  await must(session, 'office.state', {})
  expect((await unlock(session, folder)).ok).toBe(true)
  for (let i = 0; i < count; i++) await must(session, 'contact.add', { caseNo, entry: newContact('d1', `第${i}次`) })
}

const noticesOf = async (session: Session, folder: string) => {
  const reply = await unlock(session, folder)
  return reply.ok ? reply.value.notices : reply.problem
}

test('each saved change has its line before it is acknowledged, and opening leaves one', async () => {
  const { session, folder, path } = await lockedOffice()
  await addEntries(session, folder, 3)
  const lines = () => readFileSync(path('vault.anchor'), 'utf8').trimEnd().split('\n')
  expect(lines()).toHaveLength(4)
  lockOffice(session)
  await unlock(session, folder)
  expect(lines()).toHaveLength(1)
})

test('an older database put back is said: how many entries are missing, again at each opening, and the check fails', async () => {
  const { session, folder, path } = await lockedOffice()
  const kept = join(folder, '..', 'kept.db')
  cpSync(path('vault.db'), kept)
  await addEntries(session, folder, 3)
  lockOffice(session)
  cpSync(kept, path('vault.db'))
  const times = expect.stringMatching(/^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}(, |$)){3}$/) as unknown
  const missing = [{ code: 'office.entriesMissing', params: { count: 3, times } }]
  expect(await noticesOf(session, folder)).toEqual(missing)
  expect(await must(session, 'office.check', {})).toMatchObject({
    ok: false,
    integrity: { ok: true },
    chain: { ok: false, problem: 'missing 3' },
  })
  await must(session, 'contact.add', { caseNo, entry: newContact('d1', '又一次') })
  lockOffice(session)
  expect(await noticesOf(session, folder)).toEqual(missing)
})

test('an older database that was carried on elsewhere is said', async () => {
  const { session, folder, path } = await lockedOffice()
  const elsewhere = join(folder, '..', 'elsewhere')
  cpSync(folder, elsewhere, { recursive: true })
  await addEntries(session, folder, 2)
  lockOffice(session)
  await addEntries(session, elsewhere, 4)
  lockOffice(session)
  cpSync(join(elsewhere, 'vault.db'), path('vault.db'))
  expect(await noticesOf(session, folder)).toEqual([{ code: 'office.entriesReplaced' }])
  expect(await must(session, 'office.check', {})).toMatchObject({ ok: false, chain: { ok: false } })
})

test('a lost, changed or emptied anchor is said', async () => {
  const { session, folder, path } = await lockedOffice()
  const good = readFileSync(path('vault.anchor'), 'utf8')
  const changes: (() => void)[] = [
    () => rmSync(path('vault.anchor')),
    () => writeFileSync(path('vault.anchor'), ''),
    () => writeFileSync(path('vault.anchor'), good.replace(/"seq":\d+/, '"seq":0')),
    () => writeFileSync(path('vault.anchor'), good.replace(/[0-9a-f]\n/, 'x\n')),
  ]
  for (const change of changes) {
    const copy = join(folder, '..', 'copy')
    cpSync(folder, copy, { recursive: true })
    change()
    expect(await noticesOf(session, folder)).toEqual([{ code: 'office.entriesReplaced' }])
    lockOffice(session)
    rmSync(folder, { recursive: true })
    cpSync(copy, folder, { recursive: true })
  }
})

test('a line that a crash cut off was never acknowledged, and a database ahead of its anchor is in order', async () => {
  const { session, folder, path } = await lockedOffice()
  const before = readFileSync(path('vault.anchor'), 'utf8')
  await addEntries(session, folder, 2)
  lockOffice(session)
  writeFileSync(path('vault.anchor'), `${before}{"seq":99,"ma`)
  expect(await noticesOf(session, folder)).toEqual([])
})

test('before SQLite drops the end of a torn WAL the files are kept as they are, once, and a rescue reads from them what was lost', async () => {
  const { session, folder } = await lockedOffice()
  await addEntries(session, folder, 4)
  const crashed = join(folder, '..', 'crashed')
  cpSync(folder, crashed, { recursive: true })
  lockOffice(session)
  const path = (...names: string[]) => join(crashed, ...names)
  rmSync(path('vault.db-shm'), { force: true })
  const wal = readFileSync(path('vault.db-wal'))
  // A bit of the third page in it.
  wal[32 + 2 * (24 + 4096) + 1000]! ^= 1
  writeFileSync(path('vault.db-wal'), wal)
  const names = ['vault.anchor', 'vault.db', 'vault.db-wal', 'vault.keys']
  const before = names.map((name) => readFileSync(path(name)))

  const [missing, ...others] = (await noticesOf(session, crashed)) as { code: string; params: { count: number; kept: string } }[]
  expect(missing).toMatchObject({ code: 'office.entriesMissing', params: { kept: expect.stringMatching(/^vault\.torn-\w+$/) as unknown } })
  expect(missing!.params.count).toBeGreaterThan(0)
  expect(others).toEqual([{ code: 'office.uncleanExit' }])
  const { kept } = missing!.params
  expect(readdirSync(path(kept)).toSorted()).toEqual(names)
  expect(names.map((name) => readFileSync(path(kept, name)))).toEqual(before)
  expect(statSync(path(kept)).mode & 0o777).toBe(0o700)
  lockOffice(session)
  expect(await noticesOf(session, crashed)).toEqual([missing])
  const left = (await must(session, 'case.open', { caseNo })).contacts.length
  expect(left).toBeLessThan(4)
  lockOffice(session)
  expect(readdirSync(crashed).filter((name) => name.startsWith('vault.torn-'))).toEqual([kept])

  const to = join(folder, '..', 'rescued')
  const handles = { handle: handleFor(session, path(kept)), to: handleFor(session, to) }
  await must(session, 'office.rescue', { ...handles, secret: { passphrase: PASSPHRASE }, language: 'en' })
  expect((await unlock(session, to)).ok).toBe(true)
  expect((await must(session, 'case.open', { caseNo })).contacts.length).toBeGreaterThan(left)
})
