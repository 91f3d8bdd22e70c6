import type { BackupRow } from '../../../db/backups.ts'
import type { Problem } from '../../../src/contract/reply.ts'
import type { BackupInfo } from '../../../src/contract/requests.ts'
import type { Manifest } from './manifest.ts'
import { instantOf, labelOf } from './places.ts'

/** A backup of the office's own list, with its manifest when that was read. */
export function infoOf(row: BackupRow, manifest: Manifest | null, state: BackupInfo['state'] = 'verified'): BackupInfo {
  const { name, place, checkedAt, offMachine, epoch } = row
  return {
    name,
    place: labelOf(place),
    at: instantOf(name),
    state,
    checkedAt,
    damage: null,
    offMachine: offMachine === 1,
    epoch,
    holds: manifest && holdsOf(manifest),
  }
}

/** What is to be said of a backup that was made all the same. */
export function problemWith({ holds }: BackupInfo): Problem | null {
  if (holds && holds.disputed > 0) return { code: 'backup.erasedElsewhere', params: { count: holds.disputed } }
  if (holds && holds.lost > 0) return { code: 'backup.documentsLost', params: { count: holds.lost } }
  return null
}

/** What a backup holds: how many cases and documents, and how many bytes with all its documents. */
export function holdsOf({ counts, documents, keys, database, lost, disputed }: Manifest): NonNullable<BackupInfo['holds']> {
  const bytes = [keys, database, ...documents].reduce((sum, { length }) => sum + length, 0)
  return { cases: counts['cases'] ?? 0, documents: documents.length, bytes, lost: lost.length, disputed: disputed.length }
}
