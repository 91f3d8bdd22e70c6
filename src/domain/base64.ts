const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const sextetOf = new Int8Array(128).fill(-1)
for (let i = 0; i < alphabet.length; i++) sextetOf[alphabet.charCodeAt(i)] = i

/** Base64 (RFC 4648, padded) of the bytes; pieces of a multiple of three bytes may be joined. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += pieceSize) text += btoa(String.fromCharCode(...bytes.subarray(i, i + pieceSize)))
  return text
}

/** The same of bytes that come in pieces of any length, a piece at a time. */
export function* base64Of(content: Iterable<Uint8Array>): Generator<string> {
  let rest = new Uint8Array(0)
  for (const piece of content) {
    const bytes = new Uint8Array(rest.length + piece.length)
    bytes.set(rest)
    bytes.set(piece, rest.length)
    const whole = bytes.length - (bytes.length % 3)
    yield toBase64(bytes.subarray(0, whole))
    rest = bytes.subarray(whole)
  }
  yield toBase64(rest)
}

/** A multiple of three, small enough for one call's arguments. */
const pieceSize = 3 * 2048

/**
 * The bytes of a base64 text, or null where it is not written the one canonical way: padded, without spaces or line
 * breaks, no bits left over. So the same text comes back from `toBase64`.
 */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const signs = text.length - padding
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < signs; i++) {
    const sextet = sextetOf[text.charCodeAt(i)] ?? -1
    if (sextet < 0) return null
    bits = ((bits << 6) | sextet) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[at++] = (bits >> held) & 0xff
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : null
}
