import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { writeCases } from '../../src/contract/interchange.ts'
import type { CaseFile, Day } from '../../src/domain/case-file.ts'
import { wordsOf } from '../../src/words/words.ts'
import { newHome } from '../e2e/support.ts'
import { checkout, importInto, newOffice, open, passphrase, rememberOffice } from './app.ts'
import { bigCase, contactCount } from './big-case-file.ts'
import { line, median, ms, quantile } from './measure.ts'

const words = wordsOf('zh-CN')
const turns = 15

/**
 * The promises of a case with 1,000 contact entries and 200 documents: it opens in under 100 ms warm, from the key to the
 * painted screen; its lists scroll at full frame rate; an added entry is shown and durable in under 30 ms.
 */
export async function measureBigCase(work: string): Promise<void> {
  const office = newOffice(work, 'big office')
  const json = join(work, 'big.json')
  const { file, documents } = bigCase()
  const content = documents.map((one) => ({ key: one.key, content: [one.content] }))
  writeFileSync(json, writeCases([{ file: file as CaseFile, documents: content }], '2026-11-22' as Day))
  importInto(work, office, json)
  const home = newHome()
  rememberOffice(home, office)
  const { app, page } = await open(checkout, home)
  await page.fill('input[type=password]', passphrase)
  await page.keyboard.press('Enter')
  await page.locator('.rows-body [role=row]').first().waitFor()
  await page.evaluate(watch)
  await measureRequests(page, file.caseNo)
  await measureOpening(page)
  await measureScrolling(page)
  await measureAdding(page)
  await app.close()
}

interface Shown {
  /** When the frame with the first of what was waited for was painted. */
  painted: number
}

declare global {
  interface Window {
    /** Set before a key: what must stand on the page for the key to have done its work. */
    bigAwaits: string
    bigPainted: Promise<Shown>
  }
}

/** From each key until the frame is painted in which what is waited for stands on the page. */
function watch(): void {
  const arm = (event: Event): void => {
    const wanted = window.bigAwaits
    window.bigPainted = new Promise((resolve) => {
      const look = (): void => {
        if (!document.querySelector(wanted)) return void requestAnimationFrame(look)
        const { port1, port2 } = new MessageChannel()
        // A message that is sent before painting arrives after it.
        port1.addEventListener('message', () => resolve({ painted: performance.now() - event.timeStamp }))
        port1.start()
        port2.postMessage(0)
      }
      requestAnimationFrame(look)
    })
  }
  document.addEventListener('keydown', arm, { capture: true })
}

async function press(page: Page, key: string, awaits: string): Promise<number> {
  await page.evaluate((selector) => void (window.bigAwaits = selector), awaits)
  await page.keyboard.press(key)
  return (await page.evaluate(() => window.bigPainted)).painted
}

const goTo = (page: Page, section: keyof typeof words.case.sections): Promise<void> =>
  page.locator('.section-link').filter({ hasText: words.case.sections[section] }).click()

/** Waits until nothing is left to do, as a person would before the next key. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => setTimeout(resolve, 50))))

/** What of it is the way to the disk and back. */
async function measureRequests(page: Page, caseNo: string): Promise<void> {
  const found = await page.evaluate(
    async ({ caseNo, turns, count }) => {
      const entry = {
        debts: [],
        at: '2026-03-17T15:40:00+08:00',
        zone: 'Asia/Shanghai',
        channel: 'call',
        direction: 'counselor_to_creditor',
        summary: 'bench',
        result: 'answered',
      }
      /** As the page asks: what it holds of the log is not sent again. */
      const ask = async (request: string, input: unknown, contacts: number): Promise<{ took: number; size: number }> => {
        const from = performance.now()
        const reply = await window.parley.call(request, input, undefined, { caseNo, contacts })
        return { took: performance.now() - from, size: JSON.stringify(reply).length }
      }
      const opened = []
      const added = []
      for (let turn = 0; turn < turns; turn++) opened.push(await ask('case.open', { caseNo }, 0))
      for (let turn = 0; turn < turns; turn++) added.push(await ask('contact.add', { caseNo, entry }, count + turn))
      return { opened, added }
    },
    { caseNo, turns, count: contactCount },
  )
  for (const [request, asked] of Object.entries(found)) {
    const times = asked.map(({ took }) => took)
    line(`big case: ${request}, round trip to the disk alone`, ms(times), `${Math.round(asked[0]!.size / 1024)} KB`)
  }
}

