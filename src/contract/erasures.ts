import { z } from 'zod'
import type { Day } from '../domain/case-file.ts'
import type { EnumValue } from '../domain/enums.ts'
import { caseNo, choice, day } from './parts.ts'

const ofCase = { caseNo }

/** What can be asked about erasing clients and about legal holds. */
export const erasureRequests = {
  /** What the office's rule proposes to erase on a day, what was asked for, what is held, who was erased. */
  'erasure.list': z.strictObject({ today: day }),
  /** What stands on one case. */
  'erasure.state': z.strictObject(ofCase),
  'erasure.ask': z.strictObject({ ...ofCase, reason: choice('erasure_reason') }),
  'erasure.drop': z.strictObject(ofCase),
  /** By another person than the one who asked; by the same one a day later where nobody else could. There is no way back. */
  'erasure.confirm': z.strictObject({ ...ofCase, passphrase: z.string().max(200) }),
  /** While a legal hold stands, nobody can ask for an erasure or confirm one. */
  'hold.set': z.strictObject({
    ...ofCase,
    reason: z
      .string()
      .refine((text) => text.trim() !== '', 'text.empty')
      .max(2000, 'text.tooLong'),
  }),
  'hold.lift': z.strictObject(ofCase),
}

/** Who may confirm an erasure: the person who is here, at once or from an instant to come on, or only another one. */
export interface Confirmable {
  by: 'me' | 'another'
  from: string | null
}

/** That somebody asked for the erasure of a client. */
export interface AskedErasure {
  reason: EnumValue<'erasure_reason'>
  by: string
  at: string
  confirm: Confirmable
}

export interface LegalHold {
  reason: string
  by: string
  at: string
}

/** What stands on one case. */
export interface ErasureState {
  asked: AskedErasure | null
  hold: LegalHold | null
}

export interface Erasures {
  /** Closed for as long as the office keeps cases; `since` when each may go. */
  proposed: { caseNo: string; name: string; closedOn: Day; since: Day }[]
  asked: (AskedErasure & { caseNo: string; name: string; held: boolean })[]
  held: (LegalHold & { caseNo: string; name: string })[]
  /** All that is left of who was erased, the newest first; `by` confirmed it. */
  done: { subject: string; reason: EnumValue<'erasure_reason'>; askedBy: string; by: string; at: string }[]
}
