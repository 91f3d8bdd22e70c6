import { accessSync, closeSync, constants, existsSync, openSync, readSync } from 'node:fs'
import { dirname } from 'node:path'
import { OfficeError } from './errors.ts'

/** What a database's file must be like, looked at before SQLite is let at it. */

const plaintextMagic = 'SQLite format 3\0'

/** Refuses office.notFound, office.notWritable, and office.damaged when it is not encrypted. */
export function refuseUnusable(path: string): void {
  if (!existsSync(path)) throw new OfficeError('office.notFound')
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    accessSync(dirname(path), constants.R_OK | constants.W_OK)
  } catch (error) {
    throw new OfficeError('office.notWritable', undefined, error)
  }
  const file = openSync(path, 'r')
  const plain = isPlaintext(file)
  closeSync(file)
  if (plain) throw new OfficeError('office.damaged')
}

/** A new one must not lie over anything. */
export function refuseExisting(path: string): true {
  if (existsSync(path)) throw new Error('a database is already there')
  if (!existsSync(dirname(path))) throw new OfficeError('office.notFound')
  return true
}

/** Whether anybody could read it. An empty file counts too: SQLite would fill it without asking. */
export function isPlaintext(file: number): boolean {
  const start = Buffer.alloc(16)
  return readSync(file, start, 0, 16, 0) < 16 || start.toString('latin1') === plaintextMagic
}
