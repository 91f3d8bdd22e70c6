import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { chance } from '../../src/domain/sample/chance.ts'
import { actNames, acts, type ActName } from './acts.ts'
import { openWith, type Keys } from './at-hand.ts'

/** A vault that works without end once it is told where. It says each act before and after it; its parent kills it. */

/** What it is told, as one line. */
export interface Work {
  folder: string
  keys: Keys
  migrations: string
  seed: number
  /** The mark of its first act; the others count on. */
  from: number
}

const work = await told()
const session = openWith(work.folder, work.keys, work.migrations)
say('open')
const pick = chance(work.seed, work.from)
// A schedule or an import takes as long as many small acts.
const often: ActName[] = [...actNames, 'contact', 'contact', 'payment', 'draft', 'attach']
for (let mark = work.from; ; mark++) {
  const name = pick.of(often)
  say(`begin ${name} ${mark}`)
  const reply = await acts[name].ask(session, mark)
  say(reply.ok ? `done ${name} ${mark}` : `refused ${name} ${mark} ${reply.problem.code}`)
}

async function told(): Promise<Work> {
  for await (const line of createInterface(process.stdin)) return JSON.parse(line) as Work
  throw new Error('nobody told it what to do')
}

/** Written before it returns: what a killed process has said, it has done. */
function say(line: string): void {
  writeSync(1, `${line}\n`)
}
