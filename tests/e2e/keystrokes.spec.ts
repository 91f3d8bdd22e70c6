import { expect, test } from 'playwright/test'
import type { Locator } from 'playwright'
import { choice, expectSaid, field, reach, type } from './hands.ts'
import { takeInByName } from './intake-steps.ts'
import { firstStart, type AtWork } from './office-steps.ts'

/** With the phone at the ear: a call is logged with at most 8 keystrokes besides text, days, times and Tab. */

let it: AtWork
let struck: string[] = []
test.beforeAll(async () => {
  it = await firstStart('zh-CN')
  await takeInByName(it.hands, '张晓明')
})
test.afterAll(() => it.app.close())

async function strike(name: string): Promise<void> {
  struck.push(name)
  await it.page.keyboard.press(name)
}

/** Takes an option of a closed list by the fewest of its keys; a page of it is three lines. */
async function take(target: Locator, option: string): Promise<void> {
  await reach(it.hands, target)
  const labels = await target
    .locator('option')
    .evaluateAll((options) => options.map((one) => (one instanceof HTMLOptionElement ? one.label : '')))
  const from = await target.evaluate((list) => (list instanceof HTMLSelectElement ? list.selectedIndex : 0))
  const to = labels.indexOf(option)
  const ways = [steps(to - from), ['End', ...steps(to - labels.length + 1)], ['Home', ...steps(to)]]
  const fewest = ways.toSorted((a, b) => a.length - b.length)[0] ?? []
  for (const name of fewest) await strike(name)
  await expect(target.locator('option:checked')).toHaveText(option)
}

function steps(distance: number): string[] {
  const [line, page] = distance < 0 ? ['ArrowUp', 'PageUp'] : ['ArrowDown', 'PageDown']
  const many = Math.abs(distance)
  return [...Array<string>(Math.floor(many / 3)).fill(page), ...Array<string>(many % 3).fill(line)]
}

for (const result of ['documents_requested', 'accepted_verbal', 'refused', 'no_answer', 'callback_promised'] as const)
  test(`a call that ended in ${result}`, async () => {
    const { page, hands } = it
    const words = hands.words.contacts
    const form = page.getByRole('form', { name: hands.words.case.newContact, exact: true })
    struck = []
    await strike('n')
    await expect(form).toBeVisible()
    await take(choice(form, words.direction), hands.label('contact_direction', 'client_to_creditor'))
    await type(hands, field(form, words.summary), '同意延期至4月10日，已请求出具书面确认。')
    await take(choice(form, words.result), hands.label('contact_result', result))
    await type(hands, field(form, words.nextFollowUpOn), '2026-03-24')
    await strike('ControlOrMeta+Enter')
    await expectSaid(hands, words.saved)
    await expect(form).toHaveCount(0)
    expect(struck.length, struck.join(', ')).toBeLessThanOrEqual(8)
  })
