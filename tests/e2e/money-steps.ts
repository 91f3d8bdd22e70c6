import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { writeCases } from '../../src/contract/interchange.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { today } from '../../src/ui/clock.ts'
import { button, field, key, part, press, type, type Hands } from './hands.ts'
import { answerDialogs, type AtWork } from './office-steps.ts'

/** Brings cases into the office from a file; each document holds its own name. */
export async function takeIn(it: AtWork, files: readonly CaseFile[]): Promise<void> {
  const { words } = it.hands
  const path = join(it.home, 'cases to take in.json')
  const content = (name: string) => [new TextEncoder().encode(name)]
  const cases = files.map((file) => ({ file, documents: file.documents.map(({ key, fileName }) => ({ key, content: content(fileName) })) }))
  writeFileSync(path, writeCases(cases, today()))
  await answerDialogs(it.app, path)
  await press(it.hands, button(it.page, words.frame.settings))
  await press(it.hands, button(it.page, words.settings.import))
  await expect(part(it.page, words.settings.importTitle)).toContainText(words.settings.imported(String(files.length)))
}

/** Opens a case from the list by its number. */
export async function openCase(hands: Hands, caseNo: string): Promise<void> {
  const { page, words } = hands
  await key(hands, 'g')
  await page.keyboard.press('c')
  await type(hands, field(page, words.cases.find), caseNo)
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.keyboard.press('Enter')
  await expect(page.locator('.strip')).toContainText(caseNo)
}
