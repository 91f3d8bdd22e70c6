import type { Page } from 'playwright'
import { line, ms, quantile } from './measure.ts'

/**
 * The promise of the list: first page, any sort, any filter and each typed letter within 50 ms for 95 of 100, from the
 * event in the page until the new rows are drawn. Real key presses, seen by listeners in the page itself.
 */
export async function measureList(page: Page): Promise<void> {
  await page.evaluate(watch)
  const typed = await typeLetters(page, ['1', '3', '8', '王', '李', '2026-0', '陈', 'a', '13900'])
  const filtered = await choose(page)
  const sorted = await sort(page)
  const opened = await reopen(page)
  const queues = await turnQueues(page)
  for (const [what, times] of [
    ['list: first page', opened],
    ['list: each sort', sorted],
    ['list: each status', filtered],
    ['list: each typed letter', typed],
    ['waiting: each queue', queues],
  ] as const) {
    const changed = times.filter((time) => !Number.isNaN(time))
    const p95 = quantile(changed, 0.95)
    const same = changed.length < times.length ? ` (${times.length - changed.length} more changed nothing)` : ''
    line(what, `p95 ${p95.toFixed(1)} ms`, ms(changed), `${p95 <= 50 ? '≤ 50 ms' : 'OVER 50 ms'}${same}`)
  }
}

declare global {
  interface Window {
    benchStart: number
    benchDrawn: Promise<number>
  }
}

/** From the next input event until the last change of the rows; NaN when it left every row as it was. */
function watch(): void {
  const arm = (event: Event): void => {
    const from = event.timeStamp
    window.benchDrawn = new Promise((resolve) => {
      let last = 0
      const seen = new MutationObserver(() => (last = performance.now()))
      const root = document.querySelector('main') ?? document.body
      seen.observe(root, { subtree: true, childList: true, characterData: true })
      const look = (): void => {
        if (last > 0 && performance.now() - last > 120) {
          seen.disconnect()
          resolve(last - from)
        } else if (performance.now() - from > 2000) resolve(Number.NaN)
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
  }
  for (const kind of ['input', 'change', 'click']) document.addEventListener(kind, arm, { capture: true })
}

const drawn = (page: Page): Promise<number> => page.evaluate(() => window.benchDrawn)

async function typeLetters(page: Page, queries: readonly string[]): Promise<number[]> {
  const box = page.locator('.case-filter input[type=text]')
  const times: number[] = []
  for (const query of queries) {
    for (const letter of query) {
      await box.focus()
      await page.keyboard.insertText(letter)
      times.push(await drawn(page))
    }
    await box.fill('')
    times.push(await drawn(page))
  }
  return times
}

async function choose(page: Page): Promise<number[]> {
  const select = page.locator('.case-filter select')
  const values = await select.locator('option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))
  const times: number[] = []
  for (const value of [...values.slice(1), values[0]!]) {
    await select.selectOption(value)
    times.push(await drawn(page))
  }
  return times
}

async function sort(page: Page): Promise<number[]> {
  const heads = page.locator('.rows-head .sort')
  const times: number[] = []
  for (let round = 0; round < 2; round++) {
    for (let index = 0; index < (await heads.count()); index++) {
      for (let twice = 0; twice < 2; twice++) {
        await heads.nth(index).click()
        times.push(await drawn(page))
      }
    }
  }
  return times
}

/** Away to the settings and back: the list asks for its first page anew. */
async function reopen(page: Page): Promise<number[]> {
  const times: number[] = []
  const rail = page.locator('nav').first().getByRole('button')
  for (let turn = 0; turn < 10; turn++) {
    await rail.last().click()
    await page.waitForSelector('.rows-body', { state: 'detached' })
    await rail.first().click()
    times.push(await drawn(page))
    await page.waitForSelector('.rows-body [role=row]')
  }
  return times
}

/** To what is waited for, from one queue to the other and back, and to the list of cases again. */
async function turnQueues(page: Page): Promise<number[]> {
  const times: number[] = []
  const rail = page.locator('nav').first().getByRole('button')
  await rail.nth(1).click()
  await page.waitForSelector('.waiting-list .rows-body [role=row]')
  for (let turn = 0; turn < 20; turn++) {
    await page.locator('.waiting-list .button[aria-pressed=false]').click()
    times.push(await drawn(page))
  }
  await rail.first().click()
  await page.waitForSelector('.case-filter')
  return times
}
