import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { languageNames } from '../../src/screens/settings/language-names.ts'
import { formatCount } from '../../src/ui/format.ts'
import { wordsOf } from '../../src/words/words.ts'
import { button, choice, field, handsOn, part, pick, press, reach, type, type Hands } from './hands.ts'
import { answerDialogs, firstStart, at, PASSPHRASE, recoveryKeyIn, typeRecoveryKey, unlock, type AtWork } from './office-steps.ts'
import { afterLock, launch } from './support.ts'

/** The office as a whole: the ways in, the ways out, and what is done with all of it at once. */

test('a sample office is made from the first start, and opens again by the passphrase that was shown', async () => {
  let it = await launch()
  try {
    let hands = handsOn(it.page, 'en', 'mouse')
    const { start, cases, frame } = hands.words
    await press(hands, it.page.getByRole('button', { name: start.sample }))
    const passphrase = (await it.page.locator('.chosen-text').textContent()) ?? ''
    expect(passphrase).toMatch(/^[a-z-]{20,}$/)
    await press(hands, button(it.page, start.makeSample))
    await expect(it.page.getByText(cases.count(formatCount(40), false))).toBeVisible({ timeout: 60_000 })
    await expect(it.page.getByText(frame.sample)).toBeVisible()
    const grid = it.page.getByRole('grid', { name: cases.title })
    for (const name of ['张晓明', '李文静']) {
      await type(hands, field(it.page, cases.find), name)
      await expect(grid.getByRole('row', { name })).toBeVisible()
    }
    it = await afterLock(it, () => it.page.keyboard.press('ControlOrMeta+l'))
    hands = at(it, hands)
    await unlock(hands, passphrase)
    await expect(it.page.getByText(cases.count(formatCount(40), false))).toBeVisible()
  } finally {
    await it.app.close()
  }
})

