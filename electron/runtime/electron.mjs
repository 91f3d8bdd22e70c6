// Answers one question: which Electron do I start?
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureAddon } from './addon.mjs'
import { quietly } from './child.mjs'
import { ensureFallback, HAS_FALLBACK } from './fallback.mjs'
import { ensureLibraries } from './libraries.mjs'
import { CACHE, inCheckout } from './place.mjs'
import { say } from './say.mjs'

/** @typedef {{ path: string, dist: string, version: string, source: string, env: NodeJS.ProcessEnv, flags: string[] }} Electron */

const PACKAGE = inCheckout('node_modules', 'electron')
/** The first Electron whose Node loads the packaged addon (Node-API 10). */
const FIRST_WITH_NODE_API_10 = 35
const A_DAY = 24 * 60 * 60 * 1000

/**
 * @param {string} node
 * @returns {Promise<Electron>}
 */
export async function ensureElectron(node) {
  const { dist, source } = await choose(node)
  const path = join(dist, programName())
  await ensureLibraries(path)
  const version = await versionOf(dist, path)
  const old = Number.parseInt(version) < FIRST_WITH_NODE_API_10
  const addon = old && !process.env.PARLEY_ADDON ? { PARLEY_ADDON: await ensureAddon(node) } : {}
  return { path, dist, version, source, env: childEnv({ ELECTRON_OVERRIDE_DIST_PATH: dist, ...addon }), flags: rootFlags() }
}

/** @param {Electron} electron */
export function named(electron) {
  return `Electron ${electron.version} (${electron.source})`
}

/** @param {string} node */
async function choose(node) {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (given) return { dist: given, source: 'from ELECTRON_OVERRIDE_DIST_PATH' }
  if (declaredIsHere() || (await fetchDeclared(node))) return { dist: join(PACKAGE, 'dist'), source: 'the declared one' }
  const dist = await ensureFallback(node)
  return { dist, source: `the fallback for developing and testing; the declared ${declaredVersion()} cannot be fetched here` }
}

function declaredVersion() {
  return String(JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version)
}

/** The package writes path.txt last of all, so a fetch that was cut short does not count. */
function declaredIsHere() {
  const there = readText(join(PACKAGE, 'path.txt'))
  return there !== null && readText(join(PACKAGE, 'dist', 'version')) === declaredVersion() && existsSync(join(PACKAGE, 'dist', there))
}

/** @param {string} node */
async function fetchDeclared(node) {
  const refusal = join(CACHE, `electron-${declaredVersion()}-unreachable`)
  if (HAS_FALLBACK && ageOf(refusal) < A_DAY) return false
  if (await hostAnswers()) {
    say(`fetching Electron ${declaredVersion()} …`)
    const { code } = await quietly(node, [join(PACKAGE, 'install.js')], { timeout: 15 * 60_000, env: childEnv({}) })
    if (code === 0 && declaredIsHere()) return true
  }
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(refusal, 'Electron could not be fetched; the next try is a day after this file was written.\n')
  return false
}

async function hostAnswers() {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror
  if (mirror) return true
  try {
    await fetch('https://github.com/electron/electron/releases', { method: 'HEAD', signal: AbortSignal.timeout(5000) })
    return true
  } catch {
    return false
  }
}

function programName() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron')
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * @param {string} dist
 * @param {string} path
 */
async function versionOf(dist, path) {
  const written = readText(join(dist, 'version'))
  if (written) return written.trim().replace(/^v/, '')
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const { output } = await quietly(path, ['-p', 'process.versions.electron'], { env })
  return output.trim()
}

/**
 * The environment an Electron is started with.
 * @param {NodeJS.ProcessEnv} more
 */
function childEnv(more) {
  const env = { ...process.env, ...utf8(), ...more }
  delete env.ELECTRON_RUN_AS_NODE
  delete env.NODE_OPTIONS
  return env
}

/**
 * Where no locale is set Chromium takes file names for ASCII, and a picked 确认函.pdf could not be read.
 * @returns {NodeJS.ProcessEnv}
 */
function utf8() {
  const { LC_ALL, LC_CTYPE, LANG } = process.env
  return process.platform === 'linux' && !LC_ALL && !LC_CTYPE && !LANG ? { LC_CTYPE: 'C.UTF-8' } : {}
}

/** Chromium's sandbox does not start as root. */
function rootFlags() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** @param {string} path */
function ageOf(path) {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
