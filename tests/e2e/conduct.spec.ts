import { expect, test } from 'playwright/test'
import { expectCleanView } from './axe-steps.ts'
import { goTo } from './case-steps.ts'
import { box, button, choice, choose, expectSaid, field, handsOn, key, part, press, tick, type, type Hands } from './hands.ts'
import { openCase } from './money-steps.ts'
import { launch, type Launched } from './support.ts'

/** Conduct checks: a late call is flagged with its rule, source and entries; never more than possible, and the office decides what is looked at. */

let it: Launched
let hands: Hands

test.beforeEach(async () => {
  it = await launch()
  hands = handsOn(it.page, 'en', 'mouse')
  const { page, words } = hands
  await press(hands, page.getByRole('button', { name: words.start.sample }))
  await press(hands, button(page, words.start.makeSample))
  await expect(page.getByRole('grid')).toBeVisible({ timeout: 60_000 })
})
test.afterEach(() => it.app.close())

const section = () => part(hands.page, hands.words.conduct.title)
const entry = (key: string) => hands.page.locator(`.log > [data-line="${key}"]`)

async function withdraw(key: string): Promise<void> {
  const { page, words } = hands
  await press(hands, button(page, `${words.contacts.withdraw}: ${words.contacts.entry(key)}`))
  await type(hands, field(page, words.contacts.withdrawWhy), 'other case')
  await page.keyboard.press('Enter')
  await expectSaid(hands, words.contacts.withdrawnSaid)
}

test('the call at 22:25 is flagged beside its entry and above the log, and is one key from a complaint', async () => {
  const { page, words } = hands
  const { conduct } = words
  await openCase(hands, '2026-0001')
  await goTo(hands, 'contacts')
  await expect(section()).toContainText(conduct.severity.breach)
  await expect(section()).toContainText(conduct.rules.CN_HOURS)
  await expect(section()).toContainText('GB/T 45251-2025')
  await expect(entry('c3')).toContainText(conduct.rules.CN_HOURS)
  await expect(entry('c2')).not.toContainText(conduct.severity.breach)
  await section().getByRole('button', { name: '16 Mar 2026 22:25' }).click()
  await expect(entry('c3')).toBeFocused()
  await expectCleanView(hands, 'contacts with a flag')
  await press(hands, button(page, conduct.useInComplaint))
  const letter = page.getByRole('form', { name: words.letters.kind.complaint, exact: true })
  await expect(field(letter, words.letters.text)).toHaveValue(/16 Mar 2026 22:25.*Contact between 22:00 and 8:00/)
})

test('what was noted of a caller is a flag of its own, goes over to a correction, and goes with a withdrawal', async () => {
  const { page, words, label } = hands
  const { conduct, contacts } = words
  await openCase(hands, '2026-0002')
  await goTo(hands, 'contacts')
  await expect(section()).toHaveCount(0)
  await key(hands, 'n')
  const form = page.getByRole('form', { name: words.case.newContact, exact: true })
  await expect(form.getByText(conduct.facts)).toHaveCount(0)
  await choose(hands, choice(form, contacts.direction), label('contact_direction', 'creditor_to_client'))
  await press(hands, form.getByText(conduct.facts))
  await tick(hands, box(form, conduct.content.insult))
  await tick(hands, box(form, conduct.fact.agreedHours))
  await type(hands, field(form, contacts.summary), 'shouted')
  await choose(hands, choice(form, contacts.result), label('contact_result', 'answered'))
  await expectCleanView(hands, 'contact form with what was noted')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expectSaid(hands, contacts.saved)
  await expect(section()).toContainText(conduct.content.insult)
  await expect(entry('c2')).toContainText(conduct.fact.agreedHours)
  await press(hands, button(page, `${contacts.correct}: ${contacts.entry('c2')}`))
  const correction = page.getByRole('form', { name: contacts.correction, exact: true })
  await expect(box(correction, conduct.content.insult)).toBeChecked()
  await type(hands, field(correction, contacts.summary), 'shouted twice')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(entry('c3')).toContainText(conduct.rules.CONTENT)
  await expect(entry('c2')).not.toContainText(conduct.rules.CONTENT)
  await withdraw('c3')
  await expect(entry('c2')).toContainText(conduct.rules.CONTENT)
  await withdraw('c2')
  await expect(section()).toHaveCount(0)
})

test('the office switches rules on and off, place by place, and sets limits where the law has none', async () => {
  const { page, words, label } = hands
  const { conduct } = words
  await key(hands, 'g')
  await page.keyboard.press('s')
  const name = (rule: keyof typeof conduct.rules, place: 'CN' | 'TW' | 'UK_EW') =>
    conduct.onNamed(conduct.rules[rule], label('jurisdiction', place))
  await expect(box(page, name('CN_HOURS', 'CN'))).toBeChecked()
  for (const off of [name('OFFICE_HOURS', 'TW'), name('CONTENT', 'TW'), name('CONTACT_IN_MORATORIUM', 'UK_EW')])
    await expect(box(page, off)).not.toBeChecked()
  await press(hands, button(page, conduct.editLimits))
  const form = page.getByRole('form', { name: conduct.limits, exact: true })
  await type(hands, field(form, conduct.hoursFrom), '22')
  await type(hands, field(form, conduct.hoursTo), '7:00')
  await page.keyboard.press('Enter')
  await expect(field(form, conduct.hoursFrom)).toBeFocused()
  await type(hands, field(form, conduct.hoursFrom), '0700')
  await type(hands, field(form, conduct.hoursTo), '2200')
  await page.keyboard.press('Enter')
  await expect(form).toHaveCount(0)
  await expect(page.getByText(conduct.hoursText('07:00', '22:00'))).toBeVisible()
  await tick(hands, box(page, name('OFFICE_HOURS', 'TW')))
  await box(page, name('CN_HOURS', 'CN')).click()
  await expectSaid(hands, conduct.turnedOff)
  await expectCleanView(hands, 'settings with conduct checks')
  await key(hands, 'g')
  await page.keyboard.press('c')
  await openCase(hands, '2026-0001')
  await goTo(hands, 'contacts')
  await expect(page.getByText(conduct.none(7))).toBeVisible()
  await expect(entry('c3')).not.toContainText(conduct.severity.breach)
})
