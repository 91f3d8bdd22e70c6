// The development tools, each run under the pinned Node.
import { passThrough } from './child.mjs'
import { inCheckout } from './place.mjs'

/** @type {Record<string, string[]>} */
const TOOLS = {
  tsc: ['typescript', 'bin', 'tsc'],
  vitest: ['vitest', 'vitest.mjs'],
  playwright: ['playwright', 'cli.js'],
  oxfmt: ['oxfmt', 'bin', 'oxfmt'],
  oxlint: ['oxlint', 'bin', 'oxlint'],
  knip: ['knip', 'bin', 'knip.js'],
}

/**
 * @param {string} node
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function tool(node, name, args, env = {}) {
  const path = inCheckout('node_modules', ...(TOOLS[name] ?? [name]))
  return passThrough(node, [path, ...args], { env: { ...process.env, ...env } })
}
