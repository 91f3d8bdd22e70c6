import { expect, test } from 'playwright/test'
import { sections } from '../../src/screens/case/case-context.tsx'
import { intakeParts } from '../../src/screens/intake/parts.ts'
import { languageNames } from '../../src/screens/settings/language-names.ts'
import { goTo } from './case-steps.ts'
import { button, choice, field, handsOn, part, pick, press } from './hands.ts'
import { at, firstStart, type AtWork } from './office-steps.ts'
import { takeInByName } from './intake-steps.ts'
import { afterLock } from './support.ts'

/** Every view speaks the language that was chosen last, in the window that was open all the time. */

test('the language changes at once on every view, and the locked office keeps it', async () => {
  let it = await firstStart('en', 'mouse')
  try {
    await takeInByName(it.hands, '林怡君')
    for (const { value, label } of [...languageNames, ...languageNames.slice(0, 1)]) {
      const { page } = it
      await press(it.hands, button(page, it.hands.words.frame.settings))
      await pick(it.hands, choice(page, it.hands.words.settings.language), label)
      it = { ...it, hands: handsOn(page, value, 'mouse') }
      await expectEveryView(it)
    }
    const { language } = it.hands
    const fresh = await afterLock(it, () => it.page.keyboard.press('ControlOrMeta+l'))
    it = { ...it, ...fresh, hands: at(fresh, it.hands) }
    await expect(it.page.getByRole('heading', { level: 1, name: it.hands.words.start.unlockTitle, exact: true })).toBeVisible()
    await expect(it.page.locator('html')).toHaveAttribute('lang', language)
  } finally {
    await it.app.close()
  }
})

async function expectEveryView({ hands }: AtWork): Promise<void> {
  const { page, words, language } = hands
  const heading = (name: string) => expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await heading(words.settings.title)
  await press(hands, button(page, words.frame.cases))
  await heading(words.cases.title)
  await expect(page.getByRole('columnheader', { name: words.cases.columns.status })).toBeVisible()
  await press(hands, page.getByRole('button', { name: words.frame.newCase }))
  await heading(words.intake.title)
  for (const one of intakeParts) await expect(part(page, words.intake.sections[one])).toBeVisible()
  await press(hands, button(page, words.frame.cases))
  await press(hands, page.getByRole('row', { name: '林怡君' }))
  await heading('林怡君')
  for (const section of sections) await goTo(hands, section)
  await page.keyboard.press('n')
  const form = page.getByRole('form', { name: words.case.newContact, exact: true })
  await expect(field(form, words.contacts.summary)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByPlaceholder(words.ui.paletteHint)).toBeVisible()
  await page.keyboard.press('Escape')
}
