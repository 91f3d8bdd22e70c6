import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'

// Every launch leaves a listener until the worker ends.
process.setMaxListeners(0)

/** Starts the built app in a real window, with a home of its own, so that nothing touches the one of whoever runs the tests. */

const CHECKOUT = join(import.meta.dirname, '..', '..')

export interface Launched {
  app: ElectronApplication
  page: Page
  /** Everything the app writes is under this folder: give it again to start a second time. */
  home: string
}

interface How {
  home?: string
  args?: string[]
  /** Another program than the chosen Electron, which starts it. */
  electron?: string
}

export async function launch({ home = newHome(), args = [], electron = electronPath() }: How = {}): Promise<Launched> {
  const app = await _electron.launch({
    executablePath: electron,
    args: [...rootFlags(), CHECKOUT, ...args],
    env: { ...inherited(), ...homeVariables(home) },
    timeout: 60_000,
  })
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  return { app, page, home }
}

/** Does what makes the app lock and gives the window that stands there afterwards. */
export async function afterLock({ app, page, home }: Launched, act: () => Promise<unknown>): Promise<Launched> {
  const opened = app.waitForEvent('window')
  const closed = page.waitForEvent('close')
  await act().catch(pageMayBeGone)
  const fresh = await opened
  await closed
  await fresh.waitForLoadState('load')
  return { app, page: fresh, home }
}

/** The answer to the very call that locks cannot always arrive: its page is gone. */
function pageMayBeGone(error: Error): void {
  if (!/closed|destroyed/i.test(error.message)) throw error
}

export function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'parley-home-'))
  process.once('exit', () => rmSync(home, { recursive: true, force: true }))
  return home
}

export function homeVariables(home: string): Record<string, string> {
  const folders = { XDG_CONFIG_HOME: 'config', XDG_CACHE_HOME: 'cache', XDG_DATA_HOME: 'data', TMPDIR: 'tmp', TEMP: 'tmp', TMP: 'tmp' }
  const paths = Object.entries(folders).map(([name, folder]) => [name, join(home, folder)] as const)
  for (const [, path] of paths) mkdirSync(path, { recursive: true })
  const appData =
    process.platform === 'win32' ? { USERPROFILE: home, APPDATA: join(home, 'config'), LOCALAPPDATA: join(home, 'cache') } : {}
  return { ...Object.fromEntries(paths), ...appData, HOME: home }
}

function inherited(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

export function electronPath(): string {
  const path = process.env.PARLEY_ELECTRON
  if (!path) throw new Error('No Electron was chosen: run these tests by npm test (one file: npm test -- tests/e2e/shell.spec.ts).')
  return path
}

function rootFlags(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}