test.describe('an office of one’s own', () => {
  test.describe.configure({ mode: 'serial' })
  let it: AtWork
  const newPassphrase = 'another lamp 9 ledgers'
  test.beforeAll(async () => {
    it = await firstStart('en', 'mouse')
  })
  test.afterAll(() => it.app.close())

  /** Locks, and stands before the locked office. */
  const locked = async (act: () => Promise<unknown>): Promise<Hands> => {
    const fresh = await afterLock(it, act)
    it = { ...it, ...fresh, hands: at(fresh, it.hands) }
    await expect(it.page.getByRole('heading', { level: 1, name: it.hands.words.start.unlockTitle })).toBeVisible()
    return it.hands
  }
  const expectOpen = () => expect(it.page.getByRole('heading', { level: 1, name: it.hands.words.cases.title })).toBeVisible()
  const settings = async () => {
    await press(it.hands, button(it.page, it.hands.words.frame.settings))
    await expect(it.page.getByRole('heading', { level: 1, name: it.hands.words.settings.title })).toBeVisible()
  }

  test('its folder holds what the office is made of', () => {
    const folder = join(it.home, 'Parley', 'Office')
    for (const name of ['vault.keys', 'vault.db', 'vault.anchor', 'documents']) expect(readdirSync(folder)).toContain(name)
  })

  test('it is locked by its button, and a wrong passphrase says so beside the field, which keeps what was typed', async () => {
    const hands = await locked(() => it.page.getByRole('button', { name: it.hands.words.frame.lock }).click())
    const passphrase = field(it.page, hands.words.start.passphrase)
    await unlock(hands, 'not the passphrase')
    await expect(passphrase).toHaveAccessibleDescription(hands.words.problems['office.wrongPassphrase']())
    await expect(passphrase).toHaveValue('not the passphrase')
    await expect(passphrase).toBeFocused()
    await unlock(hands)
    await expectOpen()
  })

  test('it is locked by Ctrl and L, also from a field', async () => {
    await reach(it.hands, field(it.page, it.hands.words.cases.find))
    const hands = await locked(() => it.page.keyboard.press('ControlOrMeta+l'))
    await unlock(hands)
    await expectOpen()
  })

  test('the recovery key opens it and sets a new passphrase; the old one opens it no more', async () => {
    const hands = await locked(() => it.page.keyboard.press('ControlOrMeta+l'))
    await typeRecoveryKey(hands, recoveryKeyIn(it.recoveryFile), newPassphrase)
    await expectOpen()
    const again = await locked(() => it.page.keyboard.press('ControlOrMeta+l'))
    await unlock(again, PASSPHRASE)
    await expect(it.page.getByText(again.words.problems['office.wrongPassphrase']())).toBeVisible()
    await unlock(again, newPassphrase)
    await expectOpen()
  })

  test('the language changes at once, everywhere, and without a restart', async () => {
    await settings()
    const page = it.page
    for (const { value, label } of [...languageNames, ...languageNames.filter((one) => one.value === 'en')]) {
      await pick(it.hands, choice(page, it.hands.words.settings.language), label)
      it = { ...it, hands: handsOn(page, value, 'mouse') }
      await expect(page.getByRole('heading', { level: 1, name: it.hands.words.settings.title, exact: true })).toBeVisible()
      await expect(button(page, it.hands.words.frame.cases)).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('lang', value)
    }
    expect(it.page).toBe(page)
  })

  test('cases that do not fit are refused by case number and key, and none of them comes in', async () => {
    const words = it.hands.words
    const file = join(it.home, 'wrong cases.json')
    const good = { caseNo: '2026-0900', jurisdiction: 'CN', status: 'intake', openedOn: '2026-03-12', priority: 'normal' }
    const empty = { consents: [], debts: [], documents: [], contacts: [], proposals: [], agreements: [] }
    const whole = { ...good, client: { name: '陈一', phones: [], household: [] }, ...empty }
    const wrong = { ...whole, caseNo: '2026-0901', client: { ...whole.client, shoeSize: 43 } }
    writeFileSync(file, JSON.stringify({ format: 'parley-cases', version: 1, asOf: '2026-11-22', cases: [whole, wrong] }))
    await answerDialogs(it.app, file)
    await settings()
    await press(it.hands, button(it.page, words.settings.import))
    const said = part(it.page, words.settings.importTitle)
    await expect(said).toContainText(words.problems['import.key.unknown']({ caseNo: '2026-0901', path: 'client.shoeSize' }))
    await press(it.hands, button(it.page, words.frame.cases))
    await expect(it.page.getByText(words.cases.empty)).toBeVisible()
    writeFileSync(file, JSON.stringify({ format: 'parley-cases', version: 1, asOf: '2026-11-22', cases: [whole] }))
    await settings()
    await press(it.hands, button(it.page, words.settings.import))
    await expect(said).toContainText(words.settings.imported('1'))
  })

  test('a copy is made elsewhere, counted, and opens by the same passphrase', async () => {
    const words = it.hands.words
    const copy = join(it.home, 'disk', 'Office copy')
    await answerDialogs(it.app, copy)
    await settings()
    await press(it.hands, button(it.page, words.settings.copy))
    const said = part(it.page, words.settings.copyTitle)
    await expect(said).toContainText(words.settings.copied(join('~', 'disk', 'Office copy')))
    await expect(said.getByRole('listitem').filter({ hasText: words.settings.counts.cases })).toHaveText(`${words.settings.counts.cases} 1`)
    expect(existsSync(join(copy, 'vault.db'))).toBe(true)
    const hands = await locked(() => it.page.keyboard.press('ControlOrMeta+l'))
    await press(hands, button(it.page, words.start.openOther))
    await expect(it.page.getByText(join('~', 'disk', 'Office copy'))).toBeVisible()
    await unlock(hands, newPassphrase)
    await expectOpen()
    await expect(it.page.getByRole('grid').getByRole('row', { name: '2026-0900' })).toBeVisible()
  })

  test('a folder that is none of ours is refused in words, and stays as it was', async () => {
    const words = wordsOf('en')
    const folder = join(it.home, 'disk')
    await answerDialogs(it.app, folder)
    const hands = await locked(() => it.page.keyboard.press('ControlOrMeta+l'))
    await press(hands, button(it.page, words.start.openOther))
    await unlock(hands, newPassphrase)
    await expect(it.page.getByText(words.problems['office.notAnOffice']())).toBeVisible()
    expect(readdirSync(folder)).toEqual(['Office copy'])
  })
})
