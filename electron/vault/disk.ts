import { closeSync, constants, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Makes a rename or a new name in the folder last through a power cut. Windows cannot open a folder and does not need it. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes a folder and those above it, all of which then last through a power cut. */
export function makeFolder(folder: string, mode = 0o777): void {
  const first = mkdirSync(folder, { recursive: true, mode })
  if (first === undefined) return
  for (let made = resolve(folder); made !== dirname(made); made = dirname(made)) {
    syncFolder(dirname(made))
    if (made === resolve(first)) return
  }
}

const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW } = constants
/** A link that somebody put there is not followed; Windows has no such flag, and links there need an administrator. */
const NEW = O_WRONLY | O_CREAT | O_TRUNC | (O_NOFOLLOW ?? 0)

/** Writes a whole file under a temporary name, then renames it into place: the old one or the new one stands there, never half of one. */
export function writeFileWhole(path: string, content: string | Uint8Array): void {
  const partial = `${path}.partial`
  try {
    const handle = openSync(partial, NEW, 0o600)
    try {
      writeAll(handle, typeof content === 'string' ? Buffer.from(content, 'utf8') : content)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(partial, path)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

/** Writes every byte: one write call may take fewer. */
export function writeAll(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done)
}
