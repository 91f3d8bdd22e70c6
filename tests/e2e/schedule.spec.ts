import { expect, test } from 'playwright/test'
import { addDays } from '../../src/domain/day.ts'
import { today } from '../../src/ui/clock.ts'
import { aCase, aContact, aDebt, aDocument, anAgreement, day, minor } from '../domain/build.ts'
import { goTo } from './case-steps.ts'
import { button, choice, choose, expectSaid, field, group, key, part, press, type } from './hands.ts'
import { openCase, takeIn } from './money-steps.ts'
import { firstStart, type AtWork } from './office-steps.ts'

/** Rows of a schedule and payments on them: what is typed by hand stays, the rest follows, and what does not fit is said. */

let it: AtWork
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  it = await firstStart('en', 'mouse')
  const oralTerms = { contact: 'c1', total: minor(1_000_001), installments: 12, firstDueOn: day('2024-01-31') }
  const agreement = anAgreement({ oralTerms })
  const contacts = [aContact('c1', '2024-01-02T10:00')]
  await takeIn(it, [
    aCase({ contacts, agreements: [agreement], documents: [{ ...aDocument('receipt', '2024-02-01'), type: 'payment_receipt' }] }),
    aCase({ caseNo: '2026-0002', debts: [aDebt({ currency: 'TWD' })], contacts, agreements: [agreement] }),
  ])
  await openCase(it.hands, '2026-0001')
  await goTo(it.hands, 'agreements')
})
test.afterAll(() => it.app.close())

const words = () => it.hands.words.agreements
const schedule = () => part(it.page, words().schedule)
const form = () => it.page.getByRole('form', { name: words().scheduleEdit, exact: true })
const amountNo = (no: number) => field(group(form(), words().rowNo(no)), words().amount)
const dueNo = (no: number) => field(form(), words().dueOnNo(no))
const edit = () => key(it.hands, 'i')
const save = () => it.page.keyboard.press('ControlOrMeta+Enter')

test('rows come from what was agreed, due days from the first one', async () => {
  await press(it.hands, button(schedule(), words().scheduleMake(12)))
  await expect(schedule().getByRole('row')).toHaveCount(14)
  await expect(schedule().getByRole('row').nth(2)).toHaveText(/Thu 29 Feb 2024833\.330\.00833\.33/)
  await expect(schedule().getByRole('row').nth(12)).toHaveText(/Tue 31 Dec 2024833\.38/)
})

test('an amount set by hand stays, and what is left goes over the others at once', async () => {
  await edit()
  await type(it.hands, amountNo(1), '2000')
  await expect(amountNo(2)).toHaveValue('727.27')
  await type(it.hands, amountNo(3), '0.01')
  await expect(amountNo(2)).toHaveValue('800.00')
  await expect(amountNo(1)).toHaveValue('2000')
  await type(it.hands, dueNo(2), '2024-03-01')
  await type(it.hands, field(form(), words().firstDueOn), '2024-02-10')
  await expect(dueNo(1)).toHaveValue('2024-02-10')
  await expect(dueNo(2)).toHaveValue('2024-03-01')
  await expect(dueNo(3)).toHaveValue('2024-04-10')
  await expect(form().getByRole('status')).toContainText(words().misfit.first('Sat 10 Feb 2024', 'Wed 31 Jan 2024', true))
  await type(it.hands, field(form(), words().graceDays), '3')
  await save()
  await expectSaid(it.hands, it.hands.words.ui.saved)
  await expect(schedule().getByRole('row').nth(1)).toHaveText(/2,000\.00/)
  await expect(schedule().getByRole('row').nth(12)).toHaveText(/800\.00/)
  await expect(schedule()).toContainText(words().graceOf(3))
  await expect(schedule()).toContainText(words().misfit.first('Sat 10 Feb 2024', 'Wed 31 Jan 2024', true))
})

test('a row set by hand can follow again, and so can all', async () => {
  await edit()
  await expect(group(form(), words().rowNo(2)).getByRole('button', { name: words().followNamed(words().rowNo(2)) })).toHaveCount(0)
  await press(it.hands, button(form(), words().followNamed(words().rowNo(1))))
  await expect(amountNo(1)).toHaveValue('909.09')
  await press(it.hands, button(form(), words().letAllFollow))
  await expect(amountNo(3)).toHaveValue('833.33')
  await expect(dueNo(2)).toHaveValue('2024-03-10')
  await it.page.keyboard.press('ControlOrMeta+z')
  await it.page.keyboard.press('Escape')
})

test('no rows and more than 600 are refused, and what was typed stays; one and 600 work', async () => {
  const count = () => field(form(), words().count)
  for (const wrong of ['0', '601', '1.5']) {
    await edit()
    await type(it.hands, count(), wrong)
    await save()
    await expect(count()).toHaveAccessibleDescription(new RegExp(it.hands.words.problems['schedule.count']()))
    await expect(count()).toHaveValue(wrong)
    await it.page.keyboard.press('Escape')
  }
  for (const many of ['600', '1']) {
    await edit()
    await press(it.hands, button(form(), words().fromTerms))
    await type(it.hands, count(), many)
    await save()
    await expectSaid(it.hands, it.hands.words.ui.saved)
    await expect(form()).toHaveCount(0)
    await expect(schedule().getByRole('row')).toHaveCount(Number(many) + 2)
  }
  await expect(schedule()).toContainText(words().misfit.count(1, 12, true))
})

