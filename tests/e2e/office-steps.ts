import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import type { ElectronApplication } from 'playwright'
import { languageNames } from '../../src/screens/settings/language-names.ts'
import { wordsOf, type Language } from '../../src/words/words.ts'
import { button, choice, field, handsOn, pick, press, type, type Hands } from './hands.ts'
import { launch, type Launched } from './support.ts'

/** Before an office is open: the first start, the set-up, unlocking and locking. */

export const PASSPHRASE = 'quiet ledger 8 lamps'
export const PERSON = '吴顾问'

export interface AtWork extends Launched {
  hands: Hands
  /** Where the recovery key was saved. */
  recoveryFile: string
}

/** The system's dialogs cannot be driven from a page: the next ones answer with this path. */
export async function answerDialogs(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] })
  }, path)
}

/** The first start on a fresh computer, up to the empty list of cases. */
export async function firstStart(language: Language, by: Hands['by'] = 'keyboard', home?: string): Promise<AtWork> {
  const it = await launch(home === undefined ? {} : { home })
  const first = handsOn(it.page, 'en', by)
  await pick(first, choice(it.page, first.words.start.language), languageNames.find(({ value }) => value === language)?.label ?? '')
  const hands = handsOn(it.page, language, by)
  const recoveryFile = join(it.home, 'recovery key.txt')
  await createOffice(hands, it.app, recoveryFile)
  return { ...it, hands, recoveryFile }
}

async function createOffice(hands: Hands, app: ElectronApplication, recoveryFile: string): Promise<void> {
  const { page, words } = hands
  await expect(page.getByRole('heading', { level: 1, name: words.start.welcome })).toBeVisible()
  await press(hands, page.getByRole('button', { name: words.start.create }))
  await type(hands, field(page, words.start.person), PERSON)
  await type(hands, field(page, words.start.passphrase), PASSPHRASE)
  await type(hands, field(page, words.start.again), PASSPHRASE)
  await press(hands, button(page, words.start.makeOffice))
  await expect(page.getByRole('heading', { level: 2, name: words.start.recoveryTitle })).toBeVisible()
  await answerDialogs(app, recoveryFile)
  await press(hands, button(page, words.start.recoverySave))
  await expect(page.getByRole('status').filter({ hasText: 'recovery key.txt' })).toBeVisible()
  await press(hands, button(page, words.ui.continue))
  await typeKeyBack(hands, recoveryFile)
  await expect(page.getByRole('heading', { level: 1, name: words.cases.title })).toBeVisible()
}

/** Reads the saved file as a person reads the sheet, and types the two groups that are asked for. */
async function typeKeyBack(hands: Hands, recoveryFile: string): Promise<void> {
  const { page, words } = hands
  const groups = recoveryKeyIn(recoveryFile).split('-')
  const asked = groups.map((text, index) => ({ text, target: field(page, words.start.group(index + 1)) }))
  await expect(page.getByRole('heading', { level: 2, name: words.start.typeBackTitle })).toBeVisible()
  let typed = 0
  for (const { text, target } of asked)
    if (await target.isVisible()) {
      await type(hands, target, text)
      typed++
    }
  expect(typed).toBe(2)
  await press(hands, button(page, words.start.finish))
}

/** The key in a recovery file, eleven groups. */
export function recoveryKeyIn(file: string): string {
  return /([0-9A-Z]{5}-){10}[0-9A-Z]{5}/.exec(readFileSync(file, 'utf8'))?.[0] ?? ''
}

/** Pieces of it long enough not to stand anywhere by chance. */
export function piecesOfKey(file: string): string[] {
  const groups = recoveryKeyIn(file).split('-')
  return groups.slice(2).map((_, at) => groups.slice(at, at + 3).join('-'))
}

/** Opens the office that the locked window offers. */
export async function unlock(hands: Hands, passphrase = PASSPHRASE): Promise<void> {
  const { page, words } = hands
  await type(hands, field(page, words.start.passphrase), passphrase)
  await page.keyboard.press('Enter')
}

/** Opens an office of several people as one of them. */
export async function unlockAs(hands: Hands, name: string, passphrase: string): Promise<void> {
  await pick(hands, choice(hands.page, hands.words.people.whoAreYou), name)
  await unlock(hands, passphrase)
}

/** Opens the office by its recovery key and gives it a new passphrase. */
export async function typeRecoveryKey(hands: Hands, recoveryKey: string, passphrase: string): Promise<void> {
  const { page, words } = hands
  await press(hands, button(page, words.start.useRecovery))
  await type(hands, field(page, words.start.recoveryKey), recoveryKey)
  await type(hands, field(page, words.start.newPassphrase), passphrase)
  await type(hands, field(page, words.start.again), passphrase)
  await press(hands, button(page, words.start.unlockRecovery))
}

/** The same person at the window that stands there now. */
export const at = (it: Launched, hands: Hands): Hands => ({ ...hands, page: it.page, words: wordsOf(hands.language) })
