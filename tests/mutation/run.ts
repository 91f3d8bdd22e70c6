/**
 * npm run mutation: breaks the code of the money in every small way there is and counts which breaks the tests notice. Prints
 * the survivors and, for each file, the share that was noticed; ends with 1 where that is under 90 %.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Stryker } from '@stryker-mutator/core'

const subjects = [
  'money',
  'schedule',
  'interest',
  'accrual',
  'day-count',
  'exact',
  'plan',
  'plan-rows',
  'payoff',
  'irr',
  'root',
  'power',
  'allocation',
]
const least = 90

const named = process.argv.slice(2)
const unknown = named.filter((name) => !subjects.includes(name))
if (unknown.length > 0) {
  console.error(`not among ${subjects.join(', ')}: ${unknown.join(', ')}`)
  process.exit(2)
}
const work = mkdtempSync(join(tmpdir(), 'parley-mutation-'))
try {
  await mutate(named.length > 0 ? named : subjects)
} finally {
  rmSync(work, { recursive: true, force: true })
}

async function mutate(names: readonly string[]): Promise<void> {
  const found = await new Stryker({
    mutate: names.map((name) => `src/domain/${name}.ts`),
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'tests/mutation/vitest.config.ts' },
    coverageAnalysis: 'perTest',
    // Stryker reads it with TypeScript's old programming interface, which TypeScript 7 does not have.
    tsconfigFile: 'none.json',
    ignorePatterns: ['/out', '/test-results', '/.pictures', '/electron', '/db', '/src/screens', '/src/print', '/tests/e2e'],
    tempDirName: work,
    cleanTempDir: 'always',
    concurrency: Math.max(1, availableParallelism() - 1),
    timeoutMS: 10_000,
    reporters: ['progress-append-only'],
    allowEmpty: true,
  }).runMutationTest()

  let short = false
  for (const name of names) {
    const mutants = found.filter(({ fileName, status }) => fileName.endsWith(`/src/domain/${name}.ts`) && status !== 'Ignored')
    const lived = mutants.filter(({ status }) => status !== 'Killed' && status !== 'Timeout')
    const share = (100 * (mutants.length - lived.length)) / mutants.length
    console.log(`${name}.ts: ${mutants.length - lived.length} of ${mutants.length} noticed, ${share.toFixed(1)} %`)
    for (const { location, mutatorName, replacement, status } of lived)
      console.log(`  ${location.start.line}:${location.start.column} ${status} ${mutatorName} → ${replacement}`)
    if (!(share >= least)) short = true
  }
  if (short) process.exitCode = 1
}
