// npm start: the app in its window.
import { ensureBuilt } from './build.mjs'
import { passThrough } from './child.mjs'
import { hasDisplay } from './display.mjs'
import { ensureElectron, named } from './electron.mjs'
import { ensurePackages } from './packages.mjs'
import { ROOT } from './place.mjs'
import { runJob, say, Trouble } from './say.mjs'

await runJob(async (args) => {
  if (!hasDisplay())
    throw new Trouble('there is no display to open a window on; start Parley from a desktop session, or use npm run office.')
  const node = await ensurePackages()
  const electron = await ensureElectron(node)
  await ensureBuilt(node)
  say(`starting in ${named(electron)}.`)
  return passThrough(electron.path, [...electron.flags, ROOT, ...args], { env: electron.env })
})
