import { accessSync, constants, existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmdirSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal } from '../../db/errors.ts'

/** The files of an office. */
export interface OfficeFiles {
  keys: string
  /** The same once more: without the keys nothing can be read. */
  keysCopy: string
  database: string
  anchor: string
  holder: string
  /** Space that is let go when the disk is full. */
  reserve: string
  documents: string
}

/** Where they lie. */
export function filesOf(folder: string): OfficeFiles {
  return {
    keys: join(folder, 'vault.keys'),
    keysCopy: join(folder, 'vault.keys.copy'),
    database: join(folder, 'vault.db'),
    anchor: join(folder, 'vault.anchor'),
    holder: join(folder, 'vault.holder'),
    reserve: join(folder, 'vault.reserve'),
    documents: join(folder, 'documents'),
  }
}

/** What a change of the root key prepares beside the database and the anchor: they take their places once the keys name this epoch. */
export function nextFilesOf(folder: string, epoch: number): { database: string; anchor: string } {
  const { database, anchor } = filesOf(folder)
  return { database: `${database}.next-${epoch}`, anchor: `${anchor}.next-${epoch}` }
}

const OURS =
  /^(vault\.(keys(\.copy)?|db|anchor)(\.next-\d+)?(-wal|-shm|-journal)?(\.partial)?|vault\.keys\.damaged-\w+|vault\.holder|vault\.torn-\w+|documents)$/
const PARTIAL = /\.partial(-wal|-shm|-journal)?$/
const TORN = /^vault\.torn-\w+$/
const NEXT = /^vault\.(db|anchor)\.next-\d+(\.partial)?(-wal|-shm|-journal)?$/

/** The folder for files of an office as they were found, when the end of its log could not be read. Nothing removes it by itself. */
export function newTornFolder(folder: string): string {
  const torn = join(folder, `vault.torn-${new Date().toISOString().replaceAll(/[-:.]/g, '')}`)
  mkdirSync(torn, { mode: 0o700 })
  return torn
}

/** The name of the newest such folder; null when there is none. */
export function tornIn(folder: string): string | null {
  try {
    const names = readdirSync(folder).filter((name) => TORN.test(name))
    return names.toSorted().at(-1) ?? null
  } catch {
    return null
  }
}

/** The office whose documents a folder's database speaks of: for such a folder the one around it. */
export function homeOf(folder: string): string {
  return TORN.test(basename(folder)) ? dirname(folder) : folder
}

/** Makes an empty `<folder>.partial` and gives its path; removes one that an interrupted set-up left. Refuses office.folderNotEmpty. */
export function makePartial(folder: string): string {
  if (existsSync(folder) && !isEmptyFolder(folder)) throw new Refusal('office.folderNotEmpty')
  const partial = `${folder}.partial`
  if (existsSync(partial)) {
    if (!lstatSync(partial).isDirectory() || !readdirSync(partial).every((name) => OURS.test(name)))
      throw new Refusal('office.folderNotEmpty')
    rmSync(partial, { recursive: true })
  }
  mkdirSync(dirname(folder), { recursive: true })
  mkdirSync(partial, { mode: 0o700 })
  mkdirSync(filesOf(partial).documents, { mode: 0o700 })
  return partial
}

/** Removes what was being made. */
export function removePartial(partial: string): void {
  rmSync(partial, { recursive: true, force: true })
}

/** Removes an empty folder, so that a finished one can be renamed to its place. */
export function makeRoom(folder: string): void {
  if (existsSync(folder)) rmdirSync(folder)
}

/** Refuses office.notAnOffice, office.keysDamaged or office.damaged when a file of the office is not there. */
export function mustBeWhole(folder: string): void {
  const { keys, keysCopy, database } = filesOf(folder)
  const hasKeys = isFile(keys) || isFile(keysCopy)
  if (!hasKeys && !isFile(database)) throw new Refusal('office.notAnOffice')
  if (!hasKeys || !isFile(database)) throw new Refusal(hasKeys ? 'office.damaged' : 'office.keysDamaged')
}

/** The same, and office.notWritable. */
export function mustBeWholeAndWritable(folder: string): void {
  mustBeWhole(folder)
  const { keys, keysCopy, database, anchor, documents } = filesOf(folder)
  for (const path of [folder, keys, keysCopy, database, anchor, documents])
    if (existsSync(path) && !isWritable(path)) throw new Refusal('office.notWritable')
}

/** Refuses a target inside the office itself, where it would stand in plain text or overwrite the office. */
export function mustBeOutside(folder: string, target: string): void {
  const office = realpathSync(folder)
  for (let place = resolve(target); place !== dirname(place); place = dirname(place))
    if (existsSync(place) && realpathSync(place) === office) throw new Refusal('file.insideOffice')
}

/** Removes what a change of the root key prepared and never put in place. Only for who holds the database's lock. */
export function sweepNext(folder: string): void {
  for (const name of readdirSync(folder)) if (NEXT.test(name)) rmSync(join(folder, name), { force: true })
}

/** Removes what a crash left of files that were being written: nothing points to them. */
export function sweepPartials(folder: string): void {
  const { documents } = filesOf(folder)
  mkdirSync(documents, { recursive: true, mode: 0o700 })
  for (const place of [folder, documents])
    for (const name of readdirSync(place)) if (PARTIAL.test(name)) rmSync(join(place, name), { force: true })
}

function isEmptyFolder(folder: string): boolean {
  return lstatSync(folder).isDirectory() && readdirSync(folder).length === 0
}

function isFile(path: string): boolean {
  // existsSync also answers for what lies under a file in place of a folder, where lstatSync throws.
  return existsSync(path) && lstatSync(path).isFile()
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}
