import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { twoCaseFiles } from '../../src/domain/sample/two-cases.ts'
import { expectCleanView } from './axe-steps.ts'
import { goTo } from './case-steps.ts'
import { button, choice, choose, expectSaid, field, handsOn, key, press, type Hands } from './hands.ts'
import { openCase } from './money-steps.ts'
import { answerDialogs } from './office-steps.ts'
import { launch, type Launched } from './support.ts'

/** Which creditor needs which proof, and the bundle of the evidence, by the keyboard. */

let it: Launched
let hands: Hands

test.beforeEach(async () => {
  it = await launch()
  hands = handsOn(it.page, 'en')
  const { page, words } = hands
  await press(hands, page.getByRole('button', { name: words.start.sample }))
  await press(hands, button(page, words.start.makeSample))
  await expect(page.getByRole('grid')).toBeVisible({ timeout: 60_000 })
  await openCase(hands, '2026-0001')
  await goTo(hands, 'papers')
})
test.afterEach(() => it.app.close())

const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' })
const words = () => hands.words.evidenceMatrix
const table = () => hands.page.getByRole('table', { name: words().caption })
const cells = (need: string) => table().getByRole('row').filter({ hasText: need }).getByRole('button')
const say = (type: 'bank_statement' | 'medical_certificate' | 'medical_bill') => hands.label('evidence_type', type)

test('a proof is asked for, taken back, added and logged as sent, each by one key at its place', async () => {
  const { page } = hands
  await key(hands, 'v')
  await expect(table()).toBeVisible()
  for (let down = 0; down < 2; down++) await page.keyboard.press('ArrowDown')
  await expect(cells(say('bank_statement'))).toBeFocused()
  await expect(cells(say('bank_statement'))).toContainText(words().state.needed)
  await page.keyboard.press('a')
  await expect(cells(say('bank_statement'))).toContainText(words().state.asked)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(cells(say('bank_statement'))).toContainText(words().state.needed)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(cells(say('medical_certificate'))).toBeFocused()
  await expect(cells(say('medical_certificate'))).toContainText(words().state.received)
  await expectCleanView(hands, 'who needs what')
  await page.keyboard.press('m')
  const form = page.getByRole('form', { name: hands.words.case.newContact, exact: true })
  await expect(field(form, hands.words.contacts.summary)).toHaveValue(words().sentText('出院证明.txt'))
  await expect(form.getByRole('checkbox', { name: '出院证明.txt' })).toBeChecked()
  await choose(hands, choice(form, hands.words.contacts.result), hands.label('contact_result', 'message_delivered'))
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(form).toHaveCount(0)
  await expect(cells(say('medical_certificate'))).toContainText(words().state.sent)
  await cells(say('medical_bill')).focus()
  await page.keyboard.press('d')
  await expect(choice(page.getByRole('form', { name: hands.words.papers.add, exact: true }), hands.words.papers.type)).toHaveValue(
    'medical_bill',
  )
})

test('one key builds the bundle: cover, index with the digests, every page numbered, nothing that acts', async () => {
  const { page } = hands
  await key(hands, 'v')
  const folder = join(it.home, 'out')
  mkdirSync(folder)
  const path = join(folder, 'bundle.pdf')
  await answerDialogs(it.app, path)
  await page.keyboard.press('b')
  await expectSaid(hands, 'bundle.pdf')
  expect(readdirSync(folder)).toEqual(['bundle.pdf'])
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const text = run('pdftotext', '-raw', path, '-')
  const [cover = '', first = '', second = ''] = text.split('\f')
  for (const part of ['2026-0001', '张晓明', '出院证明.txt', '延期还款确认函.txt']) expect(cover).toContain(part)
  for (const { content } of twoCaseFiles()[0]!.documents)
    expect(cover.replaceAll(/\s/g, '')).toContain(createHash('sha256').update(content).digest('hex'))
  expect(first).toContain('1 – 1/2')
  expect(second).toContain('2 – 2/2')
  expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors')
  const fonts = run('pdffonts', path).trim().split('\n').slice(2)
  expect(fonts.filter((line) => !/NotoSans|^Helvetica /.test(line))).toEqual([])
})

test('a bundle that is stopped leaves nothing where it was to stand', async () => {
  const { page } = hands
  await key(hands, 'v')
  const folder = join(it.home, 'out')
  mkdirSync(folder)
  await answerDialogs(it.app, join(folder, 'bundle.pdf'))
  await page.keyboard.press('b')
  await button(page, words().stop).click()
  await expectSaid(hands, words().stopped)
  expect(readdirSync(folder)).toEqual([])
})
