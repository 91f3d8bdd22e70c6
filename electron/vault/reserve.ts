import { randomBytes } from 'node:crypto'
import { rmSync, statfsSync, statSync } from 'node:fs'
import { codeOf, isFull } from '../../db/errors.ts'
import { writeWhole } from './document-file.ts'
import { filesOf } from './office-folder.ts'

/*
 * vault.reserve holds space for the day on which the disk is full: even opening an office, and erasing in it, has to write
 * a little. It is let go then, so that a person can still look, take out and erase.
 */

/** The size of the reserve in bytes. */
export const RESERVE = 32 * 1024 * 1024
const PIECE = 1024 * 1024
const LATER_MS = 10_000
/** Below so many free bytes, or three times the database, a person is told. */
const LOW = 1024 * 1024 * 1024

/** Makes it when the person has begun to work. */
export function reserveLater(folder: string): void {
  setTimeout(() => void keepReserve(folder), LATER_MS).unref()
}

/** Makes the reserve where there is none and room enough. Random, since a file system may keep zeros without giving them space. */
export async function keepReserve(folder: string): Promise<void> {
  const { reserve } = filesOf(folder)
  if (statSync(reserve, { throwIfNoEntry: false }) || lowSpace(folder) !== null) return
  await writeWhole(reserve, async (file) => {
    for (let done = 0; done < RESERVE; done += PIECE) await file.writeFile(randomBytes(PIECE))
  }).catch(() => {
    // There may be another moment for it; nothing that a person did depends on it.
  })
}

/** Does the work; where the disk is full, lets the reserve go and does it once more. */
export function orFromReserve<T>(folder: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!isFull(codeOf(error)) || !letGo(folder)) throw error
    return work()
  }
}

/** The same for work that waits. */
export async function orFromReserveAsync<T>(folder: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isFull(codeOf(error)) || !letGo(folder)) throw error
    return await work()
  }
}

/** How many MB are free on the disk of an office, when that is little; null when it is enough or not known. */
export function lowSpace(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    const database = statSync(filesOf(folder).database).size
    return bavail * bsize < Math.max(LOW, 3 * database) ? Math.floor((bavail * bsize) / 1_048_576) : null
  } catch {
    return null
  }
}

/** Whether there was a reserve to let go. */
export function letGo(folder: string): boolean {
  const { reserve } = filesOf(folder)
  if (!statSync(reserve, { throwIfNoEntry: false })) return false
  rmSync(reserve)
  return true
}
