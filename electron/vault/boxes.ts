import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'

/** AES-256-GCM with everything it is bound to, and the keys made from keys: what the key file is built from. */

export const base64 = z.base64()
export const box = z.strictObject({ nonce: base64, data: base64 })
/** A nonce, and the ciphertext with its tag. */
export type Box = z.infer<typeof box>

/** The 32 bytes that HKDF-SHA256 makes of a secret. */
export function hkdf(secret: Uint8Array, salt: Uint8Array, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, label, 32))
}

/** Closes a box that opens with this key and beside these very values only. */
export function lock(key: Buffer, plain: Uint8Array, bound: object): Box {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(canonical(bound), 'utf8'))
  const data = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return { nonce: nonce.toString('base64'), data: data.toString('base64') }
}

/** What a box holds; null when the key or a value that it is bound to is another one. */
export function unlock(key: Buffer, { nonce, data }: Box, bound: object): Buffer | null {
  const bytes = fromBase64(data)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, fromBase64(nonce)).setAAD(Buffer.from(canonical(bound), 'utf8'))
    decipher.setAuthTag(bytes.subarray(-16))
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()])
  } catch {
    return null
  }
}

/** JSON with the properties of every object in order, so that equal values give equal bytes. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}

export function fromBase64(text: string): Buffer {
  return Buffer.from(text, 'base64')
}
