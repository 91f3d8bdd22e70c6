import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import type { ElectronApplication, Page } from 'playwright'
import { aCase } from '../domain/build.ts'
import { button, field, key, part, press, type } from './hands.ts'
import { at, unlock, type AtWork } from './office-steps.ts'
import { officeWith } from './prepared.ts'
import { afterLock } from './support.ts'

/** Locking when nobody is there: within a second, whatever the page does, and without losing what was typed; at sleep at once. */

let it: AtWork

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  it = await officeWith([aCase({})])
})
test.afterAll(() => it.app.close())

const events = ['lock-screen', 'user-did-resign-active']
const words = () => it.hands.words
const name = () => field(part(it.page, words().intake.sections.client), words().intake.name)
const emit = (event: string) => it.app.evaluate(({ powerMonitor }, what) => void powerMonitor.emit(what), event)

async function lockBy(act: () => Promise<unknown>): Promise<void> {
  const fresh = await afterLock(it, act)
  it = { ...it, ...fresh, hands: at(fresh, it.hands) }
}

const vaultOf = (app: ElectronApplication) =>
  app.evaluate(({ app: electron }) => electron.getAppMetrics().find((one) => one.name === 'Parley vault')?.pid)

function isAlive(pid: number | undefined): boolean {
  try {
    process.kill(pid ?? 0, 0)
    return true
  } catch {
    return false
  }
}

/** What a page gets that asks by itself. */
const answerTo = (page: Page, request: string, input: object) =>
  page.evaluate(
    async ([what, given]) => {
      const { parley } = window as unknown as { parley: { call: (r: string, i: unknown) => Promise<{ problem?: { code: string } }> } }
      return (await parley.call(what, given)).problem?.code ?? 'answered'
    },
    [request, input] as const,
  )

for (const event of events)
  test(`on ${event} the last signs typed a moment before are kept, and everything is refused afterwards`, async () => {
    await key(it.hands, 'c')
    const typed = `Last Moment ${event}`
    await type(it.hands, name(), typed.slice(0, -1))
    await expect(button(it.page, words().ui.throwAway)).toBeVisible()
    await it.page.keyboard.type(typed.slice(-1))
    const vault = await vaultOf(it.app)
    await lockBy(() => emit(event))
    await expect.poll(() => isAlive(vault), { timeout: 1000, intervals: [50] }).toBe(false)
    const list = { query: '', status: null, sort: 'name', descending: false, offset: 0, limit: 10 }
    for (const [request, input] of Object.entries({
      'cases.list': list,
      'case.open': { caseNo: '2026-0001' },
      'draft.list': {},
      'case.reveal': { caseNo: '2026-0001', what: 'idDocNo' },
    }))
      expect(await answerTo(it.page, request, input), request).toBe('office.locked')
    await unlock(it.hands)
    const drafts = part(it.page, words().cases.drafts(1))
    await drafts.getByRole('button').first().click()
    await expect(name()).toHaveValue(typed)
    await press(it.hands, button(it.page, words().ui.throwAway))
  })

test('at sleep the key goes before the computer may sleep, no page is waited for, and what the vault has of a draft is kept', async () => {
  await key(it.hands, 'c')
  await type(it.hands, name(), 'Before the Lid')
  await expect(button(it.page, words().ui.throwAway)).toBeVisible()
  await expect.poll(() => answerTo(it.page, 'draft.list', {})).toBe('answered')
  const vault = await vaultOf(it.app)
  // Electron lets the system sleep when the listeners have returned; by then the new window must be on its way.
  const windows = () =>
    it.app.evaluate(({ BrowserWindow, powerMonitor }) => {
      const count = () => BrowserWindow.getAllWindows().length
      const before = count()
      powerMonitor.emit('suspend')
      return count() - before
    })
  await lockBy(async () => expect(await windows()).toBe(1))
  await expect.poll(() => isAlive(vault), { timeout: 1000, intervals: [50] }).toBe(false)
  expect(await answerTo(it.page, 'draft.list', {})).toBe('office.locked')
  await unlock(it.hands)
  const drafts = part(it.page, words().cases.drafts(1))
  await drafts.getByRole('button').first().click()
  await expect(name()).toHaveValue('Before the Lid')
  await press(it.hands, button(it.page, words().ui.throwAway))
})

/** What the program waits for from now on, in milliseconds: first what is asked for at once, then all that comes later. */
async function watchWaits(app: ElectronApplication): Promise<() => Promise<number[]>> {
  await app.evaluate(() => {
    const waits: number[] = []
    const real = globalThis.setTimeout
    const set = (act: () => void, ms = 0) => (waits.push(ms), real(act, ms))
    Object.assign(globalThis, { waits, setTimeout: set, realSetTimeout: real })
  })
  return () =>
    app.evaluate(() => {
      const it = globalThis as unknown as { waits: number[]; setTimeout: unknown; realSetTimeout: unknown }
      it.setTimeout = it.realSetTimeout
      return it.waits
    })
}

test('a page that answers nothing more is locked and gone all the same within the second', async () => {
  const vault = await vaultOf(it.app)
  const waits = await watchWaits(it.app)
  await lockBy(async () => {
    void it.page
      .evaluate(() => {
        for (const until = performance.now() + 4000; performance.now() < until;);
      })
      .catch(() => undefined)
    await emit('lock-screen')
    await expect.poll(() => isAlive(vault), { timeout: 1000, intervals: [50] }).toBe(false)
  })
  const [forPage = 0, ...forRest] = await waits()
  expect(forRest.length).toBeGreaterThan(1)
  expect(forPage + Math.max(...forRest)).toBeLessThan(1000)
  await unlock(it.hands)
})

test('a page that crashes takes the office with it', async () => {
  const vault = await vaultOf(it.app)
  const opened = it.app.waitForEvent('window')
  await it.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  const page = await opened
  await page.waitForLoadState('load')
  it = { ...it, page, hands: at({ ...it, page }, it.hands) }
  await expect.poll(() => isAlive(vault)).toBe(false)
  await unlock(it.hands)
  await expect(it.page.getByRole('heading', { level: 1, name: words().cases.title })).toBeVisible()
})

test('settings that cannot be written hold until the end, and the settings say so', async () => {
  await press(it.hands, button(it.page, words().frame.settings))
  await expect(it.page.getByRole('heading', { level: 1, name: words().settings.title })).toBeVisible()
  await expect(it.page.getByText(words().settings.notKept)).toHaveCount(0)
  const path = join(it.home, 'config', 'Parley', 'settings.json')
  rmSync(path)
  mkdirSync(join(path, 'in the way'), { recursive: true })
  await it.app.evaluate(
    ({ BrowserWindow }, held) =>
      BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({ type: 'keyDown', keyCode: '=', modifiers: [held] }),
    process.platform === 'darwin' ? ('meta' as const) : ('control' as const),
  )
  const factor = () => it.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor())
  await expect.poll(factor).toBeCloseTo(1.1)
  await expect(it.page.getByText(words().settings.notKept)).toBeVisible()
})
