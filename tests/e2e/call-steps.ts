import { expect } from 'playwright/test'
import type { ElectronApplication, Locator, Page } from 'playwright'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { field, key, type, type Hands } from './hands.ts'

/** The form of the call about a debt. */
export const callForm = ({ page, words }: Hands, brand: string): Locator =>
  page.getByRole('form', { name: words.call.title(brand), exact: true })

/** The pointer of a bare display rests in its middle, where a list that opens below it would take what it points at: the window moves away. */
export async function awayFromPointer(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow, screen }) => {
    const { x } = screen.getCursorScreenPoint()
    BrowserWindow.getAllWindows()[0]?.setPosition(x + 1, 0)
  })
}

/** Opens the call companion by its key, from wherever in the case the debt is at hand. */
export async function startCall(hands: Hands, brand: string): Promise<Locator> {
  await key(hands, 't')
  const form = callForm(hands, brand)
  await expect(field(form, hands.words.contacts.counterpartName)).toBeFocused()
  return form
}

/** Opens a case by typing its number in the list of cases. */
export async function openCase(hands: Hands, caseNo: string): Promise<void> {
  const { page, words } = hands
  await type(hands, field(page, words.cases.find), caseNo)
  await expect(page.getByRole('row').filter({ hasText: caseNo })).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.locator('.strip')).toContainText(caseNo)
}

type Vault = { parley: { call: (request: string, input: unknown) => Promise<{ value: unknown }> } }

/** The case as the vault holds it. */
export async function storedCase(page: Page, caseNo: string): Promise<CaseFile> {
  const value = await page.evaluate(
    async (no) => (await (window as unknown as Vault).parley.call('case.open', { caseNo: no })).value,
    caseNo,
  )
  return value as CaseFile
}

/** The keys of the drafts that the vault holds. */
export async function storedDrafts(page: Page): Promise<string[]> {
  const value = await page.evaluate(async () => (await (window as unknown as Vault).parley.call('draft.list', {})).value)
  return (value as { key: string }[]).map((draft) => draft.key)
}

/** What a draft holds, once it is there. */
export async function storedDraft(page: Page, key: string): Promise<string> {
  const kept = () => page.evaluate(async (name) => (await (window as unknown as Vault).parley.call('draft.read', { key: name })).value, key)
  await expect.poll(kept).not.toBeNull()
  return ((await kept()) as { content: string }).content
}
