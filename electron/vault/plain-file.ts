import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { Refusal } from '../../db/errors.ts'
import { syncFolder, writeAll } from './disk.ts'
import { writeWhole } from './document-file.ts'
import { mustBeOutside } from './office-folder.ts'
import type { Office } from './session.ts'

const NOT_THERE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR'])

/**
 * Writes a file in plain text, mode 0600, where a person asked for it. `audit` runs when all of it is written and before it
 * has its name, so no plain file stands anywhere without its audit entry. Refuses file.notWritable, file.insideOffice.
 */
export async function writePlainFile(
  office: Office,
  target: string,
  chunks: Iterable<string | Uint8Array>,
  audit: () => void,
): Promise<void> {
  mustBeOutside(office.folder, target)
  try {
    await writeWhole(target, async (file) => {
      for (const chunk of chunks) await file.writeFile(chunk)
      audit()
    })
  } catch (error) {
    throw refusalOf(error)
  }
}

/** The same for a file that grows over several requests: it has its name with finish(), and drop() leaves nothing of it. */
export class PlainFile {
  private readonly target: string
  private readonly partial: string
  private readonly handle: number
  private open = true

  constructor(office: Office, target: string) {
    mustBeOutside(office.folder, target)
    this.target = target
    this.partial = `${target}.${randomBytes(4).toString('hex')}.partial`
    try {
      this.handle = openSync(this.partial, 'wx', 0o600)
    } catch (error) {
      throw refusalOf(error)
    }
  }

  write(bytes: Uint8Array): void {
    writeAll(this.handle, bytes)
  }

  finish(audit: () => void): void {
    fsyncSync(this.handle)
    audit()
    this.close()
    try {
      renameSync(this.partial, this.target)
    } catch (error) {
      throw refusalOf(error)
    }
    syncFolder(dirname(this.target))
  }

  drop(): void {
    this.close()
    rmSync(this.partial, { force: true })
  }

  private close(): void {
    if (this.open) closeSync(this.handle)
    this.open = false
  }
}

function refusalOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error && NOT_THERE.has(String(error.code)) ? new Refusal('file.notWritable') : error
}
