// npm run check: one word before every commit.
import { ensurePackages } from './packages.mjs'
import { prove } from './proof.mjs'
import { runJob } from './say.mjs'
import { tool } from './tools.mjs'

/** @type {[name: string, args: string[]][]} */
const LOOKS = [
  ['oxfmt', ['--check']],
  ['oxlint', ['--type-aware', '--deny-warnings']],
  ['knip', []],
]

await runJob(async () => {
  const node = await ensurePackages()
  let worst = 0
  for (const [name, args] of LOOKS) worst = Math.max(worst, await tool(node, name, args))
  return Math.max(worst, await prove(node, []))
})
