import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'playwright/test'
import { afterLock, launch, type Launched } from './support.ts'

/** The shell around the pages: what a page can reach, and what is left after locking. */

let it: Launched

test.beforeEach(async () => {
  it = await launch()
})
test.afterEach(async () => {
  await it.app.close()
})

/** Asks as a page would that somebody else has taken over. */
const ask = (page: Page, request: string, input: unknown) =>
  page.evaluate(
    ([name, what]) => (window as unknown as { parley: { call: (r: string, i: unknown) => Promise<unknown> } }).parley.call(name, what),
    [request, input] as const,
  )

test('a real window opens, and says in which Electron', async () => {
  const { electron, chrome } = await it.app.evaluate(() => ({ electron: process.versions.electron, chrome: process.versions.chrome }))
  console.log(`Electron ${electron}, Chromium ${chrome}`)
  expect(it.page.url()).toBe('app://parley/index.html')
  const window = () =>
    it.app.evaluate(({ BrowserWindow }) => {
      const [only, ...others] = BrowserWindow.getAllWindows()
      return { others: others.length, title: only?.getTitle(), minimum: only?.getMinimumSize(), shown: only?.isVisible() }
    })
  await expect.poll(window).toEqual({ others: 0, title: 'Parley', minimum: [1024, 700], shown: true })
  await it.page.screenshot({ path: 'test-results/shell.png' })
})

test('a page has no Node and exactly one way out', async () => {
  const found = await it.page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter((name) => name in window),
    door: Object.keys((window as unknown as { parley: object }).parley).toSorted(),
    frozen: Object.isFrozen((window as unknown as { parley: object }).parley),
    storage: indexedDB.constructor.name,
  }))
  expect(found).toMatchObject({ globals: [], door: ['call', 'onLocking', 'onProgress'], frozen: true })
})

test('the content security policy stops foreign script, style and network', async () => {
  const blocked = await it.page.evaluate(async () => {
    const seen: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective))
    const style = document.createElement('style')
    style.textContent = 'body { opacity: 0.5 }'
    document.head.append(style)
    const image = new Image()
    image.src = 'https://example.com/x.png'
    const fetched = await fetch('https://example.com/').then(
      () => 'answered',
      () => 'refused',
    )
    const frame = document.createElement('iframe')
    frame.src = 'https://example.com/'
    document.body.append(frame)
    let wrote = 'written'
    try {
      document.createElement('div').innerHTML = '<img src=x>'
    } catch {
      wrote = 'refused'
    }
    await new Promise((soon) => setTimeout(soon, 200))
    return { seen: [...new Set(seen)].toSorted(), fetched, wrote, opacity: getComputedStyle(document.body).opacity }
  })
  expect(blocked.fetched).toBe('refused')
  expect(blocked.wrote).toBe('refused')
  expect(blocked.opacity).toBe('1')
  expect(blocked.seen).toEqual(expect.arrayContaining(['connect-src', 'frame-src', 'img-src', 'style-src-elem']))
})

test('a page cannot be led elsewhere, cannot open windows, and has no permission', async () => {
  const after = await it.page.evaluate(async () => {
    const opened = window.open('https://example.com/')
    const geo = await navigator.permissions.query({ name: 'geolocation' })
    location.href = 'https://example.com/'
    await new Promise((soon) => setTimeout(soon, 300))
    return { opened: opened === null, geo: geo.state, at: location.href }
  })
  expect(after).toEqual({ opened: true, geo: 'denied', at: 'app://parley/index.html' })
  const other = await it.page.evaluate(() => fetch('app://parley/../main/main.js').then((answer) => answer.status))
  expect(other).toBe(404)
})

test('main answers known requests with good input and nothing else', async () => {
  expect(await ask(it.page, 'shell.state', {})).toMatchObject({
    ok: true,
    value: { language: 'en', idleMinutes: 5, firstStart: true, lastOffice: null },
  })
  expect(await ask(it.page, 'shell.saveSettings', { idleMinutes: 0 })).toEqual({ ok: false, problem: { code: 'request.invalid' } })
  expect(await ask(it.page, 'shell.state', { path: '/etc' })).toEqual({ ok: false, problem: { code: 'request.invalid' } })
  expect(await ask(it.page, 'shell.officeOpened', { handle: 'a'.repeat(32) })).toEqual({ ok: false, problem: { code: 'handle.unknown' } })
})

test('settings are kept, in a file only the owner reads', async () => {
  await ask(it.page, 'shell.saveSettings', { language: 'zh-TW', theme: 'dark', idleMinutes: 12 })
  const path = join(it.home, 'config', 'Parley', 'settings.json')
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ language: 'zh-TW', theme: 'dark', idleMinutes: 12 })
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('the folder first offered is the home folder of this computer, without a warning', async () => {
  expect(await ask(it.page, 'shell.offerFolder', { kind: 'newOffice' })).toMatchObject({
    ok: true,
    value: { label: join('~', 'Parley', 'Office'), warning: null },
  })
})

const processes = ({ app }: Launched) =>
  app.evaluate(({ BrowserWindow, app: electron }) => ({
    page: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    vault: electron.getAppMetrics().find((one) => one.name === 'Parley vault')?.pid,
    bounds: BrowserWindow.getAllWindows()[0]?.getBounds(),
  }))

test('locking leaves neither the page nor the vault that were there', async () => {
  await it.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 30, y: 40, width: 1100, height: 760 }))
  await expect.poll(async () => (await processes(it)).bounds).toMatchObject({ width: 1100, height: 760 })
  await expect.poll(async () => (await processes(it)).vault).toBeTruthy()
  const before = await processes(it)
  const start = performance.now()
  it = await afterLock(it, () => ask(it.page, 'shell.lock', {}))
  expect(performance.now() - start).toBeLessThan(3000)
  await expect.poll(async () => [undefined, before.vault].includes((await processes(it)).vault)).toBe(false)
  const after = await processes(it)
  expect(after.page).not.toBe(before.page)
  expect(after.bounds).toEqual(before.bounds)
  for (const pid of [before.page, before.vault]) await expect.poll(() => isAlive(pid)).toBe(false)
})

for (const event of ['suspend', 'lock-screen', 'user-did-resign-active'])
  test(`the app locks on ${event}`, async () => {
    const before = await processes(it)
    it = await afterLock(it, () => it.app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event))
    expect((await processes(it)).page).not.toBe(before.page)
  })

test('a vault that dies takes the page with it', async () => {
  await expect.poll(async () => (await processes(it)).vault).toBeTruthy()
  const { vault } = await processes(it)
  it = await afterLock(it, async () => process.kill(vault ?? 0, 'SIGKILL'))
  await expect.poll(async () => (await processes(it)).vault).toBeTruthy()
})

test('Ctrl and + enlarges all text, up to 160 %', async () => {
  // The test driver's keys do not pass through main; these do.
  const press = (keyCode: string) =>
    it.app.evaluate(
      ({ BrowserWindow }, [key, held]) =>
        BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers: [held] }),
      [keyCode, process.platform === 'darwin' ? 'meta' : 'control'] as const,
    )
  const factor = () => it.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor())
  for (let times = 0; times < 8; times++) await press('=')
  await expect.poll(factor).toBeCloseTo(1.6)
  await press('0')
  await expect.poll(factor).toBeCloseTo(1)
})

function isAlive(pid: number | undefined): boolean {
  try {
    process.kill(pid ?? 0, 0)
    return true
  } catch {
    return false
  }
}
