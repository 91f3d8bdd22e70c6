// npm run trust: the proofs of tests/trust with the counts of every push. With --release the long counts, part after part;
// a part whose report is in tests/trust/reports is not run again unless --again names it. --part NAME runs that one alone.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.mjs'
import { ensureElectron } from './electron.mjs'
import { ensurePackages } from './packages.mjs'
import { inCheckout } from './place.mjs'
import { prove, unitTests, windowTests } from './proof.mjs'
import { runJob, say, Trouble } from './say.mjs'

/** @typedef {{ name: string, file: string, release: number }} Part */

const FOLDER = 'tests/trust'
const PART = /\bprove(?:InWindow)?\(\s*'([a-z0-9-]+)',\s*\{ ci: [\d_]+, release: ([\d_]+) \}/g

await runJob(async (args) => {
  const asked = readArgs(args)
  const files = readdirSync(inCheckout(FOLDER)).filter((name) => /\.(test|spec)\.ts$/.test(name))
  const parts = files.flatMap((name) => partsOf(`${FOLDER}/${name}`))
  for (const name of [...asked.part, ...asked.again])
    if (!parts.some((part) => part.name === name)) throw new Trouble(`there is no part ${name}; there are: ${namesOf(parts)}.`)
  const chosen =
    asked.part.length + asked.again.length > 0 ? parts.filter(({ name }) => [...asked.part, ...asked.again].includes(name)) : parts
  const node = await ensurePackages()
  if (!asked.release && chosen === parts) return prove(node, [FOLDER, ...files.filter(isInWindow).map((name) => `${FOLDER}/${name}`)])
  return partAfterPart(node, chosen, asked)
})

/**
 * @param {string[]} args
 * @returns {{ release: boolean, part: string[], again: string[] }}
 */
function readArgs(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        release: { type: 'boolean', default: false },
        part: { type: 'string', multiple: true, default: [] },
        again: { type: 'string', multiple: true, default: [] },
      },
    })
    return values
  } catch (error) {
    throw new Trouble(`${error instanceof Error ? error.message : ''}\nuse: npm run trust -- [--release] [--part NAME] [--again NAME]`)
  }
}

/** @param {string} name */
function isInWindow(name) {
  return name.endsWith('.spec.ts')
}

/**
 * The parts that a file proves, as they stand written in it.
 * @param {string} file
 * @returns {Part[]}
 */
function partsOf(file) {
  const text = readFileSync(inCheckout(file), 'utf8')
  return [...text.matchAll(PART)].map(([, name = '', release = '']) => ({ name, file, release: Number(release.replaceAll('_', '')) }))
}

/** @param {Part[]} parts */
function namesOf(parts) {
  return parts.map(({ name }) => name).join(', ')
}

/**
 * @param {string} node
 * @param {Part[]} parts
 * @param {{ release: boolean, again: string[] }} asked
 */
async function partAfterPart(node, parts, { release, again }) {
  const electron = await ensureElectron(node)
  await ensureBuilt(node)
  const env = { ...electron.env, ...(release && { TRUST: 'release' }) }
  const lines = []
  let failed = 0
  const start = performance.now()
  for (const part of parts) {
    if (release && !again.includes(part.name) && isProven(part)) {
      lines.push(`${part.name}: proven before`)
      continue
    }
    const from = performance.now()
    const run = isInWindow(part.file) ? windowTests : unitTests
    const titled = isInWindow(part.file) ? ['--grep', `${part.name}: `] : ['--testNamePattern', `^${part.name}: `]
    const { code } = await run(node, [part.file, ...titled], { ...electron, env })
    if (code !== 0) failed += 1
    lines.push(`${part.name}: ${code === 0 ? 'ok' : 'FAILED'}, ${seconds(from)}`)
    say(lines.at(-1) ?? '')
  }
  console.log(`\n${lines.join('\n')}\nall: ${seconds(start)}, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

/** @param {number} from */
function seconds(from) {
  return `${((performance.now() - from) / 1000).toFixed(0)} s`
}

/** Whether a report of as many as a release asks for lies there. @param {Part} part */
function isProven({ name, release }) {
  const path = inCheckout(FOLDER, 'reports', `${name}.json`)
  return existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).count >= release
}
