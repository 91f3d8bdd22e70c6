/** Why an office's database could not be opened. Nothing in its folder was changed, except by a migration that failed. */
export type OfficeErrorCode =
  | 'office.damaged'
  | 'office.newerVersion'
  | 'office.inUse'
  | 'office.notWritable'
  | 'office.notFound'
  | 'office.migrationFailed'

export type ProblemParams = Record<string, string | number>

/** A database that could not be opened; `params.backup` names the copy made before a migration that failed. */
export class OfficeError extends Error {
  readonly code: OfficeErrorCode
  readonly params: ProblemParams | undefined

  constructor(code: OfficeErrorCode, params?: ProblemParams, cause?: unknown) {
    super(code, { cause })
    this.name = 'OfficeError'
    this.code = code
    this.params = params
  }
}

/** A change that a person asked for and that cannot be made; nothing of it was written. */
export class Refusal extends Error {
  readonly code: string
  readonly params: ProblemParams | undefined
  readonly field: string | undefined

  constructor(code: string, params?: ProblemParams, field?: string) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.params = params
    this.field = field
  }
}

/** The code of an error that SQLite gave, "SQLITE_BUSY", or '' for any other. */
export function sqliteCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : ''
}
