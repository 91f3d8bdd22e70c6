import { expect, test } from 'playwright/test'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { addDays } from '../../src/domain/day.ts'
import { today } from '../../src/ui/clock.ts'
import { formatDay } from '../../src/ui/format.ts'
import { aCase, aContact, aDebt, anAgreement, firstCase, minor, secondCase, waiver } from '../domain/build.ts'
import { expectCleanView } from './axe-steps.ts'
import { button, expectSaid, field, hasFocus, key, part, press, type } from './hands.ts'
import { takeIn } from './money-steps.ts'
import { firstStart, type AtWork } from './office-steps.ts'

/** What creditors owe and what we have to do over all cases: seen, chased and answered by the keyboard. */

let it: AtWork
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  it = await firstStart('zh-CN')
})
test.afterAll(() => it.app.close())

const from = (days: number) => addDays(today(), days)
const saidYes = (caseNo: string, name: string, creditor: string, daysAgo: number, total: number): CaseFile =>
  aCase({
    caseNo,
    client: { name, phones: [], household: [] },
    debts: [aDebt({ brand: `${creditor}信用卡`, parties: [{ role: 'legal_lender', name: creditor }] })],
    contacts: [aContact('c1', `${from(-daysAgo)}T10:00`, { result: 'accepted_verbal', counterpartName: '王先生', counterpartNo: '31159' })],
    agreements: [
      anAgreement({ oralTerms: { contact: 'c1', total: minor(total), installments: 12, waivers: [waiver('overdue_interest', 6195)] } }),
    ],
  })

const words = () => it.hands.words.waiting
const grid = (by: 'creditor' | 'us' = 'creditor') => it.page.getByRole('grid', { name: words()[by] })
const lines = (by?: 'us') => grid(by).getByRole('row')
const chosen = () => it.page.locator('.waiting-list [aria-selected=true]')
const letter = (kind: 'confirmation' | 'query' | 'complaint') =>
  it.page.getByRole('form', { name: it.hands.words.letters.kind[kind], exact: true })
const short = (days: number) => formatDay('zh-CN', from(days), { weekday: true }).replace(/^\d{4}年/, '')

async function goWaiting(): Promise<void> {
  await key(it.hands, 'g')
  await it.page.keyboard.press('w')
  await expect(it.page.getByRole('heading', { level: 1, name: words().title, exact: true })).toBeVisible()
}
async function backToList(): Promise<void> {
  await it.page.keyboard.press('Escape')
  await it.page.keyboard.press('Alt+ArrowLeft')
  await expect(chosen()).not.toHaveText('')
}

test('while nobody owes anything both queues say what belongs there', async () => {
  await goWaiting()
  await expect(it.page.getByText(words().emptyCreditor)).toBeVisible()
  await it.page.keyboard.press(']')
  await expect(it.page.getByText(words().emptyUs)).toBeVisible()
  await it.page.keyboard.press('[')
  await expect(it.page.getByText(words().emptyCreditor)).toBeVisible()
})

test('a yes by phone older than seven days is late; a newer one has its day to come', async () => {
  await takeIn(it, [
    firstCase(),
    secondCase(),
    saidYes('2026-0003', '吴家颖', '甲银行', 8, 4_000_000),
    saidYes('2026-0004', '陈大文', '乙银行', 2, 1_320_000),
  ])
  await goWaiting()
  await expect(lines()).toHaveText([
    new RegExp(words().columns.client),
    /^已逾期\s*1$/,
    new RegExp(`${short(-1)}吴家颖 2026-0003书面确认：40,000\\.00 CNY甲银行信用卡 甲银行.* 8天去信 w$`),
    /^7天内\s*1$/,
    new RegExp(`${short(5)}陈大文 2026-0004书面确认：13,200\\.00 CNY乙银行信用卡 乙银行.* 2天去信 w$`),
  ])
  await expect(it.page.locator('.spoken-sums')).toHaveText(/CNY 53,200\.00 共2份协议 · 另减免 CNY 123\.90$/)
})

