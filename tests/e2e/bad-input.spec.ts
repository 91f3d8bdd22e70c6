import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import type { Locator } from 'playwright'
import type { DebtComponent } from '../../src/domain/case-file.ts'
import { formatMoney } from '../../src/domain/money.ts'
import { goTo } from './case-steps.ts'
import { exportOffice } from './exported.ts'
import { button, choice, choose, expectSaid, field, group, key, part, press, type } from './hands.ts'
import { answerDialogs, firstStart, type AtWork } from './office-steps.ts'

/** What people type by mistake is refused beside its field, and what is only unusual is taken as it is. */

let it: AtWork
const desk = mkdtempSync(join(tmpdir(), 'parley-desk-'))

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  it = await firstStart('zh-CN', 'mouse')
})
test.afterAll(async () => {
  rmSync(desk, { recursive: true })
  await it.app.close()
})

const oddName = '𠮷䶮👩‍👩‍👧 <b>&{{x}}'
const oddStory = '🙂 <img src=x onerror=alert(1)> ${7*7} {{client.name}} &amp; \\n "; DROP TABLE cases; --'
const rightToLeft = '\u202Eمصرف'
const most = Number.MAX_SAFE_INTEGER
/** Each way to write an amount, and its minor units. */
const amounts: [DebtComponent, string, number][] = [
  ['principal', '1,234.5元', 123_450],
  ['contract_interest', '￥1,234.50', 123_450],
  ['overdue_interest', '１２３４．５', 123_450],
  ['late_fee', '1.2万', 1_200_000],
]

const words = () => it.hands.words
const intake = () => it.page.getByRole('form', { name: words().intake.title, exact: true })
const inPart = (name: 'client' | 'hardship' | 'case') => part(it.page, words().intake.sections[name])
const name = () => field(inPart('client'), words().intake.name)
const debt = () => group(it.page, words().intake.nth(words().intake.debt, 1))
const statement = () => group(debt(), words().intake.nth(words().intake.balance, 1))
const amount = (component: DebtComponent) => field(statement(), it.hands.label('debt_component', component))
const saveIntake = () => it.page.keyboard.press('ControlOrMeta+Enter')

interface Refusal {
  target: Locator
  typed: string
  problem: 'text.empty' | 'text.tooLong' | 'day.invalid' | 'money.invalid' | 'money.negative' | 'money.tooLarge' | 'money.thirdDecimal'
}

async function expectRefused(refusals: readonly Refusal[]): Promise<void> {
  for (const { target, typed, problem } of refusals) {
    await expect(target).toHaveAttribute('aria-invalid', 'true')
    await expect(target).toHaveAccessibleDescription(new RegExp(`^${words().problems[problem]()}`))
    await expect(target).toHaveValue(typed)
  }
  await expect(it.page.locator('[aria-invalid=true]')).toHaveCount(refusals.length)
}

test('an intake is refused beside each field that is wrong, the first one has the focus, and all that was typed stays', async () => {
  await key(it.hands, 'c')
  const stated = [
    { target: field(inPart('client'), words().intake.address), typed: '示例路8号' },
    { target: field(inPart('hardship'), words().intake.narrative), typed: '住院' },
    { target: field(debt(), words().intake.brand), typed: '花呗' },
  ]
  for (const { target, typed } of stated) await type(it.hands, target, typed)
  await choose(it.hands, choice(debt(), words().intake.debtType), it.hands.label('debt_type', 'bnpl_credit'))
  const wrong: Refusal[] = [
    { target: name(), typed: '', problem: 'text.empty' },
    { target: field(inPart('client'), words().intake.birthDate), typed: '1991-02-31', problem: 'day.invalid' },
    { target: field(inPart('hardship'), words().intake.startedOn), typed: '1899-12-31', problem: 'day.invalid' },
    { target: field(statement(), words().intake.asOf), typed: '2026-02-29', problem: 'day.invalid' },
    { target: amount('principal'), typed: '-1', problem: 'money.negative' },
    { target: amount('contract_interest'), typed: '90,071,992,547,409.92', problem: 'money.tooLarge' },
    { target: amount('overdue_interest'), typed: '1.005', problem: 'money.thirdDecimal' },
    { target: amount('late_fee'), typed: '12,34', problem: 'money.invalid' },
    { target: field(inPart('case'), words().intake.openedOn), typed: '', problem: 'text.empty' },
  ]
  for (const { target, typed } of wrong) await type(it.hands, target, typed)
  await saveIntake()
  await expectRefused(wrong)
  await expect(name()).toBeFocused()
  await expect(intake().getByText(words().ui.checkFields(wrong.length))).toBeVisible()
  for (const { target, typed } of stated) await expect(target).toHaveValue(typed)
  for (const { target } of wrong.slice(1, -1)) await type(it.hands, target, '')
  await type(it.hands, wrong.at(-1)!.target, '2026-03-12')
  await type(it.hands, field(statement(), words().intake.asOf), '2026-03-12')
})

test('a name has 200 characters at most, however many bytes each of them takes', async () => {
  for (const sign of ['张', '𠮷']) {
    const tooLong = { target: name(), typed: sign.repeat(201), problem: 'text.tooLong' } as const
    await type(it.hands, tooLong.target, tooLong.typed)
    await saveIntake()
    await expect(name()).toHaveAccessibleDescription(words().problems['text.tooLong']())
    await expect(name()).toHaveValue(tooLong.typed)
    await expect(name()).toBeFocused()
  }
})

test('blanks alone are no name', async () => {
  await type(it.hands, name(), '　 ')
  await saveIntake()
  await expect(name()).toHaveAccessibleDescription(words().problems['text.empty']())
})

