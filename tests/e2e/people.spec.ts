import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { button, choice, choose, expectSaid, field, hasFocus, key, part, pick, press, reach, type } from './hands.ts'
import { answerDialogs, PASSPHRASE, PERSON, recoveryKeyIn, unlock, unlockAs } from './office-steps.ts'
import { counselor, deskOfOne, others, own, free, reader, type Desk } from './people-steps.ts'

/** The people of an office and its keys, as an administrator looks after them, by keyboard only. */

test.describe.configure({ mode: 'serial' })

let desk: Desk
test.beforeAll(async () => {
  desk = await deskOfOne()
})
test.afterAll(() => desk.it.app.close())

async function add(name: string, role: 'counselor' | 'reader', passphrase: string): Promise<void> {
  const { people } = desk.words
  await press(desk.hands, button(desk.page, people.add))
  const shown = desk.form(people.add)
  await expect(field(shown, people.name)).toBeFocused()
  await type(desk.hands, field(shown, people.name), name)
  await choose(desk.hands, choice(shown, people.role), desk.hands.label('person_role', role))
  await type(desk.hands, field(shown, people.firstPassphrase), passphrase)
  await type(desk.hands, field(shown, desk.words.start.again), passphrase)
  await desk.page.keyboard.press('Enter')
  await expectSaid(desk.hands, people.added(name))
}

test('an office of one asks for the passphrase alone and says that there is no other way in', async () => {
  await desk.lock()
  await expect(field(desk.page, desk.words.start.passphrase)).toBeFocused()
  await expect(choice(desk.page, desk.words.people.whoAreYou)).toHaveCount(0)
  await expect(desk.page.getByText(desk.words.people.noWayIn)).toBeVisible()
  await unlock(desk.hands)
  await desk.heading(desk.words.cases.title)
  await expect(desk.grid.getByRole('columnheader', { name: desk.words.people.whose })).toHaveCount(0)
})

test('an administrator adds a counselor and a reader; a name that is taken stands beside its field', async () => {
  const { people, problems } = desk.words
  await desk.settings()
  await expect(part(desk.page, people.title)).toContainText(people.only)
  await press(desk.hands, button(desk.page, people.add))
  await desk.clean('adding a person')
  await type(desk.hands, field(desk.page, people.name), PERSON)
  await type(desk.hands, field(desk.page, people.firstPassphrase), counselor.passphrase)
  await type(desk.hands, field(desk.page, desk.words.start.again), counselor.passphrase)
  await desk.page.keyboard.press('Enter')
  await expect(field(desk.page, people.name)).toHaveAccessibleDescription(new RegExp(problems['person.nameTaken']()))
  await desk.page.keyboard.press('Escape')
  await add(counselor.name, 'counselor', counselor.passphrase)
  await add(reader.name, 'reader', reader.passphrase)
  const table = desk.page.getByRole('table', { name: people.title })
  await expect(table.getByRole('row', { name: counselor.name })).toContainText(desk.hands.label('person_role', 'counselor'))
  await expect(table.getByRole('row', { name: reader.name })).toContainText(desk.hands.label('person_role', 'reader'))
  await desk.clean('people')
})

test('cases are assigned: one in its strip with a deputy, all that the list shows in one act', async () => {
  const { people } = desk.words
  await desk.cases()
  await expect(desk.grid.getByRole('columnheader', { name: people.whose })).toBeVisible()
  await desk.open(own)
  await key(desk.hands, 'Shift+A')
  await expect(choice(desk.page, people.whose)).toBeFocused()
  await choose(desk.hands, choice(desk.page, people.whose), counselor.name)
  await expectSaid(desk.hands, people.assignedSaid(counselor.name))
  await choose(desk.hands, choice(desk.page, people.deputy), reader.name)
  await expectSaid(desk.hands, people.deputySaid(reader.name))
  await desk.clean('a case with its people')
  await desk.cases()
  await type(desk.hands, field(desk.page, desk.words.cases.find), others)
  await expect(desk.grid.locator('.rows-body [role=row]')).toHaveCount(1)
  await key(desk.hands, 'Shift+A')
  const assigning = desk.form(people.assignShownTitle('1'))
  await expect(choice(assigning, people.assignTo)).toBeFocused()
  await desk.clean('assigning what the list shows')
  await choose(desk.hands, choice(assigning, people.assignTo), PERSON)
  await desk.page.keyboard.press('ControlOrMeta+Enter')
  await expectSaid(desk.hands, people.assigned('1', PERSON))
  await type(desk.hands, field(desk.page, desk.words.cases.find), '2026')
  await expect(desk.grid.getByRole('row', { name: own })).toContainText(counselor.name)
  await expect(desk.grid.getByRole('row', { name: others })).toContainText(PERSON)
  await choose(desk.hands, choice(desk.page, people.whose), people.nobodys)
  await expect.poll(desk.numbers).toEqual([free])
  await choose(desk.hands, choice(desk.page, people.whose), counselor.name)
  await expect.poll(desk.numbers).toEqual([own])
})

