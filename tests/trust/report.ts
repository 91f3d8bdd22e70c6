import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { chance, type Chance } from '../../src/domain/sample/chance.ts'

/** Whether the long counts are asked for: `npm run trust -- --release`. */
export const isRelease = process.env['TRUST'] === 'release'

/** How many in each push, and how many once for a release. */
export interface Counts {
  ci: number
  release: number
}

/** One run of a part: how many, and the chance that repeats with TRUST_SEED. */
export interface Run {
  count: number
  seed: number
  chance: Chance
}

/** Fails when the part does not hold, and gives its figures. */
export type Work = (run: Run) => Promise<Record<string, number>> | Record<string, number>

/** Longer than any part may take. */
export const HOURS_2 = 7_200_000
const checkout = join(import.meta.dirname, '..', '..')

/** How often a part is repeated in this run. */
export function countOf({ ci, release }: Counts): number {
  return isRelease ? release : ci
}

/** Does a part once, prints its seed, figures and time, and keeps the report of a release run. */
export async function runPart(part: string, counts: Counts, unit: string, work: Work): Promise<void> {
  const count = countOf(counts)
  const seed = Number(process.env['TRUST_SEED'] ?? Math.floor(performance.timeOrigin + performance.now()) % 1_000_000_007)
  console.info(`${part}: TRUST_SEED=${seed}`)
  const start = performance.now()
  const figures = await work({ count, seed, chance: chance(seed, part) })
  const seconds = Math.round((performance.now() - start) / 100) / 10
  console.info(`${part}: ${count} ${unit} in ${seconds} s, ${JSON.stringify(figures)}`)
  if (isRelease) keep(part, { part, unit, count, figures, seed, seconds })
}

/** The report of a part that a release run has passed: tests/trust/reports/<part>.json. */
export function keep(part: string, report: Record<string, unknown>): void {
  const folder = join(checkout, 'tests', 'trust', 'reports')
  mkdirSync(folder, { recursive: true })
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: checkout, encoding: 'utf8' }).trim()
  const { node, modules, napi } = process.versions
  const about = {
    at: new Date().toISOString(),
    commit,
    node,
    modules,
    napi,
    platform: `${process.platform} ${process.arch}`,
    cores: cpus().length,
  }
  writeFileSync(join(folder, `${part}.json`), `${JSON.stringify({ ...report, ...about }, null, 2)}\n`)
}