test('amounts as people write them are read, shown as they are read, and taken with rare characters and signs of programs', async () => {
  await type(it.hands, name(), oddName)
  await type(it.hands, field(inPart('hardship'), words().intake.narrative), oddStory)
  await type(it.hands, field(debt(), words().intake.brand), rightToLeft)
  for (const [component, typed, minor] of amounts) {
    await type(it.hands, amount(component), typed)
    await expect(amount(component)).toHaveAccessibleDescription(words().ui.readAs(`${formatMoney(minor, 'CNY')} CNY`))
  }
  await press(it.hands, debt().locator('summary', { hasText: words().intake.otherComponents }))
  await type(it.hands, amount('guarantee_fee'), formatMoney(most, 'CNY'))
  const total = formatMoney(
    amounts.reduce((sum, [, , minor]) => sum + BigInt(minor), BigInt(most)),
    'CNY',
  )
  await expect(statement().getByText(total)).toBeVisible()
  await saveIntake()
  await expect(it.page.getByRole('heading', { level: 1, name: oddName, exact: true })).toBeVisible()
  await goTo(it.hands, 'debts')
  for (const text of [total, formatMoney(most, 'CNY'), '1,234.50', '12,000.00'])
    await expect(it.page.locator('.case-work').getByText(text).first()).toBeVisible()
})

test('a text that turns the direction of writing is kept apart and marked', async () => {
  const heading = it.page.getByRole('heading', { name: rightToLeft })
  await expect(heading.locator('bdi')).toHaveText(rightToLeft)
  await expect(heading).toContainText(words().ui.directionMarks)
})

test('nothing typed becomes a part of the page', async () => {
  await goTo(it.hands, 'client')
  await expect(it.page.locator('.case-work').getByText(oddStory)).toBeVisible()
  await expect(it.page.locator('h1 b, .case-work img')).toHaveCount(0)
})

test('an empty file is refused beside its field, what was typed stays, and another file can take its place', async () => {
  const empty = join(desk, 'empty.txt')
  const paper = join(desk, process.platform === 'win32' ? '证明 𠮷.txt' : '..\\..\\C:\\文件\\证明 𠮷.txt')
  writeFileSync(empty, '')
  writeFileSync(paper, '证明')
  await goTo(it.hands, 'papers')
  await key(it.hands, 'd')
  const form = it.page.getByRole('form', { name: words().papers.add, exact: true })
  const file = form.getByLabel(words().papers.file, { exact: true })
  await choose(it.hands, choice(form, words().papers.type), it.hands.label('evidence_type', 'other'))
  await type(it.hands, field(form, words().papers.receivedOn), '2026-02-30')
  await saveIntake()
  await expect(file).toHaveAccessibleDescription(new RegExp(`^${words().problems['document.choose']()}`))
  await expect(field(form, words().papers.receivedOn)).toHaveAccessibleDescription(new RegExp(`^${words().problems['day.invalid']()}`))
  await type(it.hands, field(form, words().papers.receivedOn), '2026-03-20')
  await file.setInputFiles(empty)
  await saveIntake()
  await expect(file).toHaveAccessibleDescription(new RegExp(`^${words().problems['document.empty']().replaceAll(/[()]/g, '\\$&')}`))
  await expect(file).toHaveAttribute('aria-invalid', 'true')
  await expect(form).toContainText('empty.txt')
  await expect(choice(form, words().papers.type)).toHaveValue('other')
  await expect(field(form, words().papers.receivedOn)).toHaveValue('2026-03-20')
  await file.setInputFiles(paper)
  await saveIntake()
  await expectSaid(it.hands, words().papers.added)
  await expect(it.page.getByRole('rowheader', { name: '证明 𠮷.txt', exact: true })).toBeVisible()
})

test('a file of cases that was cut in the middle, or that uses an unknown word for a status, is refused by a sentence', async () => {
  const cases = join(desk, 'cases.json')
  await press(it.hands, button(it.page, words().frame.settings))
  const work = part(it.page, words().settings.importTitle)
  await answerDialogs(it.app, cases)
  writeFileSync(cases, '{"format": "parley-cases",\n"version": 1, "cases": [{"caseNo": "2026-09')
  await press(it.hands, button(work, words().settings.import))
  await expect(work).toContainText(words().problems['import.notJson']({ line: 2 }))
  const client = { name: '陈一', phones: [], household: [] }
  const lists = { consents: [], debts: [], documents: [], contacts: [], proposals: [], agreements: [] }
  const one = { caseNo: '2026-0900', jurisdiction: 'CN', status: 'sleeping', openedOn: '2026-03-12', priority: 'normal', client, ...lists }
  writeFileSync(cases, JSON.stringify({ format: 'parley-cases', version: 1, asOf: '2026-11-22', cases: [one] }))
  await press(it.hands, button(work, words().settings.import))
  await expect(work).toContainText(words().problems['import.value.unknown']({ caseNo: '2026-0900', path: 'status' }))
})

test('the office holds exactly what was typed', async () => {
  await it.app.close()
  const [only, ...others] = exportOffice(it.home, join(it.home, 'Parley', 'Office'))
  expect(others).toEqual([])
  const components = Object.fromEntries([
    ...amounts.map(([component, , minor]) => [component, String(minor)]),
    ['guarantee_fee', String(most)],
  ])
  expect(only).toMatchObject({
    client: { name: oddName },
    hardship: { narrative: oddStory },
    debts: [{ brand: rightToLeft, balances: [{ components }] }],
    documents: [{ fileName: '证明 𠮷.txt', type: 'other', receivedOn: '2026-03-20' }],
  })
})
