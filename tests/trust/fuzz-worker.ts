import { parentPort, workerData } from 'node:worker_threads'
import { chance } from '../../src/domain/sample/chance.ts'
import { MOST_MS, type Found, type Lane, type Planted, type Target } from './fuzz-run.ts'
import type { Trial } from './trial.ts'

/** A thread in which inputs are tried one after the other; fuzzed() starts it and watches it. */

const trials: Record<Target, (seed: number) => Promise<Trial>> = {
  json: async (seed) => (await import('./fuzz-json.ts')).jsonTrial(seed),
  keys: async () => (await import('./fuzz-keys.ts')).keysTrial(),
  manifest: async () => (await import('./fuzz-manifest.ts')).manifestTrial(),
  requests: async () => (await import('./fuzz-requests.ts')).requestsTrial(),
  model: async () => (await import('./model-trial.ts')).modelTrial(),
}

const plants: Record<Planted, () => void> = {
  throw() {
    throw new Error('a planted fault')
  },
  pollute: () => Object.assign(Object.prototype, { polluted: true }),
  hang() {
    for (;;);
  },
  memory() {
    for (const heap: unknown[] = []; ;) heap.push(Array.from({ length: 100_000 }, (_, no) => ({ no })))
  },
}

async function run({ target, first, every, count, seed, plant, at }: Lane): Promise<Found> {
  const trial = await trials[target](seed)
  const wrong: string[] = []
  let slowest = 0
  const computed = () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1000
  }
  for (let no = first; no <= count && wrong.length < 20; no += every) {
    Atomics.store(at, 0, no)
    const from = computed()
    try {
      const what = await trial.once(chance(seed, target, no), no)
      if (plant && no === 10) plants[plant]()
      if (what !== null) wrong.push(`input ${no}: ${what}`)
    } catch (error) {
      wrong.push(`input ${no}: threw ${error instanceof Error ? error.stack : String(error)}`)
    }
    if (Object.keys(Object.prototype).length > 0)
      return { figures: {}, wrong: [...wrong, `input ${no}: changed what all objects are made from`] }
    const took = computed() - from
    if (took > MOST_MS[target]) wrong.push(`input ${no}: took ${took.toFixed(0)} ms`)
    slowest = Math.max(slowest, took)
  }
  const ended = await trial.end()
  return { figures: { ...ended.figures, slowestMs: Math.ceil(slowest) }, wrong: [...wrong, ...ended.wrong] }
}

parentPort!.postMessage(await run(workerData as Lane))
