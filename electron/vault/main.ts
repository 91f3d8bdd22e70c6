import { readPassphrase } from '../command-line.ts'
import type { Reply } from '../../src/contract/reply.ts'
import { answer } from './answer.ts'
import { lockOffice } from './life.ts'
import { oneAfterTheOther, serve, type Port } from './ports.ts'
import { newSession } from './session.ts'

/** The vault process: a port in, answers out. It ends when it is locked, and only that makes it forget. */

/** What main tells the vault. */
type FromMain =
  | { kind: 'connect'; role: 'screen' | 'paper' }
  | { kind: 'handle'; handle: string; path: string }
  | { kind: 'unlock'; handle: string; passphraseFile: string }
  | { kind: 'printed'; bytes: Uint8Array | null }
  | { kind: 'lock' }
/** What the vault tells main. */
type ToMain = { kind: 'ready' } | { kind: 'unlocked' | 'taken'; reply: Reply<unknown> }

interface ParentPort {
  on(event: 'message', listener: (event: { data: FromMain; ports: Port[] }) => void): unknown
  postMessage(message: ToMain): void
}

const parent = (process as { parentPort?: ParentPort }).parentPort
if (!parent) throw new Error('the vault is started by the main process')

process.umask(0o077)
const session = newSession()
const turn = oneAfterTheOther()

parent.on('message', ({ data, ports: [port] }) => {
  if (data.kind === 'connect' && port) serve(session, port, data.role, turn)
  if (data.kind === 'handle') session.handles.set(data.handle, data.path)
  if (data.kind === 'unlock') turn(() => unlock(data.handle, data.passphraseFile))
  if (data.kind === 'printed') turn(() => take(data.bytes))
  if (data.kind === 'lock') end()
})
parent.postMessage({ kind: 'ready' })

/** For a command without a window: the passphrase goes from its file to here and nowhere else. */
async function unlock(handle: string, passphraseFile: string): Promise<void> {
  const passphrase = readPassphrase(passphraseFile)
  const unreadable: Reply<unknown> = { ok: false, problem: { code: 'file.notReadable' } }
  const reply =
    passphrase === null ? unreadable : await answer(session, 'office.unlock', { handle, secret: { passphrase } }, { role: 'screen' })
  parent?.postMessage({ kind: 'unlocked', reply })
}

/** Pages that main has printed for the bundle under way. */
async function take(bytes: Uint8Array | null): Promise<void> {
  parent?.postMessage({ kind: 'taken', reply: await answer(session, 'bundle.paper', { bytes }, { role: 'main' }) })
}

function end(): void {
  try {
    lockOffice(session)
  } finally {
    process.exit(0)
  }
}
