import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import type { Locator } from 'playwright'
import { aCase } from '../domain/build.ts'
import { attackFiles, MARK, writeHuge, writeScan } from './attack-files.ts'
import { goTo } from './case-steps.ts'
import { addForm, drawn, middleOf, open, store } from './document-steps.ts'
import { choice, choose } from './hands.ts'
import { openCase, takeIn } from './money-steps.ts'
import { firstStart, type AtWork } from './office-steps.ts'
import { family, filesUnder, found, heldBy } from './traces.ts'

/** Attachments that mean harm: stored and looked at in a real window, none of them runs, calls out, or leaves anything outside of the office. */

let it: AtWork
let server: Server
let away = ''
const heard: string[] = []
const said: string[] = []
/** Where the person keeps the files; the program only reads there. */
let desk = ''

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  desk = mkdtempSync(join(tmpdir(), 'parley-attack-'))
  server = createServer((request, answer) => {
    heard.push(request.url ?? '')
    answer.end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  away = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  for (const [name, content] of Object.entries(attackFiles(away))) writeFileSync(join(desk, name), content)
  it = await firstStart('en', 'mouse')
  await takeIn(it, [aCase({})])
  await openCase(it.hands, '2026-0001')
  await goTo(it.hands, 'papers')
  await listen()
  await store(
    it.hands,
    Object.keys(attackFiles(away)).map((name) => join(desk, name)),
  )
})
test.afterAll(async () => {
  await it.app.close()
  server.close()
  rmSync(desk, { recursive: true })
})

/** Every request that leaves the page's own process, every broken rule of the page, every window. */
async function listen(): Promise<void> {
  it.page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
  it.page.on('pageerror', (error) => said.push(error.message))
  await it.page.evaluate(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`refused ${event.effectiveDirective} ${event.blockedURI}`),
    ),
  )
  await it.app.evaluate(({ BrowserWindow }) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    const { session } = BrowserWindow.getAllWindows()[0]!.webContents
    session.webRequest.onErrorOccurred(({ url }) => void asked.push(url))
    session.webRequest.onCompleted(({ url }) => void asked.push(url))
  })
}

const asked = () => it.app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
const windows = () => it.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

/** What a file shows, in the order of attackFiles(). */
const shows: Record<string, (shown: Locator) => Promise<void>> = {
  'script.svg': (shown) => isText(shown, '<svg'),
  'refresh.html': (shown) => isText(shown, '<meta http-equiv="refresh"'),
  'page.png': (shown) => isText(shown, '<html><body onload'),
  // A picture to the browser, and never a script.
  'gif-script.gif': async (shown) => expect(await shown.locator('img').getAttribute('src')).toMatch(/^blob:app:/),
  'open-action.pdf': isBlueSquare,
  'pdf-zip.pdf': isBlueSquare,
  'pdf-html.pdf': (shown) => says(shown, 'damaged'),
  'html-pdf.pdf': (shown) => isText(shown, '<html><script>'),
  'half.pdf': async (shown) => {
    await isBlueSquare(shown)
    await shown.locator('.pdf-page').last().scrollIntoViewIfNeeded()
    await expect(shown).toContainText(it.hands.words.papers.preview.pageDamaged(2), { timeout: 30_000 })
  },
  'damaged.pdf': (shown) => says(shown, 'damaged'),
  'locked.pdf': (shown) => says(shown, 'password'),
  'scan.pdf': isDrawn,
  'chinese.pdf': isDrawn,
  'bomb.png': (shown) => says(shown, 'tooManyPixels'),
  'broken.jpg': (shown) => says(shown, 'damaged'),
  'photo.heic': (shown) => says(shown, 'kind'),
  'letter.docx': (shown) => says(shown, 'kind'),
  'call.wav': async (shown) => {
    await expect.poll(() => shown.locator('audio').evaluate((sound) => (sound as HTMLAudioElement).duration)).toBe(2)
  },
  'invoice_\u202Efdp.exe': (shown) => isText(shown, 'MZ'),
  CON: (shown) => isText(shown, MARK),
}

async function isText(shown: Locator, begins: string): Promise<void> {
  await expect(shown.locator('pre')).toContainText(begins)
  await expect(shown.locator('svg, iframe, object, embed, script, img')).toHaveCount(0)
}

async function says(shown: Locator, why: 'damaged' | 'password' | 'tooManyPixels' | 'kind'): Promise<void> {
  await expect(shown).toContainText(it.hands.words.papers.preview[why], { timeout: 30_000 })
  await expect(shown.locator('img, canvas, audio, pre')).toHaveCount(0)
}

