import { expect, test } from 'playwright/test'
import type { Locator } from 'playwright'
import { goTo } from './case-steps.ts'
import { button, choice, choose, expectSaid, field, hasFocus, key, keys, part, press, reach, save, type } from './hands.ts'
import { takeInByName } from './intake-steps.ts'
import { at, firstStart, unlock, type AtWork } from './office-steps.ts'
import { launch } from './support.ts'

/** The budget of a case, from empty to a second version, and what the office sets for it, by keyboard alone. */

let it: AtWork

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  it = await firstStart('zh-CN')
  await takeInByName(it.hands, '张晓明')
})
test.afterAll(() => it.app.close())

const words = () => it.hands.words
const label = () => it.hands.label
const form = (name: string) => it.page.getByRole('form', { name, exact: true })
const lines = (name: 'income' | 'expenses') => it.page.getByRole('group', { name: words().budget[name], exact: true })
const line = (name: 'income' | 'expenses', no: number) =>
  lines(name)
    .locator('[data-row]')
    .nth(no - 1)
const amount = (within: Locator) => field(within, `${words().budget.amount} (CNY)`)
const figure = (
  name: 'totalIncome' | 'totalExpenses' | 'surplus' | 'deficit' | 'reserve' | 'offer',
  within: Locator = it.page.locator('body'),
) => within.locator('.budget-figure').filter({ hasText: words().budget[name] }).first().locator('dd')

/** The row of the ledger of a version whose first cell says this. */
const row = (version: string, what: string) =>
  part(it.page, words().budget.versionOf(version)).getByRole('row').filter({ hasText: what }).first()
const openBudget = () => goTo(it.hands, 'budget')
const day = (text: string) => {
  const [y, m, d] = text.split('-').map(Number)
  return `${y}年${m}月${d}日`
}

test('an empty budget says what belongs here, and its usual lines are filled in with one key a line', async () => {
  const { page, hands } = it
  await openBudget()
  await expect(page.getByText(words().budget.empty)).toBeVisible()
  await key(hands, 'e')
  await expect(form(words().budget.start)).toBeVisible()
  await type(hands, field(page, words().budget.asOf), '2026-03-12')
  await type(hands, amount(line('income', 1)), '8500')
  await type(hands, amount(line('expenses', 1)), '2600')
  for (const typed of ['300', '88', '450', '120', '200', '600', '0', '1200', '1']) {
    await page.keyboard.press('Enter')
    await keys(page, typed)
  }
  expect(await hasFocus(amount(line('expenses', 10)))).toBe(true)
  await choose(hands, choice(line('expenses', 4), words().budget.often), label()('frequency', 'weekly'))
  await expect(line('expenses', 4).locator('output')).toHaveText('1,950.00')
  await expect(figure('totalExpenses')).toHaveText('7,059.00')
  await expect(figure('surplus')).toHaveText('1,441.00')
  await expect(figure('reserve')).toHaveText('144.10')
  await expect(figure('offer')).toHaveText('1,296.90')
})

test('what is typed outlives the program', async () => {
  const kept = async () => {
    const drafts = await it.page.evaluate(async () => {
      const { call } = window.parley
      const reply = await call('draft.list', {})
      const list = reply.ok ? (reply.value as { key: string }[]) : []
      const read = await Promise.all(list.map((draft) => call('draft.read', { key: draft.key })))
      return JSON.stringify(read)
    })
    return drafts.includes('1200') && drafts.includes('weekly')
  }
  await expect.poll(kept).toBe(true)
  const gone = it.app.waitForEvent('close')
  it.app.process().kill('SIGKILL')
  await gone
  const fresh = await launch({ home: it.home })
  it = { ...it, ...fresh, hands: at(fresh, it.hands) }
  await unlock(it.hands)
  await expect(it.page.getByRole('grid')).toBeVisible()
  await it.page.keyboard.press('j')
  await it.page.keyboard.press('Enter')
  await openBudget()
  await key(it.hands, 'e')
  await expect(amount(line('expenses', 9))).toHaveValue('1200')
  await expect(figure('surplus')).toHaveText('1,441.00')
})

