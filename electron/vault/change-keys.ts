import { Refusal } from '../../db/errors.ts'
import { write } from '../../db/write.ts'
import { isInPlace, keepCopy, writeKeyFile, type KeyFile } from './key-file.ts'
import { filesOf } from './office-folder.ts'
import { whoIn, type Office } from './session.ts'

/**
 * Writes the key file and then what the database has to say of it; without the second there is not the first either. Where a failing
 * disk does not take the old one back, the new one holds: refuses office.keysChanged. The copy beside it is made equal where that goes.
 */
export function changeKeys(office: Office, file: KeyFile, said: () => void): void {
  const { keys } = filesOf(office.folder)
  try {
    writeKeyFile(keys, file)
    said()
  } catch (error) {
    orLater(() => writeKeyFile(keys, office.file))
    if (!isInPlace(office.folder, file)) throw error
    office.file = file
    throw new Refusal('office.keysChanged')
  }
  office.file = file
  orLater(() => keepCopy(office.folder, file))
}

/** The entry in the log for a change of what opens the office. */
export function note(office: Office, about: string): void {
  write(office.database, { ...whoIn(office), action: 'updated', about }, () => undefined)
}

/** The next opening sees what stands there, and makes the copy equal to it. */
function orLater(work: () => void): void {
  try {
    work()
  } catch {
    // as above
  }
}
