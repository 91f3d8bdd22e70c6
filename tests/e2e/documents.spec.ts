import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { today } from '../../src/ui/clock.ts'
import { formatDay } from '../../src/ui/format.ts'
import { aCase, aContact, aDebt, aDocument, day } from '../domain/build.ts'
import { expectCleanView } from './axe-steps.ts'
import { goTo } from './case-steps.ts'
import { addForm, drawn, open, store } from './document-steps.ts'
import { choice, choose, expectSaid, field, key, save, type } from './hands.ts'
import { openCase, takeIn } from './money-steps.ts'
import { answerDialogs, firstStart, type AtWork } from './office-steps.ts'

/** Documents come by drop, paste and dialog, say what is known of them, and are looked at. */

let it: AtWork
let desk = ''
const words = () => it.hands.words.papers
const rows = () => it.page.getByRole('rowheader')
const form = () => addForm(it.hands)

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(120_000)
  desk = mkdtempSync(join(tmpdir(), 'parley-desk-'))
  it = await firstStart('zh-CN')
  const sent = aContact('c1', '2026-03-13T10:12', {
    direction: 'client_to_creditor',
    counterpartOrg: '平野银行',
    counterpartName: '李娜',
    documents: ['letter'],
  })
  await takeIn(it, [aCase({ debts: [aDebt()], documents: [aDocument('letter', '2026-03-12')], contacts: [sent] })])
  await openCase(it.hands, '2026-0001')
  await goTo(it.hands, 'papers')
})
test.afterAll(async () => {
  await it.app.close()
  rmSync(desk, { recursive: true })
})

/** Takes the focus out of every field. */
const leaveFields = () => it.page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())

/** Drops files of the desk onto the window, as the system does. */
async function drop(paths: string[]): Promise<void> {
  const browser = await it.page.context().newCDPSession(it.page)
  const data = { items: [], files: paths, dragOperationsMask: 1 }
  await browser.send('Input.dispatchDragEvent', { type: 'dragEnter', x: 600, y: 300, data })
  await browser.send('Input.dispatchDragEvent', { type: 'dragOver', x: 600, y: 300, data })
  await expect(it.page.getByText(words().dropNow)).toBeVisible()
  await browser.send('Input.dispatchDragEvent', { type: 'drop', x: 600, y: 300, data })
  await expect(it.page.getByText(words().dropHere('Ctrl V'))).toBeVisible()
}

/** Puts a picture of this width into the clipboard and pastes it. */
async function pastePicture(width: number): Promise<void> {
  await it.app.evaluate(async ({ clipboard, nativeImage, ClipboardItem }, wide) => {
    const picture = nativeImage.createFromBitmap(Buffer.alloc(wide * 30 * 4, 0x7f), { width: wide, height: 30 })
    // The fallback Electron has the clipboard of before.
    const before = clipboard as unknown as { writeImage?: (image: typeof picture) => void }
    if (before.writeImage) before.writeImage(picture)
    else await clipboard.write([new ClipboardItem({ 'image/png': new Blob([new Uint8Array(picture.toPNG())]) })])
  }, width)
  await it.page.keyboard.press('ControlOrMeta+v')
}

test('files dropped anywhere wait in one form, in their order, each with a kind of its own if need be', async () => {
  for (const name of ['一.txt', '二.txt', '三.txt']) writeFileSync(join(desk, name), name)
  await drop(['三.txt', '一.txt', '二.txt'].map((name) => join(desk, name)))
  await expect(form().getByRole('listitem')).toHaveText([/三\.txt/, /一\.txt/, /二\.txt/])
  await choose(it.hands, choice(form(), words().type), it.hands.label('evidence_type', 'other'))
  await choose(it.hands, choice(form(), words().typeOf('一.txt')), it.hands.label('evidence_type', 'payslip'))
  await save(it.hands, words().add)
  await expectSaid(it.hands, words().addedMany(3))
  await expect(rows()).toHaveText(['letter.txt', '三.txt', '一.txt', '二.txt'])
  const row = it.page.getByRole('row').filter({ hasText: '一.txt' })
  await expect(row).toContainText(it.hands.label('evidence_type', 'payslip'))
  expect(readFileSync(join(desk, '一.txt'), 'utf8')).toBe('一.txt')
})

test('a file taken out of the form takes its own kind along', async () => {
  await drop(['一.txt', '二.txt', '三.txt'].map((name) => join(desk, name)))
  await choose(it.hands, choice(form(), words().typeOf('二.txt')), it.hands.label('evidence_type', 'payslip'))
  await form()
    .getByRole('button', { name: it.hands.words.ui.removeNamed('一.txt') })
    .click()
  await expect(choice(form(), words().typeOf('二.txt'))).toHaveValue('payslip')
  await expect(choice(form(), words().typeOf('三.txt'))).toHaveValue('')
  await it.page.keyboard.press('Escape')
  await expect(form()).toHaveCount(0)
})

