import { accessSync, constants, existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Refusal } from '../../db/errors.ts'

/** The files of an office. */
export function filesOf(folder: string): { keys: string; database: string; anchor: string; documents: string } {
  return {
    keys: join(folder, 'vault.keys'),
    database: join(folder, 'vault.db'),
    anchor: join(folder, 'vault.anchor'),
    documents: join(folder, 'documents'),
  }
}

const OURS = /^(vault\.(keys|db|anchor)(-wal|-shm|-journal)?(\.partial)?|documents)$/

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

/** Refuses office.notAnOffice, office.keysDamaged or office.damaged when a file of the office is not there, office.notWritable. */
export function mustBeWholeAndWritable(folder: string): void {
  const { keys, database, anchor, documents } = filesOf(folder)
  const there = [keys, database].filter(isFile)
  if (there.length === 0) throw new Refusal('office.notAnOffice')
  if (there.length === 1) throw new Refusal(isFile(keys) ? 'office.damaged' : 'office.keysDamaged')
  for (const path of [folder, keys, database, anchor, documents])
    if (existsSync(path) && !isWritable(path)) throw new Refusal('office.notWritable')
}

/** Refuses a target inside the office itself, where it would stand in plain text or overwrite the office. */
export function mustBeOutside(folder: string, target: string): void {
  const office = realpathSync(folder)
  for (let place = resolve(target); place !== dirname(place); place = dirname(place))
    if (existsSync(place) && realpathSync(place) === office) throw new Refusal('file.insideOffice')
}

/** Removes what a crash left of documents that were being written: nothing points to them. */
export function sweepPartials(documents: string): void {
  mkdirSync(documents, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(documents)) if (name.endsWith('.partial')) rmSync(join(documents, name))
}

function isEmptyFolder(folder: string): boolean {
  return lstatSync(folder).isDirectory() && readdirSync(folder).length === 0
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}
