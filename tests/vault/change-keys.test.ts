import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changeKeys } from '../../electron/vault/change-keys.ts'
import { readOfficeKeys } from '../../electron/vault/key-file.ts'
import { withRecovery, newRecoveryKey } from '../../electron/vault/keys.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice } from '../../electron/vault/session.ts'
import { makeOffice, must, PASSPHRASE, scratch, unlock, vault } from './support.ts'

/** A change of the keys on a disk that fails: what is said of it is what stands there. */

const NEXT = 'something else altogether'

async function office() {
  const session = vault()
  const folder = join(scratch(), 'office')
  await makeOffice(session, folder)
  const open = openOffice(session)
  const next = withRecovery(open.file, open.keys, newRecoveryKey())
  const inPlace = () => readOfficeKeys(folder, 99).file.mac
  return { session, folder, open, before: open.file, next, inPlace }
}

test('the first key file decides: where its copy cannot be written the change stands, and the next opening makes them equal', async () => {
  const { session, folder } = await office()
  const copy = join(folder, 'vault.keys.copy')
  rmSync(copy)
  mkdirSync(copy)
  await must(session, 'passphrase.change', { now: PASSPHRASE, next: NEXT })
  lockOffice(session)
  rmSync(copy, { recursive: true })
  expect((await unlock(session, folder, PASSPHRASE)).ok).toBe(false)
  expect((await unlock(session, folder, NEXT)).ok).toBe(true)
  lockOffice(session)
  rmSync(join(folder, 'vault.keys'))
  expect((await unlock(session, folder, NEXT)).ok).toBe(true)
})

test('what cannot be entered in the log is not changed', async () => {
  const { open, before, next, inPlace } = await office()
  const failing = () => {
    throw new Error('no log')
  }
  expect(() => changeKeys(open, next, failing)).toThrow('no log')
  expect([inPlace(), open.file.mac]).toEqual([before.mac, before.mac])
})

test('keys that were changed and cannot be put back are said to be changed', async () => {
  const { folder, open, next, inPlace } = await office()
  const failing = () => {
    mkdirSync(join(folder, 'vault.keys.partial'))
    throw new Error('no log')
  }
  expect(() => changeKeys(open, next, failing)).toThrow('office.keysChanged')
  expect([inPlace(), open.file.mac]).toEqual([next.mac, next.mac])
})
