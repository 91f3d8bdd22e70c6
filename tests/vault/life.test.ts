import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockOffice } from '../../electron/vault/life.ts'
import { newCase } from './new-case.ts'
import { ask, fingerprint, handleFor, makeOffice, must, PASSPHRASE, PERSON, problemOf, scratch, unlock, vault } from './support.ts'

/** An office with one case, locked again. */
async function lockedOffice(): Promise<{ folder: string; recoveryKey: string }> {
  const session = vault()
  const folder = join(scratch(), 'office')
  const recoveryKey = await makeOffice(session, folder)
  await must(session, 'case.create', newCase('2026-0001'))
  lockOffice(session)
  return { folder, recoveryKey }
}

/** The folder must refuse to open with this code, and be the same afterwards, byte for byte. */
async function expectRefusal(folder: string, code: string, passphrase = PASSPHRASE): Promise<void> {
  const before = fingerprint(folder)
  const reply = await unlock(vault(), folder, passphrase)
  expect(reply.ok ? 'opened' : reply.problem.code).toBe(code)
  expect(fingerprint(folder)).toEqual(before)
}

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 0xff
  writeFileSync(path, bytes)
}

test('a new office is one folder with five things in it, for its owner only', async () => {
  const session = vault()
  const folder = join(scratch(), 'my office')
  await makeOffice(session, folder)
  await must(session, 'case.create', newCase('2026-0001'))
  const { me, ...state } = await must(session, 'office.state', {})
  expect(state).toEqual({
    open: true,
    label: 'my office',
    person: PERSON,
    role: 'administrator',
    people: [{ key: me, name: PERSON, role: 'administrator' }],
    readOnly: false,
    sample: false,
    counts: { cases: 1 },
    notices: [],
  })
  lockOffice(session)
  expect(readdirSync(folder).toSorted()).toEqual(['documents', 'vault.anchor', 'vault.db', 'vault.keys', 'vault.keys.copy'])
  expect(readdirSync(join(folder, '..'))).toEqual(['my office'])
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  for (const name of ['vault.anchor', 'vault.db', 'vault.keys', 'vault.keys.copy'])
    expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600)
})

test('an office stands at its place only once both groups of the recovery key were typed back', async () => {
  const session = vault()
  const folder = join(scratch(), 'office')
  const made = await must(session, 'office.create', { handle: handleFor(session, folder), passphrase: PASSPHRASE, person: PERSON })
  expect(existsSync(folder)).toBe(false)
  expect((await must(session, 'office.state', {})).open).toBe(false)
  const groups = made.recoveryKey.split('-')
  const [first, second] = made.ask
  expect(first).not.toBe(second)
  const right = made.ask.map((index) => ({ index, text: groups[index] ?? '' }))
  for (const wrong of [[], right.slice(1), [right[0]!, { index: second, text: '00000' }], [right[0]!, right[0]!]]) {
    expect((await problemOf(session, 'office.confirmRecovery', { groups: wrong })).code).toBe('office.recoveryWrong')
    expect(existsSync(folder)).toBe(false)
  }
  expect((await must(session, 'office.confirmRecovery', { groups: right })).open).toBe(true)
  expect(existsSync(`${folder}.partial`)).toBe(false)
  expect((await problemOf(session, 'office.confirmRecovery', { groups: right })).code).toBe('office.notBeingMade')
})

test('a half-made office leaves nothing when it is locked, and one that a crash left is removed by the next set-up', async () => {
  const session = vault()
  const folder = join(scratch(), 'office')
  await must(session, 'office.create', { handle: handleFor(session, folder), passphrase: PASSPHRASE, person: PERSON })
  expect(existsSync(`${folder}.partial`)).toBe(true)
  lockOffice(session)
  expect(existsSync(`${folder}.partial`)).toBe(false)
  mkdirSync(join(`${folder}.partial`, 'documents'), { recursive: true })
  writeFileSync(join(`${folder}.partial`, 'vault.db-wal'), 'left by a crash')
  await makeOffice(session, folder)
  expect(readdirSync(join(folder, '..'))).toEqual(['office'])
})

