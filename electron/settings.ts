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
  lastOffice: string | null
}

const DEFAULTS: Settings = { language: null, theme: 'system', idleMinutes: 5, textPercent: 100, lastOffice: null }
let known: Settings | null = null

export function readSettings(): Settings {
  known ??= parseSettings(readText())
  return known
}

export function changeSettings(change: Partial<Settings>): Settings {
  known = { ...readSettings(), ...change }
  writeWhole(settingsPath(), `${JSON.stringify(known, null, 2)}\n`)
  return known
}

/** A file that somebody has spoilt costs the settings, never the start. */
export function parseSettings(text: string): Settings {
  const found = parseObject(text)
  const { language, theme, idleMinutes, textPercent, lastOffice } = found
  return {
    language: language === 'zh-CN' || language === 'zh-TW' || language === 'en' ? language : DEFAULTS.language,
    theme: theme === 'light' || theme === 'dark' ? theme : DEFAULTS.theme,
    idleMinutes: isWithin(idleMinutes, 1, 30) ? idleMinutes : DEFAULTS.idleMinutes,
    textPercent: isWithin(textPercent, 90, 160) ? textPercent : DEFAULTS.textPercent,
    lastOffice: typeof lastOffice === 'string' ? lastOffice : DEFAULTS.lastOffice,
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
