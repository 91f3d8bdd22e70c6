import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { lockOffice } from '../../electron/vault/life.ts'
import { newCase } from '../vault/new-case.ts'
import { makeOffice, must, PASSPHRASE, PERSON, problemOf, scratch, unlock, vault, handleFor } from '../vault/support.ts'
import { quantile } from '../bench/measure.ts'
import { chance as chanceOf, type Chance } from '../../src/domain/sample/chance.ts'
import { prove } from './proof.ts'

/** Two programs start on one office: one opens it, the other says at once who has it, and nothing is damaged. */

const caseNo = '2026-0001'

interface Program {
  process: ChildProcessWithoutNullStreams
  /** Gives an order and waits for its answer. */
  tell: (order: string) => Promise<string>
}

function program(folder: string): Program {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'pair-child.ts'), folder, PASSPHRASE, caseNo])
  child.stderr.pipe(process.stderr)
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const tell = async (order: string) => {
    child.stdin.write(`${order}\n`)
    return String((await lines.next()).value)
  }
  return { process: child, tell }
}

async function officeOfOneCase(): Promise<string> {
  const folder = join(scratch(), 'office')
  const session = vault()
  await makeOffice(session, folder)
  await must(session, 'case.create', newCase(caseNo))
  lockOffice(session)
  return folder
}

interface Seen {
  wrong: string[]
  refusedIn: number[]
  kills: number
}

/** So many rounds of one pair on one office: both start, the winner writes, and locks or is killed. */
async function rounds(count: number, chance: Chance): Promise<Seen> {
  const folder = await officeOfOneCase()
  const pair = [program(folder), program(folder)]
  onTestFinished(() => pair.forEach(({ process }) => process.kill('SIGKILL')))
  const seen: Seen = { wrong: [], refusedIn: [], kills: 0 }
  const written: string[] = []
  for (let round = 0; round < count; round++) {
    const apart = chance.of([200, 5_000, 80_000])
    const said = await Promise.all(pair.map(({ tell }) => tell(`open ${chance.int(0, apart)}`)))
    const answers = said.map((line) => line.split(' ')[0])
    if (!['office.inUse,ok', 'ok,office.inUse'].includes(answers.join())) seen.wrong.push(`round ${round}: ${said.join(', ')}`)
    seen.refusedIn.push(...said.filter((line) => !line.startsWith('ok')).map((line) => Number(line.split(' ')[1])))
    const winner = pair[answers.indexOf('ok')]
    if (!winner) continue
    if ((await winner.tell(`write ${round}`)) === 'ok') written.push(String(round))
    if (chance.in100(15)) {
      seen.kills += 1
      const gone = once(winner.process, 'exit')
      winner.process.kill('SIGKILL')
      await gone
      pair[pair.indexOf(winner)] = program(folder)
    } else await winner.tell('lock')
  }
  const gone = pair.map(({ process }) => once(process, 'exit'))
  for (const { process } of pair) process.kill('SIGKILL')
  await Promise.all(gone)
  expect(written).toHaveLength(count)
  const session = vault()
  await must(session, 'office.unlock', { handle: handleFor(session, folder), secret: { passphrase: PASSPHRASE } })
  const { contacts } = await must(session, 'case.open', { caseNo })
  expect(contacts.map(({ summary }) => summary)).toEqual(written)
  expect(await must(session, 'office.check', {})).toMatchObject({ ok: true })
  return seen
}

prove('pairs', { ci: 50, release: 2_000 }, 'pairs of starts', async ({ count, seed }) => {
  const lanes = await Promise.all([0, 1].map((lane) => rounds(count / 2, chanceOf(seed, 'pairs', lane))))
  expect(lanes.flatMap(({ wrong }) => wrong)).toEqual([])
  const refusedIn = lanes.flatMap((lane) => lane.refusedIn)
  const kills = lanes.reduce((sum, lane) => sum + lane.kills, 0)
  return { kills, medianRefusalMs: quantile(refusedIn, 0.5), slowestRefusalMs: quantile(refusedIn, 1) }
})

test('the second start is told who has the office open and since when, also when a crash left another name behind', async () => {
  const folder = await officeOfOneCase()
  const first = program(folder)
  onTestFinished(() => void first.process.kill('SIGKILL'))
  expect(await first.tell('open 0')).toMatch(/^ok /)
  const second = vault()
  const told = await problemOf(second, 'office.unlock', { handle: handleFor(second, folder), secret: { passphrase: 'of no avail here' } })
  expect(told).toEqual({ code: 'office.inUse', params: { person: PERSON, since: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/) } })
  first.process.kill('SIGKILL')
  await once(first.process, 'exit')
  expect(await unlock(second, folder)).toMatchObject({ ok: true })
})

test('negative control: an office without a lock of its own, as a copy is, lets both in', async () => {
  const folder = await officeOfOneCase()
  const copy = join(scratch(), 'copy')
  mkdirSync(copy)
  cpSync(folder, copy, { recursive: true })
  const pair = [program(folder), program(copy)]
  onTestFinished(() => pair.forEach(({ process }) => process.kill('SIGKILL')))
  expect((await Promise.all(pair.map(({ tell }) => tell('open 0')))).map((line) => line.split(' ')[0])).toEqual(['ok', 'ok'])
})
