import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { family } from '../e2e/traces.ts'

/** Looks for bytes in the memory of running processes (Linux: /proc). */

const PIECE = 16 * 1024 * 1024
/** The longest that is ever sought. */
const OVERLAP = 4096

/** A process of the app by its part in it: "main", "renderer", "Parley vault", "gpu-process". */
export interface Part {
  pid: number
  name: string
}

/** Every process of the app that is alive now. */
export function partsOf(main: number): Part[] {
  return family(main).flatMap((pid) => {
    // Chromium's own children carry theirs as one text.
    const command = textOf(`/proc/${pid}/cmdline`).split(/[\0 ]/)
    const named = (flag: string) => command.find((one) => one.startsWith(`${flag}=`))?.slice(flag.length + 1)
    if (command.join('') === '') return []
    return [{ pid, name: pid === main ? 'main' : (named('--utility-sub-type') ?? named('--type') ?? command[0] ?? '') }]
  })
}

/** Which of these stand in the memory of which of them: "renderer: what", each once. */
export function inMemory(parts: readonly Part[], sought: Record<string, Buffer>): string[] {
  const hits = parts.flatMap(({ pid, name }) => [...inProcess(pid, sought)].map((what) => `${name}: ${what}`))
  return [...new Set(hits)].toSorted()
}

function inProcess(pid: number, sought: Record<string, Buffer>): Set<string> {
  const hits = new Set<string>()
  const memory = opened(`/proc/${pid}/mem`)
  if (memory === null) return hits
  const piece = Buffer.alloc(PIECE + OVERLAP)
  for (const [from, to] of writablePlaces(pid))
    for (let at = from; at < to; at += PIECE) {
      const bytes = piece.subarray(0, readAt(memory, piece, at, Math.min(PIECE + OVERLAP, to - at)))
      for (const [what, wanted] of Object.entries(sought)) if (!hits.has(what) && bytes.includes(wanted)) hits.add(what)
    }
  closeSync(memory)
  return hits
}

/** Where a process has written something: what it may write to and has touched, in memory or swapped out. */
function writablePlaces(pid: number): [number, number][] {
  const places = textOf(`/proc/${pid}/smaps`).split(/\n(?=[0-9a-f]+-[0-9a-f]+ )/)
  return places.flatMap((place) => {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(place) ?? []
    if (!from || !to || !/^(Rss|Swap): +[1-9]/m.test(place)) return []
    return [[Number.parseInt(from, 16), Number.parseInt(to, 16)] as [number, number]]
  })
}

/** How much could be read: a place may be gone, or never have been there. */
function readAt(memory: number, into: Buffer, at: number, length: number): number {
  try {
    return readSync(memory, into, 0, length, at)
  } catch {
    return 0
  }
}

function opened(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch {
    return null
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
