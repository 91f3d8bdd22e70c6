import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { codeOf, isOfDisk, Refusal } from '../../db/errors.ts'
import { syncFolder } from './disk.ts'
import type { DocumentKeys } from './keys.ts'

/*
 * A document on the disk: a random name, a key of its own wrapped by the office's document key of the epoch
 * that it was stored in, 1 MiB chunks of AES-256-GCM. The nonce counts the chunks and marks the last one; the name and the number of the chunk are bound in,
 * so chunks can be neither swapped, nor cut off, nor moved to another document.
 */
const CHUNK = 1024 * 1024
const TAG = 16
const NONCE = 12
const EPOCH = 4
/** The largest document that is taken, in bytes. */
export const DOCUMENT_LIMIT = 500 * 1024 * 1024
/** The largest one that comes as bytes and not by its path, pasted. */
export const PASTED_LIMIT = 50 * 1024 * 1024

/** What the database keeps of a stored file. */
export interface StoredFile {
  storedName: string
  wrappedKey: Buffer
  sizeBytes: number
  sha256: string
}

export type Progress = (done: number, total: number) => void
type Sealed = Pick<StoredFile, 'storedName' | 'wrappedKey'>

/** The size of a file that is to be stored, in bytes, by asking and not by reading. Refuses document.empty, document.tooLarge, document.unreadable. */
export async function sizeToStore(sourcePath: string): Promise<number> {
  const found = await stat(sourcePath).catch(() => null)
  if (!found?.isFile()) throw new Refusal('document.unreadable')
  return mustFit(found.size)
}

/** Encrypts a file into the folder. Refuses document.empty, document.tooLarge, document.unreadable; leaves nothing behind then. */
export async function storeFile(folder: string, keys: DocumentKeys, sourcePath: string, progress: Progress): Promise<StoredFile> {
  const source = await open(sourcePath, 'r').catch(() => null)
  if (!source) throw new Refusal('document.unreadable')
  try {
    const { size, isFile } = await source.stat().then((stat) => ({ size: stat.size, isFile: stat.isFile() }))
    if (!isFile) throw new Refusal('document.unreadable')
    return await storeBytes(folder, keys, size, async (chunk, at) => readWhole(source, chunk, at), progress)
  } finally {
    await source.close()
  }
}

/** The same for bytes in memory. */
export async function storeContent(folder: string, keys: DocumentKeys, content: Uint8Array): Promise<StoredFile> {
  const take = (chunk: Buffer, at: number) => {
    const part = content.subarray(at, at + chunk.length)
    chunk.set(part)
    return Promise.resolve(part.length)
  }
  return storeBytes(folder, keys, content.length, take, () => {})
}

/** The plain text of a stored file, chunk by chunk; throws document.damaged at the first wrong byte, or at the end when the sum differs. */
export function* storedChunks(folder: string, keys: DocumentKeys, stored: StoredFile): Generator<Buffer> {
  const sum = createHash('sha256')
  for (const plain of openChunks(folder, keys, stored, 0, chunksOf(stored.sizeBytes))) {
    sum.update(plain)
    yield plain
  }
  if (sum.digest('hex') !== stored.sha256) throw new Refusal('document.damaged')
}

/** A piece of a stored file, cut at its end; only its chunks are read. Throws document.damaged when one of them is not as it was stored. */
export function storedPiece(folder: string, keys: DocumentKeys, stored: StoredFile, from: number, length: number): Buffer {
  const first = Math.floor(from / CHUNK)
  const end = Math.min(Math.ceil((from + length) / CHUNK), chunksOf(stored.sizeBytes))
  const start = from - first * CHUNK
  return Buffer.concat([...openChunks(folder, keys, stored, first, end)]).subarray(start, start + length)
}

/** The chunks from `first` up to and without `end`, opened. */
function* openChunks(folder: string, keys: DocumentKeys, stored: StoredFile, first: number, end: number): Generator<Buffer> {
  const { storedName, sizeBytes } = stored
  const path = join(folder, storedName)
  const count = chunksOf(sizeBytes)
  if (statSync(path, { throwIfNoEntry: false })?.size !== sealedLength(sizeBytes)) throw new Refusal('document.damaged')
  const key = unwrapKey(keys, stored)
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(Math.min(CHUNK, sizeBytes) + TAG)
    for (let no = first; no < end; no++) {
      const sealed = buffer.subarray(0, Math.min(CHUNK, sizeBytes - no * CHUNK) + TAG)
      if (readSync(file, sealed, 0, sealed.length, no * (CHUNK + TAG)) !== sealed.length) throw new Refusal('document.damaged')
      yield openChunk(key, storedName, no, no === count - 1, sealed)
    }
  } finally {
    key.fill(0)
    closeSync(file)
  }
}