test('a folder with anything in it is not taken, and a stranger’s .partial folder is not removed', async () => {
  const session = vault()
  const folder = join(scratch(), 'full')
  const create = (path: string) =>
    problemOf(session, 'office.create', { handle: handleFor(session, path), passphrase: PASSPHRASE, person: PERSON })
  mkdirSync(folder)
  writeFileSync(join(folder, 'letter.txt'), 'mine')
  expect((await create(folder)).code).toBe('office.folderNotEmpty')
  mkdirSync(`${folder}2.partial`)
  writeFileSync(join(`${folder}2.partial`, 'letter.txt'), 'mine')
  expect((await create(`${folder}2`)).code).toBe('office.folderNotEmpty')
  expect(readFileSync(join(`${folder}2.partial`, 'letter.txt'), 'utf8')).toBe('mine')
})

test('an empty folder that is already there is taken', async () => {
  const folder = join(scratch(), 'empty')
  mkdirSync(folder)
  await makeOffice(vault(), folder)
  expect(existsSync(join(folder, 'vault.keys'))).toBe(true)
})

test('what was saved is there after locking and unlocking', async () => {
  const { folder } = await lockedOffice()
  const session = vault()
  expect(await unlock(session, folder)).toMatchObject({ ok: true, value: { open: true, counts: { cases: 1 }, notices: [] } })
  const file = await must(session, 'case.open', { caseNo: '2026-0001' })
  expect(file).toMatchObject({ caseNo: '2026-0001', client: newCase('2026-0001').client })
})

test('a wrong passphrase', async () => {
  const { folder } = await lockedOffice()
  await expectRefusal(folder, 'office.wrongPassphrase', 'correct horse battery stapler')
})

test('a key file that is damaged together with its copy, and both not there', async () => {
  const { folder } = await lockedOffice()
  for (const name of ['vault.keys', 'vault.keys.copy']) flipByte(join(folder, name), 200)
  await expectRefusal(folder, 'office.keysDamaged')
  for (const name of ['vault.keys', 'vault.keys.copy']) rmSync(join(folder, name))
  await expectRefusal(folder, 'office.keysDamaged')
})

test('a damaged or missing key file is stood in for by its copy, with a notice; the damaged one is kept and both are whole again', async () => {
  const { folder } = await lockedOffice()
  const path = join(folder, 'vault.keys')
  const whole = readFileSync(path, 'utf8')
  flipByte(path, 200)
  const damaged = readFileSync(path, 'utf8')
  const notices = [{ code: 'office.keysFromCopy' }]
  const session = vault()
  expect(await unlock(session, folder)).toMatchObject({ ok: true, value: { notices } })
  lockOffice(session)
  const aside = readdirSync(folder).filter((name) => name.startsWith('vault.keys.damaged-'))
  expect(aside.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([damaged])
  rmSync(path)
  expect(await unlock(session, folder)).toMatchObject({ ok: true, value: { notices } })
  lockOffice(session)
  for (const name of ['vault.keys', 'vault.keys.copy']) expect(readFileSync(join(folder, name), 'utf8')).toBe(whole)
  expect(await unlock(session, folder)).toMatchObject({ ok: true, value: { notices: [] } })
})

test('a missing or older copy of the key file is written again by the next opening', async () => {
  const { folder } = await lockedOffice()
  const [path, copy] = [join(folder, 'vault.keys'), join(folder, 'vault.keys.copy')]
  for (const spoil of [() => rmSync(copy), () => flipByte(copy, 100)]) {
    spoil()
    const session = vault()
    expect(await unlock(session, folder)).toMatchObject({ ok: true, value: { notices: [] } })
    lockOffice(session)
    expect(readFileSync(copy, 'utf8')).toBe(readFileSync(path, 'utf8'))
  }
})

test('a damaged database, one that is not there, and an empty one', async () => {
  const { folder } = await lockedOffice()
  flipByte(join(folder, 'vault.db'), 2000)
  await expectRefusal(folder, 'office.damaged')
  writeFileSync(join(folder, 'vault.db'), '')
  await expectRefusal(folder, 'office.damaged')
  rmSync(join(folder, 'vault.db'))
  await expectRefusal(folder, 'office.damaged')
})

test('an office of a newer version', async () => {
  const { folder } = await lockedOffice()
  const path = join(folder, 'vault.keys')
  const { sha256: _, ...content } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  const newer = { ...content, schema: 99 }
  const sha256 = createHash('sha256').update(JSON.stringify(newer)).digest('hex')
  writeFileSync(path, `${JSON.stringify({ ...newer, sha256 }, null, 1)}\n`)
  await expectRefusal(folder, 'office.newerVersion')
})

test('a folder that is no office', async () => {
  const folder = scratch()
  writeFileSync(join(folder, 'letter.txt'), 'mine')
  await expectRefusal(folder, 'office.notAnOffice')
  expect(await unlock(vault(), join(folder, 'nowhere'))).toMatchObject({ ok: false, problem: { code: 'office.notAnOffice' } })
})

/** Runs unlock-child.ts as a process of its own; `uid` drops root's powers first. */
function child(folder: string, uid: number | null) {
  return spawn(process.execPath, [join(import.meta.dirname, 'unlock-child.ts'), folder, PASSPHRASE], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid !== null && { uid }),
  })
}