test('of the two sample cases the confirmed one waits for nothing, and where paper and call differ it is our turn', async () => {
  await it.page.keyboard.press(']')
  await expect(lines('us')).toHaveText([/./, /^未定日期\s*1$/, /李文静 2026-0002处理书面与口头的差异.*去信 w$/])
  await it.page.keyboard.press('w')
  await expect(letter('query')).toContainText('12,000.00')
  await expect(letter('query')).toContainText('12,144.00')
  await backToList()
  await expect(chosen()).toContainText('李文静')
  await it.page.keyboard.press('[')
})

test('the office gives a creditor days of its own, and a bad line is refused beside its field', async () => {
  const { page, hands } = it
  await press(hands, button(page, hands.words.frame.settings))
  await press(hands, button(page, `${hands.words.ui.edit}: ${words().chaser}`))
  const form = page.getByRole('form', { name: words().chaser, exact: true })
  const own = field(form, words().ownDays)
  await type(hands, own, '乙银行')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(own).toHaveAttribute('aria-invalid', 'true')
  await own.press('End')
  await page.keyboard.type(' 1')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expectSaid(hands, words().chaserSaved)
  await expect(part(page, words().chaser)).toContainText('乙银行：1天')
  await goWaiting()
  await expect(lines()).toHaveText([/./, /^已逾期\s*2$/, /吴家颖/, new RegExp(`${short(-1)}陈大文`)])
})

test('Enter opens the case at its agreement, and the way back leads to the same row', async () => {
  const { page } = it
  await page.keyboard.press('j')
  await expect(chosen()).toContainText('陈大文')
  await page.keyboard.press('Enter')
  await expect(page.locator('.strip')).toContainText('2026-0004')
  await expect(page.locator('.section-link[aria-current]')).toContainText(it.hands.words.case.sections.agreements)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(chosen()).toContainText('陈大文')
})

test('one key calls, one begins the complaint', async () => {
  const { page, hands } = it
  await page.keyboard.press('t')
  await expect(page.locator('.strip')).toContainText('2026-0004')
  await expect(page.getByRole('form', { name: hands.words.call.title('乙银行信用卡'), exact: true })).toBeVisible()
  await backToList()
  await page.keyboard.press('x')
  await expect(letter('complaint')).toContainText('王先生')
  await backToList()
})

test('one key writes the letter; once it is logged the creditor has its days anew, and a call is next', async () => {
  const { page, hands } = it
  await page.keyboard.press('k')
  await expect(chosen()).toContainText('吴家颖')
  await page.keyboard.press('w')
  await expect(letter('confirmation')).toContainText('40,000.00')
  await press(hands, button(letter('confirmation'), hands.words.letters.saveOnly))
  await expectSaid(hands, hands.words.letters.saved)
  await page.keyboard.press('Alt+ArrowLeft')
  // The letter bears the day of the client's zone, which may be a day ahead of this computer's.
  const anew = new RegExp(`(${short(7)}|${short(8)})吴家颖.*致电 t$`)
  await expect(lines()).toHaveText([/./, /^已逾期\s*1$/, /陈大文/, /^(7天内|以后)\s*1$/, anew])
})

test('the overview of the case shows the same with its keys', async () => {
  const { page, hands } = it
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect(page.locator('.strip')).toContainText('2026-0004')
  await press(hands, page.locator('.section-link').first())
  const owes = part(page, hands.words.case.creditorOwes)
  await expect(owes).toContainText('13,200.00 CNY')
  await expect(owes).toContainText(hands.words.case.late)
  await expect(button(owes, `${hands.words.letters.kind.confirmation} 乙银行信用卡`)).toBeVisible()
  await expectCleanView(hands, 'overview with what a creditor owes')
  await page.keyboard.press('w')
  await expect(letter('confirmation')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('x')
  await expect(letter('complaint')).toBeVisible()
  await page.keyboard.press('Escape')
})

test('nothing is wrong with the queues and the setting as axe sees them', async () => {
  const { page, hands } = it
  await goWaiting()
  await expect.poll(() => hasFocus(grid())).toBe(true)
  await expectCleanView(hands, 'the creditor’s turn')
  await page.keyboard.press(']')
  await expect(grid('us')).toBeVisible()
  await expectCleanView(hands, 'our tasks')
  await press(hands, button(page, hands.words.frame.settings))
  await press(hands, button(page, `${hands.words.ui.edit}: ${words().chaser}`))
  await expectCleanView(hands, 'the days of creditors')
})
