import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Chance } from '../../src/domain/sample/chance.ts'

/**
 * Plays back what the shim wrote down and gives what a disk may hold after a power cut: all that was synchronised, and of
 * the rest any part, in any order, torn at 512 bytes. A name is on the disk when its folder was synchronised after it.
 */

const SECTOR = 512
const O_TRUNC = 0o1000
const Op = { open: 1, write: 2, truncate: 3, sync: 4, rename: 5, unlink: 6, mkdir: 7, rmdir: 8, mark: 9 } as const

/** One recorded call. */
interface Call {
  op: number
  file: number
  at: number
  data: Buffer
}

/** A change of a file's content that waits to be synchronised; `data` null cuts it to `at` bytes. */
interface Change {
  at: number
  data: Buffer | null
}
interface File {
  synced: Buffer
  waiting: Change[]
}
type Folder = { names: Map<string, Node>; synced: Map<string, Node> }
type Node = File | Folder
/** A change of names: what each of them stands for then. */
interface Naming {
  changes: { folder: Folder; name: string; node: Node | null }[]
}

/** The recorded calls, oldest first. */
export function recordedCalls(log: string): Call[] {
  const bytes = readFileSync(log)
  const calls: Call[] = []
  for (let i = 0; i < bytes.length;) {
    const length = bytes.readUInt32LE(i + 13)
    const data = bytes.subarray(i + 17, i + 17 + length)
    calls.push({ op: bytes[i]!, file: bytes.readUInt32LE(i + 1), at: Number(bytes.readBigUInt64LE(i + 5)), data })
    i += 17 + length
  }
  return calls
}

/** The words that were written between the calls, each with the place at which it stands. */
export function marksIn(calls: readonly Call[]): { word: string; at: number }[] {
  return calls.flatMap(({ op, data }, at) => (op === Op.mark ? [{ word: data.toString('utf8'), at }] : []))
}

/** The places of the calls that synchronise. */
export function syncsIn(calls: readonly Call[]): number[] {
  return calls.flatMap(({ op }, at) => (op === Op.sync ? [at] : []))
}

/** A disk on which the calls happen one after the other. */
export class Disk {
  private readonly root: string
  private readonly top: Folder
  private readonly open = new Map<number, Node>()
  private namings: Naming[] = []

  /** As the folder `from` is now, all of it synchronised; the calls name it `root`. */
  constructor(from: string, root: string) {
    this.root = root
    this.top = { names: new Map([['', read(from)]]), synced: new Map() }
    this.top.synced = new Map(this.top.names)
  }

  /** Lets one more call happen. */
  go({ op, file, at, data }: Call): void {
    if (op === Op.mark) return
    const node = this.open.get(file)
    if (op === Op.open) this.opened(file, data.toString('utf8'), at)
    if (op === Op.write && isFile(node)) node.waiting.push({ at, data })
    if (op === Op.truncate && isFile(node)) node.waiting.push({ at, data: null })
    if (op === Op.sync && node) this.sync(node)
    if (op === Op.mkdir) this.name([[data.toString('utf8'), newFolder()]])
    if (op === Op.unlink || op === Op.rmdir) this.name([[data.toString('utf8'), null]])
    if (op === Op.rename) this.rename(data.toString('utf8'))
  }

  /** Writes into the folder `to`, which it empties, what a power cut now may leave. */
  cut(to: string, pick: Chance): void {
    const names = this.namesAfter(pick)
    rmSync(to, { recursive: true, force: true })
    const office = names.get(this.top)?.get('')
    const put = (node: Node, path: string): void => {
      if (isFile(node)) return writeFileSync(path, contentAfter(node, pick))
      mkdirSync(path)
      for (const [name, inner] of names.get(node) ?? node.synced) put(inner, join(path, name))
    }
    if (office) put(office, to)
  }

  /** Which names stand in the folders that changed: with ordered names the first few of the changes, else any of them. */
  private namesAfter(pick: Chance): Map<Folder, Map<string, Node>> {
    const names = new Map<Folder, Map<string, Node>>([[this.top, new Map(this.top.synced)]])
    const ordered = pick.in100(60)
    const first = pick.in100(25) ? this.namings.length : pick.int(0, this.namings.length)
    for (const [no, { changes }] of this.namings.entries()) {
      if (ordered ? no >= first : pick.in100(50)) continue
      for (const { folder, name, node } of changes) {
        if (!names.has(folder)) names.set(folder, new Map(folder.synced))
        setName(names.get(folder)!, name, node)
      }
    }
    return names
  }