test('an amount that cannot be read is not counted, is refused beside its field, and stays', async () => {
  const { page, hands } = it
  await type(hands, amount(line('expenses', 10)), '1.999')
  await expect(page.getByText(words().budget.unread(1))).toBeVisible()
  await expect(figure('surplus')).toHaveText('1,442.00')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(amount(line('expenses', 10))).toHaveAccessibleDescription(words().problems['money.thirdDecimal']())
  await expect(amount(line('expenses', 10))).toHaveValue('1.999')
  await type(hands, amount(line('expenses', 10)), '')
  await page.keyboard.press('ControlOrMeta+i')
  await expect(line('income', 3).getByRole('combobox').first()).toBeFocused()
  await choose(hands, choice(line('income', 3), words().budget.what), label()('income_type', 'bonus'))
  await type(hands, amount(line('income', 3)), '12000')
  await choose(hands, choice(line('income', 3), words().budget.often), label()('frequency', 'one_off'))
  await expect(figure('surplus')).toHaveText('1,442.00')
  await save(hands, words().budget.start)
  await expect(part(page, words().budget.versionOf(day('2026-03-12')))).toContainText(words().budget.onceTitle)
  await expect(row(day('2026-03-12'), label()('expense_category', 'food'))).toContainText('1,950.00')
  await expect(row(day('2026-03-12'), label()('expense_category', 'insurance'))).toContainText('0.00')
})

test('the day of the client’s confirmation locks the version, after a second question', async () => {
  const { page, hands } = it
  await key(hands, 'y')
  await expect(page.getByText(words().budget.confirmWhat)).toBeVisible()
  const on = field(form(words().budget.confirm), words().budget.confirmedOn)
  for (const [typed, problem] of [
    ['2099-01-01', 'budget.notYet'],
    ['2026-03-11', 'budget.confirmedBefore'],
  ] as const) {
    await type(hands, on, typed)
    await page.keyboard.press('Enter')
    await expect(on).toHaveAccessibleDescription(new RegExp(`^${words().problems[problem]()}`))
  }
  await type(hands, on, '2026-03-13')
  await page.keyboard.press('Enter')
  await expectSaid(hands, words().budget.locked)
  await expect(page.getByText(words().budget.confirmed(day('2026-03-13')))).toBeVisible()
  await expect(button(page, words().budget.edit)).toHaveCount(0)
  await key(hands, 'e')
  await expect(page.getByRole('form')).toHaveCount(0)
})

test('a changed life makes a new version with its reason; what changed stands in each line, and the old one beside it', async () => {
  const { page, hands } = it
  await key(hands, 'v')
  await expect(field(page, words().budget.reason)).toBeFocused()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(field(page, words().budget.reason)).toHaveAccessibleDescription(words().problems['text.empty']())
  await keys(page, '四月起停薪')
  await type(hands, field(page, words().budget.asOf), '2026-08-03')
  await type(hands, amount(line('income', 1)), '2000')
  await press(hands, button(page, words().ui.removeNamed(words().budget.line(label()('expense_category', 'childcare_education'), '9'))))
  await save(hands, words().budget.newVersion)
  const [now, before] = [day('2026-08-03'), day('2026-03-12')]
  await expect(part(page, words().budget.versionOf(now))).toContainText('四月起停薪')
  await expect(figure('deficit')).toHaveText('3,858.00')
  await expect(figure('offer')).toHaveText('0.00')
  await expect(row(now, label()('income_type', 'salary'))).toContainText('-6,500.00')
  await expect(row(now, label()('income_type', 'salary'))).toContainText(words().budget.was('8,500.00 · 每月'))
  await expect(row(now, label()('expense_category', 'childcare_education'))).toContainText(words().budget.states.gone)
  await expect(row(now, label()('expense_category', 'housing'))).not.toContainText(words().budget.states.changed)
  await press(hands, page.getByRole('list', { name: words().budget.earlier }).getByRole('button', { name: before }))
  await expect(row(before, label()('income_type', 'salary'))).toContainText('8,500.00')
  await expect(part(page, words().budget.versionOf(before))).toContainText(words().budget.confirmed(day('2026-03-13')))
})

test('a draft is changed in its place, and the change is undone by one key', async () => {
  const { hands } = it
  const now = day('2026-08-03')
  await key(hands, 'o')
  const added = lines('expenses').locator('[data-row]').last()
  await expect(added.getByRole('combobox').first()).toBeFocused()
  await type(hands, amount(added), '77')
  await save(hands, words().budget.edit)
  await expect(figure('deficit')).toHaveText('3,935.00')
  await key(hands, 'ControlOrMeta+z')
  await expect(figure('deficit')).toHaveText('3,858.00')
  await expect(row(now, label()('income_type', 'salary'))).toContainText('-6,500.00')
})

