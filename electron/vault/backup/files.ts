import { createHash } from 'node:crypto'
import { lstatSync } from 'node:fs'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { codeOf, Refusal } from '../../../db/errors.ts'
import type { FilePart } from './manifest.ts'

/** Files of a backup: read through with their sums, copied so that they last, and what it is called when that fails. */

const PIECE = 1024 * 1024

/** The sum and length of a file. `each` is told how many bytes were read. */
export async function sumOf(path: string, each: (bytes: number) => void = () => {}): Promise<FilePart> {
  const file = await open(path, 'r').catch(unreadable)
  try {
    return await pass(file, (piece) => Promise.resolve(each(piece.length)))
  } finally {
    await file.close()
  }
}

/** Copies a file under a temporary name, brings it onto the disk and renames it; gives the sum of what was read. */
export async function copyDurably(from: string, to: string): Promise<FilePart> {
  const partial = `${to}.partial`
  const source = await open(from, 'r').catch(unreadable)
  try {
    const target = await open(partial, 'w', 0o600)
    let part: FilePart
    try {
      part = await pass(source, (piece) => target.writeFile(piece))
      await target.sync()
    } finally {
      await target.close()
    }
    await rename(partial, to)
    return part
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  } finally {
    await source.close()
  }
}

/** The length of a file that is there, or null. */
export function lengthOf(path: string): number | null {
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found?.isFile() ? found.size : null
}

async function pass(file: FileHandle, each: (piece: Buffer) => Promise<void>): Promise<FilePart> {
  const sum = createHash('sha256')
  const { size } = await file.stat().catch(unreadable)
  const buffer = Buffer.alloc(Math.min(PIECE, size + 1))
  let length = 0
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, length).catch(unreadable)
    if (bytesRead === 0) return { sha256: sum.digest('hex'), length }
    const piece = buffer.subarray(0, bytesRead)
    sum.update(piece)
    await each(piece)
    length += bytesRead
  }
}

/** A file that the disk does not give, whatever the reason. */
export class Unreadable extends Error {}

function unreadable(error: unknown): never {
  throw new Unreadable('a file cannot be read', { cause: error })
}

const PROBLEMS: Record<string, string> = {
  ENOSPC: 'backup.placeFull',
  EDQUOT: 'backup.placeFull',
  SQLITE_FULL: 'backup.placeFull',
  EACCES: 'backup.placeNotWritable',
  EPERM: 'backup.placeNotWritable',
  EROFS: 'backup.placeNotWritable',
  SQLITE_READONLY: 'backup.placeNotWritable',
  SQLITE_CANTOPEN: 'backup.placeNotWritable',
  ENOENT: 'backup.placeGone',
  ENOTDIR: 'backup.placeGone',
  ENODEV: 'backup.placeGone',
  ENXIO: 'backup.placeGone',
  ENOTCONN: 'backup.placeGone',
  ESTALE: 'backup.placeGone',
  EHOSTDOWN: 'backup.placeGone',
  EIO: 'backup.placeFailed',
  EREMOTEIO: 'backup.placeFailed',
  EBUSY: 'backup.placeFailed',
  SQLITE_IOERR: 'backup.placeFailed',
}

/** What goes wrong with the files of a backup is the person's affair: the place is full, gone, write-protected, or fails. */
export async function atPlace<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = codeOf(error instanceof Unreadable ? error.cause : error).replace(/^(SQLITE_[A-Z]+)_.*/, '$1')
    throw !(error instanceof Refusal) && PROBLEMS[code] ? new Refusal(PROBLEMS[code]) : error
  }
}
