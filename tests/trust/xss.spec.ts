import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import type { ElectronApplication, Page } from 'playwright'
import type { CaseFile } from '../../src/domain/case-file.ts'
import type { Chance } from '../../src/domain/sample/chance.ts'
import { answerDialogs, type AtWork } from '../e2e/office-steps.ts'
import { key, type Hands } from '../e2e/hands.ts'
import { officeWith } from '../e2e/prepared.ts'
import { openFromList, walkEveryView } from '../e2e/views.ts'
import { launch } from '../e2e/support.ts'
import { withTexts } from '../support/canary-case.ts'
import { wholeCase } from '../support/whole-case.ts'
import { payloads } from './payloads.ts'
import { proveInWindow } from './window-proof.ts'

/** Script in what was typed never runs, on no screen and on no paper, and no view of the program breaks the page's own security policy. */

/** What tripped, what was refused, what a console said: of the page and of every paper. */
async function watch({ app, page }: { app: ElectronApplication; page: Page }): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said, tripped: () => said.push('RAN'), alert: () => said.push('RAN'), confirm: () => said.push('RAN') })
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      said.push(`${effectiveDirective} ${blockedURI}`),
    )
    window.addEventListener('error', ({ message }) => said.push(message))
  })
  await app.evaluate(({ app: electron, webContents }) => {
    const heard: string[] = []
    const listen = (one: Electron.WebContents) =>
      one.on('console-message', (...given: unknown[]) => {
        const text = given.map((part) =>
          typeof part === 'object' && part !== null && 'message' in part ? String(part.message) : String(part),
        )
        heard.push(text.join(' '))
      })
    for (const one of webContents.getAllWebContents()) listen(one)
    electron.on('web-contents-created', (_event, one) => listen(one))
    Object.assign(globalThis, { heard })
  })
  return async () => [
    ...(await page.evaluate(() => (window as unknown as { said: string[] }).said)),
    ...(await app.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)),
  ]
}

/** As many of the payloads as stand in the shortest field, but for a phone number. */
const FITS = 200
const FITS_PHONE = 40

/** Cases in which every text of every field is payloads, so that in all of them every field has had every one. */
function poisoned(): CaseFile[] {
  const bundles: string[] = ['']
  for (const payload of payloads) {
    const last = bundles.at(-1) ?? ''
    if (last.length + payload.length < FITS) bundles[bundles.length - 1] = `${last}${payload}`
    else bundles.push(payload)
  }
  const short = payloads.filter(({ length }) => length <= FITS_PHONE)
  return bundles.map((_, no) => {
    let field = no
    return withTexts(wholeCase(numberOf(no)), (_text, property) => {
      const some = ['number', 'phone', 'householdRef'].includes(property) ? short : bundles
      return some[field++ % some.length]!
    })
  })
}
/** This many of them, each as often as any other; all of them when there are no more. */
const someOf = (files: CaseFile[], count: number, chance: Chance) =>
  files
    .map((file) => [chance.int(0, 1e9), file] as const)
    .toSorted(([a], [b]) => a - b)
    .slice(0, count)
    .map(([, file]) => file)

const numberOf = (no: number) => `2026-${String(no + 1).padStart(4, '0')}`

/** Goes through the sections of the open case as fast as they are painted; gives how many there were. */
const flip = (page: Page) =>
  page.evaluate(async () => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    const links = [...document.querySelectorAll<HTMLButtonElement>('.section-link')]
    for (const link of links) {
      link.click()
      await painted()
      for (const more of document.querySelectorAll<HTMLElement>('.case-work details:not([open]) > summary')) more.click()
      await painted()
    }
    return links.length
  })

async function printed({ app, page, hands, home }: AtWork): Promise<string> {
  const path = join(home, 'summary.pdf')
  await answerDialogs(app, path)
  await key(hands, 'p')
  await expect(page.locator('.toast')).toContainText('summary.pdf', { timeout: 60_000 })
  return execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })
}

proveInWindow('xss', { ci: 20, release: 60 }, 'cases made of payloads, each section seen, one printed', async ({ count, chance }) => {
  const files = someOf(poisoned(), count, chance)
  const it = await officeWith(files)
  const said = await watch(it)
  let views = 0
  for (const { caseNo } of files) {
    await openFromList(it.hands, caseNo)
    views += await flip(it.page)
  }
  for (const title of ['waiting', 'due', 'cases'] as const) await listOf(it.hands, title)
  await openFromList(it.hands, chance.of(files).caseNo)
  expect((await printed(it)).replaceAll(/\s/g, '')).toContain('onerror=tripped()')
  expect(await said()).toEqual([])
  await it.app.close()
  return { payloads: payloads.length, cases: files.length, views }
})

async function listOf({ page, words }: Hands, title: 'waiting' | 'due' | 'cases'): Promise<void> {
  await page.getByRole('button', { name: words.frame[title], exact: true }).click()
  await expect(page.locator('main h1')).toBeVisible()
  await expect(page.getByText(words.ui.loading)).toHaveCount(0)
}

test('the payloads are many, and sixty cases give every field every one of them', () => {
  expect(payloads.length).toBeGreaterThanOrEqual(200)
  expect(new Set(payloads).size).toBe(payloads.length)
  const files = poisoned()
  expect(files.length).toBeLessThanOrEqual(60)
  for (const field of [
    (file: CaseFile) => file.client.name,
    (file: CaseFile) => file.contacts[0]?.summary,
    (file: CaseFile) => file.debts[0]?.brand,
  ]) {
    const seen = files.map(field).join('\n')
    expect(payloads.filter((payload) => !seen.includes(payload))).toEqual([])
  }
})

test('no view breaks the security policy of the page', async () => {
  const it = await officeWith([wholeCase('2026-0001')])
  const said = await watch(it)
  const seen: string[] = []
  await walkEveryView(it.hands, ['2026-0001'], async (view) => void seen.push(view))
  expect(seen.length).toBeGreaterThan(20)
  expect(await said()).toEqual([])
  await it.app.close()
})

test('negative control: what a page tries against its policy is heard, and so is what runs', async () => {
  const it = await launch()
  const said = await watch(it)
  await it.page.evaluate(() => {
    const image = document.createElement('img')
    try {
      image.setAttribute('onerror', 'tripped()')
    } catch {
      // that is how it is refused
    }
    image.src = 'https://example.com/x.png'
    document.body.append(image)
  })
  await expect.poll(async () => (await said()).join('\n')).toMatch(/img-src[\s\S]*https:/)
  expect((await said()).join('\n')).toMatch(/require-trusted-types-for|script-src/)
  expect(await said()).not.toContain('RAN')
  await it.page.evaluate(() => (window as unknown as { tripped: () => void }).tripped())
  expect(await said()).toContain('RAN')
  await it.app.close()
})
