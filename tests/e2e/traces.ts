import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

/** Finds texts in everything that a program wrote: plain, re-coded, or packed inside something else. */

/** A place that may hold a text: a file by its path, or what else a program leaves. */
export interface Trace {
  where: string
  bytes: Buffer
}

/** Every file under `folder`, its name included, but for those of `without`. */
export function filesUnder(folder: string, without: readonly string[] = []): Trace[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = join(folder, name)
    if (without.some((one) => path === one || path.startsWith(`${one}/`))) return []
    const content = statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : Buffer.alloc(0)
    return [{ where: name, bytes: Buffer.concat([Buffer.from(`${name}\0`), content]) }]
  })
}

/** The command lines of processes, and the files that they hold open though nobody can find them any more. */
export function heldBy(pids: readonly number[]): Trace[] {
  return pids.flatMap((pid) => {
    const open = join('/proc', String(pid), 'fd')
    const hidden = readdirSync(open).flatMap((fd) => {
      const name = linkOf(join(open, fd))
      return name.endsWith(' (deleted)') && statSync(join(open, fd)).isFile() ? [{ where: name, bytes: readFileSync(join(open, fd)) }] : []
    })
    return [{ where: `command line of ${pid}`, bytes: readFileSync(join('/proc', String(pid), 'cmdline')) }, ...hidden]
  })
}

/** A file may be closed between listing and looking. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

/** A process and all that it started, directly or not; empty where the system has no /proc. */
export function family(pid: number): number[] {
  if (!existsSync('/proc/self/stat')) return []
  const parents = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [{ pid: Number(name), parent: parentOf(name) }] : []))
  const withChildren = (one: number): number[] => [
    one,
    ...parents.filter(({ parent }) => parent === one).flatMap((child) => withChildren(child.pid)),
  ]
  return withChildren(pid)
}

function parentOf(pid: string): number {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1])
  } catch {
    return NaN
  }
}

/** Which of the texts stand where: "where: text", each once. */
export function found(traces: readonly Trace[], texts: readonly string[]): string[] {
  const sought = texts.flatMap((text) => spellings(text).map((bytes) => ({ text, bytes })))
  const hits = traces.flatMap(({ where, bytes }) =>
    [bytes, ...unpacked(bytes)].flatMap((part) =>
      sought.flatMap(({ text, bytes: wanted }) => (part.includes(wanted) ? [`${where}: ${text}`] : [])),
    ),
  )
  return [...new Set(hits)]
}

/** A text as it may be written: by bytes, in digits, in base64 at any of its three places, as a part of an address or of JSON. */
function spellings(text: string): Buffer[] {
  const utf8 = Buffer.from(text, 'utf8')
  const hex = utf8.toString('hex')
  const escaped = text.replaceAll(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const wide = (bytes: Buffer) => bytes.swap16()
  const base64 = [0, 1, 2].flatMap((skip) => {
    const whole = utf8.subarray(skip, skip + Math.floor((utf8.length - skip) / 3) * 3)
    return [whole.toString('base64'), whole.toString('base64url')]
  })
  const written = [hex, hex.toUpperCase(), escaped, encodeURIComponent(text), ...base64].map((one) => Buffer.from(one, 'latin1'))
  return [utf8, Buffer.from(text, 'utf16le'), wide(Buffer.from(text, 'utf16le')), ...written]
}

const packings = [
  { begin: [0x1f, 0x8b, 0x08], skip: () => 0, unpack: gunzipSync },
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => ({ begin: [0x78, level], skip: () => 0, unpack: inflateSync })),
  {
    begin: [0x50, 0x4b, 0x03, 0x04],
    skip: (bytes: Buffer, at: number) => (at + 30 > bytes.length ? 0 : 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)),
    unpack: inflateRawSync,
  },
]

/** What gzip, zlib and zip packed, wherever in the bytes it begins and however much of it is there. */
function unpacked(bytes: Buffer): Buffer[] {
  return packings.flatMap(({ begin, skip, unpack }) => {
    const sign = Buffer.from(begin)
    const parts: Buffer[] = []
    for (let at = bytes.indexOf(sign); at >= 0; at = bytes.indexOf(sign, at + 1)) {
      try {
        parts.push(unpack(bytes.subarray(at + skip(bytes, at)), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 2 ** 26 }))
      } catch {
        // by chance these bytes look like the beginning of something packed
      }
    }
    return parts
  })
}
