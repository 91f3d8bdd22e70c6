import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { sections } from '../../src/screens/case/case-context.tsx'
import { expectCleanView } from './axe-steps.ts'
import { goTo } from './case-steps.ts'
import { button, field, handsOn, key, part, press, type, type Hands } from './hands.ts'
import { answerDialogs, at, PASSPHRASE, PERSON, unlock } from './office-steps.ts'
import { afterLock, launch, type Launched } from './support.ts'

/** Every view as axe sees it, light and dark: no rule is off, no element is left out, and nothing is found. */

let it: Launched
let hands: Hands

test.afterEach(() => it.app.close())

async function begin(): Promise<void> {
  it = await launch()
  hands = handsOn(it.page, 'en', 'mouse')
}

const expectClean = (view: string) => expectCleanView(hands, view)

const heading = (name: string, level = 1) => expect(hands.page.getByRole('heading', { level, name, exact: true })).toBeVisible()
const form = (name: string) => hands.page.getByRole('form', { name, exact: true })

async function lock(): Promise<void> {
  it = await afterLock(it, () => it.page.keyboard.press('ControlOrMeta+l'))
  hands = at(it, hands)
}

test('before an office is open, and the empty office', async () => {
  await begin()
  const { page, words } = hands
  await heading(words.start.welcome)
  await expectClean('first start')
  await press(hands, page.getByRole('button', { name: words.start.create }))
  await expectClean('create an office')
  await press(hands, button(page, words.start.makeOffice))
  await expect(page.locator('[aria-invalid]').first()).toBeVisible()
  await expectClean('create an office, refused')
  await type(hands, field(page, words.start.person), PERSON)
  await type(hands, field(page, words.start.passphrase), PASSPHRASE)
  await type(hands, field(page, words.start.again), PASSPHRASE)
  await press(hands, button(page, words.start.makeOffice))
  await heading(words.start.recoveryTitle, 2)
  await expectClean('recovery key')
  const groups = await page.getByRole('list', { name: words.start.recoveryGroups }).locator('.code').allTextContents()
  await answerDialogs(it.app, join(it.home, 'recovery key.txt'))
  await press(hands, button(page, words.start.recoverySave))
  await expect(page.getByRole('status').filter({ hasText: 'recovery key.txt' })).toBeVisible()
  await expectClean('recovery key, saved')
  await press(hands, button(page, words.ui.continue))
  await heading(words.start.typeBackTitle, 2)
  await expectClean('recovery key, typed back')
  for (const [index, text] of groups.entries()) {
    const asked = field(page, words.start.group(index + 1))
    if (await asked.isVisible()) await type(hands, asked, text)
  }
  await press(hands, button(page, words.start.finish))
  await heading(words.cases.title)
  await expectClean('no cases')
  await lock()
  await heading(words.start.unlockTitle)
  await expectClean('locked')
  await unlock(hands, 'not the passphrase')
  await expect(hands.page.locator('[aria-invalid]')).toBeVisible()
  await expectClean('locked, wrong passphrase')
  await press(hands, button(hands.page, words.start.useRecovery))
  await expectClean('locked, recovery key')
})

test('the office at work: list, intake, settings, palette, keys, cover', async () => {
  await begin()
  await sampleOffice()
  const { page, words } = hands
  await expectClean('cases')
  await type(hands, field(page, words.cases.find), 'nobody at all')
  await expect(page.getByText(words.cases.notFound)).toBeVisible()
  await expectClean('cases, none found')
  await key(hands, 'c')
  await heading(words.intake.title)
  await expectClean('intake')
  await fillIntakeBadly()
  await expectClean('intake, refused')
  await press(hands, button(page, words.frame.cases))
  await expect(part(page, words.cases.drafts(1))).toBeVisible()
  await expectClean('cases, an unfinished intake')
  await press(hands, button(page, words.frame.due))
  await expect(page.getByRole('grid', { name: words.due.title })).toBeVisible()
  await expectClean('due')
  await page.keyboard.press('m')
  await expect(page.locator('.due-form form')).toBeVisible()
  await expectClean('due, a payment')
  await page.keyboard.press('Escape')
  await press(hands, button(page, words.frame.settings))
  await heading(words.settings.title)
  await expectClean('settings')
  await lookAtLists()
  await press(hands, button(page, words.settings.check))
  await expect(page.getByText(words.settings.checkOk)).toBeVisible()
  await expectClean('settings, checked')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('2026-0001')
  await expect(page.getByRole('option', { name: '2026-0001' })).toBeVisible()
  await expectClean('palette')
  await page.keyboard.press('Escape')
  await key(hands, '?')
  await expect(page.getByRole('dialog', { name: words.ui.keysTitle })).toBeVisible()
  await expectClean('all keys')
  await page.keyboard.press('Escape')
  await key(hands, 'F9')
  await expect(page.getByText(words.frame.privacyCovered)).toBeVisible()
  await expectClean('covered')
})

