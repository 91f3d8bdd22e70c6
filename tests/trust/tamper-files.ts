import {
  copyFileSync,
  existsSync,
  openSync,
  closeSync,
  readFileSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { filesOf } from '../../electron/vault/office-folder.ts'
import type { Chance } from '../../src/domain/sample/chance.ts'

/** Changes of an office's files while nobody has it open, by somebody who has older copies of them. */

const PAGE = 4096

function pageOf(path: string, no: number): Buffer {
  const page = Buffer.alloc(PAGE)
  const file = openSync(path, 'r')
  readSync(file, page, 0, PAGE, (no - 1) * PAGE)
  closeSync(file)
  return page
}

/** Puts a page of an older copy back; gives its number, or null when the files have no page that differs. */
export function oldPage(folder: string, older: string, pick: Chance, except: (page: number) => boolean): number | null {
  const now = filesOf(folder).database
  const then = filesOf(older).database
  const pages = Math.min(statSync(now).size, statSync(then).size) / PAGE
  const differing = Array.from({ length: pages }, (_, i) => i + 1).filter((no) => !except(no) && !pageOf(now, no).equals(pageOf(then, no)))
  if (differing.length === 0) return null
  const no = pick.of(differing)
  const file = openSync(now, 'r+')
  writeSync(file, pageOf(then, no), 0, PAGE, (no - 1) * PAGE)
  closeSync(file)
  return no
}

/** Puts the whole older database back. */
export function oldDatabase(folder: string, older: string): void {
  copyFileSync(filesOf(older).database, filesOf(folder).database)
}

/** Puts the older anchor back. */
export function oldAnchor(folder: string, older: string): void {
  copyFileSync(filesOf(older).anchor, filesOf(folder).anchor)
}

export function hurtAnchor(folder: string, pick: Chance): void {
  const path = filesOf(folder).anchor
  const text = readFileSync(path, 'utf8')
  const ways = [
    () => rmSync(path),
    () => writeFileSync(path, ''),
    () => writeFileSync(path, text.replaceAll(/"seq":\d+/g, '"seq":0')),
    () => writeFileSync(path, text.replaceAll(/[0-9a-f]\n/g, 'x\n')),
  ]
  pick.of(ways)()
}

/** Changes the content of a stored document; gives what was done. */
export function hurtDocument(folder: string, storedName: string, pick: Chance): string {
  const documents = filesOf(folder).documents
  const path = join(documents, storedName)
  const other = pick.of(readdirSync(documents).filter((name) => name !== storedName))
  const ways: Record<string, () => void> = {
    edited: () => {
      const bytes = readFileSync(path)
      const at = pick.int(0, bytes.length - 1)
      bytes[at] = bytes[at]! ^ (1 << pick.int(0, 7))
      writeFileSync(path, bytes)
    },
    shortened: () => truncateSync(path, statSync(path).size - pick.int(1, Math.min(20, statSync(path).size))),
    lengthened: () => writeFileSync(path, 'x', { flag: 'a' }),
    replaced: () => copyFileSync(join(documents, other), path),
    swapped: () => {
      const mine = readFileSync(path)
      copyFileSync(join(documents, other), path)
      writeFileSync(join(documents, other), mine)
    },
    missing: () => rmSync(path),
  }
  const way = pick.of(Object.keys(ways))
  ways[way]!()
  if (way !== 'missing' && !existsSync(path)) throw new Error('the document is gone')
  return way
}
