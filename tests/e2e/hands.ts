import { expect } from 'playwright/test'
import type { Locator, Page } from 'playwright'
import type { EnumName, EnumValue } from '../../src/domain/enums.ts'
import { labelOf, wordsOf, type Language, type Words } from '../../src/words/words.ts'

/**
 * A person at the window who reads its words in one language and has a keyboard, and a mouse too when asked for.
 * Nothing is put into a field but by key presses; what a keyboard has no key for arrives as an input method commits it.
 */
export interface Hands {
  page: Page
  language: Language
  words: Words
  label: <N extends EnumName>(name: N, value: EnumValue<N>) => string
  by: 'keyboard' | 'mouse'
}

export function handsOn(page: Page, language: Language, by: Hands['by'] = 'keyboard'): Hands {
  return { page, language, words: wordsOf(language), label: (name, value) => labelOf(language, name, value), by }
}

export type Within = Page | Locator

export const field = (within: Within, name: string): Locator => within.getByRole('textbox', { name, exact: true })
export const choice = (within: Within, name: string): Locator => within.getByRole('combobox', { name, exact: true })
export const box = (within: Within, name: string): Locator => within.getByRole('checkbox', { name, exact: true })
export const button = (within: Within, name: string): Locator => within.getByRole('button', { name, exact: true })
export const group = (within: Within, name: string): Locator => within.getByRole('group', { name, exact: true })
export const part = (within: Within, name: string): Locator => within.getByRole('region', { name, exact: true })

/** Brings the focus to `target`: by Tab or Shift+Tab only, however many it takes, or by a click. */
export async function reach({ page, by }: Hands, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  if (by === 'mouse') return target.click()
  const back = await target.evaluate((element) => {
    const focused = document.activeElement
    return focused !== null && Boolean(element.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING)
  })
  for (let presses = 0; presses < 150; presses++) {
    if (await hasFocus(target)) return
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
  }
  throw new Error(`Tab does not reach ${target.toString()}`)
}

export const hasFocus = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement)

/** Takes the place of what stands in a field. */
export async function type(hands: Hands, target: Locator, text: string): Promise<void> {
  await reach(hands, target)
  await hands.page.keyboard.press('ControlOrMeta+a')
  await hands.page.keyboard.press('Delete')
  await keys(hands.page, text)
  await expect(target).toHaveValue(text)
}

/** Types where the focus is. */
export async function keys(page: Page, text: string): Promise<void> {
  for (const run of text.match(/[\x20-\x7e]+|[^\x20-\x7e]+/gu) ?? [])
    if (/^[\x20-\x7e]/.test(run)) await page.keyboard.type(run)
    else await page.keyboard.insertText(run)
}

/** Types a text that may not be stated: nothing is touched then. */
export async function typeIf(hands: Hands, target: Locator, text: string | number | undefined): Promise<void> {
  if (text !== undefined) await type(hands, target, String(text))
}

/** Takes an option by its label with the arrow keys, from the list that opens below the field. */
export async function choose(hands: Hands, target: Locator, option: string): Promise<void> {
  await pick(hands, target, option)
  await expect(target.locator('option:checked')).toHaveText(option)
}

/** The same where the field itself changes with the choice: the language. */
export async function pick(hands: Hands, target: Locator, option: string): Promise<void> {
  if (hands.by === 'mouse') await target.focus()
  else await reach(hands, target)
  const steps = await target.evaluate((select, wanted) => {
    if (!(select instanceof HTMLSelectElement)) return NaN
    return [...select.options].findIndex((one) => one.label === wanted) - select.selectedIndex
  }, option)
  if (Number.isNaN(steps)) throw new Error(`${target.toString()} is no list`)
  if (steps === 0) return
  if (hands.by === 'mouse') await target.click()
  else await hands.page.keyboard.press('Space')
  for (let step = 0; step < Math.abs(steps); step++) await hands.page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp')
  await hands.page.keyboard.press('Enter')
}

export async function chooseIf(hands: Hands, target: Locator, option: string | undefined): Promise<void> {
  if (option !== undefined) await choose(hands, target, option)
}

/** Ticks a box. */
export async function tick(hands: Hands, target: Locator): Promise<void> {
  await reach(hands, target)
  if (hands.by === 'keyboard') await hands.page.keyboard.press('Space')
  await expect(target).toBeChecked()
}

/** Presses a button. */
export async function press(hands: Hands, target: Locator): Promise<void> {
  await reach(hands, target)
  if (hands.by === 'keyboard') await hands.page.keyboard.press('Enter')
}

/** Saves the form that is open: its key, or its button `save`. The form is gone then. */
export async function save(hands: Hands, form: string, saveLabel = hands.words.ui.save): Promise<void> {
  const shown = hands.page.getByRole('form', { name: form, exact: true })
  if (hands.by === 'keyboard') await hands.page.keyboard.press('ControlOrMeta+Enter')
  else await shown.getByRole('button', { name: saveLabel, exact: true }).click()
  await expect(shown).toHaveCount(0)
}

/** Presses a key that acts outside of fields: leaves the field first. */
export async function key({ page }: Hands, name: string): Promise<void> {
  for (let presses = 0; presses < 20; presses++) {
    const typing = await page.evaluate(() => document.activeElement?.matches('input:not([type=checkbox]), textarea, select') ?? false)
    if (!typing) return page.keyboard.press(name)
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab does not leave the fields')
}

/** What the line at the foot of the window says. */
export async function expectSaid({ page }: Hands, text: string): Promise<void> {
  await expect(page.locator('.toast')).toContainText(text)
}
