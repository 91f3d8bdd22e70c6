import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { enums } from '../../../src/domain/enums.ts'
import { filesOfGeneration, generationsIn } from './places.ts'
import { isSealedBy, openJson, sealJson } from './sealed-json.ts'

/** What a backup says of itself. */
const FORMAT = 1
/** The version of this program, as package.json has it. */
export const APP_VERSION = '0.1.0'
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const hex = (signs: number) => z.string().regex(new RegExp(`^[0-9a-f]{${signs}}$`))
const instant = z.iso.datetime()
const part = z.strictObject({ sha256: hex(64), length: count })

export const erasedSubject = z.strictObject({
  subject: hex(16),
  reason: z.enum(enums.erasure_reason),
  askedBy: z.string().min(1).max(200),
  at: instant,
})

const documentPart = z.strictObject({
  storedName: hex(32),
  length: count,
  /** Of the sealed file, so that it can be checked without any key. */
  sha256: hex(64),
  /** The pseudonym of its case: a document of an erased client may be missing. */
  subject: hex(16),
  /** When it was last read through. */
  readAt: instant,
})

const shape = z.strictObject({
  format: z.literal(FORMAT),
  app: z.string().max(40),
  /** The database schema of the office at that time. */
  schema: count,
  office: hex(32),
  epoch: count,
  at: instant,
  /** Rows per table. */
  counts: z.record(z.string().max(80), count),
  /** The logical digest of the database. */
  digest: hex(64),
  /** The newest entry of the log. */
  head: z.strictObject({ seq: count, mac: hex(64) }),
  keys: part,
  database: part,
  documents: z.array(documentPart),
  /** Documents that the office itself could no longer give whole, by their stored names. */
  lost: z.array(hex(32)),
  erased: z.array(erasedSubject),
  /** Who stands in the list of the erased although the office still had a case of them, by subject. */
  disputed: z.array(hex(16)).default([]),
})

export type Manifest = z.infer<typeof shape>
export type FilePart = z.infer<typeof part>
export type DocumentPart = z.infer<typeof documentPart>

/** A manifest as it lies on the disk. */
export interface ReadManifest {
  manifest: Manifest
  isSealedBy: (key: Buffer) => boolean
}

/** The text of a manifest. */
export function writtenManifest(manifest: Omit<Manifest, 'format'>, key: Buffer): string {
  return sealJson({ format: FORMAT, ...manifest }, key)
}

/** A manifest whose every byte is as it was written; 'missing' or 'changed' otherwise. */
export function readManifest(path: string): ReadManifest | 'missing' | 'changed' {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    if (isMissing(error)) return 'missing'
    throw error
  }
  return parseManifest(bytes) ?? 'changed'
}

/** The same of bytes: null when they are no manifest. */
export function parseManifest(bytes: Buffer): ReadManifest | null {
  const opened = openJson(bytes)
  const parsed = opened && shape.safeParse(opened.content)
  return opened && parsed?.success ? { manifest: parsed.data, isSealedBy: (key) => isSealedBy(opened, key) } : null
}

/** The manifests of a set that are as they were written, newest first. */
export function manifestsIn(set: string): ReadManifest[] {
  return generationsIn(set).flatMap((name) => {
    const read = readManifest(filesOfGeneration(join(set, name)).manifest)
    return typeof read === 'string' ? [] : [read]
  })
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