test('20 pasted screenshots are one act, named and in their order', async () => {
  test.setTimeout(180_000)
  const before = await rows().count()
  await leaveFields()
  for (let no = 1; no <= 20; no++) {
    await pastePicture(20 + no)
    if (no === 1) await expect(form()).toContainText(`${words().screenshot(1)}.png`)
    else await expect(form().getByRole('listitem')).toHaveCount(no)
  }
  await choose(it.hands, choice(form(), words().type), it.hands.label('evidence_type', 'screenshot'))
  await it.page.screenshot({ path: 'test-results/documents-20-pasted.png' })
  await save(it.hands, words().add)
  await expectSaid(it.hands, words().addedMany(20))
  const names = Array.from({ length: 20 }, (_, index) => `${words().screenshot(index + 1)}.png`)
  expect((await rows().allTextContents()).slice(before)).toEqual(names)
  for (const no of [1, 20]) {
    const shown = await open(it.hands, `${words().screenshot(no)}.png`)
    await expect.poll(() => shown.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(20 + no)
  }
  await leaveFields()
  await pastePicture(50)
  await expect(form()).toContainText(`${words().screenshot(21)}.png`)
  await it.page.keyboard.press('Escape')
})

test('what is pasted into a field stays the field’s own when it is text, and is a document when it is a picture alone', async () => {
  await key(it.hands, 'd')
  const issued = field(form(), words().issuedOn)
  const paste = (text: string | null) =>
    issued.evaluate((input, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File(['x'], 'image.png', { type: 'image/png' }))
      if (text !== null) clipboardData.setData('text/plain', text)
      return input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
  expect(await paste('2026-03-01')).toBe(true)
  await expect(form()).toContainText(words().nothingPicked)
  expect(await paste(null)).toBe(false)
  await expect(form()).toContainText(`${words().screenshot(21)}.png`)
  await it.page.keyboard.press('Escape')
})

test('what is known of a document is said anew by e: issued, valid until, the original seen by whoever works here', async () => {
  await it.page.getByRole('row').filter({ hasText: 'letter.txt' }).focus()
  await it.page.keyboard.press('e')
  const facts = it.page.getByRole('form', { name: words().editThis, exact: true })
  await type(it.hands, field(facts, words().issuedOn), '2026-03-10')
  await type(it.hands, field(facts, words().validUntil), '2026-06-10')
  await type(it.hands, field(facts, words().originalSeenOn), today())
  await expect(facts).toContainText(words().seenByHint('吴顾问'))
  await save(it.hands, words().editThis)
  await expectSaid(it.hands, words().described)
  await it.page.getByRole('row').filter({ hasText: 'letter.txt' }).focus()
  await it.page.keyboard.press('Enter')
  const shown = it.page.locator('.paper-shown')
  await expect(shown).toContainText(formatDay('zh-CN', day('2026-03-10')))
  await expect(shown).toContainText(`${formatDay('zh-CN', today())} · 吴顾问`)
})

test('it says to whom this very content was sent, and leads there', async () => {
  const shown = it.page.locator('.paper-shown')
  const digest = await shown.locator('.digest').textContent()
  expect(digest).toMatch(/^[0-9a-f]{64}$/)
  const line = shown.getByRole('listitem').filter({ hasText: '平野银行 李娜' })
  await expect(line).toContainText(words().versionShort(digest?.slice(0, 12) ?? ''))
  await line.getByRole('button').click()
  await expect(it.page.locator('.log-entry[data-chosen=true], [data-line="c1"]').first()).toBeVisible()
  await goTo(it.hands, 'papers')
})

test('a paper printed by the program is looked at in it, closer on request, and given up when it is hidden', async () => {
  test.setTimeout(180_000)
  const paper = join(desk, 'summary.pdf')
  await answerDialogs(it.app, paper)
  await key(it.hands, 'p')
  await expectSaid(it.hands, 'summary.pdf')
  await store(it.hands, [paper])
  const shown = await open(it.hands, 'summary.pdf')
  await expect.poll(() => drawn(shown), { timeout: 60_000 }).toContain(1)
  const page = shown.locator('.pdf-page').first()
  const wide = (await page.boundingBox())?.width ?? 0
  await shown.getByRole('button', { name: words().preview.larger }).click()
  await expect.poll(async () => ((await page.boundingBox())?.width ?? 0) / wide).toBeCloseTo(1.5, 1)
  await expect.poll(() => drawn(shown), { timeout: 60_000 }).toContain(1)
  await it.page.screenshot({ path: 'test-results/documents-pdf.png' })
  await expectCleanView(it.hands, 'a PDF shown')
  await it.page.getByRole('button', { name: `${it.hands.words.ui.hide}: summary.pdf` }).click()
  await expect(it.page.locator('.paper-shown')).toHaveCount(0)
})

test('the form and the list have nothing that a screen reader trips over', async () => {
  await drop(['一.txt', '二.txt'].map((name) => join(desk, name)))
  await expectCleanView(it.hands, 'the form with two files')
  await it.page.keyboard.press('Escape')
})

/** Changes a bit of the document that was stored last. */
function damageNewest(): void {
  const stored = readdirSync(it.home, { recursive: true, encoding: 'utf8' }).filter((name) => /documents[/\\][0-9a-f]{32}$/.test(name))
  const [newest = ''] = stored.map((name) => join(it.home, name)).toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  const bytes = readFileSync(newest)
  bytes[0] = (bytes[0] ?? 0) ^ 1
  writeFileSync(newest, bytes)
}

test('a document whose bytes were changed on the disk says so and shows nothing', async () => {
  writeFileSync(join(desk, 'to be damaged.txt'), 'whole')
  await store(it.hands, [join(desk, 'to be damaged.txt')])
  damageNewest()
  const shown = await open(it.hands, 'to be damaged.txt')
  await expect(shown).toContainText(it.hands.words.problems['document.damaged']())
})
