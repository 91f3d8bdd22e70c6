import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import type { Page } from 'playwright'
import { unlockByPassphrase } from '../../electron/vault/keys.ts'
import { readOfficeKeys } from '../../electron/vault/key-file.ts'
import { knownMigrations } from '../../db/migrate.ts'
import { PASSPHRASE } from '../e2e/office-steps.ts'
import { homeWith, officeIn } from '../e2e/prepared.ts'
import { launch, type Launched } from '../e2e/support.ts'
import { withCanaries } from '../support/canary-case.ts'
import { wholeCase } from '../support/whole-case.ts'
import { inMemory, partsOf } from './memory.ts'
import { proveInWindow } from './window-proof.ts'

/**
 * After locking, no process of the program holds a key, the passphrase or anything of a client. The driver of the test
 * talks to the page through the main process: so nothing that is sought is ever typed whole, named or read back by it.
 */

/** Begins every canary: rare enough to be nobody else's. */
const MARK = 'Qz7wKj4v'
const files = ['2026-0001', '2026-0002'].map((caseNo) => withCanaries(wholeCase(caseNo), MARK).file)
const migrations = join(import.meta.dirname, '..', '..', 'db', 'migrations')

proveInWindow('memory-after-lock', { ci: 1, release: 20 }, 'offices worked in and locked', async ({ count }) => {
  let processes = 0
  let found = 0
  for (let no = 0; no < count; no++) {
    const home = homeWith(files)
    const secrets = await secretsOf(officeIn(home))
    const it = await launch({ home })
    await workIn(it.page)
    const before = inMemory(alive(it), secrets)
    // What is found while it is open tells that the search sees it: the vault alone holds keys.
    const vault = ['root key', 'database key', 'log key', 'document key', 'client'].map((what) => `node.mojom.NodeService: ${what}`)
    expect(before).toEqual(expect.arrayContaining(['renderer: client', ...vault]))
    expect(before.filter((hit) => /key/.test(hit) && !hit.startsWith('node.mojom.NodeService: '))).toEqual([])
    found = before.length
    await lock(it)
    // Two seconds after the lock at the latest.
    await expect.poll(() => inMemory(alive(it), secrets), { timeout: 2000, intervals: [100] }).toEqual([])
    processes = alive(it).length
    await it.app.close()
  }
  return { processes, found }
})

const alive = ({ app }: Launched) => partsOf(app.process().pid ?? 0)

/** What nobody may find: by raw bytes and as a person or a log would write it. */
async function secretsOf(office: string): Promise<Record<string, Buffer>> {
  const { file } = readOfficeKeys(office, knownMigrations(migrations).length)
  const { keys } = await unlockByPassphrase(file, PASSPHRASE)
  const { root, db, anchor, audit, documents } = keys
  const raw = {
    'root key': root,
    'database key': db,
    'anchor key': anchor,
    'log key': audit,
    'document key': documents.keys.get(documents.epoch)!,
  }
  const hex = Object.entries(raw).map(([name, key]) => [`${name} in hex`, Buffer.from(key.toString('hex'), 'latin1')] as const)
  const wide = (text: string) => Buffer.from(text, 'utf16le')
  return {
    ...raw,
    ...Object.fromEntries(hex),
    passphrase: Buffer.from(PASSPHRASE),
    'passphrase, wide': wide(PASSPHRASE),
    client: Buffer.from(MARK),
    'client, wide': wide(MARK),
  }
}

/** Unlocks sign by sign, opens a case and goes through its sections; the page says only whether it is there yet. */
async function workIn(page: Page): Promise<void> {
  const there = (selector: string) => page.waitForFunction((what) => document.querySelector(what) !== null, selector)
  await there('input[type=password]')
  await page.focus('input[type=password]')
  for (const sign of PASSPHRASE) await page.keyboard.press(sign === ' ' ? 'Space' : sign)
  await page.keyboard.press('Enter')
  await there('[role=grid] [role=row]')
  await page.keyboard.press('/')
  for (const sign of '2026-0002') await page.keyboard.press(sign)
  await page.waitForFunction(() => document.querySelectorAll('[role=row]').length === 2)
  await page.keyboard.press('Enter')
  await there('.strip')
  for (let section = 0; section < 8; section++) {
    const before = await page.evaluate(() => document.querySelector('.case-work')?.getAttribute('aria-label'))
    await page.keyboard.press(']')
    await page
      .waitForFunction((was) => document.querySelector('.case-work')?.getAttribute('aria-label') !== was, before)
      .catch(() => undefined)
  }
}

async function lock({ app, page }: Launched): Promise<void> {
  const opened = app.waitForEvent('window')
  const closed = page.waitForEvent('close')
  await page.keyboard.press('ControlOrMeta+l')
  await Promise.all([opened, closed])
}

/** A process that makes a key, holds it until it is spoken to, then overwrites it. */
const HOLDER = `
const key = Buffer.alloc(32)
for (let at = 0; at < 32; at++) key[at] = (at * 37 + 11) & 255
process.stdin.once('data', () => (key.fill(0), process.stdout.write('gone')))
process.stdout.write('held')`

test('negative control: a key that a process holds is found, until it is overwritten', async () => {
  const child = spawn(process.execPath, ['-e', HOLDER], { stdio: ['pipe', 'pipe', 'inherit'] })
  const one = [{ pid: child.pid ?? 0, name: 'holder' }]
  const sought = { key: Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 37 + 11) & 255)) }
  await once(child.stdout, 'data')
  expect(inMemory(one, sought)).toEqual(['holder: key'])
  child.stdin.write('x')
  await once(child.stdout, 'data')
  expect(inMemory(one, sought)).toEqual([])
  child.kill()
})
