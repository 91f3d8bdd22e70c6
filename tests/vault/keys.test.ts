import { argon2Sync, createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { calibratedCost, isFairCost, LOWEST_COST, stretch } from '../../electron/vault/argon.ts'
import {
  createKeys,
  readKeyFile,
  unlockByPassphrase,
  unlockByRecoveryKey,
  withPassphrase,
  writeKeyFile,
  type KeyFile,
} from '../../electron/vault/keys.ts'
import { PASSPHRASE, scratch } from './support.ts'

async function keyFile(): Promise<{ path: string; made: Awaited<ReturnType<typeof createKeys>> }> {
  const path = join(scratch(), 'vault.keys')
  const made = await createKeys(PASSPHRASE, LOWEST_COST, 1)
  writeKeyFile(path, made.file)
  return { path, made }
}

/** Writes changed content with a right plain sum, as a forger would. */
function forge(path: string, change: (file: KeyFile) => unknown): void {
  const { sha256: _, ...content } = JSON.parse(readFileSync(path, 'utf8')) as KeyFile & { sha256: string }
  const changed = change(content) as object
  const sha256 = createHash('sha256').update(JSON.stringify(changed)).digest('hex')
  writeFileSync(path, `${JSON.stringify({ ...changed, sha256 }, null, 1)}\n`)
}

test('passphrase and recovery key open the same keys, all different from each other', async () => {
  const { path, made } = await keyFile()
  const file = readKeyFile(path, 1)
  expect(await unlockByPassphrase(file, PASSPHRASE)).toEqual(made.keys)
  expect(unlockByRecoveryKey(file, made.recoveryKey)).toEqual(made.keys)
  expect(new Set(Object.values(made.keys as unknown as Record<string, Buffer>).map((key) => key.toString('hex'))).size).toBe(5)
})

test('the key file is readable by its owner only and holds no key in the clear', async () => {
  const { path, made } = await keyFile()
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const text = readFileSync(path, 'utf8')
  for (const key of Object.values(made.keys as unknown as Record<string, Buffer>))
    for (const encoding of ['hex', 'base64'] as const) expect(text).not.toContain(key.toString(encoding))
})

test('a wrong passphrase, a wrong recovery key and a mistyped one are refused by their names', async () => {
  const { path, made } = await keyFile()
  const file = readKeyFile(path, 1)
  const other = await createKeys(PASSPHRASE, LOWEST_COST, 1)
  await expect(unlockByPassphrase(file, `${PASSPHRASE}r`)).rejects.toThrow('office.wrongPassphrase')
  expect(() => unlockByRecoveryKey(file, other.recoveryKey)).toThrow('office.recoveryWrong')
  expect(() =>
    unlockByRecoveryKey(
      file,
      made.recoveryKey.replace(/.$/, (sign) => (sign === '0' ? '1' : '0')),
    ),
  ).toThrow('office.recoveryWrong')
})

test('any changed, added or missing byte of the key file is damage, whatever the passphrase', async () => {
  const { path } = await keyFile()
  const bytes = readFileSync(path)
  for (let at = 0; at < bytes.length; at += 7) {
    const damaged = Buffer.from(bytes)
    damaged[at] = (damaged[at] ?? 0) ^ 1
    writeFileSync(path, damaged)
    expect(() => readKeyFile(path, 1), `byte ${at}`).toThrow('office.keysDamaged')
  }
  for (const content of [
    bytes.subarray(0, -1),
    Buffer.concat([bytes, Buffer.from(' ')]),
    Buffer.alloc(0),
    Buffer.from('null'),
    Buffer.alloc(2_000_000, 0x5b),
  ]) {
    writeFileSync(path, content)
    expect(() => readKeyFile(path, 1)).toThrow('office.keysDamaged')
  }
})

test('a newer format and a newer database are known from the key file alone', async () => {
  const { path } = await keyFile()
  expect(() => readKeyFile(path, 0)).toThrow('office.newerVersion')
  forge(path, (file) => ({ ...file, format: 2, slots: 'something new' }))
  expect(() => readKeyFile(path, 1)).toThrow('office.newerVersion')
})

test('a planted slot, a changed header and a key of another office do not open, although the plain sum is right', async () => {
  const { path, made } = await keyFile()
  const mallory = await createKeys('mallory mallory', LOWEST_COST, 1)
  forge(path, (file) => ({ ...file, slots: [...file.slots, ...mallory.file.slots] }))
  await expect(unlockByPassphrase(readKeyFile(path, 1), PASSPHRASE)).rejects.toThrow('office.keysDamaged')
  expect(() => unlockByRecoveryKey(readKeyFile(path, 1), made.recoveryKey)).toThrow('office.keysDamaged')
  await expect(unlockByPassphrase(readKeyFile(path, 1), 'mallory mallory')).rejects.toThrow('office.wrongPassphrase')
  writeKeyFile(path, made.file)
  forge(path, (file) => ({ ...file, slots: file.slots.map((slot) => ({ ...slot, header: { ...slot.header, user: '0' } })) }))
  await expect(unlockByPassphrase(readKeyFile(path, 1), PASSPHRASE)).rejects.toThrow('office.wrongPassphrase')
})

test('a cost below the floor or above the ceiling is refused before anything is derived', async () => {
  const { m, t, p } = LOWEST_COST
  expect(isFairCost({ m, t, p })).toBe(true)
  expect(isFairCost({ m: 1024 * 1024, t: 20, p })).toBe(true)
  for (const unfair of [{ m: m - 1 }, { t: t - 1 }, { p: p - 1 }, { m: 1024 * 1024 + 1 }, { t: 21 }, { m: Number.NaN }, { t: 3.5 }])
    expect(isFairCost({ m, t, p, ...unfair })).toBe(false)
  const { path } = await keyFile()
  forge(path, (file) => ({
    ...file,
    slots: file.slots.map((slot) => ({
      ...slot,
      header: { ...slot.header, kdf: { ...slot.header.kdf, ...(slot.header.kind === 'passphrase' && { m: 8 }) } },
    })),
  }))
  await expect(unlockByPassphrase(readKeyFile(path, 1), PASSPHRASE)).rejects.toThrow('office.keysDamaged')
})

test('a new passphrase opens the same keys, the old one no longer does, the recovery key still does', async () => {
  const { path, made } = await keyFile()
  const file = await withPassphrase(readKeyFile(path, 1), made.keys, 'another passphrase', LOWEST_COST)
  writeKeyFile(path, file)
  const again = readKeyFile(path, 1)
  expect(await unlockByPassphrase(again, 'another passphrase')).toEqual(made.keys)
  await expect(unlockByPassphrase(again, PASSPHRASE)).rejects.toThrow('office.wrongPassphrase')
  expect(unlockByRecoveryKey(again, made.recoveryKey)).toEqual(made.keys)
})

test('Argon2id gives the same bytes as a second implementation', async () => {
  const salt = Buffer.from('somesaltsomesalt')
  const other = argon2Sync('argon2id', { message: 'password', nonce: salt, parallelism: 4, tagLength: 32, memory: 65_536, passes: 3 })
  expect(await stretch('password', salt, LOWEST_COST)).toEqual(other)
})

test('the cost for this computer is one that is accepted, with 256 MiB where there is memory enough', async () => {
  const cost = await calibratedCost()
  expect(isFairCost(cost)).toBe(true)
  expect(cost.m).toBe(totalmem() < 6 * 1024 ** 3 ? 65_536 : 262_144)
})
