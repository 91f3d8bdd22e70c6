import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { expectCleanView } from './axe-steps.ts'
import { button, choice, choose, expectSaid, field, key, part, press, type, type Hands } from './hands.ts'
import { openCase, takeIn } from './money-steps.ts'
import { answerDialogs, at, firstStart, PERSON, unlockAs, type AtWork } from './office-steps.ts'
import { firstCase } from '../domain/build.ts'
import { afterLock } from './support.ts'

/** Keeping and erasing, by keyboard alone. */

const SECOND = '周顾问'
const SECOND_PASSPHRASE = 'lanterns over 3 rivers'
const file = firstCase()
const { name } = file.client

let it: AtWork
let hands: Hands

test.beforeEach(async () => {
  it = await firstStart('en')
  hands = it.hands
  await takeIn(it, [file])
})
test.afterEach(() => it.app.close())

const keeping = () => part(hands.page, hands.words.erasure.title)
const list = (title: string) => part(hands.page, title)

/** To the part of the client's page that is about keeping and erasing. */
async function toKeeping(): Promise<void> {
  await openCase(hands, file.caseNo)
  await press(hands, button(hands.page, hands.words.case.sections.client))
  await expect(keeping()).toBeVisible()
}

async function ask(): Promise<void> {
  const { page, words, label } = hands
  await press(hands, button(keeping(), words.erasure.ask))
  await choose(hands, choice(page, words.erasure.reason), label('erasure_reason', 'client_request'))
  await page.keyboard.press('ControlOrMeta+Enter')
  await expectSaid(hands, words.erasure.askedSaid)
}

test('alone: it is asked for and taken back, and when it can be confirmed stands there', async () => {
  const { page, words } = hands
  await toKeeping()
  await ask()
  await expect(keeping()).toContainText(`${PERSON} asked for the erasure of this client`)
  await expect(keeping()).toContainText('You are the only one who could confirm')
  await expectCleanView(hands, 'the client whose erasure was asked for')
  await key(hands, 'ControlOrMeta+z')
  await expect(keeping()).not.toContainText('asked for the erasure')
  await ask()
  await key(hands, 'g')
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { level: 1, name: words.erasure.title })).toBeVisible()
  await expect(list(words.erasure.asked)).toContainText(name)
  await expect(list(words.erasure.asked)).toContainText('You are the only one who could confirm')
  await expect(list(words.erasure.asked).getByRole('button', { name: `${words.erasure.confirm}: ${name}` })).toHaveCount(0)
  await expectCleanView(hands, 'keeping and erasing')
  await press(hands, button(list(words.erasure.asked), `${words.erasure.drop}: ${name}`))
  await expectSaid(hands, words.erasure.dropped)
  await expect(list(words.erasure.asked)).toContainText(words.erasure.askedNone)
})

test('a legal hold stops it and is lifted again', async () => {
  const { page, words } = hands
  await toKeeping()
  await press(hands, button(keeping(), words.erasure.hold))
  await type(hands, field(page, words.erasure.holdReason), '诉讼中')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expectSaid(hands, words.erasure.holdSet)
  await expect(keeping()).toContainText('诉讼中')
  await expect(button(keeping(), words.erasure.ask)).toHaveCount(0)
  await expectCleanView(hands, 'a case under a legal hold')
  await key(hands, 'g')
  await page.keyboard.press('e')
  await expect(list(words.erasure.held)).toContainText('诉讼中')
  await press(hands, button(list(words.erasure.held), `${words.erasure.lift}: ${name}`))
  await expectSaid(hands, words.erasure.lifted)
  await expect(list(words.erasure.held)).toContainText(words.erasure.heldNone)
})

