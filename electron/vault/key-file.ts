import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { Refusal } from '../../db/errors.ts'
import { base64, box } from './boxes.ts'
import { writeFileWhole } from './disk.ts'
import { slot } from './key-slots.ts'
import { filesOf } from './office-folder.ts'

/*
 * vault.keys as a file. A plain SHA-256 tells a damaged file from a wrong passphrase before anything is tried; a MAC under
 * the root key covers everything against planted slots. Losing it loses the office, so a second copy lies beside it.
 */
export const FORMAT = 2
const FILE_LIMIT = 1024 * 1024
const MOST_SLOTS = 200

const body = z.strictObject({
  format: z.literal(FORMAT),
  /** The database schema that the office is at: a newer one is known before the database is opened. */
  schema: z.number().int(),
  office: z.string().regex(/^[0-9a-f]{32}$/),
  /** Which root key: the first is 1, and each rotation makes the next. */
  epoch: z.number().int().min(1),
  slots: z.array(slot).max(MOST_SLOTS),
  /** What outlives a root key: the key of the log, and the document keys of every epoch. */
  kept: box,
  mac: base64,
})

export type KeyFile = z.infer<typeof body>

/** Reads a key file; refuses with office.keysDamaged or office.newerVersion. `schema` is the newest that this program knows. */
export function readKeyFile(path: string, schema: number): KeyFile {
  const raw = undamaged(readFileSync(path))
  if (Number(raw['format']) > FORMAT || Number(raw['schema']) > schema) throw new Refusal('office.newerVersion')
  const parsed = body.safeParse(raw)
  if (!parsed.success) throw new Refusal('office.keysDamaged')
  return parsed.data
}

/** Writes a key file whole, with its plain sum as the last property. */
export function writeKeyFile(path: string, file: KeyFile): void {
  writeFileWhole(path, withSum(file))
}

/** The key file of an office, by its copy where the first is damaged or gone. */
export function readOfficeKeys(folder: string, schema: number): { file: KeyFile; fromCopy: boolean } {
  const { keys, keysCopy } = filesOf(folder)
  const file = wholeOrNull(keys, schema)
  if (file) return { file, fromCopy: false }
  const copy = wholeOrNull(keysCopy, schema)
  if (!copy) throw new Refusal('office.keysDamaged')
  return { file: copy, fromCopy: true }
}

/** Writes both: from the first on the change stands. */
export function writeOfficeKeys(folder: string, file: KeyFile): void {
  writeKeyFile(filesOf(folder).keys, file)
  writeKeyFile(filesOf(folder).keysCopy, file)
}

/** Writes the copy where it is not equal to the first. */
export function keepCopy(folder: string, file: KeyFile): void {
  const { keysCopy } = filesOf(folder)
  const should = withSum(file)
  if (!existsSync(keysCopy) || readFileSync(keysCopy, 'utf8') !== should) writeFileWhole(keysCopy, should)
}

/** Whether the first of the two is this one. */
export function isInPlace(folder: string, { mac }: KeyFile): boolean {
  try {
    return readKeyFile(filesOf(folder).keys, Number.MAX_SAFE_INTEGER).mac === mac
  } catch {
    return false
  }
}

function wholeOrNull(path: string, schema: number): KeyFile | null {
  if (!existsSync(path)) return null
  try {
    return readKeyFile(path, schema)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'office.keysDamaged') return null
    throw error
  }
}

function withSum(content: object): string {
  const sha256 = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  return `${JSON.stringify({ ...content, sha256 }, null, 1)}\n`
}

/** What the file says, when every byte of it is as it was written. */
function undamaged(bytes: Buffer): Record<string, unknown> {
  if (bytes.length > FILE_LIMIT) throw new Refusal('office.keysDamaged')
  let content: unknown
  try {
    content = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new Refusal('office.keysDamaged')
  }
  if (content === null || typeof content !== 'object') throw new Refusal('office.keysDamaged')
  const { sha256: _sum, ...rest } = content as Record<string, unknown>
  if (!bytes.equals(Buffer.from(withSum(rest), 'utf8'))) throw new Refusal('office.keysDamaged')
  return rest
}
