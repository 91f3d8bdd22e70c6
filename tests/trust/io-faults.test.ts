import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockOffice } from '../../electron/vault/life.ts'
import { migrations } from '../support/office-db.ts'
import { handleFor, must } from '../vault/support.ts'
import { actNames, acts } from './acts.ts'
import { openWith } from './at-hand.ts'
import { bundled } from './bundled.ts'
import type { Trial, Tried } from './io-faults-child.ts'
import type { TryName } from './io-faults-tries.ts'
import { newOfficeAt, newPlace } from './new-office.ts'
import { isRelease, prove } from './proof.ts'
import { compiledShim, underShim } from './shim/shim.ts'

/** What is tried with each push, and what once for a release. */
const always: TryName[] = ['contact', 'import', 'attach', 'open', 'lock']
const onRelease: TryName[] = [...always, 'payment', 'schedule', 'draft', 'backup', 'restore', 'rotate', 'migrate']

if (process.platform === 'linux')
  prove(
    'io-faults',
    { ci: 5, release: 12 },
    'acts on Linux, every file call of them failing once with ENOSPC, EIO and EACCES',
    async ({ count }) => {
      const names = isRelease ? onRelease : always
      expect(names.length).toBe(count)
      const { lines, tried } = await triedOut(names)
      expect(lines).toEqual([])
      for (const name of names) expect(tried[name], name).toBeGreaterThan(1)
      return tried
    },
  )
else
  test('failing file calls are tried on Linux alone, where they can be made to fail', () => {
    console.info(`io-faults: not on ${process.platform}`)
  })

/** Has them tried in a process of its own; gives what is wrong and the figures. */
async function triedOut(names: TryName[]): Promise<{ lines: string[]; tried: Tried }> {
  const place = newPlace()
  const trial: Trial = {
    ...(await newBench(join(place, 'fresh'))),
    place: join(place, 'tried'),
    migrations,
    newerMigrations: newer(place),
    tries: names,
  }
  const said = execFileSync(process.execPath, [await bundled('io-faults-child.ts')], {
    input: JSON.stringify(trial),
    env: underShim(await compiledShim(place), trial.place),
    stdio: ['pipe', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  const lines = said.trim().split('\n')
  return { tried: JSON.parse(lines.pop()!) as Tried, lines }
}

/** An office in which each act was done once, and a backup of it. */
async function newBench(fresh: string): Promise<Pick<Trial, 'fresh' | 'recoveryKey' | 'backup'>> {
  mkdirSync(fresh)
  const folder = join(fresh, 'office')
  const { keys, recoveryKey } = await newOfficeAt(folder)
  const session = openWith(folder, keys)
  for (const name of actNames) expect(await acts[name].ask(session, 1), name).toMatchObject({ ok: true })
  const { name } = await must(session, 'backup.now', { handle: handleFor(session, join(fresh, 'backups')) })
  lockOffice(session)
  return { fresh, recoveryKey, backup: name }
}

/** The migrations of a later version, with a table more. */
function newer(place: string): string {
  const folder = join(place, 'migrations')
  cpSync(migrations, folder, { recursive: true })
  const path = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: { idx: number; when: number; tag: string }[] }
  const last = journal.entries.at(-1)!
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: '0001_next' })
  writeFileSync(path, JSON.stringify(journal))
  writeFileSync(join(folder, '0001_next.sql'), 'CREATE TABLE letters (id integer PRIMARY KEY) STRICT;')
  return folder
}
