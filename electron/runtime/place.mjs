// Where things are: the checkout, and the cache outside it that survives a fresh clone.
import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const CACHE = join(cacheHome(), 'parley')

function cacheHome() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches')
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local')
  return join(homedir(), '.cache')
}

/** @param {...string} parts */
export function inCheckout(...parts) {
  return join(ROOT, ...parts)
}

/** @param {string | Buffer} content */
export function shortHash(content) {
  return createHash('sha256').update(content).digest('hex').slice(0, 12)
}

/** @param {string} name */
export function forThisCheckout(name) {
  return `${name}-${shortHash(ROOT)}`
}