/** How long a stored file is on the disk, in bytes. */
export function sealedLength(sizeBytes: number): number {
  return sizeBytes + TAG * chunksOf(sizeBytes)
}

/** Whether a stored file is there and every byte of it is right. */
export function isWhole(folder: string, keys: DocumentKeys, stored: StoredFile): boolean {
  try {
    const chunks = storedChunks(folder, keys, stored)
    while (!chunks.next().done);
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/**
 * Removes stored files that no row came to point to, after `error` has ended the act. Where the disk failed, nobody knows
 * whether a crash would bring the rows back, so the files stay: without their keys they are noise.
 */
export async function removeUnused(folder: string, storedNames: readonly string[], error: unknown): Promise<void> {
  if (isOfDisk(codeOf(error))) return
  for (const name of storedNames) await rm(join(folder, name), { force: true }).catch(() => {})
}

/** Writes to a temporary name with mode 0600, fsyncs and renames; nothing stands there when `fill` throws. */
export async function writeWhole(path: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
  const partial = `${path}.${randomBytes(4).toString('hex')}.partial`
  try {
    const file = await open(partial, 'wx', 0o600)
    try {
      await fill(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

async function storeBytes(
  folder: string,
  keys: DocumentKeys,
  sizeBytes: number,
  read: (chunk: Buffer, at: number) => Promise<number>,
  progress: Progress,
): Promise<StoredFile> {
  mustFit(sizeBytes)
  const storedName = randomBytes(16).toString('hex')
  const key = randomBytes(32)
  const sum = createHash('sha256')
  const buffer = Buffer.alloc(Math.min(CHUNK, sizeBytes))
  await writeWhole(join(folder, storedName), async (file) => {
    for (let no = 0; no < chunksOf(sizeBytes); no++) {
      const plain = buffer.subarray(0, Math.min(CHUNK, sizeBytes - no * CHUNK))
      if ((await read(plain, no * CHUNK)) !== plain.length) throw new Refusal('document.unreadable')
      sum.update(plain)
      for (const part of sealChunk(key, storedName, no, no === chunksOf(sizeBytes) - 1, plain)) await file.writeFile(part)
      progress(no * CHUNK + plain.length, sizeBytes)
    }
  })
  buffer.fill(0)
  const wrappedKey = wrapKey(keys, storedName, key)
  key.fill(0)
  return { storedName, wrappedKey, sizeBytes, sha256: sum.digest('hex') }
}

function mustFit(sizeBytes: number): number {
  if (sizeBytes === 0) throw new Refusal('document.empty')
  if (sizeBytes > DOCUMENT_LIMIT) throw new Refusal('document.tooLarge')
  return sizeBytes
}

function chunksOf(sizeBytes: number): number {
  return Math.ceil(sizeBytes / CHUNK)
}

async function readWhole(file: FileHandle, into: Buffer, at: number): Promise<number> {
  let done = 0
  while (done < into.length) {
    const { bytesRead } = await file.read(into, done, into.length - done, at + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return done
}

function nonceOf(no: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE)
  nonce.writeBigUInt64BE(BigInt(no), 3)
  nonce[11] = last ? 1 : 0
  return nonce
}

function sealChunk(key: Buffer, storedName: string, no: number, last: boolean, plain: Buffer): Buffer[] {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(no, last)).setAAD(Buffer.from(`${storedName}|${no}`))
  return [cipher.update(plain), cipher.final(), cipher.getAuthTag()]
}

function openChunk(key: Buffer, storedName: string, no: number, last: boolean, sealed: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(no, last)).setAAD(Buffer.from(`${storedName}|${no}`))
    decipher.setAuthTag(sealed.subarray(-TAG))
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()])
  } catch {
    throw new Refusal('document.damaged')
  }
}

/** The epoch, the nonce, and the key in its box. */
function wrapKey({ epoch, keys }: DocumentKeys, storedName: string, key: Buffer): Buffer {
  const which = Buffer.alloc(EPOCH)
  which.writeUInt32BE(epoch)
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keys.get(epoch)!, nonce).setAAD(Buffer.from(storedName))
  return Buffer.concat([which, nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

function unwrapKey({ keys }: DocumentKeys, { storedName, wrappedKey }: Sealed): Buffer {
  const wrapping = wrappedKey.length > EPOCH ? keys.get(wrappedKey.readUInt32BE()) : undefined
  if (!wrapping) throw new Refusal('document.damaged')
  const sealed = wrappedKey.subarray(EPOCH)
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrapping, sealed.subarray(0, NONCE)).setAAD(Buffer.from(storedName))
    decipher.setAuthTag(sealed.subarray(-TAG))
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()])
  } catch {
    throw new Refusal('document.damaged')
  }
}
