import type { Day } from './case-file.ts'

/** What was found when the record of a case was checked against the office's log, and the log against its anchor. */
export interface VerifyReport {
  ok: boolean
  /** When the first entry about this case went into the log (an instant); null when the log has none. */
  since: string | null
  /** Entries of the log of the whole office, and those about this case. */
  entries: number
  ownEntries: number
  /** What of this case was compared with the log. */
  contacts: number
  states: number
  documents: number
  /** When the newest entry was anchored outside the database (an instant). */
  anchoredAt: string | null
  findings: Finding[]
}

/** Where the record is not as it was logged. */
export type Finding = RecordFinding | DocumentFinding | LogFinding | GuardFinding | { kind: 'anchor' } | UnreadableFinding

/** Pages of a table that cannot be read. */
export interface UnreadableFinding {
  kind: 'unreadable'
  table: string
}

/** An act in the log: its number, who did it and when. */
export interface Logged {
  no: number
  by: string
  at: string
}

/** A row of this case: changed since, gone, or not in the log at all. */
export interface RecordFinding {
  kind: 'record'
  what: 'changed' | 'missing' | 'notLogged'
  /** The table, and the number of the row in it. */
  table: string
  row: number
  /** Of the record, or of the part that it belongs to. */
  key?: string
  on?: Day
  logged?: Logged
}

/** The stored content of a document: not the bytes that were stored, or not there. */
export interface DocumentFinding {
  kind: 'document'
  what: 'changed' | 'missing'
  key: string
  fileName: string
  on: Day
  logged?: Logged
}

/** Entries of the log, by number: changed, missing, or not the ones that were anchored. */
export interface LogFinding {
  kind: 'log'
  what: 'changed' | 'missing' | 'notAnchored'
  from: number
  to: number
}

/** A table, index or trigger that is not as the program makes it: `name` says which, "trigger audit_no_update". */
export interface GuardFinding {
  kind: 'guard'
  what: 'changed' | 'missing' | 'added'
  name: string
}
