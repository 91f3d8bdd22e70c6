import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { aCase } from '../domain/build.ts'
import { goTo } from './case-steps.ts'
import { expectSaid, type Hands } from './hands.ts'
import { at, unlock, type AtWork } from './office-steps.ts'
import { officeWith } from './prepared.ts'
import { afterLock } from './support.ts'
import { openFromList } from './views.ts'

/** A number that is copied from a case, in the real clipboard: there to be pasted, and gone when its time is up, on lock, on a crash and on quit. */

const ID = '110101199108240013'
const file = aCase({ client: { ...aCase({}).client, idDocType: 'cn_id', idDocNo: ID } })
let it: AtWork

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  it = await officeWith([file])
  await holdTimers()
})
test.afterAll(() => it.app.close())

const label = (hands: Hands) => hands.words.client.idDocNo
const named = (name: string) => it.page.getByRole('button', { name, exact: true })
const clipboard = () => it.app.evaluate(({ clipboard: system }) => system.readText())
const somebodyCopies = (text: string) => it.app.evaluate(({ clipboard: system }, what) => system.writeText(what), text)

/** The clock of the program: what it wants to do in 30 seconds is held back until passTime(). */
async function holdTimers(): Promise<void> {
  await it.app.evaluate(() => {
    const held: (() => void)[] = []
    const real = globalThis.setTimeout
    const set = (act: () => void, ms?: number) => {
      if (ms !== 30_000) return real(act, ms)
      held.push(act)
      return real(() => undefined, 0)
    }
    Object.assign(globalThis, { held, setTimeout: set })
  })
}
const passTime = () =>
  it.app.evaluate(() => {
    for (const act of (globalThis as unknown as { held: (() => void)[] }).held.splice(0)) act()
  })

async function copyId(): Promise<void> {
  await openFromList(it.hands, file.caseNo)
  await goTo(it.hands, 'client')
  await named(it.hands.words.ui.showValue(label(it.hands))).click()
  await named(it.hands.words.ui.copyValue(label(it.hands))).click()
  await expectSaid(it.hands, it.hands.words.ui.copied)
  expect(await clipboard()).toBe(ID)
}

async function lockAndComeBack(act: () => Promise<unknown>): Promise<void> {
  const fresh = await afterLock(it, act)
  it = { ...it, ...fresh, hands: at(fresh, it.hands) }
}

test('a number is copied by its button and leaves the clipboard when its time is up', async () => {
  await copyId()
  await passTime()
  await expect.poll(clipboard).toBe('')
})

test('a number that is marked and copied by key goes the same way', async () => {
  const number = it.page.locator('.masked bdi').filter({ hasText: ID })
  const show = named(it.hands.words.ui.showValue(label(it.hands)))
  if (await show.isVisible()) await show.click()
  await number.evaluate((element) => getSelection()?.selectAllChildren(element))
  await it.page.keyboard.press('ControlOrMeta+c')
  await expect.poll(clipboard).toBe(ID)
  await passTime()
  await expect.poll(clipboard).toBe('')
})

test('what somebody has copied since stays', async () => {
  await copyId()
  await somebodyCopies('a recipe')
  await passTime()
  await it.app.evaluate(() => new Promise((soon) => setImmediate(soon)))
  expect(await clipboard()).toBe('a recipe')
})

test('locking takes it away at once', async () => {
  await copyId()
  await lockAndComeBack(() => it.page.keyboard.press('ControlOrMeta+l'))
  await expect.poll(clipboard).toBe('')
  await unlock(it.hands)
})

test('so does a vault that dies', async () => {
  await copyId()
  const vault = await it.app.evaluate(({ app }) => app.getAppMetrics().find((one) => one.name === 'Parley vault')?.pid)
  await lockAndComeBack(async () => process.kill(vault ?? 0, 'SIGKILL'))
  await expect.poll(clipboard).toBe('')
  await unlock(it.hands)
})

test('so does a page that crashes', async () => {
  await copyId()
  const opened = it.app.waitForEvent('window')
  await it.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  const page = await opened
  it = { ...it, page, hands: at({ ...it, page }, it.hands) }
  await expect.poll(clipboard).toBe('')
  await unlock(it.hands)
})

test('so does the end of the program', async () => {
  await copyId()
  const seen = join(it.home, 'clipboard at the end')
  // Whoever asks it to quit: the last to do so is the program itself, when all is put away.
  await it.app.evaluate(({ app, clipboard: system }, path) => {
    const quit = app.quit.bind(app)
    app.quit = () => {
      void Promise.resolve(system.readText()).then((text) => {
        process.getBuiltinModule('node:fs').appendFileSync(path, `[${text}]`)
        quit()
      })
    }
  }, seen)
  await it.app.close()
  expect(readFileSync(seen, 'utf8')).toMatch(/\[\]$/)
})
