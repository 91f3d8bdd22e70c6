import { expect, test } from 'playwright/test'
import { sections } from '../../src/screens/case/case-context.tsx'
import { goTo } from './case-steps.ts'
import { button, choice, choose, expectSaid, field, key, pick, press, type } from './hands.ts'
import { PASSPHRASE, PERSON, unlock, unlockAs } from './office-steps.ts'
import { counselor, deskOfThree, free, others, own, reader, type Desk } from './people-steps.ts'

/** Who comes in, and what a counselor and a reader see and may do, by keyboard only. */

test.describe.configure({ mode: 'serial' })

let desk: Desk
test.beforeAll(async () => {
  desk = await deskOfThree()
})
test.afterAll(() => desk.it.app.close())

test('the start screen asks who is there and remembers nobody; a counselor sees own and free cases and nothing of the others', async () => {
  const { people, frame } = desk.words
  await desk.lock()
  const who = choice(desk.page, people.whoAreYou)
  await expect(who).toBeFocused()
  await expect(who).toHaveValue('')
  await desk.expectNames([PERSON, counselor.name, reader.name])
  await desk.clean('who is there')
  await unlock(desk.hands, counselor.passphrase)
  await expect(who).toHaveAccessibleDescription(desk.words.problems['choice.unknown']())
  await unlockAs(desk.hands, counselor.name, PASSPHRASE)
  await expect(field(desk.page, desk.words.start.passphrase)).toHaveAccessibleDescription(desk.words.problems['office.wrongPassphrase']())
  await unlockAs(desk.hands, counselor.name, counselor.passphrase)
  await desk.heading(desk.words.cases.title)
  await expect(desk.page.locator('.who')).toHaveText(`${desk.hands.label('person_role', 'counselor')} ${counselor.name}`)
  await expect.poll(desk.numbers).toEqual([free, own])
  await choose(desk.hands, choice(desk.page, people.whose), people.mine)
  await expect.poll(desk.numbers).toEqual([own])
  await expect(button(desk.page, people.assignShown('1'))).toHaveCount(0)
  const unseen = await desk.ask('case.open', { caseNo: others })
  expect(unseen).toEqual({ ok: false, problem: { code: 'case.unknown', params: { caseNo: others } } })
  expect(await desk.ask('case.open', { caseNo: '2031-0009' })).toEqual({
    ok: false,
    problem: { code: 'case.unknown', params: { caseNo: '2031-0009' } },
  })
  expect(await desk.ask('office.log', { from: 0, limit: 1 })).toEqual({ ok: false, problem: { code: 'request.notAllowed' } })
  await desk.settings()
  for (const title of [desk.words.settings.copyTitle, desk.words.settings.exportTitle, people.recovery, people.newKeys])
    await expect(desk.page.getByRole('region', { name: title, exact: true })).toHaveCount(0)
  await expect(button(desk.page, people.add)).toHaveCount(0)
  await expect(button(desk.page, frame.newCase)).toHaveCount(0)
  await desk.clean('settings of a counselor')
})

test('who saw a client is told beside the case, and each look is in it', async () => {
  const { people } = desk.words
  await desk.open(own)
  await key(desk.hands, 'Shift+W')
  const panel = desk.page.getByRole('region', { name: people.viewers })
  await expect(desk.page.getByRole('heading', { name: people.viewers })).toBeFocused()
  await expect(panel.getByRole('listitem').first()).toContainText(`${counselor.name}${desk.hands.label('data_action', 'viewed')}`)
  await expect(panel.getByRole('listitem').filter({ hasText: PERSON })).toHaveCount(1)
  await desk.clean('who saw this client')
  await desk.page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(desk.page.locator('[data-opens="viewers"]')).toBeFocused()
})

test('a counselor who hands a case over no longer sees it', async () => {
  const { people } = desk.words
  await desk.cases()
  await choose(desk.hands, choice(desk.page, people.whose), people.everybody)
  await desk.open(free)
  await choose(desk.hands, choice(desk.page, people.whose), counselor.name)
  await expectSaid(desk.hands, people.assignedSaid(counselor.name))
  await pick(desk.hands, choice(desk.page, people.whose), PERSON)
  await expectSaid(desk.hands, people.handedOver(PERSON))
  await desk.heading(desk.words.cases.title)
  await type(desk.hands, field(desk.page, desk.words.cases.find), '2026')
  await expect.poll(desk.numbers).toEqual([own])
})

