import { readPassphrase } from '../command-line.ts'
import { unlockAs } from './unlock-as.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { RequestName } from '../../src/contract/requests.ts'
import { answer } from './answer.ts'
import { usualCost } from './argon.ts'
import { isDue } from './backups.ts'
import { lockOffice } from './life.ts'
import { sweepCopies } from './look-copy.ts'
import { oneAfterTheOther, serve, type Port } from './ports.ts'
import { newSession } from './session.ts'
import { Tries } from './tries.ts'

/** The vault process: a port in, answers out. It ends when it is locked, and only that makes it forget. */

/** What main tells the vault. */
type FromMain =
  | { kind: 'connect'; role: 'screen' | 'paper' }
  | { kind: 'handle'; handle: string; path: string }
  | { kind: 'backupPlace'; path: string | null }
  | { kind: 'unlock'; handle: string; passphraseFile: string; person: string | undefined }
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
sweepCopies()
const LOOK_EVERY = 15_000
const RETRY_AFTER = 1_800_000
const session = newSession({
  reserve: true,
  leastCost: usualCost(),
  tries: process.env['PARLEY_TRIES'] ?? null,
  lockedItself: () => setImmediate(end),
})
const turn = oneAfterTheOther()

parent.on('message', ({ data, ports: [port] }) => {
  if (data.kind === 'connect' && port) serve(session, port, data.role, turn)
  if (data.kind === 'handle') session.handles.set(data.handle, data.path)
  if (data.kind === 'backupPlace') session.backupPlace = data.path
  if (data.kind === 'unlock') turn(() => unlock(data.handle, data.passphraseFile, data.person))
  if (data.kind === 'printed') turn(() => take(data.bytes))
  if (data.kind === 'lock') end()
})
parent.postMessage({ kind: 'ready' })
setInterval(() => turn(backUpWhenDue), LOOK_EVERY)

let failedAt = -Infinity

/** After work: in a quiet spell a backup is made without being asked for. Why one could not be made stands in the state of the backups. */
function backUpWhenDue(): Promise<void> {
  if (performance.now() - failedAt > RETRY_AFTER && isDue(session, new Date())) void backUp()
  return Promise.resolve()
}

async function backUp(): Promise<void> {
  const reply = await answer(session, 'backup.now', {}, { role: 'screen' })
  failedAt = reply.ok ? -Infinity : performance.now()
}

/** For a command without a window: the passphrase goes from its file to here and nowhere else. */
async function unlock(handle: string, passphraseFile: string, person: string | undefined): Promise<void> {
  const passphrase = readPassphrase(passphraseFile)
  session.tries = new Tries(null)
  const unreadable: Reply<unknown> = { ok: false, problem: { code: 'file.notReadable' } }
  const ask = (request: RequestName, input: object) => answer(session, request, { handle, ...input }, { role: 'screen' })
  const reply = passphrase === null ? unreadable : await unlockAs(ask, person, { passphrase })
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
