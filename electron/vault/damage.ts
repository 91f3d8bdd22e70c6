import { existsSync } from 'node:fs'
import type { BackupInfo } from '../../src/contract/requests.ts'
import { checkParts, infoOfChecked } from './backup/check.ts'
import { generationsIn, setFor, setsAt } from './backup/places.ts'
import type { Progress } from './document-file.ts'
import type { Handlers } from './handler.ts'
import { readOfficeKeys } from './key-file.ts'
import { officeState } from './life.ts'
import { lookInside } from './look.ts'
import { rescueOffice } from './rescue.ts'
import { placeOf, type Session } from './session.ts'

/** What can be done with an office that does not open. */
export const damage = {
  'backup.newestFor': ({ handle }, { session, progress }) => newestFor(session, placeOf(session, handle), progress),

  async 'office.lookInside'({ handle, name, person, secret }, { session }) {
    await lookInside(session, { place: placeOf(session, handle), name, secret, person })
    return officeState(session)
  },

  'office.rescue': ({ handle, to, person, secret, language }, { session, progress }) =>
    rescueOffice(session, { folder: placeOf(session, handle), to: placeOf(session, to), secret, person, language }, progress),
} satisfies Partial<Handlers>

/** The newest backup of this office that is whole but for its documents; of any office where the keys no longer say which it is. */
async function newestFor({ backupPlace }: Session, folder: string, progress: Progress): Promise<BackupInfo | null> {
  if (backupPlace === null || !existsSync(backupPlace)) return null
  const office = idOf(folder)
  const { sets } = office === null ? setsAt(backupPlace) : { sets: [setFor(backupPlace, office)] }
  const all = sets.flatMap((set) => generationsIn(set).map((name) => ({ set, name }))).toSorted((a, b) => b.name.localeCompare(a.name))
  for (const [index, { set, name }] of all.entries()) {
    progress(index, all.length)
    const checked = await checkParts(set, name)
    if (checked.problems.length === 0) return infoOfChecked(set, name, checked)
  }
  return null
}

function idOf(folder: string): string | null {
  try {
    return readOfficeKeys(folder, Number.MAX_SAFE_INTEGER).file.office
  } catch {
    return null
  }
}
