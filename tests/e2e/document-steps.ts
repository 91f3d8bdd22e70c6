import { expect } from 'playwright/test'
import type { Locator } from 'playwright'
import { choice, choose, type Hands } from './hands.ts'

/** Documents of the open case: put in, opened. */

/** The form in which files that were given wait to be stored. */
export const addForm = ({ page, words }: Hands): Locator => page.getByRole('form', { name: words.papers.add, exact: true })

/** Gives files to the form as the system's dialog does, says of what kind they are, and stores them. */
export async function store(hands: Hands, paths: string[]): Promise<void> {
  const form = addForm(hands)
  await hands.page.keyboard.press('d')
  await form.locator('input[type=file]').setInputFiles(paths)
  await choose(hands, choice(form, hands.words.papers.type), hands.label('evidence_type', 'other'))
  await hands.page.keyboard.press('ControlOrMeta+Enter')
  await expect(form).toHaveCount(0, { timeout: 60_000 })
}

/** Opens a document in the list and gives what is shown of it. */
export async function open({ page, words }: Hands, name: string): Promise<Locator> {
  await page.getByRole('button', { name: `${words.ui.show}: ${name}`, exact: true }).click()
  const shown = page.locator('.paper-shown').filter({ has: page.getByText(name, { exact: true }) })
  await expect(shown).toBeVisible()
  await expect(shown.getByText(words.ui.loading)).toHaveCount(0, { timeout: 60_000 })
  return shown
}

/** The pages of a PDF that are drawn now, by their number. */
export const drawn = (shown: Locator): Promise<number[]> =>
  shown
    .locator('.pdf-page:has(canvas[data-drawn])')
    .evaluateAll((pages) => pages.map((page) => Number((page as HTMLElement).dataset['page'])))

/** The colour in the middle of a drawn page: red, green, blue. */
export const middleOf = (shown: Locator, page = 1): Promise<number[]> =>
  shown.locator(`.pdf-page[data-page="${page}"] canvas`).evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas')
    const pixel = canvas.getContext('2d')?.getImageData(Math.floor(canvas.width / 2), Math.floor(canvas.height / 2), 1, 1).data ?? []
    return [...pixel].slice(0, 3)
  })
