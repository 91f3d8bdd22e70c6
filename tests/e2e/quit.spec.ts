import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { field, key, part, type } from './hands.ts'
import { at, firstStart, unlock, type AtWork } from './office-steps.ts'
import { launch } from './support.ts'

/** Closing the window is a lock: files closed in order, the last keys typed kept. */

let it: AtWork

test.afterAll(() => it.app.close())

/** What lies in the one office of a home, wherever in it that is. */
function offices(home: string): string[] {
  const keys = readdirSync(home, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith('vault.keys')) ?? ''
  // The space that is kept for a full disk is made when there is time for it.
  const names = readdirSync(join(home, keys, '..')).filter((name) => name !== 'vault.reserve')
  return names.toSorted()
}

test('closing the window keeps what was typed a moment before and closes the office in order', async () => {
  it = await firstStart('en')
  const words = it.hands.words
  await key(it.hands, 'c')
  const name = () => field(part(it.page, words.intake.sections.client), words.intake.name)
  await type(it.hands, name(), 'Quick Quitter')
  const gone = it.app.waitForEvent('close')
  await it.app.evaluate(({ BrowserWindow }) => setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 0))
  await gone
  expect(offices(it.home)).toEqual(['documents', 'vault.anchor', 'vault.db', 'vault.keys', 'vault.keys.copy'])

  const fresh = await launch({ home: it.home })
  it = { ...it, ...fresh, hands: at(fresh, it.hands) }
  await unlock(it.hands)
  await expect(it.page.getByText(words.problems['office.uncleanExit']())).toHaveCount(0)
  await part(it.page, words.cases.drafts(1)).getByRole('button').first().click()
  await expect(name()).toHaveValue('Quick Quitter')
})
