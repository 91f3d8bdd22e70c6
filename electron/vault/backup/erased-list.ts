import { existsSync, readFileSync } from 'node:fs'
import { hkdfSync } from 'node:crypto'
import { z } from 'zod'
import type { ErasedSubject } from '../../../db/backups.ts'
import { writeFileWhole } from '../disk.ts'
import { erasedSubject } from './manifest.ts'
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

/** Every subject once. */
export function union(...lists: readonly (readonly ErasedSubject[])[]): ErasedSubject[] {
  return [...new Map(lists.flat().map((one) => [one.subject, one])).values()]
}

function listKey(auditKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', auditKey, Buffer.alloc(0), 'erased', 32))
}
