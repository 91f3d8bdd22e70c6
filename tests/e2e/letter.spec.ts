import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { expectCleanView } from './axe-steps.ts'
import { goTo } from './case-steps.ts'
import { box, button, choice, choose, expectSaid, field, handsOn, key, press, reach, tick, type, type Hands } from './hands.ts'
import { openCase } from './money-steps.ts'
import { answerDialogs } from './office-steps.ts'
import { launch, type Launched } from './support.ts'

/** A letter to the creditor: written from the case, changed by hand, saved to the log and printed, by the keyboard. */

let it: Launched
let hands: Hands

test.beforeEach(async () => {
  it = await launch()
  hands = handsOn(it.page, 'en')
  const { page, words } = hands
  await press(hands, page.getByRole('button', { name: words.start.sample }))
  await press(hands, button(page, words.start.makeSample))
  await expect(page.getByRole('grid')).toBeVisible({ timeout: 60_000 })
  await openCase(hands, '2026-0002')
  await goTo(hands, 'agreements')
})
test.afterEach(() => it.app.close())

const letters = () => hands.words.letters
const form = () => hands.page.getByRole('form', { name: letters().kind.query, exact: true })
const text = () => field(form(), letters().text)

test('the letter that differs from the call is asked about in one key, printed, and stands in log and chronology', async () => {
  const { page } = hands
  await key(hands, 'q')
  await expect(text()).toHaveValue(/12,000\.00.*12,144\.00/)
  await expect(text()).toHaveValue(/on behalf of our client 李文静/)
  expect(await text().inputValue()).not.toContain('310101199602110027')
  await tick(hands, box(form(), '分期还款协议.txt'))
  await type(hands, field(form(), letters().answerTo), 'post@example.org')
  await expect(text()).toHaveValue(/post@example\.org/)
  const path = join(it.home, 'query.pdf')
  await answerDialogs(it.app, path)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(form()).toHaveCount(0)
  await expectSaid(hands, 'query.pdf')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const printed = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
  for (const part of ['12,000.00', '12,144.00', '重庆蚂蚁消费金融有限公司', '2026-0002', '分期还款协议.txt', 'Signature'])
    expect(printed).toContain(part)
  expect(printed).toMatch(/SHA-256 ?[0-9a-f]{64}/)
  expect(printed, 'a single page carries no page number').not.toContain('Page 1')
  await goTo(hands, 'contacts')
  await expect(page.locator('.chronology')).toContainText(letters().said.subject.query('李文静', '花呗'))
  const again = join(it.home, 'again.pdf')
  await answerDialogs(it.app, again)
  await press(hands, page.locator('.log').getByRole('button', { name: new RegExp(`^${letters().print}`) }))
  await expectSaid(hands, 'again.pdf')
  expect(statSync(again).size).toBeGreaterThan(10_000)
  const third = join(it.home, 'third.pdf')
  await answerDialogs(it.app, third)
  await page.locator('.case-work').focus()
  await page.keyboard.press('l')
  await expectSaid(hands, 'third.pdf')
})

test('another language writes the text anew and gives back what was typed; a letter left by Esc is there again', async () => {
  const { page } = hands
  await key(hands, 'q')
  await type(hands, text(), 'Our own words.')
  await choose(hands, choice(form(), letters().language), '繁體中文（台灣）')
  await expect(text()).toHaveValue(/^敬啟者：/)
  await expectSaid(hands, letters().writtenAnew)
  await press(hands, page.locator('.toast button'))
  await expect(text()).toHaveValue('Our own words.')
  await expect(form().getByText(/Draft kept/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(form()).toHaveCount(0)
  await goTo(hands, 'agreements')
  await key(hands, 'q')
  await expect(text()).toHaveValue('Our own words.')
})

test('a letter of several pages has page numbers on each', async () => {
  const { page } = hands
  await key(hands, 'q')
  const body = Array.from({ length: 90 }, (_, index) => `${index + 1}. one more point`).join('\n\n')
  await reach(hands, text())
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(body)
  const path = join(it.home, 'long.pdf')
  await answerDialogs(it.app, path)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expectSaid(hands, 'long.pdf')
  const pages = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })
    .split('\f')
    .filter((one) => one.trim() !== '')
  expect(pages.length).toBeGreaterThan(1)
  for (const [index, one] of pages.entries()) expect(one.replace(/\s/g, '')).toContain(`Page${index + 1}of${pages.length}`)
})

test('the form of a letter is clean to axe in both themes, saved without printing it stays in the log', async () => {
  const { page } = hands
  await key(hands, 'q')
  await expectCleanView(hands, 'the form of a letter')
  await press(hands, button(form(), letters().saveOnly))
  await expect(form()).toHaveCount(0)
  await expectSaid(hands, letters().saved)
  await goTo(hands, 'contacts')
  await expect(page.locator('.log').getByRole('button', { name: new RegExp(`^${letters().print}`) })).toBeVisible()
  await expectCleanView(hands, 'a letter in the log')
})
