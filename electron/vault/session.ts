import { join } from 'node:path'
import type { OpenDb } from '../../db/open.ts'
import type { Who } from '../../db/audit.ts'
import { Refusal } from '../../db/errors.ts'
import type { Anchor } from './anchor.ts'
import { calibratedCost, type Cost } from './argon.ts'
import type { BundleInMaking } from './bundle/making.ts'
import type { Drafts } from './drafts.ts'
import type { KeyFile, OfficeKeys } from './keys.ts'
import { Places } from './places.ts'

/** What the vault is given by its surroundings. */
export interface Surroundings {
  /** The folder with the database's migrations. */
  migrations: string
  /** What a guess of a new passphrase shall cost. */
  cost: () => Promise<Cost>
  /** One line for the log; never content. */
  log: (line: string) => void
}

/** An office that is open. */
export interface Office {
  folder: string
  keys: OfficeKeys
  file: KeyFile
  database: OpenDb
  anchor: Anchor
  drafts: Drafts
  person: string
  sample: boolean
}

/** An office that is being set up: it becomes one when its recovery key has been typed back. */
export interface OfficeInMaking {
  folder: string
  partial: string
  office: Office
  recoveryKey: string
  ask: [number, number]
}

/** All that the vault process knows. */
export interface Session {
  around: Surroundings
  handles: Places
  office: Office | null
  making: OfficeInMaking | null
  bundle: BundleInMaking | null
}

/** A vault that has opened nothing yet. */
export function newSession(around: Partial<Surroundings> = {}): Session {
  return {
    around: {
      migrations: join(import.meta.dirname, '..', '..', 'db', 'migrations'),
      cost: calibratedCost,
      log: (line) => void process.stderr.write(`${line}\n`),
      ...around,
    },
    handles: new Places(),
    office: null,
    making: null,
    bundle: null,
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

/** Who does what is done now. */
export function whoIn(office: Office): Who {
  return { by: office.person, at: new Date().toISOString() }
}
