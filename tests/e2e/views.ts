import { expect } from 'playwright/test'
import { sections } from '../../src/screens/case/case-context.tsx'
import { goTo } from './case-steps.ts'
import { button, field, key, press, type, type Hands } from './hands.ts'

/** Walks through every view of an open office, with the mouse, and says at each what it is. */

export type Look = (view: string) => Promise<void>

/** The views around the cases, then all of these cases with what can be opened in them. */
export async function walkEveryView(hands: Hands, caseNos: readonly string[], look: Look): Promise<void> {
  await walkOffice(hands, look)
  for (const caseNo of caseNos) await walkCase(hands, caseNo, look)
  await walkAround(hands, look)
}

/** The lists over all cases, a new case, the settings. */
async function walkOffice(hands: Hands, look: Look): Promise<void> {
  const { page, words } = hands
  const { cases, waiting, due, settings } = words.frame
  for (const title of [cases, waiting, due, settings]) {
    await press(hands, button(page, title))
    await expect(page.locator('main h1')).toBeVisible()
    await settled(hands)
    await look(title)
  }
  await key(hands, 'c')
  await expect(page.getByRole('heading', { level: 1, name: words.intake.title })).toBeVisible()
  await look('intake')
  await press(hands, button(page, cases))
}

/** A case: its sections, and what docks beside them to be read. */
async function walkCase(hands: Hands, caseNo: string, look: Look): Promise<void> {
  await openFromList(hands, caseNo)
  for (const section of sections) {
    await goTo(hands, section)
    await settled(hands)
    await look(`${caseNo} ${section}`)
  }
  for (const { section, keys, name } of beside(hands)) {
    await goTo(hands, section)
    await key(hands, keys)
    await expect(hands.page.getByRole('form', { name }).first()).toBeVisible()
    await settled(hands)
    await look(`${caseNo} ${section} ${keys}`)
    await hands.page.keyboard.press('Escape')
    await expect(hands.page.getByRole('form', { name })).toHaveCount(0)
  }
  await goTo(hands, 'overview')
  await key(hands, 'Shift+V')
  await settled(hands)
  await look(`${caseNo} verify`)
  await hands.page.keyboard.press('Escape')
}

/** Goes to the list and opens the case with this number, whatever was looked for there before. */
export async function openFromList(hands: Hands, caseNo: string): Promise<void> {
  const { page, words } = hands
  await press(hands, button(page, words.frame.cases))
  await type(hands, field(page, words.cases.find), caseNo)
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(page.getByRole('row').filter({ hasText: caseNo })).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.locator('.strip')).toContainText(caseNo)
}

/** Forms that are opened beside what a person reads, none of which repeats what stands masked. */
function beside({ words }: Hands): { section: (typeof sections)[number]; keys: string; name: RegExp }[] {
  return [
    { section: 'overview', keys: 'n', name: exactly(words.case.newContact) },
    { section: 'debts', keys: 't', name: /./ },
    { section: 'offers', keys: 'a', name: exactly(words.offers.newProposal) },
    { section: 'offers', keys: 'c', name: exactly(words.offers.desk) },
    { section: 'agreements', keys: 'o', name: exactly(words.agreements.newAgreement) },
    { section: 'papers', keys: 'd', name: exactly(words.papers.add) },
  ]
}

const exactly = (text: string) => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)

/** What stands over every screen: search, the list of keys, the cover. */
async function walkAround(hands: Hands, look: Look): Promise<void> {
  const { page, words } = hands
  await page.keyboard.press('ControlOrMeta+k')
  await type({ ...hands, by: 'keyboard' }, page.getByRole('dialog').getByRole('combobox'), '2026')
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  await look('palette')
  await page.keyboard.press('Escape')
  await key(hands, '?')
  await expect(page.getByRole('dialog', { name: words.ui.keysTitle })).toBeVisible()
  await look('all keys')
  await page.keyboard.press('Escape')
  await key(hands, 'F9')
  await expect(page.getByText(words.frame.privacyCovered)).toBeVisible()
  await look('covered')
  await page.keyboard.press('F9')
  await expect(page.getByText(words.frame.privacyCovered)).toHaveCount(0)
}

/** Nothing is being read any more. */
const settled = ({ page, words }: Hands) => expect(page.getByText(words.ui.loading)).toHaveCount(0)
