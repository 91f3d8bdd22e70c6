import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { button, group, handsOn, press, type Hands } from './hands.ts'
import { answerDialogs, at, firstStart, PERSON, unlock } from './office-steps.ts'
import { filesUnder } from './traces.ts'
import { afterLock, launch } from './support.ts'

/** Where an office may stand, and who else has it open. */

/** Who has it open, and since when. */
const held = new RegExp(`${PERSON} .*\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d`)

const expectOpen = ({ page, words }: Hands) => expect(page.getByRole('heading', { level: 1, name: words.cases.title })).toBeVisible()

test('a folder that a sync program looks after is warned about, and one that none does is not', async () => {
  const it = await launch()
  try {
    const hands = handsOn(it.page, 'en', 'mouse')
    const { start } = hands.words
    await press(hands, it.page.getByRole('button', { name: start.create }))
    const folder = group(it.page, start.folder)
    await expect(folder).toContainText(join('~', 'Parley', 'Office'))
    await expect(folder.getByRole('status')).toBeEmpty()
    for (const synced of ['Dropbox', '坚果云', join('OneDrive - Advice', 'Work')]) {
      await answerDialogs(it.app, join(it.home, synced, 'Office'))
      await press(hands, button(it.page, start.chooseFolder))
      await expect(folder).toContainText(join('~', synced, 'Office'))
      await expect(folder.getByRole('status')).toHaveText(start.warnSync)
    }
    mkdirSync(join(it.home, 'papers', '.stfolder'), { recursive: true })
    await answerDialogs(it.app, join(it.home, 'papers', 'Office'))
    await press(hands, button(it.page, start.chooseFolder))
    await expect(folder).toContainText(join('~', 'papers', 'Office'))
    await expect(folder.getByRole('status')).toHaveText(start.warnSync)
    await answerDialogs(it.app, null)
    await press(hands, button(it.page, start.chooseFolder))
    await expect(folder, 'a dialog that is closed changes nothing').toContainText(join('~', 'papers', 'Office'))
    await answerDialogs(it.app, join(it.home, 'Office'))
    await press(hands, button(it.page, start.chooseFolder))
    await expect(folder).toContainText(join('~', 'Office'))
    await expect(folder.getByRole('status')).toBeEmpty()
  } finally {
    await it.app.close()
  }
})

test('an office that somebody else has open says so, is not touched, and opens once it is locked there', async () => {
  const first = await firstStart('zh-TW', 'mouse')
  const second = await launch()
  try {
    const office = join(first.home, 'Parley', 'Office')
    const content = () => filesUnder(office).map(({ where, bytes }) => [where, bytes.toString('base64')])
    const before = content()
    await answerDialogs(second.app, office)
    const hands = handsOn(second.page, 'en', 'mouse')
    await press(hands, second.page.getByRole('button', { name: hands.words.start.open }))
    await unlock(hands)
    await expect(second.page.getByRole('form').getByRole('alert')).toContainText(held)
    expect(content()).toEqual(before)
    const locked = await afterLock(first, () => first.page.keyboard.press('ControlOrMeta+l'))
    await press(hands, button(second.page, hands.words.start.unlock))
    await expectOpen(hands)
    const back = at(locked, first.hands)
    await unlock(back)
    await expect(back.page.getByRole('form').getByRole('alert')).toContainText(held)
  } finally {
    await first.app.close()
    await second.app.close()
  }
})
