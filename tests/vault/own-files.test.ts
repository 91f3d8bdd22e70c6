import {
  chmodSync,
  chownSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  readdirSync,
  readFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeFileWhole } from '../../electron/vault/disk.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { mustBeOurOwn } from '../../electron/vault/own-files.ts'
import { makeOffice, scratch, vault } from './support.ts'

/** The files of an office: for their owner alone, and never a way to somewhere else. */

async function lockedOffice(): Promise<string> {
  const session = vault()
  const office = join(scratch(), 'office')
  await makeOffice(session, office)
  lockOffice(session)
  return office
}

const refusal = (name: string) => expect.objectContaining({ code: 'office.strange', params: { name } })

test('only the owner may look into the folder or read a file of it', async () => {
  const office = await lockedOffice()
  const names = ['.', ...readdirSync(office, { recursive: true, encoding: 'utf8' })]
  const modes = names.map((name) => {
    const found = statSync(join(office, name))
    return [name, (found.mode & 0o777).toString(8)]
  })
  const wrong = modes.filter(([name, mode]) => mode !== (statSync(join(office, name ?? '')).isDirectory() ? '700' : '600'))
  expect(wrong).toEqual([])
  expect(names).toContain('vault.keys')
})

test.each(['vault.db', 'vault.keys', 'vault.anchor', 'documents'])('a link in place of %s is refused', async (name) => {
  const office = await lockedOffice()
  expect(() => mustBeOurOwn(office)).not.toThrow()
  const elsewhere = join(scratch(), 'elsewhere')
  renameSync(join(office, name), elsewhere)
  symlinkSync(elsewhere, join(office, name))
  expect(() => mustBeOurOwn(office)).toThrow(refusal(name))
})

test('a link that leads nowhere yet, where a file will be written, is refused too', async () => {
  const office = await lockedOffice()
  symlinkSync('/nowhere/at/all', join(office, 'vault.db-wal'))
  expect(() => mustBeOurOwn(office)).toThrow(refusal('vault.db-wal'))
})

test('a file that is written whole does not follow a link in its way', () => {
  const folder = scratch()
  const victim = join(folder, 'victim')
  writeFileSync(victim, 'as it was')
  symlinkSync(victim, join(folder, 'vault.keys.partial'))
  expect(() => writeFileWhole(join(folder, 'vault.keys'), 'new')).toThrow(/ELOOP/)
  expect(readFileSync(victim, 'utf8')).toBe('as it was')
})

test('what belongs to another user is refused', async () => {
  const office = await lockedOffice()
  const path = join(office, 'vault.anchor')
  const me = process.getuid!()
  // Only root can give a file away, and what is root's is everybody's; anybody else is looked at by somebody else.
  if (me === 0) chownSync(path, 65534, 65534)
  expect(() => mustBeOurOwn(office, me === 0 ? me : me + 1)).toThrow(refusal(me === 0 ? 'vault.anchor' : '.'))
})

test('a folder that is not there, or is none, is left to the other sentences', () => {
  const folder = scratch()
  expect(() => mustBeOurOwn(join(folder, 'nowhere'))).not.toThrow()
  mkdirSync(join(folder, 'shut'))
  chmodSync(join(folder, 'shut'), 0o000)
  expect(() => mustBeOurOwn(join(folder, 'shut'))).not.toThrow()
  rmSync(join(folder, 'shut'), { recursive: true })
})
