// What npm test runs: types, then everything under Node, then the built app in a real Electron window.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { withDisplay } from './display.mjs'
import { ensureElectron, named } from './electron.mjs'
import { ensurePrograms } from './libraries.mjs'
import { inCheckout } from './place.mjs'
import { say, Trouble } from './say.mjs'
import { tool } from './tools.mjs'

/** @typedef {{ name: string, code: number, passed: number, failed: number }} Outcome */

const REPORTS = inCheckout('test-results', 'reports')

/**
 * @param {string} node
 * @param {string[]} only files or folders under tests/; none = everything
 */
export async function prove(node, only) {
  await ensurePrograms(['pdftotext', 'qpdf', 'python3', ...(process.platform === 'linux' ? ['strace', 'unshare'] : [])])
  const electron = await ensureElectron(node)
  rmSync(REPORTS, { recursive: true, force: true })
  mkdirSync(REPORTS, { recursive: true })
  const inWindow = only.filter((path) => path.includes('e2e') || path.endsWith('.spec.ts'))
  const underNode = only.filter((path) => !inWindow.includes(path))
  const outcomes = []
  if (only.length === 0) outcomes.push(await types(node))
  const build = await built(node)
  outcomes.push(build)
  if (only.length === 0 || underNode.length > 0) outcomes.push(await unitTests(node, underNode, electron))
  if (only.length === 0 || inWindow.length > 0)
    outcomes.push(build.code === 0 ? await windowTests(node, inWindow, electron) : outcome('in the window (not built)', 1))
  return report(outcomes, electron)
}

/** @param {string} node */
async function types(node) {
  const code = await tool(node, 'tsc', ['--noEmit'])
  return { name: 'types', code, passed: 0, failed: code === 0 ? 0 : 1 }
}

/** A build that fails is one failure; what needs no build is still tested. @param {string} node */
async function built(node) {
  try {
    await ensureBuilt(node)
    return outcome('build', 0)
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    say(error.message)
    return outcome('build', 1)
  }
}

/**
 * @param {string} node
 * @param {string[]} only files or folders, and vitest's own options
 * @param {import('./electron.mjs').Electron} electron
 */
export async function unitTests(node, only, electron) {
  const file = join(REPORTS, 'node.json')
  const args = ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await tool(node, 'vitest', [...args, ...only], forTests(electron))
  const found = readReport(file)
  return outcome('under Node', code, found?.numPassedTests, found?.numFailedTests)
}

/**
 * @param {string} node
 * @param {string[]} only files or folders, and playwright's own options
 * @param {import('./electron.mjs').Electron} electron
 */
export async function windowTests(node, only, electron) {
  const file = join(REPORTS, 'window.json')
  const args = ['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json']
  const code = await withDisplay((display) =>
    tool(node, 'playwright', [...args, ...only], { ...forTests(electron), ...display, PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
  )
  const stats = readReport(file)?.stats
  return outcome('in the window', code, stats && stats.expected + stats.flaky, stats?.unexpected)
}

/** @param {import('./electron.mjs').Electron} electron */
function forTests(electron) {
  return { ...electron.env, PARLEY_ELECTRON: electron.path }
}

/**
 * @param {string} name
 * @param {number} code
 * @param {number} [passed]
 * @param {number} [failed]
 * @returns {Outcome}
 */
function outcome(name, code, passed = 0, failed = 0) {
  return { name, code, passed, failed: code === 0 ? failed : Math.max(failed, 1) }
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/**
 * @param {Outcome[]} outcomes
 * @param {import('./electron.mjs').Electron} electron
 */
function report(outcomes, electron) {
  const sum = (/** @type {'passed' | 'failed'} */ what) => outcomes.reduce((total, one) => total + one[what], 0)
  const lines = outcomes.map((one) => `${one.name}: ${one.code === 0 ? 'ok' : 'FAILED'}`)
  console.log(`\n${lines.join(', ')}. Tested in ${named(electron)}.`)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  return outcomes.every((one) => one.code === 0) ? 0 : 1
}
