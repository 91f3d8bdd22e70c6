import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addPerson } from '../../db/office.ts'
import { copyOfKeys, type OfficeKeys } from '../../electron/vault/keys.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { newSession, whoIn } from '../../electron/vault/session.ts'
import type { Chance } from '../../src/domain/sample/chance.ts'
import type { Who } from './model.ts'
import { World } from './model-world.ts'
import { officeAt } from './plain-office.ts'
import { isRelease } from './report.ts'
import type { Trial } from './trial.ts'

/** How many acts a run has. */
export const acts = isRelease ? 200 : 50

/** An office of four people, locked, to begin from. */
export interface Beginning {
  folder: string
  keys: OfficeKeys
  people: Who[]
}

export async function beginning(): Promise<Beginning> {
  const office = await officeAt('model')
  const { database, me, keys } = office.open()
  const others = (['counselor', 'counselor', 'reader'] as const).map((role, no) => ({
    key: String(no + 1).repeat(16),
    name: `${role} ${no}`,
    role,
  }))
  for (const who of others) addPerson(database, whoIn(office.open()), who)
  const kept = copyOfKeys(keys)
  lockOffice(office.session)
  return { folder: office.folder, keys: kept, people: [{ ...me }, ...others] }
}

/** A run in the office of this folder. */
export function newWorld(folder: string, { keys, people }: Beginning, pick: Chance, log: string[] = []): World {
  const session = newSession({ opensPerMinute: Infinity, log: (line) => log.push(line) })
  return new World(session, folder, keys, { people, cases: new Map(), contents: new Map() }, pick)
}

/** Whole runs, each in an office of its own. */
export async function modelTrial(): Promise<Trial> {
  const begun = await beginning()
  const figures: Record<string, number> = {}

  async function run(folder: string, pick: Chance): Promise<string | null> {
    const log: string[] = []
    const world = newWorld(folder, begun, pick, log)
    for (let act = 0; act < acts; act++) {
      const what = (await world.step()) ?? log[0]
      if (what) return `act ${act}: ${what}`
    }
    for (const [name, times] of Object.entries(world.counts)) figures[name] = (figures[name] ?? 0) + times
    return world.end()
  }

  return {
    async once(pick: Chance) {
      const work = mkdtempSync(join(tmpdir(), 'parley-model-'))
      const folder = join(work, 'office')
      cpSync(begun.folder, folder, { recursive: true })
      try {
        return await run(folder, pick)
      } finally {
        rmSync(work, { recursive: true, force: true })
      }
    },
    end() {
      rmSync(join(begun.folder, '..'), { recursive: true, force: true })
      const never = Object.entries(figures).filter(([, times]) => times === 0)
      return { figures, wrong: never.map(([what]) => `never once: ${what}`) }
    },
  }
}
