import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockOffice } from '../../electron/vault/life.ts'
import { chance } from '../../src/domain/sample/chance.ts'
import { migrations } from '../support/office-db.ts'
import { handleFor, must } from '../vault/support.ts'
import { acts, loose, seenIn, type ActName, type Seen } from './acts.ts'
import { quietSession } from './at-hand.ts'
import { bundled } from './bundled.ts'
import { opened, type Open } from './io-faults-tries.ts'
import { newOfficeAt, newPlace } from './new-office.ts'
import type { Day, Rare } from './power-loss-child.ts'
import { Disk, marksIn, recordedCalls, syncsIn } from './power-loss-replay.ts'
import { prove } from './proof.ts'
import { compiledShim, underShim } from './shim/shim.ts'

/** Moments of one recorded day at which the power is cut. */
const CUTS = 100

/** What is needed to record a day. */
interface Recorder {
  place: string
  fresh: string
  recoveryKey: string
  program: string
  shim: string
}
/** What was begun before the power went; `made` is the name of a backup. */
interface Done {
  name: ActName | Rare
  mark: number
  acknowledged: boolean
  made: string
}

if (process.platform === 'linux') {
  prove('power-loss', { ci: 500, release: 20000 }, 'power cuts played back on Linux', async ({ count, seed }) => {
    const recorder = await newRecorder()
    const figures = { acknowledged: 0, inFlight: 0, inFlightThere: 0, backups: 0, rotations: 0 }
    for (let done = 0; done < count; done += CUTS) {
      const cuts = Math.min(CUTS, count - done)
      await eachCut(recorder, { seed: seed + done, normal: false, cuts }, async (session, before, where) => {
        const seen = seenIn(session.office)
        for (const { name, mark, acknowledged } of before) {
          if (name === 'backup' || name === 'rotate') continue
          const found = acts[name].found(seen, mark)
          const what = `${where}: ${name} ${mark}, ${acknowledged ? 'acknowledged' : 'in flight'}, ${found}`
          expect(found, what).not.toBe('part')
          if (acknowledged) expect(found, what).toBe('all')
          else figures.inFlightThere += Number(found === 'all')
        }
        figures.acknowledged += before.filter(({ acknowledged }) => acknowledged).length
        figures.inFlight += before.filter(({ acknowledged }) => !acknowledged).length
        figures.rotations += rotationsAreWhole(seen, before, where)
        expect(loose(seen), where).toEqual([])
        expect(session.office.anchor.verdict, where).toMatchObject({ missing: 0, broken: false, from: null })
        if (chance(where, 'check').in100(3)) expect(await must(session, 'office.check', {}), where).toMatchObject({ ok: true })
        if (chance(where, 'backups').in100(20)) figures.backups += await backupsAreWhole(session, before, where)
      })
    }
    return figures
  })

  test('negative control: without waiting for the disk at each commit, acknowledged acts are lost in a power cut, and the anchor says so', async () => {
    let [lost, said] = [0, 0]
    await eachCut(await newRecorder(), { seed: 7, normal: true, cuts: CUTS }, async (session, before) => {
      const seen = seenIn(session.office)
      lost += before.filter(({ name, mark, acknowledged }) => acknowledged && acts[name as ActName].found(seen, mark) !== 'all').length
      said += session.office.anchor.verdict.missing
    })
    expect(lost).toBeGreaterThan(20)
    expect(said).toBeGreaterThan(0)
  })
} else {
  test('power cuts are played back on Linux alone, whose file calls can be recorded', () => {
    console.info(`power-loss: not on ${process.platform}`)
  })
}

