import { Refusal } from '../../db/errors.ts'
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
    throw error instanceof Error && 'code' in error && NOT_THERE.has(String(error.code)) ? new Refusal('file.notWritable') : error
  }
}
