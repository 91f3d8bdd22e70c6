import { join } from 'node:path'
import { checkDatabase } from '../../../db/check.ts'
import { documentsInOffice } from '../../../db/backups.ts'
import { logicalDigest } from '../../../db/digest.ts'
import { OfficeError } from '../../../db/errors.ts'
import { closeReading, openForReading } from '../../../db/open.ts'
import type { BackupDamage, BackupInfo } from '../../../src/contract/requests.ts'
import type { Progress } from '../document-file.ts'
import { forgetKeys, type OfficeKeys } from '../keys.ts'
import { isWholeDocument } from './documents.ts'
import { erasedIn, readErasedList } from './erased-list.ts'
import { lengthOf, sumOf, Unreadable } from './files.ts'
import { holdsOf } from './info.ts'
import { readManifest, type FilePart, type Manifest, type ReadManifest } from './manifest.ts'
import { filesOfGeneration, filesOfSet, instantOf, labelOf } from './places.ts'

/** Whether backups are whole: by their sums alone, or opened. */

/** What is wrong with a backup, as far as it was looked at; `read` is null when not even its manifest can be trusted. */
export interface Checked {
  read: ReadManifest | null
  problems: BackupDamage[]
}

/** Reads the parts of a backup through; of its documents only whether they are there and have their length. */
export async function checkParts(set: string, name: string): Promise<Checked> {
  const files = filesOfGeneration(join(set, name))
  const read = readManifest(files.manifest)
  if (typeof read === 'string') return { read: null, problems: [{ part: 'manifest.json', what: read }] }
  const problems = [...(await partProblem('vault.keys', files.keys, read.manifest.keys))]
  problems.push(...(await partProblem('vault.db', files.database, read.manifest.database)))
  for (const { storedName, length } of neededDocuments(set, read.manifest)) {
    const found = lengthOf(join(filesOfSet(set).documents, storedName))
    if (found !== length) problems.push({ part: storedName, what: found === null ? 'missing' : 'changed' })
  }
  return { read, problems }
}

/** The same with every byte of every document. */
export async function checkAll(set: string, name: string, progress: Progress): Promise<Checked> {
  const { read, problems } = await checkParts(set, name)
  const known = new Set(problems.map(({ part }) => part))
  const documents = read ? neededDocuments(set, read.manifest) : []
  for (const [index, { storedName, ...part }] of documents.entries()) {
    if (!known.has(storedName)) problems.push(...(await partProblem(storedName, join(filesOfSet(set).documents, storedName), part)))
    progress(index + 1, documents.length)
  }
  return { read, problems }
}

/**
 * Opens a backup with its keys and checks it as an office is checked, and every document by its decryption. The backup is
 * not changed. Its sums are the affair of checkAll(). Forgets the keys.
 */
export async function checkInside(
  set: string,
  name: string,
  { manifest, isSealedBy }: ReadManifest,
  keys: OfficeKeys,
  migrations: string,
): Promise<BackupDamage[]> {
  const path = filesOfGeneration(join(set, name)).database
  try {
    if (!isSealedBy(keys.anchor)) return [{ part: 'manifest.json', what: 'changed' }]
    const copy = openForReading({ path, key: Buffer.from(keys.db), migrations, chain: { key: Buffer.from(keys.audit), anchor: () => {} } })
    try {
      const { ok } = checkDatabase(copy, manifest.head)
      if (!ok || logicalDigest(copy.sqlite).digest !== manifest.digest) return [{ part: 'vault.db', what: 'changed' }]
      const needed = new Set(neededDocuments(set, manifest, keys).map(({ storedName }) => storedName))
      const problems: BackupDamage[] = []
      for (const document of documentsInOffice(copy.db).filter(({ storedName }) => needed.has(storedName)))
        if (!(await isWholeDocument(filesOfSet(set).documents, keys.documents, document)))
          problems.push({ part: document.storedName, what: 'changed' })
      return problems
    } finally {
      closeReading(copy)
    }
  } catch (error) {
    if (error instanceof OfficeError && error.code === 'office.damaged') return [{ part: 'vault.db', what: 'unreadable' }]
    throw error
  } finally {
    forgetKeys(keys)
  }
}

/** The documents of a backup but those of clients who were erased since; without keys by a list that nobody proved. */
export function neededDocuments(set: string, { documents, erased, disputed }: Manifest, keys?: OfficeKeys): Manifest['documents'] {
  const listed = keys
    ? erasedIn(set, keys).erased
    : readErasedList(filesOfSet(set).erased)?.filter(({ subject }) => !disputed.includes(subject))
  const gone = new Set([...(listed ?? []), ...erased].map(({ subject }) => subject))
  return documents.filter(({ subject }) => !gone.has(subject))
}

/** How a checked backup stands in a list. */
export function infoOfChecked(set: string, name: string, { read, problems }: Checked): BackupInfo {
  return {
    name,
    place: labelOf(join(set, '..')),
    at: instantOf(name),
    state: problems.length === 0 ? 'verified' : 'damaged',
    checkedAt: problems.length === 0 ? new Date().toISOString() : null,
    damage: problems[0] ?? null,
    offMachine: null,
    epoch: read?.manifest.epoch ?? 0,
    holds: read && holdsOf(read.manifest),
  }
}

/** What is wrong with one file of a backup, if anything. */
export async function partProblem(part: string, path: string, wanted: FilePart): Promise<BackupDamage[]> {
  if (lengthOf(path) === null) return [{ part, what: 'missing' }]
  try {
    const { sha256, length } = await sumOf(path)
    return sha256 === wanted.sha256 && length === wanted.length ? [] : [{ part, what: 'changed' }]
  } catch (error) {
    if (error instanceof Unreadable) return [{ part, what: 'unreadable' }]
    throw error
  }
}
