import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { expectCleanView } from './axe-steps.ts'
import { backUpAgain, backUpTo, openBackups, restoreFrom } from './backup-steps.ts'
import { button, field, press, type } from './hands.ts'
import { answerDialogs, firstStart, PASSPHRASE, recoveryKeyIn, unlock, type AtWork } from './office-steps.ts'
import { afterLock, launch } from './support.ts'

/** Backups by keyboard: the badge, the place, one made and checked; an office that comes back on a fresh computer. */

test.describe.configure({ mode: 'serial' })
let it: AtWork
let folder: string
test.beforeAll(async () => {
  it = await firstStart('en')
  folder = join(it.home, 'external disk')
  mkdirSync(folder)
})
test.afterAll(() => it.app.close())

test('a new office says calmly that no place for backups is chosen, and its badge leads there', async () => {
  const { page, hands } = it
  const { badge, noPlace } = hands.words.backups
  const said = page.getByRole('button', { name: `${badge.label}: ${badge.noPlace}` })
  await expect(said).toBeVisible()
  await expect(said.locator('.pill')).toHaveCount(0)
  await openBackups(hands)
  await expect(page.getByText(noPlace)).toBeVisible()
  await expect(button(page, hands.words.backups.choosePlace)).toBeFocused()
  await expectCleanView(hands, 'backups without a place')
})

test('a place is chosen and a backup made there, which is listed as whole and can be read through again', async () => {
  const { page, hands } = it
  const { backups } = hands.words
  await backUpTo(it, folder)
  const table = page.locator('.backup-table')
  await expect(table.getByRole('row')).toHaveCount(2)
  await expect(table).toContainText(backups.verified)
  await expect(table).toContainText(backups.epoch(1))
  await press(hands, table.getByRole('button', { name: new RegExp(`^${backups.checkDeep}`) }))
  await expect(page.getByText(backups.checkDeepGood('0'))).toBeVisible()
  await expectCleanView(hands, 'backups')
})

test('a place on the computer’s own disk is said to be one, and does not count as elsewhere', async () => {
  const { page, hands } = it
  const { backups } = hands.words
  await expect(page.getByText(backups.onMachine)).toBeVisible()
  await expect(page.getByRole('button', { name: `${backups.badge.label}: ${backups.badge.none}` })).toBeVisible()
})

test('the place is remembered by this computer, and known again after locking', async () => {
  const fresh = await afterLock(it, () => it.page.keyboard.press('ControlOrMeta+l'))
  it = { ...it, ...fresh, hands: { ...it.hands, page: fresh.page } }
  await unlock(it.hands)
  await openBackups(it.hands)
  await expect(it.page.getByRole('group', { name: it.hands.words.backups.placeTitle })).toContainText('external disk')
  await expect(it.page.locator('.backup-table')).toContainText(it.hands.words.backups.verified)
})

test('why a backup could not be made stands in the settings and in the badge until one is made', async () => {
  const { hands, page } = it
  const { backups, problems } = hands.words
  const failed = page.getByRole('button', { name: `${backups.badge.label}: ${backups.badge.failedNone}` })
  renameSync(folder, `${folder} unplugged`)
  await press(hands, button(page, backups.backUpNow))
  await expect(failed.locator('.pill')).toBeVisible()
  for (const letter of 'gc') await page.keyboard.press(letter)
  await expect(page.getByRole('heading', { level: 2, name: backups.title })).toHaveCount(0)
  await openBackups(hands)
  await expect(page.locator('.note.late')).toHaveText(problems['backup.placeGone']())
  renameSync(`${folder} unplugged`, folder)
  await backUpAgain(hands)
  await expect(failed).toHaveCount(0)
  await expect(page.locator('.note.late')).toHaveCount(0)
})

for (const by of ['passphrase', 'recovery key'] as const)
  test(`on a fresh computer the office comes back by its ${by}, beside, and opens from then on`, async () => {
    const fresh = await launch()
    try {
      const secret = by === 'passphrase' ? null : { recoveryKey: recoveryKeyIn(it.recoveryFile) }
      const hands = await restoreFrom(fresh, folder, secret)
      const { page, words } = hands
      await expect(page.getByText(words.backups.equal)).toBeVisible()
      await expect(page.getByText(words.backups.erasedAgain(0))).toBeVisible()
      await expectCleanView(hands, 'restored')
      await press(hands, button(page, words.backups.openNow))
      await expect(page.getByText(join('~', 'Parley', 'Office'))).toBeVisible()
      await unlock(hands, PASSPHRASE)
      await expect(page.getByRole('heading', { level: 1, name: words.cases.title })).toBeVisible()
      expect(existsSync(join(fresh.home, 'Parley', 'Office', 'vault.db'))).toBe(true)
    } finally {
      await fresh.app.close()
    }
  })

test('a backup is looked into from the same screen: what it holds can be read, and nothing can be changed', async () => {
  const fresh = await launch()
  try {
    const before = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
    const hands = { ...it.hands, page: fresh.page }
    const { page, words } = hands
    await press(hands, page.getByRole('button', { name: words.backups.restore }))
    await answerDialogs(fresh.app, folder)
    await press(hands, button(page, words.backups.pickBackup))
    await type(hands, field(page, words.start.passphrase), PASSPHRASE)
    await press(hands, button(page, words.damage.look))
    await expect(page.getByRole('heading', { level: 1, name: words.cases.title })).toBeVisible()
    await expect(page.locator('.notices')).toContainText(words.damage.lookedIntoBackup('').slice(0, 30))
    await expect(page.getByRole('button', { name: words.frame.newCase })).toHaveCount(0)
    expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()).toEqual(before)
  } finally {
    await fresh.app.close()
  }
})
