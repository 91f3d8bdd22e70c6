import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { MAIN_REQUESTS } from '../src/contract/main-requests.ts'

/** The page's only way out: one call, one ear for progress and one for a lock that is near. */

interface Progress {
  request: string
  done: number
  total: number
}
interface FromVault {
  id: number
  reply?: unknown
  progress?: { done: number; total: number }
}
interface Waiting {
  request: string
  resolve: (reply: unknown) => void
}

/** In bytes; the vault looks again. */
const MOST_PASTED = 50 * 1024 * 1024
const tooLarge = (index: number) => ({ ok: false, problem: { code: 'document.pastedTooLarge', field: `documents.${index}` } })
const LOCKED = { ok: false, problem: { code: 'office.locked' } }
const forMain: ReadonlySet<string> = new Set(MAIN_REQUESTS)
const waiting = new Map<number, Waiting>()
const listeners = new Set<(progress: Progress) => void>()
const lockingListeners = new Set<() => void>()
let lastId = 0
let closed = false

const port = new Promise<MessagePort>((resolve) => {
  ipcRenderer.once('port', (event) => {
    const [given] = event.ports
    if (given) resolve(listenTo(given))
  })
})

ipcRenderer.on('locking', () => lockingListeners.forEach((listener) => listener()))

function listenTo(given: MessagePort): MessagePort {
  given.addEventListener('message', (event: MessageEvent<FromVault>) => hear(event.data))
  given.addEventListener('close', lockedOut)
  given.start()
  return given
}

function hear({ id, reply, progress }: FromVault): void {
  const asked = waiting.get(id)
  if (!asked) return
  if (progress) return listeners.forEach((listener) => listener({ request: asked.request, ...progress }))
  waiting.delete(id)
  asked.resolve(reply)
}

function lockedOut(): void {
  closed = true
  for (const { resolve } of waiting.values()) resolve(LOCKED)
  waiting.clear()
}

/** Files that a person has put into the page: their paths go to the vault and the page never sees them. What has no path, as a pasted picture, goes as bytes. */
async function callVault(request: string, input: unknown, files: readonly File[] = [], held?: unknown): Promise<unknown> {
  const open = await port
  if (closed) return LOCKED
  const given: (string | Uint8Array)[] = []
  for (const [index, file] of files.entries()) {
    const path = webUtils.getPathForFile(file)
    if (path === '' && file.size > MOST_PASTED) return tooLarge(index)
    given.push(path === '' ? new Uint8Array(await file.arrayBuffer()) : path)
  }
  const id = ++lastId
  return new Promise((resolve) => {
    waiting.set(id, { request, resolve })
    open.postMessage({ id, request, input, ...(given.length > 0 && { files: given }), held })
  })
}

contextBridge.exposeInMainWorld(
  'parley',
  Object.freeze({
    call: (request: string, input: unknown, files?: readonly File[], held?: unknown): Promise<unknown> =>
      forMain.has(request) ? ipcRenderer.invoke('door', { request, input }) : callVault(request, input, files, held),
    onProgress: (listener: (progress: Progress) => void): (() => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onLocking: (listener: () => void): (() => void) => {
      lockingListeners.add(listener)
      return () => void lockingListeners.delete(listener)
    },
  }),
)
