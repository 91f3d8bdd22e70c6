// System programs and libraries: looked for each time (it takes milliseconds), installed only where that is ours to do.
import { existsSync } from 'node:fs'
import { findProgram, fullPath, mustRun, quietly } from './child.mjs'
import { say, Trouble } from './say.mjs'

/** The Debian package that brings a program. @type {Record<string, string>} */
const PACKAGE_OF = {
  Xvfb: 'xvfb',
  pdftotext: 'poppler-utils',
  qpdf: 'qpdf',
  tar: 'tar',
  unzip: 'unzip',
  python3: 'python3',
  strace: 'strace',
  unshare: 'util-linux',
  make: 'make',
  'g++': 'g++',
}
/** What a window needs. Some were renamed in 2024: the first name the system knows is taken. */
const WINDOW_LIBRARIES = [['libgtk-3-0t64', 'libgtk-3-0'], ['libnss3'], ['libgbm1'], ['libasound2t64', 'libasound2']]

let updated = false

/** @param {string[]} names */
export async function ensurePrograms(names) {
  const missing = names.filter((name) => !findProgram(name))
  if (missing.length === 0) return
  await install(
    missing.join(', '),
    missing.map((name) => [PACKAGE_OF[name] ?? name]),
  )
  const still = missing.filter((name) => !findProgram(name))
  if (still.length > 0) throw new Trouble(`still missing after the installation: ${still.join(', ')}.`)
}

/** @param {string} electron the program whose libraries are wanted */
export async function ensureLibraries(electron) {
  if (process.platform !== 'linux') return
  const missing = await missingLibraries(electron)
  if (missing.length === 0) return
  await install(missing.join(', '), WINDOW_LIBRARIES)
  const still = await missingLibraries(electron)
  if (still.length > 0) throw new Trouble(`Electron lacks these system libraries: ${still.join(', ')}.`)
}

/** @param {string} program */
async function missingLibraries(program) {
  const ldd = findProgram('ldd')
  if (!ldd) return []
  const { output } = await quietly(ldd, [program])
  return output
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(/\s/)[0] ?? line)
}

/**
 * @param {string} what
 * @param {string[][]} packages each a list of names, newest first
 */
async function install(what, packages) {
  if (process.platform !== 'linux' || !findProgram('apt-get')) throw new Trouble(howElsewhere(what))
  if (process.getuid?.() !== 0) throw new Trouble(`missing: ${what}. Run: ${aptCommand(packages.map((names) => names[0] ?? ''))}`)
  say(`installing what the system lacks (${what}) …`)
  const env = { ...process.env, PATH: fullPath(), DEBIAN_FRONTEND: 'noninteractive' }
  if (!updated) await mustRun('apt-get update', 'apt-get', ['update', '-q'], { env })
  updated = true
  const names = await Promise.all(packages.map(knownName))
  const args = ['install', '-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...names]
  await mustRun('apt-get install', 'apt-get', args, { env })
}

/** @param {string[]} names */
async function knownName(names) {
  for (const name of names) {
    const { output } = await quietly('apt-cache', ['policy', name])
    if (/Candidate: (?!\(none\))/.test(output)) return name
  }
  return names.at(-1) ?? ''
}

/** @param {string[]} packages */
function aptCommand(packages) {
  const older = existsSync('/etc/debian_version') ? packages.map((name) => name.replace('t64', '')) : packages
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${older.join(' ')}`
}

/** @param {string} what */
function howElsewhere(what) {
  if (process.platform === 'darwin') return `missing: ${what}. Run: brew install poppler qpdf`
  if (process.platform === 'win32') return `missing: ${what}. Run: winget install oschwartz10612.Poppler QPDF.QPDF`
  return `missing: ${what}. Install them with this system's package manager and run the command again.`
}
