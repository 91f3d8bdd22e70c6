import { expect, test } from 'playwright/test'
import { conductRules } from '../../src/domain/conduct.ts'
import { shippedRules } from '../../src/domain/rule-table.ts'
import { sections } from '../../src/screens/case/case-context.tsx'
import { languageNames } from '../../src/screens/settings/language-names.ts'
import { goTo } from './case-steps.ts'
import { button, choice, field, handsOn, part, pick, press, type Hands } from './hands.ts'
import { at, firstStart, PERSON, type AtWork } from './office-steps.ts'
import { takeInByName } from './intake-steps.ts'
import { afterLock } from './support.ts'

/** Every view speaks the language that was chosen last, in the window that was open all the time. */

test('the language changes at once on every view, and the locked office keeps it', async () => {
  let it = await firstStart('en', 'mouse')
  try {
    await takeInByName(it.hands, CLIENT)
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

const CLIENT = '林怡君'

async function expectEveryView({ hands }: AtWork): Promise<void> {
  const { page, words, language } = hands
  const expectView = async (title: string) => {
    await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible()
    await expectNothingElse(hands)
  }
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await expectView(words.settings.title)
  await press(hands, button(page, words.frame.cases))
  await expect(page.getByRole('row', { name: CLIENT })).toBeVisible()
  await expectView(words.cases.title)
  await press(hands, button(page, words.frame.waiting))
  await expectView(words.waiting.title)
  await press(hands, button(page, words.frame.due))
  await expectView(words.due.title)
  await press(hands, button(page, words.frame.cases))
  await press(hands, page.getByRole('button', { name: words.frame.newCase }))
  await expect(part(page, words.intake.sections.case)).toBeVisible()
  await expectView(words.intake.title)
  await press(hands, button(page, words.frame.cases))
  await press(hands, page.getByRole('row', { name: CLIENT }))
  for (const section of sections) {
    await goTo(hands, section)
    await expectView(CLIENT)
  }
  await page.keyboard.press('n')
  const form = page.getByRole('form', { name: words.case.newContact, exact: true })
  await expect(field(form, words.contacts.summary)).toBeVisible()
  await expectNothingElse(hands)
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByPlaceholder(words.ui.paletteHint)).toBeVisible()
  await expectNothingElse(hands)
  await page.keyboard.press('Escape')
}

/** No English sentence in Chinese and no Chinese in English, but for names and keys; neither of the two ways to write Chinese in the other. */
async function expectNothingElse({ page, language }: Hands): Promise<void> {
  const foreign = {
    en: /\p{Script=Han}/u,
    'zh-CN': /[a-z]{2,} [a-z]{2,}|[個債協議聯絡設]/i,
    'zh-TW': /[a-z]{2,} [a-z]{2,}|[个债协议联络设]/i,
  }
  const keys = (await page.locator('kbd').allInnerTexts()).filter((one) => one.includes(' '))
  // A law is called by its own name in every language.
  const laws = [...shippedRules, ...Object.values<{ source?: string | Record<string, string> }>(conductRules)].flatMap(({ source = [] }) =>
    typeof source === 'string' ? [source] : Object.values(source),
  )
  const names = [CLIENT, PERSON, ...languageNames.map(({ label }) => label), ...keys, ...laws]
  const lines = (await page.locator('body').innerText()).split('\n')
  const left = lines
    .map((line) => names.reduce((text, name) => text.replaceAll(name, ''), line))
    .filter((line) => foreign[language].test(line))
  expect(left).toEqual([])
}
