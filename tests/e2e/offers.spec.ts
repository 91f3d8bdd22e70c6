import { expect, test } from 'playwright/test'
import type { Locator } from 'playwright'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { addDays, addMonths } from '../../src/domain/day.ts'
import { formatDay } from '../../src/ui/format.ts'
import { today } from '../../src/ui/clock.ts'
import { aCase, aDebt, aProposal, day, minor } from '../domain/build.ts'
import { goTo } from './case-steps.ts'
import { box, choice, choose, expectSaid, field, key, keys, part, press, save, tick, type } from './hands.ts'
import { openCase, takeIn } from './money-steps.ts'
import { at, firstStart, unlock, type AtWork } from './office-steps.ts'
import { launch } from './support.ts'

/** Scenarios compared and saved as offers, and offers as they stand, by keyboard alone. */

let it: AtWork

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  it = await firstStart('zh-CN')
  await takeIn(it, [theCase()])
  await openCase(it.hands, '2026-0001')
  await goTo(it.hands, 'offers')
})
test.afterAll(() => it.app.close())

/** Two debts, one of them so old that its limitation period runs out in ten days, and 1,800.00 to offer a month. */
function theCase(): CaseFile {
  const owing = (components: Record<string, number>) => [
    {
      asOf: addDays(today(), -3),
      source: 'client' as const,
      components: components as CaseFile['debts'][number]['balances'][number]['components'],
    },
  ]
  return aCase({
    debts: [
      aDebt({ balances: owing({ principal: 1200000, overdue_interest: 5001, late_fee: 6195 }) }),
      aDebt({ key: 'old', brand: '老借款', limitationFrom: addMonths(addDays(today(), 10), -36), balances: owing({ principal: 300000 }) }),
    ],
    budget: {
      asOf: day('2026-03-12'),
      currency: 'CNY',
      income: [{ type: 'salary', amount: minor(200000), frequency: 'monthly' }],
      expenses: [],
      confirmedByClientOn: day('2026-03-12'),
    },
    proposals: [aProposal('p1', { types: ['extension'], sentOn: day('2026-01-05'), validUntil: addDays(today(), -1) })],
  })
}

const words = () => it.hands.words.offers
const desk = () => it.page.getByRole('form', { name: words().desk, exact: true })
const scenario = (letter: string) => part(desk(), words().scenario(letter))
const figure = (letter: string, name: 'claim' | 'waived' | 'cost' | 'total' | 'nominal' | 'burden' | 'guard' | 'warnings' | 'figures') =>
  scenario(letter)
    .locator('dl > div')
    .filter({ has: it.page.locator(`dt:text-is("${words()[name]}")`) })
    .locator('dd')
const rowOf = (proposal: string): Locator => it.page.locator(`tr[data-line="${proposal}"]`)
const status = (proposal: string) => rowOf(proposal).locator('select option:checked')
const label = (of: 'sent' | 'draft' | 'accepted' | 'counter_offer' | 'under_review') => it.hands.label('proposal_status', of)

test('the desk opens with one key, and figures follow what is typed', async () => {
  await key(it.hands, 'c')
  await choose(it.hands, choice(desk(), words().about), '花呗')
  await expect(figure('A', 'total')).toHaveText('12,111.96')
  await expect(figure('A', 'burden')).toHaveText('1,009.33')
  await expect(figure('A', 'guard')).toContainText(`✓ ${words().fits}`)
  await type(it.hands, field(scenario('A'), words().waiver(it.hands.label('debt_component', 'late_fee'))), '50%')
  await expect(figure('A', 'waived')).toHaveText('30.98')
  await type(it.hands, field(scenario('A'), words().count), '3')
  await expect(figure('A', 'guard')).toContainText(/▲.*2,227\.00/)
  await expect(figure('A', 'warnings')).toContainText(it.hands.label('risk_warning', 'unaffordable_plan'))
})

test('a column is copied and removed, and one key gives the shortest term that fits', async () => {
  const { page, hands } = it
  await page.keyboard.press('ControlOrMeta+d')
  await expect(scenario('B')).toBeVisible()
  await type(hands, field(scenario('B'), words().count), '24')
  await choose(hands, choice(scenario('B'), words().method), hands.label('schedule_method', 'equal_installment'))
  await type(hands, field(scenario('B'), words().annualRate), '12%')
  await expect(figure('B', 'nominal')).toHaveText(/^(12\.000\d|11\.999\d)%$/)
  await expect(figure('A', 'total')).toHaveText('12,080.98')
  await page.keyboard.press('F8')
  await expectSaid(hands, words().shortestFound(7))
  await expect(field(scenario('B'), words().count)).toHaveValue('7')
  await expect(figure('B', 'guard')).toContainText(`✓ ${words().fits}`)
  await page.keyboard.press('ControlOrMeta+Shift+d')
  await expect(scenario('B')).toHaveCount(0)
  await expect(choice(scenario('A'), words().shape)).toBeFocused()
  await press(hands, page.getByRole('button', { name: hands.words.ui.undo }))
  await expect(field(scenario('B'), words().annualRate)).toHaveValue('12%')
})

test('what does not fit is said where it stands, stays typed, and is not saved', async () => {
  const { page, hands } = it
  const count = field(scenario('B'), words().count)
  await type(hands, count, '601')
  await page.keyboard.press('Tab')
  await expect(count).toHaveAccessibleDescription(new RegExp(hands.words.problems['plan.installments']({ count: 601 })))
  await type(hands, count, '')
  await expect(figure('B', 'figures')).toHaveText(words().stillMissing(words().count))
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(count).toBeFocused()
  await expect(count).toHaveAttribute('aria-invalid', 'true')
  await type(hands, count, '8')
  await choose(hands, choice(scenario('B'), words().method), hands.label('schedule_method', 'custom'))
  await type(hands, field(scenario('B'), words().annualRate), '')
  await type(hands, field(scenario('B'), words().rows), '2099-01-10 100')
  await expect(figure('B', 'figures')).toContainText('11,980.98')
  await choose(hands, choice(scenario('B'), words().method), hands.label('schedule_method', 'equal_installment'))
  await type(hands, field(scenario('B'), words().annualRate), '12%')
  await expect(figure('B', 'total')).not.toHaveText('–')
})

