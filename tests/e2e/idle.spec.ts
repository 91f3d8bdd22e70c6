import { expect, test } from 'playwright/test'
import type { ElectronApplication } from 'playwright'
import { button, choice, choose, press } from './hands.ts'
import { at, firstStart, unlock, type AtWork } from './office-steps.ts'
import { afterLock } from './support.ts'

/** An open office that is left alone is locked; one that is worked in stays open. */

let it: AtWork

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  it = await firstStart('zh-TW', 'mouse')
})
test.afterAll(() => it.app.close())

const title = () => it.page.getByRole('heading', { level: 1, name: it.hands.words.settings.title })

async function expectLockedBy(act: () => Promise<unknown>): Promise<void> {
  const fresh = await afterLock(it, act)
  it = { ...it, ...fresh, hands: at(fresh, it.hands) }
  await expect(it.page.getByRole('heading', { level: 1, name: it.hands.words.start.unlockTitle })).toBeVisible()
}

/** The system says that nobody has touched anything for an hour, and counts how often it is asked. */
async function leaveComputer(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ powerMonitor }) => {
    Object.assign(globalThis, { asked: 0 })
    powerMonitor.getSystemIdleTime = () => {
      ;(globalThis as unknown as { asked: number }).asked++
      return 3600
    }
  })
}

const timesAsked = (app: ElectronApplication) => app.evaluate(() => (globalThis as unknown as { asked: number }).asked)

/** Moves the clock of the program on, and with it the time since somebody typed into its window. */
async function passTime(app: ElectronApplication, seconds: number): Promise<void> {
  await app.evaluate((_electron, ms) => {
    const now = performance.now.bind(performance)
    performance.now = () => now() + ms
  }, seconds * 1000)
}

/** The program has looked at least once since now. */
async function untilLookedAt(app: ElectronApplication): Promise<void> {
  const before = await timesAsked(app)
  await expect.poll(() => timesAsked(app)).toBeGreaterThan(before)
}

test('a window that is typed into stays open, even when the system takes the computer for deserted', async () => {
  await press(it.hands, button(it.page, it.hands.words.frame.settings))
  await leaveComputer(it.app)
  await untilLookedAt(it.app)
  await passTime(it.app, 4 * 60)
  await untilLookedAt(it.app)
  await expect(title()).toBeVisible()
})

test('it is locked after the time that was chosen', async () => {
  await choose(it.hands, choice(it.page, it.hands.words.settings.idle), it.hands.words.settings.minutes(1))
  await expectLockedBy(() => passTime(it.app, 61))
})

for (const event of ['suspend', 'lock-screen'])
  test(`an open office is locked on ${event}`, async () => {
    await unlock(it.hands)
    await expect(it.page.getByRole('heading', { level: 1, name: it.hands.words.cases.title })).toBeVisible()
    await expectLockedBy(() => it.app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event))
  })
