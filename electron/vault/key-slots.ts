import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '../../db/errors.ts'
import { isFairCost, stretch, type Cost } from './argon.ts'
import { base64, box, fromBase64, hkdf, lock, unlock } from './boxes.ts'
import { readRecoveryKey } from './recovery-key.ts'

/*
 * A slot of the key file: a secret opens its private key, and that opens the root key sealed to its public key. The pair
 * stands between so that a new root key can be sealed to people who are not present and whose secrets nobody else knows.
 */

const kdf = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('argon2id'), m: z.number(), t: z.number(), p: z.number(), salt: base64 }),
  z.strictObject({ name: z.literal('hkdf-sha256'), salt: base64 }),
])
export const slot = z.strictObject({
  header: z.strictObject({
    id: z.string(),
    /** The key of the person, and the name, which can be read without a passphrase; '' in the recovery slot. */
    person: z.string(),
    name: z.string(),
    kind: z.enum(['passphrase', 'recovery']),
    kdf,
    created: z.string(),
  }),
  publicKey: base64,
  privateKey: box,
  sealedTo: base64,
  sealed: box,
})

export type Slot = z.infer<typeof slot>
type Header = Slot['header']

/** What every slot is bound to: its office, and the epoch of the root key sealed to it. */
export interface Place {
  format: 2
  office: string
  epoch: number
}

/** Someone with a slot. */
export interface Named {
  key: string
  name: string
}

/** A slot that a passphrase opens. */
export async function passphraseSlot(place: Place, root: Buffer, person: Named, passphrase: string, cost: Cost): Promise<Slot> {
  const salt = randomBytes(16)
  const wrapping = await stretch(passphrase, salt, cost)
  return newSlot(place, root, newHeader('passphrase', person, { name: 'argon2id', ...cost, salt: salt.toString('base64') }), wrapping)
}

/** The slot that the recovery key opens. */
export function recoverySlot(place: Place, root: Buffer, recoveryKey: string): Slot {
  const secret = readRecoveryKey(recoveryKey)
  if (!secret) throw new Error('a recovery key that is none')
  const salt = randomBytes(16)
  const wrapping = hkdf(secret, salt, 'recovery')
  secret.fill(0)
  return newSlot(
    place,
    root,
    newHeader('recovery', { key: '', name: '' }, { name: 'hkdf-sha256', salt: salt.toString('base64') }),
    wrapping,
  )
}

/** The same slot with another root key: it needs the public key alone, so the person need not be there. */
export function resealed(place: Place, root: Buffer, { header, publicKey, privateKey }: Slot): Slot {
  return { header, publicKey, privateKey, ...seal(place, root, header, fromBase64(publicKey)) }
}

/** The root key behind a slot whose header's cost is one of ours; null when the passphrase does not open it. Refuses office.keysDamaged. */
export async function rootByPassphrase(place: Place, held: Slot, passphrase: string): Promise<Buffer | null> {
  const { kdf: cost } = held.header
  if (cost.name !== 'argon2id') return null
  if (!isFairCost(cost)) throw new Refusal('office.keysDamaged')
  return rootOf(place, held, await stretch(passphrase, fromBase64(cost.salt), cost))
}

/** The same by the 32 bytes of a recovery key. */
export function rootByRecovery(place: Place, held: Slot, secret: Buffer): Buffer | null {
  const { kdf: how } = held.header
  return how.name === 'hkdf-sha256' ? rootOf(place, held, hkdf(secret, fromBase64(how.salt), 'recovery')) : null
}

function newHeader(kind: Header['kind'], { key, name }: Named, how: Header['kdf']): Header {
  return { id: randomBytes(8).toString('hex'), person: key, name, kind, kdf: how, created: new Date().toISOString() }
}

/** Zeroes `wrapping`. */
function newSlot(place: Place, root: Buffer, header: Header, wrapping: Buffer): Slot {
  const own = generateKeyPairSync('x25519')
  const privateKey = own.privateKey.export({ type: 'pkcs8', format: 'der' })
  const publicKey = own.publicKey.export({ type: 'spki', format: 'der' })
  const made = {
    header,
    publicKey: publicKey.toString('base64'),
    privateKey: lock(wrapping, privateKey, ofSlot(place, header, publicKey)),
    ...seal(place, root, header, publicKey),
  }
  for (const secret of [wrapping, privateKey]) secret.fill(0)
  return made
}

function seal(place: Place, root: Buffer, header: Header, publicKey: Buffer): Pick<Slot, 'sealedTo' | 'sealed'> {
  const once = generateKeyPairSync('x25519')
  const sealedTo = once.publicKey.export({ type: 'spki', format: 'der' })
  const to = createPublicKey({ key: publicKey, type: 'spki', format: 'der' })
  const key = sealingKey(diffieHellman({ privateKey: once.privateKey, publicKey: to }), sealedTo, publicKey)
  const sealed = lock(key, root, ofRoot(place, header, publicKey))
  key.fill(0)
  return { sealedTo: sealedTo.toString('base64'), sealed }
}

/** Null when `wrapping` does not open the slot. Zeroes it. */
function rootOf(place: Place, { header, ...held }: Slot, wrapping: Buffer): Buffer | null {
  const publicKey = fromBase64(held.publicKey)
  const open = unlock(wrapping, held.privateKey, ofSlot(place, header, publicKey))
  wrapping.fill(0)
  if (!open) return null
  const once = fromBase64(held.sealedTo)
  const key = sealingKey(agree(open, once), once, publicKey)
  const root = unlock(key, held.sealed, ofRoot(place, header, publicKey))
  for (const secret of [open, key]) secret.fill(0)
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

function sealingKey(shared: Buffer, once: Uint8Array, publicKey: Uint8Array): Buffer {
  const key = hkdf(shared, Buffer.concat([once, publicKey]), 'seal')
  shared.fill(0)
  return key
}

/** A private key stays in its box when the root key changes, so its box knows no epoch. */
function ofSlot({ format, office }: Place, header: Header, publicKey: Buffer): object {
  return { purpose: 'slot', format, office, header, publicKey: publicKey.toString('base64') }
}

function ofRoot({ format, office, epoch }: Place, header: Header, publicKey: Buffer): object {
  return { purpose: 'root', format, office, epoch, header, publicKey: publicKey.toString('base64') }
}
