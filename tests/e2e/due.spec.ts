import { expect, test } from 'playwright/test'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { addDays } from '../../src/domain/day.ts'
import { today } from '../../src/ui/clock.ts'
import { formatDay } from '../../src/ui/format.ts'
import { aCase, aDebt, aDocument, anAgreement, paid, row } from '../domain/build.ts'
import { button, choice, choose, expectSaid, field, hasFocus, key, part } from './hands.ts'
import { takeIn } from './money-steps.ts'
import { firstStart, type AtWork } from './office-steps.ts'

/** What is due over all cases: found, paid and opened from one list by the keyboard. */

let it: AtWork
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  it = await firstStart('zh-CN')
})
test.afterAll(() => it.app.close())

const from = (days: number) => addDays(today(), days)
const zhang = (): CaseFile =>
  aCase({
    status: 'agreement_active',
    agreements: [
      anAgreement({
        schedule: [
          row(1, from(-40), 80_000),
          row(2, from(-10), 101_200),
          row(3, from(0), 50_000),
          row(4, from(5), 50_000),
          row(5, from(15), 1),
        ],
        payments: [paid(from(-40), 80_000)],
      }),
    ],
  })
const wu = (): CaseFile =>
  aCase({
    caseNo: '2026-0002',
    client: { name: '吳家穎', phones: [], household: [] },
    status: 'agreement_active',
    debts: [aDebt({ brand: '平野機車貸款', currency: 'TWD' })],
    documents: [{ ...aDocument('receipt', from(-1)), type: 'payment_receipt' }],
    agreements: [anAgreement({ schedule: [row(1, from(-3), 617_300)], payments: [paid(from(-3), 617_300, 'reported')] })],
  })

const words = () => it.hands.words.due
const grid = () => it.page.getByRole('grid', { name: words().title })
const lines = () => grid().getByRole('row')
const chosen = () => grid().locator('[aria-selected=true]')
const rows = [1, 2, 3, 4]
async function toFirst(): Promise<void> {
  for (const _ of rows) await it.page.keyboard.press('k')
}
async function goDue(): Promise<void> {
  await key(it.hands, 'g')
  await it.page.keyboard.press('m')
  await expect(it.page.getByRole('heading', { level: 1, name: words().title, exact: true })).toBeVisible()
}

test('while nothing is due the list says what belongs there', async () => {
  await goDue()
  await expect(it.page.getByText(words().empty)).toBeVisible()
})

test('late, without a receipt, today, and each of the days to come under its heading, with the sums by currency', async () => {
  await takeIn(it, [zhang(), wu()])
  await goDue()
  const { label, language } = it.hands
  const day = formatDay(language, from(5), { weekday: true })
  await expect(lines()).toHaveText([
    new RegExp(words().columns.client),
    /^逾期\s*1$/,
    /张晓明 2026-0001花呗21,012\.001,012\.00CNY10逾期$/,
    new RegExp(`^${words().groups.receipt}\\s*1$`),
    new RegExp(`吳家穎 2026-0002平野機車貸款16,173\\.000\\.00TWD${label('payment_status', 'reported')}$`),
    /^今天\s*1$/,
    new RegExp(`张晓明.*3500\\.00500\\.00CNY${label('installment_status', 'due_today')}$`),
    new RegExp(`^${day} · 5天后\\s*1$`),
    new RegExp(`张晓明.*4500\\.00500\\.00CNY${label('installment_status', 'upcoming')}$`),
  ])
  const sums = it.page.getByRole('table', { name: words().sums })
  await expect(sums.getByRole('row', { name: 'CNY' })).toHaveText('CNY1,012.000.00500.00500.00')
  await expect(sums.getByRole('row', { name: 'TWD' })).toHaveText('TWD0.006,173.000.000.00')
})

