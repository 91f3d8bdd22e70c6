import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language, Theme } from '../src/contract/main-door.ts'
import { writeWhole } from './files.ts'

/** What this computer remembers between starts. Nothing of a client is ever in it. */
export interface Settings {
  language: Language | null
  theme: Theme
  idleMinutes: number
  /** Size of all text, in percent of normal. */
  textPercent: number
  /** The window is left out of screenshots, recordings and shared screens, where the system can do that. */
  shielded: boolean
  lastOffice: string | null
  /** The folder that backups are made in. */
  backupFolder: string | null
}

const DEFAULTS: Settings = {
  language: null,
  theme: 'system',
  idleMinutes: 5,
  textPercent: 100,
  shielded: true,
  lastOffice: null,
  backupFolder: null,
}
let known: Settings | null = null
let kept = true

export function readSettings(): Settings {
  known ??= parseSettings(readText())
  return known
}

/** They hold at once; where they cannot be written they are forgotten with the end of the program, and settingsAreKept() says so. */
export function changeSettings(change: Partial<Settings>): Settings {
  known = { ...readSettings(), ...change }
  try {
    writeWhole(settingsPath(), `${JSON.stringify(known, null, 2)}\n`)
    kept = true
  } catch {
    kept = false
  }
  return known
}

/** Whether the last change was written. */
export function settingsAreKept(): boolean {
  return kept
}

/** A file that somebody has spoilt costs the settings, never the start. */
export function parseSettings(text: string): Settings {
  const found = parseObject(text)
  const { language, theme, idleMinutes, textPercent, shielded, lastOffice, backupFolder } = found
  return {
    language: language === 'zh-CN' || language === 'zh-TW' || language === 'en' ? language : DEFAULTS.language,
    theme: theme === 'light' || theme === 'dark' ? theme : DEFAULTS.theme,
    idleMinutes: isWithin(idleMinutes, 1, 30) ? idleMinutes : DEFAULTS.idleMinutes,
    textPercent: isWithin(textPercent, 90, 160) ? textPercent : DEFAULTS.textPercent,
    shielded: typeof shielded === 'boolean' ? shielded : DEFAULTS.shielded,
    lastOffice: typeof lastOffice === 'string' ? lastOffice : DEFAULTS.lastOffice,
    backupFolder: typeof backupFolder === 'string' ? backupFolder : DEFAULTS.backupFolder,
  }
}

/** The language of the system, as far as Parley speaks it. */
export function languageOf(locale: string): Language {
  const { language, script } = new Intl.Locale(locale || 'en').maximize()
  if (language !== 'zh') return 'en'
  return script === 'Hant' ? 'zh-TW' : 'zh-CN'
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function readText(): string {
  try {
    return readFileSync(settingsPath(), 'utf8')
  } catch {
    return ''
  }
}

function settingsPath(): string {
  return join(app.getPath('userData'), 'settings.json')
}
