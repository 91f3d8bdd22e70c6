import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { LOWEST_COST } from '../../electron/vault/argon.ts'
import { answer, type Asked } from '../../electron/vault/answer.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { newSession, type Session } from '../../electron/vault/session.ts'
import type { Problem, Reply } from '../../src/contract/reply.ts'
import type { Answers, Input, RequestName } from '../../src/contract/requests.ts'
import { PASSPHRASE, PERSON } from './new-case.ts'

export { PASSPHRASE, PERSON }

const folders: string[] = []
const sessions: Session[] = []

afterEach(() => {
  for (const session of sessions.splice(0)) lockOffice(session)
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A folder of its own for one test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vault-test-'))
  folders.push(folder)
  return folder
}

/** A vault in this process, with the cheapest passphrase that is accepted. Locked after the test. */
export function vault(log: string[] = []): Session {
  const session = newSession({ cost: () => Promise.resolve(LOWEST_COST), log: (line) => void log.push(line) })
  sessions.push(session)
  return session
}

/** A handle for a path, as main gives one. */
export function handleFor(session: Session, path: string): string {
  const handle = `test-handle-${String(session.handles.size).padStart(8, '0')}`
  session.handles.set(handle, path)
  return handle
}

/** Asks as the window does. */
export async function ask<R extends RequestName>(
  session: Session,
  request: R,
  input: Input<R>,
  asked: Partial<Asked> = {},
): Promise<Reply<Answers[R]>> {
  return (await answer(session, request, input, { role: 'screen', ...asked })) as Reply<Answers[R]>
}

/** The value of a reply that must be good. */
export async function must<R extends RequestName>(
  session: Session,
  request: R,
  input: Input<R>,
  asked: Partial<Asked> = {},
): Promise<Answers[R]> {
  const reply = await ask(session, request, input, asked)
  if (!reply.ok) throw new Error(`${request}: ${JSON.stringify(reply.problem)}`)
  return reply.value
}

/** The problem of a reply that must be refused. */
export async function problemOf<R extends RequestName>(
  session: Session,
  request: R,
  input: Input<R>,
  asked: Partial<Asked> = {},
): Promise<Problem> {
  const reply = await ask(session, request, input, asked)
  if (reply.ok) throw new Error(`${request} was answered`)
  return reply.problem
}

/** Makes an office at `folder` through the requests, leaves it open, and gives its recovery key. */
export async function makeOffice(session: Session, folder: string): Promise<string> {
  const made = await must(session, 'office.create', { handle: handleFor(session, folder), passphrase: PASSPHRASE, person: PERSON })
  const groups = made.recoveryKey.split('-')
  await must(session, 'office.confirmRecovery', { groups: made.ask.map((index) => ({ index, text: groups[index] ?? '' })) })
  return made.recoveryKey
}

/** Opens the office at `folder` with the passphrase. */
export function unlock(session: Session, folder: string, passphrase = PASSPHRASE) {
  return ask(session, 'office.unlock', { handle: handleFor(session, folder), secret: { passphrase } })
}

/** Name, size, mode and content of everything in a folder. Never while this process has its database open: closing the file would drop its lock. */
export function fingerprint(folder: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const path = join(folder, name)
    const stat = statSync(path)
    found[name] = stat.isFile()
      ? `${stat.mode.toString(8)} ${stat.mtimeMs} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`
      : 'folder'
  }
  return found
}