async function measureOpening(page: Page): Promise<void> {
  const opened: number[] = []
  const log: number[] = []
  for (let turn = 0; turn < turns; turn++) {
    await page.locator('.rows').focus()
    await settle(page)
    opened.push(await press(page, 'Enter', '.case-work .overview'))
    await goTo(page, 'offers')
    await settle(page)
    log.push(await press(page, ']', '.case-work .log > li'))
    await settle(page)
    await press(page, 'Escape', '.rows-body [role=row]')
  }
  promised('big case: opened from the list, key to painted', opened.slice(3), 100)
  promised('big case: its contact log, key to painted', log.slice(3), 100)
}

/** How long frames take while a list is scrolled in steps of a fast wheel, beside the window's own pace. */
async function measureScrolling(page: Page): Promise<void> {
  await page.locator('.rows').focus()
  await press(page, 'Enter', '.case-work .overview')
  await goTo(page, 'contacts')
  await page.locator('.case-work .log > li').first().waitFor()
  for (const [what, scroller] of [
    ['contact log', '.case-work'],
    ['chronology', '.case-side'],
  ] as const) {
    await settle(page)
    const frames = await page.evaluate(scrollThrough, { scroller, step: 40, count: 240 })
    await page.locator(scroller).evaluate((element) => element.scrollTo(0, 0))
    const rest = await page.evaluate(scrollThrough, { scroller, step: 0, count: 120 })
    const slow = frames.filter((frame) => frame > median(rest) * 1.5).length
    line(
      `big case: ${what} scrolled`,
      `frames ${ms(frames)}`,
      `p95 ${quantile(frames, 0.95).toFixed(1)} ms`,
      `at rest ${ms(rest)}`,
      `${slow} of ${frames.length} late`,
    )
  }
}

/** The lengths of frames while `scroller` moves on by `step` px in each. */
function scrollThrough({ scroller, step, count }: { scroller: string; step: number; count: number }): Promise<number[]> {
  const element = document.querySelector(scroller)!
  return new Promise((resolve) => {
    const found: number[] = []
    let before = performance.now()
    const next = (now: number): void => {
      found.push(now - before)
      before = now
      if (found.length > count) return resolve(found.slice(1))
      if (step > 0) element.scrollTop += step
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
}

/** From Ctrl+Enter until the new entry stands in the log, which the reply from the disk alone brings. */
async function measureAdding(page: Page): Promise<void> {
  const times: number[] = []
  for (let turn = 0; turn < turns; turn++) {
    await page.keyboard.press('n')
    const form = page.locator('.case-side form')
    await form.locator('textarea').fill(`第${turn}次`)
    await form.getByLabel(words.contacts.result).selectOption('answered')
    await settle(page)
    const count = await page.locator('.log > li').first().getAttribute('aria-setsize')
    times.push(await press(page, 'Control+Enter', `.log > li[aria-setsize="${Number(count) + 1}"]`))
    await form.waitFor({ state: 'detached' })
  }
  promised('big case: an entry added, key to shown and durable', times.slice(3), 30)
}

function promised(what: string, times: readonly number[], limit: number): void {
  const p95 = quantile(times, 0.95)
  line(what, ms(times), `p95 ${p95.toFixed(1)} ms`, p95 < limit ? `< ${limit} ms` : `OVER ${limit} ms`)
}
