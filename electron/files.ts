import { dialog, type BrowserWindow, type FileFilter } from 'electron'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, sep } from 'node:path'

/** Dialogs, default names, and writing a file so that it is there whole or not at all. */

export async function pickFolder(window: BrowserWindow, start: string): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, { defaultPath: start, properties: ['openDirectory', 'createDirectory'] })
  return filePaths[0] ?? null
}

export async function pickFile(window: BrowserWindow, extension?: string): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, { filters: filtersFor(extension), properties: ['openFile'] })
  return filePaths[0] ?? null
}

/** For a folder that is to be made: the person names it as they would name a file. */
export async function pickNewFolder(window: BrowserWindow, offered: string): Promise<string | null> {
  const { filePath } = await dialog.showSaveDialog(window, { defaultPath: offered, properties: ['createDirectory'] })
  return filePath || null
}

export async function pickSavePath(window: BrowserWindow, name: string, extension?: string): Promise<string | null> {
  const { filePath } = await dialog.showSaveDialog(window, {
    defaultPath: safeName(name),
    filters: filtersFor(extension),
    properties: ['showOverwriteConfirmation'],
  })
  if (!filePath) return null
  return extension && !filePath.toLowerCase().endsWith(`.${extension}`) ? `${filePath}.${extension}` : filePath
}

function filtersFor(extension?: string): FileFilter[] {
  return extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : []
}

/** Only the owner may read it; it appears by one rename. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  const part = `${path}.${process.pid}.part`
  try {
    const file = openSync(part, 'wx', 0o600)
    try {
      writeFileSync(file, content)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(part, path)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

/** A path for the eye: the home folder is ~. */
export function labelOf(path: string, home = homedir()): string {
  return path === home || path.startsWith(home + sep) ? `~${path.slice(home.length)}` : path
}

/** A name that every file system takes. */
export function safeName(name: string): string {
  const plain = [...basename(name)].map((sign) => (isForbidden(sign) ? '_' : sign)).join('')
  const trimmed = plain.replace(/[. ]+$/, '').slice(0, 120)
  return /^(con|prn|aux|nul|com\d|lpt\d)?(\.|$)/i.test(trimmed) ? `_${trimmed}` : trimmed
}

function isForbidden(sign: string): boolean {
  return sign < ' ' || '<>:"/\\|?*'.includes(sign) || /\p{Cc}|\p{Bidi_Control}/u.test(sign)
}

/** The path itself, or with " 2", " 3", … when something is there already. An empty folder is free. */
export function freePath(path: string): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? path : join(dirname(path), `${basename(path)} ${number}`)
    if (!existsSync(candidate) || isEmptyFolder(candidate)) return candidate
  }
}

function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0
  } catch {
    return false
  }
}
