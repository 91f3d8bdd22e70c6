// Starting other programs. A child that outlives a signal to us would hold displays and locks, so signals are passed on.
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { Trouble } from './say.mjs'
import { ROOT } from './place.mjs'

/** @typedef {{ env?: NodeJS.ProcessEnv, cwd?: string, timeout?: number }} Surroundings */
/** @typedef {{ code: number, output: string }} Ended */

const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin']

/** The PATH with the system's own folders, which a bare PATH may lack. */
export function fullPath() {
  const given = (process.env.PATH ?? '').split(delimiter)
  if (process.platform === 'win32') return given.join(delimiter)
  return [...new Set([...given, ...SYSTEM_FOLDERS])].join(delimiter)
}

/**
 * @param {string} name
 * @returns {string | null}
 */
export function findProgram(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : ['']
  for (const folder of fullPath().split(delimiter))
    for (const ending of endings) {
      const path = join(folder, name + ending)
      if (canRun(path)) return path
    }
  return null
}

/** @param {string} path */
function canRun(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The child has our standard streams; its exit code is the answer.
 * @param {string} program
 * @param {string[]} args
 * @param {Surroundings} [around]
 * @returns {Promise<number>}
 */
export function passThrough(program, args, around = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', cwd: around.cwd ?? ROOT, env: around.env ?? process.env })
    const forward = forwardSignals(child)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      forward.stop()
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}

/**
 * The child is quiet; what it printed comes back with its exit code.
 * @param {string} program
 * @param {string[]} args
 * @param {Surroundings} [around]
 * @returns {Promise<Ended>}
 */
export function quietly(program, args, around = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: around.cwd ?? ROOT,
      env: around.env ?? { ...process.env, PATH: fullPath() },
      timeout: around.timeout,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
    const forward = forwardSignals(child)
    child.once('error', reject)
    child.once('close', (code) => {
      forward.stop()
      resolve({ code: code ?? 1, output })
    })
  })
}

/**
 * Like quietly(), but an end with anything but 0 is a trouble with the last lines of what was printed.
 * @param {string} what
 * @param {string} program
 * @param {string[]} args
 * @param {Surroundings} [around]
 */
export async function mustRun(what, program, args, around) {
  const { code, output } = await quietly(program, args, around)
  if (code !== 0) throw new Trouble(`${what} failed (exit ${code}):\n${lastLines(output)}`)
  return output
}

/** @param {string} text */
function lastLines(text) {
  return text.trimEnd().split('\n').slice(-25).join('\n')
}

/** @param {import('node:child_process').ChildProcess} child */
function forwardSignals(child) {
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const pass = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal)
  for (const signal of signals) process.on(signal, pass)
  return { stop: () => signals.forEach((signal) => process.off(signal, pass)) }
}

/** npm's own program: the one that started us, else the one on the PATH. */
export function npmProgram() {
  const started = process.env.npm_execpath
  if (started && /npm-cli\.[cm]?js$/.test(started)) return started
  const found = findProgram('npm')
  if (!found) throw new Trouble('npm is not on the PATH; install Node.js 24 with npm and try again.')
  return npmScript(found)
}

/** @param {string} found */
function npmScript(found) {
  const real = realpathSync(found)
  if (/npm-cli\.[cm]?js$/.test(real)) return real
  const beside = join(dirname(real), 'node_modules', 'npm', 'bin', 'npm-cli.js')
  if (existsSync(beside)) return beside
  throw new Trouble('npm was found but not its npm-cli.js; start this through npm (npm run …).')
}

/**
 * @param {string} what
 * @param {string[]} args
 * @param {Surroundings} [around]
 */
export function npm(what, args, around) {
  return mustRun(what, process.execPath, [npmProgram(), ...args], around)
}
