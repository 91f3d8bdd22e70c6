import type { EnumValue } from '../domain/enums.ts'
import type { OfficeLists } from '../domain/office-lists.ts'
import type { Problem } from './reply.ts'

/** Someone who works in an office. */
export interface Staff {
  key: string
  name: string
  role: EnumValue<'person_role'>
}

/** Someone who works or worked here, since when, and how many cases are theirs. */
export interface PersonInfo extends Staff {
  since: string
  removedAt: string | null
  cases: number
}

/** A backup from before the keys were changed: whoever had the old ones can still open it. */
export interface OldBackup {
  /** The name of its folder, and for the eye the folder that it lies in. */
  name: string
  place: string
  at: string
}

export interface NewKeys {
  people: PersonInfo[]
  backups: OldBackup[]
}

/** An entry of the log, as far as it is for the eye. */
export interface LogLine {
  seq: number
  at: string
  by: string
  action: EnumValue<'data_action'>
  /** What it was done to, without content: "contact c3". */
  about: string
  caseNo?: string
  reason?: string
  /** The person that it is about, by name. */
  whom?: string
  /** Of a client who was erased. */
  erased?: true
}

export interface OfficeState {
  open: boolean
  label: string
  person: string
  role: EnumValue<'person_role'> | null
  /** The person's key, and everybody who works here now. */
  me: string
  people: Staff[]
  /** Only looked into: nothing can be changed. */
  readOnly: boolean
  sample: boolean
  counts: { cases: number }
  /** What a person should know before working on: "office.entriesMissing", "office.uncleanExit". */
  notices: { code: string; params?: Record<string, string | number> }[]
}

export interface CheckReport {
  ok: boolean
  counts: Record<string, number>
  integrity: { ok: boolean; problems: string[] }
  chain: { ok: boolean; entries: number; head: string; problem: string | null }
  documents: { ok: boolean; count: number; problems: string[] }
}

/** What is wrong with a backup: "manifest.json", "vault.keys", "vault.db", or a document by its stored name. */
export interface BackupDamage {
  part: string
  what: 'missing' | 'changed' | 'unreadable'
}

/** A backup of an office. */
export interface BackupInfo {
  /** The name of its folder: "2026-11-23T013000Z". */
  name: string
  /** For the eye: the folder that it lies in. */
  place: string
  at: string
  /** `away`: its place cannot be reached now. A damaged one may still serve a rescue. */
  state: 'verified' | 'damaged' | 'away'
  /** When it was last read through and found whole. */
  checkedAt: string | null
  damage: BackupDamage | null
  /** null: only the office that made it knows. */
  offMachine: boolean | null
  /** The epoch of the keys that open it. */
  epoch: number
  /**
   * `lost`: documents that the office itself could no longer give whole. `disputed`: clients who are in it, and whom the list of the
   * erased beside the backups names all the same.
   */
  holds: { cases: number; documents: number; bytes: number; lost: number; disputed: number } | null
}

export interface BackupState {
  /** Where backups of this computer go; null when no place is chosen. */
  place: { label: string; offMachine: boolean; reachable: boolean } | null
  /** Newest first. */
  list: BackupInfo[]
  /** The newest one that was verified and lies on another machine or disk. */
  last: BackupInfo | null
  /** No such one for seven days. */
  late: boolean
  running: { done: number; total: number } | null
  /** Why the last one was not made, this time. */
  problem: Problem | null
}

export interface BackupCheck {
  name: string
  ok: boolean
  deep: boolean
  documents: number
  problems: BackupDamage[]
}

/** What was restored; `erased` clients were erased again, `damaged` documents did not come back whole. */
export interface Restored {
  label: string
  name: string
  counts: Record<string, number>
  erased: number
  damaged: { caseNo: string; key: string }[]
  /** False when the list of erased clients beside the backups was lost or damaged: only the backup's own was applied. */
  erasedListWhole: boolean
}

/** A row of the record that a rescue could not keep, or not prove; the log says what it was, where it still can. */
export interface RescuedRow {
  table: string
  id: number
  why: 'page' | 'changed' | 'notLogged' | 'parent' | 'case' | 'refused' | 'unproven'
  about: string | null
  /** The instant of its newest entry in the log. */
  at: string | null
  caseNo: string | null
}

/** What a rescue has kept and lost. */
export interface Rescued {
  label: string
  /** Where the report stands as text. */
  report: string
  tables: { table: string; kept: number; lost: number }[]
  lost: RescuedRow[]
  /** Kept, though the entry that would prove it is lost. */
  unproven: RescuedRow[]
  /** Entries of the log, and the stretches that are gone. */
  entries: { kept: number; missing: [from: number, to: number][] }
  documents: { kept: number; damaged: { caseNo: string; key: string }[] }
  /** People whose role was lost. */
  people: string[]
}

/** What the requests about the office itself give back. */
export interface OfficeAnswers {
  'office.create': { recoveryKey: string; ask: [number, number] }
  'office.saveRecovery': { label: string }
  'office.confirmRecovery': OfficeState
  'office.glance': { people: { key: string; name: string }[] }
  'office.unlock': OfficeState
  'office.people': PersonInfo[]
  'people.add': PersonInfo[]
  'people.change': PersonInfo[]
  'people.remove': NewKeys
  'keys.rotate': NewKeys
  'passphrase.change': null
  'recovery.renew': { recoveryKey: string; ask: [number, number] }
  'recovery.confirm': null
  'office.state': OfficeState
  'office.copyTo': { label: string; counts: Record<string, number> }
  'office.check': CheckReport
  'backup.state': BackupState
  /** `inside`: where it lies in the chosen folder. */
  'backup.now': BackupInfo & { inside: string }
  'backup.list': BackupInfo[]
  'backup.check': BackupCheck
  'backup.restore': Restored
  'backup.newestFor': BackupInfo | null
  'office.lookInside': OfficeState
  'office.rescue': Rescued
  /** Newest first; `next` is where to go on, null at the beginning of the log. There may be more although there are no rows. */
  'office.log': { rows: LogLine[]; next: number | null }
  'office.lists': Partial<OfficeLists>
  'office.saveList': Partial<OfficeLists>
}
