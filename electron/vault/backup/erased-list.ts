import { existsSync, readFileSync } from 'node:fs'
import { hkdfSync } from 'node:crypto'
import { z } from 'zod'
import type { ErasedSubject } from '../../../db/backups.ts'
import { writeFileWhole } from '../disk.ts'
import type { OfficeKeys } from '../keys.ts'
import { erasedSubject, manifestsIn } from './manifest.ts'
import { filesOfSet } from './places.ts'
import { isSealedBy, openJson, sealJson } from './sealed-json.ts'

/*
 * erased.json stands beside the backups of an office and is rewritten with each of them: a backup that was made before a
 * client was erased must not bring that client back. Its key comes from the log's, which outlives every change of keys, so
 * that the oldest backup can still read the newest list.
 */
const shape = z.strictObject({ format: z.literal(1), office: z.string(), erased: z.array(erasedSubject) })

/** Writes the list. */
export function writeErasedList(path: string, auditKey: Buffer, office: string, erased: readonly ErasedSubject[]): void {
  writeFileWhole(path, sealJson({ format: 1, office, erased }, listKey(auditKey)))
}

/** Who stands in the list; null when it is not there, damaged, or with a key given, not of this office. */
export function readErasedList(path: string, auditKey?: Buffer): ErasedSubject[] | null {
  if (!existsSync(path)) return null
  const opened = openJson(readFileSync(path))
  if (!opened || (auditKey && !isSealedBy(opened, listKey(auditKey)))) return null
  const parsed = shape.safeParse(opened.content)
  return parsed.success ? parsed.data.erased : null
}

/**
 * Who is to be erased again from a backup of this set: whom a manifest with the seal of these keys names, or the list, unless a
 * sealed backup says that the office still had a case of them. `isWhole`: all that the list names, and it was there.
 */
export function erasedIn(set: string, { anchor, audit }: OfficeKeys): { erased: ErasedSubject[]; isWhole: boolean } {
  const listed = readErasedList(filesOfSet(set).erased, audit)
  const sealed = manifestsIn(set).flatMap(({ manifest, isSealedBy }) => (isSealedBy(anchor) ? [manifest] : []))
  const disputed = new Set(sealed.flatMap((manifest) => manifest.disputed))
  const undisputed = (listed ?? []).filter(({ subject }) => !disputed.has(subject))
  const erased = union(undisputed, ...sealed.map((manifest) => manifest.erased))
  const named = new Set(erased.map(({ subject }) => subject))
  return { erased, isWhole: listed?.every(({ subject }) => named.has(subject)) ?? false }
}

/** Every subject once. */
export function union(...lists: readonly (readonly ErasedSubject[])[]): ErasedSubject[] {
  return [...new Map(lists.flat().map((one) => [one.subject, one])).values()]
}

function listKey(auditKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', auditKey, Buffer.alloc(0), 'erased', 32))
}
