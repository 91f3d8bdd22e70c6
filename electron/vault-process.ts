import { app, MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess, type WebContents } from 'electron'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Reply } from '../src/contract/reply.ts'
import type { BundleStep } from '../src/contract/requests.ts'
import { readSettings } from './settings.ts'

/** The process that holds the key: start, connect a window, lock, kill. */

/** What main tells the vault. A port comes with `connect`. */
export type VaultMessage =
  | { kind: 'connect'; role: 'screen' | 'paper' }
  | { kind: 'handle'; handle: string; path: string }
  /** Where backups of this computer go. */
  | { kind: 'backupPlace'; path: string | null }
  | { kind: 'unlock'; handle: string; passphraseFile: string; person: string | undefined }
  | { kind: 'printed'; bytes: Uint8Array | null }
  | { kind: 'lock' }

/** With the page's quarter of a second before it, all is locked within one second. */
const PATIENCE = 700
const TOO_SOON = 5000
const TRIES = 3

let vault: UtilityProcess | null = null
let startedAt = 0
let earlyEnds = 0
let lost: () => void = () => undefined
const endings = new Set<() => void>()
const places = new Map<string, string>()

/** What happens when the vault ends by itself. */
export function onVaultLost(then: () => void): void {
  lost = then
}

/** What ends together with the vault, each time: whatever has shown a client. */
export function whenVaultEnds(then: () => void): void {
  endings.add(then)
}

export function startVault(): void {
  if (vault) return
  const started = utilityProcess.fork(join(import.meta.dirname, 'vault.js'), [], { serviceName: 'Parley vault', env: vaultEnv() })
  started.once('exit', () => ended(started))
  vault = started
  startedAt = performance.now()
  tellBackupPlace()
}

function vaultEnv(): NodeJS.ProcessEnv {
  const { PARLEY_ADDON } = process.env
  return { ...process.env, ...(PARLEY_ADDON && { PARLEY_ADDON }), PARLEY_TRIES: join(app.getPath('userData'), 'tries.json') }
}

function ended(one: UtilityProcess): void {
  if (vault !== one) return
  forget()
  earlyEnds = performance.now() - startedAt < TOO_SOON ? earlyEnds + 1 : 0
  if (earlyEnds < TRIES) lost()
}

function forget(): void {
  vault = null
  places.clear()
  for (const end of endings) end()
}

/** Tells the vault where backups of this computer go: at its start, and when the place changes. */
export function tellBackupPlace(): void {
  tell({ kind: 'backupPlace', path: readSettings().backupFolder })
}

/** One end of a new channel to the vault, the other to the page. */
export function connectVault(role: 'screen' | 'paper', page: WebContents): void {
  const { port1, port2 } = new MessageChannelMain()
  tell({ kind: 'connect', role }, [port1])
  page.postMessage('port', null, [port2])
}

/** A name for a path that a person has picked: the page gets the name, the vault both. */
export function handleFor(path: string): string {
  const handle = randomBytes(24).toString('base64url')
  places.set(handle, path)
  tell({ kind: 'handle', handle, path })
  return handle
}

export function pathOf(handle: string): string | null {
  return places.get(handle) ?? null
}

/** For the command without a window: the vault itself reads the passphrase, so that main never holds it. */
export function unlockFromFile(folder: string, passphraseFile: string, person: string | undefined): Promise<Reply<unknown>> {
  const handle = handleFor(folder)
  return askVault({ kind: 'unlock', handle, passphraseFile, person }, 'unlocked')
}

/** The pages that the bundle under way waits for. */
export async function giveToBundle(bytes: Uint8Array | null): Promise<Reply<BundleStep>> {
  return (await askVault({ kind: 'printed', bytes }, 'taken')) as Reply<BundleStep>
}

/** Tells the vault something and waits for the reply that comes under a name of its own. */
function askVault(message: VaultMessage, answered: string): Promise<Reply<unknown>> {
  const one = vault
  if (!one) return Promise.resolve({ ok: false, problem: { code: 'office.locked' } })
  return new Promise((resolve) => {
    const gone = () => resolve({ ok: false, problem: { code: 'office.locked' } })
    one.once('exit', gone)
    one.on('message', function hear(heard: { kind: string; reply?: Reply<unknown> }) {
      if (heard.kind !== answered || !heard.reply) return
      one.off('exit', gone).off('message', hear)
      resolve(heard.reply)
    })
    tell(message)
  })
}

/** Asks the vault to write what it holds and to end, and ends it when it takes too long. */
export async function endVault(): Promise<void> {
  const one = vault
  if (!one) return
  const gone = new Promise<void>((resolve) => one.once('exit', () => resolve()))
  one.postMessage({ kind: 'lock' } satisfies VaultMessage)
  forget()
  const clock = setTimeout(() => kill(one), PATIENCE)
  await gone
  clearTimeout(clock)
}

/** SIGKILL, since a vault in the middle of a long statement hears nothing gentler. */
function kill(one: UtilityProcess): void {
  try {
    if (one.pid) process.kill(one.pid, 'SIGKILL')
  } catch {
    // it has just gone by itself
  }
}

function tell(message: VaultMessage, ports: MessagePortMain[] = []): void {
  vault?.postMessage(message, ports)
}
