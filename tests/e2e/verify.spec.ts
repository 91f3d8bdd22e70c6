import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { expectCleanView } from './axe-steps.ts'
import { button, choice, choose, expectSaid, handsOn, key, press, type Hands } from './hands.ts'
import { openCase } from './money-steps.ts'
import { answerDialogs } from './office-steps.ts'
import { launch, type Launched } from './support.ts'

/** The record of a case: verified in plain words, printed with fingerprints that anybody can compute again. */

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
})
test.afterEach(() => it.app.close())

const panel = () => hands.page.getByRole('region', { name: hands.words.verify.title })
const plain = (text: string) => text.replace(/\s/g, '')

/** The folder in the home in which the office keeps its documents. */
function documentsFolder(): string {
  const found = readdirSync(it.home, { recursive: true, encoding: 'utf8' }).find((name) => /[\\/]documents$/.test(name))
  return join(it.home, found ?? 'none')
}

test('one key says that the record is intact since when; a document that went missing is named', async () => {
  const { page, words } = hands
  await expectCleanView(hands, 'the chronology')
  await key(hands, 'Shift+V')
  await expect(panel()).toContainText(words.verify.intact)
  await expect(panel()).toContainText(/Intact since \d+ \w+ \d{4}: 2 entries/)
  await expect(panel()).toContainText(words.verify.truth)
  await expectCleanView(hands, 'an intact record')
  await page.keyboard.press('Escape')
  await expect(panel()).toHaveCount(0)
  await expect(page.locator('[data-opens="verify"]')).toBeFocused()
  for (const name of readdirSync(documentsFolder())) rmSync(join(documentsFolder(), name))
  await key(hands, 'Shift+V')
  await expect(panel()).toContainText(words.verify.notIntact)
  await expect(panel().getByRole('listitem').first()).toContainText(/Document “.+” \(.+\): the file is missing\.\s*Logged by/)
  await expectCleanView(hands, 'a record that is not intact')
})

test('it is found in the list of commands', async () => {
  const { page, words } = hands
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type(words.verify.title)
  await page.keyboard.press('Enter')
  await expect(panel()).toContainText(words.verify.intact)
})

interface DataFile {
  start: string
  head: string
  entries: { no: number; text: string; sha256: string }[]
}

test('the printed chronology says what its data file says, and sha256sum gives its fingerprints', async () => {
  const path = join(it.home, 'printed.pdf')
  await answerDialogs(it.app, path)
  await key(hands, 'Shift+P')
  await expectSaid(hands, 'printed.pdf')
  expect(statSync(join(it.home, 'printed.json')).mode & 0o777).toBe(0o600)
  const data = JSON.parse(readFileSync(join(it.home, 'printed.json'), 'utf8')) as DataFile
  const pages = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })
    .split('\f')
    .filter((page) => page !== '')
  expect(pages.length).toBeGreaterThan(1)
  for (const [index, page] of pages.entries()) expect(plain(page)).toContain(`Page${index + 1}of${pages.length}`)
  // What runs along the pages stands between the lines of an entry that goes over to the next page.
  const printed = plain(pages.map(withoutRunning).join(''))
  let before = data.start
  let at = 0
  for (const { text, sha256 } of data.entries) {
    const piece = join(it.home, 'piece')
    writeFileSync(piece, `${before}\n${text}`)
    expect(execFileSync('sha256sum', [piece], { encoding: 'utf8' }).slice(0, 64)).toBe(sha256)
    expect(createHash('sha256').update(`${before}\n${text}`).digest('hex')).toBe(sha256)
    const next = printed.indexOf(plain(text + hands.words.chronologyPaper.fingerprint + sha256), at)
    expect(next, text).toBeGreaterThanOrEqual(at)
    at = next + 1
    before = sha256
  }
  expect(data.head).toBe(before)
  expect(plain(pages.at(-1)!)).toContain(before)
  expect(plain(pages.at(-1)!)).toContain(plain(hands.words.chronologyPaper.check.truth))
})

/** A page without its header and footer, which stand at its ends or its start. */
function withoutRunning(page: string): string {
  return page
    .split('\n')
    .filter((line) => line !== '2026-0001' && !/^Page \d+ of \d+$/.test(line) && !/^\d+ \w{3} \d{4}( Page \d+ of \d+)?$/.test(line))
    .join('\n')
}

type Vault = { parley: { call: (request: string, input: unknown) => Promise<{ value: never }> } }

/** A case with debts to several creditors. */
function caseOfSeveral(): Promise<string> {
  return hands.page.evaluate(async () => {
    const { call } = (window as unknown as Vault).parley
    const input = { query: '', status: null, sort: 'caseNo', descending: false, offset: 0, limit: 40 }
    const { rows } = (await call('cases.list', input)).value as { rows: { caseNo: string }[] }
    for (const { caseNo } of rows) {
      const { debts } = (await call('case.open', { caseNo })).value as { debts: { brand: string }[] }
      if (new Set(debts.map(({ brand }) => brand)).size > 2) return caseNo
    }
    throw new Error('no case with several debts')
  })
}

test('of one creditor alone, and an older data file of another name stays', async () => {
  const { page, words } = hands
  const caseNo = await caseOfSeveral()
  await page.keyboard.press('Escape')
  await openCase(hands, caseNo)
  const filter = choice(page.locator('.chronology'), words.case.ofCreditor)
  const [, option = ''] = await filter.getByRole('option').allTextContents()
  await choose(hands, filter, option)
  await page.keyboard.press('Tab')
  const path = join(it.home, 'one.pdf')
  writeFileSync(join(it.home, 'one.json'), 'not ours')
  await answerDialogs(it.app, path)
  await key(hands, 'Shift+P')
  await expectSaid(hands, 'one.pdf')
  expect(readFileSync(join(it.home, 'one.json'), 'utf8')).toBe('not ours')
  const data = JSON.parse(readFileSync(join(it.home, 'one 2.json'), 'utf8')) as DataFile & { creditor: string }
  expect(option).toContain(data.creditor)
  expect(data.entries.length).toBeGreaterThan(0)
  const brands = option.split(' · ')
  for (const { text } of data.entries) expect(brands.some((brand) => text.includes(brand))).toBe(true)
})
