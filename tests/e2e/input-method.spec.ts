import { expect, test } from 'playwright/test'
import type { CDPSession, Locator } from 'playwright'
import { field, key, reach, type } from './hands.ts'
import { takeInByName } from './intake-steps.ts'
import { firstStart, type AtWork } from './office-steps.ts'

/** Chinese through an input method: while it composes, every key is its own; what it commits arrives whole. */

let it: AtWork
let method: CDPSession

test.beforeAll(async () => {
  it = await firstStart('zh-CN')
  method = await it.page.context().newCDPSession(it.page)
  await takeInByName(it.hands, '欧阳晓明')
})
test.afterAll(() => it.app.close())

const CONTROL = 2

/** What an input method takes for itself: candidates, going back, the choice, and the keys that save, leave and lock elsewhere. */
const itsKeys = [
  ['Enter', 'Enter', 0],
  ['Enter', 'Enter', CONTROL],
  ['Escape', 'Escape', 0],
  ['Tab', 'Tab', 0],
  ['ArrowDown', 'ArrowDown', 0],
  ['ArrowUp', 'ArrowUp', 0],
  ['l', 'KeyL', CONTROL],
  ['k', 'KeyK', CONTROL],
  ['F9', 'F9', 0],
] as const

/** Composes letter by letter, presses every key while doing so, then commits. */
async function compose(target: Locator, letters: string, committed: string, undisturbed: () => Promise<void>): Promise<void> {
  await reach(it.hands, target)
  const before = await target.inputValue()
  for (let length = 1; length <= letters.length; length++) {
    const text = letters.slice(0, length)
    await method.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length })
  }
  for (const [name, code, modifiers] of itsKeys) {
    await method.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: name, code, modifiers, windowsVirtualKeyCode: 229 })
    await method.send('Input.dispatchKeyEvent', { type: 'keyUp', key: name, code, modifiers, windowsVirtualKeyCode: 229 })
    await expect(target).toBeFocused()
    await expect(target).toHaveValue(before + letters)
    await undisturbed()
  }
  await method.send('Input.insertText', { text: committed })
  await expect(target).toHaveValue(before + committed)
}

test('in the contact form', async () => {
  const { page, words } = it.hands
  await key(it.hands, 'n')
  const form = page.getByRole('form', { name: words.case.newContact, exact: true })
  const undisturbed = async () => {
    await expect(form).toBeVisible()
    await expect(form.locator('[aria-invalid]')).toHaveCount(0)
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await compose(field(form, words.contacts.counterpartName), 'wangxiansheng', '王先生', undisturbed)
  const summary = field(form, words.contacts.summary)
  await compose(summary, 'tongyi', '同意', undisturbed)
  await compose(summary, 'yanqi', '延期至四月十日。', undisturbed)
  await expect(summary).toHaveValue('同意延期至四月十日。')
  await page.keyboard.press('Escape')
  await expect(form).toHaveCount(0)
})

test('in the palette, where Enter chooses and Esc closes', async () => {
  const { page, words } = it.hands
  await page.keyboard.press('ControlOrMeta+k')
  const line = page.getByRole('combobox', { name: words.ui.paletteHint })
  await compose(line, 'ouyang', '欧阳', async () => {
    await expect(page.getByRole('dialog', { name: words.ui.paletteLabel })).toBeVisible()
    await expect(line).not.toHaveAttribute('aria-activedescendant', /-[1-9]$/)
  })
  await expect(page.getByRole('option', { name: '欧阳晓明' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('in the filter of the list, which finds what was committed', async () => {
  const { page, words } = it.hands
  await takeInByName(it.hands, '李文静')
  await key(it.hands, 'g')
  await page.keyboard.press('c')
  const rows = page.getByRole('grid', { name: words.cases.title }).getByRole('row')
  await expect(rows).toHaveCount(3)
  await compose(field(page, words.cases.find), 'ouyang', '欧阳', () =>
    expect(page.getByRole('heading', { level: 1, name: words.cases.title })).toBeVisible(),
  )
  await expect(rows).toHaveCount(2)
  await expect(rows.last()).toContainText('欧阳晓明')
})

test('in a field for a day, which ↑ and ↓ change otherwise', async () => {
  const { page, words } = it.hands
  await key(it.hands, 'c')
  const day = field(page, words.intake.birthDate)
  await type(it.hands, day, '1990')
  await compose(day, 'nian', '年3月12日', () => expect(page.getByRole('form', { name: words.intake.title })).toBeVisible())
  await page.keyboard.press('Tab')
  await expect(day).toHaveValue('1990-03-12')
})
