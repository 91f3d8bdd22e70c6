import { app, protocol, session, type Session, type WebContents } from 'electron'
import { readFileSync, readdirSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

/** All that keeps a page in its place: the scheme, the content security policy, permissions, navigation, the network. */

export const ORIGIN = 'app://parley'
const PAGES = join(import.meta.dirname, '..', 'renderer')

export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  'media-src blob:',
  "worker-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The one policy there is: it lets the reader of PDFs be started from its own script, and nothing else (src/ui/preview/open-pdf.ts).
  'trusted-types parley-pdf',
].join('; ')

/** The view that prints runs no script at all; the running header's font and the pictures of a bundle come to it as data. */
export const PAPER_POLICY = [
  "default-src 'none'",
  "script-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Chromium's settings for every page the app ever opens. */
export const PAGE_PREFERENCES = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  devTools: false,
  disableDialogs: true,
  safeDialogs: true,
  v8CacheOptions: 'none',
} as const

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

export function shutTheNetworkOff(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('proxy-server', '127.0.0.1:9')
  for (const off of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'no-pings', 'no-first-run'])
    app.commandLine.appendSwitch(off)
  for (const trace of ['disable-gpu-shader-disk-cache', 'disable-breakpad', 'disable-http-cache']) app.commandLine.appendSwitch(trace)
}

/** A session of its own in memory, cut off from the network, that serves the built pages and nothing else. */
export function sealedSession(name: string, policy = POLICY): Session {
  const sealed = session.fromPartition(name, { cache: false })
  if (sealed.protocol.isProtocolHandled('app')) return sealed
  const pages = builtPages()
  sealed.protocol.handle('app', (request) => serve(pages, request.url, policy))
  sealed.webRequest.onBeforeRequest((request, decide) => decide({ cancel: !isOurs(request.url) }))
  sealed.setPermissionRequestHandler((_page, _permission, decide) => decide(false))
  sealed.setPermissionCheckHandler(() => false)
  sealed.setDevicePermissionHandler(() => false)
  sealed.setDisplayMediaRequestHandler((_request, decide) => decide({}))
  sealed.on('will-download', (event) => event.preventDefault())
  return sealed
}

/** Inside the page's own process data: and blob: never reach the network either. */
function isOurs(url: string): boolean {
  return ['app:', 'data:', 'blob:'].includes(new URL(url).protocol)
}

/** What was built, by name. A request is looked up here; no path is ever put together from it. */
function builtPages(): Map<string, string> {
  const files = readdirSync(PAGES, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const paths = files.map((file) => join(file.parentPath, file.name))
  return new Map(paths.map((path) => [`/${relative(PAGES, path).split(sep).join('/')}`, path]))
}

/** The bytes of a built file by its name on our origin; throws when nothing of that name was built. */
export function readBuilt(name: string): Uint8Array {
  const path = builtPages().get(name)
  if (path === undefined) throw new Error('no such built file')
  return readFileSync(path)
}

function serve(pages: Map<string, string>, url: string, policy: string): Response {
  const { host, pathname } = new URL(url)
  const path = host === 'parley' ? pages.get(pathname) : undefined
  const headers = { 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' }
  if (!path) return new Response('', { status: 404, headers })
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  return new Response(readFileSync(path), { headers: { ...headers, 'Content-Type': type } })
}

/**
 * Chromium fetches a dictionary from its maker as soon as a session is made, though no page of ours checks spelling;
 * that holds for the session it makes for itself too.
 */
export function keepDictionariesAway(): void {
  app.on('session-created', (made) => {
    made.setSpellCheckerEnabled(false)
    made.setSpellCheckerLanguages([])
  })
}

/** No page ever goes anywhere else, opens a window or holds another page. */
export function closeEveryDoor(): void {
  app.on('web-contents-created', (_event, page: WebContents) => {
    page.on('will-navigate', (event) => event.preventDefault())
    page.on('will-frame-navigate', (event) => event.preventDefault())
    page.on('will-redirect', (event) => event.preventDefault())
    page.on('will-attach-webview', (event) => event.preventDefault())
    page.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}