test('the office types in its guidelines and its reserve; a line above its guideline asks why', async () => {
  const { page, hands } = it
  const set = words().officeLists
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await expect(page.getByText(set.guidelinesEmpty)).toBeVisible()
  await press(hands, button(page, set.addGuideline))
  const guideline = form(set.addGuideline)
  await choose(hands, choice(guideline, set.category), label()('expense_category', 'food'))
  await choose(hands, choice(guideline, set.currency), label()('currency', 'CNY'))
  await type(hands, field(guideline, set.first), '1000')
  await type(hands, field(guideline, set.further), '500')
  await type(hands, field(guideline, set.source), '办公室标准')
  await type(hands, field(guideline, set.validFrom), '2026-01-01')
  await save(hands, set.addGuideline)
  await expect(page.getByRole('row', { name: '1,000.00' })).toBeVisible()
  await press(hands, button(page, `${words().ui.edit}: ${set.reserve}`))
  await type(hands, field(form(set.reserve), set.reserveRate), '200%')
  await page.keyboard.press('Enter')
  await expect(field(form(set.reserve), set.reserveRate)).toHaveAccessibleDescription(
    new RegExp(`^${words().problems['reserve.moreThanWhole']()}`),
  )
  await type(hands, field(form(set.reserve), set.reserveRate), '20%')
  await type(hands, field(form(set.reserve), set.reserveCap('CNY')), '50')
  await save(hands, set.reserve)
  await key(hands, 'Alt+ArrowLeft')
  await openBudget()
  await key(hands, 'e')
  await expect(page.getByText(words().budget.persons(1))).toBeVisible()
  const food = line('expenses', 4)
  await expect(food).toContainText(words().budget.above('1,000.00', '1,950.00', '950.00'))
  await type(hands, field(food, words().budget.whyAbove), '术后营养')
  await type(hands, amount(line('income', 1)), '8500')
  await expect(figure('reserve')).toHaveText('50.00')
  await save(hands, words().budget.edit)
  const shown = part(page, words().budget.versionOf(day('2026-08-03')))
  await expect(shown).toContainText('术后营养')
  await expect(figure('offer')).toHaveText('2,592.00')
})

test('a shipped reference line is switched off, is marked as changed, and is set back', async () => {
  const { page, hands } = it
  const set = words().officeLists
  const name = words().warnings.rules['cn-limitation']
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  const rule = page.getByRole('row', { name })
  await expect(rule).not.toContainText(set.changed)
  await reach(hands, rule.getByRole('checkbox'))
  await page.keyboard.press('Space')
  await expect(rule.getByRole('checkbox')).not.toBeChecked()
  await expect(rule).toContainText(set.changed)
  await press(hands, button(page, set.setBackNamed(name)))
  await expect(rule.getByRole('checkbox')).toBeChecked()
  await expect(rule).not.toContainText(set.changed)
  await key(hands, 'ControlOrMeta+z')
  await expect(rule.getByRole('checkbox')).not.toBeChecked()
})

test('the office adds a reference line of its own, and takes it away again', async () => {
  const { page, hands } = it
  const set = words().officeLists
  await press(hands, button(page, set.addRule))
  const own = form(set.addRule)
  await type(hands, field(own, set.name), '内部参考线')
  await choose(hands, choice(own, set.jurisdiction), label()('jurisdiction', 'CN'))
  await type(hands, field(own, set.value), '18%')
  await type(hands, field(own, set.validTo), '2000-01-01')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(field(own, set.validTo)).toHaveAccessibleDescription(new RegExp(words().problems['days.endsBefore']()))
  await type(hands, field(own, set.validTo), '')
  await type(hands, field(own, set.source), '2026年会议纪要')
  await save(hands, set.addRule)
  const rule = page.getByRole('row', { name: '内部参考线' })
  await expect(rule).toContainText('18 %')
  await expect(rule).toContainText(set.own)
  await press(hands, button(page, words().ui.removeNamed('内部参考线')))
  await expect(rule).toHaveCount(0)
})