/** The keys are those of the last change that was acknowledged, or of one in flight. Gives how many changes there were. */
function rotationsAreWhole({ office }: Seen, before: readonly Done[], where: string): number {
  const rotations = before.filter(({ name }) => name === 'rotate')
  const acknowledged = rotations.filter((one) => one.acknowledged).length
  expect(office.file.epoch, `${where}: ${acknowledged} changes of the keys`).toBeGreaterThanOrEqual(1 + acknowledged)
  expect(office.file.epoch, `${where}: ${rotations.length} changes of the keys`).toBeLessThanOrEqual(1 + rotations.length)
  return acknowledged
}

/** Each backup that was acknowledged is there and whole. Gives how many. */
async function backupsAreWhole(session: Open, before: readonly Done[], where: string): Promise<number> {
  const made = before.flatMap((act) => (act.name === 'backup' && act.acknowledged ? [act.made] : []))
  if (made.length === 0) return 0
  const list = await must(session, 'backup.list', { handle: handleFor(session, join(session.office.folder, '..', 'backups')) })
  const verified = list.flatMap(({ name, state }) => (state === 'verified' ? [name] : []))
  expect(verified, `${where}: ${JSON.stringify(list)}`).toEqual(expect.arrayContaining(made))
  return made.length
}

async function newRecorder(): Promise<Recorder> {
  const place = newPlace()
  const fresh = join(place, 'fresh')
  const { recoveryKey } = await newOfficeAt(join(fresh, 'office'))
  return { place, fresh, recoveryKey, program: await bundled('power-loss-child.ts'), shim: await compiledShim(place) }
}

/** Records a day of about forty acts and looks at what is left of the office after a power cut at so many moments of it. */
async function eachCut(
  { place, fresh, recoveryKey, program, shim }: Recorder,
  { seed, normal, cuts }: { seed: number; normal: boolean; cuts: number },
  look: (session: Open, before: readonly Done[], where: string) => Promise<void>,
): Promise<void> {
  const [worked, log, after] = [join(place, 'worked'), join(place, 'log'), join(place, 'after')]
  rmSync(worked, { recursive: true, force: true })
  cpSync(fresh, worked, { recursive: true })
  const disk = new Disk(worked, worked)
  const day: Day = { place: worked, recoveryKey, migrations, seed, acts: chance(seed, 'acts').int(20, 50), normal }
  execFileSync(process.execPath, [program], {
    input: JSON.stringify(day),
    env: underShim(shim, worked, log),
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const calls = recordedCalls(log)
  const marks = marksIn(calls)
  expect(marks.at(-1)?.word).toBe('locked')
  const pick = chance(seed, 'cuts')
  // Half of them right before something is synchronised, when most is at stake.
  const atStake = syncsIn(calls)
  const moments = Array.from({ length: cuts }, () => (pick.in100(50) ? pick.int(0, calls.length) : pick.of(atStake)))
  let at = 0
  for (const moment of moments.toSorted((a, b) => a - b)) {
    for (; at < moment; at++) disk.go(calls[at]!)
    disk.cut(after, pick)
    const where = `TRUST_SEED=${seed} cut before call ${moment}`
    const session = openedAfter(join(after, 'office'), recoveryKey, where)
    await look(session, begunBefore(marks, moment), where)
    lockOffice(session)
  }
}

function openedAfter(folder: string, recoveryKey: string, where: string): Open {
  try {
    return opened({ folder, recoveryKey, migrations, backup: '' }, quietSession())
  } catch (error) {
    throw new Error(`${where}: the office does not open`, { cause: error })
  }
}

/** The acts that were begun before a call, and whether the office had said that they are done. */
function begunBefore(marks: ReturnType<typeof marksIn>, moment: number): Done[] {
  const words = marks.filter(({ at }) => at < moment).map(({ word }) => word.split(' '))
  const made = new Map(words.flatMap(([what, , mark, name]) => (what === 'done' ? [[mark, name ?? '']] : [])))
  return words.flatMap(([what, name, mark]) =>
    what === 'begin' ? [{ name: name as Done['name'], mark: Number(mark), acknowledged: made.has(mark), made: made.get(mark) ?? '' }] : [],
  )
}
