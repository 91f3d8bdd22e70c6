import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DocumentInOffice } from '../../../db/backups.ts'
import { Refusal } from '../../../db/errors.ts'
import { sealedLength, storedChunks, type StoredFile } from '../document-file.ts'
import type { DocumentKeys } from '../keys.ts'
import { filesOf } from '../office-folder.ts'
import { aTurn } from '../steps.ts'
import { copyDurably, lengthOf, sumOf, Unreadable } from './files.ts'
import { manifestsIn, readManifest, type DocumentPart } from './manifest.ts'
import type { Making } from './making.ts'
import { filesOfGeneration, filesOfSet, generationsIn } from './places.ts'

/**
 * The documents of a set: each stored file once, whichever generations need it. A stored document never changes, so one that is there
 * and has its length is not copied again.
 */

/** So much of what is there already is read through again with every backup, those first that were not looked at for longest. */
const READ_AGAIN = { bytes: 128 * 1024 * 1024, files: 500 }

/** Brings the office's documents into the set. `lost` are those that neither the office nor the set can give whole. */
export async function bringDocuments(making: Making): Promise<{ parts: DocumentPart[]; lost: string[] }> {
  const { set, documents, step } = making
  const known = knownParts(making)
  const parts = new Map<string, DocumentPart>()
  const keep = async (document: DocumentInOffice, part: DocumentPart | null) => {
    if (part) parts.set(document.storedName, part)
    else parts.delete(document.storedName)
    await step()
  }
  for (const document of documents) await keep(document, knownAndThere(set, document, known) ?? (await bring(making, document)))
  for (const document of longestUnread(documents, parts))
    await keep(document, await readAgain(making, document, parts.get(document.storedName)!))
  const lost = documents.map(({ storedName }) => storedName).filter((name) => !parts.has(name))
  return { parts: [...parts.values()], lost }
}

function knownAndThere(set: string, { storedName, sizeBytes }: DocumentInOffice, known: Map<string, DocumentPart>): DocumentPart | null {
  const part = known.get(storedName)
  const isThere = part?.length === sealedLength(sizeBytes) && lengthOf(join(filesOfSet(set).documents, storedName)) === part.length
  return isThere ? part : null
}

/** What the newest backup that this office wrote under the same keys says of the documents in the set. */
function knownParts({ set, keys }: Making): Map<string, DocumentPart> {
  for (const name of generationsIn(set)) {
    const read = readManifest(filesOfGeneration(join(set, name)).manifest)
    if (typeof read !== 'string' && read.isSealedBy(keys.anchor))
      return new Map(read.manifest.documents.map((part) => [part.storedName, part]))
  }
  return new Map()
}

/** A document in the set that can be decrypted whole: the one that is there, or a copy of the office's; null when neither can be. */
async function bring({ set, office, keys }: Making, document: DocumentInOffice): Promise<DocumentPart | null> {
  const { storedName, subject } = document
  const pool = filesOfSet(set).documents
  const path = join(pool, storedName)
  if (!(await isWholeDocument(pool, keys.documents, document))) {
    try {
      await copyDurably(join(filesOf(office.folder).documents, storedName), path)
    } catch (error) {
      if (error instanceof Unreadable) return null
      throw error
    }
    if (!(await isWholeDocument(pool, keys.documents, document))) {
      rmSync(path)
      return null
    }
  }
  return { storedName, ...(await sumOf(path)), subject, readAt: new Date().toISOString() }
}

/** As many as fit into one slice, and one at least. */
function longestUnread(documents: readonly DocumentInOffice[], parts: ReadonlyMap<string, DocumentPart>): DocumentInOffice[] {
  const there = documents.filter(({ storedName }) => parts.has(storedName))
  const inOrder = there.toSorted((a, b) => (parts.get(a.storedName)!.readAt < parts.get(b.storedName)!.readAt ? -1 : 1))
  let bytes = 0
  const end = inOrder.findIndex(({ storedName }, index) => (bytes += parts.get(storedName)!.length) > READ_AGAIN.bytes && index > 0)
  return inOrder.slice(0, Math.min(end < 0 ? inOrder.length : end, READ_AGAIN.files))
}

/** One that is no longer as it was is brought anew. */
async function readAgain(making: Making, document: DocumentInOffice, part: DocumentPart): Promise<DocumentPart | null> {
  const { sha256 } = await sumOf(join(filesOfSet(making.set).documents, part.storedName))
  return sha256 === part.sha256 ? { ...part, readAt: new Date().toISOString() } : bring(making, document)
}

/** Whether a stored document is there and every byte of it is right, with turns for others in between. */
export async function isWholeDocument(folder: string, keys: DocumentKeys, stored: StoredFile): Promise<boolean> {
  if (!existsSync(join(folder, stored.storedName))) return false
  try {
    const chunks = storedChunks(folder, keys, stored)
    while (!chunks.next().done) await aTurn()
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** Takes out what belongs to erased clients, as far as a backup says whose it is. */
export function dropDocumentsOf(set: string, gone: ReadonlySet<string>): void {
  if (gone.size === 0) return
  for (const { subject, storedName } of manifestsIn(set).flatMap(({ manifest }) => manifest.documents))
    if (gone.has(subject)) rmSync(join(filesOfSet(set).documents, storedName), { force: true })
}

/** Takes out what no backup in the set needs and the office does not have. While one cannot say what it needs, nothing goes. */
export function dropUnneeded(set: string, inOffice: readonly DocumentInOffice[]): void {
  const manifests = manifestsIn(set)
  if (manifests.length < generationsIn(set).length) return
  const needed = new Set([...manifests.flatMap(({ manifest }) => manifest.documents), ...inOffice].map(({ storedName }) => storedName))
  const { documents } = filesOfSet(set)
  for (const name of readdirSync(documents)) if (!needed.has(name)) rmSync(join(documents, name))
}
