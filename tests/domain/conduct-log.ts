import { type ConductEntry, conductFlags, type ConductSetting } from '../../src/domain/conduct.ts'
import type { EnumValue } from '../../src/domain/enums.ts'

export type Jurisdiction = EnumValue<'jurisdiction'>

/** An unanswered call of one creditor to the debtor about one debt, unless said otherwise. */
export const entry = (key: string, at: string, parts: Partial<ConductEntry> = {}): ConductEntry => ({
  key,
  at: at.length > 10 ? at : `${at}T10:00:00`,
  channel: 'call',
  startedBy: 'creditor',
  party: 'debtor',
  number: 'A',
  creditor: 'c1',
  debts: ['d1'],
  ...parts,
})
/** Several alike, on given days or at given times of one day. */
export const entries = (whens: string[], parts: Partial<ConductEntry> = {}): ConductEntry[] =>
  whens.map((when, i) => entry(`e${i + 1}`, when, parts))
export const minutes = (n: number, on = '2026-11-20') => Array.from({ length: n }, (_, i) => `${on}T10:${String(i).padStart(2, '0')}:00`)
export const found = (jurisdiction: Jurisdiction, log: ConductEntry[], setting?: ConductSetting) =>
  conductFlags(jurisdiction, log, setting).map(({ entry: key, rule }) => `${key} ${rule}`)
export const flagged = (jurisdiction: Jurisdiction, parts: Partial<ConductEntry>, at = '2026-11-20T10:00:00', setting?: ConductSetting) =>
  conductFlags(jurisdiction, [entry('e', at, parts)], setting).map(({ rule }) => rule)
