import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { lockOffice } from '../../electron/vault/life.ts'
import { filesOf } from '../../electron/vault/office-folder.ts'
import { chance, type Chance } from '../../src/domain/sample/chance.ts'
import { migrations } from '../support/office-db.ts'
import { must } from '../vault/support.ts'
import { actNames, acts, loose, seenIn, type ActName } from './acts.ts'
import { openWith, type Keys } from './at-hand.ts'
import { bundled } from './bundled.ts'
import type { Work } from './kill-child.ts'
import { newOfficeAt, newPlace } from './new-office.ts'
import { prove } from './proof.ts'

/** Rounds that one office lives through before a fresh one takes its place. */
const LIFE = 40
/** Two offices are worked on side by side, one for each core. */
const LANES = 2

type Vault = ChildProcessByStdio<Writable, Readable, null>
/** What the vault said of an act before it was killed. */
interface Told {
  name: ActName
  mark: number
  done: boolean
}
interface Figures extends Record<string, number> {
  acts: number
  inFlight: number
  inFlightThere: number
  killedOpening: number
}

prove('kill', { ci: 200, release: 5000 }, 'times kill -9 of the vault process during real writes', async ({ count, seed }) => {
  const place = newPlace()
  const fresh = join(place, 'fresh')
  const { keys } = await newOfficeAt(fresh)
  const program = await bundled('kill-child.ts')
  const figures: Figures = { acts: 0, inFlight: 0, inFlightThere: 0, killedOpening: 0 }
  let round = 0
  const lane = async (no: number) => {
    const folder = join(place, `office ${no}`)
    let next = start(program, place)
    while (round < count) {
      let told: Told[] = []
      rmSync(folder, { recursive: true, force: true })
      cpSync(fresh, folder, { recursive: true })
      for (let lived = 1; lived <= LIFE && round < count; lived++) {
        round += 1
        const pick = chance(seed, 'kill', round)
        const work = { folder, keys, migrations, seed: seed + round, from: (told.at(-1)?.mark ?? 0) + 1 }
        const vault = next
        next = start(program, place)
        const said = await workAndKill(vault, work, pick, figures)
        told = [...told, ...said]
        const isLast = lived === LIFE || round >= count
        // At other times the next vault itself opens what the kill has left.
        if (isLast || pick.in100(60))
          told = await looked(folder, keys, told, isLast || pick.in100(5), figures, `TRUST_SEED=${seed} round ${round}`)
      }
    }
    next.kill('SIGKILL')
  }
  await Promise.all(Array.from({ length: LANES }, (_, no) => lane(no)))
  return figures
})

test('negative control: an act that is not there, or by halves, would be noticed', async () => {
  const folder = join(newPlace(), 'office')
  const session = openWith(folder, (await newOfficeAt(folder)).keys)
  const found = () => actNames.map((name) => acts[name].found(seenIn(session.office), 7))
  expect(found()).toEqual(actNames.map(() => 'none'))
  for (const name of actNames) expect(await acts[name].ask(session, 7), name).toMatchObject({ ok: true })
  expect(found()).toEqual(actNames.map(() => 'all'))
  expect(loose(seenIn(session.office))).toEqual([])
  const { documents } = filesOf(folder)
  for (const stored of readdirSync(documents)) rmSync(join(documents, stored))
  writeFileSync(`${filesOf(folder).keys}.partial`, '')
  expect(actNames.filter((name) => acts[name].found(seenIn(session.office), 7) === 'part')).toEqual(['attach', 'import'])
  expect(loose(seenIn(session.office))).toContain('vault.keys.partial')
  expect(loose(seenIn(session.office)).length).toBeGreaterThan(2)
  lockOffice(session)
})

/** A vault that waits for its work. */
function start(program: string, place: string): Vault {
  const env = { ...process.env, NODE_COMPILE_CACHE: join(place, 'compiled'), TMPDIR: place }
  return spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'], env })
}

/** Lets it work and kills it: in a third of the rounds right after it has begun or done an act, else at any moment, seldom while it opens the office. */
async function workAndKill(vault: Vault, work: Work, pick: Chance, figures: Figures): Promise<Told[]> {
  const told: Told[] = []
  const opening = pick.in100(8)
  const after = pick.in100(33) ? pick.int(1, 40) : Infinity
  const wait = pick.int(0, 120)
  let lines = 0
  let timer: NodeJS.Timeout | undefined
  const kill = () => void vault.kill('SIGKILL')
  vault.stdin.end(`${JSON.stringify(work)}\n`)
  if (opening) timer = setTimeout(kill, pick.int(0, 60))
  for await (const line of createInterface(vault.stdout)) {
    const [what, name, mark, code] = line.split(' ')
    if (what === 'open' && !opening) timer = setTimeout(kill, wait)
    if (what === 'begin') told.push({ name: name as ActName, mark: Number(mark), done: false })
    if (what === 'done') told.at(-1)!.done = true
    if (what === 'refused') throw new Error(`${name} ${mark} was refused: ${code}`)
    if (++lines === after) kill()
  }
  clearTimeout(timer)
  if (vault.exitCode !== null) throw new Error(`the vault ended by itself: ${vault.exitCode}`)
  if (told.length === 0) figures.killedOpening += 1
  figures.acts += told.filter(({ done }) => done).length
  return told
}

/** Opens what the kills have left: all that was told as done is there, nothing by halves. Gives what is there. */
async function looked(folder: string, keys: Keys, told: readonly Told[], deep: boolean, figures: Figures, where: string): Promise<Told[]> {
  const session = openWith(folder, keys)
  const seen = seenIn(session.office)
  const there: Told[] = []
  for (const act of told) {
    const found = acts[act.name].found(seen, act.mark)
    const what = `${where}: ${act.name} ${act.mark}, ${act.done ? 'acknowledged' : 'in flight'}, ${found}`
    expect(found, what).not.toBe('part')
    if (act.done) expect(found, what).toBe('all')
    if (!act.done) figures.inFlight += 1
    if (!act.done && found === 'all') figures.inFlightThere += 1
    if (found === 'all') there.push({ ...act, done: true })
  }
  expect(loose(seen), where).toEqual([])
  expect(session.office.anchor.verdict, where).toMatchObject({ missing: 0, broken: false, from: null })
  if (deep) expect(await must(session, 'office.check', {}), where).toMatchObject({ ok: true })
  lockOffice(session)
  // What was looked at once is looked at again now and then, with the last round.
  return deep ? there : there.slice(-60)
}
