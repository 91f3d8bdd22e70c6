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

/** The code of an error of SQLite or of the system, "SQLITE_BUSY", "ENOSPC", or ''. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return ''
  // Node's rmSync() has no code for a disk that fails.
  return error.code || ('syscall' in error && error.syscall === 'rm' ? 'EIO' : '')
}

/** Whether a code of SQLite or of the system says that the disk is full. */
export function isFull(code: string): boolean {
  // The WAL's index is a file too, and SQLite has no word of its own for there being no room for it.
  return ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'].includes(code)
}

/** Whether it says that we may not write there. */
export function isClosedToUs(code: string): boolean {
  return ['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'].some((start) => code.startsWith(start))
}

/** Whether it says that the disk cannot read or write any more. */
export function isOfDisk(code: string): boolean {
  return code === 'EIO' || code.startsWith('SQLITE_IOERR')
}

/** What an error of SQLite means for an office that was being opened; any other error stays what it is. */
export function officeErrorOf(error: unknown): unknown {
  switch (sqliteCode(error).split('_').slice(0, 2).join('_')) {
    case 'SQLITE_BUSY':
      return new OfficeError('office.inUse', undefined, error)
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return new OfficeError('office.damaged', undefined, error)
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
      return new OfficeError('office.notWritable', undefined, error)
    default:
      return error
  }
}

/** Whether it says that the database's pages are not what SQLite wrote. */
export function isDamage(code: string): boolean {
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB'
}
