import { Worker } from 'node:worker_threads'
import { isRelease, type Run } from './report.ts'

const MOST_MB = 512

/** What is tried in threads, and how many milliseconds of computing one try may take: a run of the model is many acts. */
export const MOST_MS = { json: 2_000, keys: 2_000, manifest: 2_000, requests: 2_000, model: 60_000 }
export type Target = keyof typeof MOST_MS

/** What computes for ever is ended after so many milliseconds of the clock, on a busy computer too. */
const patience = (plant: Planted | null) => (plant === 'hang' ? 5_000 : 300_000)

/** A fault put in after the tenth input, to see that it is found. */
export type Planted = 'throw' | 'pollute' | 'hang' | 'memory'

/** What a thread tells at its end: figures, and what was wrong with which input. */
export interface Found {
  figures: Record<string, number>
  wrong: string[]
}

/** What a thread is to do: every so many-th of the inputs, from its own first on. */
export interface Lane {
  target: Target
  first: number
  every: number
  count: number
  seed: number
  plant: Planted | null
  /** Where it says at which input it is. */
  at: Int32Array
}

/**
 * Tries so many inputs in threads of their own. One is ended when an input takes too long, and ends by itself when it needs
 * more than 512 MB. A long run has two of them; which inputs are tried does not depend on that.
 */
export async function fuzzed(target: Target, { count, seed }: Pick<Run, 'count' | 'seed'>, plant: Planted | null = null): Promise<Found> {
  const every = isRelease ? 2 : 1
  const lanes = Array.from({ length: every }, (_, lane) =>
    inThread({ target, first: lane + 1, every, count, seed, plant, at: new Int32Array(new SharedArrayBuffer(4)) }),
  )
  const found = await Promise.all(lanes)
  const figures: Record<string, number> = {}
  for (const [name, value] of found.flatMap((one) => Object.entries(one.figures)))
    figures[name] = name === 'slowestMs' ? Math.max(figures[name] ?? 0, value) : (figures[name] ?? 0) + value
  return { figures, wrong: found.flatMap(({ wrong }) => wrong) }
}

function inThread(lane: Lane): Promise<Found> {
  const { at, plant } = lane
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
    workerData: lane,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
  })
  return new Promise((resolve) => {
    const end = (found: Found) => {
      clearInterval(watch)
      worker.removeAllListeners()
      void worker.terminate().then(() => resolve(found))
    }
    const failed = (what: string) => end({ figures: {}, wrong: [`input ${at[0]}: ${what}`] })
    let before = 0
    const watch = setInterval(() => {
      if (at[0] === before && before > 0) failed('did not come to an end')
      before = at[0]!
    }, patience(plant))
    worker.on('message', end)
    worker.on('error', (error) => failed(`ended the thread: ${error}`))
    worker.on('exit', (code) => failed(`ended the thread with ${code}`))
  })
}
