import { spawn } from 'node:child_process'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { isWhole } from '../../electron/vault/document-file.ts'
import { storedDocuments } from '../../db/documents.ts'
import { newRecoveryKey, type OfficeKeys } from '../../electron/vault/keys.ts'
import type { KeyFile } from '../../electron/vault/key-file.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { putInPlace } from '../../electron/vault/opening.ts'
import { readRecoveryKey } from '../../electron/vault/recovery-key.ts'
import { rotate } from '../../electron/vault/rotate.ts'
import { openOffice } from '../../electron/vault/session.ts'
import { chance } from '../../src/domain/sample/chance.ts'
import { handleFor, must, PASSPHRASE, problemOf, scratch, unlock, vault } from '../vault/support.ts'
import { prove } from './proof.ts'
import { addDocument, copied, LEAVING, numbers, opensWith, preparedOffice, recovered, stateOf, type Prepared } from './rotate-office.ts'

/** Somebody leaves: from then on what they had opens nothing new, and a crash at any moment leaves the one office or the other. */

const CASES = 24
const SEED = 7

/** What a change of the keys took; `deciding` is the call that put the new key file in place. */
interface Ended {
  calls: number
  deciding: number
  ms: number
}

/** Changes the keys in a process of its own; killed after so many ms, before a call, or not at all. */
async function rotated(
  folder: string,
  { leaving, staying }: Prepared,
  kill: { after?: number; before?: number } = {},
): Promise<Ended | null> {
  const given = [folder, PASSPHRASE, leaving, staying, ...(kill.before === undefined ? [] : [String(kill.before)])]
  const child = spawn(process.execPath, [join(import.meta.dirname, 'rotate-child.ts'), ...given], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  let ended: Ended | null = null
  for await (const line of createInterface(child.stdout)) {
    if (line === 'begun' && kill.after !== undefined) setTimeout(() => child.kill('SIGKILL'), kill.after)
    const [, calls, deciding, ms] = /^done (\d+) (\d+) (\d+)$/.exec(line) ?? []
    if (calls) ended = { calls: Number(calls), deciding: Number(deciding), ms: Number(ms) }
  }
  await gone
  return ended
}

prove(
  'rotate-kill',
  { ci: 10, release: 200 },
  'kill -9 during a change of the keys: the old office or the new one',
  async ({ count, chance: pick }) => {
    const prepared = await preparedOffice(CASES, SEED)
    const whole = copied(prepared)
    const { calls, deciding, ms } = (await rotated(whole, prepared))!
    expect(await stateOf(whole, prepared)).toBe('new')
    const moments = [
      () => ({ after: pick.int(0, Math.ceil(ms * 1.1)) }),
      () => ({ before: pick.int(1, calls) }),
      () => ({ before: deciding + pick.int(-1, 12) }),
    ]
    const figures = { old: 0, new: 0, killed: 0, calls }
    for (let no = 0; no < count; no++) {
      const folder = copied(prepared)
      const kill = moments[no % moments.length]!()
      if (!(await rotated(folder, prepared, kill))) figures.killed += 1
      const state = await stateOf(folder, prepared)
      expect(['old', 'new'], `${JSON.stringify(kill)}: ${state}`).toContain(state)
      figures[state as 'old' | 'new'] += 1
      rmSync(folder, { recursive: true })
    }
    return figures
  },
)

test('negative control: what is found of a mix of the two offices is neither of them, so the proof above can fail', async () => {
  const prepared = await preparedOffice(2, SEED)
  const after = copied(prepared)
  await rotated(after, prepared)
  for (const mixed of [['vault.db'], ['vault.keys', 'vault.keys.copy'], ['vault.anchor']]) {
    const folder = copied(prepared)
    for (const name of mixed) copyFileSync(join(after, name), join(folder, name))
    expect(['old', 'new'], mixed.join()).not.toContain(await stateOf(folder, prepared))
  }
})

test('a change of the keys that a crash cut off before or after its one rename is removed or finished, once or twice', async () => {
  const prepared = await preparedOffice(2, SEED)
  const after = copied(prepared)
  await rotated(after, prepared)
  const beside = (folder: string) => {
    copyFileSync(join(after, 'vault.db'), join(folder, 'vault.db.next-2'))
    copyFileSync(join(after, 'vault.anchor'), join(folder, 'vault.anchor.next-2'))
  }
  const before = copied(prepared)
  beside(before)
  writeFileSync(join(before, 'vault.db.next-2.partial'), 'cut off')
  expect(await stateOf(before, prepared)).toBe('old')
  const behind = copied(prepared)
  beside(behind)
  copyFileSync(join(after, 'vault.keys'), join(behind, 'vault.keys'))
  expect(await stateOf(behind, prepared)).toBe('new')
  const half = copied(prepared)
  beside(half)
  copyFileSync(join(after, 'vault.keys'), join(half, 'vault.keys'))
  copyFileSync(join(after, 'vault.anchor'), join(half, 'vault.anchor'))
  rmSync(join(half, 'vault.anchor.next-2'))
  expect(await stateOf(half, prepared)).toBe('new')
})

test('while another program holds the office, nothing of a change of the keys is put in place', async () => {
  const prepared = await preparedOffice(2, SEED)
  const after = copied(prepared)
  await rotated(after, prepared)
  const folder = copied(prepared)
  const holder = vault()
  await unlock(holder, folder)
  copyFileSync(join(after, 'vault.db'), join(folder, 'vault.db.next-2'))
  copyFileSync(join(after, 'vault.keys'), join(folder, 'vault.keys'))
  const reply = await unlock(vault(), folder)
  expect(reply.ok ? 'opened' : reply.problem.code).toBe('office.inUse')
  expect(() => putInPlace(folder, 2)).toThrow('office.inUse')
  expect(readdirSync(folder)).toContain('vault.db.next-2')
  lockOffice(holder)
})

/** An office that somebody has left, with a document and a backup of afterwards. */
async function leftOffice(): Promise<{ prepared: Prepared; folder: string; backup: string }> {
  const prepared = await preparedOffice(3, SEED)
  const folder = copied(prepared)
  const session = vault()
  await unlock(session, folder)
  const to = scratch()
  await must(session, 'backup.now', { handle: handleFor(session, to) })
  const input = { key: prepared.leaving, casesTo: prepared.staying, passphrase: PASSPHRASE }
  const { backups } = await must(session, 'people.remove', input)
  expect(backups).toHaveLength(1)
  await addDocument(session, (await numbers(session))[0]!, 'after')
  const { inside } = await must(session, 'backup.now', { handle: handleFor(session, to) })
  lockOffice(session)
  return { prepared, folder, backup: join(to, inside) }
}

test('who left opens neither the office, nor a later backup, nor a later document with anything they had', async () => {
  const { prepared, folder, backup } = await leftOffice()
  const old: OfficeKeys = prepared.keys
  expect(opensWith(join(prepared.folder, 'vault.db'), old)).toBe(true)
  expect(opensWith(join(folder, 'vault.db'), old)).toBe(false)
  expect(opensWith(join(backup, 'vault.db'), old)).toBe(false)
  for (const place of [folder, backup]) expect(readFileSync(join(place, 'vault.keys'), 'utf8')).not.toContain(prepared.leaving)
  const session = vault()
  expect((await unlock(session, folder, LEAVING)).ok).toBe(false)
  await unlock(session, folder)
  const { database, keys } = openOffice(session)
  const stored = [...storedDocuments(database.db)]
  const documents = join(folder, 'documents')
  expect(stored.filter((row) => isWhole(documents, keys.documents, row))).toEqual(stored)
  const had = old.documents.keys.get(1)!
  const everywhere = { epoch: 1, keys: new Map([1, 2].map((epoch) => [epoch, had])) }
  const newer = stored.filter((row) => !isWhole(documents, everywhere, row))
  // They come in the order in which they were stored.
  expect(newer.map(({ storedName }) => storedName)).toEqual([stored.at(-1)!.storedName])
})

test('a slot or a public key that somebody put into the key file gets no keys: neither by opening nor by changing the keys', async () => {
  const prepared = await preparedOffice(2, SEED)
  const planted = generateKeyPairSync('x25519').publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  for (const change of [
    (file: KeyFile) => ({ ...file, slots: [...file.slots.slice(0, 2), { ...file.slots[2]!, publicKey: planted }, ...file.slots.slice(3)] }),
    (file: KeyFile) => ({ ...file, slots: [...file.slots, { ...file.slots[0]!, publicKey: planted }] }),
  ]) {
    const folder = copied(prepared)
    const session = vault()
    await unlock(session, folder)
    const office = openOffice(session)
    office.file = change(office.file)
    expect(() => rotate(session, office, { change: () => undefined }, () => {})).toThrow('office.keysDamaged')
    expect((await problemOf(session, 'keys.rotate', { passphrase: PASSPHRASE })).code).toBe('office.keysDamaged')
    lockOffice(session)
    for (const name of ['vault.keys', 'vault.keys.copy']) forge(join(folder, name), change)
    const reply = await unlock(vault(), folder)
    expect(reply.ok ? 'opened' : reply.problem.code).toBe('office.keysDamaged')
  }
})

/** Writes changed content with a right plain sum, as a forger would. */
function forge(path: string, change: (file: KeyFile) => object): void {
  const { sha256: _, ...content } = JSON.parse(readFileSync(path, 'utf8')) as KeyFile & { sha256: string }
  const changed = change(content)
  const sha256 = createHash('sha256').update(JSON.stringify(changed)).digest('hex')
  writeFileSync(path, `${JSON.stringify({ ...changed, sha256 }, null, 1)}\n`)
}

test('the recovery key alone opens the office on another computer, and so it does after somebody left', async () => {
  const { prepared, folder, backup } = await leftOffice()
  for (const place of [prepared.folder, folder]) {
    const elsewhere = join(scratch(), 'elsewhere')
    cpSync(place, elsewhere, { recursive: true })
    const session = await recovered(elsewhere, prepared.recoveryKey)
    expect(await must(session, 'office.check', {})).toMatchObject({ ok: true })
  }
  const session = vault()
  const target = join(scratch(), 'restored')
  const input = { handle: handleFor(session, backup), to: handleFor(session, target), secret: { recoveryKey: prepared.recoveryKey } }
  await must(session, 'backup.restore', input)
  const restored = await recovered(target, prepared.recoveryKey)
  expect(await must(restored, 'office.state', {})).toMatchObject({ counts: { cases: 3 } })
})

test('1,000 random single wrong signs in recovery keys are all found by the sum of the key', () => {
  const seed = Number(process.env['TRUST_SEED'] ?? Math.floor(performance.timeOrigin + performance.now()) % 1_000_000_007)
  console.info(`recovery-typos: TRUST_SEED=${seed}`)
  const pick = chance(seed, 'recovery-typos')
  const signs = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']
  for (let no = 0; no < 1000; no++) {
    const key = newRecoveryKey()
    expect(readRecoveryKey(key)).not.toBeNull()
    const at = pick.of([...key].flatMap((sign, index) => (sign === '-' ? [] : [index])))
    const wrong = pick.of(signs.filter((sign) => sign !== key[at]))
    const typed = `${key.slice(0, at)}${wrong}${key.slice(at + 1)}`
    expect(readRecoveryKey(typed), `${no}`).toBeNull()
  }
})
