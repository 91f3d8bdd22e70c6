import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { electronPath, homeVariables } from '../e2e/support.ts'

export const checkout = join(import.meta.dirname, '..', '..')
export const passphrase = 'bench bench bench bench'
const isRoot = process.getuid?.() === 0

/** A new office under a folder, by the command line. */
export function newOffice(work: string, name: string, options: readonly string[] = []): string {
  const office = join(work, name)
  command(work, 'create', office, [...options, '--recovery-out', join(work, `${name} recovery`)])
  return office
}

/** Brings the cases of a file into an office. */
export function importInto(work: string, office: string, file: string): void {
  command(work, 'import', office, ['--in', file])
}

function command(work: string, what: string, office: string, options: readonly string[]): void {
  const secret = join(work, 'passphrase')
  writeFileSync(secret, `${passphrase}\n`, { mode: 0o600 })
  const commands = join(checkout, 'out', 'main', 'commands.js')
  execFileSync(process.execPath, [commands, what, '--office', office, '--passphrase-file', secret, ...options], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** The window of this home offers the office. */
export function rememberOffice(home: string, office: string): void {
  const userData = join(homeVariables(home)['XDG_CONFIG_HOME'] ?? home, 'Parley')
  mkdirSync(userData, { recursive: true })
  if (!existsSync(join(userData, 'settings.json')))
    writeFileSync(
      join(userData, 'settings.json'),
      JSON.stringify({ language: 'zh-CN', theme: 'light', idleMinutes: 30, lastOffice: office }),
    )
}

/** The first window of an app's folder. */
export async function open(folder: string, home: string): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await _electron.launch({
    executablePath: electronPath(),
    args: [...(isRoot ? ['--no-sandbox'] : []), folder],
    env: { ...(process.env as Record<string, string>), ...homeVariables(home) },
  })
  return { app, page: await app.firstWindow() }
}
