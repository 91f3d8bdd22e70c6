import { readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, sep } from 'node:path'
import { isOffMachine } from '../../../src/domain/backup-time.ts'

/*
 * <folder>/parley-backup-1a2b3c4d/       the set of one office
 *   2026-11-23T013000Z/                  a generation: manifest.json, vault.keys, vault.db
 *   documents/                           each stored document once, for all generations
 *   erased.json
 */
const SET = /^parley-backup-[0-9a-f]{8}$/
const NAME = /^(\d{4}-\d{2}-\d{2}T\d{2})(\d{2})(\d{2}Z)$/

/** The files of a set. */
export function filesOfSet(set: string): { documents: string; erased: string } {
  return { documents: join(set, 'documents'), erased: join(set, 'erased.json') }
}

/** The files of a generation. */
export function filesOfGeneration(folder: string): { manifest: string; keys: string; database: string } {
  return { manifest: join(folder, 'manifest.json'), keys: join(folder, 'vault.keys'), database: join(folder, 'vault.db') }
}

/** The set of an office in a folder; the folder itself when it is that set. */
export function setFor(folder: string, office: string): string {
  const name = `parley-backup-${office.slice(0, 8)}`
  return basename(folder) === name ? folder : join(folder, name)
}

/** What a path names: sets in it, itself, or the one that it is a generation of. */
export function setsAt(path: string): { sets: string[]; name: string | null } {
  if (SET.test(basename(path))) return { sets: [path], name: null }
  if (NAME.test(basename(path)) && SET.test(basename(dirname(path)))) return { sets: [dirname(path)], name: basename(path) }
  const inside = isFolder(path) ? readdirSync(path).filter((name) => SET.test(name)) : []
  return { sets: inside.map((name) => join(path, name)).filter(isFolder), name: null }
}

/** The generations of a set, newest first by their names. */
export function generationsIn(set: string): string[] {
  if (!isFolder(set)) return []
  return readdirSync(set)
    .filter((name) => NAME.test(name) && isFolder(join(set, name)))
    .toSorted()
    .toReversed()
}

/** Whether a folder with this name is a generation. */
export function isGeneration(name: string): boolean {
  return NAME.test(name)
}

/** The name of a generation made at this instant. */
export function nameOf(at: Date): string {
  const text = at.toISOString()
  return `${text.slice(0, 13)}${text.slice(14, 16)}${text.slice(17, 19)}Z`
}

/** The instant in the name of a generation. */
export function instantOf(name: string): string {
  return name.replace(NAME, '$1:$2:$3')
}

/** A path for the eye: the home folder is ~. */
export function labelOf(path: string): string {
  const home = homedir()
  return path === home || path.startsWith(home + sep) ? `~${path.slice(home.length)}` : path
}

/** Whether a folder can be reached. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** Whether a folder lies on another device than the office, or on a share. */
export function isOutside(office: string, folder: string): boolean {
  const network = /^[\\/]{2}[^\\/?.]/.test(folder)
  return isOffMachine({ officeDevice: statSync(office).dev, device: statSync(folder).dev, network })
}
