import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Refusal } from '../../db/errors.ts'
import { isFairCost, stretch, type Cost } from './argon.ts'
import { writeFileWhole } from './disk.ts'
import { readRecoveryKey, writeRecoveryKey } from './recovery-key.ts'

/*
 * vault.keys: passphrase or recovery key → opens the private key of its slot → opens the root key sealed to that slot
 * → every working key. A key pair stands between so that a later root key can be sealed to people who are not present.
 * All headers are bound in as additional data; a MAC under the root key covers the whole file against planted slots;
 * a plain SHA-256 tells a damaged file from a wrong passphrase before anything is tried.
 */
const FORMAT = 1
const FILE_LIMIT = 1024 * 1024

const base64 = z.base64()
const box = z.strictObject({ nonce: base64, data: base64 })
const kdf = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('argon2id'), m: z.number(), t: z.number(), p: z.number(), salt: base64 }),
  z.strictObject({ name: z.literal('hkdf-sha256'), salt: base64 }),
])
const slot = z.strictObject({
  header: z.strictObject({ id: z.string(), user: z.string(), kind: z.enum(['passphrase', 'recovery']), kdf, created: z.string() }),
  publicKey: base64,
  privateKey: box,
  sealedTo: base64,
  sealed: box,
})
const body = z.strictObject({
  format: z.literal(FORMAT),
  /** The database schema that the office is at: a newer one is known before the database is opened. */
  schema: z.number().int(),
  office: z.string(),
  epoch: z.number().int(),
  slots: z.array(slot),
  mac: base64,
})

export type KeyFile = z.infer<typeof body>
type Slot = z.infer<typeof slot>
type Header = Slot['header']
type Office = Pick<KeyFile, 'format' | 'office' | 'epoch'>
type Box = z.infer<typeof box>

/** The keys of an open office; `root` makes all others. */
export interface OfficeKeys {
  root: Buffer
  db: Buffer
  documents: Buffer
  audit: Buffer
  anchor: Buffer
}

/** A new key file for an office, its keys, and its recovery key as a person reads it. */
export async function createKeys(
  passphrase: string,
  cost: Cost,
  schema: number,
): Promise<{ file: KeyFile; keys: OfficeKeys; recoveryKey: string }> {
  const office: Office = { format: FORMAT, office: randomBytes(16).toString('hex'), epoch: 1 }
  const root = randomBytes(32)
  const recovery = randomBytes(32)
  const user = randomBytes(8).toString('hex')
  const slots = [await passphraseSlot(office, user, root, passphrase, cost), recoverySlot(office, user, root, recovery)]
  const recoveryKey = writeRecoveryKey(recovery)
  recovery.fill(0)
  return { file: signed({ ...office, schema, slots }, root), keys: workingKeys(office, root), recoveryKey }
}

/** Reads vault.keys; refuses with office.keysDamaged or office.newerVersion. `schema` is the newest that this program knows. */
export function readKeyFile(path: string, schema: number): KeyFile {
  const raw = undamaged(readFileSync(path))
  if (Number(raw['format']) > FORMAT || Number(raw['schema']) > schema) throw new Refusal('office.newerVersion')
  const parsed = body.safeParse(raw)
  if (!parsed.success) throw new Refusal('office.keysDamaged')
  return parsed.data
}

/** Writes vault.keys whole, with its plain sum as the last property. */
export function writeKeyFile(path: string, file: KeyFile): void {
  writeFileWhole(path, withSum(file))
}

/** The keys of the office, or office.wrongPassphrase. */
export async function unlockByPassphrase(file: KeyFile, passphrase: string): Promise<OfficeKeys> {
  for (const each of file.slots) {
    if (each.header.kdf.name !== 'argon2id') continue
    if (!isFairCost(each.header.kdf)) throw new Refusal('office.keysDamaged')
    const root = rootOf(file, each, await stretch(passphrase, fromBase64(each.header.kdf.salt), each.header.kdf))
    if (root) return checked(file, root)
  }
  throw new Refusal('office.wrongPassphrase')
}

/** The keys of the office, or office.recoveryWrong (mistyped, or of another office). */
export function unlockByRecoveryKey(file: KeyFile, text: string): OfficeKeys {
  const recovery = readRecoveryKey(text)
  for (const each of recovery ? file.slots : []) {
    if (!recovery || each.header.kdf.name !== 'hkdf-sha256') continue
    const root = rootOf(file, each, hkdf(recovery, fromBase64(each.header.kdf.salt), 'recovery'))
    if (!root) continue
    recovery.fill(0)
    return checked(file, root)
  }
  recovery?.fill(0)
  throw new Refusal('office.recoveryWrong')
}

/** The key file with every passphrase slot replaced by one for the new passphrase. */
export async function withPassphrase(file: KeyFile, keys: OfficeKeys, passphrase: string, cost: Cost): Promise<KeyFile> {
  const user = file.slots[0]?.header.user ?? ''
  const renewed = await passphraseSlot(file, user, keys.root, passphrase, cost)
  return signed({ ...file, slots: [renewed, ...file.slots.filter((each) => each.header.kind !== 'passphrase')] }, keys.root)
}

/** The key file for a database that a migration took to a newer schema. */
export function withSchema(file: KeyFile, keys: OfficeKeys, schema: number): KeyFile {
  return signed({ ...file, schema }, keys.root)
}

/** Overwrites the keys in memory. */
export function forgetKeys(keys: OfficeKeys): void {
  for (const key of Object.values(keys) as Buffer[]) key.fill(0)
}

