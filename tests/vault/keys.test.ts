import { argon2Sync, createHash, generateKeyPairSync } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { calibratedCost, isBelow, isFairCost, LOWEST_COST, stretch } from '../../electron/vault/argon.ts'
import { readKeyFile, writeKeyFile, type KeyFile } from '../../electron/vault/key-file.ts'
import {
  createKeys,
  newRecoveryKey,
  peopleOf,
  rotated,
  unlockByPassphrase,
  unlockByRecoveryKey,
  withoutPeople,
  withPerson,
  withRecovery,
  type OfficeKeys,
} from '../../electron/vault/keys.ts'
import { PASSPHRASE, scratch } from './support.ts'

const wang = { key: '1111111111111111', name: '王丽华' }
const chen = { key: '2222222222222222', name: '陳志明' }
const OTHER = 'quite another passphrase'

async function keyFile(): Promise<{ path: string; made: Awaited<ReturnType<typeof createKeys>> }> {
  const path = join(scratch(), 'vault.keys')
  const made = await createKeys(wang, PASSPHRASE, LOWEST_COST, 1)
  writeKeyFile(path, made.file)
  return { path, made }
}

const keysBy = async (file: KeyFile, passphrase: string, person?: string) => (await unlockByPassphrase(file, passphrase, person)).keys
const all = ({ documents, ...others }: OfficeKeys) => [...Object.values(others), ...documents.keys.values()]

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
  expect(await unlockByPassphrase(file, PASSPHRASE)).toEqual({ keys: made.keys, person: wang, cost: LOWEST_COST })
  expect(unlockByRecoveryKey(file, made.recoveryKey)).toEqual(made.keys)
  expect(new Set(all(made.keys).map((key) => key.toString('hex'))).size).toBe(5)
})

test('the key file is readable by its owner only and holds no key in the clear', async () => {
  const { path, made } = await keyFile()
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const text = readFileSync(path, 'utf8')
  for (const key of all(made.keys)) for (const encoding of ['hex', 'base64'] as const) expect(text).not.toContain(key.toString(encoding))
})

test('a wrong passphrase, a wrong recovery key and a mistyped one are refused by their names', async () => {
  const { path, made } = await keyFile()
  const file = readKeyFile(path, 1)
  const other = await createKeys(wang, PASSPHRASE, LOWEST_COST, 1)
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
  forge(path, (file) => ({ ...file, format: 3, slots: 'something new' }))
  expect(() => readKeyFile(path, 1)).toThrow('office.newerVersion')
})

