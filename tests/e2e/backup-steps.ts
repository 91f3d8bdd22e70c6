import { expect } from 'playwright/test'
import { button, field, handsOn, press, type, type Hands } from './hands.ts'
import { answerDialogs, PASSPHRASE, type AtWork } from './office-steps.ts'

/** Backups by keyboard: choosing the place, making one, bringing an office back. */

/** Opens the settings at the backups, by the badge in the bar. */
export async function openBackups(hands: Hands): Promise<void> {
  const { page, words } = hands
  await press(hands, page.getByRole('button', { name: new RegExp(`^${words.backups.badge.label}: `) }))
  await expect(page.getByRole('heading', { level: 2, name: words.backups.title })).toBeVisible()
}

/** Chooses the place and makes a backup there. */
export async function backUpTo({ app, hands }: AtWork, folder: string): Promise<void> {
  const { page, words } = hands
  await openBackups(hands)
  await answerDialogs(app, folder)
  await press(hands, button(page, words.backups.choosePlace))
  await expect(page.getByRole('group', { name: words.backups.placeTitle })).toContainText(folder.split('/').at(-1)!)
  await press(hands, button(page, words.backups.backUpNow))
  await expect(page.locator('.note.done')).toContainText('parley-backup-')
}

/** Makes one more backup at the place that is chosen. */
export async function backUpAgain(hands: Hands): Promise<void> {
  await openBackups(hands)
  await press(hands, button(hands.page, hands.words.backups.backUpNow))
  await expect(hands.page.locator('.note.done')).toContainText('parley-backup-')
}

/** On a computer that knows no office: from the first screen to the office that came back, open. */
export async function restoreFrom(
  it: Pick<AtWork, 'app' | 'page'>,
  folder: string,
  secret: { recoveryKey: string } | null,
): Promise<Hands> {
  const hands = handsOn(it.page, 'en')
  const { page, words } = hands
  await press(hands, page.getByRole('button', { name: words.backups.restore }))
  await answerDialogs(it.app, folder)
  await press(hands, button(page, words.backups.pickBackup))
  await expect(page.getByRole('radio').first()).toBeChecked()
  if (secret) {
    await page.getByRole('combobox', { name: words.backups.opensBy }).selectOption('recoveryKey')
    await type(hands, field(page, words.start.recoveryKey), secret.recoveryKey)
  } else await type(hands, field(page, words.start.passphrase), PASSPHRASE)
  await press(hands, button(page, words.backups.restoreNow))
  await expect(page.getByRole('heading', { level: 2, name: words.backups.restored })).toBeVisible({ timeout: 30_000 })
  return hands
}