async function isDrawn(shown: Locator): Promise<void> {
  await expect.poll(() => drawn(shown), { timeout: 60_000 }).toContain(1)
}

async function isBlueSquare(shown: Locator): Promise<void> {
  await isDrawn(shown)
  expect(await middleOf(shown)).toEqual([0, 0, 255])
  await shown.locator('canvas').first().click()
}

test('each is shown as what it is by its first bytes, or says why not', async () => {
  test.setTimeout(300_000)
  for (const [name, look] of Object.entries(shows)) {
    const shown = await open(it.hands, name)
    await test.step(name, () => look(shown))
  }
  await it.page.screenshot({ path: 'test-results/attachments.png' })
})

test('the sign that turns a name around is said beside it, and a name has no folders', async () => {
  const row = it.page.getByRole('rowheader').filter({ hasText: 'fdp.exe' })
  await expect(row).toContainText(it.hands.words.ui.directionMarks)
  await expect(it.page.getByRole('rowheader', { name: 'CON', exact: true })).toBeVisible()
})

test('a scan of 100 MB is read page by page: few pages are drawn at a time, and memory stays flat', async () => {
  test.setTimeout(300_000)
  const { path, pages } = writeScan(desk)
  await store(it.hands, [path])
  const before = await memory()
  const shown = await open(it.hands, 'scan of 100 MB.pdf')
  const most: number[] = []
  for (let page = 1; page <= pages; page += 3) {
    await shown.locator(`.pdf-page[data-page="${page}"]`).evaluate((one) => one.scrollIntoView({ block: 'start' }))
    await expect.poll(() => drawn(shown), { timeout: 60_000 }).toContain(page)
    expect((await drawn(shown)).length).toBeLessThan(5)
    most.push(await memory())
  }
  // Twice over, all of it would be 200 MB and the pictures unpacked 400 MB more.
  expect(Math.max(...most) - before, most.join(' ')).toBeLessThan(400)
  expect(Math.max(...most.slice(-4)) - Math.max(...most.slice(0, 4)), most.join(' ')).toBeLessThan(120)
})

/** What the window and the vault hold of the machine's memory, in MB. */
const memory = () =>
  it.app.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter(({ type, name }) => type === 'Tab' || name?.includes('vault'))
      .reduce((sum, { memory }) => sum + memory.workingSetSize / 1024, 0),
  )

test('0 bytes and 2 GB are refused at once, each beside its file, and nothing of the others is kept', async () => {
  writeFileSync(join(desk, 'empty.png'), '')
  const { words } = it.hands
  const rows = it.page.getByRole('rowheader')
  const count = await rows.count()
  const form = addForm(it.hands)
  await it.page.keyboard.press('d')
  await form.locator('input[type=file]').setInputFiles([join(desk, 'call.wav'), writeHuge(desk)])
  await choose(it.hands, choice(form, words.papers.type), it.hands.label('evidence_type', 'other'))
  await it.page.keyboard.press('ControlOrMeta+Enter')
  const second = form.getByRole('listitem').nth(1)
  await expect(second).toContainText(words.problems['document.tooLarge']())
  await form.locator('input[type=file]').setInputFiles([join(desk, 'call.wav'), join(desk, 'empty.png')])
  await it.page.keyboard.press('ControlOrMeta+Enter')
  await expect(second).toContainText(words.problems['document.empty']())
  await it.page.keyboard.press('Escape')
  await expect(rows).toHaveCount(count)
})

test('nothing ran, no window opened, the page is where it was, and nobody was called', async () => {
  expect(await it.page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(await windows()).toBe(1)
  expect(it.page.url()).toBe('app://parley/index.html')
  expect(heard).toEqual([])
  expect((await asked()).filter((url) => !/^(app:\/\/parley\/|blob:app:\/\/parley\/)/.test(url))).toEqual([])
  expect(said).toEqual([])
  // What listened can hear.
  await it.page.evaluate((url) => fetch(url).catch(() => null), away)
  await expect.poll(() => said.join(' ')).toContain('refused connect-src')
})

test('no file outside of the office holds anything of them', async () => {
  const held = heldBy(family(it.app.process().pid ?? 0))
  expect(found([...filesUnder(it.home), ...held], [MARK, 'window.hacked=1'])).toEqual([])
  expect(readdirSync(join(it.home, 'tmp')).filter((name) => !/^\.?(org\.chromium|scoped_dir|cases to take in)/i.test(name))).toEqual([])
})