test('the office says how long it keeps cases, and those closed for longer are proposed', async () => {
  const { page, words } = hands
  await page.evaluate(async (caseNo) => {
    const { call } = (window as unknown as Vault).parley
    await call('case.update', { caseNo, status: 'closed', closedOn: '2001-01-31' })
  }, file.caseNo)
  await key(hands, 'g')
  await page.keyboard.press('e')
  await expect(list(words.erasure.proposed)).toContainText(words.erasure.proposedNone)
  await press(hands, button(list(words.erasure.rule), `${words.ui.edit}: ${words.erasure.rule}`))
  await type(hands, field(page, words.erasure.years), '3')
  await page.keyboard.press('Enter')
  await expectSaid(hands, words.erasure.ruleSaved)
  await expect(list(words.erasure.proposed)).toContainText('1 Feb 2004')
  await expectCleanView(hands, 'a proposed erasure')
  await press(hands, button(list(words.erasure.proposed), `${words.erasure.ask}: ${name}`))
  await expectSaid(hands, words.erasure.askedSaid)
  await expect(list(words.erasure.asked)).toContainText(hands.label('erasure_reason', 'retention'))
  await expect(list(words.erasure.proposed)).toContainText(words.erasure.proposedNone)
})

type Vault = { parley: { call: (request: string, input: unknown) => Promise<{ ok: boolean }> } }

test('a second person confirms with the passphrase, and the client is gone', async () => {
  const { words } = hands
  const input = { name: SECOND, role: 'administrator', passphrase: SECOND_PASSPHRASE }
  const added = await hands.page.evaluate((person) => (window as unknown as Vault).parley.call('people.add', person), input)
  expect(added.ok).toBe(true)
  await toKeeping()
  await ask()
  await expect(keeping()).toContainText(words.erasure.another)
  it = { ...it, ...(await afterLock(it, () => hands.page.keyboard.press('ControlOrMeta+l'))) }
  hands = at(it, hands)
  const { page } = hands
  await unlockAs(hands, SECOND, SECOND_PASSPHRASE)
  await expect(page.getByRole('heading', { level: 1, name: words.cases.title })).toBeVisible()
  await key(hands, 'g')
  await page.keyboard.press('e')
  await press(hands, button(list(words.erasure.asked), `${words.erasure.confirm}: ${name}`))
  const dialog = page.getByRole('dialog', { name: words.erasure.confirmTitle(name) })
  await expectCleanView(hands, 'the question before an erasure')
  const passphrase = field(dialog, words.erasure.passphrase)
  await type(hands, passphrase, 'not the passphrase')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText(words.problems['office.wrongPassphrase']())
  await type(hands, passphrase, SECOND_PASSPHRASE)
  await page.keyboard.press('Enter')
  await expectSaid(hands, words.erasure.erased(name))
  await expect(dialog).toHaveCount(0)
  await expect(list(words.erasure.asked)).toContainText(words.erasure.askedNone)
  await expect(list(words.erasure.done)).toContainText(SECOND)
  await expect(list(words.erasure.done)).not.toContainText(name)
  await expectCleanView(hands, 'who was erased')
  await key(hands, 'g')
  await page.keyboard.press('c')
  await expect(page.getByText(name)).toHaveCount(0)
})

test('a copy of everything about the client, as a data file and as a print', async () => {
  const { words } = hands
  await toKeeping()
  const path = join(it.home, 'copy.json')
  await answerDialogs(it.app, path)
  await press(hands, button(keeping(), `${words.erasure.copyTitle}: ${words.erasure.copy}`))
  await expectSaid(hands, 'copy.json')
  const copy = JSON.parse(readFileSync(path, 'utf8')) as {
    format: string
    tables: Record<string, { name?: string }[]>
    documents: unknown[]
  }
  expect(copy.format).toBe('parley-subject-copy')
  expect(copy.tables['clients']![0]!.name).toBe(name)
  expect(copy.documents).toHaveLength(file.documents.length)
  await answerDialogs(it.app, join(it.home, 'copy.pdf'))
  await press(hands, button(keeping(), `${words.erasure.copyTitle}: ${words.erasure.print}`))
  await expectSaid(hands, 'copy.pdf')
  expect(readFileSync(join(it.home, 'copy.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
})
