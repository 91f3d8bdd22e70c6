import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'playwright/test'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { addDays } from '../../src/domain/day.ts'
import { today } from '../../src/ui/clock.ts'
import { aCase, aContact, aDebt, aDocument, minor } from '../domain/build.ts'
import { goTo } from './case-steps.ts'
import { button, choice, choose, expectSaid, field, group, key, press, reach, save, type } from './hands.ts'
import { openCase, takeIn } from './money-steps.ts'
import { firstStart, type AtWork } from './office-steps.ts'

/** What was claimed of a debt over time, by which rules it grows, and where a payment would go; by keyboard alone. */

let it: AtWork

const ago = (days: number) => addDays(today(), -days)
/** 8,260.00 at 0.05 % a day: 4.13 a day. */
const file: CaseFile = aCase({
  openedOn: ago(40),
  documents: [aDocument('letter', ago(9))],
  contacts: [aContact('c1', `${ago(5)}T10:00`)],
  debts: [
    aDebt({
      overdueRate: '0.0005',
      overdueRateBasis: 'daily',
      firstOverdueOn: ago(40),
      limitationFrom: ago(40),
      balances: [
        { asOf: ago(10), source: 'letter', components: { principal: minor(826000), overdue_interest: minor(12390) }, document: 'letter' },
        {
          asOf: ago(5),
          source: 'phone',
          components: { principal: minor(826000), overdue_interest: minor(14455), late_fee: minor(20000) },
          contact: 'c1',
        },
      ],
    }),
    aDebt({ key: 'jiebei', brand: '借呗', balances: [{ asOf: ago(5), source: 'client', components: { principal: minor(100000) } }] }),
  ],
})

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  it = await firstStart('zh-CN')
  await takeIn(it, [file])
  await openCase(it.hands, file.caseNo)
  await goTo(it.hands, 'debts')
})
test.afterAll(() => it.app.close())

const words = () => it.hands.words.debts
const debt = () => it.page.locator('[data-line="huabei"]')
const claims = () => debt().getByRole('table', { name: words().balances })
const changes = () => debt().getByRole('list', { name: words().changes })
const editing = () => it.page.getByRole('form', { name: '花呗', exact: true })
const fold = (name: string) => editing().locator('summary', { hasText: name })

test('claims stand the newest first, and the jump that interest does not explain has its mark and sentence', async () => {
  const rows = claims().getByRole('row')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(1)).toContainText('8,604.55')
  await expect(rows.nth(1)).toContainText('+220.65')
  await expect(rows.nth(1)).toContainText(`▲ ${words().unexplained}`)
  await expect(rows.nth(2)).not.toContainText(words().unexplained)
  await expect(changes()).toContainText(words().interestOver(5, '20.65'))
  await expect(changes()).toContainText(words().beyondMore('200.00'))
  await expect(changes()).toContainText(words().notStatedBefore(it.hands.label('debt_component', 'late_fee')))
})

test('today’s estimate is said to be one; the limitation period is possible, with its source', async () => {
  await expect(debt().locator('.estimate')).toContainText('8,625.20 CNY')
  await expect(debt().locator('.estimate')).toContainText(words().interestOver(5, '20.65'))
  await expect(debt().locator('.limitation')).toContainText('可能')
  await expect(debt().locator('.limitation')).toContainText('民法典')
})

test('the debts are drawn by part, with their figures as a table', async () => {
  const figures = it.page.getByRole('table', { name: words().byComponent('CNY') })
  await expect(figures.getByRole('row', { name: '花呗' })).toContainText('8,260.00')
  await expect(figures.getByRole('row', { name: '借呗' })).toContainText('1,000.00')
})

test('where a payment would go is shown under each order and recorded nowhere', async () => {
  const { hands } = it
  await reach(hands, debt().locator('summary', { hasText: words().setOff }))
  await it.page.keyboard.press('Enter')
  await type(hands, field(debt(), words().setOffAmount), 'NT$500')
  await expect(debt()).toContainText(hands.words.problems['money.otherCurrency']({ mark: 'NT$', currency: 'CNY' }))
  await type(hands, field(debt(), words().setOffAmount), '500')
  const effects = debt().getByRole('table', { name: words().setOff })
  await expect(effects.getByRole('row', { name: words().orders.lawful })).toContainText('8,125.20')
  await expect(effects.getByRole('row', { name: words().orders.principalFirst })).toContainText('7,760.00')
  await expect(claims().getByRole('row')).toHaveCount(3)
})

