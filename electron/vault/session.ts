import { join } from 'node:path'
import type { OpenDb } from '../../db/open.ts'
import type { Who } from '../../db/audit.ts'
import { Refusal } from '../../db/errors.ts'
import type { Person } from '../../db/office.ts'
import type { Problem } from '../../src/contract/reply.ts'
import type { Anchor } from './anchor.ts'
import { calibratedCost, LOWEST_COST, type Cost } from './argon.ts'
import type { BundleInMaking } from './bundle/making.ts'
import type { Drafts } from './drafts.ts'
import type { KeyFile } from './key-file.ts'
import type { OfficeKeys } from './keys.ts'
import { Places } from './places.ts'
import { Tries } from './tries.ts'

/** What the vault is given by its surroundings. */
export interface Surroundings {
  /** The folder with the database's migrations. */
  migrations: string
  /** Whether space is held back on the disk for the day on which it is full. */
  reserve: boolean
  /** What a guess of a new passphrase shall cost. */
  cost: () => Promise<Cost>
  /** What the passphrase of whoever opens an office is made to cost at least. */
  leastCost: Cost
  /** The file of the app's own data that counts wrong passphrases; null: nobody waits. */
  tries: string | null
  /** One line for the log; never content. */
  log: (line: string) => void
  /** How many cases a person may read in a minute before the office is locked. */
  opensPerMinute: number
  /** The vault has locked the office by itself, and its process has nothing more to do. */
  lockedItself: () => void
}

/** An office that is open. */
export interface Office {
  folder: string
  keys: OfficeKeys
  file: KeyFile
  /** The key file was damaged, and its copy opened the office. */
  keysFromCopy: boolean
  database: OpenDb
  anchor: Anchor
  drafts: Drafts
  /** Who opened it. */
  me: Pick<Person, 'key' | 'name' | 'role'>
  sample: boolean
  /** Only looked into: nothing is written, not even to the log. */
  readOnly: boolean
  /** What was copied to be looked into, and its name for the eye. */
  looking?: { copy: string; label: string }
}

/** An office that is being set up: it becomes one when its recovery key has been typed back. */
export interface OfficeInMaking {
  folder: string
  partial: string
  office: Office
  recoveryKey: string
  ask: [number, number]
}

/** A recovery key that takes the place of the old one when it has been typed back. */
export interface NewRecovery {
  recoveryKey: string
  ask: [number, number]
}

/** All that the vault process knows. */
export interface Session {
  around: Surroundings
  handles: Places
  office: Office | null
  making: OfficeInMaking | null
  newRecovery: NewRecovery | null
  tries: Tries
  bundle: BundleInMaking | null
  /** How far the backup under way is. */
  backup: { done: number; total: number } | null
  /** Why the last backup was not made. */
  backupProblem: Problem | null
  /** Where backups of this computer go, as main has said. */
  backupPlace: string | null
  /** The cases that were read within a minute, by number, the latest last: when that was. */
  lastRead: Map<string, number>
}

/** A vault that has opened nothing yet. */
export function newSession(around: Partial<Surroundings> = {}): Session {
  return {
    around: {
      migrations: join(import.meta.dirname, '..', '..', 'db', 'migrations'),
      reserve: false,
      cost: calibratedCost,
      leastCost: LOWEST_COST,
      tries: null,
      log: (line) => void process.stderr.write(`${line}\n`),
      opensPerMinute: 200,
      lockedItself: () => undefined,
      ...around,
    },
    handles: new Places(),
    office: null,
    making: null,
    newRecovery: null,
    tries: new Tries(around.tries ?? null),
    bundle: null,
    backup: null,
    backupProblem: null,
    backupPlace: null,
    lastRead: new Map(),
  }
}

/** The open office, or office.locked. */
export function openOffice(session: Session): Office {
  if (!session.office) throw new Refusal('office.locked')
  return session.office
}

/** The path behind a handle, or handle.unknown. */
export function placeOf(session: Session, handle: string): string {
  const path = session.handles.get(handle)
  if (path === undefined) throw new Refusal('handle.unknown')
  return path
}

/** The recovery key that is on the screen, of an office that is being set up or in place of an older one. Refuses recovery.notBegun. */
export function shownRecovery({ making, newRecovery, office }: Session): { folder: string; recoveryKey: string } {
  if (making) return making
  if (newRecovery && office) return { folder: office.folder, recoveryKey: newRecovery.recoveryKey }
  throw new Refusal('recovery.notBegun')
}

/** Who does what is done now. */
export function whoIn({ me }: Pick<Office, 'me'>): Who {
  return { by: me.name, at: new Date().toISOString(), owner: me.key }
}