test('a passphrase is changed by whoever has it: the old one opens the office no more', async () => {
  const { people, start, problems } = desk.words
  await desk.settings()
  const open = button(desk.page, `${people.change}: ${people.myPassphrase}`)
  await press(desk.hands, open)
  const shown = desk.form(people.myPassphrase)
  const fill = async (old: string, next: string) => {
    await type(desk.hands, field(shown, people.oldPassphrase), old)
    await type(desk.hands, field(shown, people.newPassphrase), next)
    await type(desk.hands, field(shown, start.again), next)
    await desk.page.keyboard.press('Enter')
  }
  await fill('not what it is now', 'nine quiet lamps 22')
  await expect(field(shown, people.oldPassphrase)).toHaveAccessibleDescription(problems['office.wrongPassphrase']())
  await expect(field(shown, people.oldPassphrase)).toBeFocused()
  await desk.clean('changing a passphrase')
  await fill(counselor.passphrase, 'nine quiet lamps 22')
  await expectSaid(desk.hands, people.passphraseChanged)
  await expect(open).toBeFocused()
  await desk.lock()
  await unlockAs(desk.hands, counselor.name, counselor.passphrase)
  await expect(desk.page.getByText(problems['office.wrongPassphrase']())).toBeVisible()
  await unlock(desk.hands, 'nine quiet lamps 22')
  await desk.heading(desk.words.cases.title)
})

/** A button that opens a form says which; a panel to read is none. */
const opener = '[data-opens]:not([data-opens=viewers], [data-opens=verify], [data-opens=chronology])'

test('a reader sees the cases that name them, and neither a button nor a key changes anything', async () => {
  const { people, frame, case: of } = desk.words
  await desk.comeAs(reader)
  await expect(desk.page.locator('.bar')).toContainText(people.readsOnly)
  await expect.poll(desk.numbers).toEqual([own])
  await expect(button(desk.page, frame.newCase)).toHaveCount(0)
  await key(desk.hands, 'c')
  await desk.heading(desk.words.cases.title)
  await desk.open(own)
  await expect(button(desk.page, of.newContact)).toHaveCount(0)
  await expect(choice(desk.page, of.status)).toHaveCount(0)
  for (const section of sections) {
    await goTo(desk.hands, section)
    for (const name of [desk.words.ui.edit, desk.words.ui.remove, of.summary])
      await expect(desk.page.getByRole('button', { name })).toHaveCount(0)
    for (const letter of ['n', 't', 'e', 'd', 'a', 'o', 's', 'b', 'm', 'v']) await desk.page.keyboard.press(letter)
    await expect(desk.page.getByRole('form')).toHaveCount(0)
    await expect(desk.page.locator('.case').locator(opener)).toHaveCount(0)
    await expect(desk.page.locator(':is(.case-work, .strip) :is(select, textarea)')).toHaveCount(0)
    await desk.clean(`${section} of a reader`)
  }
  await desk.page.keyboard.press('ControlOrMeta+k')
  await desk.page.keyboard.type(of.newContact)
  await expect(desk.page.getByText(desk.words.ui.paletteNothing)).toBeVisible()
  await desk.page.keyboard.press('Escape')
  expect(await desk.ask('case.update', { caseNo: own, priority: 'high' })).toEqual({ ok: false, problem: { code: 'request.notAllowed' } })
  expect(await desk.ask('case.open', { caseNo: others })).toEqual({
    ok: false,
    problem: { code: 'case.unknown', params: { caseNo: others } },
  })
  await desk.settings()
  await desk.clean('settings of a reader')
})

test('after five wrong passphrases the pause counts down in words, and then the right one opens', async () => {
  const { people } = desk.words
  await desk.lock()
  await pick(desk.hands, choice(desk.page, people.whoAreYou), PERSON)
  const passphrase = field(desk.page, desk.words.start.passphrase)
  for (let tries = 0; tries < 5; tries++) {
    await unlock(desk.hands, `wrong guess number ${tries}`)
    await expect(passphrase).toHaveAccessibleDescription(desk.words.problems['office.wrongPassphrase']())
    await expect(passphrase).toBeFocused()
  }
  // A slow computer may need longer for a try than the first pause is: each wrong one more makes it twice as long.
  await expect(async () => {
    await desk.page.keyboard.press('Enter')
    await expect(desk.page.getByRole('status').filter({ hasText: people.paused })).toBeVisible({ timeout: 2_000 })
    await expect(desk.page.getByRole('timer')).toHaveText(/^\d+ more seconds?$/, { timeout: 500 })
  }).toPass()
  await desk.clean('a pause')
  await expect(desk.page.getByText(people.tryAgain)).toBeVisible({ timeout: 70_000 })
  await unlock(desk.hands)
  await desk.heading(desk.words.cases.title)
})