test('where a claim stands is one step away', async () => {
  const { hands, page } = it
  await press(hands, button(claims(), 'letter.txt'))
  await expect(page.locator('.case-work')).toHaveAttribute('aria-label', hands.words.case.sections.papers)
  await goTo(hands, 'debts')
})

test('another claim: the mark of another currency is asked back and stays typed; the earlier claims stay', async () => {
  const { hands, page } = it
  await key(hands, 'b')
  const name = `${words().addBalance}: 花呗`
  const form = page.getByRole('form', { name, exact: true })
  const principal = field(form, hands.label('debt_component', 'principal'))
  await type(hands, principal, 'HK$8,000')
  await choose(hands, choice(form, words().contact), (await choice(form, words().contact).locator('option').nth(1).textContent()) ?? '')
  await type(hands, field(form, words().note), '客服复述')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(form).toContainText(hands.words.problems['money.otherCurrency']({ mark: 'HK$', currency: 'CNY' }))
  await expect(principal).toHaveValue('HK$8,000')
  await type(hands, principal, '￥8,000')
  await save(hands, name)
  await expectSaid(hands, words().balanceSaved)
  await expect(claims().getByRole('row')).toHaveCount(4)
  await expect(claims().getByRole('row').nth(1)).toContainText('客服复述')
  await expect(claims().getByRole('row').nth(1)).toContainText(`▼ ${words().unexplained}`)
  await expect(claims().getByRole('row').nth(2)).toContainText('8,604.55')
})

test('a rate that cannot be meant is asked back as it was read; the rules are summed up in the line that hides them', async () => {
  const { hands, page } = it
  const { intake } = hands.words
  await key(hands, 'e')
  await expect(fold(words().rules)).toHaveText(words().inShort(words().rules, words().rulesUsual))
  await type(hands, field(editing(), intake.overdueRate), '5')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(editing()).toContainText('500 %')
  await expect(editing()).toContainText('182,500 %')
  await expect(field(editing(), intake.overdueRate)).toHaveValue('5')
  await type(hands, field(editing(), intake.overdueRate), '0.06%')
  await reach(hands, fold(words().rules))
  await page.keyboard.press('Enter')
  await choose(hands, choice(editing(), words().compounding), hands.label('compounding', 'monthly'))
  await choose(hands, choice(editing(), words().order), words().orders.own)
  await choose(hands, choice(editing(), words().orderStep(1)), hands.label('debt_component', 'late_fee'))
  await choose(hands, choice(editing(), words().orderStep(2)), hands.label('debt_component', 'principal'))
  await type(hands, field(editing(), words().minimumPayment), '10%')
  await type(hands, field(editing(), words().lateFeeRate), '5%')
  const inShort = [
    hands.label('compounding', 'monthly'),
    words().lateFeeText('5 %', '10 %', ''),
    words().orderText([hands.label('debt_component', 'late_fee'), hands.label('debt_component', 'principal')].join(words().goesTo)),
  ].join(' · ')
  await expect(fold(words().rules)).toHaveText(words().inShort(words().rules, inShort))
  await reach(hands, fold(words().limitation))
  await page.keyboard.press('Enter')
  await press(hands, editing().getByRole('button', { name: words().addRestart }))
  const event = group(editing(), intake.nth(words().restart, 1))
  await choose(hands, choice(event, words().restartEvent), hands.label('interruption_event', 'part_payment'))
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(field(event, words().restartOn)).toBeFocused()
  await type(hands, field(event, words().restartOn), ago(3))
  await expectClean('the debt form')
  await save(hands, '花呗')
  await expectSaid(hands, hands.words.ui.saved)
  await expect(debt()).toContainText(inShort)
  await expect(debt()).toContainText('0.06 %')
  await expectClean('debts')
})

async function expectClean(view: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await it.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page: it.page }).setLegacyMode(true).analyze()
    expect
      .soft(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`),
        `${view}, ${colorScheme}`,
      )
      .toEqual([])
  }
}
