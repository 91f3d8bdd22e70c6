import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { writeCases } from '../../src/contract/interchange.ts'
import type { CaseFile, Day } from '../../src/domain/case-file.ts'
import { bigCase } from '../bench/big-case-file.ts'
import { expectCleanView } from './axe-steps.ts'
import { goTo } from './case-steps.ts'
import { button, choice, choose, expectSaid, field, handsOn, key, press, type, type Hands } from './hands.ts'
import { openCase } from './money-steps.ts'
import { answerDialogs } from './office-steps.ts'
import { launch, type Launched } from './support.ts'

/** A log of a thousand entries, of which only those in sight are drawn: nothing that a person does there may show it. */

const caseNo = '2026-9001'
let it: Launched
let hands: Hands

test.beforeEach(async () => {
  it = await launch()
  hands = handsOn(it.page, 'en', 'mouse')
  const { page, words } = hands
  await press(hands, page.getByRole('button', { name: words.start.sample }))
  await press(hands, button(page, words.start.makeSample))
  await expect(page.getByRole('grid')).toBeVisible({ timeout: 60_000 })
  const { file, documents } = bigCase()
  const contents = documents.map((one) => ({ key: one.key, content: [one.content] }))
  const path = join(it.home, 'big.json')
  writeFileSync(path, writeCases([{ file: { ...(file as CaseFile), caseNo }, documents: contents }], '2026-11-22' as Day))
  await answerDialogs(it.app, path)
  await key(hands, 'g')
  await page.keyboard.press('s')
  await press(hands, button(page, words.settings.import))
  await expect(page.getByText(words.settings.imported('1'))).toBeVisible()
  await openCase(hands, caseNo)
})
test.afterEach(() => it.app.close())

const entry = (no: string) => hands.page.locator(`.log > [data-line="${no}"]`)

/** What is drawn on the way has another height than was thought, so that the end moves on. */
const scrollToEnd = () =>
  expect(async () => {
    await hands.page.locator('.case-work').evaluate((element) => element.scrollTo(0, element.scrollHeight))
    await expect(entry('c1')).toBeInViewport({ timeout: 200 })
  }).toPass()

test('from the end of the chronology to the entry in the log; keys go on from there and back to both ends', async () => {
  const { page } = hands
  const lines = page.locator('.chronology .long-list > li')
  await lines.first().getByRole('button').focus()
  await page.keyboard.press('End')
  const last = page.locator('.chronology .long-list > li').last()
  await expect(last.getByRole('button')).toBeFocused()
  await expect(last).toHaveAttribute('aria-posinset', (await last.getAttribute('aria-setsize')) ?? '')
  await page.keyboard.press('Home')
  await expect(lines.first().getByRole('button')).toBeFocused()
  for (let presses = 0; presses < 40; presses++) await page.keyboard.press('ArrowDown')
  await expect(page.locator('.chronology [aria-posinset="41"] button')).toBeFocused()
  await page.keyboard.press('Enter')
  const there = page.locator('.log > li:focus')
  await expect(there).toBeInViewport({ ratio: 0.9 })
  const at = Number(await there.getAttribute('aria-posinset'))
  expect(at).toBeGreaterThan(30)
  await page.keyboard.press('j')
  await expect(page.locator(`.log > [aria-posinset="${at + 1}"]`)).toBeFocused()
  await page.keyboard.press('k')
  await page.keyboard.press('k')
  await expect(page.locator(`.log > [aria-posinset="${at - 1}"]`)).toBeFocused()
  await expect(page.locator(`.log > [aria-posinset="${at - 1}"]`)).toBeInViewport({ ratio: 0.9 })
  expect(await page.locator('.log > li').count()).toBeLessThan(40)
  await expectCleanView(hands, 'a long log')
})

test('what is being typed in an entry stays while the log is scrolled far away', async () => {
  const { page, words } = hands
  await goTo(hands, 'contacts')
  await press(hands, button(page, `${words.contacts.withdraw}: ${words.contacts.entry('c1000')}`))
  const why = field(page, words.contacts.withdrawWhy)
  await type(hands, why, 'logged twice')
  const work = page.locator('.case-work')
  await scrollToEnd()
  await expect(why).not.toBeInViewport()
  await expect(why).toBeFocused()
  await page.keyboard.type(' by mistake')
  await work.evaluate((element) => element.scrollTo(0, 0))
  await expect(why).toHaveValue('logged twice by mistake')
  await page.keyboard.press('Enter')
  await expectSaid(hands, words.contacts.withdrawnSaid)
  await expect(entry('c1000')).toContainText(words.case.entryState.withdrawn)
})

test('entries that are added stand on top, and the whole log is there as well', async () => {
  const { page, words, label } = hands
  await goTo(hands, 'contacts')
  for (const turn of [1, 2]) {
    await key(hands, 'n')
    const form = page.getByRole('form', { name: words.case.newContact, exact: true })
    await type(hands, field(form, words.contacts.summary), `call no ${turn}`)
    await choose(hands, choice(form, words.contacts.result), label('contact_result', 'answered'))
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(entry(`c${1000 + turn}`)).toContainText(`call no ${turn}`)
    await expect(entry(`c${1000 + turn}`)).toHaveAttribute('aria-setsize', String(1000 + turn))
  }
  await scrollToEnd()
  await expect(page.getByText(words.conduct.counted(20))).toBeVisible()
})
