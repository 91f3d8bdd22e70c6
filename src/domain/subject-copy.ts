import type { Currency } from './case-file.ts'
import type { EnumName } from './enums.ts'

/** What a stored value is: its shape, or the list of stored values that it is of. `own`: of a short list that only this field has. */
export type FieldKind = 'text' | 'count' | 'amount' | 'day' | 'instant' | 'moment' | 'flag' | 'list' | 'own' | EnumName

export interface CopiedField {
  property: string
  kind: FieldKind
  /** As it is stored; a list or record as what its JSON says. */
  value: unknown
}

/** A row with the currency of its amounts. */
export interface CopiedRow {
  currency: Currency
  fields: CopiedField[]
}

export interface CopiedTable {
  name: string
  rows: CopiedRow[]
}

/** An entry of the log about this client. */
export interface CopiedEntry {
  seq: number
  at: string
  by: string
  action: string
  about: string
  reason?: string
}
