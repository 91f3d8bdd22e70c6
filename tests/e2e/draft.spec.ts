import { expect, test } from 'playwright/test'
import { box, button, choice, choose, expectSaid, field, key, part, press, save, tick, type, type Hands } from './hands.ts'
import { takeInByName } from './intake-steps.ts'
import { at, firstStart, unlock, type AtWork } from './office-steps.ts'
import { afterLock, launch } from './support.ts'

/** What is typed and not yet saved: kept through a crash and a lock, gone when it is saved or thrown away. */

let it: AtWork

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  it = await firstStart('zh-CN')
})
test.afterAll(() => it.app.close())

const intakePart = (name: 'client' | 'hardship') => part(it.page, it.hands.words.intake.sections[name])
const openIntakes = () => part(it.page, it.hands.words.cases.drafts(1))

async function expectList(): Promise<void> {
  await expect(it.page.getByRole('heading', { level: 1, name: it.hands.words.cases.title })).toBeVisible()
}

/** The whole program is gone from one moment to the next, as in a power cut, and is started again. */
async function crash(): Promise<void> {
  const gone = it.app.waitForEvent('close')
  it.app.process().kill('SIGKILL')
  await gone
  const fresh = await launch({ home: it.home })
  it = { ...it, ...fresh, hands: at(fresh, it.hands) }
}

async function lockAndUnlock(act: () => Promise<unknown> = () => it.page.keyboard.press('ControlOrMeta+l')): Promise<void> {
  const fresh = await afterLock(it, act)
  it = { ...it, ...fresh, hands: at(fresh, it.hands) }
  await unlock(it.hands)
  await expectList()
}

/** Drafts are written at most every 300 ms: waits until one holds the last words. */
async function untilKept(lastWords: string): Promise<void> {
  const contents = () =>
    it.page.evaluate(async () => {
      interface Reply {
        value: { key: string }[] & { content: string }
      }
      const { call } = (window as unknown as { parley: { call: (request: string, input: unknown) => Promise<Reply> } }).parley
      const { value } = await call('draft.list', {})
      return (await Promise.all(value.map(({ key: draft }) => call('draft.read', { key: draft }))))
        .map((one) => one.value.content)
        .join('\n')
    })
  await expect.poll(contents).toContain(lastWords)
}

/** Each kind of field, and a line that was added. */
async function typeIntake(hands: Hands): Promise<void> {
  const words = hands.words.intake
  await key(hands, 'c')
  await type(hands, field(intakePart('client'), words.name), '欧阳 𠮷 <b>')
  await type(hands, field(intakePart('client'), words.birthDate), '1991-02')
  await choose(hands, choice(intakePart('client'), words.employmentStatus), hands.label('employment_status', 'unemployed'))
  await press(hands, hands.page.getByRole('button', { name: words.addMember }))
  await type(hands, field(part(hands.page, words.sections.household), words.memberLabel), '女儿')
  await tick(hands, box(intakePart('hardship'), hands.label('hardship_cause', 'illness')))
  await type(hands, field(intakePart('hardship'), words.narrative), '二月住院，尚未出院')
}

async function expectIntake({ words, page, label }: Hands): Promise<void> {
  const { intake } = words
  await expect(field(intakePart('client'), intake.name)).toHaveValue('欧阳 𠮷 <b>')
  await expect(field(intakePart('client'), intake.birthDate)).toHaveValue('1991-02')
  await expect(choice(intakePart('client'), intake.employmentStatus)).toHaveValue('unemployed')
  await expect(field(part(page, intake.sections.household), intake.memberLabel)).toHaveValue('女儿')
  await expect(box(intakePart('hardship'), label('hardship_cause', 'illness'))).toBeChecked()
  await expect(field(intakePart('hardship'), intake.narrative)).toHaveValue('二月住院，尚未出院')
}

async function goOnWithIntake(): Promise<void> {
  await press(it.hands, openIntakes().getByRole('button', { name: '欧阳 𠮷 <b>' }))
  await expect(it.page.getByText(it.hands.words.ui.draftRestored)).toBeVisible()
}

test('an intake survives a crash as it was typed, and the office says that it was not closed', async () => {
  await typeIntake(it.hands)
  await untilKept('尚未出院')
  await crash()
  await unlock(it.hands)
  await expectList()
  await expect(it.page.getByText(it.hands.words.problems['office.uncleanExit']())).toBeVisible()
  await goOnWithIntake()
  await expectIntake(it.hands)
})

test('it survives a lock by its key from one letter to the next, and the computer going to sleep', async () => {
  const narrative = () => field(intakePart('hardship'), it.hands.words.intake.narrative)
  await type(it.hands, narrative(), '二月住院，尚未出院，又及')
  await lockAndUnlock()
  await goOnWithIntake()
  await expect(narrative()).toHaveValue('二月住院，尚未出院，又及')
  await type(it.hands, narrative(), '二月住院，尚未出院，再及')
  await untilKept('再及')
  await lockAndUnlock(() => it.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend')))
  await goOnWithIntake()
  await expect(narrative()).toHaveValue('二月住院，尚未出院，再及')
  await type(it.hands, narrative(), '二月住院，尚未出院')
})

test('thrown away it is gone, and back by one key until then', async () => {
  const { ui } = it.hands.words
  await press(it.hands, button(it.page, ui.throwAway))
  await expectSaid(it.hands, ui.thrownAway)
  await expect(field(intakePart('client'), it.hands.words.intake.name)).toHaveValue('')
  await press(it.hands, it.page.getByRole('button', { name: ui.undo }))
  await expectIntake(it.hands)
  await press(it.hands, button(it.page, ui.throwAway))
  await it.page.keyboard.press('Escape')
  await expectList()
  await expect(openIntakes()).toHaveCount(0)
  await lockAndUnlock()
  await expect(openIntakes()).toHaveCount(0)
})

test('a saved intake leaves no draft', async () => {
  await takeInByName(it.hands, '李文静')
  await lockAndUnlock()
  await expect(it.page.getByRole('row', { name: '李文静' })).toBeVisible()
  await expect(openIntakes()).toHaveCount(0)
})

test('a contact entry survives leaving, a crash and a lock, and is gone when it is saved', async () => {
  const { words, label } = it.hands
  const form = () => it.page.getByRole('form', { name: words.case.newContact, exact: true })
  const summary = () => field(form(), words.contacts.summary)
  const openForm = async () => {
    await press(it.hands, it.page.getByRole('row', { name: '李文静' }))
    await expect(it.page.getByRole('heading', { level: 1, name: '李文静' })).toBeVisible()
    await key(it.hands, 'n')
    await expect(form()).toBeVisible()
  }
  it = { ...it, hands: { ...it.hands, by: 'mouse' } }
  await openForm()
  await type(it.hands, summary(), '同意延期，口头')
  await it.page.keyboard.press('Escape')
  await expect(form()).toHaveCount(0)
  await key(it.hands, 'n')
  await expect(summary()).toHaveValue('同意延期，口头')
  await untilKept('同意延期，口头')
  await crash()
  await unlock(it.hands)
  await openForm()
  await expect(summary()).toHaveValue('同意延期，口头')
  await lockAndUnlock()
  await openForm()
  await expect(summary()).toHaveValue('同意延期，口头')
  await choose(it.hands, choice(form(), words.contacts.result), label('contact_result', 'accepted_verbal'))
  await save(it.hands, words.case.newContact)
  await key(it.hands, 'n')
  await expect(summary()).toHaveValue('')
})