test('a case: its sections and every form in them', async () => {
  test.setTimeout(240_000)
  await begin()
  await sampleOffice()
  for (const caseNo of ['2026-0001', '2026-0002']) {
    await openCase(caseNo)
    for (const section of sections) {
      await goTo(hands, section)
      await expectClean(`${caseNo}, ${section}`)
    }
  }
  for (const { section, open, name, refused } of formsOfCase()) {
    await goTo(hands, section)
    await open()
    await expect(form(name)).toBeVisible()
    if (refused) {
      await hands.page.keyboard.press('ControlOrMeta+Enter')
      await expect(form(name).locator('[aria-invalid]').first()).toBeVisible()
    }
    await expectClean(`form: ${name}`)
    await form(name).getByRole('button', { name: hands.words.ui.cancel }).click()
    await expect(form(name)).toHaveCount(0)
  }
})

interface FormOfCase {
  section: (typeof sections)[number]
  open: () => Promise<void>
  name: string
  /** It cannot be saved as it opens: looked at with its remarks. */
  refused?: true
}

/** Each form of an open case, how it is opened, and what it is called. */
function formsOfCase(): FormOfCase[] {
  const { page, words } = hands
  const { agreements, contacts, client, debts, offers, papers } = words
  const pressed = (name: string) => () =>
    press(
      hands,
      page
        .locator('.case-work')
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .first(),
    )
  const byKey = (name: string) => () => key(hands, name)
  const withMore = async () => {
    await key(hands, 'n')
    await press(hands, button(page, contacts.more))
  }
  return [
    { section: 'overview', open: withMore, name: words.case.newContact, refused: true },
    { section: 'client', open: byKey('e'), name: client.editClient },
    { section: 'client', open: pressed(client.addConsent), name: client.addConsent, refused: true },
    { section: 'client', open: byKey('s'), name: words.case.hardship },
    { section: 'debts', open: byKey('d'), name: debts.add, refused: true },
    { section: 'debts', open: pressed(debts.addBalance), name: `${debts.addBalance}: 花呗`, refused: true },
    { section: 'contacts', open: pressed(contacts.correct), name: contacts.correction },
    { section: 'contacts', open: pressed(contacts.withdraw), name: contacts.withdraw, refused: true },
    { section: 'offers', open: byKey('a'), name: offers.newProposal, refused: true },
    { section: 'offers', open: byKey('c'), name: offers.desk },
    { section: 'agreements', open: byKey('o'), name: agreements.newAgreement },
    { section: 'agreements', open: pressed(agreements.saidEdit), name: agreements.saidEdit },
    { section: 'agreements', open: pressed(agreements.paperEdit), name: agreements.paperEdit },
    { section: 'agreements', open: pressed(agreements.paperNewer), name: agreements.paperAdd, refused: true },
    { section: 'agreements', open: pressed(agreements.acceptDifference), name: agreements.acceptDifference, refused: true },
    { section: 'agreements', open: pressed(agreements.scheduleEdit), name: agreements.scheduleEdit },
    { section: 'agreements', open: pressed(agreements.addPayment), name: agreements.addPayment },
    { section: 'papers', open: byKey('d'), name: papers.add, refused: true },
    { section: 'budget', open: byKey('v'), name: words.budget.newVersion, refused: true },
  ]
}

async function sampleOffice(): Promise<void> {
  const { page, words } = hands
  await press(hands, page.getByRole('button', { name: words.start.sample }))
  await expectClean('sample office')
  await press(hands, button(page, words.start.makeSample))
  await expect(page.getByRole('grid')).toBeVisible({ timeout: 60_000 })
}

/** The forms of what the office sets for all its cases, with their remarks where they cannot be saved as they open. */
async function lookAtLists(): Promise<void> {
  const { page, words } = hands
  const { officeLists, ui } = words
  for (const [opener, name] of [
    [`${ui.edit}: ${officeLists.reserve}`, officeLists.reserve],
    [officeLists.addGuideline, officeLists.addGuideline],
    [officeLists.addRule, officeLists.addRule],
  ] as const) {
    await press(hands, button(page, opener))
    await expect(form(name)).toBeVisible()
    if (name !== officeLists.reserve) {
      await page.keyboard.press('ControlOrMeta+Enter')
      await expect(form(name).locator('[aria-invalid]').first()).toBeVisible()
    }
    await expectClean(`settings, ${name}`)
    await form(name).getByRole('button', { name: ui.cancel }).click()
    await expect(form(name)).toHaveCount(0)
  }
}

async function openCase(caseNo: string): Promise<void> {
  const { page, words } = hands
  await press(hands, button(page, words.frame.cases))
  await type(hands, field(page, words.cases.find), caseNo)
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.keyboard.press('Enter')
  await expect(page.locator('.strip')).toContainText(caseNo)
}

/** Every kind of remark that the intake can make, at once. */
async function fillIntakeBadly(): Promise<void> {
  const { page, words } = hands
  const client = part(page, words.intake.sections.client)
  await type(hands, field(client, words.intake.name), '张晓明')
  await expect(page.getByRole('heading', { name: words.intake.similar })).toBeVisible()
  await type(hands, field(client, words.intake.birthDate), '1990-02-31')
  await type(hands, field(client, words.intake.idDocNo), '110101199108240012')
  await press(hands, page.getByRole('button', { name: words.intake.addMember }))
  await press(hands, page.getByRole('button', { name: words.intake.addPhone }))
  await press(hands, page.getByRole('button', { name: words.intake.addConsent }))
  for (const more of await page.locator('details > summary').all()) await more.click()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.locator('[aria-invalid]').first()).toBeVisible()
}
