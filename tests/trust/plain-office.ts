import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answer, type Asked } from '../../electron/vault/answer.ts'
import { LOWEST_COST } from '../../electron/vault/argon.ts'
import { confirmRecovery, lockOffice, makeOffice } from '../../electron/vault/life.ts'
import { newSession, openOffice, type Office, type Session } from '../../electron/vault/session.ts'
import type { Problem, Reply } from '../../src/contract/reply.ts'
import { PASSPHRASE, PERSON } from '../vault/new-case.ts'

/** A new office that is open, for programs that vitest does not run: threads and children of the proofs. */

export interface PlainOffice {
  folder: string
  session: Session
  recoveryKey: string
  /** What the vault has logged so far: nothing, if nothing went wrong. */
  log: string[]
  open: () => Office
  handleFor: (path: string) => string
  ask: (request: unknown, input: unknown, asked?: Partial<Asked>) => Promise<Reply<unknown>>
  /** Checks the office, locks and removes it; gives what was wrong. */
  end: () => Promise<string[]>
}

/** Without `opened` a vault that has opened nothing. */
export async function officeAt(name: string, opened = true): Promise<PlainOffice> {
  const parent = mkdtempSync(join(tmpdir(), `parley-${name}-`))
  const folder = join(parent, 'office')
  const log: string[] = []
  const session = newSession({ cost: () => Promise.resolve(LOWEST_COST), opensPerMinute: Infinity, log: (line) => log.push(line) })
  const recoveryKey = opened ? await made(session, folder) : ''
  const ask = (request: unknown, input: unknown, more: Partial<Asked> = {}) => answer(session, request, input, { role: 'screen', ...more })
  return {
    folder,
    session,
    recoveryKey,
    log,
    open: () => openOffice(session),
    handleFor(path) {
      const handle = `test-handle-${String(session.handles.size).padStart(8, '0')}`
      session.handles.set(handle, path)
      return handle
    },
    ask,
    async end() {
      if (!opened) return (rmSync(parent, { recursive: true, force: true }), log)
      const check = (await ask('office.check', {})) as { ok: true; value: { ok: boolean } } | { ok: false; problem: Problem }
      lockOffice(session)
      rmSync(parent, { recursive: true, force: true })
      return [...log, ...(check.ok && check.value.ok ? [] : [`the office is no longer whole: ${JSON.stringify(check)}`])]
    },
  }
}

async function made(session: Session, folder: string): Promise<string> {
  const { ask, recoveryKey } = await makeOffice(session, folder, PASSPHRASE, PERSON)
  const groups = recoveryKey.split('-')
  const typed = ask.map((index) => ({ index, text: groups[index] ?? '' }))
  confirmRecovery(session, typed)
  return recoveryKey
}