test('j and k go from row to row and never stand on a heading', async () => {
  await expect(chosen()).toContainText('1,012.00')
  await it.page.keyboard.press('k')
  await expect(chosen()).toContainText('1,012.00')
  for (const amount of ['6,173.00', '500.00', '500.00', '500.00']) {
    await it.page.keyboard.press('j')
    await expect(chosen()).toContainText(amount)
  }
  await toFirst()
  await expect(chosen()).toContainText('1,012.00')
})

test('one key and Enter record the open amount of today; it can be taken back', async () => {
  const { page, hands } = it
  await page.keyboard.press('m')
  const form = page.getByRole('form', { name: words().recordFor('张晓明', 2), exact: true })
  const amount = field(form, hands.words.agreements.amount)
  await expect(amount).toHaveValue('1,012.00')
  await expect(field(form, hands.words.agreements.paidOn)).toHaveValue(today())
  await expect(choice(form, hands.words.agreements.method).locator('option:checked')).toHaveText(hands.label('payment_method', 'alipay'))
  await expect.poll(() => hasFocus(amount)).toBe(true)
  await page.keyboard.press('Enter')
  await expectSaid(hands, hands.words.agreements.paymentSaved)
  await expect(form).toHaveCount(0)
  await expect(lines()).toHaveText([
    /./,
    /^已还，无凭证\s*2$/,
    /张晓明.*0\.00CNY已还，无凭证$/,
    /吳家穎/,
    /今天/,
    /张晓明/,
    /天后/,
    /张晓明/,
  ])
  await page.keyboard.press('ControlOrMeta+z')
  await expectSaid(hands, hands.words.case.statusSaid(hands.label('payment_status', 'reversed')))
  await expect(lines().nth(1)).toHaveText(/^逾期\s*1$/)
})

test('a wrong amount is refused beside its field, and what was typed stays for the next time', async () => {
  const { page, hands } = it
  await toFirst()
  await page.keyboard.press('m')
  const form = page.getByRole('form', { name: words().recordFor('张晓明', 2), exact: true })
  const amount = field(form, hands.words.agreements.amount)
  await expect.poll(() => hasFocus(amount)).toBe(true)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('US$ 12')
  await page.keyboard.press('Enter')
  await expect(amount).toHaveAttribute('aria-invalid', 'true')
  await expect(amount).toHaveValue('US$ 12')
  await page.keyboard.press('Escape')
  await expect(form).toHaveCount(0)
  await page.keyboard.press('m')
  await expect(amount).toHaveValue('US$ 12')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('12')
  await page.keyboard.press('Enter')
  await expectSaid(hands, hands.words.agreements.paymentSaved)
  await expect(lines().nth(2)).toHaveText(/1,012\.001,000\.00CNY10逾期，部分已还$/)
})

test('what is paid by word only is confirmed with its receipt, and leaves the list', async () => {
  const { page, hands } = it
  await toFirst()
  await page.keyboard.press('j')
  await expect(chosen()).toContainText('吳家穎')
  await page.keyboard.press('m')
  const form = page.getByRole('form', { name: words().receiptFor('吳家穎', 1), exact: true })
  await choose(hands, choice(form, hands.words.agreements.receipt), 'receipt.txt')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expectSaid(hands, hands.words.case.statusSaid(hands.label('payment_status', 'confirmed')))
  await expect(form).toHaveCount(0)
  await expect(grid().getByText('吳家穎')).toHaveCount(0)
})

test('Enter opens the case at its installments, and the way back leads to the same row', async () => {
  const { page, hands } = it
  for (const _ of rows) await page.keyboard.press('j')
  await expect(chosen()).toContainText(hands.label('installment_status', 'upcoming'))
  await page.keyboard.press('Enter')
  await expect(page.locator('.strip')).toContainText('2026-0001')
  await expect(part(page, hands.words.agreements.schedule)).toBeInViewport()
  await expect(page.getByRole('main').locator('.strip')).toBeInViewport()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(chosen()).toContainText(hands.label('installment_status', 'upcoming'))
  await expect(button(page, hands.words.frame.due)).toHaveAttribute('aria-current', 'page')
})