test('the log of the office tells everything to an administrator, narrowed to a person and to an act', async () => {
  const { people } = desk.words
  await key(desk.hands, 'g')
  await desk.page.keyboard.press('l')
  await desk.heading(people.log)
  const lines = desk.page.locator('.log-line')
  await expect(
    lines.filter({ hasText: `${desk.hands.label('data_action', 'created')}: ${people.things.person} ${reader.name}` }),
  ).toHaveCount(1)
  await desk.clean('the log of the office')
  await choose(desk.hands, choice(desk.page, people.did), desk.hands.label('data_action', 'viewed'))
  await expect(lines.filter({ hasText: own }).first()).toBeVisible()
  await expect(lines.filter({ hasText: desk.hands.label('data_action', 'created') })).toHaveCount(0)
  await choose(desk.hands, choice(desk.page, people.who), counselor.name)
  await expect(desk.page.getByRole('status').filter({ hasText: people.noEntries })).toBeVisible()
  await expect(lines).toHaveCount(0)
})

test('a new recovery key holds once it is typed back: it gives the named administrator a new passphrase, the old one is refused', async () => {
  const { people, start, problems } = desk.words
  const before = recoveryKeyIn(desk.it.recoveryFile)
  await desk.settings()
  await press(desk.hands, button(desk.page, `${people.renew}: ${people.recovery}`))
  await type(desk.hands, field(desk.page, people.ownPassphrase), PASSPHRASE)
  await desk.page.keyboard.press('Enter')
  await desk.heading(start.recoveryTitle, 2)
  await desk.clean('a new recovery key')
  const file = join(desk.it.home, 'renewed key.txt')
  await answerDialogs(desk.it.app, file)
  await press(desk.hands, button(desk.page, start.recoverySave))
  await expect(desk.page.getByRole('status').filter({ hasText: 'renewed key.txt' })).toBeVisible()
  await press(desk.hands, button(desk.page, desk.words.ui.continue))
  const groups = recoveryKeyIn(file).split('-')
  for (const [index, text] of groups.entries()) {
    const asked = field(desk.page, start.group(index + 1))
    if (await asked.isVisible()) await type(desk.hands, asked, text)
  }
  await desk.page.keyboard.press('Enter')
  await expectSaid(desk.hands, people.renewed)
  await desk.lock()
  await press(desk.hands, button(desk.page, start.useRecovery))
  await desk.clean('by recovery key, several people')
  const recover = async (recoveryKey: string, name: string) => {
    await type(desk.hands, field(desk.page, start.recoveryKey), recoveryKey)
    await pick(desk.hands, choice(desk.page, people.newFor), name)
    await type(desk.hands, field(desk.page, start.newPassphrase), PASSPHRASE)
    await type(desk.hands, field(desk.page, start.again), PASSPHRASE)
    await desk.page.keyboard.press('Enter')
  }
  await recover(before, PERSON)
  await expect(field(desk.page, start.recoveryKey)).toHaveAccessibleDescription(new RegExp(problems['office.recoveryWrong']()))
  await recover(recoveryKeyIn(file), reader.name)
  await expect(choice(desk.page, people.newFor)).toHaveAccessibleDescription(new RegExp(problems['person.notAdministrator']()))
  await recover(recoveryKeyIn(file), PERSON)
  await desk.heading(desk.words.cases.title)
})

test('whoever is removed gets in no more: the cases go over, the keys are new, and the start screen no longer names them', async () => {
  const { people, problems } = desk.words
  await desk.settings()
  await press(desk.hands, button(desk.page, people.removeNamed(counselor.name)))
  const shown = desk.form(people.removeNamed(counselor.name))
  await choose(desk.hands, choice(shown, people.casesTo), PERSON)
  await type(desk.hands, field(shown, people.ownPassphrase), 'not my own passphrase')
  await desk.page.keyboard.press('Enter')
  await expect(field(shown, people.ownPassphrase)).toHaveAccessibleDescription(problems['office.wrongPassphrase']())
  await desk.clean('removing a person')
  await type(desk.hands, field(shown, people.ownPassphrase), PASSPHRASE)
  await desk.page.keyboard.press('Enter')
  await expect(part(desk.page, people.title).getByRole('status')).toContainText(people.removed(counselor.name))
  const row = desk.page.getByRole('table', { name: people.title }).getByRole('row', { name: counselor.name })
  await expect(row).toContainText(people.removedOn(''))
  await expect(row.getByRole('button')).toHaveCount(0)
  await desk.clean('after a removal')
  await desk.cases()
  await expect(desk.grid.getByRole('row', { name: own })).toContainText(PERSON)
  await desk.lock()
  await desk.expectNames([PERSON, reader.name])
  await unlockAs(desk.hands, PERSON, PASSPHRASE)
  await desk.heading(desk.words.cases.title)
})

test('new keys on request: everybody goes on with the passphrase they have', async () => {
  const { people } = desk.words
  await desk.settings()
  const open = desk.page.getByRole('region', { name: people.newKeys, exact: true }).getByRole('button')
  await reach(desk.hands, open)
  await desk.page.keyboard.press('Enter')
  await type(desk.hands, field(desk.page, people.ownPassphrase), PASSPHRASE)
  await desk.page.keyboard.press('Enter')
  await expect(part(desk.page, people.keys).getByRole('status')).toContainText(people.rotated)
  expect(await hasFocus(desk.page.locator('body'))).toBe(false)
  await desk.comeAs(reader)
  await expect.poll(desk.numbers).toEqual([own])
})
