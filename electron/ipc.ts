import { app, ipcMain, nativeTheme, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  mainRequests,
  type MainAnswers,
  type MainParsed,
  type PickedPlace,
  type Settable,
  type ShellState,
} from '../src/contract/main-door.ts'
import type { MainRequest } from '../src/contract/main-requests.ts'
import type { Reply } from '../src/contract/reply.ts'
import { freePath, labelOf, pickFile, pickFolder, pickNewFolder, pickSavePath, safeName } from './files.ts'
import { folderWarning, offeredFolder } from './folders.ts'
import { copied } from './clipboard.ts'
import { ORIGIN } from './harden.ts'
import { exportChronology, exportLetter, exportSubject, exportSummary, printRecovery } from './paper.ts'
import { printForBundle } from './bundle.ts'
import { changeSettings, languageOf, readSettings, settingsAreKept } from './settings.ts'
import { handleFor, pathOf, tellBackupPlace } from './vault-process.ts'
import { applySettings, currentWindow, lock } from './window.ts'

/** Main's own door: who asks, what is asked, the few answers that need Electron. */

type Handlers = {
  [R in MainRequest]: (input: MainParsed<R>, window: BrowserWindow) => Promise<Reply<MainAnswers[R]>> | Reply<MainAnswers[R]>
}

const handlers: Handlers = {
  'shell.state': () => done(shellState()),
  'shell.saveSettings': (input) => done(saveSettings(input)),
  'shell.pick': async (input, window) => done(await pick(input, window)),
  'shell.offerFolder': ({ kind }) => done(placeAt(offeredPath(kind))),
  'shell.officeOpened': ({ handle }) => officeOpened(handle),
  'shell.backupPlace': ({ handle }) => setBackupPlace(handle),
  'shell.lock': async () => (await lock(), done(null)),
  'clipboard.copy': async ({ text }) => (await copied.copy(text), done(null)),
  'summary.export': (input, window) => exportSummary(input, window),
  'letter.export': (input, window) => exportLetter(input, window),
  'chronology.export': (input, window) => exportChronology(input, window),
  'subject.export': (input, window) => exportSubject(input, window),
  'bundle.print': (input) => printForBundle(input),
  'recovery.print': (_input, window) => printRecovery(window),
}

export function answerDoor(): void {
  ipcMain.handle('door', (event, message: unknown) => {
    const window = askingWindow(event)
    return window ? answer(message, window) : refused('request.refused')
  })
}

/** Our window's top frame on our origin, or nobody. */
function askingWindow(event: IpcMainInvokeEvent): BrowserWindow | null {
  const window = currentWindow()
  const frame = event.senderFrame
  if (!window || !frame || frame !== window.webContents.mainFrame) return null
  const { protocol, host } = new URL(frame.url)
  return `${protocol}//${host}` === ORIGIN ? window : null
}

async function answer(message: unknown, window: BrowserWindow): Promise<Reply<unknown>> {
  const { request, input } = parts(message)
  if (!isKnown(request)) return refused('request.unknown')
  try {
    return await handle(request, input, window)
  } catch {
    process.stderr.write(`Parley: ${request} failed\n`)
    return refused('request.failed')
  }
}

async function handle<R extends MainRequest>(request: R, input: unknown, window: BrowserWindow): Promise<Reply<MainAnswers[R]>> {
  const parsed = mainRequests[request].safeParse(input)
  if (!parsed.success) return refused('request.invalid')
  return handlers[request](parsed.data as MainParsed<R>, window)
}

function parts(message: unknown): { request: unknown; input: unknown } {
  if (typeof message !== 'object' || message === null || !('request' in message)) return { request: null, input: null }
  return { request: message.request, input: 'input' in message ? message.input : {} }
}

function isKnown(request: unknown): request is MainRequest {
  return typeof request === 'string' && Object.hasOwn(mainRequests, request)
}

function done<T>(value: T): Reply<T> {
  return { ok: true, value }
}

function refused(code: string): Reply<never> {
  return { ok: false, problem: { code } }
}

function shellState(): ShellState {
  const { language, theme, idleMinutes, textPercent, shielded, lastOffice, backupFolder } = readSettings()
  const there = lastOffice !== null && existsSync(join(lastOffice, 'vault.keys'))
  return {
    language: language ?? languageOf(app.getLocale()),
    theme,
    idleMinutes,
    textPercent,
    shielded,
    settingsKept: settingsAreKept(),
    lastOffice: there ? placeAt(lastOffice) : null,
    backupPlace: backupFolder === null ? null : placeAt(backupFolder),
    platform: process.platform,
    firstStart: lastOffice === null,
  }
}

function saveSettings(input: Settable): ShellState {
  const given = Object.entries(input).filter(([, value]) => value !== undefined)
  nativeTheme.themeSource = changeSettings(Object.fromEntries(given)).theme
  applySettings()
  return shellState()
}

function officeOpened(handle: string): Reply<null> {
  const path = pathOf(handle)
  if (path === null) return refused('handle.unknown')
  changeSettings({ lastOffice: path })
  return done(null)
}

/** Main keeps the place; the vault is told at once, and at each start. */
function setBackupPlace(handle: string | null): Reply<ShellState> {
  const path = handle === null ? null : pathOf(handle)
  if (handle !== null && path === null) return refused('handle.unknown')
  changeSettings({ backupFolder: path })
  tellBackupPlace()
  return done(shellState())
}

async function pick(input: MainParsed<'shell.pick'>, window: BrowserWindow): Promise<PickedPlace | null> {
  const path = await pickedPath(input, window)
  return path === null ? null : placeAt(path)
}

function pickedPath(input: MainParsed<'shell.pick'>, window: BrowserWindow): Promise<string | null> {
  const { kind, suggestedName = '', extension } = input
  if (kind === 'openOffice') return pickFolder(window, readSettings().lastOffice ?? app.getPath('home'))
  if (kind === 'backupFolder' || kind === 'backupToRestore') return pickFolder(window, readSettings().backupFolder ?? app.getPath('home'))
  if (kind === 'openFile') return pickFile(window, extension)
  if (kind === 'saveFile') return pickSavePath(window, suggestedName || 'Parley', extension)
  if (kind === 'copyOffice') return pickNewFolder(window, safeName(suggestedName || `${lastName()} copy`))
  return pickNewFolder(window, suggestedName ? safeName(suggestedName) : offeredPath(kind))
}

function lastName(): string {
  return basename(readSettings().lastOffice ?? 'Office')
}

function offeredPath(kind: 'newOffice' | 'sampleOffice'): string {
  const name = kind === 'newOffice' ? 'Office' : 'Sample office'
  return freePath(offeredFolder(name, app.getPath('userData')))
}

function placeAt(path: string): PickedPlace {
  return { handle: handleFor(path), label: labelOf(path), warning: folderWarning(path) }
}
