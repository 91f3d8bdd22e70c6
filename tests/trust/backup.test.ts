import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { sumOf } from '../../electron/vault/backup/files.ts'
import { readManifest, writtenManifest } from '../../electron/vault/backup/manifest.ts'
import { filesOfGeneration } from '../../electron/vault/backup/places.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice } from '../../electron/vault/session.ts'
import type { Chance } from '../../src/domain/sample/chance.ts'
import { ask, handleFor, must, PASSPHRASE, unlock, vault } from '../vault/support.ts'
import { backUp, copyOf, damage, digestsOf, neededBy, partsOf, preparedOffice, removeCopy, setIn, type Prepared } from './backup-set.ts'
import { prove } from './proof.ts'

/** A backup that was killed or cut is never taken for a whole one, and harms none that was there before. */

const secret = { passphrase: PASSPHRASE }
/** So many of a hundred rounds kill a program, which takes a second; the others cut and change files. */
const KILLED = 20

prove('backup-kill', { ci: 100, release: 2000 }, 'backups killed or cut', async ({ count, seed, chance }) => {
  const prepared = await preparedOffice(2, seed)
  const figures = { killed: 0, finished: 0, cut: 0 }
  for (let round = 0; round < count; round++) {
    const kill = chance.in100(KILLED)
    const one = copyOf(prepared, round, kill)
    if (kill) figures[await killed(one, chance)] += 1
    else {
      await cut(one, chance)
      figures.cut += 1
    }
    removeCopy(one)
  }
  expect(figures.killed).toBeGreaterThan(0)
  expect(figures.cut).toBeGreaterThan(0)
  return figures
})

/** A program that makes a backup dies somewhere in it; then the next one is made. */
async function killed(one: Prepared, pick: Chance): Promise<'killed' | 'finished'> {
  const set = setIn(one.disk)
  const older = one.names.map((name) => join(set, name))
  const before = digestsOf(...older)
  const ended = await dieInBackup(one, pick)
  expect(digestsOf(...older)).toEqual(before)
  const session = vault()
  const handle = handleFor(session, one.disk)
  const listed = await must(session, 'backup.list', { handle })
  expect(listed.filter(({ state }) => state === 'verified').map(({ name }) => name)).toEqual(expect.arrayContaining(one.names))
  for (const { name, state } of listed.filter((each) => !one.names.includes(each.name)))
    expect({ state, ...(await must(session, 'backup.check', { handle, name, deep: true, secret })) }).toMatchObject({
      state: 'verified',
      ok: true,
    })
  expect(await unlock(session, one.office)).toMatchObject({ ok: true })
  const next = await backUp(session, one.disk)
  expect(readdirSync(set, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('partial'))).toEqual([])
  expect(await must(session, 'backup.check', { handle, name: next.name, deep: true })).toMatchObject({ ok: true })
  lockOffice(session)
  return ended
}

async function dieInBackup({ office, disk }: Prepared, pick: Chance): Promise<'killed' | 'finished'> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'backup-child.ts'), office, disk, PASSPHRASE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lastStep = String(pick.int(0, 14))
  const moment = pick.int(0, 8)
  for await (const line of createInterface(child.stdout)) {
    if (line !== lastStep) continue
    await wait(moment)
    child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.signalCode === 'SIGKILL' ? 'killed' : 'finished'
}

/** A file of a set is cut or changed: whoever needs it is not listed as verified, or a check names the file; nobody else is concerned. */
async function cut(one: Prepared, pick: Chance): Promise<void> {
  const set = setIn(one.disk)
  const path = pick.of(partsOf(set))
  const part = basename(path)
  const concerned = neededBy(set, path)
  const kind = damage(path, pick)
  const session = vault()
  const handle = handleFor(session, one.disk)
  for (const { name, state, damage: found } of await must(session, 'backup.list', { handle })) {
    const isConcerned = concerned.includes(name)
    const isReadThrough = basename(dirname(path)) !== 'documents' || !['flipped', 'zeroed'].includes(kind)
    expect({ name, kind, part, state }).toEqual({ name, kind, part, state: isConcerned && isReadThrough ? 'damaged' : 'verified' })
    if (isConcerned && isReadThrough) expect(found).toMatchObject({ part })
    const checked = await must(session, 'backup.check', { handle, name, deep: false })
    expect(checked.problems.map((problem) => problem.part)).toEqual(isConcerned ? [part] : [])
  }
}

test.each([
  ['a page that was written wrongly', (database: string) => flip(database)],
  ['an older database in its place', (database: string, older: string) => copyFileSync(older, database)],
])('a backup that does not read back as it was written is refused, and leaves nothing: %s', async (_what, spoil) => {
  const prepared = await preparedOffice(1, 5)
  const session = vault()
  await unlock(session, prepared.office)
  const set = setIn(prepared.disk)
  const before = digestsOf(prepared.disk)
  const progress = (done: number) => void (done === 1 && spoil(databaseBeingWritten(set), join(set, prepared.names[0] ?? '', 'vault.db')))
  const reply = await ask(session, 'backup.now', { handle: handleFor(session, prepared.disk) }, { progress })
  expect(reply).toEqual({ ok: false, problem: { code: 'backup.differs' } })
  expect(digestsOf(prepared.disk)).toEqual(before)
  expect(await must(session, 'backup.state', {})).toMatchObject({
    problem: { code: 'backup.differs' },
    list: prepared.names.map((name) => ({ name })),
  })
})

test('negative control: by its sums alone, without opening it again, such a backup would be listed as verified', async () => {
  const prepared = await preparedOffice(1, 5)
  const session = vault()
  await unlock(session, prepared.office)
  const [name = ''] = prepared.names
  const files = filesOfGeneration(join(setIn(prepared.disk), name))
  flip(files.database)
  const read = readManifest(files.manifest)
  if (typeof read === 'string') throw new Error(read)
  const { format: _format, ...manifest } = read.manifest
  writeFileSync(files.manifest, writtenManifest({ ...manifest, database: await sumOf(files.database) }, openOffice(session).keys.anchor))
  const handle = handleFor(session, prepared.disk)
  expect((await must(session, 'backup.list', { handle }))[0]).toMatchObject({ name, state: 'verified' })
  expect(await must(session, 'backup.check', { handle, name, deep: true })).toMatchObject({ ok: false, problems: [{ part: 'vault.db' }] })
})

function databaseBeingWritten(set: string): string {
  return join(set, readdirSync(set).find((name) => name.endsWith('.partial')) ?? '', 'vault.db')
}

function flip(path: string): void {
  const bytes = readFileSync(path)
  bytes[bytes.length >> 1] = bytes[bytes.length >> 1]! ^ 1
  writeFileSync(path, bytes)
}
