// npm run office -- <command> …: the office without a window. Only the printing command needs Electron.
import { ensureBuilt } from './build.mjs'
import { passThrough } from './child.mjs'
import { hasDisplay } from './display.mjs'
import { ensureElectron } from './electron.mjs'
import { ensurePackages } from './packages.mjs'
import { inCheckout, ROOT } from './place.mjs'
import { runJob } from './say.mjs'

/** In Electron from the start: a framed window crashes on the headless platform, so nothing there opens one. */
const WINDOWLESS = ['--ozone-platform=headless', '--disable-gpu', '--log-level=3']

await runJob(async (args) => {
  const node = await ensurePackages()
  await ensureBuilt(node)
  const cwd = process.env.INIT_CWD ?? process.cwd()
  if (args[0] !== 'summary') return passThrough(node, [inCheckout('out', 'main', 'commands.js'), ...args], { cwd })
  const electron = await ensureElectron(node)
  const platform = process.platform === 'linux' || !hasDisplay() ? WINDOWLESS : ['--log-level=3']
  // What follows `--` is ours: Chromium would take --lang for its own.
  const ours = ['--office-command', '--', ...args]
  return passThrough(electron.path, [...electron.flags, ...platform, ROOT, ...ours], { cwd, env: electron.env })
})
