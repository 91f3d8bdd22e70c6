/**
 * The recovery key as a person reads and types it: 11 groups of 5 signs. 52 signs carry the 256 bits,
 * the last 3 a weighted sum modulo a prime, which changes with every single wrong sign and every two signs swapped.
 */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const KEY_BYTES = 32
const KEY_SIGNS = 52
const SUM_SIGNS = 3
const GROUP = 5
/** The largest prime that three signs can write. */
const PRIME = 32_749

/** How many groups a recovery key has. */
export const RECOVERY_GROUPS = (KEY_SIGNS + SUM_SIGNS) / GROUP

/** The groups of a 32-byte key, "7K2MQ-…". */
export function writeRecoveryKey(key: Uint8Array): string {
  const values = toFives(key)
  const signs = [...values, ...checkOf(values)].map((value) => SIGNS[value]).join('')
  return (signs.match(/.{5}/g) ?? []).join('-')
}

/** The 32 bytes of a typed recovery key; null when a sign is wrong. Spaces, dashes and lower case are taken, O reads as 0, I and L as 1. */
export function readRecoveryKey(text: string): Buffer | null {
  const values = [...plainSigns(text)].map((sign) => SIGNS.indexOf(sign))
  if (values.length !== KEY_SIGNS + SUM_SIGNS || values.includes(-1)) return null
  const carried = values.slice(0, KEY_SIGNS)
  if (checkOf(carried).some((value, index) => value !== values[KEY_SIGNS + index])) return null
  return fromFives(carried)
}

/** Whether a typed group is the group at `index` (from 0) of a written key. */
export function isGroup(written: string, index: number, typed: string): boolean {
  const group = written.split('-')[index]
  return group !== undefined && plainSigns(typed) === group
}

function plainSigns(text: string): string {
  return text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
}

function checkOf(values: readonly number[]): number[] {
  const sum = values.reduce((total, value, index) => total + (index + 1) * value, 0) % PRIME
  return [sum >> 10, (sum >> 5) & 31, sum & 31]
}

function toFives(bytes: Uint8Array): number[] {
  const values: number[] = []
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    for (bits += 8; bits >= 5; bits -= 5) values.push((held >> (bits - 5)) & 31)
  }
  if (bits > 0) values.push((held << (5 - bits)) & 31)
  return values
}

function fromFives(values: readonly number[]): Buffer | null {
  const bytes = Buffer.alloc(KEY_BYTES)
  let held = 0
  let bits = 0
  let length = 0
  for (const value of values) {
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[length++] = (held >> bits) & 0xff
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null
}