test('a planted slot, a changed header and a key of another office do not open, although the plain sum is right', async () => {
  const { path, made } = await keyFile()
  const mallory = await createKeys({ key: '3333333333333333', name: 'mallory' }, 'mallory mallory', LOWEST_COST, 1)
  forge(path, (file) => ({ ...file, slots: [...file.slots, ...mallory.file.slots] }))
  await expect(unlockByPassphrase(readKeyFile(path, 1), PASSPHRASE)).rejects.toThrow('office.keysDamaged')
  expect(() => unlockByRecoveryKey(readKeyFile(path, 1), made.recoveryKey)).toThrow('office.keysDamaged')
  await expect(unlockByPassphrase(readKeyFile(path, 1), 'mallory mallory')).rejects.toThrow('office.wrongPassphrase')
  for (const changed of [{ person: chen.key }, { name: chen.name }]) {
    writeKeyFile(path, made.file)
    forge(path, (file) => ({ ...file, slots: file.slots.map((slot) => ({ ...slot, header: { ...slot.header, ...changed } })) }))
    await expect(unlockByPassphrase(readKeyFile(path, 1), PASSPHRASE)).rejects.toThrow('office.wrongPassphrase')
  }
  writeKeyFile(path, made.file)
  forge(path, (file) => ({ ...file, kept: mallory.file.kept }))
  await expect(unlockByPassphrase(readKeyFile(path, 1), PASSPHRASE)).rejects.toThrow('office.keysDamaged')
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

test('a cost is below another by its memory, then by its passes', () => {
  const { m, t, p } = LOWEST_COST
  expect(isBelow({ m, t, p }, { m: m + 1, t, p })).toBe(true)
  expect(isBelow({ m, t, p }, { m, t: t + 1, p })).toBe(true)
  expect(isBelow({ m: m + 1, t, p }, { m, t: t + 1, p })).toBe(false)
  expect(isBelow({ m, t, p }, { m, t, p })).toBe(false)
})

test('everybody opens the same keys with a passphrase of their own, by name or by trying; nobody with another’s name', async () => {
  const { path, made } = await keyFile()
  writeKeyFile(path, await withPerson(made.file, made.keys, chen, OTHER, LOWEST_COST))
  const file = readKeyFile(path, 1)
  expect(peopleOf(file)).toEqual([wang, chen])
  for (const [person, passphrase] of [
    [wang, PASSPHRASE],
    [chen, OTHER],
  ] as const) {
    expect(await unlockByPassphrase(file, passphrase)).toMatchObject({ keys: made.keys, person })
    expect(await unlockByPassphrase(file, passphrase, person.key)).toMatchObject({ keys: made.keys, person })
  }
  await expect(unlockByPassphrase(file, OTHER, wang.key)).rejects.toThrow('office.wrongPassphrase')
  await expect(unlockByPassphrase(file, OTHER, '4444444444444444')).rejects.toThrow('office.wrongPassphrase')
})

test('a new passphrase opens the same keys, the old one no longer does, the others and the recovery key still do', async () => {
  const { path, made } = await keyFile()
  const two = await withPerson(made.file, made.keys, chen, OTHER, LOWEST_COST)
  writeKeyFile(path, await withPerson(two, made.keys, wang, 'a third passphrase', LOWEST_COST))
  const file = readKeyFile(path, 1)
  expect(await keysBy(file, 'a third passphrase')).toEqual(made.keys)
  expect(await keysBy(file, OTHER)).toEqual(made.keys)
  await expect(unlockByPassphrase(file, PASSPHRASE)).rejects.toThrow('office.wrongPassphrase')
  expect(unlockByRecoveryKey(file, made.recoveryKey)).toEqual(made.keys)
})

test('a new recovery key opens the same keys, and the old one no longer does', async () => {
  const { path, made } = await keyFile()
  const recoveryKey = newRecoveryKey()
  writeKeyFile(path, withRecovery(made.file, made.keys, recoveryKey))
  const file = readKeyFile(path, 1)
  expect(unlockByRecoveryKey(file, recoveryKey)).toEqual(made.keys)
  expect(() => unlockByRecoveryKey(file, made.recoveryKey)).toThrow('office.recoveryWrong')
  expect(await keysBy(file, PASSPHRASE)).toEqual(made.keys)
})

test('after a rotation everybody opens the new keys with what they had, but for who left; what must last is kept', async () => {
  const { path, made } = await keyFile()
  const two = await withPerson(made.file, made.keys, chen, OTHER, LOWEST_COST)
  const { file, keys } = rotated(two, made.keys, chen.key)
  writeKeyFile(path, file)
  const again = readKeyFile(path, 1)
  expect(await keysBy(again, PASSPHRASE)).toEqual(keys)
  expect(unlockByRecoveryKey(again, made.recoveryKey)).toEqual(keys)
  await expect(unlockByPassphrase(again, OTHER)).rejects.toThrow('office.wrongPassphrase')
  expect(again.epoch).toBe(2)
  expect(keys.audit).toEqual(made.keys.audit)
  expect(keys.documents.epoch).toBe(2)
  expect(keys.documents.keys.get(1)).toEqual(made.keys.documents.keys.get(1))
  const before = new Set(all(made.keys).map((key) => key.toString('hex')))
  for (const key of [keys.root, keys.db, keys.anchor, keys.documents.keys.get(2)!]) expect(before.has(key.toString('hex'))).toBe(false)
  const third = rotated(again, keys)
  expect(await keysBy(third.file, PASSPHRASE)).toEqual(third.keys)
  expect([...third.keys.documents.keys.keys()]).toEqual([1, 2, 3])
})

test('who left has nothing in the new file that an old root key opens', async () => {
  const { made } = await keyFile()
  const two = await withPerson(made.file, made.keys, chen, OTHER, LOWEST_COST)
  const { file } = rotated(two, made.keys, chen.key)
  const old = two.slots.find(({ header }) => header.person === chen.key)!
  const planted = { ...file, slots: [...file.slots, old] }
  await expect(unlockByPassphrase(planted, OTHER)).rejects.toThrow('office.keysDamaged')
})

test('nothing is sealed to a key that was planted: neither a slot nor a public key put in place of another', async () => {
  const { made } = await keyFile()
  const mallory = generateKeyPairSync('x25519').publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const [first, ...others] = made.file.slots
  for (const slots of [
    [{ ...first!, publicKey: mallory }, ...others],
    [...made.file.slots, { ...first!, publicKey: mallory, header: { ...first!.header, person: chen.key } }],
  ])
    expect(() => rotated({ ...made.file, slots }, made.keys)).toThrow('office.keysDamaged')
})

test('without people their slots are gone, and the rest opens', async () => {
  const { made } = await keyFile()
  const two = await withPerson(made.file, made.keys, chen, OTHER, LOWEST_COST)
  const file = withoutPeople(two, made.keys, [chen.key])
  expect(peopleOf(file)).toEqual([wang])
  expect(await keysBy(file, PASSPHRASE)).toEqual(made.keys)
  expect(unlockByRecoveryKey(file, made.recoveryKey)).toEqual(made.keys)
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
