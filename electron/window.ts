import { app, BrowserWindow, Menu, nativeTheme, type Input } from 'electron'
import { join } from 'node:path'
import { copied } from './clipboard.ts'
import { ORIGIN, PAGE_PREFERENCES, sealedSession } from './harden.ts'
import { changeSettings, readSettings } from './settings.ts'
import { connectVault, endVault, onVaultLost, startVault, whenVaultEnds } from './vault-process.ts'

/** The one window. Locking replaces it: a page that has shown a client is never used again. */

const UNPAINTED = 150
/** The page's part of the second in which everything is locked: for what was typed in the last moment. */
const DRAFTS = 250
/** The page of before is gone by then even when the next one has not been painted: within the second, with the page's part of it. */
const SEEN = 700
const TEXT = { least: 90, most: 160, normal: 100, step: 10 }
let current: BrowserWindow | null = null
let replacing: Promise<void> | null = null
let lastInput = performance.now()

export function openFirstWindow(): void {
  nativeTheme.themeSource = readSettings().theme
  Menu.setApplicationMenu(process.platform === 'darwin' ? macMenu() : null)
  onVaultLost(() => void lock())
  whenVaultEnds(() => void copied.clear())
  current = openWindow()
}

export function showWindow(): void {
  if (current?.isMinimized()) current.restore()
  current?.focus()
}

export function currentWindow(): BrowserWindow | null {
  return current
}

/** Seconds since somebody typed or pointed in our window. */
export function secondsUntouched(): number {
  return (performance.now() - lastInput) / 1000
}

/** Nobody is there to press a key: the page hands over what was typed in the last moment and locks, or is locked without it. */
export function lockAfterDrafts(): void {
  const window = current
  if (!window) return void lock()
  window.webContents.send('locking')
  setTimeout(() => void (current === window && lock()), DRAFTS)
}

/** Ends the process that holds the key and the page that showed the clients; a fresh pair stands there after it. */
export function lock(): Promise<void> {
  replacing ??= replaceWindow().finally(() => (replacing = null))
  return replacing
}

async function replaceWindow(): Promise<void> {
  const old = current
  const ended = endVault()
  const next = openWindow(old, ended.then(startVault))
  current = next
  const shown = new Promise<void>((resolve) => next.once('show', resolve).once('closed', resolve))
  await Promise.race([Promise.all([ended, shown]), new Promise((late) => setTimeout(late, SEEN))])
  old?.destroy()
}

function openWindow(like: BrowserWindow | null = null, vaultReady: Promise<void> = Promise.resolve()): BrowserWindow {
  const place = like ? like.getNormalBounds() : { width: 1280, height: 800 }
  const window = new BrowserWindow({
    ...place,
    minWidth: 1024,
    minHeight: 700,
    title: 'Parley',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#161918' : '#fcfcfa',
    webPreferences: {
      ...PAGE_PREFERENCES,
      session: sealedSession('case'),
      preload: join(import.meta.dirname, '..', 'preload', 'preload.cjs'),
    },
  })
  window.setContentProtection(readSettings().shielded)
  window.on('page-title-updated', (event) => event.preventDefault())
  window.on('closed', () => {
    if (current === window) current = null
  })
  showWhenPainted(window, like)
  followPage(window, vaultReady)
  void window.loadURL(`${ORIGIN}/index.html`)
  return window
}

/** A hidden window on a busy machine may never say that it has painted; then it is shown soon after its page is there. */
function showWhenPainted(window: BrowserWindow, like: BrowserWindow | null): void {
  const show = once(() => window.isDestroyed() || showLike(window, like))
  window.once('ready-to-show', show)
  window.webContents.once('did-finish-load', () => setTimeout(show, UNPAINTED))
  window.webContents.once('did-fail-load', show)
}

function once(act: () => void): () => void {
  let done = false
  return () => {
    if (!done) act()
    done = true
  }
}

function showLike(window: BrowserWindow, like: BrowserWindow | null): void {
  if (like && !like.isDestroyed() && like.isMaximized()) window.maximize()
  if (like && !like.isDestroyed() && like.isFullScreen()) window.setFullScreen(true)
  window.show()
}

function followPage(window: BrowserWindow, vaultReady: Promise<void>): void {
  const page = window.webContents
  page.on('before-input-event', (event, input) => {
    lastInput = performance.now()
    if (changesTextSize(input)) event.preventDefault()
  })
  page.on('input-event', () => (lastInput = performance.now()))
  page.on('render-process-gone', () => void (current === window && lock()))
  page.once('did-finish-load', () => {
    applyTextSize()
    void vaultReady.then(() => window.isDestroyed() || connectVault('screen', page))
  })
}

/** What this computer remembers of the look of the window, applied to it. */
export function applySettings(): void {
  applyTextSize()
  current?.setContentProtection(readSettings().shielded)
}

function applyTextSize(): void {
  current?.webContents.setZoomFactor(readSettings().textPercent / 100)
}

/** Ctrl or Cmd with +, - and 0. */
function changesTextSize(input: Input): boolean {
  const held = process.platform === 'darwin' ? input.meta : input.control
  if (input.type !== 'keyDown' || !held || input.alt) return false
  const wanted = wantedSize(input.key, readSettings().textPercent)
  if (wanted === null) return false
  changeSettings({ textPercent: wanted })
  applyTextSize()
  return true
}

function wantedSize(key: string, now: number): number | null {
  if (key === '0') return TEXT.normal
  if (key === '+' || key === '=') return Math.min(TEXT.most, now + TEXT.step)
  return key === '-' ? Math.max(TEXT.least, now - TEXT.step) : null
}

/** On a Mac copying and pasting live in the menu. Nothing in it reloads or inspects the page. */
function macMenu(): Menu {
  return Menu.buildFromTemplate([
    { label: app.name, submenu: [{ role: 'about' }, { type: 'separator' }, { role: 'hide' }, { role: 'hideOthers' }, { role: 'quit' }] },
    { role: 'editMenu' },
    { role: 'windowMenu' },
  ])
}
