import type { BackupRow } from '../../../db/backups.ts'
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

/** What a backup holds: how many cases and documents, and how many bytes with all its documents. */
export function holdsOf({ counts, documents, keys, database }: Manifest): NonNullable<BackupInfo['holds']> {
  const bytes = [keys, database, ...documents].reduce((sum, { length }) => sum + length, 0)
  return { cases: counts['cases'] ?? 0, documents: documents.length, bytes }
}