async function firstLine(process: ReturnType<typeof child>): Promise<string> {
  const [chunk] = (await once(process.stdout, 'data')) as [Buffer]
  return chunk.toString('utf8').trim()
}

test('an office that another program has open; free again when that program is killed', async () => {
  const { folder } = await lockedOffice()
  const holder = child(folder, null)
  expect(await firstLine(holder)).toBe('open')
  const reply = await unlock(vault(), folder)
  expect(reply.ok ? 'opened' : reply.problem.code).toBe('office.inUse')
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(await unlock(vault(), folder)).toMatchObject({ ok: true, value: { notices: [{ code: 'office.uncleanExit' }] } })
})

test.each([
  ['folder', ['.', 'documents', 'vault.anchor', 'vault.db', 'vault.keys']],
  ['anchor', ['vault.anchor']],
])('an office whose %s cannot be written to', async (_what, closed) => {
  const { folder } = await lockedOffice()
  const isRoot = process.getuid?.() === 0
  const all = ['..', '.', ...readdirSync(folder)].map((name) => join(folder, name))
  // Root may write anywhere, so the office is given to nobody and opened as nobody.
  if (isRoot) for (const path of all) chownSync(path, 65_534, 65_534)
  for (const path of closed.map((name) => join(folder, name)).toReversed()) chmodSync(path, statSync(path).isDirectory() ? 0o500 : 0o400)
  const before = fingerprint(folder)
  expect(await firstLine(child(folder, isRoot ? 65_534 : null))).toBe('office.notWritable')
  expect(fingerprint(folder)).toEqual(before)
  for (const path of all) chmodSync(path, 0o700)
})

test('the recovery key opens the office with a new passphrase; the old one no longer opens it', async () => {
  const { folder, recoveryKey } = await lockedOffice()
  const before = fingerprint(folder)
  const session = vault()
  const recover = (key: string, newPassphrase: string) =>
    ask(session, 'office.unlock', { handle: handleFor(session, folder), secret: { recoveryKey: key, newPassphrase } })
  const mistyped = recoveryKey.replace(/^./, (sign) => (sign === '7' ? '8' : '7'))
  expect(await recover(mistyped, 'a new passphrase')).toMatchObject({ ok: false, problem: { code: 'office.recoveryWrong' } })
  expect(await recover(recoveryKey, 'short')).toMatchObject({
    ok: false,
    problem: { code: 'passphrase.tooShort', field: 'secret.newPassphrase' },
  })
  expect(fingerprint(folder)).toEqual(before)
  expect(await recover(recoveryKey, 'a new passphrase')).toMatchObject({ ok: true, value: { counts: { cases: 1 } } })
  lockOffice(session)
  await expectRefusal(folder, 'office.wrongPassphrase')
  expect((await unlock(session, folder, 'a new passphrase')).ok).toBe(true)
})

test('a second office is not opened over an open one', async () => {
  const { folder } = await lockedOffice()
  const session = vault()
  await unlock(session, folder)
  const again = await unlock(session, folder)
  expect(again).toMatchObject({ ok: false, problem: { code: 'office.alreadyOpen' } })
})

test('the saved recovery sheet holds the key and is readable by its owner only', async () => {
  const session = vault()
  const folder = scratch()
  const made = await must(session, 'office.create', {
    handle: handleFor(session, join(folder, 'office')),
    passphrase: PASSPHRASE,
    person: PERSON,
  })
  const path = join(folder, 'recovery.txt')
  expect(await must(session, 'office.saveRecovery', { handle: handleFor(session, path) })).toEqual({ label: 'recovery.txt' })
  expect(readFileSync(path, 'utf8')).toContain(made.recoveryKey)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect((await problemOf(session, 'office.saveRecovery', { handle: handleFor(session, join(folder, 'no', 'where.txt')) })).code).toBe(
    'file.notWritable',
  )
})