  private opened(file: number, path: string, flags: number): void {
    let node = this.at(path)
    if (!node) this.name([[path, (node = { synced: Buffer.alloc(0), waiting: [] })]])
    else if (isFile(node) && flags & O_TRUNC) node.waiting.push({ at: 0, data: null })
    this.open.set(file, node)
  }

  private rename(both: string): void {
    const [from = '', to = ''] = both.split('\0')
    const node = this.at(from)
    if (!node) throw new Error(`${from} was renamed and is not there`)
    this.name([
      [from, null],
      [to, node],
    ])
  }

  private name(changes: [path: string, node: Node | null][]): void {
    const naming = changes.map(([path, node]) => ({ folder: this.folderOf(path), name: nameIn(path, this.root), node }))
    for (const { folder, name, node } of naming) setName(folder.names, name, node)
    this.namings.push({ changes: naming })
  }

  private sync(node: Node): void {
    if (isFile(node)) {
      node.synced = changed(node.synced, node.waiting)
      node.waiting = []
      return
    }
    const mine = this.namings.filter(({ changes }) => changes.some(({ folder }) => folder === node))
    for (const { changes } of mine) for (const { folder, name, node: is } of changes) setName(folder.synced, name, is)
    this.namings = this.namings.filter((naming) => !mine.includes(naming))
  }

  private at(path: string): Node | undefined {
    return this.folderOf(path).names.get(nameIn(path, this.root))
  }

  private folderOf(path: string): Folder {
    if (path === this.root) return this.top
    const folder = this.at(dirname(path))
    if (!folder || isFile(folder)) throw new Error(`${dirname(path)} is no folder`)
    return folder
  }
}

function nameIn(path: string, root: string): string {
  return path === root ? '' : basename(path)
}

function setName(names: Map<string, Node>, name: string, node: Node | null): void {
  if (node) names.set(name, node)
  else names.delete(name)
}

function isFile(node: Node | undefined): node is File {
  return node !== undefined && 'waiting' in node
}

function newFolder(): Folder {
  return { names: new Map(), synced: new Map() }
}

function read(path: string): Folder {
  const folder = newFolder()
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name)
    folder.names.set(entry.name, entry.isDirectory() ? read(inner) : { synced: readFileSync(inner), waiting: [] })
  }
  folder.synced = new Map(folder.names)
  return folder
}

/** The bytes that a file may have: of what waits none, all, or any part; of a write that got there in part, some sectors. */
function contentAfter({ synced, waiting }: File, pick: Chance): Buffer {
  const kept = pick.of(['none', 'all', 'first', 'some', 'some'] as const)
  if (kept === 'all') return changed(synced, waiting)
  if (waiting.length === 0 || kept === 'none') return synced
  const first = pick.int(0, waiting.length)
  return changed(
    synced,
    waiting.flatMap((change, no) => {
      if (kept === 'first') return no < first ? [change] : no === first ? sectorsOf(change, pick) : []
      if (pick.in100(50)) return []
      return pick.in100(30) ? sectorsOf(change, pick) : [change]
    }),
  )
}

/** Some of the sectors that a write touches; a cut happens or does not. */
function sectorsOf(change: Change, pick: Chance): Change[] {
  const { at, data } = change
  if (!data) return pick.in100(50) ? [change] : []
  const sectors: Change[] = []
  for (let from = at; from < at + data.length; from = (Math.floor(from / SECTOR) + 1) * SECTOR) {
    const to = Math.min((Math.floor(from / SECTOR) + 1) * SECTOR, at + data.length)
    if (pick.in100(50)) sectors.push({ at: from, data: data.subarray(from - at, to - at) })
  }
  return sectors
}

/** The content after the changes; what lies between an old end and a change behind it reads as zeros. */
function changed(content: Buffer, changes: readonly Change[]): Buffer {
  if (changes.length === 0) return content
  const result = Buffer.alloc(Math.max(content.length, ...changes.map(({ at, data }) => at + (data?.length ?? 0))))
  let end = content.copy(result)
  for (const { at, data } of changes) {
    if (data) data.copy(result, at)
    else if (at < end) result.fill(0, at, end)
    end = data ? Math.max(end, at + data.length) : at
  }
  return result.subarray(0, end)
}