test('of many rows one that is out of sight and wrong comes up with its remark', async () => {
  await edit()
  await type(it.hands, field(form(), words().count), '600')
  await type(it.hands, amountNo(1), 'x')
  await it.page.locator('.schedule-rows').evaluate((box) => box.scrollTo(0, box.scrollHeight))
  await expect(dueNo(600)).toBeVisible()
  await save()
  await expect(amountNo(1)).toBeFocused()
  await expect(amountNo(1)).toHaveAttribute('aria-invalid', 'true')
  await expect(amountNo(1)).toBeInViewport()
  await it.page.keyboard.press('Escape')
})

test('a total that is smaller than its rows, or than what is set by hand, is refused in figures', async () => {
  const total = () => field(form(), words().total)
  await edit()
  await press(it.hands, button(form(), words().fromTerms))
  await type(it.hands, total(), '0.11')
  const small = it.hands.words.problems['schedule.restTooSmall']({ left: '0.11', rows: 12 })
  await expect(form().getByText(small)).toBeVisible()
  await save()
  await expect(total()).toHaveAccessibleDescription(new RegExp(small))
  await expect(total()).toHaveValue('0.11')
  await type(it.hands, amountNo(1), '1')
  await save()
  await expect(total()).toHaveAccessibleDescription(new RegExp(it.hands.words.problems['schedule.byHandTooMuch']({ by: '0.89' })))
  await type(it.hands, total(), 'NT$ 5')
  await save()
  await expect(total()).toHaveValue('NT$ 5')
  await expect(total()).toHaveAttribute('aria-invalid', 'true')
  await it.page.keyboard.press('Escape')
})

test('rows that do not add up to the total are marked and can be saved', async () => {
  await edit()
  await press(it.hands, button(form(), words().fromTerms))
  await type(it.hands, field(form(), words().count), '1')
  await type(it.hands, amountNo(1), '9000')
  const sentence = words().misfit.sum('9,000.00', '10,000.01', true)
  await expect(form().getByText(sentence)).toBeVisible()
  await save()
  await expectSaid(it.hands, it.hands.words.ui.saved)
  await expect(schedule()).toContainText(sentence)
})

test('payments: by word only, with a receipt, taken back; twice the same, too early, beyond the rows', async () => {
  const { hands, page } = it
  const payments = () => part(page, words().payments)
  const line = (no: number) =>
    payments()
      .locator('tbody')
      .getByRole('row')
      .nth(no - 1)
  const pay = async (on: string, amount: string) => {
    await key(hands, 'm')
    const one = page.getByRole('form', { name: words().addPayment, exact: true })
    await type(hands, field(one, words().paidOn), on)
    await type(hands, field(one, words().amount), amount)
    await choose(hands, choice(one, words().method), hands.label('payment_method', 'cash'))
    await page.keyboard.press('ControlOrMeta+Enter')
    await expectSaid(hands, words().paymentSaved)
  }
  await pay('2024-02-01', '5000')
  await expect(line(1)).toContainText(words().rowNo(1))
  await pay('2024-02-01', '5000')
  await expect(line(2)).toContainText(words().mark.twice(1))
  await expect(line(2)).toContainText(words().intoCredit('1,000.00'))
  await expect(schedule()).toContainText(words().overpaid('1,000.00'))
  await expect(schedule().getByRole('row').nth(1)).toContainText(hands.label('payment_status', 'reported'))
  await choose(hands, choice(line(2), `${words().status} 2: 1 Feb 2024`), hands.label('payment_status', 'bounced'))
  await expect(line(2)).toContainText(words().noMoney)
  await expect(schedule().getByRole('row').nth(1)).toContainText('4,000.00')
  await choose(hands, choice(line(1), words().receiptOf(1)), 'receipt.txt')
  await expect(choice(line(1), `${words().status} 1: 1 Feb 2024`).locator('option:checked')).toHaveText(
    hands.label('payment_status', 'confirmed'),
  )
  await page.locator('.toast').getByRole('button').click()
  await expect(choice(line(1), words().receiptOf(1)).locator('option:checked')).toHaveText(words().noReceipt)
  await expect(choice(line(1), `${words().status} 1: 1 Feb 2024`).locator('option:checked')).toHaveText(
    hands.label('payment_status', 'reported'),
  )
  await pay('2024-01-01', '1')
  await expect(line(3)).toContainText(words().mark.beforeAgreement('2 Jan 2024'))
  await pay(addDays(today(), 1), '2')
  await expect(line(4)).toContainText(words().mark.ahead)
})

test('a currency of whole dollars: rows are whole, and the odd cents go to the last', async () => {
  await openCase(it.hands, '2026-0002')
  await goTo(it.hands, 'agreements')
  await press(it.hands, button(schedule(), words().scheduleMake(12)))
  await expect(schedule().getByRole('row').nth(1)).toHaveText(/833\.00/)
  await expect(schedule().getByRole('row').nth(12)).toHaveText(/837\.01/)
})
