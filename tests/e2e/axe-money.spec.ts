import { expect, test } from 'playwright/test'
import { expectCleanView } from './axe-steps.ts'
import { goTo } from './case-steps.ts'
import { box, button, field, handsOn, key, part, press, reach, tick, type, type Hands } from './hands.ts'
import { openCase } from './money-steps.ts'
import { launch, type Launched } from './support.ts'

/** The views of the money that a walk through the sections does not open, as axe sees them, light and dark. */

let it: Launched
let hands: Hands

test.beforeEach(async () => {
  it = await launch()
  hands = handsOn(it.page, 'en', 'mouse')
  const { page, words } = hands
  await press(hands, page.getByRole('button', { name: words.start.sample }))
  await press(hands, button(page, words.start.makeSample))
  await expect(page.getByRole('grid')).toBeVisible({ timeout: 60_000 })
  await openCase(hands, '2026-0001')
})
test.afterEach(() => it.app.close())

const expectClean = (view: string) => expectCleanView(hands, view)
const form = (name: string) => hands.page.getByRole('form', { name, exact: true })

test('the offer desk: figures, remarks, what remains over time, and the figures of an offer', async () => {
  await goTo(hands, 'offers')
  await lookAtDesk()
})

test('a new version of the budget beside the one before, its confirmation, and an acceptance that is asked for again', async () => {
  const { page, words } = hands
  const { agreements, budget, debts } = words
  await goTo(hands, 'budget')
  await key(hands, 'v')
  await type(hands, field(form(budget.newVersion), budget.reason), 'less work')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(form(budget.newVersion)).toHaveCount(0)
  await expect(page.getByText(budget.draft)).toBeVisible()
  await expectClean('budget, a version beside the one before')
  await key(hands, 'y')
  await expect(form(budget.confirm)).toBeVisible()
  await expectClean('budget, confirmation')
  await page.keyboard.press('Escape')
  await goTo(hands, 'debts')
  await page.getByText(debts.setOff).first().click()
  await type(hands, field(page, debts.setOffAmount), '500')
  await expect(page.getByRole('table', { name: debts.setOff })).toBeVisible()
  await expectClean('debts, where a payment would go')
  await goTo(hands, 'agreements')
  await press(hands, button(page, agreements.takeBack))
  await expect(form(agreements.acceptance)).toBeVisible()
  await expectClean('acceptance by the client')
})

/** A scenario that works beside one that does not, what is below them, and the offer that is saved. */
async function lookAtDesk(): Promise<void> {
  const { page, words } = hands
  const { offers } = words
  await key(hands, 'c')
  await page.keyboard.press('ControlOrMeta+d')
  const second = part(page, offers.scenario('B'))
  await type(hands, field(second, offers.count), '601')
  await type(hands, field(second, offers.holder), 'somebody')
  await reach(hands, field(part(page, offers.scenario('A')), offers.count))
  await page.getByText(offers.pictureShow).click()
  await page.getByText(offers.rowsOf('A', 12)).click()
  for (const closed of await page.locator('.warnings summary').all()) await closed.click()
  await expectClean('the offer desk')
  await tick(hands, box(part(page, offers.scenario('A')), offers.borrowed))
  await reach(hands, field(part(page, offers.scenario('A')), offers.count))
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.locator('.toast')).toContainText(offers.saved(''))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('table', { name: offers.picture })).toBeAttached()
  await expectClean('an offer and its figures')
  await key(hands, 'r')
  await expect(form(offers.counterOffer)).toBeVisible()
  await expectClean('a counter-offer')
  await page.keyboard.press('Escape')
  await expect(form(offers.counterOffer)).toHaveCount(0)
  await key(hands, 's')
  const asking = page.getByRole('form').filter({ has: page.getByLabel(offers.whyOn) })
  await expect(asking).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(asking.locator('[aria-invalid]')).toBeVisible()
  await expectClean('an offer with a warning goes out')
}