test('everything typed is back after the program was killed', async () => {
  const kept = () =>
    it.page.evaluate(async () => {
      const reply = await window.parley.call('draft.read', { key: 'desk:2026-0001' })
      return JSON.stringify(reply)
    })
  await expect.poll(kept).toContain('2099-01-10 100')
  await expect.poll(kept).toContain('12%')
  const gone = it.app.waitForEvent('close')
  it.app.process().kill('SIGKILL')
  await gone
  const fresh = await launch({ home: it.home })
  it = { ...it, ...fresh, hands: at(fresh, it.hands) }
  await unlock(it.hands)
  await openCase(it.hands, '2026-0001')
  await goTo(it.hands, 'offers')
  await key(it.hands, 'c')
  await expect(field(scenario('B'), words().annualRate)).toHaveValue('12%')
  await expect(figure('A', 'total')).toHaveText('12,080.98')
})

test('a column is saved as an offer, a draft with its plan, and its figures open in the list', async () => {
  const { page, hands } = it
  await type(hands, field(scenario('A'), words().count), '12')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expectSaid(hands, words().saved('p2'))
  await expect(status('p2')).toHaveText(label('draft'))
  await expect(rowOf('p2')).toContainText('12,080.98 CNY')
  await expect(rowOf('p2')).toBeFocused()
  await page.keyboard.press('Enter')
  const page2 = part(page, `${words().open} p2`)
  await expect(page2.getByRole('table', { name: words().picture })).toContainText(words().statusQuo)
  await expect(page2).toContainText('12,080.98')
  await page.keyboard.press('Enter')
  await expect(page2).toHaveCount(0)
})

test('it goes out with one key, and comes back with undo', async () => {
  await key(it.hands, 's')
  await expect(status('p2')).toHaveText(label('sent'))
  await expect(rowOf('p2')).toContainText(formatDay('zh-CN', today()))
  await it.page.keyboard.press('ControlOrMeta+z')
  await expect(status('p2')).toHaveText(label('draft'))
  await key(it.hands, 's')
  await expect(status('p2')).toHaveText(label('sent'))
})

test('an offer whose day is over says so', async () => {
  await expect(rowOf('p1').locator('.pill')).toHaveText(`▲ ${words().expired}`)
  await expect(rowOf('p2').locator('.pill')).toHaveCount(0)
})

test('the creditor’s counter-offer begins with the terms that it answers', async () => {
  const { page, hands } = it
  await key(hands, 'r')
  const form = page.getByRole('form', { name: words().counterOffer, exact: true })
  await expect(field(form, hands.words.evidence.term.total)).toHaveValue('12,080.98')
  await type(hands, field(form, hands.words.evidence.term.installments), '6')
  await save(hands, words().counterOffer)
  await expect(rowOf('p3')).toContainText(words().isAnswer('p2'))
  await expect(rowOf('p3')).toContainText(words().madeByShort.creditor)
  await expect(status('p3')).toHaveText(label('under_review'))
  await expect(status('p2')).toHaveText(label('counter_offer'))
})

test('a shared pool becomes one offer for each debt', async () => {
  const { page, hands } = it
  await key(hands, 'c')
  await choose(hands, choice(desk(), words().about), words().allOf('CNY', 2))
  await choose(hands, choice(scenario('A'), words().shape), words().shapes.proRata)
  await type(hands, field(scenario('A'), words().pool), '1000')
  await expect(figure('A', 'burden')).toHaveText('1,000.00')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(rowOf('p4')).toContainText('花呗')
  await expect(rowOf('p5')).toContainText('老借款')
})

test('before an offer on an old debt goes out a reason is wanted; it is kept, and not asked for twice', async () => {
  const { page, hands } = it
  await key(hands, 'j')
  await expect(rowOf('p5')).toBeFocused()
  await key(hands, 's')
  const asking = page.getByRole('form', { name: `${words().warningsTitle}: p5`, exact: true })
  await expect(asking).toContainText('民法典')
  await expect(field(asking, words().whyOn)).toBeFocused()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(field(asking, words().whyOn)).toHaveAccessibleDescription(new RegExp(hands.words.problems['text.empty']()))
  await page.keyboard.press('Escape')
  await expect(asking).toHaveCount(0)
  await expect(status('p5')).toHaveText(label('draft'))
  await key(hands, 's')
  await expect(field(asking, words().whyOn)).toBeFocused()
  await keys(page, '当事人知道，仍要提出')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(status('p5')).toHaveText(label('sent'))
  await rowOf('p5').focus()
  await key(hands, 'y')
  await expect(status('p5')).toHaveText(label('accepted'))
  await page.keyboard.press('Enter')
  await expect(part(page, `${words().open} p5`)).toContainText('当事人知道，仍要提出')
})

test('an offer that is typed by hand wants its reason in the form', async () => {
  const { page, hands } = it
  await key(hands, 'a')
  const form = page.getByRole('form', { name: words().newProposal, exact: true })
  await tick(hands, box(form, '老借款'))
  await tick(hands, box(form, hands.label('proposal_type', 'token_payment')))
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(field(form, words().whyOn)).toBeFocused()
  await keys(page, '先还一点')
  await save(hands, words().newProposal)
  await expect(status('p6')).toHaveText(label('sent'))
})
