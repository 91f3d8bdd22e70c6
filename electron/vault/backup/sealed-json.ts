import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/*
 * How the manifest and the list of erased clients are written: JSON with a MAC over its content and, as the last property,
 * a plain SHA-256 over everything before. The sum tells damage without any key, the MAC that the office wrote it.
 */
const LIMIT = 256 * 1024 * 1024

/** The text of the file. */
export function sealJson(content: object, key: Buffer): string {
  return withSum({ ...content, mac: macOf(content, key).toString('base64') })
}

/** What the file says, with its MAC; null when a byte of it is not as it was written. */
export function openJson(bytes: Buffer): { content: Record<string, unknown>; mac: string } | null {
  if (bytes.length > LIMIT) return null
  let raw: unknown
  try {
    raw = JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
  if (raw === null || typeof raw !== 'object') return null
  const { sha256: _sum, ...summed } = raw as Record<string, unknown>
  if (!bytes.equals(Buffer.from(withSum(summed), 'utf8'))) return null
  const { mac, ...content } = summed
  return typeof mac === 'string' ? { content, mac } : null
}

/** Whether the office with this key wrote it. */
export function isSealedBy({ content, mac }: { content: object; mac: string }, key: Buffer): boolean {
  const [right, found] = [macOf(content, key), Buffer.from(mac, 'base64')]
  return found.length === right.length && timingSafeEqual(found, right)
}

function macOf(content: object, key: Buffer): Buffer {
  return createHmac('sha256', key).update('backup|').update(JSON.stringify(content)).digest()
}

function withSum(content: object): string {
  const sha256 = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  return `${JSON.stringify({ ...content, sha256 })}\n`
}
