import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { lockOffice } from '../../electron/vault/life.ts'
import { newCase } from './new-case.ts'
import { makeOffice, must, PASSPHRASE, scratch, unlock, vault } from './support.ts'

const KILLS = 20
const caseNo = '2026-0001'

/** Lets the writer write until it has acknowledged `count` entries, kills it, and gives all that it acknowledged. */
async function writeAndKill(folder: string, letter: string, count: number): Promise<string[]> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'writer-child.ts'), folder, PASSPHRASE, letter, letter], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: string[] = []
  for await (const line of createInterface(writer.stdout)) {
    acknowledged.push(line)
    if (acknowledged.length === count) writer.kill('SIGKILL')
  }
  if (writer.signalCode === null && writer.exitCode === null) await once(writer, 'exit')
  expect(writer.signalCode).toBe('SIGKILL')
  return acknowledged
}

test(`${KILLS} kills in the middle of writing lose nothing that was acknowledged`, { timeout: 180_000 }, async () => {
  const folder = join(scratch(), 'office')
  const session = vault()
  await makeOffice(session, folder)
  await must(session, 'case.create', newCase(caseNo))
  lockOffice(session)
  const acknowledged: string[] = []
  for (let kill = 1; kill <= KILLS; kill++) acknowledged.push(...(await writeAndKill(folder, `第${kill}轮`, 1 + ((kill * 7) % 25))))
  expect(acknowledged.length).toBeGreaterThan(KILLS)
  const reply = await unlock(session, folder)
  expect(reply).toMatchObject({ ok: true, value: { notices: [{ code: 'office.uncleanExit' }] } })
  const { contacts } = await must(session, 'case.open', { caseNo })
  const kept = contacts.map(({ summary }) => summary)
  expect(kept.filter((summary) => acknowledged.includes(summary))).toEqual(acknowledged)
  // The one entry of each round that was written but not yet acknowledged may stand there; more must not.
  expect(kept.length - acknowledged.length).toBeLessThanOrEqual(KILLS)
  expect(await must(session, 'draft.read', { key: `第${KILLS}轮` })).toEqual({ content: 'typed' })
  expect(await must(session, 'office.check', {})).toMatchObject({ ok: true })
})
