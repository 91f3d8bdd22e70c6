// npm run bench: how fast the built app is, measured in a real Electron.
import { existsSync } from 'node:fs'
import { ensureBuilt } from './build.mjs'
import { passThrough } from './child.mjs'
import { withDisplay } from './display.mjs'
import { ensureElectron, named } from './electron.mjs'
import { ensurePackages } from './packages.mjs'
import { inCheckout } from './place.mjs'
import { runJob, say, Trouble } from './say.mjs'

await runJob(async (args) => {
  const bench = ['bench.ts', 'bench.mjs'].map((name) => inCheckout('tests', 'bench', name)).find((path) => existsSync(path))
  if (!bench) throw new Trouble('there is nothing to measure yet: tests/bench/bench.ts is missing.')
  const node = await ensurePackages()
  const electron = await ensureElectron(node)
  await ensureBuilt(node)
  say(`measuring in ${named(electron)}.`)
  return withDisplay((display) =>
    passThrough(node, [bench, ...args], { env: { ...electron.env, ...display, PARLEY_ELECTRON: electron.path } }),
  )
})
