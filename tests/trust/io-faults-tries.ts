import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { answer } from '../../electron/vault/answer.ts'
import { readOfficeKeys } from '../../electron/vault/key-file.ts'
import { unlockByRecoveryKey } from '../../electron/vault/keys.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openFiles } from '../../electron/vault/opening.ts'
import type { Office, Session } from '../../electron/vault/session.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { Answers, BackupInfo, Restored } from '../../src/contract/requests.ts'
import { PASSPHRASE } from '../vault/new-case.ts'
import { actNames, acts, seenIn, type ActName, type Found } from './acts.ts'
import { quietSession } from './at-hand.ts'

/** What is tried while file calls fail: the acts of a day, and what is done with an office as a whole. */

export const MARK = 9
export type TryName = ActName | 'open' | 'lock' | 'backup' | 'restore' | 'rotate' | 'migrate'
export type Open = Session & { office: Office }

/** A folder with an office, a backup of it, and room for what is made of them. */
export interface Bench {
  folder: string
  recoveryKey: string
  migrations: string
  /** The backup that is there already. */
  backup: string
}

interface Try {
  /** Whether the office is open before the calls are counted. */
  isOpen: boolean
  ask: (bench: Bench, session: Session) => Promise<Reply<unknown>>
  /** How much of it there is, in an office that is open; null where nothing would be to be seen. */
  found: (bench: Bench, session: Open) => Promise<Found | null>
}

/** The documents that the last restore has named as not to be read. */
let notRead = 0

export const tries: Record<TryName, Try> = {
  ...(Object.fromEntries(actNames.map((name) => [name, act(name)])) as Record<ActName, Try>),
  open: { isOpen: false, ask: async (bench, session) => done(() => opened(bench, session)), found: nothing },
  lock: { isOpen: true, ask: async (_bench, session) => done(() => lockOffice(session)), found: nothing },
  // The migrations of the bench are then newer than the office.
  migrate: { isOpen: false, ask: async (bench, session) => done(() => opened(bench, session)), found: nothing },
  backup: {
    isOpen: true,
    ask: (bench, session) => asked(session, 'backup.now', { handle: at(session, join(bench.folder, '..', 'backups')) }),
    async found(bench, session) {
      const list = await asked(session, 'backup.list', { handle: at(session, join(bench.folder, '..', 'backups')) })
      if (!list.ok) return 'part'
      const states = list.value as BackupInfo[]
      if (states.find(({ name }) => name === bench.backup)?.state !== 'verified') return 'part'
      const others = states.filter(({ name }) => name !== bench.backup)
      if (others.some(({ state }) => state !== 'verified')) return 'part'
      return others.length > 0 ? 'all' : 'none'
    },
  },
  restore: {
    isOpen: false,
    async ask(bench, session) {
      const [from, to] = [at(session, join(bench.folder, '..', 'backups')), at(session, restored(bench))]
      const secret = { recoveryKey: bench.recoveryKey }
      const reply = await asked(session, 'backup.restore', { handle: from, name: bench.backup, to, secret })
      notRead = reply.ok ? (reply.value as Restored).damaged.length : 0
      return reply
    },
    async found(bench) {
      if (!existsSync(restored(bench))) return 'none'
      const session = opened({ ...bench, folder: restored(bench) }, quietSession(bench.migrations))
      const check = await asked(session, 'office.check', {})
      const seen = seenIn(session.office)
      const there = actNames.filter((name) => acts[name].found(seen, 1) === 'all')
      lockOffice(session)
      if (!check.ok) return 'part'
      const { integrity, chain, documents } = check.value as Answers['office.check']
      // What the backup's disk did not give was named, and hinders nothing else.
      const isWhole = integrity.ok && chain.ok && documents.problems.length === notRead
      return isWhole && there.length >= actNames.length - notRead ? 'all' : 'part'
    },
  },
  rotate: {
    isOpen: true,
    ask: (_bench, session) => asked(session, 'keys.rotate', { passphrase: PASSPHRASE }),
    found: async (_bench, { office }) => (office.file.epoch > 1 ? 'all' : 'none'),
  },
}

/** Opens the office by its recovery key, which needs no stretching. Throws what speaks against it. */
export function opened({ folder, recoveryKey }: Bench, session: Session): Open {
  const { file } = readOfficeKeys(folder, Number.MAX_SAFE_INTEGER)
  const keys = unlockByRecoveryKey(file, recoveryKey)
  return Object.assign(session, { office: openFiles(session, folder, { file, keys, who: ([first]) => first! }) })
}

/** What lies beside the office although it should have been cleared away. */
export function leftovers({ folder }: Bench): string[] {
  const names = readdirSync(join(folder, '..'), { recursive: true, encoding: 'utf8' })
  return names.filter((name) => /partial|\.next|-journal/.test(name))
}

function act(name: ActName): Try {
  return {
    isOpen: true,
    ask: (_bench, session) => acts[name].ask(session, MARK),
    found: async (_bench, { office }) => acts[name].found(seenIn(office), MARK),
  }
}

function asked(session: Session, request: string, input: unknown): Promise<Reply<unknown>> {
  return answer(session, request, input, { role: 'screen' })
}

function done(work: () => unknown): Reply<null> {
  work()
  return { ok: true, value: null }
}

async function nothing(): Promise<null> {
  return null
}

function restored({ folder }: Bench): string {
  return join(folder, '..', 'restored')
}

function at(session: Session, path: string): string {
  const handle = `the-place-${session.handles.size}-of-the-test`
  session.handles.set(handle, path)
  return handle
}
