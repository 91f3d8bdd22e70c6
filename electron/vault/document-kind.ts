/** What can be shown of a document: decided by its bytes, never by its name. */
export interface Preview {
  mime: string | null
  base64: string | null
  text: string | null
}

const IMAGE_LIMIT = 10 * 1024 * 1024
const TEXT_LIMIT = 1024 * 1024
const NOTHING: Preview = { mime: null, base64: null, text: null }

/** A picture up to 10 MB or plain text up to 1 MB; anything else is not shown. */
export function previewOf(sizeBytes: number, read: () => Iterable<Buffer>): Preview {
  if (sizeBytes > IMAGE_LIMIT) return NOTHING
  const content = Buffer.concat([...read()])
  const mime = pictureType(content)
  if (mime) return { mime, base64: content.toString('base64'), text: null }
  const text = sizeBytes <= TEXT_LIMIT ? plainText(content) : null
  return text === null ? NOTHING : { mime: 'text/plain', base64: null, text }
}

/** The name of a file without folders, drive letter and control characters, otherwise as it is. */
export function plainName(path: string): string {
  const name = path
    .replaceAll(/\p{Cc}/gu, '')
    .replace(/^.*[/\\]/s, '')
    .replace(/^[a-z]:/i, '')
  return /^\.*$/.test(name) ? 'document' : name
}

function pictureType(content: Buffer): string | null {
  const starts = (...bytes: number[]) => content.subarray(0, bytes.length).equals(Buffer.from(bytes))
  const word = (from: number, to: number) => content.subarray(from, to).toString('latin1')
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (word(0, 6) === 'GIF87a' || word(0, 6) === 'GIF89a') return 'image/gif'
  if (word(0, 4) === 'RIFF' && word(8, 12) === 'WEBP') return 'image/webp'
  return null
}

/** A control character other than those that lay out text. */
function isForMachines(sign: string): boolean {
  return sign < ' ' && !'\t\n\v\f\r'.includes(sign)
}

function plainText(content: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    return [...text].some(isForMachines) ? null : text
  } catch {
    return null
  }
}
