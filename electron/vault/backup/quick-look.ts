import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { BackupRow } from '../../../db/backups.ts'
import type { BackupDamage, BackupInfo } from '../../../src/contract/requests.ts'
import { aTurn } from '../steps.ts'
import { neededDocuments } from './check.ts'
import { lengthOf } from './files.ts'
import { infoOf } from './info.ts'
import { readManifest, type DocumentPart, type Manifest } from './manifest.ts'
import { filesOfGeneration, filesOfSet, isFolder, setFor } from './places.ts'

/** What a look at a listed backup tells without reading it through: whether its files are there and have their lengths. */

/** The lengths of the documents in sets, by their paths; with turns for others, since a set may hold thousands on a slow share. */
export async function documentLengths(sets: Iterable<string>): Promise<Map<string, number | null>> {
  const lengths = new Map<string, number | null>()
  for (const set of sets) {
    const { documents } = filesOfSet(set)
    for (const name of isFolder(documents) ? readdirSync(documents) : []) {
      lengths.set(join(documents, name), lengthOf(join(documents, name)))
      await aTurn()
    }
  }
  return lengths
}

/** How a backup of the office stands among all that it lists; `lengths` as documentLengths() gave them. */
export function lookAt(row: BackupRow, rows: readonly BackupRow[], office: string, lengths: Map<string, number | null>): BackupInfo {
  const isThere = ({ place, name }: BackupRow) => isFolder(join(setFor(place, office), name))
  if (!isThere(row)) {
    // Where others of the list lie, another disk may be in its place, used in turn; where none is left they were taken away.
    const isAway = !isFolder(row.place) || rows.some((other) => other.place === row.place && isThere(other))
    return isAway ? infoOf(row, null, 'away') : damaged(row, { part: row.name, what: 'missing' })
  }
  const set = setFor(row.place, office)
  const files = filesOfGeneration(join(set, row.name))
  const missing = Object.values(files).find((path) => lengthOf(path) === null)
  if (missing !== undefined) return damaged(row, { part: basename(missing), what: 'missing' })
  const manifest = manifestOf(row, files.manifest)
  if (typeof manifest === 'string') return damaged(row, { part: 'manifest.json', what: manifest })
  const problem =
    lengthProblem('vault.keys', lengthOf(files.keys), manifest.keys) ??
    lengthProblem('vault.db', lengthOf(files.database), manifest.database) ??
    documentProblem(set, manifest, lengths)
  return problem ? damaged(row, problem) : infoOf(row, manifest)
}

/** A backup of the list with what is wrong with it. */
export function damaged(row: BackupRow, damage: BackupDamage): BackupInfo {
  return { ...infoOf(row, null, 'damaged'), damage }
}

function documentProblem(set: string, manifest: Manifest, lengths: Map<string, number | null>): BackupDamage | null {
  for (const { storedName, length } of neededDocuments(set, manifest)) {
    const path = join(filesOfSet(set).documents, storedName)
    const problem = lengthProblem(storedName, lengths.get(path) ?? lengthOf(path), { length })
    if (problem) return problem
  }
  return null
}

function lengthProblem(part: string, found: number | null, { length }: { length: number }): BackupDamage | null {
  if (found === length) return null
  return { part, what: found === null ? 'missing' : 'changed' }
}

/** By the digest of the manifest, which never changes. */
const known = new Map<string, Manifest>()
/** Of each document once, however many backups need it. */
const parts = new Map<string, DocumentPart>()

function manifestOf({ digest }: BackupRow, path: string): Manifest | 'missing' | 'changed' {
  const before = known.get(digest)
  if (before) return before
  const read = readManifest(path)
  if (typeof read === 'string') return read
  const manifest = { ...read.manifest, documents: read.manifest.documents.map(partOnce) }
  known.set(digest, manifest)
  return manifest
}

function partOnce(part: DocumentPart): DocumentPart {
  const there = parts.get(part.storedName)
  if (there?.sha256 === part.sha256 && there.subject === part.subject) return there
  parts.set(part.storedName, part)
  return part
}