async function passphraseSlot(office: Office, user: string, root: Buffer, passphrase: string, cost: Cost): Promise<Slot> {
  const salt = randomBytes(16)
  const header = newHeader('passphrase', user, { name: 'argon2id', ...cost, salt: salt.toString('base64') })
  return newSlot(office, header, await stretch(passphrase, salt, cost), root)
}

function recoverySlot(office: Office, user: string, root: Buffer, recovery: Buffer): Slot {
  const salt = randomBytes(16)
  const header = newHeader('recovery', user, { name: 'hkdf-sha256', salt: salt.toString('base64') })
  return newSlot(office, header, hkdf(recovery, salt, 'recovery'), root)
}

function newHeader(kind: Header['kind'], user: string, how: Header['kdf']): Header {
  return { id: randomBytes(8).toString('hex'), user, kind, kdf: how, created: new Date().toISOString() }
}

function newSlot(office: Office, header: Header, wrapping: Buffer, root: Buffer): Slot {
  const own = generateKeyPairSync('x25519')
  const once = generateKeyPairSync('x25519')
  const privateKey = own.privateKey.export({ type: 'pkcs8', format: 'der' })
  const publicKey = own.publicKey.export({ type: 'spki', format: 'der' })
  const sealedTo = once.publicKey.export({ type: 'spki', format: 'der' })
  const shared = sealingKey(diffieHellman({ privateKey: once.privateKey, publicKey: own.publicKey }), sealedTo, publicKey)
  const made: Slot = {
    header,
    publicKey: publicKey.toString('base64'),
    privateKey: lock(wrapping, privateKey, aad('slot', office, header, publicKey)),
    sealedTo: sealedTo.toString('base64'),
    sealed: lock(shared, root, aad('root', office, header, publicKey)),
  }
  for (const secret of [wrapping, privateKey, shared]) secret.fill(0)
  return made
}

/** The root key that this slot holds; null when `wrapping` does not open it. Zeroes `wrapping`. */
function rootOf(file: KeyFile, { header, publicKey, ...held }: Slot, wrapping: Buffer): Buffer | null {
  const open = unlock(wrapping, held.privateKey, aad('slot', file, header, fromBase64(publicKey)))
  wrapping.fill(0)
  if (!open) return null
  const once = fromBase64(held.sealedTo)
  const shared = sealingKey(agree(open, once), once, fromBase64(publicKey))
  const root = unlock(shared, held.sealed, aad('root', file, header, fromBase64(publicKey)))
  for (const secret of [open, shared]) secret.fill(0)
  if (!root) throw new Refusal('office.keysDamaged')
  return root
}

function agree(own: Buffer, other: Buffer): Buffer {
  try {
    return diffieHellman({
      privateKey: createPrivateKey({ key: own, type: 'pkcs8', format: 'der' }),
      publicKey: createPublicKey({ key: other, type: 'spki', format: 'der' }),
    })
  } catch {
    throw new Refusal('office.keysDamaged')
  }
}

/** The working keys, once the file's MAC has shown that every slot was put there by someone with the root key. */
function checked(file: KeyFile, root: Buffer): OfficeKeys {
  const { mac, ...rest } = file
  if (!timingSafeEqual(macOf(rest, root), fromBase64(mac))) throw new Refusal('office.keysDamaged')
  return workingKeys(file, root)
}

function workingKeys(office: Office, root: Buffer): OfficeKeys {
  const key = (label: string) => derived(office, root, label)
  return { root, db: key('db'), documents: key('att-kek'), audit: key('audit'), anchor: key('manifest') }
}

function derived({ office, epoch }: Office, root: Buffer, label: string): Buffer {
  return hkdf(root, Buffer.from(office, 'hex'), `${label}|${epoch}`)
}

function signed({ format, schema, office, epoch, slots }: Omit<KeyFile, 'mac'>, root: Buffer): KeyFile {
  const plain = { format, schema, office, epoch, slots }
  return { ...plain, mac: macOf(plain, root).toString('base64') }
}

function macOf(plain: Omit<KeyFile, 'mac'>, root: Buffer): Buffer {
  const key = derived(plain, root, 'keys')
  const mac = createHmac('sha256', key).update(canonical(plain)).digest()
  key.fill(0)
  return mac
}

function sealingKey(shared: Buffer, once: Uint8Array, publicKey: Uint8Array): Buffer {
  const key = hkdf(shared, Buffer.concat([once, publicKey]), 'seal')
  shared.fill(0)
  return key
}

function hkdf(secret: Uint8Array, salt: Uint8Array, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, label, 32))
}

function lock(key: Buffer, plain: Uint8Array, bound: Uint8Array): Box {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound)
  const data = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return { nonce: nonce.toString('base64'), data: data.toString('base64') }
}

function unlock(key: Buffer, { nonce, data }: Box, bound: Uint8Array): Buffer | null {
  const bytes = fromBase64(data)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, fromBase64(nonce)).setAAD(bound)
    decipher.setAuthTag(bytes.subarray(-16))
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()])
  } catch {
    return null
  }
}

function aad(purpose: string, { format, office, epoch }: Office, header: Header, publicKey: Uint8Array): Buffer {
  return Buffer.from(canonical({ purpose, format, office, epoch, header, publicKey: Buffer.from(publicKey).toString('base64') }), 'utf8')
}

/** JSON with the properties of every object in order, so that equal values give equal bytes. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}

function fromBase64(text: string): Buffer {
  return Buffer.from(text, 'base64')
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
